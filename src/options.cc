// The tables of the options of extract() and the writers, by name.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "html/selector.h"
#include "metadata/values/dates.h"
#include "metadata/values/language.h"
#include "option_table.h"
#include "pith/article.h"
#include "pith/write.h"

namespace pith::internal {
namespace {

// The words for a type's values, by number. For booleans, every second word means true.
template <typename Value>
constexpr std::string_view kWords[1] = {};
template <>
constexpr std::string_view kWords<bool>[] = {"false", "true", "off", "on", "0", "1"};
template <>
constexpr std::string_view kWords<Favor>[] = {"balanced", "precision", "recall"};
template <>
constexpr std::string_view kWords<InputFormat>[] = {"auto", "html", "text"};

bool parse(std::string_view text, std::string& value) {
  value = text;
  return true;
}

// A day is YYYY-MM-DD; an empty text is none.
using Day = std::optional<std::chrono::sys_days>;

bool parse(std::string_view text, Day& value) {
  constexpr std::string_view kShape = "0000-00-00";
  constexpr std::chrono::year kFirstYear{1900};  // chosen; an earlier one is a slip
  std::array<int, 3> parts = {};
  if (text.empty()) {
    value.reset();
    return true;
  }
  if (text.size() != kShape.size()) return false;
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (digit != (kShape[i] == '0') || (!digit && text[i] != '-')) return false;
    if (digit) {
      parts[part] = parts[part] * 10 + (text[i] - '0');
    } else {
      ++part;
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!day.ok() || day.year() < kFirstYear) return false;
  value = day;
  return true;
}

bool parse(std::string_view text, std::size_t& value) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  value = number;
  return true;
}

// Formats by name, of those that can be members of JSON objects.
using Formats = std::vector<const OutputFormat*>;

bool parse_one(std::string_view name, const OutputFormat*& format) {
  format = find_format(name);
  return format != nullptr && format->can_be_member;
}

// Ranges of languages.
using Languages = std::vector<std::string>;

bool parse_one(std::string_view text, std::string& range) {
  range = language_range(text);
  return !range.empty();
}

// Names of fields.
bool parse_field(std::string_view name, std::string& field) {
  field = name;
  return std::any_of(std::begin(kMetadataFields), std::end(kMetadataFields),
                     [name](const MetadataField& known) { return name == known.name; });
}

// Adds the values that commas separate. An empty text empties the list.
template <typename Value>
bool parse_list(std::string_view text, std::vector<Value>& values,
                bool (*parse_one)(std::string_view, Value&)) {
  if (text.empty()) values.clear();
  std::vector<Value> all = values;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    Value value{};
    if (!parse_one(text.substr(0, comma), value)) return false;
    if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(std::move(value));
    if (comma + 1 == text.size()) return false;  // nothing follows the last comma
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  values = std::move(all);
  return true;
}

template <typename Value>
bool parse(std::string_view text, std::vector<Value>& values) {
  return parse_list<Value>(text, values, parse_one);
}

template <typename Value>
bool parse(std::string_view text, Value& value) {
  for (std::size_t i = 0; i < std::size(kWords<Value>); ++i) {
    if (text != kWords<Value>[i]) continue;
    value = static_cast<Value>(std::is_same_v<Value, bool> ? i % 2 : i);
    return true;
  }
  return false;
}

std::string print(const std::string& value) { return value; }
std::string print(std::size_t value) { return std::to_string(value); }
std::string print(const Day& value) { return value ? iso_date(*value) : std::string(); }
std::string print(const Formats& value) {
  std::string names;
  for (const OutputFormat* const format : value) {
    if (format != nullptr) names.append(names.empty() ? "" : ",").append(format->name);
  }
  return names;
}
std::string print(const Languages& value) {
  std::string ranges;
  for (const std::string& range : value) ranges.append(ranges.empty() ? "" : ",").append(range);
  return ranges;
}
template <typename Value>
std::string print(Value value) {
  return std::string(kWords<Value>[static_cast<std::size_t>(value)]);
}

template <typename Value>
constexpr OptionKind kKind = OptionKind::choice;
template <>
constexpr OptionKind kKind<bool> = OptionKind::boolean;
template <>
constexpr OptionKind kKind<std::size_t> = OptionKind::number;
template <>
constexpr OptionKind kKind<std::string> = OptionKind::text;
template <>
constexpr OptionKind kKind<Day> = OptionKind::text;
template <>
constexpr OptionKind kKind<Formats> = OptionKind::list;
template <>
constexpr OptionKind kKind<Languages> = OptionKind::list;

template <typename Value>
constexpr const char* kForm = "";
template <>
constexpr const char* kForm<std::size_t> = "a number";
template <>
constexpr const char* kForm<Languages> = "a list of language tags such as en,pt-BR";
template <>
constexpr const char* kForm<Day> = "a day such as 2026-11-30";

// The help for an option. Where the program words what an option does in another way than
// `meaning`, such as for the flag --no-tables, `brief` has its words.
struct Help {
  const char* usage = "";
  const char* meaning = "";
  const char* more = "";
  bool is_rare = false;
  const char* brief = meaning;
};

template <auto Member, typename Target, typename Value>
constexpr OptionEntry<Target> row(Value Target::* /*member*/, const char* name, const char* flag,
                                  OptionScope scope, Help help, OptionPlace place) {
  std::span<const std::string_view> words;
  if (kKind<Value> == OptionKind::boolean || kKind<Value> == OptionKind::choice) {
    words = kWords<Value>;
  }
  return {{name, kKind<Value>, help.meaning, words, kForm<Value>, nullptr,
           [](Target& target, std::string_view value) { return parse(value, target.*Member); },
           [](const Target& target) { return print(target.*Member); }},
          flag,
          scope,
          place,
          help.usage,
          help.brief,
          help.more,
          help.is_rare};
}

template <auto Member>
constexpr auto row(const char* name, const char* flag, OptionScope scope, Help help,
                   OptionPlace place = OptionPlace::more) {
  return row<Member>(Member, name, flag, scope, help, place);
}

constexpr auto kFieldNames = [] {
  std::array<std::string_view, std::size(kMetadataFields)> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kMetadataFields[i].name;
  return names;
}();

template <auto Member>
constexpr auto fields_row(const char* name, const char* flag, Help help) {
  OptionEntry<Options> result =
      row<Member>(Member, name, flag, OptionScope::request, help, OptionPlace::more);
  result.words = kFieldNames;
  result.set = [](Options& options, std::string_view value) {
    return parse_list<std::string>(value, options.*Member, parse_field);
  };
  return result;
}

// A list of selectors is a text of its own.
template <auto Member>
constexpr auto selector_row(const char* name, const char* flag, Help help) {
  OptionEntry<Options> result =
      row<Member>(Member, name, flag, OptionScope::request, help, OptionPlace::more);
  result.kind = OptionKind::list;
  result.problem = selector_problem;
  result.set = [](Options& options, std::string_view value) {
    std::string& all = options.*Member;
    std::string next = value.empty() || all.empty() ? std::string() : all + ", ";
    next += value;
    if (!next.empty() && !selector_problem(next).empty()) return false;
    all = std::move(next);
    return true;
  };
  return result;
}

using enum OptionScope;
using enum OptionPlace;

constexpr auto kExtractTable = std::to_array<OptionEntry<Options>>({
    row<&Options::url>("url", "url", page, {.meaning = "the URL that the page came from"}, nowhere),
    row<&Options::content_type>(
        "content_type", "", page,
        {.meaning = "the Content-Type header; its charset outranks the page's own"}, nowhere),
    row<&Options::format>("format", "from", page, {.meaning = "how to read the bytes"}),
    row<&Options::retrieved>(
        "retrieved", "retrieved", page,
        {"--retrieved DAY", "the day on which the page was retrieved",
         "No date of a page is later, because it is that of an event. The form is 2026-11-30.",
         true, "day on which the pages were retrieved (default today)"}),
    row<&Options::title_hint>("title_hint", "title-hint", page,
                              {.meaning = "the title, if the page declares none"}),
    row<&Options::author_hint>("author_hint", "author-hint", page,
                               {.meaning = "the authors, if the page names none"}),
    row<&Options::date_hint>("date_hint", "date-hint", page,
                             {.meaning = "the date of publication, if the page declares none"}),
    row<&Options::language_hint>("language_hint", "language-hint", page,
                                 {.meaning = "the language, if the page declares none"}),
    row<&Options::site_hint>("site_hint", "site-hint", page,
                             {.meaning = "the name of the site or the book, if the page has none"}),
    row<&Options::favor>(
        "favor", "favor", request,
        {"--favor WHAT", "which error weighs more: boilerplate kept, or content lost",
         "precision drops more boilerplate but may lose content; recall keeps more content but may "
         "keep boilerplate. The default is balanced.",
         false, "balanced, precision or recall"},
        first),
    row<&Options::comments>(
        "comments", "comments", request,
        {"--comments", "keep readers' comments below an article",
         "By default, comments are dropped. Posts of a forum are always content."},
        first),
    row<&Options::tables>("tables", "tables", request,
                          {"--no-tables", "keep data tables",
                           "The content of tables that only lay out the page is kept in any case.",
                           false, "drop data tables (default --tables)"},
                          first),
    row<&Options::captions>(
        "captions", "captions", request,
        {"--captions", "keep the captions of images and videos",
         "By default, such a caption is kept if it reads like a part of the text. With --images, "
         "images have their captions in any case; so have tables, listings and formulas.",
         true}),
    row<&Options::languages>(
        "languages", "language", request,
        {"--language LANG,...", "keep pages in these languages only (en,pt-BR)",
         "The language is the one that the page declares, unless its text is clearly in another. "
         "en keeps en-GB as well. Other pages have no content; the message says which language "
         "they are in. So have pages whose language cannot be told, unless und is in the list."}),
    selector_row<&Options::select>(
        "select", "select",
        {"--select CSS", "content is what is in these elements (main .story)",
         "All of it is kept but hidden parts, and, as usual, comments. If no element matches, the "
         "page has no content, and the message says so. Selectors have tags, *, .class, #id, "
         "[attr], [attr=value] (also ~= ^= $= *= |=), descendants, > and commas. May be "
         "repeated."}),
    selector_row<&Options::drop>(
        "drop", "drop",
        {"--drop CSS", "what is in these elements is no content (.ad, #share)",
         "Outranks --select. The metadata stays as it is. May be repeated."}),
    row<&Options::min_words>(
        "min_words", "min-words", request,
        {"--min-words N", "keep pages whose text has N words or more",
         "Other pages have no content; the message says how many words there were.", true}),
    fields_row<&Options::with_metadata>(
        "with_metadata", "with-metadata",
        {"--with-metadata FIELD,...", "keep pages whose metadata has these (title,date)",
         "The names are those of JSON. Other pages have no content; the message says what is "
         "missing.",
         true}),
    row<&Options::date_or_modified>(
        "date_or_modified", "date-or-modified", request,
        {"--date-or-modified", "use the date of the last change if no other is named",
         "By default, the date is a date of publication, and the last change is in modified "
         "only.",
         true}),
    row<&Options::explain>("explain", "explain", request,
                           {.meaning = "say why each block was kept or dropped"}, nowhere),
    row<&Options::max_input_bytes>("max_input_bytes", "max-size", limit,
                                   {.meaning = "bytes of the largest page to read"}),
    row<&Options::max_memory_bytes>(
        "max_memory_bytes", "max-memory", limit,
        {"--max-memory SIZE", "bytes of memory that a page may take",
         "It counts the tree and the blocks. A page that needs more is read as plain text, without "
         "its structure.",
         true, "memory that a page may take (default 1GB)"}),
    row<&Options::max_work>(
        "max_work", "max-work", limit,
        {"--max-work N", "steps that building the tree of a page may take",
         "It counts the steps of building the tree. A page that needs more is read as plain text, "
         "without its structure.",
         true, "steps that a page may take (default 100000000)"}),
});

constexpr auto kWriteTable = std::to_array<OptionEntry<WriteOptions>>({
    row<&WriteOptions::links>("links", "links", request, {.meaning = "keep links"}, first),
    row<&WriteOptions::images>("images", "images", request, {.meaning = "keep images"}, first),
    row<&WriteOptions::front_matter>("front_matter", "front-matter", request,
                                     {.meaning = "Markdown: begin with the metadata"}),
    row<&WriteOptions::with_formats>("with_formats", "with", request,
                                     {.meaning = "JSON: formats to add as members"}, nowhere),
    row<&WriteOptions::id>("id", "id", request, {.meaning = "JSON, CSV and TEI: the id"}, nowhere),
    row<&WriteOptions::source>("source", "", request, {.meaning = "JSON, CSV and TEI: the source"},
                               nowhere),
    row<&WriteOptions::header>("header", "header", request,
                               {.meaning = "CSV: begin with the names of the columns"}, nowhere),
});

// The rows that callers see.
template <typename Target, std::size_t N>
constexpr std::array<OptionRow<Target>, N> rows_of(
    const std::array<OptionEntry<Target>, N>& table) {
  std::array<OptionRow<Target>, N> rows = {};
  std::copy(table.begin(), table.end(), rows.begin());
  return rows;
}

constexpr auto kExtractRows = rows_of(kExtractTable);

const auto& write_table() {
  // The words of a list come from the table of formats.
  static const auto words = [] {
    std::vector<std::string_view> names;
    for (const OutputFormat& format : output_formats()) {
      if (format.can_be_member) names.emplace_back(format.name);
    }
    return names;
  }();
  static const auto table = [] {
    auto all = kWriteTable;
    for (OptionEntry<WriteOptions>& entry : all) {
      if (entry.kind == OptionKind::list) entry.words = words;
    }
    return all;
  }();
  return table;
}

}  // namespace

std::span<const OptionEntry<Options>> extract_option_table() { return kExtractTable; }
std::span<const OptionEntry<WriteOptions>> write_option_table() { return write_table(); }

}  // namespace pith::internal

namespace pith {

std::span<const OptionRow<Options>> extract_options() { return internal::kExtractRows; }

std::span<const OptionRow<WriteOptions>> write_options() {
  static const auto rows = internal::rows_of(internal::write_table());
  return rows;
}

}  // namespace pith
