#include "markup/state_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "metadata/values/clean_text.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Limit for all states of a page together; the rest is not read.
constexpr std::size_t kMaxNodes = 500'000;
// A text has at least so many sentences, of at most this mean length in words.
constexpr float kMinSentences = 3;
constexpr float kMaxWordsPerSentence = 40;
// The share of an array's texts that must have sentences: those of queries and settings are names.
constexpr float kMinWithSentences = 0.4F;
// A part of a sequence that has this share of its words is the text by itself.
constexpr float kDominant = 0.6F;
// What names of members count for.
constexpr float kBesideTheText = 0.2F;
constexpr float kUnderTheTitle = 3;
// A text told twice is read as HTML, though its tags cost it some words.
constexpr float kMarkup = 1.15F;

constexpr std::uint32_t kNone = UINT32_MAX;

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The words of a name in lower case: "cookieConsent_text" has three.
std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  bool open = false;
  char before = 0;
  for (const char c : name) {
    const bool letter = is_ascii_letter(c);
    const bool capital = letter && c < 'a';
    const bool after_small = before >= 'a' && before <= 'z';
    if (letter && (!open || (capital && after_small))) words.emplace_back();
    if (letter) words.back() += to_lower(c);
    open = letter;
    before = c;
  }
  return words;
}

// Words in names of members that hold no text of the page.
constexpr std::string_view kBeside[] = {
    "ad",           "ads",      "analytics",   "banner",      "comment",   "comments",
    "config",       "consent",  "cookie",      "cookies",     "css",       "dictionary",
    "disclaimer",   "error",    "errors",      "flags",       "footer",    "gdpr",
    "i18n",         "intl",     "l10n",        "labels",      "legal",     "locale",
    "locales",      "messages", "navigation",  "newsletter",  "policy",    "popup",
    "privacy",      "promo",    "recommended", "related",     "resources", "reviews",
    "settings",     "sidebar",  "strings",     "styles",      "terms",     "theme",
    "translations", "tracking", "transcript",  "transcripts", "video",     "videos"};

// Members that say what an object is or where, not what it reads.
constexpr std::string_view kNoText[] = {
    "_id",   "_key",      "_type",     "__typename", "align", "blocktype", "class",    "classname",
    "color", "component", "createdat", "date",       "dir",   "direction", "format",   "href",
    "icon",  "id",        "indent",    "key",        "lang",  "link",      "listitem", "locale",
    "marks", "mode",      "name",      "nodetype",   "path",  "rel",       "slug",     "src",
    "style", "tag",       "target",    "type",       "uri",   "url"};
constexpr std::string_view kTitles[] = {"title", "headline", "name", "label"};
constexpr std::string_view kAddresses[] = {"url",  "slug",      "href", "link",
                                           "path", "permalink", "uri",  "to"};

float factor_of(std::string_view name) {
  for (const std::string& word : words_of_name(name)) {
    if (is_one_of(word, kBeside)) return kBesideTheText;
  }
  return 1;
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (is_ascii_letter(next) || next == '/') return true;
  }
  return false;
}

// Scripts, styles and templates have many of these, texts few.
bool is_code(std::string_view text, float words) {
  const auto signs = std::count_if(text.begin(), text.end(), [](char c) {
    return c == '{' || c == '}' || c == ';' || c == '=' || c == '\\' || c == '$' || c == '|';
  });
  return 8 * static_cast<float>(signs) > words;
}

bool is_json(std::string_view text) {
  text = trim_blank(text);
  return text.size() > 1 && (text.front() == '{' || text.front() == '[') &&
         (text.back() == '}' || text.back() == ']');
}

struct Amount {
  float words = 0;
  float sentences = 0;

  void add(const Amount& other) {
    words += other.words;
    sentences += other.sentences;
  }
  bool is_text() const {
    return words >= kMinStateWords && sentences >= kMinSentences &&
           words <= kMaxWordsPerSentence * sentences;
  }
};

Amount amount_of(const std::string& text) {
  const bool markup = has_markup(text);
  const std::string plain = markup ? strip_tags(decode_entities(text)) : std::string();
  const TextCounts counts = count_text(markup ? plain : text);
  if (is_json(text) || is_code(markup ? plain : text, counts.words)) return {};
  // An address, a hash, a time.
  if (counts.digits > counts.letters) return {};
  if (counts.characters > 60 * counts.words + 20) return {};
  return {counts.words, static_cast<float>(counts.sentence_ends)};
}

