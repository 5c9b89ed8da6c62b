// The result of extract(): the article's blocks in document order, its metadata and its outcome.
// extract() is declared in extract.h; the functions that print an article are in write.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

// How an extraction ended. With each but the last two, the article holds all that could be
// extracted.
enum class Outcome : std::uint8_t {
  content,          // at least one block was kept
  no_content,       // a page was read, but nothing in it is what was asked for
  not_html,         // the bytes are not a page but binary data, an image, an archive, ...
  too_large,        // more than Options::max_input_bytes: the beginning was read, as plain text
  budget_exceeded,  // over Options::max_memory_bytes or max_work: read as plain text
  out_of_memory,    // the system has no memory: the article is empty
  canceled,         // the caller of Extractor::extract() asked to stop: the article is empty
};

// The kind of a page, predicted from its blocks and, if it has them, its head and URL.
enum class PageType : std::uint8_t {
  unknown,        // not a web page, nothing was kept, or too little to tell
  article,        // news, blog post, essay
  forum,          // thread, questions and answers
  product,        // one product
  collection,     // many items to choose from: a category of a shop, a gallery
  listing,        // links to pages: search results, archives, jobs
  documentation,  // manual, reference
  service,        // the offer of a company or institution; landing pages
  recipe,         // a dish with its ingredients and steps
};

// What a block is in the document.
enum class BlockKind : std::uint8_t {
  paragraph,      // running text, also the second and later blocks of a list item
  heading,        // h1-h6, see Block::heading_level
  list_item,      // the first block of an <li>, see Block::list
  table_cell,     // a cell of a data table, see Block::table
  code,           // preformatted text: white space and line breaks count
  caption,        // figcaption, table caption
  image,          // nothing but one or more images (spans); text is empty
  math,           // a formula on a line of its own; the text is its TeX, without delimiters
  term,           // a <dt>, see ContainerKind::definition_list
  definition,     // the first block of a <dd>
  callout_title,  // what a callout is headed by ("Warning"), or the <summary> of <details>
  embed,          // a video, post or sound of another site: its link (span); text is empty
};

// The verdict on a block.
enum class Label : std::uint8_t {
  boilerplate,   // navigation, notices, widgets, ...: not kept
  main_content,  // kept
  comment,       // a reader's comment on the main content; kept only with Options::comments
};

enum class SpanKind : std::uint8_t {
  link,      // target: the absolute URL if the base is known, else the URL as written
  emphasis,  // <em>, <i>
  strong,    // <strong>, <b>
  code,      // <code>, <samp>
  image,     // begin == end: is before text[begin]; target: URL, alt: its text
  superscript,
  subscript,
  deleted,    // <del>, <s>, or struck through by its style
  inserted,   // <ins>
  marked,     // <mark>
  quotation,  // <q>; its quotation marks are not in the text
  keyboard,   // <kbd>
  math,       // a formula in a line of text: its TeX, without delimiters
  // The mark of a note ("[1]" in the text); target: the note's label ("1"), see Block::note.
  note_reference,
};

// Inline markup over text[begin, end), byte offsets on UTF-8 boundaries. Spans are sorted by
// begin, then by descending end; they nest and never cross.
struct Span {
  SpanKind kind = SpanKind::link;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string target = {};
  std::string alt = {};      // images; of an embed's link its title
  std::string link = {};     // images: the target of the link around it
  std::string caption = {};  // images: what its <figcaption> or the like says
  bool spaced = false;       // images: white space follows, where text[begin] shows none
};

// The box that an item of a task list begins with.
enum class Task : std::uint8_t { none, open, done };

// How the text of a table's cell is aligned, where the page says so.
enum class Alignment : std::uint8_t { none, left, center, right };

// Where a block is in nested lists.
struct ListPlace {
  std::uint16_t depth = 1;  // 1 for an outermost list
  bool ordered = false;     // <ol>
  std::int32_t number = 0;  // the item's number in an <ol>
  std::uint32_t item = 0;   // the <li>'s id, unique in the article; its blocks share it
  Task task = Task::none;   // of the item
};

