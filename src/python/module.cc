// The extension pith._pith: what pith/__init__.py is made of. Everything in it is read-only, so
// that threads may share it, with or without a GIL.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pith/extract.h"
#include "pith/write.h"
#include "python/given.h"

namespace py = pybind11;

namespace pith::python {
namespace {

using ArticlePtr = std::shared_ptr<Article>;

// --- Options
// --------------------------------------------------------------------------------------

template <typename Enum>
struct Named {
  const char* name;
  Enum value;
};

constexpr Named<Favor> kFavors[] = {
    {"balanced", Favor::balanced}, {"precision", Favor::precision}, {"recall", Favor::recall}};
constexpr Named<InputFormat> kFormats[] = {
    {"auto", InputFormat::automatic}, {"html", InputFormat::html}, {"text", InputFormat::text}};

template <typename Enum, std::size_t count>
Enum value_of(const Named<Enum> (&known)[count], const std::string& name, const char* option) {
  std::string names;
  for (const Named<Enum>& one : known) {
    if (name == one.name) return one.value;
    names += (names.empty() ? "'" : ", '") + std::string(one.name) + "'";
  }
  throw py::value_error(std::string(option) + " must be one of " + names + ", not '" + name + "'");
}

constexpr Named<bool Options::*> kSwitches[] = {
    {"comments", &Options::comments}, {"tables", &Options::tables}, {"explain", &Options::explain}};
constexpr Named<std::size_t Options::*> kLimits[] = {
    {"max_input_bytes", &Options::max_input_bytes},
    {"max_memory_bytes", &Options::max_memory_bytes},
    {"max_work", &Options::max_work}};

void set_option(Options& options, const std::string& name, py::handle value) {
  for (const auto& [known, member] : kSwitches) {
    if (name == known) return void(options.*member = switch_of(value, known));
  }
  for (const auto& [known, member] : kLimits) {
    if (name == known) return void(options.*member = limit_of(value, known));
  }
  if (name == "favor") {
    options.favor = value_of(kFavors, word_of(value, "favor"), "favor");
  } else if (name == "format") {
    options.format = value_of(kFormats, word_of(value, "format"), "format");
  } else if (name == "content_type") {
    options.content_type = text_or_none(value, "content_type");
  } else {
    throw py::type_error("there is no option '" + name + "'");
  }
}

// By name and by hand: what pybind11 says of a wrong type is a page of C++.
Options make_options(const py::kwargs& given) {
  Options options;
  for (const auto& [name, value] : given) set_option(options, py::str(name), value);
  return options;
}

// The type without parameters and with the charset of a str.
std::string type_of_text(const std::string& content_type) {
  const std::string type = content_type.substr(0, content_type.find(';'));
  return (type.empty() ? "text/html" : type) + "; charset=utf-8";
}

ArticlePtr extract_page(py::handle html, py::handle url, const Options& given) {
  const Given page(html, "html");
  Options options = given;
  options.url = text_or_none(url, "url");
  if (page.is_text()) options.content_type = type_of_text(options.content_type);
  const py::gil_scoped_release released;
  return std::make_shared<Article>(extract(page.bytes(), options));
}

// --- Values
// ---------------------------------------------------------------------------------------

py::object known(std::string_view text) {
  if (text.empty()) return py::none();
  return to_str(text);
}

py::list values(const std::vector<MetaValue>& all) {
  py::list list;
  for (const MetaValue& one : all) {
    if (!one.empty()) list.append(to_str(one.value));
  }
  return list;
}

using One = MetaValue Metadata::*;
using Many = std::vector<MetaValue> Metadata::*;

constexpr Named<One> kOnes[] = {{"title", &Metadata::title},
                                {"date", &Metadata::date},
                                {"modified", &Metadata::modified},
                                {"site", &Metadata::site},
                                {"description", &Metadata::description},
                                {"language", &Metadata::language},
                                {"canonical_url", &Metadata::canonical_url},
                                {"image", &Metadata::image},
                                {"license", &Metadata::license},
                                {"direction", &Metadata::direction},
                                {"amp_url", &Metadata::amp_url}};
constexpr Named<Many> kManys[] = {{"authors", &Metadata::authors},
                                  {"tags", &Metadata::tags},
                                  {"categories", &Metadata::categories},
                                  {"feeds", &Metadata::feeds}};

// Field -> where its value, or the first of its values, was found.
py::dict sources(const Metadata& metadata) {
  py::dict found;
  for (const auto& [name, member] : kOnes) {
    const MetaValue& value = metadata.*member;
    if (!value.empty()) found[name] = to_str(value.source);
  }
  for (const auto& [name, member] : kManys) {
    for (const MetaValue& value : metadata.*member) {
      if (!value.empty() && !found.contains(name)) found[name] = to_str(value.source);
    }
  }
  return found;
}

py::list blocks(const ArticlePtr& article) {
  py::list list;
  for (Block& block : article->blocks) list.append(std::shared_ptr<Block>(article, &block));
  return list;
}

std::string article_repr(const Article& article) {
  const auto count = std::count_if(article.blocks.begin(), article.blocks.end(), kept);
  return "<pith.Article " + std::string(to_string(article.outcome)) + ", " + std::to_string(count) +
         " blocks kept>";
}

// --- Classes
// --------------------------------------------------------------------------------------

void bind_metadata(py::module_& module) {
  auto metadata = py::class_<Metadata, std::shared_ptr<Metadata>>(
      module, "Metadata", "What the page says about itself; what is unknown is None or empty.");
  for (const auto& [name, member] : kOnes) {
    const One field = member;
    metadata.def_property_readonly(
        name, [field](const Metadata& self) { return known((self.*field).value); });
  }
  for (const auto& [name, member] : kManys) {
    const Many field = member;
    metadata.def_property_readonly(name,
                                   [field](const Metadata& self) { return values(self.*field); });
  }
  metadata.def_property_readonly(
      "sources", sources, "Field name -> the place in the page its (first) value was taken from.");
}

void bind_block(py::module_& module) {
  py::class_<Block, std::shared_ptr<Block>>(module, "Block", "One block of the page.")
      .def_property_readonly("kind", [](const Block& self) { return to_str(to_string(self.kind)); })
      .def_property_readonly("label",
                             [](const Block& self) { return to_str(to_string(self.label)); })
      .def_property_readonly(
          "kept", [](const Block& self) { return kept(self); }, "The label is not 'boilerplate'.")
      .def_property_readonly("score", [](const Block& self) { return self.score; })
      .def_property_readonly("text", [](const Block& self) { return to_str(self.text); })
      .def_property_readonly(
          "reason", [](const Block& self) { return known(self.reason); }, "With explain=True only.")
      .def_property_readonly("heading_level",
                             [](const Block& self) { return int{self.heading_level}; })
      .def_property_readonly("quote_depth", [](const Block& self) { return int{self.quote_depth}; })
      .def_property_readonly("code_language",
                             [](const Block& self) { return known(self.code_language); })
      .def_property_readonly(
          "source",
          [](const Block& self) { return py::make_tuple(self.source.begin, self.source.end); },
          "Where it stands in the page: (begin, end) in bytes; of a str in those of its UTF-8.")
      .def("__repr__", [](const Block& self) {
        return "<pith.Block " + std::string(to_string(self.kind)) + ", " +
               std::string(to_string(self.label)) + ">";
      });
}

// An article never changes, and whoever calls one of its members holds it: others may run
// meanwhile.
template <typename Write>
py::str written(Write write) {
  std::string text;
  {
    const py::gil_scoped_release released;
    text = write();
  }
  return to_str(text);
}

void bind_article(py::module_& module) {
  const auto write_options = [](bool links, bool images) {
    return WriteOptions{.links = links, .images = images};
  };
  const auto json_options = [](bool explain, const py::object& id, const py::object& source) {
    return WriteOptions{
        .explain = explain, .id = text_or_none(id, "id"), .source = text_or_none(source, "source")};
  };
  py::class_<Article, ArticlePtr>(
      module, "Article",
      "What pith.extract returns. Nothing in it can be changed, nor can it be "
      "pickled: to hand it to another process, write it, such as by "
      "jsonl().")
      .def_property_readonly("outcome",
                             [](const Article& self) { return to_str(to_string(self.outcome)); })
      .def_property_readonly("message", [](const Article& self) { return known(self.message); })
      .def_property_readonly("url", [](const Article& self) { return known(self.url); })
      .def_property_readonly("encoding", [](const Article& self) { return known(self.encoding); })
      .def_property_readonly("page_type",
                             [](const Article& self) { return to_str(to_string(self.page_type)); })
      .def_property_readonly("page_type_reason",
                             [](const Article& self) { return known(self.page_type_reason); })
      .def_property_readonly("confidence", [](const Article& self) { return self.confidence; })
      .def_property_readonly(
          "metadata",
          [](const ArticlePtr& self) { return std::shared_ptr<Metadata>(self, &self->metadata); })
      .def_property_readonly("blocks", blocks, "The kept blocks; all, with explain=True.")
      .def_property_readonly(
          "text", [](const Article& self) { return written([&] { return write_text(self); }); },
          "The kept text; written anew each time it is read.")
      .def(
          "markdown",
          [=](const Article& self, bool links, bool images) {
            return written([&] { return write_markdown(self, write_options(links, images)); });
          },
          py::kw_only(), py::arg("links") = false, py::arg("images") = false,
          "CommonMark with GitHub tables.")
      .def(
          "html",
          [=](const Article& self, bool links, bool images) {
            return written([&] { return write_html(self, write_options(links, images)); });
          },
          py::kw_only(), py::arg("links") = false, py::arg("images") = false,
          "A fragment of clean HTML: structure only.")
      .def(
          "json",
          [=](const Article& self, bool explain, const py::object& id, const py::object& source) {
            const WriteOptions options = json_options(explain, id, source);
            return written([&] { return write_json(self, options); });
          },
          py::kw_only(), py::arg("explain") = false, py::arg("id") = py::none(),
          py::arg("source") = py::none(), "One object, indented, as the command line prints it.")
      .def(
          "jsonl",
          [=](const Article& self, bool explain, const py::object& id, const py::object& source) {
            const WriteOptions options = json_options(explain, id, source);
            return written([&] { return write_jsonl(self, options); });
          },
          py::kw_only(), py::arg("explain") = false, py::arg("id") = py::none(),
          py::arg("source") = py::none(), "The same in one line.")
      .def(
          "explanation",
          [](const Article& self) { return written([&] { return write_explain(self); }); },
          "A line a block: kept or dropped, score, kind, reason, text. With explain=True.")
      .def("__repr__", article_repr);
}

void bind_options(py::module_& module) {
  py::class_<Options>(module, "Options", "What extract is told besides page and address.")
      .def(py::init(&make_options));
}

void bind(py::module_& module) {
  py::options docs;
  docs.disable_function_signatures();  // those of _pith.pyi say more
  bind_options(module);
  bind_metadata(module);
  bind_block(module);
  bind_article(module);
  module.def("extract", extract_page, py::arg("html"), py::arg("url"), py::arg("options"));
  module.attr("version") = PITH_VERSION;
}

}  // namespace
}  // namespace pith::python

#if PYBIND11_VERSION_HEX >= 0x020D0000
PYBIND11_MODULE(_pith, module, py::mod_gil_not_used()) { pith::python::bind(module); }
#else
PYBIND11_MODULE(_pith, module) { pith::python::bind(module); }
#endif
