#include "metadata/sources/json_ld.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "metadata/sources/declared_texts.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/json.h"
#include "metadata/values/titles.h"

namespace pith::internal {
namespace {

using Json = JsonValue;

// Limits for all blocks of a page together; the rest is not read. A page of the development sets
// has at most a few thousand objects in 1 MB.
constexpr std::size_t kMaxBytes = 2'000'000;
constexpr std::size_t kMaxNodes = 20'000;
// Authors, tags and sections taken from one value.
constexpr std::size_t kMaxValues = 60;
// Paragraphs of text. A thread of 500 posts has a few thousand.
constexpr std::size_t kMaxParagraphs = 5'000;

const Json* member(const Json& object, std::string_view key) {
  const Json* const value = object.find(key);
  return value != nullptr && !value->is_null() ? value : nullptr;
}

// The strings in a value: the value itself, the elements of an array, the "@value" of an object.
std::vector<std::string> strings(const Json* value) {
  std::vector<std::string> out;
  if (value == nullptr) return out;
  auto take = [&](const Json& json) {
    const Json* text = &json;
    if (const Json* inner = member(json, "@value")) text = inner;
    if (!text->is_string() || out.size() >= kMaxValues) return;
    std::string clean = fold_space(strip_tags(decode_entities(text->text())));
    if (!clean.empty()) out.push_back(std::move(clean));
  };
  if (value->is_array()) {
    for (const Json& element : value->elements()) take(element);
  } else {
    take(*value);
  }
  return out;
}

std::string first_string(const Json& object, std::string_view key) {
  std::vector<std::string> all = strings(member(object, key));
  return all.empty() ? std::string() : std::move(all.front());
}

// How likely an object of this type is what the page is about: 3 for an article or post, 2 for
// another thing that has a page of its own, 1 for the page itself, 0 for anything else.
int type_weight(std::string_view type) {
  const std::size_t slash = type.find_last_of("/:#");
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  if (type.ends_with("Article") || type.ends_with("Posting") || type == "Report") return 3;
  constexpr std::array<std::string_view, 22> kThings = {"Recipe",         "HowTo",
                                                        "Review",         "Question",
                                                        "Course",         "Event",
                                                        "Book",           "Product",
                                                        "Movie",          "Dataset",
                                                        "CreativeWork",   "Thesis",
                                                        "Episode",        "Quiz",
                                                        "MusicAlbum",     "TVEpisode",
                                                        "CriticReview",   "ProductGroup",
                                                        "Podcast",        "Game",
                                                        "PodcastEpisode", "SoftwareApplication"};
  for (std::string_view thing : kThings) {
    if (type == thing) return 2;
  }
  if (type == "JobPosting" || type == "VideoObject") return 2;
  return type.ends_with("Page") ? 1 : 0;
}

int weight(const Json& object) {
  int best = 0;
  for (const std::string& type : strings(member(object, "@type"))) {
    best = std::max(best, type_weight(type));
  }
  return best;
}

bool has_type(const Json& object, std::string_view suffix) {
  for (const std::string& type : strings(member(object, "@type"))) {
    if (type.ends_with(suffix)) return true;
  }
  return false;
}

// Equal for URLs that name the same page, apart from scheme, "www.", query, fragment and a slash at
// the end.
std::string page_key(std::string_view url) {
  const std::string_view host = without_www(url_host(url));
  std::string_view path = url_path(url);
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return host.empty() ? std::string() : lowered(host) + std::string(path);
}

}  // namespace

struct JsonLdReader::Blocks {
  std::size_t bytes = 0;
  std::vector<Json> roots;

  // The objects that may be about the page: roots, members of arrays and @graph, main entities.
  // Deeper objects (comments, related items, breadcrumbs, reviews) are about something else.
  std::vector<const Json*> objects() const;
};

namespace {

using ById = std::unordered_map<std::string_view, const Json*>;

// Objects with one of the members `keys`, by "@id": an author or an image may be only a reference
// to one.
ById index_by_id(const std::vector<const Json*>& objects,
                 std::initializer_list<std::string_view> keys) {
  ById by_id;
  for (const Json* object : objects) {
    const Json* id = member(*object, "@id");
    const bool known = std::any_of(keys.begin(), keys.end(), [object](std::string_view key) {
      return member(*object, key) != nullptr;
    });
    if (id == nullptr || !id->is_string() || !known) continue;
    by_id.emplace(id->text(), object);
  }
  return by_id;
}

class Reporter {
 public:
  Reporter(const std::vector<const Json*>& objects, Evidence& evidence)
      : by_id_(index_by_id(objects, {"name", "givenName", "familyName"})),
        images_(index_by_id(objects, {"url", "contentUrl"})),
        evidence_(evidence) {}

