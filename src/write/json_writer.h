// Writes JSON piece by piece in the format of nlohmann::json::dump(). It builds no tree, because
// the destructor of nlohmann's tree allocates, which would end the process when out of memory.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace pith::internal {

class JsonWriter {
 public:
  // Spaces a level, or all on one line.
  static constexpr int kOneLine = -1;
  explicit JsonWriter(int indent = kOneLine) : indent_(indent) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  // Of the member whose value is next.
  JsonWriter& key(std::string_view name);

  // What is no UTF-8 becomes U+FFFD.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);  // null when it is not finite
  template <std::integral Number>
  JsonWriter& value(Number number) {
    if constexpr (std::same_as<Number, bool>) return raw(number ? "true" : "false");
    return raw(std::to_string(number));
  }
  JsonWriter& null() { return raw("null"); }
  // A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& v) {
    return key(name).value(v);
  }
  // A member only where there is something to say.
  JsonWriter& member_if_any(std::string_view name, std::string_view text) {
    return text.empty() ? *this : member(name, text);
  }

  std::size_t size() const { return out_.size(); }
  struct Mark {
    std::size_t size = 0;
    bool empty = true;
  };
  Mark mark() const { return {out_.size(), empty_}; }
  // Takes back what was written since, which must be whole values or members.
  void go_back(Mark mark) {
    out_.resize(mark.size);
    empty_ = mark.empty;
  }
  std::string take() { return std::move(out_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();  // from what is before, and onto its own line
  void new_line();

  int indent_;
  std::size_t depth_ = 0;
  bool empty_ = true;       // nothing is yet in the innermost array or object
  bool after_key_ = false;  // a value is next
  std::string out_;
};

// A text as a JSON string, with its quotes.
std::string json_string(std::string_view text);
// An id as a JSON value, from Page::id and Page::json_id.
std::string id_value(const std::string& id, const std::string& json_id);

}  // namespace pith::internal
