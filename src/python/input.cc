// The extension pith._input, on which pith/_read.py is built: pages from files, folders, archives
// and URLs. It is an extension of its own so that `import pith` does not load libcurl and others.
#include "pith/input.h"

#include <pybind11/pybind11.h>

#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "python/arguments.h"

namespace py = pybind11;

namespace pith::internal::python {
namespace {

// --- Options ------------------------------------------------------------------------------------

constexpr std::string_view kKinds[] = {"auto", "page", "warc",  "jsonl",      "archive",
                                       "mail", "mbox", "mhtml", "webarchive", "har",
                                       "wacz", "epub", "feed"};

InputKind kind_of(const std::string& name) {
  std::string names;
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    if (name == kKinds[i]) return static_cast<InputKind>(i);
    names.append(names.empty() ? "'" : ", '").append(kKinds[i]) += '\'';
  }
  throw py::value_error("kind must be one of " + names + ", not '" + name + "'");
}

double seconds_of(py::handle object, const char* name) {
  if (PyFloat_Check(object.ptr()) == 0 && PyLong_Check(object.ptr()) == 0) {
    throw py::type_error(std::string(name) + " must be a number of seconds, not " +
                         Py_TYPE(object.ptr())->tp_name);
  }
  const double seconds = PyFloat_AsDouble(object.ptr());
  if (PyErr_Occurred() != nullptr) throw py::error_already_set();
  if (!std::isfinite(seconds) || seconds < 0) {
    throw py::value_error(std::string(name) + " must be a number of seconds, 0 or more");
  }
  return seconds;
}

int count_of(py::handle object, const char* name, int least) {
  const std::size_t count = limit_of(object, name);
  if (count < static_cast<std::size_t>(least) ||
      count > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw py::value_error(std::string(name) + " must be at least " + std::to_string(least));
  }
  return static_cast<int>(count);
}

std::vector<std::string> texts_of(py::handle object, const char* name) {
  if (object.is_none()) return {};
  if (PyUnicode_Check(object.ptr())) return {word_of(object, name)};
  std::vector<std::string> texts;
  if (!py::isinstance<py::iterable>(object)) text_or_none(object, name);  // says what is wrong
  for (const py::handle text : py::reinterpret_borrow<py::iterable>(object)) {
    texts.push_back(word_of(text, name));
  }
  return texts;
}

// Lines "Name: value", or a mapping of names to values.
std::vector<std::string> headers_of(py::handle object, const char* name) {
  if (!py::hasattr(object, "items")) return texts_of(object, name);
  std::vector<std::string> lines;
  for (const py::handle pair : object.attr("items")()) {
    const auto header = py::reinterpret_borrow<py::tuple>(pair);
    lines.push_back(word_of(header[0], name) + ": " + word_of(header[1], name));
  }
  return lines;
}

// The bytes of a path as the file system has them.
std::string path_of(py::handle object, const char* name) {
  if (object.is_none()) return {};
  PyObject* bytes = nullptr;
  if (PyUnicode_FSConverter(object.ptr(), &bytes) == 0) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) throw py::error_already_set();
    PyErr_Clear();
    throw py::type_error(std::string(name) + " must be a str, a path or a URL, not " +
                         Py_TYPE(object.ptr())->tp_name);
  }
  return py::reinterpret_steal<py::bytes>(bytes);
}

// A member of InputOptions.
struct InputOption {
  const char* name;
  void (*set)(InputOptions& options, py::handle value, const char* name);
};

