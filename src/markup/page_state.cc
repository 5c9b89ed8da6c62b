#include "markup/page_state.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "html/tag_token.h"
#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

// Shorter attributes and strings hold no text worth reading.
constexpr std::size_t kMinJsonBytes = 200;
// A string in JSON may be JSON, whose strings may be JSON.
constexpr int kMaxJsonInJson = 2;
// Values that are searched for such strings.
constexpr std::size_t kMaxValues = 500'000;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_name_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '$';
}

bool begins_json(std::string_view text) {
  text = trim_blank(text);
  return !text.empty() && (text.front() == '{' || text.front() == '[');
}

std::optional<unsigned> read_hex(std::string_view digits) {
  unsigned value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
  if (digits.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

// What a string literal of JavaScript stands for; `text` is what is between its quotes.
std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    const char c = text[++at];
    const std::size_t digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
    std::optional<unsigned> code = digits > 0 && at + digits < text.size()
                                       ? read_hex(text.substr(at + 1, digits))
                                       : std::nullopt;
    if (code) {
      at += digits;
      const bool high = *code >= 0xD800 && *code < 0xDC00;
      if (high && text.substr(at + 1, 2) == "\\u" && at + 6 < text.size()) {
        const std::optional<unsigned> low = read_hex(text.substr(at + 3, 4));
        if (low && *low >= 0xDC00 && *low < 0xE000) {
          code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
          at += 6;
        }
      }
      const bool half = *code >= 0xD800 && *code < 0xE000;
      append_utf8(out, half ? U'\uFFFD' : static_cast<char32_t>(*code));
    } else if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : ' ';
    } else if (c != '\n') {  // a line may be continued
      out += c;
    }
  }
  return out;
}

// Returns the offset of the quote that ends the string begun at `at`, or the text's size.
std::size_t end_of_string(std::string_view script, std::size_t at) {
  const char quote = script[at];
  for (++at; at < script.size(); ++at) {
    if (script[at] == '\\') {
      ++at;
    } else if (script[at] == quote || (script[at] == '\n' && quote != '`')) {
      return at;  // a line break: no string, but an apostrophe in a regular expression
    }
  }
  return script.size();
}

// Minified JavaScript has "void 0" where JSON has null. Strings stay as they are.
std::string without_void(std::string_view text) {
  constexpr std::string_view kVoid = "void 0";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"' || text[at] == '\'') {
      end = std::min(end_of_string(text, at) + 1, text.size());
    } else if (text.substr(at).starts_with(kVoid) && (at == 0 || !is_name_byte(text[at - 1]))) {
      out += "null";
      at += kVoid.size();
      continue;
    }
    out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

// The name of a state, which goes into messages: a part of it is enough, and what is none is left
// out.
std::string short_name(std::string_view name) {
  constexpr std::size_t kMaxName = 60;
  const bool fits =
      !name.empty() && name.size() <= kMaxName && std::all_of(name.begin(), name.end(), [](char c) {
        return is_name_byte(c) || c == '-' || c == '.' || c == ':';
      });
  return fits ? std::string(name) : "JSON";
}

class StateReader {
 public:
  explicit StateReader(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  std::vector<PageState> run(std::string_view html) {
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
      TagToken token;
      if (!read_tag_name(html, at, token)) {
        ++at;
        continue;
      }
      at = token.attributes;
      read_tag(html, token, at);
    }
    read_flight();
    read_json_in_json();
    return std::move(states_);
  }

 private:
  void read_tag(std::string_view html, const TagToken& token, std::size_t& at) {
    std::string type;
    std::string id;
    Attribute attribute;
    while (next_attribute(html, at, attribute)) {
      const bool json = attribute.value.size() >= kMinJsonBytes && begins_json(attribute.value);
      if (token.tag == Tag::script) {
        if (equals_ignore_case(attribute.name, "type")) type = lowered(attribute.value);
        if (equals_ignore_case(attribute.name, "id")) id = attribute.value;
      } else if (json && !token.end_tag) {
        read_json(attribute.name, decode_entities(attribute.value));
      }
    }
    if (token.tag != Tag::script || token.end_tag) return;
    at = std::min(at + 1, html.size());
    const std::size_t end = find_script_end(html, at);
    const std::string_view script = html.substr(at, end - at);
    at = end;
    if (type.find("json") != std::string::npos) {
      if (type.find("ld+json") == std::string::npos) read_json(id.empty() ? "JSON" : id, script);
    } else if (type.empty() || type == "module" || type.find("script") != std::string::npos) {
      read_javascript(script);
    }
  }