// A value of a state. Parents come before their children.
struct Part {
  const JsonValue* value = nullptr;
  std::uint32_t parent = kNone;
  std::uint32_t state = 0;
  float factor = 1;
  bool beside = false;  // what it holds is no text: a type, an address
  std::uint32_t first_child = 0;
  std::uint32_t end_child = 0;
  bool markup = false;
  Amount amount = {};
  std::uint32_t best = kNone;  // the child with most words
  std::uint32_t items = 0;     // children that are an index's entries
  float texts = 0;             // children with words
  float with_sentences = 0;    // children with sentences
};

class Chooser {
 public:
  Chooser(const std::vector<PageState>& states, std::string_view title)
      : states_(states), headline_(title), title_(folded_key(title)) {}

  std::optional<StateText> run() {
    collect();
    weigh();
    std::uint32_t chosen = kNone;
    float most = 0;
    for (std::uint32_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      if (!is_candidate(part)) continue;
      if (part.amount.words * part.factor <= most) continue;
      most = part.amount.words * part.factor;
      chosen = i;
    }
    if (chosen == kNone) return std::nullopt;
    chosen = most_of(chosen);
    // What names speak against is text only where there is much of it.
    const Part& part = parts_[chosen];
    if (part.amount.words * std::min(part.factor, 1.0F) < kMinStateWords) return std::nullopt;
    StateText text;
    text.words = part.amount.words;
    text.name = states_[part.state].name;
    text.html = write(chosen);
    return text;
  }

 private:
  // Collects all values, breadth first.
  void collect() {
    for (std::uint32_t i = 0; i < states_.size(); ++i) {
      add(states_[i].value, kNone, i, factor_of(states_[i].name), false);
    }
    for (std::uint32_t i = 0; i < parts_.size(); ++i) {
      const Part part = parts_[i];
      parts_[i].first_child = size();
      if (part.value->is_array()) {
        for (const JsonValue& one : part.value->elements()) {
          add(one, i, part.state, part.factor, part.beside && one.is_string());
        }
      } else if (part.value->is_object()) {
        const float factor = names_the_page(*part.value)
                                 ? std::min(kUnderTheTitle * part.factor, kUnderTheTitle)
                                 : part.factor;
        for (const JsonValue::Member& member : part.value->members()) {
          // Under several such names a text is no farther away.
          const float hint = part.factor < 1 ? 1 : factor_of(member.name);
          const bool beside = !member.value.is_object() && is_one_of(lowered(member.name), kNoText);
          add(member.value, i, part.state, factor * hint, beside);
        }
      }
      parts_[i].end_child = size();
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(parts_.size()); }

  void add(const JsonValue& value, std::uint32_t parent, std::uint32_t state, float factor,
           bool beside) {
    if (parts_.size() >= kMaxNodes ||
        (!value.is_string() && !value.is_array() && !value.is_object()))
      return;
    parts_.push_back(
        {.value = &value, .parent = parent, .state = state, .factor = factor, .beside = beside});
  }

  static const JsonValue* any_string(const JsonValue& object,
                                     std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
      const JsonValue* const value = object.find(name);
      if (value != nullptr && value->is_string() && !value->text().empty()) return value;
    }
    return nullptr;
  }

  bool names_the_page(const JsonValue& object) const {
    constexpr std::size_t kMinTitle = 8;
    constexpr std::size_t kMaxTitle = 500;
    const JsonValue* const title = any_string(object, kTitles);
    if (title == nullptr || title->text().size() > kMaxTitle || title_.empty()) return false;
    const std::string key = folded_key(title->text());
    return key.size() >= kMinTitle &&
           (title_.find(key) != std::string::npos || key.find(title_) != std::string::npos);
  }

  // A title and an address: another page. A block of text may have both, but hardly any has.
  static bool is_item(const JsonValue& value) {
    return value.is_object() && any_string(value, kTitles) != nullptr &&
           any_string(value, kAddresses) != nullptr;
  }

  void weigh() {
    for (std::uint32_t i = static_cast<std::uint32_t>(parts_.size()); i-- > 0;) {
      Part& part = parts_[i];
      if (part.value->is_string()) {
        part.amount = part.beside ? Amount() : amount_of(part.value->text());
        part.markup = !part.beside && has_markup(part.value->text());
      } else if (part.value->is_array() && part.items >= 2 &&
                 std::size_t{2} * part.items >= part.value->elements().size()) {
        part.amount = {};
      }
      if (part.parent == kNone) continue;
      Part& parent = parts_[part.parent];
      if (parent.value->is_array()) {
        parent.amount.add(part.amount);
        parent.items += is_item(*part.value) ? 1 : 0;
        parent.texts += part.amount.words > 0 ? 1 : 0;
        parent.with_sentences += part.amount.sentences > 0 ? 1 : 0;
      }
      if (parent.best == kNone || weight(parent.best) <= weight(i)) {
        parent.best = i;
        if (parent.value->is_object()) parent.amount = part.amount;
      }
    }
  }

