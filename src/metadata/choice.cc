#include "metadata/choice.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "metadata/hints.h"
#include "metadata/values/byline_names.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/language.h"
#include "metadata/values/machine_values.h"
#include "metadata/values/names.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Pages with more authors, tags or feeds list something else than their own.
constexpr std::size_t kMaxAuthors = 30;
constexpr std::size_t kMaxTags = 60;
constexpr std::size_t kMaxFeeds = 20;
constexpr std::size_t kMaxTagBytes = 80;

MetaValue value_of(const Candidate& candidate, std::string value) {
  return {std::move(value), std::string(candidate.source())};
}

MetaValue first_value(const Evidence& evidence, Field field, const PageOrigin& /*origin*/) {
  const std::vector<const Candidate*> all = evidence.ranked(field);
  return all.empty() ? MetaValue() : value_of(*all.front(), all.front()->value);
}

// The first description, without the tags that editors leave in it.
MetaValue description(const Evidence& evidence, Field field, const PageOrigin& origin) {
  MetaValue first = first_value(evidence, field, origin);
  constexpr std::array<std::string_view, 8> kTags = {"</p>",  "</a>",      "</b>",   "</i>",
                                                     "</em>", "</strong>", "</div>", "</span>"};
  const bool closes = std::any_of(kTags.begin(), kTags.end(), [&first](std::string_view tag) {
    return first.value.find(tag) != std::string::npos;
  });
  const std::string plain =
      closes && first.value.starts_with('<') ? fold_space(strip_tags(first.value)) : std::string();
  if (!plain.empty()) first.value = plain;
  return first;
}

// The first name; the site's address is one only where it has no other.
MetaValue site_name(const Evidence& evidence, Field field, const PageOrigin& origin) {
  for (const Candidate* candidate : evidence.ranked(field)) {
    const std::string lower = lowered(candidate->value);
    const bool address = lower.starts_with("www.") || lower.find("://") != std::string::npos;
    if (!address) return value_of(*candidate, candidate->value);
  }
  return first_value(evidence, field, origin);
}

MetaValue language(const Evidence& evidence, Field /*field*/, const PageOrigin& /*origin*/) {
  for (const Candidate* candidate : evidence.ranked(Field::language)) {
    std::string tag = language_tag(candidate->value);
    if (!tag.empty()) return value_of(*candidate, std::move(tag));
  }
  return {};
}

// The declared direction. text_language.h adds that of the language where none is declared.
MetaValue direction(const Evidence& evidence, Field field, const PageOrigin& /*origin*/) {
  for (const Candidate* candidate : evidence.ranked(field)) {
    std::string declared = lowered(candidate->value);
    // The third possible value is "auto", which has no information.
    if (declared == "ltr" || declared == "rtl") return value_of(*candidate, std::move(declared));
  }
  return {};
}

// True for a link to the machine on which the page was made.
bool is_local(std::string_view url) {
  const std::string_view host = url_host(url);
  const std::string_view name = host.substr(0, host.find(':'));
  return name == "localhost" || name.ends_with(".localhost") || name == "127.0.0.1" ||
         name == "0.0.0.0" || host.starts_with("[::1]");
}

// A link as a browser sends it: spaces are escaped, and the backslashes that JSON puts before
// slashes ("https:\/\/") are removed.
std::string browser_link(std::string_view link) {
  std::string out;
  for (std::size_t at = 0; at < link.size(); ++at) {
    if (link[at] == ' ') {
      out += "%20";
    } else if (link[at] != '\\' || link.substr(at + 1, 1) != "/") {
      out += link[at];
    }
  }
  return out;
}

// The first value that is a link to the web, made absolute. An image that stands for a missing one
// counts if there is no other, unless it is blank.
MetaValue link(const Evidence& evidence, Field field, const PageOrigin& origin) {
  MetaValue placeholder;
  for (const Candidate* candidate : evidence.ranked(field)) {
    const bool blank = field == Field::image && is_blank_image(candidate->value);
    if (blank) continue;
    std::string url = resolve_url(origin.base, browser_link(candidate->value));
    if (is_local(url) && !is_local(origin.url)) continue;
    // A relative link to an image is useful even if there is no base to resolve it.
    const bool relative = origin.base.empty() && field == Field::image && is_safe_link(url);
    if (!is_web_url(url) && !relative) continue;
    MetaValue value = value_of(*candidate, std::move(url));
    const bool last = field == Field::image && is_placeholder_image(candidate->value);
    if (!last) return value;
    if (placeholder.empty()) placeholder = std::move(value);
  }
  return placeholder;
}

