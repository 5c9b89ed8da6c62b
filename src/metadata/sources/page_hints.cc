#include "metadata/sources/page_hints.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/url.h"
#include "metadata/sources/json_ld.h"

namespace pith::internal {
namespace {

struct SchemaName {
  std::string_view name;
  Schema schema;
};

// schema.org types, and the kind of page on which each is found.
constexpr std::array<SchemaName, 25> kSchemas = {{
    {"AggregateOffer", Schema::product}, {"AggregateRating", Schema::rating},
    {"Answer", Schema::forum},           {"Article", Schema::article},
    {"BlogPosting", Schema::article},    {"BreadcrumbList", Schema::breadcrumb},
    {"CollectionPage", Schema::list},    {"DiscussionForumPosting", Schema::forum},
    {"ItemList", Schema::list},          {"LocalBusiness", Schema::organization},
    {"NewsArticle", Schema::article},    {"Offer", Schema::product},
    {"OfferCatalog", Schema::list},      {"Organization", Schema::organization},
    {"Person", Schema::person},          {"Product", Schema::product},
    {"ProductGroup", Schema::product},   {"QAPage", Schema::forum},
    {"Question", Schema::forum},         {"ReportageNewsArticle", Schema::article},
    {"Review", Schema::rating},          {"SearchResultsPage", Schema::list},
    {"Service", Schema::organization},   {"TechArticle", Schema::article},
    {"WebPage", Schema::web_page},
}};

struct UrlWord {
  std::string_view word;
  UrlKind kind;
};

// Words that are common in paths and host names.
constexpr std::array<UrlWord, 66> kUrlWords = {{
    {"answers", UrlKind::forum},
    {"api", UrlKind::documentation},
    {"archive", UrlKind::listing},
    {"archives", UrlKind::listing},
    {"article", UrlKind::article},
    {"articles", UrlKind::article},
    {"about", UrlKind::service},
    {"best", UrlKind::listing},
    {"blog", UrlKind::article},
    {"board", UrlKind::forum},
    {"browse", UrlKind::listing},
    {"buy", UrlKind::product},
    {"c", UrlKind::listing},
    {"catalog", UrlKind::listing},
    {"categories", UrlKind::listing},
    {"category", UrlKind::listing},
    {"collection", UrlKind::listing},
    {"collections", UrlKind::listing},
    {"comments", UrlKind::forum},
    {"community", UrlKind::forum},
    {"company", UrlKind::service},
    {"contact", UrlKind::service},
    {"courses", UrlKind::listing},
    {"discussion", UrlKind::forum},
    {"discussions", UrlKind::forum},
    {"doc", UrlKind::documentation},
    {"docs", UrlKind::documentation},
    {"documentation", UrlKind::documentation},
    {"dp", UrlKind::product},
    {"events", UrlKind::listing},
    {"features", UrlKind::service},
    {"forum", UrlKind::forum},
    {"forums", UrlKind::forum},
    {"guide", UrlKind::documentation},
    {"guides", UrlKind::documentation},
    {"help", UrlKind::documentation},
    {"item", UrlKind::product},
    {"itm", UrlKind::product},
    {"jobs", UrlKind::listing},
    {"learn", UrlKind::documentation},
    {"library", UrlKind::documentation},
    {"list", UrlKind::listing},
    {"lists", UrlKind::listing},
    {"manual", UrlKind::documentation},
    {"news", UrlKind::article},
    {"p", UrlKind::product},
    {"platform", UrlKind::service},
    {"post", UrlKind::article},
    {"posts", UrlKind::article},
    {"pricing", UrlKind::service},
    {"product", UrlKind::product},
    {"products", UrlKind::product},
    {"questions", UrlKind::forum},
    {"reference", UrlKind::documentation},
    {"search", UrlKind::listing},
    {"services", UrlKind::service},
    {"shop", UrlKind::product},
    {"solutions", UrlKind::service},
    {"store", UrlKind::product},
    {"story", UrlKind::article},
    {"t", UrlKind::forum},
    {"tag", UrlKind::listing},
    {"thread", UrlKind::forum},
    {"threads", UrlKind::forum},
    {"topic", UrlKind::forum},
    {"wiki", UrlKind::documentation},
}};

void add_schema(std::string_view type,
                std::array<bool, static_cast<std::size_t>(Schema::count_)>& seen) {
  const std::size_t slash = type.find_last_of("/#:");
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  for (const SchemaName& row : kSchemas) {
    if (row.name == type) seen[static_cast<std::size_t>(row.schema)] = true;
  }
}

void skip_space(std::string_view& text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
}

template <typename Each>
void for_each_word(std::string_view text, Each&& each) {
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_ascii_letter(text[i])) {
      word += to_lower(text[i]);
    } else if (!word.empty()) {
      each(std::string_view(word));
      word.clear();
    }
  }
}

