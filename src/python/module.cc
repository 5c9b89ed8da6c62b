// The extension pith._pith, on which pith/__init__.py is built. Everything in it is read-only, so
// that threads may share it, with or without a GIL.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pith/extract.h"
#include "pith/site.h"
#include "pith/version.h"
#include "pith/write.h"
#include "python/arguments.h"
#include "python/article_state.h"

namespace py = pybind11;

namespace pith::internal::python {
namespace {

using ArticlePtr = std::shared_ptr<Article>;

// --- Options
// --------------------------------------------------------------------------------------

// The value in the form of the table. Throws a TypeError of one line for another type.
std::string text_of(py::handle value, OptionKind kind, const char* name) {
  switch (kind) {
    case OptionKind::boolean:
      return switch_of(value, name) ? "true" : "false";
    case OptionKind::number:
      return std::to_string(limit_of(value, name));
    case OptionKind::choice:
      return word_of(value, name);
    case OptionKind::list:
      return words_of(value, name);
    case OptionKind::text:
      break;
  }
  return text_or_none(value, name);
}

template <typename Target>
void set_option(std::span<const OptionRow<Target>> rows, Target& options, const std::string& name,
                py::handle value) {
  for (const OptionRow<Target>& row : rows) {
    if (name != row.name) continue;
    const std::string text = text_of(value, row.kind, row.name);
    if (row.set(options, text)) return;
    if (row.problem != nullptr) {
      throw py::value_error(name + ": '" + text + "' " + row.problem(text));
    }
    std::string words;
    for (const std::string_view word : row.words) {
      words.append(words.empty() ? "'" : ", '").append(word) += '\'';
    }
    if (row.words.empty()) {
      throw py::value_error(name + " must be " + row.form + ", not '" + text + "'");
    }
    const char* const must =
        row.kind == OptionKind::list ? " must be some of " : " must be one of ";
    throw py::value_error(name + must + words + ", not '" + text + "'");
  }
  std::vector<std::string> names;
  for (const OptionRow<Target>& row : rows) names.emplace_back(row.name);
  refuse_option(name, names);
}

// Parsed by hand, because pybind11's message for a wrong type is a page of C++.
Options make_options(const py::kwargs& kwargs) {
  Options options;
  for (const auto& [name, value] : kwargs) {
    if (std::string(py::str(name)) == "url") throw py::type_error("url is not one of the options");
    set_option(extract_options(), options, py::str(name), value);
  }
  return options;
}

// The options that differ from the defaults, by name, in the form of the table.
py::dict state_of_options(const Options& options) {
  const Options defaults;
  py::dict state;
  for (const OptionRow<Options>& row : extract_options()) {
    const std::string text = row.get(options);
    if (text != row.get(defaults)) state[row.name] = to_str(text);
  }
  return state;
}

Options options_of_state(const py::dict& state) {
  Options options;
  for (const OptionRow<Options>& row : extract_options()) {
    if (state.contains(row.name)) row.set(options, word_of(state[row.name], row.name));
  }
  return options;
}

// The media type without parameters and with the charset of a str.
std::string type_of_text(const std::string& content_type) {
  const std::string type = content_type.substr(0, content_type.find(';'));
  return (type.empty() ? "text/html" : type) + "; charset=utf-8";
}

// A value of a table's column that has none: None, or what pandas has in its place.
bool is_missing(py::handle value) {
  if (value.is_none()) return true;
  if (PyFloat_Check(value.ptr()) != 0) return std::isnan(PyFloat_AS_DOUBLE(value.ptr()));
  return std::string_view(Py_TYPE(value.ptr())->tp_name).ends_with("NAType");
}

ArticlePtr empty_article(std::string url) {
  auto article = std::make_shared<Article>();
  article->message = "no page";
  article->url = std::move(url);
  return article;
}

// `known`: options that are known of this page, which come before those in `base`.
Options options_for(py::handle html, py::handle url, const Options& base, const py::dict& known) {
  Options options = base;
  if (!is_missing(url)) options.url = text_or_none(url, "url");
  for (const auto& [name, value] : known) {
    set_option(extract_options(), options, py::str(name), value);
  }
  if (PyUnicode_Check(html.ptr())) options.content_type = type_of_text(options.content_type);
  return options;
}

// What the pages of hosts have in common. Threads may add pages while others use it.
class SharedSite {
 public:
  SharedSite() = default;
  explicit SharedSite(Site site) : site_(std::move(site)) {}

