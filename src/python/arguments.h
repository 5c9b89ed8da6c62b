// Converts the text and bytes that Python passes to what the library reads.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::python {

// The bytes of a str, bytes or other buffer. Those of bytes and of an ASCII str are not copied and
// stay valid as long as this object lives, also without the GIL. Another buffer is copied, because
// other code may write to it. A str's lone surrogates become U+FFFD. Throws TypeError for anything
// else.
class BytesArgument {
 public:
  explicit BytesArgument(pybind11::handle object, const char* name);
  BytesArgument(const BytesArgument&) = delete;  // bytes_ may point into copy_
  BytesArgument& operator=(const BytesArgument&) = delete;
  std::string_view bytes() const { return bytes_; }

 private:
  pybind11::object owner_;
  std::string copy_;
  std::string_view bytes_;
};

// A str, or "" for None.
std::string text_or_none(pybind11::handle object, const char* name);

// The name of an option's value. Throws a TypeError of one line for anything else.
std::string word_of(pybind11::handle object, const char* name);
// A str, or several joined by commas; "" for None.
std::string words_of(pybind11::handle object, const char* name);
bool switch_of(pybind11::handle object, const char* name);
std::size_t limit_of(pybind11::handle object, const char* name);

// Throws the TypeError about an option that is none of `names`, which says which one is like it.
[[noreturn]] void refuse_option(const std::string& option, const std::vector<std::string>& names);

// The library's UTF-8 as a str.
pybind11::str to_str(std::string_view text);

}  // namespace pith::internal::python
