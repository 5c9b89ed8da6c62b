// Reads documents that list pages: sitemaps and their indexes, feeds and lists of feeds (OPML),
// robots.txt, lists of URLs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/decode.h"

namespace pith::internal {

struct ListedLink {
  std::string url = {};
  std::string date = {};  // as it is written, or ""
  std::string title = {};
};

struct LinkList {
  enum class Kind : std::uint8_t {
    pages,  // the links are pages
    lists,  // they are documents that list pages: an index of sitemaps, OPML, robots.txt
    html,   // a page, which may name its feed
    other,  // none of these; `flaw` says what it is
  };
  Kind kind = Kind::other;
  std::vector<ListedLink> links = {};
  std::size_t not_web = 0;  // links that are not http or https, and are left out
  std::size_t without = 0;  // entries without a link
  std::string flaw = {};    // why the end is missing, or what the document is if it is no list
};

// `url` is the document's address, against which links in feeds are resolved, or "".
LinkList read_link_list(std::string_view bytes, std::string_view content_type,
                        std::string_view url);

// A JSON text or a list, in UTF-8 without its byte order mark. `bytes`, which may be UTF-16, must
// outlive it.
DecodedText decoded_unicode(std::string_view bytes);

}  // namespace pith::internal