// A license is a link or a name.
MetaValue license(const Evidence& evidence, Field field, const PageOrigin& origin) {
  const std::vector<const Candidate*> all = evidence.ranked(field);
  if (all.empty()) return {};
  const std::string& value = all.front()->value;
  const bool link = value.find(' ') == std::string::npos && value.find('/') != std::string::npos;
  return value_of(*all.front(), link ? resolve_url(origin.base, value) : value);
}

MetaValue date(const Evidence& evidence, Field field, const PageOrigin& origin) {
  return choose_date(evidence, field, origin);
}

// All links to the web, made absolute, without repetitions and without links within the page.
std::vector<MetaValue> feeds(const Evidence& evidence, Field field, const PageOrigin& origin) {
  std::vector<MetaValue> feeds;
  for (const Candidate* candidate : evidence.ranked(field)) {
    std::string url = resolve_url(origin.base, candidate->value);
    const bool known = std::any_of(feeds.begin(), feeds.end(),
                                   [&](const MetaValue& feed) { return feed.value == url; });
    const bool place = candidate->value[0] == '#';
    if (known || place || feeds.size() >= kMaxFeeds || !is_web_url(url)) continue;
    feeds.push_back(value_of(*candidate, std::move(url)));
  }
  return feeds;
}

// The keys seen so far. A page has few, so a list is fast enough.
class Seen {
 public:
  bool insert(std::string key) {
    if (contains(key)) return false;
    keys_.push_back(std::move(key));
    return true;
  }
  bool contains(const std::string& key) const {
    return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
  }

 private:
  std::vector<std::string> keys_;
};

// True for a tag that is the text of a link.
bool is_label_link(const Candidate& candidate) {
  return candidate.source() == "rel-tag" || candidate.source() == "topic-links";
}

// The items of a list that a value holds. A section's name may hold a comma ("Food, Drink"), a
// keyword does not. The commas of other scripts separate keywords only where no comma or semicolon
// does, because they are also in titles that stand for a keyword; the text of a link is one.
std::vector<std::string_view> items_of(const Candidate& candidate) {
  constexpr std::array<std::string_view, 7> kMarks = {
      ";", ",", "\xEF\xBC\x8C", "\xE3\x80\x81", "\xEF\xBC\x9B", "\xD8\x8C", "\xD8\x9B"};
  constexpr std::size_t kAscii = 2;
  constexpr std::size_t kMinWide = 3;        // Chosen: a title seldom has so many parts
  constexpr std::size_t kMaxWideBytes = 24;  // Chosen: eight signs, the bytes of an item of two
  const std::string_view list = candidate.value;
  const auto split = [list](std::span<const std::string_view> marks) {
    std::vector<std::string_view> items;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < list.size();) {
      const auto mark = std::find_if(marks.begin(), marks.end(), [&](std::string_view text) {
        return list.substr(at).starts_with(text);
      });
      if (mark == marks.end()) {
        ++at;
        continue;
      }
      items.push_back(list.substr(begin, at - begin));
      at += mark->size();
      begin = at;
    }
    items.push_back(list.substr(begin));
    return items;
  };
  const std::span all(kMarks);
  if (candidate.field != Field::tag) return split(all.first(1));
  std::vector<std::string_view> items = split(all.first(kAscii));
  if (is_label_link(candidate) || list.find_first_of(",;") != std::string_view::npos) return items;
  const std::vector<std::string_view> wide = split(all.subspan(kAscii));
  const bool brief = std::all_of(
      wide.begin(), wide.end(), [](std::string_view item) { return item.size() <= kMaxWideBytes; });
  return wide.size() >= kMinWide || brief ? wide : items;
}

