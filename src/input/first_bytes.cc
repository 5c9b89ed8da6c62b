#include "input/first_bytes.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "base/utf8.h"
#include "fetch/fetch.h"
#include "input/feed.h"
#include "input/file.h"

namespace pith::internal {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// Whether the object that `text` begins with has a member of this name itself, not in an object in
// it. The text may end early.
bool has_member(std::string_view text, std::string_view name) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return false;
    if (c != '"') continue;
    const std::size_t begin = i + 1;
    for (++i; i < text.size() && text[i] != '"'; ++i) {
      if (text[i] == '\\') ++i;
    }
    if (i >= text.size()) return false;
    if (depth != 1 || text.substr(begin, i - begin) != name) continue;
    const std::size_t next = text.find_first_not_of(kBlank, i + 1);
    if (next != std::string_view::npos && text[next] == ':') return true;
  }
  return false;
}

// What the headers at the beginning of a text say.
struct MailHeaders {
  bool mime = false;      // MIME-Version
  bool sender = false;    // From
  bool relayed = false;   // Received, Return-Path, Delivered-To or Message-ID
  bool receiver = false;  // To, or it was relayed
  bool saved = false;     // a browser saved a page: "From: <Saved by ...>", Snapshot-...
  bool related = false;   // Content-Type: multipart/related
};

// Reads the header lines. Nothing is set if a line is none.
MailHeaders read_headers(std::string_view text) {
  constexpr std::size_t kMaxHeaders = 16384;  // Chosen: mails are relayed some ten times
  MailHeaders found;
  text = text.substr(0, kMaxHeaders);
  while (!text.empty() && text.front() != '\n' && text.front() != '\r') {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.front() == ' ' || line.front() == '\t') continue;  // continues the one before
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return {};
    const std::string_view name = line.substr(0, colon);
    if (name.find_first_of(" \t<") != std::string_view::npos) return {};
    const std::string_view value = trim(line.substr(colon + 1), kBlank);
    const auto is = [name](std::string_view other) { return equals_ignore_case(name, other); };
    found.mime = found.mime || is("mime-version");
    found.relayed = found.relayed || is("received") || is("return-path") || is("delivered-to") ||
                    is("message-id");
    found.receiver = found.receiver || is("to") || is("received");
    found.saved = found.saved || is("snapshot-content-location");
    found.related = found.related ||
                    (is("content-type") && starts_with_ignore_case(value, "multipart/related"));
    if (!is("from")) continue;
    found.sender = true;
    found.saved =
        found.saved || value.starts_with("<Saved by ") || value.starts_with("\"Saved by ");
  }
  return found;
}

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(kUtf8ByteOrderMark)) bytes.remove_prefix(kUtf8ByteOrderMark.size());
  return bytes;
}

bool is_har(std::string_view head) {
  if (!is_json(head) || !has_member(head, "log")) return false;
  const std::string_view log = head.substr(std::min(head.find("\"log\""), head.size()));
  return log.find("\"entries\"") != std::string_view::npos ||
         log.find("\"creator\"") != std::string_view::npos ||
         log.find("\"pages\"") != std::string_view::npos;
}

bool is_webarchive(std::string_view head) {
  const auto has = [head](std::string_view text) {
    return head.find(text) != std::string_view::npos;
  };
  if (head.starts_with("bplist0")) return has("WebMainResource");
  const bool is_xml = head.starts_with("<?xml") || head.starts_with("<!DOCTYPE plist") ||
                      head.starts_with("<plist");
  return is_xml && has("<plist") && has("<key>WebMainResource</key>");
}

// A line of an index of web archives: "org,example)/page 20261130091146 {...".
bool is_cdxj(std::string_view head) {
  constexpr std::size_t kDigits = 14;
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || line.substr(0, space).find(")/") == line.npos) {
    return line.starts_with(" CDX ");
  }
  const std::string_view stamp = line.substr(space + 1, kDigits);
  return stamp.size() == kDigits && std::all_of(stamp.begin(), stamp.end(), is_ascii_digit);
}

// A row of a table, or a line of text.
struct Row {
  std::size_t separators = 0;
  bool is_spaced = false;  // a separator is followed by a space, as those of sentences are
  bool is_whole = false;   // its line end is there
  std::size_t size = 0;    // with the line end
};