constexpr InputOption kInputOptions[] = {
    {"kind", [](InputOptions& o, py::handle v, const char* n) { o.kind = kind_of(word_of(v, n)); }},
    {"max_bytes",
     [](InputOptions& o, py::handle v, const char* n) { o.max_bytes = limit_of(v, n); }},
    {"html_field",
     [](InputOptions& o, py::handle v, const char* n) { o.html_field = word_of(v, n); }},
    {"text_field",
     [](InputOptions& o, py::handle v, const char* n) { o.text_field = word_of(v, n); }},
    {"include", [](InputOptions& o, py::handle v, const char* n) { o.include = texts_of(v, n); }},
    {"exclude", [](InputOptions& o, py::handle v, const char* n) { o.exclude = texts_of(v, n); }},
    {"timeout", [](InputOptions& o, py::handle v, const char* n) { o.timeout = seconds_of(v, n); }},
    {"connect_timeout",
     [](InputOptions& o, py::handle v, const char* n) { o.connect_timeout = seconds_of(v, n); }},
    {"max_redirects",
     [](InputOptions& o, py::handle v, const char* n) { o.max_redirects = count_of(v, n, 0); }},
    {"user_agent",
     [](InputOptions& o, py::handle v, const char* n) { o.user_agent = text_or_none(v, n); }},
    {"headers", [](InputOptions& o, py::handle v, const char* n) { o.headers = headers_of(v, n); }},
    {"cookie_jar",
     [](InputOptions& o, py::handle v, const char* n) { o.cookie_jar = path_of(v, n); }},
    {"allow_private",
     [](InputOptions& o, py::handle v, const char* n) { o.allow_private = switch_of(v, n); }},
    {"obey_robots", [](InputOptions& o, py::handle v,
                       const char* n) { o.politeness.obey_robots = switch_of(v, n); }},
    {"delay",
     [](InputOptions& o, py::handle v, const char* n) { o.politeness.delay = seconds_of(v, n); }},
    {"connections", [](InputOptions& o, py::handle v,
                       const char* n) { o.politeness.connections = count_of(v, n, 1); }},
    {"retries", [](InputOptions& o, py::handle v,
                   const char* n) { o.politeness.retries = count_of(v, n, 0); }},
    {"save_warc",
     [](InputOptions& o, py::handle v, const char* n) { o.save_warc = path_of(v, n); }},
    {"revisit", [](InputOptions& o, py::handle v, const char* n) { o.revisit = path_of(v, n); }},
};

void set_option(InputOptions& options, const std::string& name, py::handle value) {
  for (const InputOption& option : kInputOptions) {
    if (name == option.name) return option.set(options, value, option.name);
  }
  std::vector<std::string> names;
  for (const InputOption& option : kInputOptions) names.emplace_back(option.name);
  refuse_option(name, names);
}

// --- Values -------------------------------------------------------------------------------------

// A path or a URL, as os.fsdecode() has it.
py::object to_path(const std::string& path) {
  auto text = py::reinterpret_steal<py::object>(
      PyUnicode_DecodeFSDefaultAndSize(path.data(), static_cast<Py_ssize_t>(path.size())));
  if (!text) throw py::error_already_set();
  return text;
}

py::object known(const std::string& text) {
  return text.empty() ? py::object(py::none()) : py::object(to_str(text));
}

constexpr const char* name_of(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::not_found:
      return "not_found";
    case Error::Kind::unreadable:
      return "unreadable";
    case Error::Kind::empty:
      return "empty";
    case Error::Kind::too_large:
      return "too_large";
    case Error::Kind::not_html:
      return "not_html";
    case Error::Kind::unsupported:
      return "unsupported";
    case Error::Kind::refused:
      return "refused";
    case Error::Kind::forbidden:
      return "forbidden";
    case Error::Kind::timed_out:
      return "timed_out";
    case Error::Kind::http_status:
      return "http_status";
    case Error::Kind::disallowed:
      return "disallowed";
    case Error::Kind::protocol:
      return "protocol";
    case Error::Kind::out_of_memory:
      return "out_of_memory";
  }
  return "unknown";
}

py::dict counts(const std::map<std::string, std::size_t>& by_reason) {
  py::dict dict;
  for (const auto& [reason, count] : by_reason) dict[to_str(reason)] = count;
  return dict;
}

// --- Source -------------------------------------------------------------------------------------

