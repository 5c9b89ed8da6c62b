#include "html/flatten.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "html/tag.h"
#include "html/tag_token.h"
#include "text/character_reference.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Elements whose content is not shown as text.
constexpr std::array<std::string_view, 8> kLeftOut = {"script",   "style",  "svg",      "title",
                                                      "textarea", "iframe", "noframes", "select"};

class Pass {
 public:
  explicit Pass(std::string_view page) : page_(page) {}

  Flattened run() {
    while (at_ < page_.size()) {
      const std::size_t tag = std::min(page_.find('<', at_), page_.size());
      text(tag);
      at_ = tag;
      if (at_ < page_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  void text(std::size_t end) {
    if (at_ == end) return;
    decoded_.clear();
    append_decoded(decoded_, page_.substr(at_, end - at_), ReferencesIn::text);
    for (std::size_t i = 0; i < decoded_.size();) {
      const std::size_t word = std::min(decoded_.find_first_not_of(kHtmlSpace, i), decoded_.size());
      const bool first = out_.text.empty() || out_.text.back() == '\n' || out_.text.back() == ' ';
      if (word > i && !first) out_.text.push_back(' ');
      if (word == decoded_.size()) break;
      i = std::min(decoded_.find_first_of(kHtmlSpace, word), decoded_.size());
      // If nothing was folded since the last piece began, that piece continues.
      const bool continues =
          word > 0 && !out_.pieces.empty() &&
          out_.pieces.back().in + out_.text.size() == out_.pieces.back().out + at_ + word;
      if (!continues) out_.pieces.push_back({out_.text.size(), at_ + word});
      out_.text.append(decoded_, word, i - word);
    }
  }

  void end_paragraph() {
    if (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
    if (!out_.text.empty() && out_.text.back() != '\n') out_.text.append("\n\n");
  }

  void markup() {
    TagToken token;
    if (page_.compare(at_, 4, "<!--") == 0) {
      const std::size_t close = page_.find("-->", at_ + 2);
      at_ = close == kNone ? page_.size() : close + 3;
    } else if (read_tag_name(page_, at_, token)) {
      tag(token);
    } else if (at_ + 1 < page_.size() && (page_[at_ + 1] == '!' || page_[at_ + 1] == '?')) {
      const std::size_t close = page_.find('>', at_);
      at_ = close == kNone ? page_.size() : close + 1;
    } else {
      out_.text.push_back(page_[at_++]);
    }
  }

  void tag(const TagToken& token) {
    at_ = std::min(skip_attributes(page_, token.attributes), page_.size());
    if (separates_lines(token.tag) || token.tag == Tag::br) end_paragraph();
    if (token.end_tag) return;
    for (const std::string_view name : kLeftOut) {
      if (!equals_ignore_case(token.name, name)) continue;
      at_ = token.tag == Tag::script ? find_script_end(page_, at_)
                                     : find_raw_text_end(page_, at_, name);
    }
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::string decoded_;  // reused
  Flattened out_;
};

}  // namespace

std::size_t Flattened::source_offset(std::size_t offset) const {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), offset,
                       [](std::size_t value, const Piece& piece) { return value < piece.out; });
  if (after == pieces.begin()) return 0;
  const Piece& piece = *(after - 1);
  return piece.in + (offset - piece.out);
}

Flattened flatten(std::string_view page) { return Pass(page).run(); }

}  // namespace pith::internal