UrlShape shape_of_url(std::string_view address) {
  UrlShape shape;
  const std::string_view host = url_host(address);
  if (host.empty()) return shape;
  shape.known = true;
  std::string_view path = url_path(address);
  path = path.substr(0, path.find_first_of("?#"));
  shape.directory = !path.empty() && path.back() == '/';
  shape.digits = static_cast<float>(std::count_if(path.begin(), path.end(), is_ascii_digit));
  const auto note_kind = [&shape](std::string_view word) {
    for (const UrlWord& row : kUrlWords) {
      if (row.word == word) shape.kinds[static_cast<std::size_t>(row.kind)] = true;
    }
  };
  for_each_word(path, note_kind);
  for_each_word(host.substr(0, host.find('.')), note_kind);
  std::string_view last;
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    if (segment.empty()) continue;
    ++shape.segments;
    last = segment;
  }
  shape.slug_characters = static_cast<float>(last.size());
  shape.slug_words = 1 + static_cast<float>(std::count_if(last.begin(), last.end(), [](char c) {
                       return c == '-' || c == '_';
                     }));
  return shape;
}

}  // namespace

void PageHintReader::head_element(const PlacedElement& element, Evidence& /*evidence*/) {
  const Node node = element.node;
  if (node.tag() == Tag::meta) read_meta(node);
  if (!is_json_ld(node)) return;
  for (Node text = node.first_child(); text; text = text.next_sibling()) json_ld(text.text());
}

void PageHintReader::enter(const PlacedElement& element, Evidence& /*evidence*/) {
  if (element.node.has_attribute(Attr::itemtype)) read_item(element.node);
}

void PageHintReader::read_meta(Node meta) {
  const std::string_view property = meta.attribute(Attr::property);
  if (equals_ignore_case(property, "article:published_time")) hints_.published_time = true;
  if (!equals_ignore_case(property, "og:type") || hints_.og_type != OgType::none) return;
  const std::string type = lowered(meta.attribute(Attr::content));
  if (type.empty()) return;
  hints_.og_type = type == "article"             ? OgType::article
                   : type == "website"           ? OgType::website
                   : type.starts_with("product") ? OgType::product
                                                 : OgType::other;
}

void PageHintReader::json_ld(std::string_view text) {
  constexpr std::string_view kKey = "\"@type\"";
  for (std::size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey)) {
    text.remove_prefix(at + kKey.size());
    skip_space(text);
    if (text.empty() || text.front() != ':') continue;
    text.remove_prefix(1);
    skip_space(text);
    const bool array = !text.empty() && text.front() == '[';
    if (array) text.remove_prefix(1);
    do {
      skip_space(text);
      if (text.empty() || text.front() != '"') break;
      text.remove_prefix(1);
      const std::string_view type = text.substr(0, text.find('"'));
      add_schema(type, hints_.schemas);
      text.remove_prefix(std::min(type.size() + 1, text.size()));
      skip_space(text);
      if (text.empty() || text.front() != ',') break;
      text.remove_prefix(1);
    } while (array);
  }
}

void PageHintReader::read_item(Node element) {
  std::string_view types = element.attribute(Attr::itemtype);
  while (!types.empty()) {
    const std::string_view type = types.substr(0, types.find_first_of(" \n\t"));
    add_schema(type, hints_.schemas);
    types.remove_prefix(std::min(type.size() + 1, types.size()));
  }
}

PageHints PageHintReader::finish(std::string_view address) const {
  PageHints hints = hints_;
  hints.url = shape_of_url(address);
  return hints;
}

}  // namespace pith::internal
