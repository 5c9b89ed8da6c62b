// The types behind the handles of pith_c.h, and helpers for its functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "pith/article.h"
#include "pith/options.h"
#include "pith/pith_c.h"
#include "pith/site.h"
#include "pith/write.h"

struct pith_options {
  pith::Options options;
};

struct pith_article {
  pith::Article article;
};

struct pith_site {
  pith::Site site;
};

struct pith_write_options {
  pith::WriteOptions options;
};

namespace pith::internal::c {

// Calls `run`, and returns `otherwise` if it runs out of memory.
template <typename Value, typename Run>
Value guarded(Value otherwise, Run&& run) noexcept try {
  return run();
} catch (...) {
  return otherwise;
}

// Whether the range can be valid: no object is larger than PTRDIFF_MAX.
inline bool readable(const char* bytes, std::size_t length) {
  return length == 0 || (bytes != nullptr && length <= static_cast<std::size_t>(PTRDIFF_MAX));
}

inline std::string_view view(const char* bytes, std::size_t length) {
  return length == 0 ? std::string_view() : std::string_view(bytes, length);
}

// A copy for the caller, or no result.
inline pith_buffer owned(const std::string& text) {
  auto* data = static_cast<char*>(std::malloc(text.size() + 1));
  if (data == nullptr) return {nullptr, 0};
  std::memcpy(data, text.c_str(), text.size() + 1);
  return {data, text.size()};
}

// Why an option of a table cannot have this value.
template <typename Target>
pith_buffer why_refused(std::span<const OptionRow<Target>> rows, const char* name,
                        const char* value) {
  if (name == nullptr || value == nullptr) return {nullptr, 0};
  return guarded(pith_buffer{nullptr, 0}, [&] {
    for (const OptionRow<Target>& row : rows) {
      if (std::string_view(row.name) != name) continue;
      Target target;
      return row.set(target, value) ? owned("") : owned(row.why_refused(value));
    }
    return owned("is not an option");
  });
}

// Sets an option of a table by its name.
template <typename Target, typename Handle>
bool set_by_name(std::span<const OptionRow<Target>> rows, Handle* handle, const char* name,
                 const char* value) {
  if (handle == nullptr || name == nullptr || value == nullptr) return false;
  return guarded(false, [&] {
    for (const OptionRow<Target>& row : rows) {
      if (std::string_view(row.name) == name) return row.set(handle->options, value);
    }
    return false;
  });
}

// The name of a table's row, or null if there is no row of that number.
template <typename Row, typename Number>
const char* name_of_row(std::span<const Row> rows, Number number) {
  return number >= 0 && static_cast<std::size_t>(number) < rows.size()
             ? rows[static_cast<std::size_t>(number)].name
             : nullptr;
}

// The number of the row with this name, or -1.
template <typename Row>
int row_named(std::span<const Row> rows, const char* name) {
  for (std::size_t i = 0; name != nullptr && i < rows.size(); ++i) {
    if (std::string_view(rows[i].name) == name) return static_cast<int>(i);
  }
  return -1;
}

inline pith_string borrowed(const std::string& text) { return {text.c_str(), text.size()}; }
inline pith_string nothing() { return {"", 0}; }

}  // namespace pith::internal::c
