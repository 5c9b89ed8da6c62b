// Guesses what bytes without a reliable label are: a page, plain text, or a known binary format. It
// is used on fetched bodies (fetch.h) and on files (input/file.h). text/decode.h detects charsets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/file_kind.h"

namespace pith::internal {

enum class Content : std::uint8_t {
  html,    // begins with a tag or doctype of HTML
  mixed,   // text that holds closing tags, <p> or <br> further on
  text,    // no markup
  xml,     // a feed or a sitemap, or declares itself as XML and is not XHTML
  gzip,    // must be decompressed first
  binary,  // anything else
};

struct Sniffed {
  Content content = Content::text;
  FileKind kind = FileKind::page;  // of xml, gzip and binary
};

enum class Utf16 : std::uint8_t { little_endian, big_endian };

// The order of bytes if text is UTF-16, by its byte order mark or by its NUL bytes.
std::optional<Utf16> utf16_order(std::string_view head);
// The ASCII characters of UTF-16, which are all that is needed to recognize markup and JSON.
std::string ascii_of_utf16(std::string_view text);

// Reads at most the first 64 kB, in linear time. Accepts any bytes.
Sniffed sniff(std::string_view bytes);

// Whether bytes say at their beginning that they are a page, with a document type of HTML or an
// <html>, so that it does not matter what the file is called.
bool declares_page(std::string_view bytes);

}  // namespace pith::internal