constexpr std::string_view kTagKey = "tag:";

// The name of a tag without what sites and machines put before it: "#mills", "Tag:mills".
std::string_view tag_name(std::string_view tag) {
  if (starts_with_ignore_case(tag, kTagKey)) tag.remove_prefix(kTagKey.size());
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
    tag = tag.substr(1, tag.size() - 2);
  }
  const bool hash = tag.size() > 1 && tag[0] == '#' && tag[1] != '#';
  return trim(hash ? tag.substr(1) : tag, " ");
}

// True for the category that publishing systems give an article that has none.
bool is_no_category(std::string_view name) {
  constexpr std::array<std::string_view, 22> kNames = {
      "uncategorized",
      "uncategorised",
      "non class\xC3\xA9",
      "non classe",
      "nicht kategorisiert",
      "sin categor\xC3\xAD"
      "a",
      "sin categoria",
      "senza categoria",
      "sem categoria",
      "sense categoria",
      "geen categorie",
      "niet gecategoriseerd",
      "okategoriserade",
      "ikke kategoriseret",
      "ukategorisert",
      "bez kategorii",
      "neza\xC5\x99"
      "azen\xC3\xA9",
      "nezaraden\xC3\xA9",
      "\xD0\x91\xD0\xB5\xD0\xB7 \xD1\x80\xD1\x83\xD0\xB1\xD1\x80\xD0\xB8\xD0\xBA\xD0\xB8",
      "\xE6\x9C\xAA\xE5\x88\x86\xE7\xB1\xBB",
      "\xE6\x9C\xAA\xE5\x88\x86\xE9\xA1\x9E",
      "\xD8\xBA\xD9\x8A\xD8\xB1 \xD9\x85\xD8\xB5\xD9\x86\xD9\x81"};
  const std::string lower = lowered(name);
  return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// All values of the first source that has any; lists in a value are split.
std::vector<MetaValue> labels(const Evidence& evidence, Field field, const PageOrigin& /*origin*/) {
  std::vector<MetaValue> out;
  Seen seen;
  std::uint16_t rank = 0;
  bool keyed = false;
  for (const Candidate* candidate : evidence.ranked(field)) {
    if (!out.empty() && candidate->rank != rank) break;
    rank = candidate->rank;
    // Of "Tag:Mills", "Elevated:false", one is a tag.
    const bool key = field == Field::tag && starts_with_ignore_case(candidate->value, kTagKey);
    if (key && !keyed) out.clear();
    keyed = keyed || key;
    if (keyed && !key) continue;
    for (const std::string_view item : items_of(*candidate)) {
      if (out.size() >= kMaxTags) break;
      std::string value = fold_space(item);
      if (field == Field::tag) value = tag_name(value);
      if (value.empty() || value.size() > kMaxTagBytes) continue;
      if (field == Field::tag && is_machine_tag(value)) continue;
      if (!is_label_link(*candidate) && is_missing_value(value)) continue;
      if (field == Field::category && is_no_category(value)) continue;
      if (!seen.insert(folded_key(value))) continue;
      out.push_back(value_of(*candidate, std::move(value)));
    }
  }
  return out;
}

// The source is a visible text, in which a tag or section may be taken for a name.
bool is_visible(std::string_view source) {
  return source == "byline" || source == "by-line" || source == "rel-author" ||
         source == "by-label" || source == "by-editor";
}

// Chooses the authors among their candidates.
class AuthorPicker {
  struct Named {
    std::string name, key;
    const Candidate* candidate = nullptr;
    int tier = 0;
  };
  // Tiers after those of NameKind, from the best to the worst: the site itself or an organization
  // in JSON-LD, and texts that are not authors.
  static constexpr int kPublisher = 3;
  static constexpr int kNoAuthor = 4;

 public:
  AuthorPicker(const Evidence& evidence, const Metadata& metadata, std::string_view url)
      : site_(folded_key(metadata.site.value)),
        title_(folded_key(metadata.title.value)),
        host_(letters_of(host_body(url))) {
    for (const Candidate& candidate : evidence.candidates()) {
      // The visible list of topics may name the author too.
      const bool shown = candidate.source() == "topic-links";
      if (candidate.field == Field::category || (candidate.field == Field::tag && !shown)) {
        topics_.insert(folded_key(candidate.value));
      }
    }
  }

  // Returns the persons of the first source that names any; without persons organizations, and as a
  // last resort the site itself.
  std::vector<MetaValue> pick(const std::vector<const Candidate*>& candidates) const {
    std::vector<Named> names;
    for (const Candidate* candidate : candidates) {
      for (std::string& name : names_of(*candidate)) {
        std::string key = folded_key(name);
        const int tier = tier_of(name, key, candidate->source());
        if (tier < kNoAuthor) names.push_back({std::move(name), std::move(key), candidate, tier});
      }
    }
    const auto best =
        std::min_element(names.begin(), names.end(), [](const Named& a, const Named& b) {
          return std::pair(a.tier, a.candidate->rank) < std::pair(b.tier, b.candidate->rank);
        });
    if (best == names.end()) return {};
    return of_source(names, best->candidate->rank,
                     std::max(static_cast<int>(NameKind::single_word), best->tier));
  }

 private:
  static std::vector<std::string> names_of(const Candidate& candidate) {
    const std::string_view source = candidate.source();
    if (is_visible(source)) return shown_names(candidate.value, source == "by-line");
    constexpr std::array<std::string_view, 7> kInverted = {"citation_author",
                                                           "citation_authors",
                                                           "bepress_citation_author",
                                                           "eprints.creators_name",
                                                           "dc.creator",
                                                           "dcterms.creator",
                                                           kHintSource};
    const bool inverted = are_inverted_names(candidate.value) ||
                          std::find(kInverted.begin(), kInverted.end(), source) != kInverted.end();
    return inverted ? split_names_inverted(candidate.value) : split_names(candidate.value);
  }

  // The tier of a name; smaller is better. Titles and topics that look like names are not authors.
  int tier_of(const std::string& name, const std::string& key, std::string_view source) const {
    if (key.empty() || key == title_) return kNoAuthor;
    // Behind "By" stands no topic.
    const bool labeled = source == "by-line" || source == "by-label";
    if (is_visible(source) && !labeled && topics_.contains(key)) return kNoAuthor;
    if (key == site_ || source == "json-ld:organization" || source == "by-editor") {
      return kPublisher;
    }
    if (is_host(name)) return kPublisher;
    return static_cast<int>(name_kind(name));
  }

  // True for "Example", "The Example" and "example.com" at example.com. Two words may be the person
  // who writes there.
  bool is_host(const std::string& name) const {
    constexpr std::size_t kMinHost = 4;
    constexpr std::array<std::string_view, 9> kArticles = {"the ", "der ", "die ", "das ", "el ",
                                                           "la ",  "le ",  "il ",  "de "};
    if (host_.size() < kMinHost) return false;
    const std::string letters = letters_of(name);
    if (letters.find(host_) == std::string::npos) return false;
    if (name_kind(name) == NameKind::organization) return false;
    const bool one = name.find(' ') == std::string::npos;
    if (one && name.find('.') != std::string::npos && letters.starts_with(host_)) return true;
    const bool article =
        std::any_of(kArticles.begin(), kArticles.end(),
                    [&](std::string_view word) { return lowered(name).starts_with(word); });
    if (!one && !article) return false;
    if (letters == host_) return true;
    const std::size_t space = name.find(' ');
    return article && letters_of(std::string_view(name).substr(space + 1)) == host_;
  }

  static std::vector<MetaValue> of_source(std::vector<Named>& names, std::uint16_t rank,
                                          int worst_tier) {
    std::vector<MetaValue> authors;
    std::vector<std::string> keys;
    const auto other = [&](const Named& named) {
      return named.candidate->rank != rank || named.tier > worst_tier;
    };
    names.erase(std::remove_if(names.begin(), names.end(), other), names.end());
    if (is_visible(precedence()[rank].source)) drop_asides(names);
    for (Named& named : names) {
      // "Jane Doe" and "Jane Doe Editorial Lead" are one person.
      const bool longer = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return named.key == key || named.key.compare(0, key.size() + 1, key + " ") == 0;
      });
      if (longer || authors.size() >= kMaxAuthors) continue;
      keys.push_back(std::move(named.key));
      authors.push_back({std::move(named.name), std::string(named.candidate->source())});
    }
    return authors;
  }

  // True when `longer` is the same name with more before or behind it, with or without a space.
  static bool holds(const Named& longer, const Named& name) {
    const std::string_view whole = longer.name;
    const std::size_t size = name.name.size();
    if (whole.size() <= size || name.name.find(' ') == std::string::npos) return false;
    const bool capital = whole[size] >= 'A' && whole[size] <= 'Z';
    if (whole.substr(0, size) == name.name) return capital || whole[size] == ' ';
    return whole[whole.size() - size - 1] == ' ' && whole.substr(whole.size() - size) == name.name;
  }

  // Keeps the names that are names by themselves, if there are any: links and nested elements of a
  // byline repeat a name with its role, and the role alone.
  static void drop_asides(std::vector<Named>& names) {
    if (names.size() > kMaxAuthors) names.resize(kMaxAuthors);
    std::vector<Named> kept;
    for (const Named& named : names) {
      const bool repeats = std::any_of(names.begin(), names.end(),
                                       [&](const Named& other) { return holds(named, other); });
      if (!repeats && !is_aside_of_name(named.name)) kept.push_back(named);
    }
    if (!kept.empty()) names = std::move(kept);
  }

  // The part of the host that names the site: "example" of "www.example.co.uk".
  static std::string_view host_body(std::string_view url) {
    std::string_view host = url_host(url);
    if (host.starts_with("www.")) host.remove_prefix(4);
    return host.substr(0, host.find('.'));
  }
  static std::string letters_of(std::string_view text) {
    std::string letters;
    for (const char c : text) {
      const bool keep =
          is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) > 0x7F;
      if (keep) letters += to_lower(c);
    }
    return letters;
  }

  std::string site_, title_, host_;
  Seen topics_;
};