  // The object that is about the page.
  void main_object(const Json& object, int object_weight) const {
    const bool page = object_weight == 1;
    add(Field::title, page ? "json-ld:name" : "json-ld", object, "headline");
    add(Field::title, object_weight == 3 ? "json-ld" : "json-ld:name", object, "name");
    add(Field::date, page ? "json-ld:webpage" : "json-ld", object, "datePublished");
    add(Field::date, "json-ld:created", object, "dateCreated");
    add(Field::date, "json-ld:created", object, "uploadDate");
    add(Field::date, "json-ld:created", object, "datePosted");
    add(Field::modified, page ? "json-ld:webpage" : "json-ld", object, "dateModified");
    add(Field::description, "json-ld", object, "description");
    add(Field::language, "json-ld", object, "inLanguage");
    add(Field::tag, "json-ld", object, "keywords");
    add(Field::category, "json-ld", object, "articleSection");
    links(Field::license, object, "license");
    links(Field::image, object, "image");
    links(Field::image, object, "thumbnailUrl");
    links(Field::canonical_url, object, "mainEntityOfPage");
    links(Field::canonical_url, object, "url");
    // The author of a product object is at best its reviewer.
    if (object_weight >= 1) authors(object);
    if (const Json* publisher = member(object, "publisher")) {
      for (const auto& [name, person] : names(*publisher)) {
        evidence_.add(Field::site, "json-ld:publisher", name);
      }
    }
    // A site, or a product that readers pay for.
    if (const Json* whole = member(object, "isPartOf"); whole != nullptr && whole->is_object()) {
      const bool site = has_type(*whole, "WebSite") || has_type(*whole, "Product");
      if (site) add(Field::site, "json-ld:publisher", *whole, "name");
    }
  }

  void web_site(const Json& object) const { add(Field::site, "json-ld:website", object, "name"); }

 private:
  struct Name {
    std::string name;
    bool person = false;
  };

  void add(Field field, std::string_view source, const Json& object, std::string_view key) const {
    for (const std::string& value : strings(member(object, key))) {
      evidence_.add(field, source, value);
    }
  }

  // Values that are URLs or objects with one.
  void links(Field field, const Json& object, std::string_view key) const {
    const Json* value = member(object, key);
    if (value != nullptr && value->is_array()) {
      value = value->elements().empty() ? nullptr : &value->elements().front();
    }
    if (value == nullptr) return;
    if (value->is_object()) {
      const bool reference = field == Field::image && member(*value, "url") == nullptr &&
                             member(*value, "contentUrl") == nullptr;
      if (reference) value = &referred(*value, images_);
      for (std::string_view inner : {"url", "contentUrl", "@id"}) {
        const std::string url = first_string(*value, inner);
        if (url.empty()) continue;
        evidence_.add(field, "json-ld", decode_entities(url));
        return;
      }
      return;
    }
    for (const std::string& url : strings(value)) {
      evidence_.add(field, "json-ld", decode_entities(url));
    }
  }

  void authors(const Json& object) const {
    for (std::string_view key : {"author", "creator"}) {
      const Json* value = member(object, key);
      if (value == nullptr) continue;
      const std::vector<Name> all = names(*value);
      for (const Name& name : all) {
        evidence_.add(Field::author, name.person ? "json-ld" : "json-ld:organization", name.name);
      }
      if (!all.empty()) return;
    }
  }

  // What names parties in `value`: itself, or what a list ("@list") or a role holds:
  // {"@type": "Role", "author": {...}}.
  static std::vector<const Json*> parties(const Json& value) {
    std::vector<const Json*> out;
    std::vector<const Json*> queue = {&value};
    for (std::size_t i = 0; i < queue.size() && out.size() < kMaxValues; ++i) {
      const Json& json = *queue[i];
      const Json* inner = json.is_object() ? member(json, "@list") : nullptr;
      if (inner == nullptr && json.is_object() && has_type(json, "Role")) {
        inner = member(json, "author");
        if (inner == nullptr) inner = member(json, "creator");
      }
      if (json.is_array()) {
        for (const Json& element : json.elements()) queue.push_back(&element);
      } else if (inner != nullptr) {
        queue.push_back(inner);
      } else {
        out.push_back(&json);
      }
    }
    return out;
  }

  // The names of the parties in `value`: persons, organizations, strings, references.
  std::vector<Name> names(const Json& value) const {
    std::vector<Name> out;
    for (const Json* json : parties(value)) {
      if (out.size() >= kMaxValues) break;
      if (!json->is_object()) {
        for (std::string& name : strings(json)) out.push_back({std::move(name), true});
        continue;
      }
      const Json& party = resolve(*json);
      const bool person = !has_type(party, "Organization") && !has_type(party, "Corporation") &&
                          !has_type(party, "Brand");
      std::vector<std::string> found = strings(member(party, "name"));
      if (found.empty()) {
        std::string full =
            first_string(party, "givenName") + " " + first_string(party, "familyName");
        if (full.size() > 1) found.push_back(std::move(full));
      }
      for (std::string& name : found) out.push_back({std::move(name), person});
    }
    return out;
  }

