// What extract() returns: the article's blocks in document order, its metadata, and how it went.
// The call that makes it is in extract.h; the functions that print it are in write.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

// How an extraction ended. Whatever it is, the article holds all that could be saved.
enum class Outcome : std::uint8_t {
  content,          // at least one block was kept
  no_content,       // a page was read, nothing in it is main content
  not_html,         // the bytes are no page: binary data, an image, an archive, ...
  too_large,        // more than Options::max_input_bytes: the beginning was read, as plain text
  budget_exceeded,  // over Options::max_memory_bytes or max_work: read as plain text
};

// What kind of page it is, by its blocks and, where there are any, head and address.
enum class PageType : std::uint8_t {
  unknown,        // not a web page, or nothing was kept
  article,        // news, blog post, essay
  forum,          // thread, questions and answers
  product,        // one product
  collection,     // many things to choose from: a shop's category, a gallery
  listing,        // links to pages: search results, archives, jobs
  documentation,  // manual, reference
  service,        // what a company or institution offers; landing pages
};

// What a block is in the document.
enum class BlockKind : std::uint8_t {
  paragraph,   // running text, also the second and later blocks of a list item
  heading,     // h1-h6, see Block::heading_level
  list_item,   // the first block of an <li>, see Block::list
  table_cell,  // a cell of a data table, see Block::table
  code,        // preformatted text: white space and line breaks count
  caption,     // figcaption, table caption
  image,       // nothing but one or more images (spans); text is empty
};

// The verdict on a block.
enum class Label : std::uint8_t {
  boilerplate,   // navigation, notices, widgets, ...: not kept
  main_content,  // kept
  comment,       // a reader's comment beside the main content: kept with Options::comments
};

enum class SpanKind : std::uint8_t {
  link,      // target: absolute URL where the base is known, else as written
  emphasis,  // <em>, <i>
  strong,    // <strong>, <b>
  code,      // <code>, <kbd>, <samp>
  image,     // begin == end: stands before text[begin]; target: URL, alt: its text
};

// Inline markup over text[begin, end), byte offsets on UTF-8 boundaries. Spans are sorted by
// begin, then by descending end; they nest and never cross.
struct Span {
  SpanKind kind = SpanKind::link;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string target = {};
  std::string alt = {};
};

// Where a block stands in nested lists; depth 0: in none.
struct ListPlace {
  std::uint16_t depth = 0;  // 1 for an outermost list
  bool ordered = false;     // <ol>
  std::int32_t number = 0;  // the item's number in an <ol>
  std::uint32_t item = 0;   // the <li>'s id, unique in the article; its blocks share it
};

// Where a block stands in a data table; table 0: in none. A cell may hold several blocks.
struct TablePlace {
  std::uint32_t table = 0;  // the table's id, unique in the article, from 1
  std::uint32_t row = 0;    // from 0
  std::uint32_t column = 0;
  bool header = false;  // <th>
};

// A range of bytes in the input as it was given (before any decoding); end is one past.
struct SourceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Label label = Label::boilerplate;
  float score = 0;  // probability-like, in [0, 1]: how sure it is main content
  // UTF-8, each run of it NFC, white space folded to single spaces; '\n' only for <br> and in code.
  // Of plain text (line_ends_before > 0): as it was given, '\n' between the lines of a paragraph.
  std::string text = {};
  std::vector<Span> spans = {};
  std::uint8_t heading_level = 0;  // 1-6 for headings
  std::uint8_t quote_depth = 0;    // number of <blockquote> around it
  ListPlace list = {};
  TablePlace table = {};
  std::string code_language = {};  // as the page names it ("python"), empty when unknown
  // Only with Options::explain: why it was kept or dropped, and the names of the steps that decided,
  // in their order, separated by ", ". The last one gave the reason.
  std::string reason = {};
  std::string decided_by = {};
  SourceRange source = {};         // empty for text that only JSON-LD has
  // Of plain text (Options::format), whose blocks are its lines, or its paragraphs where these are
  // wrapped: how many line ends stand between this block and the one kept before it, at least 1.
  // 0: not plain text. write_text() puts them there again.
  std::uint32_t line_ends_before = 0;
};

// One metadata value and the place in the page it was taken from ("og:title", "json-ld", "h1").
struct MetaValue {
  std::string value = {};
  std::string source = {};
  bool empty() const { return value.empty(); }
};