// Where a block is in a data table. A cell may hold several blocks. A caption of the table has its
// id too and is in row 0.
struct TablePlace {
  std::uint32_t table = 0;  // the table's id, unique in the article, from 1
  std::uint32_t row = 0;    // from 0
  std::uint32_t column = 0;
  bool header = false;  // <th>
  Alignment alignment = Alignment::none;
};

// What may be around blocks.
enum class ContainerKind : std::uint8_t {
  quote,            // <blockquote>, with who said it
  list_item,        // its id is ListPlace::item
  callout,          // a note, warning or tip set apart from the text
  details,          // <details>
  definition_list,  // <dl>
  definition,       // <dd>, in a definition_list or api_list
  note,             // a footnote, see Block::note
  api_list,         // a <dl> that documents an API: signatures, or the fields of one
};

// One of the elements around a block. Blocks in the same element share kind and id.
struct BlockContainer {
  ContainerKind kind = ContainerKind::quote;
  std::uint32_t id = 0;  // unique among the article's containers of this kind

  bool operator==(const BlockContainer&) const = default;
};

// The bytes [begin, end) of the input as it was given, before decoding.
struct SourceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Label label = Label::boilerplate;
  float score = 0;  // the probability that the block is main content, in [0, 1]
  // UTF-8, normalized to NFC in runs. White space is folded to single spaces; '\n' occurs only for
  // <br> and in code. Blocks of plain text keep their text as it was given,
  // with '\n' between the lines of a paragraph.
  std::string text = {};
  std::vector<Span> spans = {};
  std::uint8_t heading_level = 0;        // 1-6 for headings
  std::uint8_t quote_depth = 0;          // number of <blockquote> around it
  std::optional<ListPlace> list = {};    // unless it is in no list
  std::optional<TablePlace> table = {};  // unless it is in no data table
  // What is around the block, outermost first. A page that nests deeper than any text does has
  // the outermost ones only.
  std::vector<BlockContainer> containers = {};
  std::string note = {};      // the label of the note that the block belongs to; empty: of none
  bool break_before = false;  // a thematic break (<hr>, "* * *") is before it
  std::string code_language = {};  // as the page names it ("python"), empty when unknown
  // Only with Options::explain: why it was kept or dropped, and the names of the steps that
  // decided, in their order, separated by ", ". The last one gave the reason.
  std::string reason = {};
  std::string decided_by = {};
  SourceRange source = {};  // empty for text that only JSON has
  // Of plain text (Article::is_plain_text), whose blocks are its lines, or its paragraphs where
  // these are wrapped: how many line ends stand between this block and the one kept before it, at
  // least 1. write_text() puts them there again.
  std::uint32_t line_ends_before = 0;
};

// A metadata value and the place in the page that it was taken from ("og:title", "json-ld", "h1").
struct MetaValue {
  std::string value = {};
  std::string source = {};
  bool empty() const { return value.empty(); }
};

// All values are UTF-8 with white space folded. An empty value is unknown; none is made up.
struct Metadata {
  MetaValue title = {};
  std::vector<MetaValue> authors = {};
  // The publication date in ISO 8601: YYYY-MM-DD, or with time and zone if the page gives them.
  // With Options::date_or_modified, else that of the last change; its source begins "modified:".
  MetaValue date = {};
  MetaValue modified = {};  // the date of the last change, in the same form
  MetaValue site = {};
  MetaValue description = {};
  // The BCP 47 tag ("en", "pt-BR") that the page declares. If it declares none, or if the text is
  // clearly in another language, it is the language of the text, and the source is "text". Empty if
  // neither tells it.
  MetaValue language = {};
  MetaValue canonical_url = {};
  MetaValue image = {};
  std::vector<MetaValue> tags = {};
  std::vector<MetaValue> categories = {};
  MetaValue license = {};
  MetaValue direction = {};  // "ltr" or "rtl", as declared or else as usual for the language
  MetaValue amp_url = {};    // the page's AMP version
  std::vector<MetaValue> feeds = {};  // RSS, Atom and JSON feeds that the page declares
};

