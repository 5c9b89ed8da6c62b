#include "metadata/values/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

using Json = nlohmann::json;

// Builds a JsonValue from the parser's events.
class Builder : public nlohmann::json_sax<Json> {
 public:
  JsonValue take() { return std::move(root_); }

  bool null() override { return add(JsonValue()); }
  bool boolean(bool /*value*/) override { return add_scalar(); }
  bool number_integer(number_integer_t /*value*/) override { return add_scalar(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return add_scalar(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
    return add_scalar();
  }
  bool string(string_t& value) override {
    return add(JsonValue(std::make_unique<std::string>(std::move(value))));
  }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override {
    auto object = std::make_unique<JsonValue::Object>();
    JsonValue::Object* const place = object.get();
    add(JsonValue(std::move(object)));
    open_.push_back({.array = nullptr, .object = place});
    return true;
  }
  bool key(string_t& name) override {
    open_.back().object->push_back({std::move(name), JsonValue()});
    return true;
  }
  bool end_object() override {
    keep_last_of_each(*open_.back().object);
    open_.pop_back();
    return true;
  }

  bool start_array(std::size_t /*size*/) override {
    auto array = std::make_unique<JsonValue::Array>();
    JsonValue::Array* const place = array.get();
    add(JsonValue(std::move(array)));
    open_.push_back({.array = place, .object = nullptr});
    return true;
  }
  bool end_array() override {
    open_.pop_back();
    return true;
  }

  bool parse_error(std::size_t /*place*/, const std::string& /*token*/,
                   const Json::exception& /*why*/) override {
    return false;
  }

 private:
  struct Open {  // an open array or object
    JsonValue::Array* array;
    JsonValue::Object* object;
  };

  bool add_scalar() { return add(JsonValue(JsonValue::Scalar{})); }

  bool add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().array != nullptr) {
      open_.back().array->push_back(std::move(value));
    } else {
      open_.back().object->back().value = std::move(value);
    }
    return true;
  }

  static void keep_last_of_each(JsonValue::Object& object) {
    const auto less = [](const JsonValue::Member& a, const JsonValue::Member& b) {
      return a.name < b.name;
    };
    const auto same = [](const JsonValue::Member& a, const JsonValue::Member& b) {
      return a.name == b.name;
    };
    std::stable_sort(object.begin(), object.end(), less);
    // unique() keeps the first of equal members, which in reverse order is the last.
    const auto kept = std::unique(object.rbegin(), object.rend(), same);
    object.erase(object.begin(), kept.base());
  }

  JsonValue root_;
  std::vector<Open> open_;
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return hex_value(c) >= 0; });
}

