#include "metadata/values/json_value.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

namespace pith {
namespace {

using Json = nlohmann::json;

// What the parser reports -> a JsonValue.
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
  struct Open {  // one of them
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
    // unique() keeps the first of equal members, seen from behind the last.
    const auto kept = std::unique(object.rbegin(), object.rend(), same);
    object.erase(object.begin(), kept.base());
  }

  JsonValue root_;
  std::vector<Open> open_;
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

}  // namespace pith
