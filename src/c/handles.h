// What the handles of pith.h are, and what every function of it is made with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pith/article.h"
#include "pith/options.h"
#include "pith/pith.h"
#include "pith/write.h"

struct pith_options {
  pith::Options options;
};

struct pith_article {
  pith::Article article;
};

struct pith_write_options {
  pith::WriteOptions options;
};

namespace pith::c {

// Does what may run out of memory; then `otherwise`.
template <typename Value, typename Run>
Value guarded(Value otherwise, Run&& run) noexcept try {
  return run();
} catch (...) {
  return otherwise;
}

// Whether there can be bytes there: no object is larger than PTRDIFF_MAX.
inline bool readable(const char* bytes, std::size_t length) {
  return length == 0 || (bytes != nullptr && length <= static_cast<std::size_t>(PTRDIFF_MAX));
}

// Sets a string of what `handle` holds.
template <typename Handle, typename Member>
bool set_string(Handle* handle, Member member, const char* bytes, std::size_t length) noexcept {
  if (handle == nullptr || !readable(bytes, length)) return false;
  return guarded(false, [&] {
    (handle->options.*member).assign(length == 0 ? "" : bytes, length);
    return true;
  });
}

template <typename Handle, typename Member, typename Value>
bool set(Handle* handle, Member member, Value value) noexcept {
  if (handle == nullptr) return false;
  handle->options.*member = value;
  return true;
}

inline pith_string borrowed(const std::string& text) { return {text.c_str(), text.size()}; }
inline pith_string nothing() { return {"", 0}; }

}  // namespace pith::c