// Reads a row. A field in quotes may hold separators and line ends.
Row read_row(std::string_view text, char separator) {
  Row row;
  bool is_quoted = false;
  bool at_field = true;
  for (; row.size < text.size() && !row.is_whole; ++row.size) {
    const char c = text[row.size];
    if (is_quoted) {
      is_quoted = c != '"';  // "" closes and opens it again
    } else if (c == '"' && (at_field || (row.size > 0 && text[row.size - 1] == '"'))) {
      is_quoted = true;
    } else if (c == separator) {
      ++row.separators;
      row.is_spaced = row.is_spaced || text.substr(row.size + 1).starts_with(' ');
    }
    row.is_whole = c == '\n' && !is_quoted;
    at_field = c == separator;
  }
  return row;
}

// A table: its first rows have the same number of separators, none of which is followed by a space.
// Of the files that may be texts of pages, more rows are looked at, because a page's text may begin
// with rows of a table. `is_all`: the text is not cut off.
bool is_table(std::string_view head, char separator, bool may_be_text, bool is_all) {
  constexpr std::size_t kMinRows = 4;
  constexpr std::size_t kRowsOfText = 20;
  constexpr std::size_t kMinSeparators = 2;
  const std::size_t wanted = may_be_text ? kRowsOfText : kMinRows;
  std::size_t rows = 0;
  std::size_t columns = 0;
  while (rows < wanted && head.find_first_not_of(kBlank) != std::string_view::npos) {
    const Row row = read_row(head, separator);
    if (!row.is_whole && !is_all) break;
    if (row.is_spaced || row.separators < kMinSeparators) return false;
    if (rows > 0 && row.separators != columns) return false;
    columns = row.separators;
    ++rows;
    head.remove_prefix(row.size);
  }
  return rows >= kMinRows;
}

// The name of a file, or the path of a URL.
std::string_view path_in(std::string_view name) {
  return url_scheme(name).empty() ? name : name.substr(0, name.find_first_of("?#"));
}

bool has_extension(std::string_view path, std::span<const std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(), [path](std::string_view extension) {
    return ends_with_ignore_case(path, extension);
  });
}

}  // namespace

bool is_postmark(std::string_view line) {
  constexpr std::string_view kBegin = "From ";
  constexpr std::size_t kMaxBytes = 300;
  if (!line.starts_with(kBegin) || line.size() > kMaxBytes) return false;
  // The sender, then a date with a time and a year.
  const std::size_t sender = line.find_first_not_of(' ', kBegin.size());
  const std::size_t end = std::min(line.find(' ', std::min(sender, line.size())), line.size());
  const std::string_view date = line.substr(end);
  bool time = false;
  bool year = false;
  for (std::size_t i = 0; i < date.size(); ++i) {
    const auto digit = [&](std::size_t at) { return at < date.size() && is_ascii_digit(date[at]); };
    time = time || (i > 0 && date[i] == ':' && digit(i - 1) && digit(i + 1));
    year = year || (date[i] == ' ' && digit(i + 1) && digit(i + 2) && digit(i + 3) && digit(i + 4));
  }
  return time && year;
}

bool begins_header(std::string_view line) {
  const auto* const end = std::find_if_not(
      line.begin(), line.end(), [](char c) { return c > ' ' && c < '\x7F' && c != ':'; });
  return end != line.begin() && end != line.end() && *end == ':';
}

std::size_t mail_preamble(std::string_view head) {
  const std::size_t mark = head.size() - without_mark(head).size();
  std::size_t at = mark;
  const auto end_of_line = [head](std::size_t from) {
    return std::min(head.find('\n', from), head.size());
  };
  const std::size_t digits = std::min(head.find_first_not_of("0123456789", at), head.size());
  const std::size_t count = std::min(head.find_first_not_of(" \t\r", digits), head.size());
  if (digits > at && count < head.size() && head[count] == '\n') at = count + 1;
  const std::size_t first = std::min(head.find_first_not_of(" \t\r\n", at), head.size());
  const std::size_t line = first == head.size() ? head.size() : head.rfind('\n', first);
  if (line != std::string_view::npos && line >= at && line < head.size()) at = line + 1;
  const std::string_view next = head.substr(at, end_of_line(at) - at);
  return begins_header(next) || is_postmark(next) ? at : 0;
}