  std::optional<JsonValue> parse(std::string_view text) {
    if (text.size() > max_bytes_ - bytes_) return std::nullopt;
    bytes_ += text.size();
    std::optional<JsonValue> value;
    if (json_depth_ok(text)) value = parse_json(text);
    if (!value) {
      const std::vector<std::string> repaired = repair_json(without_void(text));
      if (!repaired.empty()) value = parse_json(repaired.front());
    }
    return value;
  }

  void read_json(std::string_view name, std::string_view text) {
    if (std::optional<JsonValue> value = parse(text)) {
      states_.push_back({short_name(name), std::move(*value)});
    }
  }

  // Next.js sends its components in pieces of one text.
  void read_flight_piece(std::string_view text) {
    const std::optional<JsonValue> value = parse(text);
    if (!value || !value->is_array()) return;
    for (const JsonValue& piece : value->elements()) {
      if (piece.is_string()) flight_ += piece.text();
    }
  }

  // One pass over the script with a stack of the open brackets. An object or array literal that is
  // assigned, passed or returned is read as JSON; so is a long string that is passed.
  void read_javascript(std::string_view script) {
    if (script.size() < kMinJsonBytes) return;
    std::size_t depth = 0;        // of open brackets inside the literal
    std::size_t literal = kNone;  // where it begins
    std::string name;
    std::string assigned = kUnnamed;  // the last variable that was
    char before = ';';                // the last character that is not space, outside of strings
    for (std::size_t at = 0; at < script.size(); ++at) {
      const char c = script[at];
      if (is_space(c)) continue;
      if (c == '"' || c == '\'' || c == '`') {
        const std::size_t end = end_of_string(script, at);
        if (literal == kNone && before == '(' && c != '`') {
          read_string(name_before(script, at), script.substr(at + 1, end - at - 1));
        }
        at = end;
      } else if (c == '/' && (script.substr(at, 2) == "//" || script.substr(at, 2) == "/*")) {
        const bool line = script[at + 1] == '/';
        const std::size_t end = script.find(line ? "\n" : "*/", at + 2);
        at = end == std::string_view::npos ? script.size() : end + (line ? 0 : 1);
        continue;
      } else if (literal != kNone) {
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) {
          const std::string_view text = script.substr(literal, at + 1 - literal);
          if (name == kFlight) {
            read_flight_piece(text);
          } else if (text.size() > kMinJsonBytes) {
            read_json(name, text);
          }
          literal = kNone;
        }
      } else if ((c == '{' || c == '[') && begins_literal(script, at, before)) {
        literal = at;
        depth = 1;
        name = before == '=' || before == '(' ? name_before(script, at)
               : before == 'n'                ? assigned
                                              : kUnnamed;
      } else if (c == '=' && before != '=') {
        assigned = name_before(script, at);
      }
      before = c;
    }
  }

  // After `=`, `(`, `,`, `:` and `return`, but not after `=>`.
  static bool begins_literal(std::string_view script, std::size_t at, char before) {
    if (before == '=' || before == '(' || before == ',' || before == ':') return true;
    if (before != 'n') return false;
    const std::string_view head = trim_end(script.substr(0, at));
    return head.ends_with("return");
  }

  static std::string_view trim_end(std::string_view text) {
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
  }

  // The name that a literal is assigned or passed to: "__INITIAL_STATE__" of
  // window.__INITIAL_STATE__ = {, "__next_f" of self.__next_f.push([.
  static std::string name_before(std::string_view script, std::size_t at) {
    constexpr std::size_t kMaxName = 100;
    std::string_view head = script.substr(0, at);
    if (head.size() > kMaxName) head.remove_prefix(head.size() - kMaxName);
    while (!head.empty() && !is_name_byte(head.back())) head.remove_suffix(1);
    std::string_view name = last_name(head);
    while (name == "push" || name == "enqueue" || name == "parse" || name == "JSON" ||
           name == "decodeURIComponent") {
      head.remove_suffix(name.size());
      while (!head.empty() && !is_name_byte(head.back())) head.remove_suffix(1);
      name = last_name(head);
    }
    return name.empty() ? kUnnamed : std::string(name);
  }

  static std::string_view last_name(std::string_view head) {
    std::size_t begin = head.size();
    while (begin > 0 && is_name_byte(head[begin - 1])) --begin;
    return head.substr(begin);
  }

  // JSON.parse("..."), enqueue("...")
  void read_string(const std::string& name, std::string_view literal) {
    if (literal.size() < kMinJsonBytes) return;
    std::string text = unescape(literal);
    if (text.starts_with("%7B") || text.starts_with("%5B")) text = percent_decoded(text);
    if (begins_json(text)) read_json(name, text);
  }

  // The rows of React's "flight" format: "1a:T3e8,text of so many bytes", "1b:[...]\n".
  void read_flight() {
    const std::string flight = std::exchange(flight_, {});
    std::string_view rest = flight;
    while (!rest.empty()) {
      const std::size_t colon = rest.substr(0, kMaxRowName).find(':');
      if (colon == std::string_view::npos || !read_hex(rest.substr(0, colon))) {
        const std::size_t line = std::min(rest.find('\n'), rest.size());
        rest.remove_prefix(std::min(line + 1, rest.size()));
        continue;
      }
      rest.remove_prefix(colon + 1);
      const std::size_t comma = rest.substr(0, kMaxRowName).find(',');
      if (rest.starts_with('T') && comma != std::string_view::npos) {
        const std::size_t length = read_hex(rest.substr(1, comma - 1)).value_or(0);
        rest.remove_prefix(comma + 1);
        const std::string_view text = rest.substr(0, length);
        states_.push_back({kFlight, JsonValue(std::make_unique<std::string>(
                                        tally_utf8(text).bad == 0 ? text : ""))});
        rest.remove_prefix(text.size());
        continue;
      }
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view row = rest.substr(0, end);
      if (row.size() >= kMinJsonBytes && begins_json(row)) read_row(row);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void read_row(std::string_view row) {
    if (row.size() > max_bytes_ - bytes_ || !json_depth_ok(row)) return;
    bytes_ += row.size();
    if (std::optional<JsonValue> value = parse_json(row)) {
      states_.push_back({kFlight, std::move(*value)});
    }
  }

  void read_json_in_json() {
    std::size_t begin = 0;
    for (int level = 0; level < kMaxJsonInJson; ++level) {
      const std::size_t end = states_.size();
      for (std::size_t i = begin; i < end; ++i) {
        const std::string name = states_[i].name;
        for (const std::string* text : json_strings(states_[i].value)) read_json(name, *text);
      }
      begin = end;
    }
  }

  // The strings themselves do not move when states_ grows.
  static std::vector<const std::string*> json_strings(const JsonValue& root) {
    std::vector<const std::string*> found;
    std::vector<const JsonValue*> queue = {&root};
    for (std::size_t i = 0; i < queue.size() && i < kMaxValues; ++i) {
      const JsonValue& value = *queue[i];
      if (value.is_array()) {
        for (const JsonValue& one : value.elements()) queue.push_back(&one);
      } else if (value.is_object()) {
        for (const JsonValue::Member& member : value.members()) queue.push_back(&member.value);
      } else if (value.is_string() && value.text().size() >= kMinJsonBytes &&
                 begins_json(value.text())) {
        found.push_back(&value.text());
      }
    }
    return found;
  }

  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr std::size_t kMaxRowName = 16;
  static constexpr const char* kFlight = "__next_f";
  static constexpr const char* kUnnamed = "script";

  std::vector<PageState> states_;
  std::string flight_;
  const std::size_t max_bytes_;
  std::size_t bytes_ = 0;  // of JSON that was read
};

}  // namespace

std::vector<PageState> read_page_state(std::string_view html, std::size_t max_bytes) {
  return StateReader(max_bytes).run(html);
}

}  // namespace pith::internal