// One field of Metadata. All code that prints metadata or passes it to another language reads the
// table below, so a new field needs only a member above and a row there.
struct MetadataField {
  const char* name;        // as the member: the key in JSON, the column, the attribute in Python
  const char* value_name;  // of a single value: "author" in "authors"
  const char* meaning;     // one line, for people
  MetaValue Metadata::*one = nullptr;                // set for a field of one value,
  std::vector<MetaValue> Metadata::*many = nullptr;  // and this for a list
  // Its place in the front matter of Markdown (WriteOptions::front_matter), from 1; 0: it has none.
  std::uint8_t front_matter = 0;

  bool is_list() const { return many != nullptr; }
  // The field's values. The span is empty if the field is unknown.
  std::span<const MetaValue> values(const Metadata& metadata) const {
    if (is_list()) return metadata.*many;
    return {&(metadata.*one), (metadata.*one).empty() ? 0U : 1U};
  }
};

// In the order of the JSON keys. A row's number is the field's number in C, so new rows come last.
inline constexpr MetadataField kMetadataFields[] = {
    {"title", "title", "the headline or the title of the page", &Metadata::title, nullptr, 1},
    {"authors", "author", "persons, or else organizations", nullptr, &Metadata::authors, 2},
    {"date", "date", "publication date in ISO 8601", &Metadata::date, nullptr, 3},
    {"modified", "modified", "date of the last change in ISO 8601", &Metadata::modified},
    {"site", "site", "name of the website", &Metadata::site, nullptr, 5},
    {"description", "description", "the page's own summary", &Metadata::description, nullptr, 7},
    {"language", "language", "BCP 47 tag, such as en or pt-BR", &Metadata::language, nullptr, 6},
    {"canonical_url", "canonical_url", "the address that the page names for itself",
     &Metadata::canonical_url, nullptr, 4},  // its key is "url" there
    {"image", "image", "URL of the main image", &Metadata::image},
    {"tags", "tag", "keywords", nullptr, &Metadata::tags, 8},
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
  std::string message = {};   // of the outcomes behind no_content: the reason;
                              // of no_content: which of Options leaves the page out and why, or
                              // that the page is empty, or that a script would have to fill it;
                              // of content: that it is from the state for scripts
  std::string url = {};       // Options::url as given; empty if that was not UTF-8
  std::string encoding = {};  // the charset that the bytes were decoded from ("windows-1252")
  Metadata metadata = {};
  PageType page_type = PageType::unknown;
  std::string page_type_reason = {};  // the evidence for page_type; only with Options::explain
  // The word F1 to expect of this result, in (0, 1], learned from pages with known content. There
  // is none if no block was kept or if the page was read as plain text.
  std::optional<float> confidence = {};
  // The article was made with Options::explain: `blocks` has the dropped ones too, with reasons.
  bool is_explained = false;
  // The page was read as plain text: because it is, or because it is over a limit (see `outcome`).
  // Its blocks have Block::line_ends_before.
  bool is_plain_text = false;
  std::vector<Block> blocks = {};  // document order; the kept ones, or all with Options::explain
  Timings timings = {};
  // The peak memory of the tree and the blocks, without the input (see Options::max_memory_bytes).
  std::size_t memory_bytes = 0;
};

// True if the block belongs to the result under the options that the article was made with.
inline bool kept(const Block& block) { return block.label != Label::boilerplate; }

std::string_view to_string(Outcome outcome);
std::string_view to_string(PageType type);
std::string_view to_string(BlockKind kind);
std::string_view to_string(Label label);
std::string_view to_string(SpanKind kind);
std::string_view to_string(Task task);
std::string_view to_string(Alignment alignment);
std::string_view to_string(ContainerKind kind);

}  // namespace pith
