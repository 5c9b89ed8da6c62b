#include "metadata/sources/meta_tags.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

// Longer texts are not tags, names or dates.
constexpr std::size_t kMaxItemBytes = 300;
constexpr std::size_t kMaxCategoryBytes = 120;
// A page has its topics above and below its text; more lists are those of teasers.
constexpr std::size_t kMaxTopicLists = 3;

// "DC.Date", "dc:date" and "DC_date" are one name.
std::string meta_name(std::string_view name) {
  std::string lower = lowered(fold_space(name));
  const bool dublin_core = lower.starts_with("dc") && lower.find_first_of(".:_") < 8;
  if (dublin_core) {
    for (char& c : lower) {
      if (c == ':' || c == '_') c = '.';
    }
  }
  return lower;
}

// True for "ms.date" and "page-publish-date", but not for dates of changes, events and expiry.
bool names_a_date(std::string_view name) {
  for (std::string_view word : {"modif", "updat", "expir", "valid", "event", "start", "end", "last",
                                "review", "unavailable", "format"}) {
    if (name.find(word) != std::string_view::npos) return false;
  }
  const std::size_t at = name.find("date");
  const bool date = at != std::string_view::npos && at + 4 == name.size();
  return date || name.find("publish") != std::string_view::npos;
}

bool is_feed(std::string_view type) {
  const std::string lower = lowered(fold_space(type.substr(0, type.find(';'))));
  return lower == "application/rss+xml" || lower == "application/atom+xml" ||
         lower == "application/feed+json";
}

// Calls `use` with each token of rel or itemprop, in lower case.
template <typename Use>
void for_each_token(std::string_view list, Use use) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find_first_of(" \t\n\r\f", at), list.size());
    if (end > at) use(lowered(list.substr(at, end - at)));
    at = end + 1;
  }
}

// The value of the itemprop `item` inside an element; "" when there is none or the element is
// large.
std::string nested_item(Node element, std::string_view item) {
  constexpr std::size_t kMaxNodes = 60;
  std::size_t nodes = 0;
  std::string value;
  walk(element, [&](Node node) {
    if (++nodes > kMaxNodes || !value.empty()) return false;
    if (!node.is_element() || node.attribute(Attr::itemprop) != item) return true;
    value = node.attribute(Attr::content);
    if (value.empty() && item != "name") value = node.attribute(Attr::src);
    if (value.empty() && item != "name") value = node.attribute(Attr::href);
    if (value.empty()) value = short_text(node, kMaxItemBytes);
    return false;
  });
  return value;
}

// A <meta>: its name, property, http-equiv or itemprop with its content.
void read_meta(Node meta, const PagePlace& place, Evidence& evidence) {
  const std::string_view content = meta.attribute(Attr::content);
  if (content.empty()) return;
  const bool escaped = content.find('&') != std::string_view::npos;
  const std::string decoded = escaped ? decode_entities(content) : std::string();
  const std::string_view value = escaped ? decoded : content;
  const std::string property = meta_name(meta.attribute(Attr::property));
  const std::string name = meta_name(meta.attribute(Attr::name));
  if (!property.empty()) evidence.add_meta(property, value);
  if (!name.empty() && name != property) evidence.add_meta(name, value);
  if (!name.empty() && names_a_date(name)) evidence.add(Field::date, "meta-date", value);
  const std::string equivalent = meta_name(meta.attribute(Attr::http_equiv));
  if (equivalent == "content-language" || equivalent == "last-modified") {
    evidence.add_meta(equivalent, value);
  }
  for_each_token(meta.attribute(Attr::itemprop), [&](const std::string& item) {
    if (!place.answer || !item.starts_with("date")) evidence.add_item(item, value);
  });
}

// rel=canonical, image_src, license, amphtml and the feeds of a <link>.
void read_link(Node link, Evidence& evidence) {
  const std::string_view href = link.attribute(Attr::href);
  if (href.empty()) return;
  for_each_token(link.attribute(Attr::rel), [&](const std::string& rel) {
    if (rel == "canonical") evidence.add(Field::canonical_url, "link-canonical", href);
    if (rel == "image_src") evidence.add(Field::image, "link-image", href);
    if (rel == "license") evidence.add(Field::license, "rel-license", href);
    if (rel == "amphtml") evidence.add(Field::amp_url, "link-amphtml", href);
    if (rel == "alternate" && is_feed(link.attribute(Attr::type))) {
      evidence.add(Field::feed, "link-feed", href);
    }
  });
}

// rel=tag and rel=license of an <a>, and rel=category where WordPress puts it.
void read_anchor(Node anchor, Evidence& evidence) {
  const std::string_view rel = anchor.attribute(Attr::rel);
  if (rel.empty()) return;
  bool tag = false;
  bool category = false;
  for_each_token(rel, [&](const std::string& token) {
    if (token == "license")
      evidence.add(Field::license, "rel-license", anchor.attribute(Attr::href));
    tag = tag || token == "tag";
    category = category || token == "category";
  });
  if (!tag && !category) return;
  const std::string text = short_text(anchor, kMaxItemBytes);
  evidence.add(category ? Field::category : Field::tag, category ? "rel-category" : "rel-tag",
               text);
}

