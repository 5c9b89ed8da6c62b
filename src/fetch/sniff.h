// Guesses what bytes without a reliable label are: a page, plain text, or a known binary format. It
// is used on fetched bodies (fetch.h) and on files (input/file.h). text/decode.h detects charsets.
#pragma once

#include <cstdint>
#include <string_view>

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
  // A name for messages ("PDF document"), for xml, gzip and binary. It is a string literal.
  std::string_view name = {};
};

// Names of kinds that other code knows.
inline constexpr std::string_view kRssFeed = "RSS feed";
inline constexpr std::string_view kAtomFeed = "Atom feed";
inline constexpr std::string_view kSitemap = "sitemap";
inline constexpr std::string_view kOpml = "OPML document";
inline constexpr std::string_view kEpub = "EPUB book";
inline constexpr std::string_view kZipArchive = "ZIP archive";
inline constexpr std::string_view kWacz = "WACZ archive";

// Reads at most the first 64 kB, in linear time. Accepts any bytes.
Sniffed sniff(std::string_view bytes);

}  // namespace pith::internal
