#include "metadata/merge.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/url.h"
#include "metadata/date_choice.h"
#include "metadata/precedence.h"
#include "metadata/ranked.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/language.h"
#include "metadata/values/names.h"
#include "text/words.h"

namespace pith {
namespace {

// More authors, tags or sections are a list of something else.
constexpr std::size_t kMostAuthors = 30;
constexpr std::size_t kMostTags = 60;
constexpr std::size_t kMostFeeds = 20;
constexpr std::size_t kLongestTag = 80;

MetaValue value_of(const Candidate& candidate) {
  return {candidate.value, std::string(source_of(candidate))};
}

MetaValue pick_language(const Evidence& evidence) {
  for (const Candidate* candidate : ranked(evidence, Field::language)) {
    std::string tag = language_tag(candidate->value);
    if (!tag.empty()) return {std::move(tag), std::string(source_of(*candidate))};
  }
  return {};
}

bool is_web(std::string_view url) {
  return url.substr(0, 7) == "http://" || url.substr(0, 8) == "https://";
}

// The first link that is one, made absolute.
MetaValue pick_link(const Evidence& evidence, Field field, std::string_view base) {
  for (const Candidate* candidate : ranked(evidence, field)) {
    std::string url = resolve_url(base, candidate->value);
    const bool web = is_web(url);
    // Without a base a relative link stays one; as an image that still is of use.
    const bool relative = base.empty() && field == Field::image && is_safe_link(url);
    if (web || relative) return {std::move(url), std::string(source_of(*candidate))};
  }
  return {};
}

MetaValue pick_direction(const Evidence& evidence, const MetaValue& language) {
  for (const Candidate* candidate : ranked(evidence, Field::direction)) {
    std::string direction = ascii_lower(candidate->value);
    if (direction != "ltr" && direction != "rtl") continue;  // "auto"
    return {std::move(direction), std::string(source_of(*candidate))};
  }
  const std::string_view direction = direction_of(language.value);
  if (direction.empty()) return {};
  return {std::string(direction), "language"};
}

// Absolute, none twice; the page's own places are none.
std::vector<MetaValue> pick_feeds(const Evidence& evidence, std::string_view base) {
  std::vector<MetaValue> feeds;
  for (const Candidate* candidate : ranked(evidence, Field::feed)) {
    std::string url = resolve_url(base, candidate->value);
    const bool known = std::any_of(feeds.begin(), feeds.end(),
                                   [&](const MetaValue& feed) { return feed.value == url; });
    const bool place = candidate->value[0] == '#';
    if (known || place || feeds.size() >= kMostFeeds || !is_web(url)) continue;
    feeds.push_back({std::move(url), std::string(source_of(*candidate))});
  }
  return feeds;
}

MetaValue pick_license(const Evidence& evidence, std::string_view base) {
  for (const Candidate* candidate : ranked(evidence, Field::license)) {
    const bool link = candidate->value.find(' ') == std::string::npos &&
                      candidate->value.find('/') != std::string::npos;
    return {link ? resolve_url(base, candidate->value) : candidate->value,
            std::string(source_of(*candidate))};
  }
  return {};
}

MetaValue pick_first(const Evidence& evidence, Field field) {
  const Candidates all = ranked(evidence, field);
  return all.empty() ? MetaValue() : value_of(*all.front());
}

// Keys already taken; a page has few, so a list does.
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

// All values of the first source that has any, lists taken apart.
std::vector<MetaValue> pick_list(const Evidence& evidence, Field field) {
  std::vector<MetaValue> out;
  Seen seen;
  std::uint16_t rank = 0;
  for (const Candidate* candidate : ranked(evidence, field)) {
    if (!out.empty() && candidate->rank != rank) break;
    rank = candidate->rank;
    std::string_view rest = candidate->value;
    // A section's name may hold a comma ("Food, Drink"), a keyword does not.
    const std::string_view separators = field == Field::tag ? ",;" : ";";
    while (!rest.empty() && out.size() < kMostTags) {
      const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
      std::string value = fold_space(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (value.empty() || value.size() > kLongestTag || !seen.insert(folded_key(value))) continue;
      out.push_back({std::move(value), std::string(source_of(*candidate))});
    }
  }
  return out;
}

// Read off the page, where a tag or section may be taken for a name.
bool is_visible(std::string_view source) {
  return source == "byline" || source == "by-line" || source == "rel-author";
}

class AuthorPicker {
  struct Named {
    std::string name, key;
    const Candidate* candidate = nullptr;
    int tier = 0;
  };
  static constexpr int kNever = 9;

 public:
  AuthorPicker(const Evidence& evidence, const Metadata& metadata)
      : site_(folded_key(metadata.site.value)), title_(folded_key(metadata.title.value)) {
    for (const Candidate& candidate : evidence.candidates()) {
      if (candidate.field == Field::category || candidate.field == Field::tag) {
        topics_.insert(folded_key(candidate.value));
      }
    }
  }

  // Persons of the first source that names any; then organisations, the site itself last.
  std::vector<MetaValue> pick(const Candidates& candidates) const {
    std::vector<Named> names;
    for (const Candidate* candidate : candidates) {
      for (std::string& name : names_of(*candidate)) {
        std::string key = folded_key(name);
        const int tier = tier_of(name, key, source_of(*candidate));
        if (tier < kNever) names.push_back({std::move(name), std::move(key), candidate, tier});
      }
    }
    const auto best =
        std::min_element(names.begin(), names.end(), [](const Named& a, const Named& b) {
          return std::pair(a.tier, a.candidate->rank) < std::pair(b.tier, b.candidate->rank);
        });
    if (best == names.end()) return {};
    return of_source(names, best->candidate->rank, std::max(1, best->tier));
  }

 private:
  static std::vector<std::string> names_of(const Candidate& candidate) {
    const std::string_view source = source_of(candidate);
    if (is_visible(source)) return shown_names(candidate.value, source == "by-line");
    const bool inverted =
        source == "citation_author" || source == "dc.creator" || source == "dcterms.creator";
    return inverted ? split_names_inverted(candidate.value) : split_names(candidate.value);
  }

  // See name_tier(); the site itself and what JSON-LD calls an organisation come after all names,
  // topics that were taken for names never.
  int tier_of(const std::string& name, const std::string& key, std::string_view source) const {
    if (key.empty() || key == title_) return kNever;
    if (is_visible(source) && topics_.contains(key)) return kNever;
    if (key == site_ || source == "json-ld:organization") return 3;
    return name_tier(name);
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
      if (longer || authors.size() >= kMostAuthors) continue;
      keys.push_back(std::move(named.key));
      authors.push_back({std::move(named.name), std::string(source_of(*named.candidate))});
    }
    return authors;
  }

  // The same name with something before or behind it, with or without a space between.
  static bool holds(const Named& longer, const Named& name) {
    const std::string_view whole = longer.name;
    const std::size_t size = name.name.size();
    if (whole.size() <= size || name.name.find(' ') == std::string::npos) return false;
    const bool capital = whole[size] >= 'A' && whole[size] <= 'Z';
    if (whole.substr(0, size) == name.name) return capital || whole[size] == ' ';
    return whole[whole.size() - size - 1] == ' ' && whole.substr(whole.size() - size) == name.name;
  }

  // Keeps what is a name by itself, if anything is: links and nested elements of a byline repeat
  // a name with its role, and the role alone.
  static void drop_asides(std::vector<Named>& names) {
    if (names.size() > kMostAuthors) names.resize(kMostAuthors);
    std::vector<Named> kept;
    for (const Named& named : names) {
      const bool repeats = std::any_of(names.begin(), names.end(),
                                       [&](const Named& other) { return holds(named, other); });
      if (!repeats && !is_aside_of_name(named.name)) kept.push_back(named);
    }
    if (!kept.empty()) names = std::move(kept);
  }

  std::string site_, title_;
  Seen topics_;
};

}  // namespace

Metadata merge(const Evidence& evidence, const TitleChoice& title, const MergeContext& context) {
  Metadata out;
  out.title = title.title;
  out.site = pick_first(evidence, Field::site);
  if (out.site.empty() && !title.site.empty()) out.site = {title.site, "title"};
  out.description = pick_first(evidence, Field::description);
  out.language = pick_language(evidence);
  out.canonical_url = pick_link(evidence, Field::canonical_url, context.base);
  out.image = pick_link(evidence, Field::image, context.base);
  out.license = pick_license(evidence, context.base);
  out.direction = pick_direction(evidence, out.language);
  out.amp_url = pick_link(evidence, Field::amp_url, context.base);
  out.feeds = pick_feeds(evidence, context.base);
  out.tags = pick_list(evidence, Field::tag);
  out.categories = pick_list(evidence, Field::category);
  const std::string_view url =
      context.url.empty() ? std::string_view(out.canonical_url.value) : context.url;
  out.date = choose_date(evidence, Field::date, url);
  out.modified = choose_date(evidence, Field::modified, url);
  out.authors = AuthorPicker(evidence, out).pick(ranked(evidence, Field::author));
  return out;
}

}  // namespace pith