  static bool is_candidate(const Part& part) {
    return !part.value->is_object() && part.amount.is_text() &&
           part.with_sentences >= kMinWithSentences * part.texts;
  }

  float weight(std::uint32_t i) const {
    const Part& part = parts_[i];
    return part.amount.words * part.factor * (part.markup ? kMarkup : 1);
  }

  // The smallest part of it that has most of its words.
  std::uint32_t most_of(std::uint32_t chosen) const {
    for (std::uint32_t at = chosen; parts_[at].best != kNone;) {
      at = parts_[at].best;
      const Part& part = parts_[at];
      if (part.amount.words < kDominant * parts_[chosen].amount.words) break;
      if (is_candidate(part)) chosen = at;
    }
    return chosen;
  }

  std::string write(std::uint32_t chosen) const;

  const std::vector<PageState>& states_;
  const std::string_view headline_;
  const std::string title_;  // its key
  std::vector<Part> parts_;
};

// --- The text as HTML

// Tags for what frameworks, editors and content systems call their blocks.
constexpr std::string_view kInLine = "in line";  // its text is part of a line
constexpr std::string_view kNoTag = "none";      // it has no text
constexpr std::string_view kUnknown = "unknown";
struct TypeName {
  std::string_view name;  // in lower case, without other characters than letters
  std::string_view tag;
};
constexpr std::array kTypes = {
    TypeName{"blockquote", "blockquote"},
    TypeName{"bullet", "li"},
    TypeName{"bulletlist", "ul"},
    TypeName{"code", "pre"},
    TypeName{"codeblock", "pre"},
    TypeName{"h", "h2"},
    TypeName{"header", "h2"},
    TypeName{"heading", "h2"},
    TypeName{"hyperlink", kInLine},
    TypeName{"image", kNoTag},
    TypeName{"li", "li"},
    TypeName{"link", kInLine},
    TypeName{"list", "ul"},
    TypeName{"listitem", "li"},
    TypeName{"mention", kInLine},
    TypeName{"normal", "p"},
    TypeName{"number", "li"},
    TypeName{"ol", "ol"},
    TypeName{"orderedlist", "ol"},
    TypeName{"p", "p"},
    TypeName{"paragraph", "p"},
    TypeName{"pullquote", kNoTag},
    TypeName{"quote", "blockquote"},
    TypeName{"related", kNoTag},
    TypeName{"script", kNoTag},
    TypeName{"span", kInLine},
    TypeName{"style", kNoTag},
    TypeName{"subheading", "h3"},
    TypeName{"svg", kNoTag},
    TypeName{"text", kInLine},
    TypeName{"ul", "ul"},
    TypeName{"unorderedlist", "ul"},
};

// Writes a part, which may begin in the middle of a line. The recursion is bounded: what is nested
// deeper than texts are is left out.
class Writer {
 public:
  explicit Writer(const std::vector<Part>& parts) : parts_(parts) {}

  void headline(std::string_view title) {
    out_ += "<h1>";
    escape(title);
    out_ += "</h1>\n";
  }

  // `line`: inside an element that has begun a line.
  void write(std::uint32_t at, bool line) {
    if (depth_ >= kMaxDepth) return;
    ++depth_;
    const JsonValue& value = *parts_[at].value;
    if (value.is_string()) text(value.text(), line);
    if (value.is_array()) array(at, line);
    if (value.is_object()) object(at, line);
    --depth_;
  }

  std::string take() { return std::exchange(out_, {}); }

 private:
  void text(const std::string& text, bool line) {
    if (has_markup(text)) {
      out_ += text;
      if (!line) out_ += '\n';
    } else if (text.find("&lt;/") != std::string::npos) {  // escaped twice
      out_ += decode_entities(text);
    } else if (line) {
      escape(text);
    } else if (is_name(text)) {
      return;
    } else {
      paragraphs_of(text);
    }
  }

  // One word between texts: a value of a setting.
  static bool is_name(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
  }

