#include "metadata/title_choice.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "metadata/hints.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Step 1: the titles that the page declares, and the heading that is its headline.

// An <h1> is the headline when it and a title made for machines share this much of their words
// (mean of both shares). Of the development pages whose h1 reached it, 80 to 93 % had their title
// there; below, h1s are slogans and names.
constexpr float kSameTitle = 0.5F;
// An <h1> that no title confirms is the headline only in the content and from so many words on.
constexpr std::size_t kLoneHeadlineWords = 3;
// A later heading is preferred only when it agrees better by this much.
constexpr float kClearlyBetter = 0.05F;
// The titles beyond these are not compared.
constexpr std::size_t kMaxTitles = 12;

// A title made for machines, or the <title>.
struct Title {
  const Candidate* candidate = nullptr;
  std::string_view clean = {};
  WordSet words = {};
  std::size_t clean_words = 0;  // how many different words `clean` has

  std::string_view text() const { return candidate->value; }
  std::string_view source() const { return candidate->source(); }
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

// A front page is about the site: its <h1> is a slogan, its <title> says what the site is, and the
// site's name at its beginning belongs to it ("Example: the drawing tool").
std::string_view front_page_title(const std::vector<Title>& titles, const SiteNames& names) {
  // "Home - Example" is about Example.
  constexpr std::size_t kMinWords = 2;
  for (const Title& title : titles) {
    if (title.source() != "title") continue;
    const std::string_view whole = title.text();
    const TitleCut last = last_separator(whole);
    if (last.at == std::string_view::npos) return whole;
    const std::string_view head = trim(whole.substr(0, last.at), " ");
    const bool cut =
        names.match(whole.substr(last.at + last.length)) && count_words(head) >= kMinWords;
    return cut ? head : whole;
  }
  return {};
}

std::vector<Title> ranked_titles(const Evidence& evidence, const SiteNames& names,
                                 std::string& site) {
  std::vector<Title> titles;
  for (const Candidate* candidate : evidence.ranked(Field::title)) {
    if (titles.size() < kMaxTitles) titles.push_back({.candidate = candidate});
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
    // The subject of a mail has no site's name.
    const bool hint = title->source() == kHintSource;
    title->clean =
        hint ? title->text() : without_site(title->text(), names, element ? &site : nullptr);
    title->words = word_set(title->text());
    title->clean_words =
        title->clean == title->text() ? title->words.size() : word_set(title->clean).size();
  }
  return titles;
}

// Which headings belong to the site, a book or a menu: they are the last part of the <title>, whose
// first part is another heading.
std::vector<bool> template_headings(const std::vector<Headline>& headlines,
                                    const std::vector<Title>& titles) {
  std::vector<bool> out(headlines.size(), false);
  if (headlines.size() < 2) return out;
  for (const Title& title : titles) {
    if (title.source() != "title") continue;
    const TitleCut first = first_separator(title.text());
    const TitleCut last = last_separator(title.text());
    if (last.at == std::string_view::npos) break;
    const std::string head = folded_key(title.text().substr(0, first.at));
    const std::string whole_head = folded_key(title.text().substr(0, last.at));
    const std::string tail = folded_key(title.text().substr(last.at + last.length));
    const bool headed = std::any_of(headlines.begin(), headlines.end(), [&](const Headline& other) {
      const std::string key = folded_key(other.text);
      return key == head || key == whole_head;
    });
    if (!headed || tail.empty()) break;
    for (std::size_t i = 0; i < headlines.size(); ++i) {
      out[i] = headlines[i].level == 1 && folded_key(headlines[i].text) == tail;
    }
    break;
  }
  return out;
}

// Returns the index of the heading that is the page's headline, SIZE_MAX for none: the one that
// agrees best with a title, else the first in the content.
std::size_t find_headline(const std::vector<Headline>& headlines, const std::vector<Title>& titles,
                          const SiteNames& names, const std::vector<bool>& templates) {
  float best = 0;
  std::size_t agreed = SIZE_MAX;
  std::size_t lone = SIZE_MAX;
  for (std::size_t i = 0; i < headlines.size(); ++i) {
    if (templates[i]) continue;
    const bool site_name = names.match(headlines[i].text);
    const bool may_be_lone = headlines[i].level == 1 && headlines[i].in_content;
    if (!site_name && may_be_lone && lone == SIZE_MAX) lone = i;
    // A brand is a title only if it is the page's only headline and its title contains it.
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

// True when the page says for machines when it was published. Then it is an article, and its
// headline is its title.
bool is_dated(const Evidence& evidence) {
  return std::any_of(evidence.candidates().begin(), evidence.candidates().end(),
                     [](const Candidate& candidate) {
                       if (candidate.field != Field::date) return false;
                       const std::string_view source = candidate.source();
                       return source == "json-ld" || source == "article:published_time";
                     });
}

// Step 2: the forms of the title, from which a linear ranker chooses.

// A conditional logit (which of a page's wordings is its title), written by
// bench/train/train_title.py: fitted with an L2 penalty of 1 to the pages of WCXB's development
// split, NAEB and half of trafilatura's set that are no front pages. Fitted to the pages of one
// half of the hosts, no weight is more than .7 away, and on the other half it gets .783 and .789,
// .970 and .909, .807 and .887 of the titles; the rules that it replaced got .751 and .763, .950
// and .890, .792 and .887.
constexpr TitleFeatures kWeights = {
    0.59F,   // heading_is_title
    1.69F,   // slug
    -1.74F,  // separator
    1.66F,   // cover
    1.04F,   // heading_of_article
    2.27F,   // inside
    1.12F,   // agreed_heading
    2.51F,   // uncut_heading
    -0.82F,  // extended_heading
};

// Further headings belong to sections.
constexpr std::size_t kMaxHeadings = 4;
// At most this many headings are compared with the candidates.
constexpr std::size_t kMaxAsked = 3;

// A text that may be the title.
struct TitleForm {
  std::string_view text = {};
  std::string_view source = {};  // as in MetaValue::source
  TitleFeatures features = {};
};

// The data from which the forms of a page's title are made.
struct TitlePage {
  const std::vector<Title>& titles;  // most trusted first
  const std::vector<Headline>& headings;
  std::size_t agreed_heading = SIZE_MAX;  // index of the heading that agrees best with the titles
  bool article = false;                   // the page says for machines when it was published
  std::string_view path = {};
};

// A text that candidates are compared with.
struct Reference {
  std::string_view text = {};
  WordSet words = {};
  float times = 1;  // og:title and twitter:title are often one
};

// The words of "/news/a-long-road-home.html". Empty if the segment is a single word or number,
// which is too little evidence.
WordSet slug_words(std::string_view path) {
  constexpr std::size_t kMaxExtensionBytes = 5;
  constexpr std::size_t kMinWords = 2;
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  path.remove_prefix(path.rfind('/') + 1);
  const std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && path.size() - dot <= kMaxExtensionBytes) {
    path = path.substr(0, dot);
  }
  WordSet words = word_set(path);
  if (words.size() < kMinWords) words.clear();
  return words;
}

float share(std::size_t part, std::size_t whole) {
  return whole > 0 ? static_cast<float>(part) / static_cast<float>(whole) : 0.0F;
}

// True for "Topic ", not for "Topic: " or for a dash or a quote before the space.
bool ends_with_word(std::string_view kicker) {
  if (kicker.size() < 2 || kicker.back() != ' ') return false;
  const char last = kicker[kicker.size() - 2];
  const bool word =
      is_ascii_letter(last) || is_ascii_digit(last) || static_cast<unsigned char>(last) >= 0x80;
  return word && !kicker.ends_with("\x93 ") && !kicker.ends_with("\x94 ");
}

class Forms {
 public:
  Forms(const TitlePage& page, const SiteNames& names) : page_(page), names_(names) {
    slug_ = slug_words(page.path);
    for (const Title& title : page.titles) {
      add_reference(title.text(), &title.words);
      if (title.source() == "title" && !has_title_) {
        has_title_ = true;
        title_words_ = word_set(title.clean);
      }
    }
    if (!has_title_ && !page.titles.empty()) title_words_ = word_set(page.titles.front().clean);
    const std::size_t asked = std::min(kMaxAsked, page.headings.size());
    for (std::size_t i = 0; i < asked; ++i) {
      add_reference(without_anchor(page.headings[i].text), nullptr);
    }
  }

  std::vector<TitleForm> all() {
    add_headings();
    if (!forms_.empty()) add_keys();
    for (const Title& title : page_.titles) {
      add(title.clean, title.source());
      TitleForm* const whole = add(title.text(), title.source());
      const bool heading = whole != nullptr && whole->source != title.source();
      if (whole != nullptr && title.text() != title.clean && !heading) {
        at(*whole, TitleFeature::separator) = 1;
      }
      if (title.source() == kHintSource) continue;
      const TitleCut cut = first_part_end(title.clean);
      if (cut.length != 0) add(trim(title.clean.substr(0, cut.at), " "), title.source());
    }
    if (forms_.size() > 1) {
      for (TitleForm& form : forms_) measure(form);
    }
    return std::move(forms_);
  }

 private:
  void add_reference(std::string_view text, const WordSet* words) {
    for (Reference& reference : references_) {
      if (reference.text != text) continue;
      ++reference.times;
      return;
    }
    references_.push_back({.text = text, .words = words != nullptr ? *words : word_set(text)});
  }

  TitleForm* add(std::string_view text, std::string_view source) {
    if (text.empty()) return nullptr;
    for (TitleForm& form : forms_) {
      if (form.text == text) return &form;
    }
    forms_.push_back({.text = text, .source = source});
    return &forms_.back();
  }

  static float& at(TitleForm& form, TitleFeature feature) {
    return form.features[static_cast<std::size_t>(feature)];
  }

  // The title made for machines with which `heading` ends behind a kicker, or "": the kicker is the
  // part of `first_part` bytes, and no title has the two together.
  std::string_view without_kicker(std::string_view heading, std::size_t first_part) const {
    constexpr std::size_t kMinWords = 3;
    for (const Title& title : page_.titles) {
      if (title.source() == "title") continue;
      const std::string_view clean = title.clean;
      if (clean.size() + 1 >= heading.size() || !heading.ends_with(clean)) continue;
      const std::string_view kicker = heading.substr(0, heading.size() - clean.size());
      // "No" in "No council approves the bridge" is a word of the title.
      if (first_part == 0 || trim(kicker, " ").size() != first_part) continue;
      if (!ends_with_word(kicker) || count_words(clean) < kMinWords) continue;
      // "Topic Title" in another title says that it is one title.
      constexpr std::size_t kBehind = 12;  // bytes
      const std::string_view both = heading.substr(0, kicker.size() + kBehind);
      const bool own =
          std::any_of(page_.titles.begin(), page_.titles.end(), [&](const Title& other) {
            // Microdata is often the heading itself.
            if (other.source() == "itemprop:headline") return false;
            return other.text().find(both) != std::string_view::npos;
          });
      if (!own) return clean;
    }
    return {};
  }

  void add_headings() {
    constexpr std::array<std::string_view, 4> kNames = {"", "h1", "h2", "h3"};
    const std::size_t count = std::min(kMaxHeadings, page_.headings.size());
    for (std::size_t i = 0; i < page_.headings.size(); ++i) {
      if (i >= count && i != page_.agreed_heading) continue;
      const Headline& heading = page_.headings[i];
      const std::string_view name = kNames[static_cast<std::size_t>(heading.level)];
      std::string_view text = without_anchor(heading.text);
      const std::string_view shorter = without_kicker(text, heading.first_part);
      if (!shorter.empty()) text = shorter;
      const std::string_view clean = without_site(text, names_, nullptr);
      if (TitleForm* form = add(clean, name)) {
        at(*form, TitleFeature::heading_is_title) = 1;  // settled by measure_heading()
        if (i == page_.agreed_heading) at(*form, TitleFeature::agreed_heading) = 1;
      }
      if (clean == text) continue;
      if (TitleForm* form = add(text, name)) at(*form, TitleFeature::uncut_heading) = 1;
    }
  }

  void add_keys() {
    std::string_view last;
    for (const Title& title : page_.titles) {
      if (title.text() == last) continue;
      last = title.text();
      keys_.push_back(folded_key(title.text()));
      if (title.clean != title.text()) keys_.push_back(folded_key(title.clean));
    }
  }

  void measure_heading(TitleForm& form, const WordSet& words) const {
    const std::string key = folded_key(form.text);
    const bool title = std::find(keys_.begin(), keys_.end(), key) != keys_.end();
    at(form, TitleFeature::heading_is_title) = title ? 1.0F : 0.0F;
    at(form, TitleFeature::heading_of_article) = page_.article ? 1.0F : 0.0F;
    const bool extended =
        words.size() < title_words_.size() && shared_words(words, title_words_) == words.size();
    at(form, TitleFeature::extended_heading) = extended ? 1.0F : 0.0F;
  }

  void measure(TitleForm& form) const {
    const WordSet words = word_set(form.text);
    if (at(form, TitleFeature::heading_is_title) > 0) measure_heading(form, words);
    float all = 0;
    for (const Reference& reference : references_) {
      all += reference.times;
      at(form, TitleFeature::cover) +=
          reference.times * share(shared_words(words, reference.words), reference.words.size());
      const bool inside = reference.text.find(form.text) != std::string_view::npos;
      at(form, TitleFeature::inside) += inside ? reference.times : 0.0F;
    }
    if (all > 0) {
      at(form, TitleFeature::cover) /= all;
      at(form, TitleFeature::inside) /= all;
    }
    if (first_part_end(form.text).length != 0) at(form, TitleFeature::separator) = 1;
    const std::size_t both = shared_words(words, slug_);
    if (!slug_.empty()) {
      at(form, TitleFeature::slug) = share(both, words.size() + slug_.size() - both);
    }
  }

  const TitlePage& page_;
  const SiteNames& names_;
  WordSet slug_, title_words_;
  bool has_title_ = false;
  std::vector<std::string> keys_;  // of titles
  std::vector<Reference> references_;
  std::vector<TitleForm> forms_;
};

float score(const TitleForm& form) {
  float sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * form.features[i];
  return sum;
}

// The best form, or null if there is none.
const TitleForm* best_title(const std::vector<TitleForm>& forms) {
  const TitleForm* best = nullptr;
  for (const TitleForm& form : forms) {
    if (best == nullptr || score(form) > score(*best)) best = &form;
  }
  return best;
}

}  // namespace

bool repeats_title(const Evidence& evidence, std::string_view headline) {
  // Shorter ones ("News", "About us") are in too many titles.
  constexpr std::ptrdiff_t kMinSpaces = 2;
  const std::string key = folded_key(headline);
  if (std::count(key.begin(), key.end(), ' ') < kMinSpaces) return false;
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field != Field::title) continue;
    if (folded_key(candidate.value).find(key) != std::string::npos) return true;
  }
  return false;
}

