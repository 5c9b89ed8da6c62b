#include "serve/extract_request.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "option_table.h"

namespace pith::internal::serve {
namespace {

using Json = nlohmann::json;

// Quotes a client's text for an error message: one short line of ASCII.
std::string quoted(const std::string& text) {
  constexpr std::size_t kMax = 80;
  return Json(text.substr(0, kMax)).dump(-1, ' ', true, Json::error_handler_t::replace);
}

std::string not_one_of(const std::string& name, const std::string& word,
                       std::span<const std::string_view> words) {
  std::string names;
  for (const std::string_view one : words) names.append(names.empty() ? "" : ", ").append(one);
  return name + ": " + quoted(word) + " is not one of " + names;
}

// Sets the options of this name. Returns an error message, "" on success, or nullopt if there is no
// such option.
template <typename Target>
std::optional<std::string> set_in(std::span<const OptionEntry<Target>> rows, Target& target,
                                  const std::string& name, const std::string& value) {
  for (const OptionEntry<Target>& row : rows) {
    const bool is_it = *row.flag != '\0' && (name == row.flag || name == row.name);
    if (!is_it || row.scope == OptionScope::limit) continue;
    // "?comments" means true.
    const bool is_bare = value.empty() && row.kind == OptionKind::boolean;
    if (row.set(target, is_bare ? "true" : value)) return "";
    return name + ": " + quoted(value) + " " + row.why_refused(value);
  }
  return std::nullopt;
}

std::string set_format(ExtractRequest& request, const std::string& value) {
  const OutputFormat* const format = find_format(value);
  if (format == nullptr) {
    std::vector<std::string_view> names;
    for (const OutputFormat& known : output_formats()) names.emplace_back(known.name);
    return not_one_of("format", value, names);
  }
  request.format = format;
  return "";
}

// Handles SAX events instead of a parsed tree. A tree of nested brackets takes a hundred times the
// memory of its source, and nothing valid here is nested deeper than an object in an object.
bool is_of_kind(OptionKind kind, const std::string& name) {
  const auto has = [kind, &name](const auto& rows) {
    return std::any_of(rows.begin(), rows.end(), [kind, &name](const auto& row) {
      return row.kind == kind && (name == row.flag || name == row.name);
    });
  };
  return has(extract_option_table()) || has(write_option_table());
}

class Reader : public nlohmann::json_sax<Json> {
 public:
  explicit Reader(ExtractRequest& request) : request_(request) {}

  const std::string& wrong() const { return wrong_; }
  bool has_page() const { return has_page_; }