  void paragraphs_of(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      out_ += "<p>";
      escape(text.substr(0, end));
      out_ += "</p>\n";
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  // References stay: what is no HTML has them by mistake.
  void escape(std::string_view text) {
    for (const char c : text) c == '<' ? out_.append("&lt;") : out_.append(1, c);
  }

  void array(std::uint32_t at, bool line) {
    const std::vector<JsonValue>& all = parts_[at].value->elements();
    const bool react = all.size() == 4 && all[0].is_string() && all[0].text() == "$" &&
                       all[1].is_string() && all[3].is_object();
    if (react) {  // ["$", tag, key, properties]
      const std::uint32_t properties = parts_[at].end_child - 1;
      if (parts_[properties].value == &all[3])
        element(all[1].text(), parts_[properties].best, line);
      return;
    }
    for (std::uint32_t i = parts_[at].first_child; i < parts_[at].end_child; ++i) write(i, line);
  }

  void element(std::string_view tag, std::uint32_t content, bool line) {
    if (content == kNone || tag == "script" || tag == "style" || tag == "svg") return;
    const bool html = !tag.empty() && std::all_of(tag.begin(), tag.end(), is_ascii_alphanumeric);
    if (!html) return write(content, line);
    out_.append("<").append(tag).append(">");
    write(content, true);
    out_.append("</").append(tag).append(">\n");
  }

  void object(std::uint32_t at, bool line) {
    const Part& part = parts_[at];
    if (part.best == kNone) return;
    std::string_view tag = tag_of(*part.value);
    if (tag == kNoTag) return;
    if (parts_[part.best].amount.words == 0) return rest_of_line(*part.value, line);
    if (tag == kUnknown && begins_line(part.best)) tag = "p";
    if (tag == kInLine && !line) tag = "p";
    if (tag == kUnknown || tag == kInLine) return write(part.best, line);
    out_.append("<").append(tag).append(">");
    if (tag == "ul" || tag == "ol") {
      items(part.best);
    } else {
      write(part.best, true);
    }
    out_.append("</").append(tag).append(">\n");
  }

  void items(std::uint32_t at) {
    while (parts_[at].value->is_object() && parts_[at].best != kNone) at = parts_[at].best;
    if (!parts_[at].value->is_array()) return write(at, true);
    for (std::uint32_t i = parts_[at].first_child; i < parts_[at].end_child; ++i) {
      const JsonValue& item = *parts_[i].value;
      if (item.is_object() && tag_of(item) == "li") {
        write(i, false);
      } else {
        out_ += "<li>";
        write(i, true);
        out_ += "</li>\n";
      }
    }
  }

  // A space or a comma between other pieces of a line.
  void rest_of_line(const JsonValue& object, bool line) {
    for (const std::string_view name : {"text", "value"}) {
      const JsonValue* const value = object.find(name);
      if (value != nullptr && value->is_string()) return text(value->text(), line);
    }
  }

  // An array of pieces of one line.
  bool begins_line(std::uint32_t at) const {
    const Part& part = parts_[at];
    if (!part.value->is_array() || part.first_child == part.end_child) return false;
    const JsonValue& first = *parts_[part.first_child].value;
    if (!first.is_object()) return false;
    const std::string_view tag = tag_of(first);
    const JsonValue* const text = first.find("text");
    return tag == kInLine || (tag == kUnknown && text != nullptr && text->is_string());
  }

  static std::string_view tag_of(const JsonValue& object) {
    constexpr std::array<std::string_view, 9> kTypeMembers = {
        "listItem", "style", "nodeType", "type", "_type", "tag", "blockType", "__typename", "name"};
    for (const std::string_view member : kTypeMembers) {
      const JsonValue* const value = object.find(member);
      if (value == nullptr || !value->is_string()) continue;
      const std::string& type = value->text();
      std::string name;
      for (const char c : std::string_view(type).substr(type.rfind('/') + 1)) {
        if (is_ascii_letter(c)) name += to_lower(c);
      }
      for (const TypeName& row : kTypes) {
        if (row.name == name) return row.tag;
      }
    }
    return kUnknown;
  }

  static constexpr int kMaxDepth = 80;

  const std::vector<Part>& parts_;
  std::string out_;
  int depth_ = 0;
};

std::string Chooser::write(std::uint32_t chosen) const {
  Writer writer(parts_);
  writer.write(chosen, false);
  const std::string text = writer.take();
  if (text.find("<h1") == std::string::npos) writer.headline(headline_);
  return writer.take() + text;
}

}  // namespace

std::optional<StateText> find_state_text(const std::vector<PageState>& states,
                                         std::string_view title) {
  return Chooser(states, title).run();
}

}  // namespace pith::internal