  const Json& resolve(const Json& object) const {
    return member(object, "name") != nullptr ? object : referred(object, by_id_);
  }

  static const Json& referred(const Json& object, const ById& by_id) {
    const Json* id = member(object, "@id");
    if (id == nullptr || !id->is_string()) return object;
    const auto it = by_id.find(id->text());
    return it != by_id.end() ? *it->second : object;
  }

  ById by_id_;
  ById images_;
  Evidence& evidence_;
};

}  // namespace

std::vector<const Json*> JsonLdReader::Blocks::objects() const {
  std::vector<const Json*> out;
  std::vector<const Json*> queue;
  for (const Json& root : roots) queue.push_back(&root);
  for (std::size_t i = 0; i < queue.size() && out.size() < kMaxNodes; ++i) {
    const Json& json = *queue[i];
    if (json.is_array()) {
      for (const Json& element : json.elements()) queue.push_back(&element);
    } else if (json.is_object()) {
      out.push_back(&json);
      for (std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (const Json* inner = member(json, key)) queue.push_back(inner);
      }
    }
  }
  return out;
}

JsonLdReader::JsonLdReader() : blocks_(std::make_shared<Blocks>()) {}

void JsonLdReader::head_element(const PlacedElement& element, Evidence& /*evidence*/) {
  if (!is_json_ld(element.node)) return;
  for (Node text = element.node.first_child(); text; text = text.next_sibling()) {
    add_block(text.text());
  }
}

bool is_json_ld(Node node) {
  return node.tag() == Tag::script &&
         lowered(node.attribute(Attr::type)).find("ld+json") != std::string::npos;
}

void JsonLdReader::add_block(std::string_view text) {
  if (blocks_->bytes + text.size() > kMaxBytes) return;
  blocks_->bytes += text.size();
  if (json_depth_ok(text)) {
    if (std::optional<Json> json = parse_json(text)) {
      blocks_->roots.push_back(std::move(*json));
      return;
    }
  }
  for (const std::string& object : repair_json(text)) {
    if (std::optional<Json> json = parse_json(object)) blocks_->roots.push_back(std::move(*json));
  }
}

std::vector<std::string> JsonLdReader::texts() const {
  std::vector<std::string> out;
  std::vector<const Json*> queue;
  for (const Json& root : blocks_->roots) queue.push_back(&root);
  for (std::size_t i = 0; i < queue.size() && i < kMaxNodes; ++i) {
    if (out.size() >= kMaxParagraphs) break;
    const Json& json = *queue[i];
    if (json.is_array()) {
      for (const Json& inner : json.elements()) queue.push_back(&inner);
    }
    if (!json.is_object()) continue;
    for (const JsonValue::Member& inner : json.members()) queue.push_back(&inner.value);
    if (weight(json) < 2) continue;  // the description of a shop or site is not the page's text
    for (std::string_view key : {"articleBody", "description", "reviewBody", "text"}) {
      const Json* value = member(json, key);
      if (value == nullptr || !value->is_string()) continue;
      for (std::string& paragraph : paragraphs(value->text())) {
        if (out.size() < kMaxParagraphs) out.push_back(std::move(paragraph));
      }
    }
  }
  return out;
}

void JsonLdReader::add_declared_texts(std::vector<DeclaredText>& out) const {
  internal::add_declared_texts(blocks_->roots, out);
}

void JsonLdReader::report(std::string_view address, Evidence& evidence) {
  const std::vector<const Json*> objects = blocks_->objects();
  const Reporter reporter(objects, evidence);
  const std::string page = page_key(address);
  const Json* best = nullptr;
  int best_score = 0;
  for (const Json* object : objects) {
    int score = 2 * weight(*object);
    if (score == 0) continue;
    // Of several articles, the one with the page's address is chosen, else the first.
    const bool here =
        !page.empty() && (page_key(first_string(*object, "url")) == page ||
                          page_key(first_string(*object, "mainEntityOfPage")) == page ||
                          page_key(first_string(*object, "@id")) == page);
    if (here) ++score;
    if (score > best_score) {
      best = object;
      best_score = score;
    }
  }
  if (best != nullptr) reporter.main_object(*best, best_score / 2);
  for (const Json* object : objects) {
    if (object != best && weight(*object) == 1) reporter.main_object(*object, 1);
    if (has_type(*object, "WebSite")) reporter.web_site(*object);
  }
}

}  // namespace pith::internal
