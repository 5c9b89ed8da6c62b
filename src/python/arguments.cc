#include "python/arguments.h"

#include <utility>

namespace py = pybind11;

namespace pith::internal::python {
namespace {

[[noreturn]] void refuse(const char* name, const char* wanted, py::handle object) {
  throw py::type_error(std::string(name) + " must be " + wanted + ", not " +
                       Py_TYPE(object.ptr())->tp_name);
}

// A separate bytes object, because PyUnicode_AsUTF8() would leave a second copy of the page in the
// str.
py::object encoded(py::handle text, const char* errors) {
  auto bytes =
      py::reinterpret_steal<py::object>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", errors));
  if (!bytes && !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) throw py::error_already_set();
  return bytes;
}

// "surrogatepass" encodes a surrogate as ED A0..BF xx, which is as long as U+FFFD.
std::string without_surrogates(py::handle object) {
  std::string text = encoded(object, "surrogatepass").cast<std::string>();
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '\xED' && static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
      text.replace(i, 3, "\xEF\xBF\xBD");
    }
  }
  return text;
}

std::string_view view_of_bytes(py::handle object) {
  return {PyBytes_AS_STRING(object.ptr()),
          static_cast<std::size_t>(PyBytes_GET_SIZE(object.ptr()))};
}

std::string copy_of_buffer(py::handle object) {
  Py_buffer view;
  if (PyObject_GetBuffer(object.ptr(), &view, PyBUF_SIMPLE) != 0) throw py::error_already_set();
  std::string copy(static_cast<const char*>(view.buf), static_cast<std::size_t>(view.len));
  PyBuffer_Release(&view);
  return copy;
}

}  // namespace

BytesArgument::BytesArgument(py::handle object, const char* name)
    : owner_(py::reinterpret_borrow<py::object>(object)) {
  const bool is_text = PyUnicode_Check(object.ptr());
  if (PyBytes_Check(object.ptr())) {
    bytes_ = view_of_bytes(object);
    return;
  }
  if (is_text && PyUnicode_IS_COMPACT_ASCII(object.ptr()) != 0) {
    bytes_ = {static_cast<const char*>(PyUnicode_DATA(object.ptr())),
              static_cast<std::size_t>(PyUnicode_GET_LENGTH(object.ptr()))};
    return;
  }
  if (is_text) {
    if (py::object bytes = encoded(object, "strict")) {
      owner_ = std::move(bytes);
      bytes_ = view_of_bytes(owner_);
      return;
    }
    PyErr_Clear();
    copy_ = without_surrogates(object);
  } else if (PyObject_CheckBuffer(object.ptr()) != 0) {
    copy_ = copy_of_buffer(object);
  } else {
    refuse(name, "bytes or str", object);
  }
  bytes_ = copy_;
}

std::string text_or_none(py::handle object, const char* name) {
  if (object.is_none()) return {};
  if (!PyUnicode_Check(object.ptr())) refuse(name, "str or None", object);
  return std::string(BytesArgument(object, name).bytes());
}

std::string word_of(py::handle object, const char* name) {
  if (!PyUnicode_Check(object.ptr())) refuse(name, "str", object);
  return std::string(BytesArgument(object, name).bytes());
}

std::string words_of(py::handle object, const char* name) {
  if (object.is_none() || PyUnicode_Check(object.ptr())) return text_or_none(object, name);
  if (!py::isinstance<py::iterable>(object))
    refuse(name, "str, an iterable of str or None", object);
  std::string words;
  for (const py::handle word : py::reinterpret_borrow<py::iterable>(object)) {
    words.append(words.empty() ? "" : ",").append(word_of(word, name));
  }
  return words;
}

bool switch_of(py::handle object, const char* name) {
  py::detail::make_caster<bool> caster;
  if (!caster.load(object, true)) refuse(name, "bool", object);
  return py::detail::cast_op<bool>(caster);
}

std::size_t limit_of(py::handle object, const char* name) {
  py::detail::make_caster<std::size_t> caster;
  if (caster.load(object, true)) return py::detail::cast_op<std::size_t>(caster);
  if (!PyLong_Check(object.ptr())) refuse(name, "int", object);
  throw py::type_error(std::string(name) + " must be an int from 0 to 2**64 - 1");
}

void refuse_option(const std::string& option, const std::vector<std::string>& names) {
  py::list known;
  for (const std::string& name : names) known.append(to_str(name));
  const py::list like =
      py::module_::import("difflib").attr("get_close_matches")(to_str(option), known, 1);
  const std::string also =
      like.empty() ? "" : ": did you mean '" + std::string(py::str(like[0])) + "'?";
  throw py::type_error("there is no option '" + option + "'" + also);
}

py::str to_str(std::string_view text) {
  auto str = py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
  if (!str) throw py::error_already_set();
  return str;
}

}  // namespace pith::internal::python
