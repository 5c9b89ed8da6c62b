// Guesses what bytes without a reliable label are: a page, plain text, or a known binary format. It
// is used on fetched bodies (fetch.h) and on files (input/file.h). text/decode.h detects charsets.
#pragma once

#include <cstdint>
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

// Reads at most the first 64 kB, in linear time. Accepts any bytes.
Sniffed sniff(std::string_view bytes);

// Whether bytes say at their beginning that they are a page, with a document type of HTML or an
// <html>, so that it does not matter what the file is called.
bool declares_page(std::string_view bytes);

}  // namespace pith::internal
