// JSON values in memory, with a parser that repairs common errors of pages. sources/json_ld.h
// interprets them as JSON-LD.
//
// nlohmann::json parses the text but does not hold the result, because its destructor allocates and
// would therefore end the process if memory runs out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pith::internal {

class JsonValue {
 public:
  struct Member;
  using Array = std::vector<JsonValue>;
  using Object = std::vector<Member>;  // sorted by name; of several of one name the last

  struct Null {};
  struct Scalar {};  // a number, true or false, whose value is not needed
  using State = std::variant<Null, Scalar, std::unique_ptr<std::string>, std::unique_ptr<Array>,
                             std::unique_ptr<Object>>;

  JsonValue() = default;
  explicit JsonValue(State state) : state_(std::move(state)) {}
  JsonValue(JsonValue&&) noexcept;
  JsonValue& operator=(JsonValue&&) noexcept;
  ~JsonValue();

  bool is_null() const { return std::holds_alternative<Null>(state_); }
  bool is_string() const { return std::holds_alternative<std::unique_ptr<std::string>>(state_); }
  bool is_array() const { return std::holds_alternative<std::unique_ptr<Array>>(state_); }
  bool is_object() const { return std::holds_alternative<std::unique_ptr<Object>>(state_); }

  // Precondition of each: the value is of that kind.
  const std::string& text() const { return *std::get<std::unique_ptr<std::string>>(state_); }
  const Array& elements() const { return *std::get<std::unique_ptr<Array>>(state_); }
  const Object& members() const { return *std::get<std::unique_ptr<Object>>(state_); }

  // The member of that name, null when there is none or the value is no object.
  const JsonValue* find(std::string_view name) const;

 private:
  State state_;
};

struct JsonValue::Member {
  std::string name;
  JsonValue value;
};

// Returns nothing when `text` is not one JSON value (RFC 8259). Parsing takes no recursion, but
// destruction takes one level for each level of nesting: callers limit it with json_depth_ok().
std::optional<JsonValue> parse_json(std::string_view text);

// JSON that is deeper than this is not metadata.
inline constexpr std::size_t kMaxJsonNesting = 200;

// True when no bracket is nested deeper than kMaxJsonNesting. Brackets in strings don't count.
bool json_depth_ok(std::string_view json);

// Returns the top-level objects and arrays in `text`, each repaired where that takes no guess at
// what was meant: comments, CDATA and HTML comment marks around them are dropped; raw control
// characters, broken escapes and quotes inside strings are escaped; trailing and doubled commas are
// dropped; what is open at the end is closed. Linear in the text.
std::vector<std::string> repair_json(std::string_view text);

}  // namespace pith::internal