FileKind container_of(std::string_view head) {
  head = without_mark(head.substr(0, kHeadBytes));
  if (head.starts_with("WARC/")) return FileKind::warc;
  if (is_webarchive(head)) return FileKind::webarchive;
  const std::string ascii = utf16_order(head) ? ascii_of_utf16(head) : "";
  const std::string_view json = ascii.empty() ? head : std::string_view(ascii);
  if (is_json_feed(json)) return FileKind::json_feed;
  if (is_har(json)) return FileKind::har;
  const FileKind sniffed = sniff(head).kind;
  const InputKind container = row_of(sniffed).container;
  if (container != InputKind::page && container != InputKind::archive) return sniffed;
  head.remove_prefix(mail_preamble(head));
  if (is_postmark(head.substr(0, std::min(head.find_first_of("\r\n"), head.size())))) {
    return FileKind::mbox;
  }
  const MailHeaders headers = read_headers(head);
  if (headers.saved || (headers.mime && headers.related && !headers.receiver)) {
    return FileKind::mhtml;
  }
  if (headers.mime || (headers.sender && headers.relayed)) return FileKind::mail;
  return FileKind::page;
}

bool is_jsonl(std::string_view head, const StreamOptions& options) {
  const std::string ascii = utf16_order(head) ? ascii_of_utf16(head) : "";
  head = ascii.empty() ? without_mark(head) : std::string_view(ascii);
  if (!head.starts_with('{')) return false;
  const std::string_view line = head.substr(0, head.find('\n'));
  // Of a member in an object ("page.html"), the object is enough.
  const auto has_field = [line](std::string_view field) {
    return has_member(line, field) || (field.find('.') != std::string_view::npos &&
                                       has_member(line, field.substr(0, field.find('.'))));
  };
  return has_field(options.html_field) || has_field(options.text_field);
}

bool is_json(std::string_view head) {
  head = without_mark(head.substr(0, kHeadBytes));
  const auto next = [&head] {
    head.remove_prefix(std::min(head.find_first_not_of(kBlank), head.size()));
    return head.empty() ? '\0' : head.front();
  };
  const auto skip_string = [&head] {
    std::size_t i = 1;
    for (; i < head.size() && head[i] != '"' && head[i] != '\n'; ++i) {
      if (head[i] == '\\') ++i;
    }
    head.remove_prefix(std::min(i + 1, head.size()));
  };
  bool array = false;
  while (next() == '[') {
    array = true;
    head.remove_prefix(1);
  }
  const char first = next();
  if (first == '{') {
    head.remove_prefix(1);
    if (next() == '}') return true;
    if (next() != '"') return false;
    skip_string();
    return next() == ':' || head.empty();
  }
  if (!array || first != '"') return false;
  skip_string();
  return next() == ',' || next() == ']' || head.empty();
}

FileKind kind_of_page_bytes(std::string_view bytes, const Sniffed& found, const std::string& name) {
  constexpr std::array<std::string_view, 2> kIndexes = {".cdx", ".cdxj"};
  constexpr std::array<std::string_view, 2> kTables = {".csv", ".tsv"};
  if (found.content == Content::html) return FileKind::page;
  const std::string_view head = without_mark(bytes.substr(0, kHeadBytes));
  if (const FileKind kind = container_of(head); kind != FileKind::page) return kind;
  if (found.kind != FileKind::page) return found.kind;
  if (is_json(head)) return FileKind::json;
  const std::string_view path = path_in(name);
  if (has_extension(path, kIndexes) || is_cdxj(head)) return FileKind::cdx_index;
  if (has_extension(path, kTables)) return FileKind::table;
  const bool may_be_text = is_page_name(path) || !url_scheme(name).empty();
  const bool is_all = bytes.size() <= kHeadBytes;
  const auto is_table_with = [&](char separator) {
    return is_table(head, separator, may_be_text, is_all);
  };
  return is_table_with(',') || is_table_with(';') || is_table_with('\t') ? FileKind::table
                                                                         : FileKind::page;
}

}  // namespace pith::internal