  void add(py::handle html, py::handle url, const Options& base, const py::dict& known) {
    const Options options = options_for(html, url, base, known);
    if (is_missing(html)) return;
    const BytesArgument page(html, "html");
    const py::gil_scoped_release released;
    const SiteTexts texts = site_texts(page.bytes(), options);
    const std::lock_guard alone(mutex_);
    site_.add(texts);
  }

  Article extract_with(std::string_view bytes, Options options) const {
    const std::shared_lock no_page_is_added(mutex_);
    options.site = &site_;
    return extract(bytes, options);
  }

  std::string state() const {
    const py::gil_scoped_release released;
    const std::shared_lock no_page_is_added(mutex_);
    return site_.state();
  }

 private:
  mutable std::shared_mutex mutex_;  // never waited for with the GIL
  Site site_;
};

ArticlePtr extract_page(py::handle html, py::handle url, const Options& base, const py::dict& known,
                        const SharedSite* site) {
  const Options options = options_for(html, url, base, known);
  if (is_missing(html)) return empty_article(options.url);
  const BytesArgument page(html, "html");
  const py::gil_scoped_release released;
  return std::make_shared<Article>(site == nullptr ? extract(page.bytes(), options)
                                                   : site->extract_with(page.bytes(), options));
}

// --- Values
// ---------------------------------------------------------------------------------------

py::object known(std::string_view text) {
  if (text.empty()) return py::none();
  return to_str(text);
}

py::object value_of(const MetadataField& field, const Metadata& metadata) {
  if (!field.is_list()) return known((metadata.*field.one).value);
  py::list list;
  for (const MetaValue& value : field.values(metadata)) {
    if (!value.empty()) list.append(to_str(value.value));
  }
  return list;
}

// Field -> where its value, or the first of its values, was found.
py::dict sources(const Metadata& metadata) {
  py::dict found;
  for (const MetadataField& field : kMetadataFields) {
    for (const MetaValue& value : field.values(metadata)) {
      if (!value.empty() && !found.contains(field.name)) found[field.name] = to_str(value.source);
    }
  }
  return found;
}

py::list blocks(const ArticlePtr& article) {
  py::list list;
  for (Block& block : article->blocks) list.append(std::shared_ptr<Block>(article, &block));
  return list;
}

// The name of an enumerator, or None for the one that means nothing.
template <typename Enum>
py::object known_name(Enum value) {
  return value == Enum::none ? py::none() : py::object(to_str(to_string(value)));
}

// A span whose range is in code points, which index a str.
struct TextSpan {
  std::shared_ptr<const Span> span;
  std::size_t begin = 0;
  std::size_t end = 0;
};

py::list spans(const std::shared_ptr<Block>& block) {
  py::list list;
  if (block->spans.empty()) return list;
  // For each byte the index of its code point, and at the end the length of the str.
  std::vector<std::size_t> index;
  index.reserve(block->text.size() + 1);
  std::size_t points = 0;
  for (const char c : block->text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    index.push_back(begins ? points++ : points - std::min<std::size_t>(points, 1));
  }
  index.push_back(points);
  for (const Span& span : block->spans) {
    const auto at = [&](std::size_t byte) { return index[std::min(byte, index.size() - 1)]; };
    list.append(TextSpan{std::shared_ptr<const Span>(block, &span), at(span.begin), at(span.end)});
  }
  return list;
}

// A part of a block, which keeps the article alive; None outside of lists and tables.
template <typename Place>
py::object place(const std::shared_ptr<Block>& block, std::optional<Place> Block::*member) {
  std::optional<Place>& place = (*block).*member;
  if (!place) return py::none();
  return py::cast(std::shared_ptr<Place>(block, &*place));
}

// The article with those of its blocks that have this label.
ArticlePtr part_of(const Article& article, const std::string& label) {
  auto part = std::make_shared<Article>(article);
  std::erase_if(part->blocks,
                [&label](const Block& block) { return to_string(block.label) != label; });
  return part;
}

// --- Equality and pickle ------------------------------------------------------------------------

// What a state begins with: only the same pith on a machine of the same byte order reads it.
std::string state_version() {
  const bool is_little = std::endian::native == std::endian::little;
  return std::string(PITH_VERSION) + (is_little ? " little-endian" : " big-endian");
}

template <typename T>
std::shared_ptr<T> value_of_state(const std::string& version, const py::bytes& state) {
  if (version != state_version()) {
    throw py::value_error("pickled by pith " + version + ", this is " + state_version() +
                          "; keep articles of other versions as JSON");
  }
  auto value = std::make_shared<T>();
  if (!read_state(BytesArgument(state, "state").bytes(), *value)) {
    throw py::value_error("the pickle is damaged");
  }
  return value;
}

// What pickle keeps of a value: pith._pickle.restore(), the name of the class and the state.
template <typename... State>
py::tuple reduced(const char* name, const State&... state) {
  return py::make_tuple(py::module_::import("pith._pickle").attr("restore"),
                        py::make_tuple(name, state...));
}

// Compares by value, as nothing of it can change.
template <typename T>
void bind_value(py::class_<T, std::shared_ptr<T>>& type, const char* name) {
  type.def("__eq__",
           [](const T& self, py::handle other) {
             return py::isinstance<T>(other) && state_of(self) == state_of(other.cast<const T&>());
           })
      .def("__hash__", [](const T& self) { return std::hash<std::string>()(state_of(self)); })
      .def("__reduce__",
           [name](const T& self) {
             return reduced(name, state_version(), py::bytes(state_of(self)));
           })
      .def_static("_of_state", &value_of_state<T>);
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
      module, "Metadata", "What the page says about itself. Unknown values are None or empty.");
  for (const MetadataField& field : kMetadataFields) {
    metadata.def_property_readonly(
        field.name, [&field](const Metadata& self) { return value_of(field, self); },
        field.meaning);
  }
  metadata.def_property_readonly(
      "sources", sources, "Field name -> the place in the page its (first) value was taken from.");
  metadata.def("__repr__", [](const Metadata& self) {
    std::string fields;
    for (const MetadataField& field : kMetadataFields) {
      if (field.values(self).empty()) continue;
      fields.append(fields.empty() ? " " : ", ").append(field.name).append("=");
      fields += std::string(py::repr(value_of(field, self)));
    }
    return "<pith.Metadata" + fields + ">";
  });
  bind_value(metadata, "Metadata");
}

void bind_span(py::module_& module) {
  const auto text = [](std::string Span::*member) {
    return [member](const TextSpan& self) { return known((*self.span).*member); };
  };
  py::class_<TextSpan>(module, "Span", "Markup over block.text[begin:end].")
      .def_property_readonly(
          "kind", [](const TextSpan& self) { return to_str(to_string(self.span->kind)); })
      .def_readonly("begin", &TextSpan::begin, "An index of the block's text.")
      .def_readonly("end", &TextSpan::end, "For an image it equals begin.")
      .def_property_readonly(
          "target", text(&Span::target),
          "The URL of a link or an image; the label of the note that a reference refers to.")
      .def_property_readonly("alt", text(&Span::alt),
                             "The text of an image; the title of an embed's link.")
      .def_property_readonly("link", text(&Span::link), "The URL of the link around an image.")
      .def_property_readonly("caption", text(&Span::caption), "The caption of an image.")
      .def_property_readonly(
          "spaced", [](const TextSpan& self) { return self.span->spaced; },
          "White space follows an image, which the text does not have.")
      .def("__repr__", [](const TextSpan& self) {
        return "<pith.Span " + std::string(to_string(self.span->kind)) + " [" +
               std::to_string(self.begin) + ":" + std::to_string(self.end) + "]>";
      });
}

void bind_places(py::module_& module) {
  py::class_<ListPlace, std::shared_ptr<ListPlace>>(module, "ListPlace",
                                                    "The place of a block in nested lists.")
      .def_property_readonly(
          "depth", [](const ListPlace& self) { return int{self.depth}; }, "1 in an outermost list.")
      .def_readonly("ordered", &ListPlace::ordered, "The innermost list is an <ol>.")
      .def_readonly("number", &ListPlace::number, "The number of the item in an <ol>.")
      .def_readonly("item", &ListPlace::item, "The id of the item, which its blocks share.")
      .def_property_readonly(
          "task", [](const ListPlace& self) { return known_name(self.task); },
          "The box that the item begins with: 'open', 'done', or None.");
  py::class_<TablePlace, std::shared_ptr<TablePlace>>(module, "TablePlace",
                                                      "The place of a block in a data table.")
      .def_readonly("table", &TablePlace::table, "The id of the table, from 1.")
      .def_readonly("row", &TablePlace::row, "From 0.")
      .def_readonly("column", &TablePlace::column, "From 0.")
      .def_readonly("header", &TablePlace::header, "The cell is a <th>.")
      .def_property_readonly(
          "alignment", [](const TablePlace& self) { return known_name(self.alignment); },
          "'left', 'center', 'right', or None if the page does not say.");
  py::class_<BlockContainer>(module, "Container", "An element around blocks.")
      .def_property_readonly(
          "kind", [](const BlockContainer& self) { return to_str(to_string(self.kind)); })
      .def_readonly("id", &BlockContainer::id,
                    "Unique in the article among containers of this kind.")
      .def("__eq__",
           [](const BlockContainer& self, py::handle other) {
             return py::isinstance<BlockContainer>(other) &&
                    self == other.cast<const BlockContainer&>();
           })
      .def("__hash__",
           [](const BlockContainer& self) {
             return py::hash(py::make_tuple(static_cast<int>(self.kind), self.id));
           })
      .def("__repr__", [](const BlockContainer& self) {
        return "<pith.Container " + std::string(to_string(self.kind)) + ' ' +
               std::to_string(self.id) + ">";
      });
}

void bind_block(py::module_& module) {
  bind_span(module);
  bind_places(module);
  auto block = py::class_<Block, std::shared_ptr<Block>>(module, "Block", "One block of the page.");
  block
      .def_property_readonly("kind", [](const Block& self) { return to_str(to_string(self.kind)); })
      .def_property_readonly("label",
                             [](const Block& self) { return to_str(to_string(self.label)); })
      .def_property_readonly(
          "kept", [](const Block& self) { return kept(self); }, "The label is not 'boilerplate'.")
      .def_property_readonly("score", [](const Block& self) { return self.score; })
      .def_property_readonly("text", [](const Block& self) { return to_str(self.text); })
      .def_property_readonly(
          "reason", [](const Block& self) { return known(self.reason); }, "With explain=True only.")
      .def_property_readonly(
          "decided_by", [](const Block& self) { return known(self.decided_by); },
          "The names of the steps that decided, with explain=True only.")
      .def_property_readonly("heading_level",
                             [](const Block& self) { return int{self.heading_level}; })
      .def_property_readonly("quote_depth", [](const Block& self) { return int{self.quote_depth}; })
      .def_property_readonly("code_language",
                             [](const Block& self) { return known(self.code_language); })
      .def_property_readonly("spans", spans, "The markup in the text, in the order of the text.")
      .def_property_readonly(
          "list", [](const std::shared_ptr<Block>& self) { return place(self, &Block::list); },
          "Its place in lists, or None.")
      .def_property_readonly(
          "table", [](const std::shared_ptr<Block>& self) { return place(self, &Block::table); },
          "Its place in a data table, or None.")
      .def_property_readonly(
          "containers", [](const Block& self) { return self.containers; },
          "The elements around it, outermost first.")
      .def_property_readonly(
          "note", [](const Block& self) { return known(self.note); },
          "The label of the note that it belongs to.")
      .def_readonly("break_before", &Block::break_before, "A thematic break comes before it.")
      .def_readonly("line_ends_before", &Block::line_ends_before,
                    "Of plain text: the line ends before it; 0 on other pages.")
      .def_property_readonly(
          "source",
          [](const Block& self) { return py::make_tuple(self.source.begin, self.source.end); },
          "Its place in the page: (begin, end) in bytes, for a str in bytes of its UTF-8.")
      .def("__repr__", [](const Block& self) {
        return "<pith.Block " + std::string(to_string(self.kind)) + ", " +
               std::string(to_string(self.label)) + ">";
      });
  bind_value(block, "Block");
}

void refuse_other_options(const OutputFormat& format, const std::string& option) {
  std::string names;
  for (const std::string_view name : format.options) {
    if (option == name) return;
    names.append(names.empty() ? "" : ", ").append(name);
  }
  throw py::type_error(std::string(format.name) + " has no option '" + option + "'; it has " +
                       (names.empty() ? "none" : names));
}

// Articles are immutable, and the calling thread holds a reference to this one, so other threads
// may run meanwhile.
py::str write_article(const Article& article, const std::string& name, const py::kwargs& kwargs) {
  const OutputFormat* const format = find_format(name);
  if (format == nullptr) {
    std::string names;
    for (const OutputFormat& known : output_formats()) {
      names.append(names.empty() ? "'" : ", '").append(known.name) += '\'';
    }
    throw py::value_error("format must be one of " + names + ", not '" + name + "'");
  }
  WriteOptions options;
  for (const auto& [option, value] : kwargs) {
    set_option(write_options(), options, py::str(option), value);
    refuse_other_options(*format, py::str(option));
  }
  std::string text;
  {
    const py::gil_scoped_release released;
    text = write_file(*format, article, options);
  }
  return to_str(text);
}

void bind_article(py::module_& module) {
  const auto in_format = [](const char* name) {
    return [name](const Article& self, const py::kwargs& kwargs) {
      return write_article(self, name, kwargs);
    };
  };
  const auto to_dict = [](const Article& self, const py::kwargs& kwargs) {
    const py::object loads = py::module_::import("json").attr("loads");
    return loads(write_article(self, "jsonl", kwargs));
  };
  auto article = py::class_<Article, ArticlePtr>(
      module, "Article",
      "The result of pith.extract. It is immutable, is compared by value, and can be pickled.");
  article
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
          "text", [](const Article& self) { return write_article(self, "text", {}); },
          "The kept text; written anew each time it is read.")
      .def("write", write_article, py::arg("format"), "The article in a format of FORMATS.")
      .def("markdown", in_format("markdown"), "CommonMark with GitHub tables.")
      .def("html", in_format("html"), "A fragment of clean HTML: structure only.")
      .def("json", in_format("json"), "One object, indented, as the command line prints it.")
      .def("jsonl", in_format("jsonl"), "The same in one line.")
      .def("to_dict", to_dict, "The object of json().")
      .def("csv", in_format("csv"), "A table with one row; header=False leaves out its first line.")
      .def("tei", in_format("xml-tei"), "A TEI P5 document.")
      .def("report", in_format("report"),
           "A web page that shows why each block was kept or dropped. Needs explain=True.")
      .def("explanation", in_format("explain"),
           "One line per block: kept or dropped, score, kind, reason, text. Needs explain=True.")
      .def("__repr__", article_repr);
  bind_value(article, "Article");
}

