#include "metadata/values/titles.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/hash.h"
#include "metadata/values/beginnings.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Separators between a title and the site's name, those with a space on both sides first; and "|".
constexpr std::array<std::string_view, 16> kSeparators = {" | ",
                                                          " - ",
                                                          " \xE2\x80\x93 ",
                                                          " \xE2\x80\x94 ",
                                                          " :: ",
                                                          " \xC2\xB7 ",
                                                          " \xC2\xBB ",
                                                          " \xE2\x80\xA2 ",
                                                          " ~ ",
                                                          " / ",
                                                          " < ",
                                                          " > ",
                                                          " \xC2\xAB ",
                                                          " \xE2\x80\xB9 ",
                                                          " \xE2\x80\xBA ",
                                                          ": "};
constexpr Beginnings kOfSeparators(kSeparators);

// The separator at `at`.
TitleCut separator_at(std::string_view title, std::size_t at) {
  const std::size_t length = title[at] == '|' ? 1 : kOfSeparators.find(title.substr(at)).size();
  return length > 0 ? TitleCut{at, length} : TitleCut{};
}

// The key without spaces: "The Guardian" -> "theguardian".
std::string squeezed(std::string_view text) {
  std::string key = folded_key(text);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

}  // namespace

TitleCut first_separator(std::string_view title) {
  TitleCut cut;
  for (std::size_t at = 0; at < title.size() && cut.length == 0; ++at) {
    cut = separator_at(title, at);
  }
  return cut;
}

TitleCut last_separator(std::string_view title) {
  TitleCut cut;
  for (std::size_t at = title.size(); at-- > 0 && cut.length == 0;) cut = separator_at(title, at);
  return cut;
}

TitleCut first_part_end(std::string_view title) {
  TitleCut cut;
  for (std::size_t at = 0; at < title.size(); ++at) {
    cut = separator_at(title, at);
    if (cut.length != 0 && title[at] != ':') return cut;
  }
  return {};
}

WordSet word_set(std::string_view text) {
  WordSet words;
  const std::string key = folded_key(text);
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    words.push_back(fnv1a(std::string_view(key).substr(at, end - at)));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::size_t shared_words(const WordSet& a, const WordSet& b) {
  std::size_t count = 0;
  for (const std::uint64_t word : a) {
    count += std::binary_search(b.begin(), b.end(), word) ? 1U : 0U;
  }
  return count;
}

std::size_t count_words(std::string_view text) {
  const std::string key = folded_key(text);
  return key.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
}

std::string_view without_www(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

SiteNames::SiteNames(std::string_view site, const SiteHints& hints) : site_(squeezed(site)) {
  site_words_ = count_words(site);
  for (const std::string& name : hints.home_links) home_links_.push_back(squeezed(name));
  std::string_view host = hints.host;
  host = without_www(host);
  // "news.example.co.uk": letters of the whole host, and without its last label.
  host_ = squeezed(host);
  host_body_ = squeezed(host.substr(0, host.rfind('.')));
}

bool SiteNames::match(std::string_view part) const {
  // Names shorter than this are found in too many hosts.
  constexpr std::size_t kMinInsideBytes = 4;
  // So many words more than the site's name a part may have: "Jobs at", "Online Shop".
  constexpr std::size_t kMoreWords = 3;
  const std::string key = squeezed(part);
  if (key.empty()) return true;
  if (std::find(home_links_.begin(), home_links_.end(), key) != home_links_.end()) return true;
  if (!site_.empty()) {
    if (key == site_) return true;
    const bool inside = key.size() >= kMinInsideBytes &&
                        (site_.find(key) != std::string::npos ||
                         (site_.size() >= kMinInsideBytes && key.find(site_) != std::string::npos));
    if (inside && count_words(part) <= site_words_ + kMoreWords) return true;
  }
  if (key.size() >= kMinInsideBytes - 1 && host_.find(key) != std::string::npos) return true;
  return host_body_.size() >= kMinInsideBytes && key.find(host_body_) != std::string::npos &&
         key.size() <= host_body_.size() + 24;
}

std::string_view without_site(std::string_view title, const SiteNames& names, std::string* site) {
  for (int round = 0; round < 4; ++round) {
    const TitleCut last = last_separator(title);
    if (last.at == std::string_view::npos || last.at == 0) return title;
    const std::string_view tail = trim(title.substr(last.at + last.length), " ");
    if (names.match(tail)) {
      if (site != nullptr) *site = std::string(tail);
      title = trim(title.substr(0, last.at), " ");
      continue;
    }
    const TitleCut first = first_separator(title);
    if (!names.match(title.substr(0, first.at))) return title;
    if (site != nullptr) *site = std::string(trim(title.substr(0, first.at), " "));
    title = trim(title.substr(first.at + first.length), " ");
  }
  return title;
}

std::string_view without_anchor(std::string_view title) {
  for (std::string_view sign : {"\xC2\xB6", "#", "\xEF\x83\x81", "\xF0\x9F\x94\x97"}) {
    if (title.size() > sign.size() && title.substr(title.size() - sign.size()) == sign) {
      title.remove_suffix(sign.size());
      while (!title.empty() && title.back() == ' ') title.remove_suffix(1);
    }
  }
  return title;
}

}  // namespace pith::internal