bool begins_title(const Evidence& evidence, std::string_view headline) {
  const std::string key = folded_key(headline);
  return std::any_of(evidence.candidates().begin(), evidence.candidates().end(),
                     [&key](const Candidate& candidate) {
                       return candidate.field == Field::title &&
                              folded_key(candidate.value).starts_with(key);
                     });
}

bool bounds_title(const Evidence& evidence, std::string_view headline) {
  const std::string key = folded_key(headline);
  return std::any_of(evidence.candidates().begin(), evidence.candidates().end(),
                     [&key](const Candidate& candidate) {
                       if (candidate.field != Field::title) return false;
                       const std::string title = folded_key(candidate.value);
                       return title.starts_with(key) || title.ends_with(key);
                     });
}

TitleChoice choose_title(const Evidence& evidence, const SiteHints& hints,
                         TitleWordings* wordings) {
  TitleChoice choice;
  const SiteNames names(evidence.best(Field::site), hints);
  const std::vector<Title> titles = ranked_titles(evidence, names, choice.site);
  const std::vector<bool> templates = template_headings(evidence.headlines(), titles);
  choice.headline = find_headline(evidence.headlines(), titles, names, templates);
  if (wordings != nullptr) *wordings = {.front_page = hints.front_page};
  if (hints.front_page) {
    if (const std::string_view title = front_page_title(titles, names); !title.empty()) {
      choice.title = {std::string(title), "title"};
      return choice;
    }
  }
  // A heading that no title confirms may be anything: "Dear Jane".
  if (!titles.empty() && titles.front().source() == kHintSource) {
    choice.title = {std::string(titles.front().text()), std::string(kHintSource)};
    return choice;
  }
  // The headings without those of the template, and where the chosen one is among them.
  std::vector<Headline> headings;
  std::size_t agreed = SIZE_MAX;
  for (std::size_t i = 0; i < evidence.headlines().size(); ++i) {
    if (i != choice.headline && i < templates.size() && templates[i]) continue;
    if (i == choice.headline) agreed = headings.size();
    headings.push_back(evidence.headlines()[i]);
  }
  const TitlePage page = {.titles = titles,
                          .headings = headings,
                          .agreed_heading = agreed,
                          .article = is_dated(evidence),
                          .path = hints.path};
  const std::vector<TitleForm> forms = Forms(page, names).all();
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

}  // namespace pith::internal