void bind_site(py::module_& module) {
  py::class_<SharedSite>(module, "Site", "What the pages of hosts have in common.")
      .def(py::init<>())
      .def("add", &SharedSite::add, py::arg("html"), py::arg("url"), py::arg("options"),
           py::arg("known") = py::dict(), "Adds a page.")
      .def("__reduce__",
           [](const SharedSite& self) { return reduced("Site", py::bytes(self.state())); })
      .def_static("_of_state", [](const py::bytes& state) {
        std::optional<Site> site = Site::of_state(BytesArgument(state, "state").bytes());
        if (!site) throw py::value_error("the pickle is damaged, or of a later version");
        return std::make_unique<SharedSite>(std::move(*site));
      });
}

void bind_options(py::module_& module) {
  py::class_<Options>(module, "Options", "The options of extract, except the page and its URL.")
      .def(py::init(&make_options))
      .def("__reduce__",
           [](const Options& self) { return reduced("Options", state_of_options(self)); })
      .def_static("_of_state", options_of_state);
}

// The names of an enum's values, in order.
template <typename Enum>
py::tuple names_of_enum() {
  py::list names;
  for (int i = 0; i <= 0xFF; ++i) {
    const std::string_view name = to_string(static_cast<Enum>(i));
    if (i > 0 && name == "unknown") break;
    names.append(to_str(name));
  }
  return names;
}

