// Input: a feed, a sitemap or another document that lists pages.
#include <algorithm>
#include <string>

#include "base/url.h"
#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "input/feed.h"
#include "input/link_list.h"
#include "input/xml.h"

namespace pith::internal::fuzz {
namespace {

constexpr char kUrl[] = "https://example.org/feed/";

void check_entries(const Feed& feed) {
  for (const FeedEntry& entry : feed.entries) {
    require((entry.kind == FeedEntry::Text::none) == entry.text.empty(), "a text has a kind");
    require(entry.title.find('\n') == std::string::npos, "titles are lines");
  }
}

std::string joined(const LinkList& list) {
  std::string all;
  for (const ListedLink& link : list.links) all += link.url + " " + link.date + "\n";
  return all + list.flaw;
}

}  // namespace

void feed(std::string_view input) {
  const XmlDocument document(input);
  check_entries(read_feed(document, kUrl));
  check_entries(read_json_feed(input, kUrl));
  const LinkList list = read_link_list(input, "", kUrl);
  for (const ListedLink& link : list.links) {
    require(is_web_url(link.url), "links are URLs of the web");
    require(std::none_of(link.url.begin(), link.url.end(),
                         [](char c) { return static_cast<unsigned char>(c) < 0x20; }),
            "links are lines");
  }
  require(list.kind != LinkList::Kind::other || !list.flaw.empty(), "a refusal has a reason");
  require(joined(read_link_list(input, "", kUrl)) == joined(list),
          "the same document lists the same");
}

}  // namespace pith::internal::fuzz