// Repairs in one pass over the text. out_ is the object that is being written.
class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    while (at_ < text_.size()) step();
    if (!open_.empty()) finish();
    return std::move(objects_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '{' || c == '[') {
      separate();
      open(c == '{' ? '}' : ']');
    } else if (open_.empty()) {
      constexpr std::string_view kCdata = "<![CDATA[";
      at_ += text_.substr(at_, kCdata.size()) == kCdata
                 ? kCdata.size()
                 : 1;  // between objects: comment marks, semicolons, variable names
    } else if (c == '}' || c == ']') {
      close(c);
    } else if (c == '"') {
      separate();
      string();
    } else if (c == ',') {
      ++at_;  // written by separate() when a value follows
    } else if (c == ':') {
      out_ += c;
      ++at_;
      after_value_ = false;
    } else if (is_blank(c) || static_cast<unsigned char>(c) < ' ') {
      ++at_;
    } else if (text_.substr(at_, 2) == "/*") {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else if (text_.substr(at_, 2) == "//") {
      const std::size_t end = text_.find('\n', at_);
      at_ = end == std::string_view::npos ? text_.size() : end;
    } else {
      separate();
      literal();
    }
  }

  // Writes the comma that is due before a value, whether the page has it or not.
  void separate() {
    if (after_value_ && !open_.empty()) out_ += ',';
    after_value_ = false;
  }

  void open(char closing) {
    if (open_.size() >= kMaxJsonNesting) {  // keep what came before and give up
      at_ = text_.size();
      return;
    }
    out_ += text_[at_++];
    open_.push_back(closing);
  }

  void close(char c) {
    ++at_;
    if (open_.back() != c) {
      // A bracket is missing, or there is one too many.
      if (open_.size() < 2 || open_[open_.size() - 2] != c) return;
      close_one();
    }
    close_one();
    if (open_.empty()) finish();
  }

  void close_one() {
    if (!out_.empty() && out_.back() == ':') out_ += "null";
    out_ += open_.back();
    open_.pop_back();
    after_value_ = true;
  }

  void finish() {
    while (!open_.empty()) close_one();
    objects_.push_back(std::move(out_));
    out_.clear();
    after_value_ = false;
  }

  // Decides by the next characters whether the quote at `quote` ends the string.
  bool ends_string(std::size_t quote) const {
    std::size_t next = quote + 1;
    const std::size_t limit = next + kLookahead;
    while (next < text_.size() && next < limit && is_blank(text_[next])) ++next;
    if (next >= text_.size()) return true;
    const char c = text_[next];
    return c == ',' || c == '}' || c == ']' || c == ':' || (c == '"' && next > quote + 1);
  }

  void string() {
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' && ends_string(at_)) break;
      if (c == '\\') {
        escape();
      } else if (c == '"') {
        out_ += "\\\"";
      } else if (static_cast<unsigned char>(c) < ' ') {
        out_ += ' ';
      } else {
        out_ += c;
      }
    }
    ++at_;
    out_ += '"';
    after_value_ = true;
  }

  // Copies the escape at at_ and leaves at_ on its last byte.
  void escape() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (next == 'u') {
      const std::string_view hex = text_.substr(at_ + 2, 4);
      const bool surrogate = hex.size() == 4 && (hex[0] == 'd' || hex[0] == 'D') && hex[1] > '7';
      if (hex.size() == 4 && is_hex(hex) && !surrogate) {
        out_ += text_.substr(at_, 6);
        at_ += 5;
        return;
      }
      if (surrogate) at_ += 5;  // a surrogate pair or half of one, which is not repaired
      return;
    }
    if (std::string_view("\"\\/bfnrt").find(next) != std::string_view::npos) {
      out_ += '\\';
      out_ += next;
    } else {
      out_ += next == '\'' ? "'" : " ";
    }
    ++at_;
  }

  // Copies a number, true, false or null. Anything else (undefined, a bare word) becomes a string.
  void literal() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           std::string_view(",:{}[]\" \t\r\n").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word == "true" || word == "false" || word == "null" || is_number(word)) {
      out_ += word;
    } else {
      out_ += '"';
      for (char c : word) out_ += c == '\\' || static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      out_ += '"';
    }
    after_value_ = true;
  }

  // Whole numbers only. For metadata, other numbers can as well be strings.
  static bool is_number(std::string_view word) {
    if (word.empty() || word.size() > 15 || (word[0] == '0' && word.size() > 1)) return false;
    return std::all_of(word.begin(), word.end(), is_ascii_digit);
  }

  // At most this much white space after a quote is skipped to find the next character.
  static constexpr std::size_t kLookahead = 64;

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;          // the closing brackets that are due
  bool after_value_ = false;  // a value ended, nothing has followed yet
  std::vector<std::string> objects_;
};

}  // namespace

JsonValue::JsonValue(JsonValue&&) noexcept = default;
JsonValue& JsonValue::operator=(JsonValue&&) noexcept = default;
JsonValue::~JsonValue() = default;

const JsonValue* JsonValue::find(std::string_view name) const {
  if (!is_object()) return nullptr;
  const Object& object = members();
  const auto place = std::lower_bound(object.begin(), object.end(), name,
                                      [](const JsonValue::Member& member, std::string_view wanted) {
                                        return member.name < wanted;
                                      });
  return place != object.end() && place->name == name ? &place->value : nullptr;
}

std::optional<JsonValue> parse_json(std::string_view text) {
  Builder builder;
  if (!Json::sax_parse(text, &builder)) return std::nullopt;
  return builder.take();
}

bool json_depth_ok(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxJsonNesting) return false;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return true;
}

std::vector<std::string> repair_json(std::string_view text) {
  // The text is escaped like an attribute when it has no raw quote at all.
  const bool escaped =
      text.find('"') == std::string_view::npos && text.find("&quot;") != std::string_view::npos;
  const std::string decoded = escaped ? decode_entities(text) : std::string();
  return Repair(escaped ? std::string_view(decoded) : text).run();
}

}  // namespace pith::internal