template <typename Rows>
py::tuple names_of(const Rows& rows) {
  py::list names;
  for (const auto& row : rows) names.append(row.name);
  return names;
}

void bind(py::module_& module) {
  py::options docs;
  docs.disable_function_signatures();  // those in _pith.pyi are better
  bind_options(module);
  bind_site(module);
  bind_metadata(module);
  bind_block(module);
  bind_article(module);
  module.def("extract", extract_page, py::arg("html"), py::arg("url"), py::arg("options"),
             py::arg("known") = py::dict(), py::arg("site") = nullptr);
  module.def("part", part_of, py::arg("article"), py::arg("label"));
  module.attr("version") = PITH_VERSION;
  py::dict fields;
  for (const MetadataField& field : kMetadataFields) fields[field.name] = field.is_list();
  module.attr("fields") = fields;
  module.attr("formats") = names_of(output_formats());
  py::list renderings;
  for (const OutputFormat& format : output_formats()) {
    if (format.can_be_member) renderings.append(format.name);
  }
  module.attr("renderings") = py::tuple(renderings);
  module.attr("options") = names_of(extract_options());
  module.attr("write_options") = names_of(write_options());
  py::dict enums;
  enums["outcome"] = names_of_enum<Outcome>();
  enums["page_type"] = names_of_enum<PageType>();
  enums["kind"] = names_of_enum<BlockKind>();
  enums["label"] = names_of_enum<Label>();
  enums["span_kind"] = names_of_enum<SpanKind>();
  enums["task"] = names_of_enum<Task>();
  enums["alignment"] = names_of_enum<Alignment>();
  enums["container_kind"] = names_of_enum<ContainerKind>();
  module.attr("enums") = enums;
}

}  // namespace
}  // namespace pith::internal::python

#if PYBIND11_VERSION_HEX >= 0x020D0000
PYBIND11_MODULE(_pith, module, py::mod_gil_not_used()) { pith::internal::python::bind(module); }
#else
PYBIND11_MODULE(_pith, module) { pith::internal::python::bind(module); }
#endif
