#include "metadata/headline.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "metadata/precedence.h"
#include "text/words.h"

namespace pith {
namespace {

// An <h1> is the headline when it and a title made for machines share this much of their words
// (mean of both shares). Of the development pages whose h1 reached it, 80 to 93 % had their title
// there; below, h1s are slogans and names.
constexpr float kSameTitle = 0.5F;
// An <h1> that no title confirms is believed only from this many words on, in the content.
constexpr std::size_t kLoneHeadlineWords = 3;
// Better agreement than the h1 before it, by this much, to be preferred to that.
constexpr float kClearlyBetter = 0.05F;
// More titles than that are not compared.
constexpr std::size_t kMostTitles = 12;

// Between a title and its site's name. Those with a space on both sides, then the others.
constexpr std::array<std::string_view, 17> kSeparators = {" | ",
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
                                                          "|",
                                                          ": "};

struct Cut {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

// The separator at `at`, of several the first in the table.
Cut separator_at(std::string_view title, std::size_t at) {
  if (title[at] != ' ' && title[at] != '|' && title[at] != ':') return {};
  for (const std::string_view separator : kSeparators) {
    if (title.compare(at, separator.size(), separator) == 0) return {at, separator.size()};
  }
  return {};
}

Cut first_separator(std::string_view title) {
  Cut cut;
  for (std::size_t at = 0; at < title.size() && cut.length == 0; ++at) {
    cut = separator_at(title, at);
  }
  return cut;
}

Cut last_separator(std::string_view title) {
  Cut cut;
  for (std::size_t at = title.size(); at-- > 0 && cut.length == 0;) cut = separator_at(title, at);
  return cut;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string key = folded_key(text);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Its different words, sorted.
std::vector<std::string> word_set(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// The key without spaces: "The Guardian" -> "theguardian".
std::string squeezed(std::string_view text) {
  std::string key = folded_key(text);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

// What is known of the site's name.
class SiteNames {
 public:
  SiteNames(std::string_view site, const SiteHints& hints) : site_(squeezed(site)) {
    site_words_ = words_of(site).size();
    for (const std::string& name : hints.home_links) home_links_.push_back(squeezed(name));
    std::string_view host = hints.host;
    if (host.substr(0, 4) == "www.") host.remove_prefix(4);
    // "news.example.co.uk": letters of the whole host, and without its last label.
    host_ = squeezed(host);
    host_body_ = squeezed(host.substr(0, host.rfind('.')));
  }

  // True when `part` of a title says no more than where the page is.
  bool match(std::string_view part) const {
    // Names shorter than this are found in too many hosts.
    constexpr std::size_t kShortestInside = 4;
    // Words that a part may have more than the site's name: "Jobs at", "Online Shop".
    constexpr std::size_t kMoreWords = 3;
    const std::string key = squeezed(part);
    if (key.empty()) return true;
    if (std::find(home_links_.begin(), home_links_.end(), key) != home_links_.end()) return true;
    if (!site_.empty()) {
      if (key == site_) return true;
      const bool inside =
          key.size() >= kShortestInside &&
          (site_.find(key) != std::string::npos ||
           (site_.size() >= kShortestInside && key.find(site_) != std::string::npos));
      if (inside && words_of(part).size() <= site_words_ + kMoreWords) return true;
    }
    if (key.size() >= kShortestInside - 1 && host_.find(key) != std::string::npos) return true;
    return host_body_.size() >= kShortestInside && key.find(host_body_) != std::string::npos &&
           key.size() <= host_body_.size() + 24;
  }

 private:
  std::string site_, host_, host_body_;
  std::vector<std::string> home_links_;
  std::size_t site_words_ = 0;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Takes parts that name the site off both ends; the last one taken goes to `site`.
std::string_view without_site(std::string_view title, const SiteNames& names, std::string* site) {
  for (int round = 0; round < 4; ++round) {
    const Cut last = last_separator(title);
    if (last.at == std::string_view::npos || last.at == 0) return title;
    const std::string_view tail = trimmed(title.substr(last.at + last.length));
    if (names.match(tail)) {
      if (site != nullptr) *site = std::string(tail);
      title = trimmed(title.substr(0, last.at));
      continue;
    }
    const Cut first = first_separator(title);
    if (!names.match(title.substr(0, first.at))) return title;
    if (site != nullptr) *site = std::string(trimmed(title.substr(0, first.at)));
    title = trimmed(title.substr(first.at + first.length));
  }
  return title;
}

struct Title {
  const Candidate* candidate = nullptr;
  std::string clean = {};
  std::vector<std::string> words = {};  // different ones, sorted
  std::size_t clean_words = 0;          // different ones
};

// Share of the h1's words in the title, and of the clean title's words in the h1.
float agreement(const std::vector<std::string>& headline, const Title& title) {
  if (headline.empty() || title.words.empty()) return 0;
  std::size_t common = 0;
  for (const std::string& word : headline) {
    common += std::binary_search(title.words.begin(), title.words.end(), word) ? 1U : 0U;
  }
  const auto shared = static_cast<float>(common);
  const float of_headline = shared / static_cast<float>(headline.size());
  const float of_title =
      std::min(1.0F, shared / static_cast<float>(std::max<std::size_t>(1, title.clean_words)));
  return 0.6F * of_headline + 0.4F * of_title;
}

// A front page is about the site: its <h1> is a slogan, its <title> says what it is, and a site's
// name ahead belongs to it ("Example: the drawing tool").
std::string_view front_page_title(const std::vector<Title>& titles, const SiteNames& names) {
  // "Home - Example" is about Example.
  constexpr std::size_t kFewestWords = 2;
  for (const Title& title : titles) {
    if (precedence()[title.candidate->rank].source != "title") continue;
    const std::string_view whole = title.candidate->value;
    const Cut last = last_separator(whole);
    if (last.at == std::string_view::npos) return whole;
    const std::string_view head = trimmed(whole.substr(0, last.at));
    const bool cut =
        names.match(whole.substr(last.at + last.length)) && words_of(head).size() >= kFewestWords;
    return cut ? head : whole;
  }
  return {};
}

// Without any evidence: a short last part after a long title is a site's or section's name.
std::string_view without_short_tail(std::string_view title) {
  constexpr std::size_t kLongestTail = 4;  // words
  constexpr std::size_t kShortestTitle = 3;
  const Cut last = last_separator(title);
  if (last.at == std::string_view::npos || title.substr(last.at, last.length) == ": ") return title;
  const std::size_t head = words_of(title.substr(0, last.at)).size();
  const std::size_t tail = words_of(title.substr(last.at + last.length)).size();
  const bool cut = head >= kShortestTitle && tail <= kLongestTail && tail < head;
  return cut ? trimmed(title.substr(0, last.at)) : title;
}

// Anchor signs that documentation systems put behind their headings.
std::string_view without_anchor(std::string_view title) {
  for (std::string_view sign : {"\xC2\xB6", "#", "\xEF\x83\x81", "\xF0\x9F\x94\x97"}) {
    if (title.size() > sign.size() && title.substr(title.size() - sign.size()) == sign) {
      title.remove_suffix(sign.size());
      while (!title.empty() && title.back() == ' ') title.remove_suffix(1);
    }
  }
  return title;
}

std::vector<Title> ranked_titles(const Evidence& evidence, const SiteNames& names,
                                 std::string& site) {
  std::vector<Title> titles;
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field == Field::title && titles.size() < kMostTitles) {
      titles.push_back({.candidate = &candidate});
    }
  }
  std::stable_sort(titles.begin(), titles.end(), [](const Title& a, const Title& b) {
    return a.candidate->rank < b.candidate->rank;
  });
  for (Title& title : titles) {
    const bool element = precedence()[title.candidate->rank].source == "title";
    title.clean = without_site(title.candidate->value, names, element ? &site : nullptr);
    title.words = word_set(title.candidate->value);
    title.clean_words =
        title.clean == title.candidate->value ? title.words.size() : word_set(title.clean).size();
  }
  return titles;
}

}  // namespace

bool repeats_title(const Evidence& evidence, std::string_view headline) {
  // Shorter ones ("News", "About us") are in too many titles.
  constexpr std::size_t kFewestWords = 3;
  if (words_of(headline).size() < kFewestWords) return false;
  const std::string key = folded_key(headline);
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field != Field::title) continue;
    if (folded_key(candidate.value).find(key) != std::string::npos) return true;
  }
  return false;
}

TitleChoice choose_title(const Evidence& evidence, const SiteHints& hints) {
  TitleChoice choice;
  const SiteNames names(evidence.best(Field::site), hints);
  const std::vector<Title> titles = ranked_titles(evidence, names, choice.site);
  const std::vector<Headline>& headlines = evidence.headlines();

  float best = 0;
  std::size_t lone = SIZE_MAX;
  for (std::size_t i = 0; i < headlines.size(); ++i) {
    const bool site_name = names.match(headlines[i].text);
    const bool may_be_lone = headlines[i].level == 1 && headlines[i].in_content;
    if (!site_name && may_be_lone && lone == SIZE_MAX) lone = i;
    // A brand is a title only where it is the page's only headline and its title says the same.
    if (site_name && headlines.size() > 1) continue;
    const std::vector<std::string> words = word_set(headlines[i].text);
    for (const Title& title : titles) {
      if (site_name && folded_key(title.candidate->value) != folded_key(headlines[i].text))
        continue;
      const float score = agreement(words, title);
      if (score <= best + kClearlyBetter || score < kSameTitle) continue;
      best = score;
      choice.headline = i;
    }
  }
  const bool believed =
      lone != SIZE_MAX && words_of(headlines[lone].text).size() >= kLoneHeadlineWords;
  if (choice.headline == SIZE_MAX && believed) choice.headline = lone;
  if (hints.front_page) {
    if (const std::string_view title = front_page_title(titles, names); !title.empty()) {
      choice.title = {std::string(title), "title"};
      return choice;
    }
  }
  if (choice.headline != SIZE_MAX) {
    std::string_view text = without_anchor(headlines[choice.headline].text);
    choice.title = {std::string(without_site(text, names, nullptr)),
                    "h" + std::to_string(headlines[choice.headline].level)};
    return choice;
  }
  for (const Title& title : titles) {
    if (title.clean.empty() || names.match(title.clean)) continue;
    choice.title = {std::string(without_short_tail(title.clean)),
                    std::string(precedence()[title.candidate->rank].source)};
    return choice;
  }
  if (lone != SIZE_MAX) {
    choice.headline = lone;
    choice.title = {headlines[lone].text, "h1"};
  } else if (!titles.empty()) {
    choice.title = {titles.front().candidate->value,
                    std::string(precedence()[titles.front().candidate->rank].source)};
  } else if (!headlines.empty()) {
    choice.headline = 0;
    choice.title = {headlines.front().text, "h1"};
  }
  return choice;
}

}  // namespace pith