// True for the text of a link that shows more topics, and is none: "Show all tags".
bool shows_more(std::string_view text) {
  constexpr std::array<std::string_view, 24> kBeginnings = {
      "show all",      "show more",     "view all",        "view more",  "see all",
      "see more",      "all tags",      "all topics",      "more tags",  "more topics",
      "show less",     "alle themen",   "alle schlag",     "alle tags",  "mehr themen",
      "mehr anzeigen", "alle anzeigen", "tous les",        "toutes les", "voir tout",
      "ver todo",      "ver tod",       "todos los temas", "mostra tutt"};
  const std::string lower = lowered(text);
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&lower](std::string_view beginning) { return lower.starts_with(beginning); });
}

// True if a link leads to another page of the same site; without the page's address, only a link
// without a host is sure to.
bool leads_within(std::string_view address, std::string_view href) {
  constexpr std::string_view kWww = "www.";
  const std::string resolved = resolve_url(address, href);
  std::string target(url_host(resolved));
  std::string own(url_host(address));
  if (own.empty()) return target.empty() && href.find(':') == std::string_view::npos;
  for (std::string* host : {&target, &own}) {
    if (host->starts_with(kWww)) host->erase(0, kWww.size());
  }
  return !target.empty() &&
         (target == own || target.ends_with("." + own) || own.ends_with("." + target));
}

// An element with itemprop. Authors are handled in byline.cc, because their place matters.
void read_item(Node element, const PagePlace& place, Evidence& evidence) {
  for_each_token(element.attribute(Attr::itemprop), [&](const std::string& item) {
    if (item == "author" || (place.answer && item.starts_with("date"))) return;
    std::string_view value = element.attribute(Attr::content);
    if (value.empty()) value = element.attribute(Attr::datetime);
    if (value.empty() && item == "image") value = element.attribute(Attr::src);
    if (value.empty() && item == "license") value = element.attribute(Attr::href);
    const bool image = item == "image" && value.empty() &&
                       element.attribute(Attr::itemtype).ends_with("ImageObject");
    if (image) {
      // One with a "contentUrl" alone is an image of the text.
      evidence.add_item(item, nested_item(element, "url"));
    } else if (item == "publisher" && value.empty()) {
      evidence.add_item(item, nested_item(element, "name"));
    } else if (!value.empty()) {
      evidence.add_item(item, value);
    } else if (item != "image") {
      evidence.add_item(item, short_text(element, kMaxItemBytes));
    }
  });
}

}  // namespace

std::string item_text(Node element, std::size_t max_bytes) {
  std::string name = nested_item(element, "name");
  if (name.empty()) name = element.attribute(Attr::content);
  return name.empty() ? short_text(element, max_bytes) : name;
}

// Reads the links of a visible list of topics. A list with more of them, or with texts that are no
// topics, is a menu.
void MetaTagReader::read_topics(Node list) {
  constexpr std::size_t kMaxTopics = 20;
  constexpr std::size_t kMaxNodes = 160;
  constexpr std::size_t kMaxTopicBytes = 60;
  std::vector<Topic> topics;
  std::size_t nodes = 0;
  walk(list, [&](Node node) {
    if (++nodes > kMaxNodes || topics.size() > kMaxTopics) return false;
    if (!node.is_element()) return true;
    if (node.tag() != Tag::a) return true;
    std::string text = short_text(node, kMaxTopicBytes);
    while (!text.empty() && (text.front() == '#' || text.front() == ',')) text.erase(0, 1);
    const std::string_view href = node.attribute(Attr::href);
    if (!text.empty() && !href.empty() && !shows_more(text)) {
      topics.push_back({std::move(text), href});
    }
    return false;
  });
  if (nodes > kMaxNodes || topics.size() > kMaxTopics) return;
  std::move(topics.begin(), topics.end(), std::back_inserter(topics_));
}

void MetaTagReader::report(std::string_view address, Evidence& evidence) {
  for (const Topic& topic : topics_) {
    if (leads_within(address, topic.href)) evidence.add(Field::tag, "topic-links", topic.text);
  }
}

void MetaTagReader::head_element(const PlacedElement& element, Evidence& evidence) {
  const Node node = element.node;
  switch (node.tag()) {
    case Tag::meta:
      if (element.place.beside == nullptr) read_meta(node, element.place, evidence);
      break;
    case Tag::link:
      read_link(node, evidence);
      break;
    case Tag::base:
      if (base_.empty()) base_ = node.attribute(Attr::href);
      break;
    case Tag::title:
      if (node.is_html() && !title_seen_) {
        title_seen_ = true;
        evidence.add(Field::title, "title", text_content(node));
      }
      break;
    default:
      break;
  }
}

void MetaTagReader::enter(const PlacedElement& element, Evidence& evidence) {
  const Node node = element.node;
  if (element.page) {
    const bool html = node.tag() == Tag::html;
    if (html) evidence.add(Field::language, "html-lang", node.attribute(Attr::lang));
    if (node.tag() == Tag::head) return;
    evidence.add(Field::direction, html ? "html-dir" : "body-dir", node.attribute(Attr::dir));
    return;
  }
  // What stands above the headline is a menu.
  const bool own = element.place.content || !evidence.headlines().empty();
  if (element.roles.topics && own && topic_lists_ < kMaxTopicLists && !element.place.apart) {
    ++topic_lists_;
    read_topics(node);
  }
  if (node.tag() == Tag::a) {
    read_anchor(node, evidence);
    // The title of the list is also a link, but comes before the list.
    const Node parent = node.parent();
    if (element.place.categories && parent && parent.tag() == Tag::li) {
      evidence.add(Field::category, "category-links", short_text(node, kMaxCategoryBytes));
    }
  }
  if (element.place.beside == nullptr && node.has_attribute(Attr::itemprop)) {
    read_item(node, element.place, evidence);
  }
}

}  // namespace pith::internal