// A stream of pages. Threads may share it: each page goes to one of them.
class Source {
 public:
  // `page` and `error` make what next() returns.
  Source(const py::iterable& inputs, py::object page, py::object error, const py::kwargs& kwargs)
      : page_(std::move(page)), error_(std::move(error)) {
    InputOptions options;
    for (const auto& [name, value] : kwargs) set_option(options, py::str(name), value);
    options.politeness.canceled = is_interrupted;
    std::vector<std::string> names;
    for (const py::handle input : inputs) names.push_back(path_of(input, "an input"));
    const py::gil_scoped_release released;
    source_.emplace(read_pages(names, options));
  }
  ~Source() { close(); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // The next page or error; None at the end and after close().
  py::object next() {
    std::optional<Result<Page>> read;
    {
      const py::gil_scoped_release released;
      const std::lock_guard alone(mutex_);
      if (source_) read = next_of(*source_);
      if (source_ && !read) release();
    }
    if (PyErr_Occurred() != nullptr) throw py::error_already_set();  // such as KeyboardInterrupt
    if (!read) return py::none();
    return *read ? page_of(read->value()) : error_of(read->error());
  }

  // Ends the stream, and writes the files that InputOptions names.
  void close() {
    const py::gil_scoped_release released;
    const std::lock_guard alone(mutex_);
    release();
  }

  py::dict skipped() {
    return counts(look([](const Pages& s) { return s.skipped(); }, skipped_));
  }
  py::dict passed_over() {
    return counts(look([](const Pages& s) { return s.passed_over(); }, passed_over_));
  }

 private:
  std::optional<Result<Page>> next_of(Pages& pages) {
    if (begun_) ++pages.begin();
    begun_ = true;
    const auto at = pages.begin();
    if (at == pages.end()) return std::nullopt;
    return std::move(*at);
  }

  // Called while next() waits for a server. Runs Python's handlers of signals.
  static bool is_interrupted() {
    const py::gil_scoped_acquire acquired;
    return PyErr_CheckSignals() != 0;
  }

  // What is asked of a stream is known after its end, too.
  void release() {
    if (!source_) return;
    skipped_ = source_->skipped();
    passed_over_ = source_->passed_over();
    source_.reset();
  }

  template <typename Ask, typename Answer>
  Answer look(Ask ask, const Answer& last) {
    const py::gil_scoped_release released;
    const std::lock_guard alone(mutex_);
    return source_ ? ask(*source_) : last;
  }

  py::object page_of(const Page& page) const {
    py::list fields;
    for (const auto& [name, value] : page.fields) {
      fields.append(py::make_tuple(to_str(name), to_str(value)));
    }
    return page_(py::bytes(page.bytes), known(page.url), known(page.content_type),
                 to_path(page.source), to_path(page.id), page.is_plain_text, known(page.title_hint),
                 known(page.author_hint), known(page.date_hint), known(page.language_hint),
                 known(page.site_hint), py::tuple(fields));
  }
  py::object error_of(const Error& error) const {
    return error_(to_path(error.input), to_str(error.reason), name_of(error.kind));
  }

  std::mutex mutex_;  // never waited for with the GIL
  std::optional<Pages> source_;
  bool begun_ = false;
  std::map<std::string, std::size_t> skipped_;
  std::map<std::string, std::size_t> passed_over_;
  py::object page_;
  py::object error_;
};

void bind(py::module_& module) {
  py::options docs;
  docs.disable_function_signatures();
  py::class_<Source>(module, "Source", "A stream of pages.")
      .def(py::init<const py::iterable&, py::object, py::object, const py::kwargs&>())
      .def("next", &Source::next, "The next page or error; None at the end.")
      .def("close", &Source::close, "Ends the stream.")
      .def_property_readonly("skipped", &Source::skipped)
      .def_property_readonly("passed_over", &Source::passed_over);
  py::list names;
  for (const InputOption& option : kInputOptions) names.append(option.name);
  module.attr("options") = py::tuple(names);
  py::list kinds;
  for (const std::string_view kind : kKinds) kinds.append(to_str(kind));
  module.attr("kinds") = py::tuple(kinds);
}

}  // namespace
}  // namespace pith::internal::python

#if PYBIND11_VERSION_HEX >= 0x020D0000
PYBIND11_MODULE(_input, module, py::mod_gil_not_used()) { pith::internal::python::bind(module); }
#else
PYBIND11_MODULE(_input, module) { pith::internal::python::bind(module); }
#endif
