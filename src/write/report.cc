#include "write/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "base/utf8.h"
#include "text/words.h"
#include "write/json_writer.h"

namespace pith::internal {
namespace {

constexpr std::string_view kTemplate =
#include "write/report.data"
    ;
constexpr std::string_view kPlaceOfPages = "<!--PAGES-->\n";

// Of a page's blocks and results, as written: a browser is to open it at once. The results have
// what the blocks leave.
constexpr std::size_t kMaxBytes = 1'600'000;
constexpr std::size_t kMaxBytesOfBlocks = 1'000'000;
constexpr std::size_t kMaxBytesOfReport = 20'000'000;
constexpr std::size_t kMaxBytesOfText = 8'000;  // of one block
constexpr std::size_t kMaxBytesOfValue = 2'000;

// JSON in which nothing can end, or begin, an element around it.
std::string escape_for_script(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 3);
    if (text[i] == '<') {
      out += "\\u003c";
    } else if (text[i] == '>') {
      out += "\\u003e";
    } else if (text[i] == '&') {
      out += "\\u0026";
    } else if (rest == "\xe2\x80\xa8" || rest == "\xe2\x80\xa9") {  // lines end there, in scripts
      out += rest == "\xe2\x80\xa8" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i <= most; i += code_point_at(text, i).size) end = i;
  return text.substr(0, end);
}

void add_metadata(JsonWriter& rows, const Metadata& metadata) {
  constexpr std::size_t kMaxValues = 20;  // of one field
  constexpr std::size_t kMaxBytesOfListed = 500;
  rows.begin_array();
  for (const MetadataField& field : kMetadataFields) {
    const std::span<const MetaValue> values = field.values(metadata);
    const std::size_t max_bytes = field.is_list() ? kMaxBytesOfListed : kMaxBytesOfValue;
    for (const MetaValue& value : values.first(std::min(values.size(), kMaxValues))) {
      if (value.empty()) continue;
      rows.begin_array().value(field.value_name).value(cut(value.value, max_bytes));
      rows.value(value.source).end_array();
    }
  }
  rows.end_array();
}

// How much of a text is in links, in percent.
std::size_t share_of_links(const Block& block) {
  std::size_t inside = 0;
  for (const Span& span : block.spans) {
    if (span.kind == SpanKind::link && span.end > span.begin) inside += span.end - span.begin;
  }
  return 100 * std::min(inside, block.text.size()) / std::max<std::size_t>(block.text.size(), 1);
}

// A result beside the blocks, in its own view.
struct Result {
  const char* title;
  const char* format;
  std::string (*write)(const Article& article, const JsonOptions& options);
};
constexpr std::array kResults = {
    Result{"Markdown", "markdown",
           [](const Article& article, const JsonOptions& options) {
             return write_markdown(article, options.members);
           }},
    Result{"Text", "text",
           [](const Article& article, const JsonOptions&) { return write_text(article); }},
    // Without the list of blocks, which the report itself is.
    Result{"JSON", "json", [](const Article& article, const JsonOptions& options) {
             Article result = article;
             result.is_explained = false;
             return write_json(result, options);
           }}};

// The beginning of what is inside a JSON string, without a part of an escape or a code point.
std::string_view cut_inside_string(std::string_view escaped, std::size_t most) {
  constexpr std::size_t kEscape = 2;          // \n
  constexpr std::size_t kEscapeOfNumber = 6;  // \u003c
  if (escaped.size() <= most) return escaped;
  std::size_t end = 0;
  for (std::size_t next = 0; next <= most;) {
    end = next;
    if (escaped[next] != '\\') {
      next += code_point_at(escaped, next).size;
    } else {
      next += escaped[next + 1] == 'u' ? kEscapeOfNumber : kEscape;
    }
  }
  return escaped.substr(0, end);
}

// The results as the members of an array of at most `most` bytes of text.
std::string results_of(const Article& article, const JsonOptions& options, std::size_t most) {
  std::string all;
  std::size_t coming = kResults.size();
  for (const Result& result : kResults) {
    const std::string text = result.write(article, options);
    // No character is shorter when it is escaped.
    const std::string_view begin = cut(text, most / coming);
    const std::string literal = escape_for_script(JsonWriter().value(begin).take());
    const std::string_view inside = std::string_view(literal).substr(1, literal.size() - 2);
    const std::string_view part = cut_inside_string(inside, most / coming);
    most -= part.size();
    JsonWriter object;
    object.begin_object().member("title", result.title).member("format", result.format);
    const bool is_cut = begin.size() < text.size() || part.size() < inside.size();
    object.member("bytes", text.size()).member("cut", is_cut);
    object.end_object();
    std::string member = object.take();
    member.pop_back();  // the brace
    if (coming-- < kResults.size()) all += ",\n";
    all.append(member).append(",\"text\":\"").append(part).append("\"}");
  }
  return all;
}

std::size_t words_of(const Block& block) {
  return static_cast<std::size_t>(std::lround(count_text(block.text).words));
}

// How much of the whole page is kept.
void add_totals(JsonWriter& object, const Article& article) {
  std::size_t words = 0;
  std::size_t kept_words = 0;
  std::size_t kept_blocks = 0;
  for (const Block& block : article.blocks) {
    const std::size_t count = words_of(block);
    words += count;
    if (!kept(block)) continue;
    kept_words += count;
    ++kept_blocks;
  }
  object.begin_object().member("blocks", article.blocks.size()).member("kept_blocks", kept_blocks);
  object.member("words", words).member("kept_words", kept_words).end_object();
}

std::string shown(const Block& block) {
  const std::string_view text = cut(block.text, kMaxBytesOfText);
  JsonWriter object;
  object.begin_object();
  object.member("kind", to_string(block.kind)).member("label", to_string(block.label));
  object.member("score", std::round(static_cast<double>(block.score) * 1000) / 1000);
  object.member("by", block.decided_by)
      .member("reason", block.reason)
      .member("text", text)
      .member("bytes", block.text.size())
      .member("words", words_of(block));
  if (text.size() < block.text.size()) object.member("cut", true);
  if (block.heading_level > 0) object.member("level", block.heading_level);
  if (const std::size_t share = share_of_links(block); share > 0) object.member("links", share);
  if (block.list) {
    object.key("list").begin_array().value(block.list->depth);
    object.value(block.list->ordered ? block.list->number : 0).end_array();
  }
  if (block.table) {
    object.key("table").begin_array().value(block.table->table);
    object.value(block.table->row).value(block.table->column).end_array();
  }
  if (block.quote_depth > 0) object.member("quote", block.quote_depth);
  if (!block.code_language.empty()) {
    object.member("language", cut(block.code_language, kMaxBytesOfValue));
  }
  if (block.kind == BlockKind::image && !block.spans.empty()) {
    object.member("alt", cut(block.spans.front().alt, kMaxBytesOfValue));
  }
  if (block.source.end > block.source.begin) {
    object.key("at").begin_array().value(block.source.begin).value(block.source.end).end_array();
  }
  return object.end_object().take();
}

}  // namespace