// How each field is chosen, except title and authors.
struct ValueRow {
  Field field;
  MetaValue Metadata::*member;
  MetaValue (*choose)(const Evidence&, Field, const PageOrigin&);
};
constexpr ValueRow kValues[] = {
    {Field::site, &Metadata::site, site_name},
    {Field::description, &Metadata::description, description},
    {Field::language, &Metadata::language, language},
    {Field::direction, &Metadata::direction, direction},
    {Field::canonical_url, &Metadata::canonical_url, link},
    {Field::image, &Metadata::image, link},
    {Field::amp_url, &Metadata::amp_url, link},
    {Field::license, &Metadata::license, license},
    {Field::date, &Metadata::date, date},
    {Field::modified, &Metadata::modified, date},
};

struct ListRow {
  Field field;
  std::vector<MetaValue> Metadata::*member;
  std::vector<MetaValue> (*choose)(const Evidence&, Field, const PageOrigin&);
};
constexpr ListRow kLists[] = {
    {Field::tag, &Metadata::tags, labels},
    {Field::category, &Metadata::categories, labels},
    {Field::feed, &Metadata::feeds, feeds},
};

}  // namespace

Metadata choose_metadata(const Evidence& evidence, const TitleChoice& title,
                         const PageOrigin& origin) {
  const MetaValue canonical = link(evidence, Field::canonical_url, origin);
  const PageOrigin known = {.url = origin.url.empty() ? canonical.value : origin.url,
                            .base = origin.base,
                            .retrieved = origin.retrieved};
  Metadata out;
  out.title = title.title;
  for (const ValueRow& row : kValues) out.*row.member = row.choose(evidence, row.field, known);
  for (const ListRow& row : kLists) out.*row.member = row.choose(evidence, row.field, known);
  // A publisher in microdata is more often a company than the site.
  const bool unsure = out.site.empty() || out.site.source == "itemprop:publisher";
  if (unsure && !title.site.empty()) out.site = {title.site, "title"};
  out.authors = AuthorPicker(evidence, out, known.url).pick(evidence.ranked(Field::author));
  return out;
}

}  // namespace pith::internal
