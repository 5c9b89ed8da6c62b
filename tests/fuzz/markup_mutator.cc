#include "fuzz/markup_mutator.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>
#include <vector>

namespace pith::internal::fuzz {
namespace {

// Elements that stages have rules for, and some that they have none for.
constexpr auto kNames = std::to_array<std::string_view>(
    {"a",        "abbr",    "article",  "aside",      "b",       "blockquote", "body",  "br",
     "button",   "caption", "code",     "dd",         "del",     "details",    "div",   "dl",
     "dt",       "em",      "figure",   "figcaption", "footer",  "form",       "h1",    "h2",
     "h6",       "head",    "header",   "hr",         "iframe",  "img",        "li",    "main",
     "math",     "nav",     "noscript", "object",     "ol",      "option",     "p",     "picture",
     "pre",      "q",       "ruby",     "script",     "section", "select",     "span",  "style",
     "sub",      "summary", "sup",      "svg",        "table",   "tbody",      "td",    "template",
     "textarea", "th",      "time",     "title",      "tr",      "ul",         "video", "x-card"});

constexpr auto kAttributes = std::to_array<std::string_view>({"hidden",
                                                              "aria-hidden=true",
                                                              "class=comments",
                                                              "class=\"post-content\"",
                                                              "class=share",
                                                              "class=katex",
                                                              "role=navigation",
                                                              "id=content",
                                                              "href=\"/a\"",
                                                              "src=x.png alt=y",
                                                              "style=\"display:none\"",
                                                              "style=\"white-space:pre\"",
                                                              "itemprop=articleBody",
                                                              "rowspan=3",
                                                              "colspan=9999",
                                                              "start=7",
                                                              "type=application/ld+json",
                                                              "lang=zh",
                                                              "datetime=2026-11-30",
                                                              "title=\"a b\"",
                                                              "shadowrootmode=open"});

using Pieces = std::vector<std::string>;

// Tags, comments and the text between them.
Pieces pieces_of(std::string_view markup) {
  Pieces pieces;
  while (!markup.empty()) {
    std::size_t end = 0;
    if (markup.front() == '<') {
      end = std::min(markup.find('>'), markup.size() - 1) + 1;
    } else {
      end = std::min(markup.find('<'), markup.size());
    }
    pieces.emplace_back(markup.substr(0, end));
    markup.remove_prefix(end);
  }
  return pieces;
}

class Mutation {
 public:
  Mutation(Pieces pieces, std::size_t max_size, unsigned seed)
      : pieces_(std::move(pieces)), max_size_(max_size), random_(seed) {}

  Pieces take() && {
    switch (below(8)) {
      case 0:
        repeat();
        break;
      case 1:
        drop();
        break;
      case 2:
        move();
        break;
      case 3:
        wrap();
        break;
      case 4:
        nest();
        break;
      case 5:
        rename();
        break;
      case 6:
        add_attribute();
        break;
      default:
        insert(below(pieces_.size() + 1), {"</" + name() + ">"});
        break;
    }
    return std::move(pieces_);
  }

 private:
  static constexpr std::size_t kMaxRun = 12;
  static constexpr std::size_t kMaxDepth = 300;

  std::size_t below(std::size_t limit) { return random_() % std::max<std::size_t>(limit, 1); }
  std::string name() { return std::string(kNames[below(kNames.size())]); }

  std::pair<std::size_t, std::size_t> run() {
    const std::size_t begin = below(pieces_.size());
    return {begin, std::min(begin + 1 + below(kMaxRun), pieces_.size())};
  }
  Pieces copied(std::size_t begin, std::size_t end) const {
    return {pieces_.begin() + static_cast<std::ptrdiff_t>(begin),
            pieces_.begin() + static_cast<std::ptrdiff_t>(end)};
  }
  void insert(std::size_t at, const Pieces& more) {
    pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
  }
  void erase(std::size_t begin, std::size_t end) {
    pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(begin),
                  pieces_.begin() + static_cast<std::ptrdiff_t>(end));
  }

  void repeat() {
    const auto [begin, end] = run();
    const Pieces part = copied(begin, end);
    std::size_t bytes = 1;
    for (const std::string& piece : part) bytes += piece.size();
    Pieces copies;
    for (std::size_t left = below(max_size_ / bytes); left > 0; --left) {
      copies.insert(copies.end(), part.begin(), part.end());
    }
    insert(end, copies);
  }
  void drop() {
    const auto [begin, end] = run();
    erase(begin, end);
  }
  void move() {
    const auto [begin, end] = run();
    const Pieces part = copied(begin, end);
    erase(begin, end);
    insert(below(pieces_.size() + 1), part);
  }
  void wrap() {
    const auto [begin, end] = run();
    const std::string around = name();
    insert(end, {"</" + around + ">"});
    insert(begin, {"<" + around + ">"});
  }
  void nest() {
    const std::string inner = name();
    const std::string outer = name();
    const std::string level = below(2) == 0 ? "<" + inner + ">" : "<" + outer + "><" + inner + ">";
    insert(below(pieces_.size() + 1), Pieces(1 + below(kMaxDepth), level));
  }

  // A tag that is there, or null.
  std::string* tag() {
    std::string& piece = pieces_[below(pieces_.size())];
    return piece.size() > 2 && piece.front() == '<' && piece[1] != '!' ? &piece : nullptr;
  }
  static std::size_t name_begin(const std::string& tag) { return tag[1] == '/' ? 2 : 1; }
  static std::size_t name_end(const std::string& tag) {
    return std::min(tag.find_first_of(" \t\n/>", name_begin(tag)), tag.size());
  }
  void rename() {
    if (std::string* const found = tag()) {
      const std::size_t begin = name_begin(*found);
      found->replace(begin, name_end(*found) - begin, name());
    }
  }
  void add_attribute() {
    if (std::string* const found = tag()) {
      found->insert(name_end(*found), " ")
          .insert(name_end(*found) + 1, kAttributes[below(kAttributes.size())]);
    }
  }

  Pieces pieces_;
  std::size_t max_size_;
  std::minstd_rand random_;
};

}  // namespace

std::string mutate_markup(std::string_view markup, std::size_t max_size, unsigned seed) {
  Pieces pieces = pieces_of(markup);
  if (pieces.empty()) pieces.emplace_back("<p>");
  std::string changed;
  for (const std::string& piece : Mutation(std::move(pieces), max_size, seed).take()) {
    changed += piece;
    if (changed.size() >= max_size) break;
  }
  changed.resize(std::min(changed.size(), max_size));
  return changed;
}

}  // namespace pith::internal::fuzz