std::string report_head() {
  return std::string(kTemplate.substr(0, kTemplate.find(kPlaceOfPages)));
}

std::string report_page(const Article& article, const JsonOptions& options) {
  JsonWriter page;
  page.begin_object();
  page.member("source", cut(options.source, kMaxBytesOfValue));
  page.member("url", cut(article.url, kMaxBytesOfValue));
  page.member("outcome", to_string(article.outcome)).member("message", article.message);
  page.member("encoding", article.encoding);
  add_metadata(page.key("meta"), article.metadata);
  if (article.page_type != PageType::unknown) {
    page.member("page_type", to_string(article.page_type));
  }
  page.member("page_type_reason", article.page_type_reason);
  page.member("confidence", std::isfinite(article.confidence.value_or(0))
                                ? article.confidence.value_or(0)
                                : 0.0F);
  add_totals(page.key("total"), article);
  std::string blocks;
  std::size_t count = 0;
  for (const Block& block : article.blocks) {
    const std::string next = escape_for_script(shown(block));
    if (blocks.size() + next.size() > kMaxBytesOfBlocks) break;
    if (count++ > 0) blocks += ",\n";
    blocks += next;
  }
  std::size_t left_out_bytes = 0;
  for (std::size_t i = count; i < article.blocks.size(); ++i) {
    left_out_bytes += article.blocks[i].text.size();
  }
  page.member("left_out", article.blocks.size() - count);
  page.member("left_out_bytes", left_out_bytes).end_object();
  std::string out =
      "<script type=\"application/json\" class=\"page\">" + escape_for_script(page.take());
  out.pop_back();  // the brace
  const std::string results = results_of(article, options, kMaxBytes - blocks.size());
  return out + ",\"blocks\":[" + blocks + "],\"results\":[" + results + "]}</script>\n";
}

std::string report_tail(std::size_t left_out, std::string_view form) {
  JsonWriter object;
  object.begin_object().member("left_out", left_out).member_if_any("form", form).end_object();
  return "<script type=\"application/json\" id=\"about\">" + escape_for_script(object.take()) +
         "</script>\n" +
         std::string(kTemplate.substr(kTemplate.find(kPlaceOfPages) + kPlaceOfPages.size()));
}

bool is_report_name(std::string_view name) { return name.ends_with(".html"); }

std::string ReportFile::add(std::string page) {
  // Once one is left out, so are all behind it: what is in the report is the run's beginning.
  if (left_out_ > 0 || bytes_ + page.size() > kMaxBytesOfReport) {
    ++left_out_;
    return "";
  }
  if (bytes_ == 0) page.insert(0, report_head());
  bytes_ += page.size();
  return page;
}

std::string ReportFile::finish() {
  return (bytes_ == 0 ? report_head() : "") + report_tail(left_out_);
}

}  // namespace pith::internal

namespace pith {

std::string write_report(const Article& article, const JsonOptions& options) {
  return internal::report_head() + internal::report_page(article, options) +
         internal::report_tail(0);
}

}  // namespace pith
