#include "metadata/headline.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "metadata/ranked.h"
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

struct Title {
  const Candidate* candidate = nullptr;
  std::string_view clean = {};
  WordSet words = {};
  std::size_t clean_words = 0;  // different ones

  std::string_view text() const { return candidate->value; }
  std::string_view source() const { return source_of(*candidate); }
};

// Share of the h1's words in the title, and of the clean title's words in the h1.
float agreement(const WordSet& headline, const Title& title) {
  if (headline.empty() || title.words.empty()) return 0;
  const auto shared = static_cast<float>(shared_words(headline, title.words));
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
    if (title.source() != "title") continue;
    const std::string_view whole = title.text();
    const TitleCut last = last_separator(whole);
    if (last.at == std::string_view::npos) return whole;
    const std::string_view head = trimmed_title(whole.substr(0, last.at));
    const bool cut =
        names.match(whole.substr(last.at + last.length)) && count_words(head) >= kFewestWords;
    return cut ? head : whole;
  }
  return {};
}

std::vector<Title> ranked_titles(const Evidence& evidence, const SiteNames& names,
                                 std::string& site) {
  std::vector<Title> titles;
  for (const Candidate* candidate : ranked(evidence, Field::title)) {
    if (titles.size() < kMostTitles) titles.push_back({.candidate = candidate});
  }
  for (auto title = titles.begin(); title != titles.end(); ++title) {
    // og:title and twitter:title are often one.
    const auto same = std::find_if(titles.begin(), title, [&](const Title& earlier) {
      return earlier.text() == title->text();
    });
    const bool element = title->source() == "title";
    if (same != title) {
      title->clean = same->clean;
      title->words = same->words;
      title->clean_words = same->clean_words;
      if (element) without_site(title->text(), names, &site);
      continue;
    }
    title->clean = without_site(title->text(), names, element ? &site : nullptr);
    title->words = word_set(title->text());
    title->clean_words =
        title->clean == title->text() ? title->words.size() : word_set(title->clean).size();
  }
  return titles;
}

// The heading that is the page's headline, SIZE_MAX for none: the one that agrees best with a
// title, else the first in the content.
std::size_t find_headline(const std::vector<Headline>& headlines, const std::vector<Title>& titles,
                          const SiteNames& names) {
  float best = 0;
  std::size_t agreed = SIZE_MAX;
  std::size_t lone = SIZE_MAX;
  for (std::size_t i = 0; i < headlines.size(); ++i) {
    const bool site_name = names.match(headlines[i].text);
    const bool may_be_lone = headlines[i].level == 1 && headlines[i].in_content;
    if (!site_name && may_be_lone && lone == SIZE_MAX) lone = i;
    // A brand is a title only where it is the page's only headline and its title says the same.
    if (site_name && headlines.size() > 1) continue;
    const WordSet words = word_set(headlines[i].text);
    for (const Title& title : titles) {
      if (site_name && folded_key(title.text()) != folded_key(headlines[i].text)) continue;
      const float score = agreement(words, title);
      if (score <= best + kClearlyBetter || score < kSameTitle) continue;
      best = score;
      agreed = i;
    }
  }
  if (agreed != SIZE_MAX || lone == SIZE_MAX) return agreed;
  return count_words(headlines[lone].text) >= kLoneHeadlineWords ? lone : SIZE_MAX;
}

// The page says for machines when it was published: it is an article, whose headline is its title.
bool is_dated(const Evidence& evidence) {
  return std::any_of(evidence.candidates().begin(), evidence.candidates().end(),
                     [](const Candidate& candidate) {
                       if (candidate.field != Field::date) return false;
                       const std::string_view source = source_of(candidate);
                       return source == "json-ld" || source == "article:published_time";
                     });
}

}  // namespace

bool repeats_title(const Evidence& evidence, std::string_view headline) {
  // Shorter ones ("News", "About us") are in too many titles.
  constexpr std::ptrdiff_t kFewestSpaces = 2;
  const std::string key = folded_key(headline);
  if (std::count(key.begin(), key.end(), ' ') < kFewestSpaces) return false;
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field != Field::title) continue;
    if (folded_key(candidate.value).find(key) != std::string::npos) return true;
  }
  return false;
}

TitleChoice choose_title(const Evidence& evidence, const SiteHints& hints,
                         TitleWordings* wordings) {
  TitleChoice choice;
  const SiteNames names(evidence.best(Field::site), hints);
  const std::vector<Title> titles = ranked_titles(evidence, names, choice.site);
  choice.headline = find_headline(evidence.headlines(), titles, names);
  if (wordings != nullptr) *wordings = {.front_page = hints.front_page};
  if (hints.front_page) {
    if (const std::string_view title = front_page_title(titles, names); !title.empty()) {
      choice.title = {std::string(title), "title"};
      return choice;
    }
  }
  TitlePage page = {.headings = &evidence.headlines(),
                    .agreed_heading = choice.headline,
                    .article = is_dated(evidence),
                    .path = hints.path};
  for (const Title& title : titles) {
    page.titles.push_back({title.text(), title.clean, title.source(), &title.words});
  }
  const std::vector<TitleForm> forms = title_forms(page, names);
  if (wordings != nullptr) {
    for (const TitleForm& form : forms) {
      wordings->wordings.push_back({std::string(form.text), form.features});
    }
  }
  if (const TitleForm* form = best_title(forms)) {
    choice.title = {std::string(form->text), std::string(form->source)};
  }
  return choice;
}

}  // namespace pith