  bool string(std::string& value) override {
    if (depth_ == 1 && is_page()) return page(std::move(value));
    return set(value);
  }
  bool boolean(bool value) override { return set_unless_page(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return number(std::to_string(value)); }
  bool number_float(double /*value*/, const std::string& text) override { return number(text); }
  // null means "not given". It is an error for a page, for the options and for the whole body.
  bool null() override {
    return (depth_ == 1 && (is_page() || member_ == "options")) || depth_ == 0 ? wrong_kind()
                                                                               : true;
  }
  bool binary(Json::binary_t& /*value*/) override { return wrong_kind(); }
  // An array holds the values of an option that takes several.
  bool start_array(std::size_t /*size*/) override {
    return depth_ == 2 && !std::exchange(in_array_, true) && is_of_kind(OptionKind::list, option_)
               ? true
               : wrong_kind();
  }
  bool end_array() override {
    in_array_ = false;
    return true;
  }
  bool start_object(std::size_t /*size*/) override {
    if (in_array_ || depth_ == 2 || (depth_ == 1 && member_ != "options")) return wrong_kind();
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool key(std::string& name) override {
    if (depth_ == 2) {
      option_ = name;
      return true;
    }
    member_ = name;
    if (is_page() || name == "url" || name == "id" || name == "options") return true;
    return fail("unknown member " + serve::quoted(name));
  }
  bool parse_error(std::size_t /*place*/, const std::string& /*token*/,
                   const Json::exception& /*why*/) override {
    return fail("the body is not JSON");
  }

 private:
  bool is_page() const { return member_ == "html" || member_ == "text"; }
  const std::string& name() const { return depth_ == 2 ? option_ : member_; }

  bool page(std::string bytes) {
    if (std::exchange(has_page_, true)) return fail("\"html\" and \"text\": only one of them");
    const bool is_html = member_ == "html";
    request_.bytes = std::move(bytes);
    if (!from_given_) {
      request_.options.format = is_html ? InputFormat::html : InputFormat::text;
    }
    // JSON is UTF-8, whatever encoding the page declares.
    request_.options.content_type =
        is_html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    return true;
  }

  bool number(const std::string& value) {
    const bool may_be = name() == "id" || is_of_kind(OptionKind::number, name());
    return may_be ? set_unless_page(value) : wrong_kind();
  }
  bool set_unless_page(const std::string& value) {
    return depth_ == 1 && is_page() ? wrong_kind() : set(value);
  }
  bool set(const std::string& value) {
    if (depth_ == 0 || (depth_ == 1 && member_ == "options")) return wrong_kind();
    from_given_ = from_given_ || (depth_ == 2 && option_ == "from");
    return fail(set_option(request_, name(), value));
  }
  bool wrong_kind() {
    if (depth_ == 0) return fail("the body is not a JSON object");
    if (depth_ == 1 && is_page()) return fail(member_ + ": not a string");
    if (depth_ == 1 && member_ == "options") return fail("options: not an object");
    return fail(name() + ": neither a string nor true or false");
  }
  // Returns true, so that parsing continues, if `what` is empty.
  bool fail(std::string what) {
    wrong_ = std::move(what);
    return wrong_.empty();
  }

  ExtractRequest& request_;
  std::string member_;
  std::string option_;
  std::string wrong_;
  int depth_ = 0;
  bool has_page_ = false;
  bool from_given_ = false;
  bool in_array_ = false;
};

bool is_object(const OutputFormat& format) { return format.layout == Layout::json; }
bool has_front_matter(const OutputFormat* format) { return format->has_front_matter; }

}  // namespace

std::string set_option(ExtractRequest& request, const std::string& name, const std::string& value) {
  if (name == "format") return set_format(request, value);
  // "explain" is an option of both.
  const auto in_extract = set_in(extract_option_table(), request.options, name, value);
  const auto in_write = set_in(write_option_table(), request.write, name, value);
  if (!in_extract && !in_write) return "unknown option " + quoted(name);
  return in_extract ? *in_extract : *in_write;
}

std::string validate_options(const ExtractRequest& request) {
  const auto& with = request.write.with_formats;
  std::string names;
  if (!with.empty() && !is_object(*request.format)) {
    for (const OutputFormat& format : output_formats()) {
      if (is_object(format)) names.append(names.empty() ? "" : " or ").append(format.name);
    }
    return "with: needs the format " + names;
  }
  if (request.write.front_matter && !has_front_matter(request.format) &&
      std::none_of(with.begin(), with.end(), has_front_matter)) {
    for (const OutputFormat& format : output_formats()) {
      if (format.has_front_matter) names.append(names.empty() ? "" : " or ").append(format.name);
    }
    return "front_matter: needs the format " + names;
  }
  return "";
}

std::string read_json(ExtractRequest& request, std::string_view body, bool can_fetch) {
  // The parser takes a NUL byte for the end of its input and would ignore what follows.
  if (body.find('\0') != std::string_view::npos) return "the body is not JSON: it has a NUL byte";
  Reader reader(request);
  if (!Json::sax_parse(body, &reader)) return reader.wrong();
  if (reader.has_page()) return "";
  const std::string no_page = "neither \"html\" nor \"text\" is in the object";
  if (request.options.url.empty()) return no_page;
  request.by_url = can_fetch;
  return can_fetch ? "" : no_page + ", and without --serve-fetch no URL is fetched";
}

}  // namespace pith::internal::serve
