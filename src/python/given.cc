#include "python/given.h"

namespace py = pybind11;

namespace pith::python {
namespace {

[[noreturn]] void refuse(const char* name, const char* wanted, py::handle object) {
  throw py::type_error(std::string(name) + " must be " + wanted + ", not " +
                       Py_TYPE(object.ptr())->tp_name);
}

// A surrogate as "surrogatepass" writes it, ED A0..BF xx, is as long as U+FFFD.
std::string without_surrogates(py::handle object) {
  const auto encoded = py::reinterpret_steal<py::object>(
      PyUnicode_AsEncodedString(object.ptr(), "utf-8", "surrogatepass"));
  if (!encoded) throw py::error_already_set();
  std::string text = encoded.cast<std::string>();
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '\xED' && static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
      text.replace(i, 3, "\xEF\xBF\xBD");
    }
  }
  return text;
}

std::string copy_of_buffer(py::handle object) {
  Py_buffer view;
  if (PyObject_GetBuffer(object.ptr(), &view, PyBUF_SIMPLE) != 0) throw py::error_already_set();
  std::string copy(static_cast<const char*>(view.buf), static_cast<std::size_t>(view.len));
  PyBuffer_Release(&view);
  return copy;
}

}  // namespace

Given::Given(py::handle object, const char* name)
    : owner_(py::reinterpret_borrow<py::object>(object)), is_text_(PyUnicode_Check(object.ptr())) {
  if (is_text_) {
    Py_ssize_t size = 0;
    if (const char* data = PyUnicode_AsUTF8AndSize(object.ptr(), &size)) {
      bytes_ = {data, static_cast<std::size_t>(size)};
      return;
    }
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) throw py::error_already_set();
    PyErr_Clear();
    copy_ = without_surrogates(object);
  } else if (PyBytes_Check(object.ptr())) {
    bytes_ = {PyBytes_AS_STRING(object.ptr()),
              static_cast<std::size_t>(PyBytes_GET_SIZE(object.ptr()))};
    return;
  } else if (PyObject_CheckBuffer(object.ptr())) {
    copy_ = copy_of_buffer(object);
  } else {
    refuse(name, "bytes or str", object);
  }
  bytes_ = copy_;
}

std::string text_or_none(py::handle object, const char* name) {
  if (object.is_none()) return {};
  if (!PyUnicode_Check(object.ptr())) refuse(name, "str or None", object);
  return std::string(Given(object, name).bytes());
}

py::str to_str(std::string_view text) {
  auto str = py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
  if (!str) throw py::error_already_set();
  return str;
}

}  // namespace pith::python
