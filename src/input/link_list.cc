#include "input/link_list.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "fetch/sniff.h"
#include "input/feed.h"
#include "input/first_bytes.h"
#include "input/xml.h"

namespace pith::internal {
namespace {

constexpr std::string_view kSitemapLine = "sitemap:";

class Reader {
 public:
  explicit Reader(LinkList& list) : list_(list) {}

  // Links without white space around them. What is no URL of the web is counted.
  void add(ListedLink link) {
    link.url = std::string(trim(link.url, kHtmlSpace));
    if (link.url.empty()) {
      ++list_.without;
      return;
    }
    const bool is_line = std::none_of(link.url.begin(), link.url.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (is_line && is_web_url(link.url)) {
      list_.links.push_back(std::move(link));
    } else {
      ++list_.not_web;
    }
  }

 private:
  LinkList& list_;
};

LinkList of_sitemap(const XmlDocument& document) {
  const bool is_index = local_name(document.root().name()) == "sitemapindex";
  LinkList list{.kind = is_index ? LinkList::Kind::lists : LinkList::Kind::pages};
  Reader reader(list);
  // Tools disagree about the prefix, so only local names are read.
  for (const pugi::xml_node node : document.root().children()) {
    const std::string_view name = local_name(node.name());
    if (name != (is_index ? "sitemap" : "url")) continue;
    if (node == document.root().last_child() && !document.is_whole(node)) break;
    ListedLink link;
    for (const pugi::xml_node child : node.children()) {
      const std::string_view part = local_name(child.name());
      if (part == "loc") link.url = text_of(child);
      if (part == "lastmod" && link.date.empty()) link.date = text_of(child);
      if (part != "news") continue;
      // A news sitemap says when the page was published, which is better than when it was changed.
      const std::string date = document.text(child, "news:publication_date");
      if (!date.empty()) link.date = date;
      link.title = document.text(child, "news:title");
    }
    reader.add(std::move(link));
  }
  list.flaw = document.flaw();
  return list;
}

// The feeds that a reader of feeds subscribes to.
LinkList of_opml(const XmlDocument& document) {
  LinkList list{.kind = LinkList::Kind::lists, .flaw = document.flaw()};
  Reader reader(list);
  walk_below(document.root(), [&reader](pugi::xml_node node) {
    // Outlines are folders, too.
    if (const pugi::xml_attribute url = node.attribute("xmlUrl")) reader.add({url.value()});
    return true;
  });
  return list;
}

LinkList of_feed(Feed feed) {
  LinkList list{.kind = LinkList::Kind::pages, .flaw = std::move(feed.flaw)};
  Reader reader(list);
  for (FeedEntry& entry : feed.entries) {
    reader.add({std::move(entry.link), std::move(entry.date), std::move(entry.title)});
  }
  list.without += feed.others;
  return list;
}

std::string flaw_of_text(std::string_view kind) {
  return "neither a sitemap nor a feed nor a list of URLs (" + std::string(kind) + ")";
}

// A URL per line, or robots.txt. Other lines of a list of URLs are comments or no web addresses.
LinkList of_text(std::string_view text) {
  LinkList pages{.kind = LinkList::Kind::pages};
  LinkList lists{.kind = LinkList::Kind::lists};
  Reader page_reader(pages);
  Reader list_reader(lists);
  std::size_t words = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trim(text.substr(0, end), " \t\r");
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    if (starts_with_ignore_case(line, kSitemapLine)) {
      list_reader.add({std::string(line.substr(kSitemapLine.size()))});
    } else if (is_web_url(line)) {
      page_reader.add({std::string(line)});
    } else {
      ++words;
    }
  }
  if (!lists.links.empty()) return lists;
  pages.not_web += words;
  if (!pages.links.empty() && words <= pages.links.size()) return pages;
  return {.flaw = flaw_of_text("text")};
}

}  // namespace

DecodedText decoded_unicode(std::string_view bytes) {
  if (const std::optional<Utf16> order = utf16_order(bytes)) {
    return decode(bytes, *order == Utf16::little_endian ? "text/plain; charset=utf-16le"
                                                        : "text/plain; charset=utf-16be");
  }
  DecodedText text;
  text.borrowed = bytes;
  if (bytes.starts_with(kUtf8ByteOrderMark)) {
    text.borrowed.remove_prefix(kUtf8ByteOrderMark.size());
  }
  return text;
}

LinkList read_link_list(std::string_view bytes, std::string_view content_type,
                        std::string_view url) {
  // White space before the declaration is an error that feeds have.
  const Sniffed found =
      sniff(bytes.substr(std::min(bytes.find_first_not_of(kHtmlSpace), bytes.size())));
  if (found.kind == FileKind::sitemap) return of_sitemap(XmlDocument(bytes, content_type));
  if (found.kind == FileKind::rss_feed || found.kind == FileKind::atom_feed) {
    return of_feed(read_feed(XmlDocument(bytes, content_type), url));
  }
  if (found.kind == FileKind::opml) return of_opml(XmlDocument(bytes, content_type));
  if (found.content == Content::html) return {.kind = LinkList::Kind::html};
  if (found.content != Content::text && found.content != Content::mixed) {
    return {.flaw = "neither a sitemap nor a feed (" + std::string(row_of(found.kind).name) + ")"};
  }
  const DecodedText json = decoded_unicode(bytes);
  if (is_json_feed(json.text())) return of_feed(read_json_feed(json.text(), url));
  const DecodedText decoded = decode(bytes, content_type);
  LinkList list = of_text(decoded.text());
  if (list.kind != LinkList::Kind::other) return list;
  const FileKind kind = kind_of_page_bytes(bytes, found, "");
  if (kind != FileKind::page) list.flaw = flaw_of_text(row_of(kind).name);
  if (kind == FileKind::page && found.content == Content::mixed) list.kind = LinkList::Kind::html;
  return list;
}

}  // namespace pith::internal