// Everything is UTF-8 with white space folded. Empty means unknown; nothing is invented.
struct Metadata {
  MetaValue title;
  std::vector<MetaValue> authors;
  // Published: ISO 8601, YYYY-MM-DD or with time and zone as the page gives it. Where no
  // publication is named the last change stands here too; the source says so ("json-ld:modified").
  MetaValue date;
  MetaValue modified;  // the same for the last change
  MetaValue site;
  MetaValue description;
  // BCP 47 as declared ("en", "pt-BR"), unless the text is in a script that it is not written in.
  MetaValue language;
  MetaValue canonical_url;
  MetaValue image;
  std::vector<MetaValue> tags;
  std::vector<MetaValue> categories;
  MetaValue license;
  MetaValue direction;           // of the text: "ltr" or "rtl", as declared or as the language's is
  MetaValue amp_url;             // the page's AMP version
  std::vector<MetaValue> feeds;  // RSS, Atom and JSON feeds that the page declares
};

// One field of Metadata. Everything that prints metadata or hands it to another language reads the
// table below, so a new field is a member above and a row there.
struct MetadataField {
  const char* name;        // as the member: the key in JSON, the column, the attribute in Python
  const char* value_name;  // of a single value: "author" in "authors"
  const char* meaning;     // one line, for people
  MetaValue Metadata::*one = nullptr;                // set for a field of one value,
  std::vector<MetaValue> Metadata::*many = nullptr;  // and this for a list

  bool is_list() const { return many != nullptr; }
  // The field's values; none when it is unknown.
  std::span<const MetaValue> values(const Metadata& metadata) const {
    if (is_list()) return metadata.*many;
    return {&(metadata.*one), (metadata.*one).empty() ? 0U : 1U};
  }
};

// In the order of the JSON keys. A row's number is the field's number in C, so new rows come last.
inline constexpr MetadataField kMetadataFields[] = {
    {"title", "title", "the headline or the title of the page", &Metadata::title},
    {"authors", "author", "persons, or else organizations", nullptr, &Metadata::authors},
    {"date", "date", "publication date in ISO 8601, or the last change if no publication is named",
     &Metadata::date},
    {"modified", "modified", "date of the last change in ISO 8601", &Metadata::modified},
    {"site", "site", "name of the website", &Metadata::site},
    {"description", "description", "the page's own summary", &Metadata::description},
    {"language", "language", "BCP 47 tag, such as en or pt-BR", &Metadata::language},
    {"canonical_url", "canonical_url", "the address that the page names for itself",
     &Metadata::canonical_url},
    {"image", "image", "URL of the main image", &Metadata::image},
    {"tags", "tag", "keywords", nullptr, &Metadata::tags},
    {"categories", "category", "sections of the website", nullptr, &Metadata::categories},
    {"license", "license", "name or URL of the license", &Metadata::license},
    {"direction", "direction", "direction of the text, ltr or rtl", &Metadata::direction},
    {"amp_url", "amp_url", "URL of the page's AMP version", &Metadata::amp_url},
    {"feeds", "feed", "URLs of RSS, Atom and JSON feeds that the page declares", nullptr,
     &Metadata::feeds},
};

// Seconds of wall clock spent in each stage of this call.
struct Timings {
  double decode = 0;
  double parse = 0;
  double segment = 0;
  double score = 0;
  double metadata = 0;
};

struct Article {
  Outcome outcome = Outcome::no_content;
  std::string message = {};   // for not_html, too_large, budget_exceeded: the reason, one line
  std::string url = {};       // Options::url as given; empty when that was not UTF-8
  std::string encoding = {};  // the charset the bytes were read in ("UTF-8", "windows-1252")
  Metadata metadata = {};
  PageType page_type = PageType::unknown;
  std::string page_type_reason = {};  // what spoke for it; only with Options::explain
  // The word F1 to expect of this result, in (0, 1], learned from pages with known content. 0 says
  // nothing about it: no block was kept, or the input was plain text.
  float confidence = 0;
  std::vector<Block> blocks = {};  // document order; the kept ones, or all with Options::explain
  Timings timings = {};
  // What tree and blocks took beside the input, at most (see Options::max_memory_bytes).
  std::size_t memory_bytes = 0;
};

// True when the block belongs to the result under the options the article was made with.
inline bool kept(const Block& block) { return block.label != Label::boilerplate; }

std::string_view to_string(Outcome outcome);
std::string_view to_string(PageType type);
std::string_view to_string(BlockKind kind);
std::string_view to_string(Label label);

}  // namespace pith
