#include "metadata/title_rank.h"

#include <algorithm>
#include <cstdint>

#include "text/words.h"

namespace pith {
namespace {

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

// Headings beyond these are of sections.
constexpr std::size_t kMostHeadings = 4;
// Those that are asked what they share with a candidate.
constexpr std::size_t kMostAsked = 3;

// What candidates are compared with.
struct Source {
  std::string_view text = {};
  WordSet words = {};
  float times = 1;  // og:title and twitter:title are often one
};

// The words of "/news/a-long-road-home.html"; none where the segment is a single word or number,
// which says too little.
WordSet slug_words(std::string_view path) {
  constexpr std::size_t kLongestExtension = 5;
  constexpr std::size_t kFewestWords = 2;
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  path.remove_prefix(path.rfind('/') + 1);
  const std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && path.size() - dot <= kLongestExtension) {
    path = path.substr(0, dot);
  }
  WordSet words = word_set(path);
  if (words.size() < kFewestWords) words.clear();
  return words;
}

float share(std::size_t part, std::size_t whole) {
  return whole > 0 ? static_cast<float>(part) / static_cast<float>(whole) : 0.0F;
}

class Forms {
 public:
  Forms(const TitlePage& page, const SiteNames& names) : page_(page), names_(names) {
    slug_ = slug_words(page.path);
    for (const MachineTitle& title : page.titles) {
      add_source(title.text, title.words);
      if (title.source == "title" && !has_title_) {
        has_title_ = true;
        title_words_ = word_set(title.clean);
      }
    }
    if (!has_title_ && !page.titles.empty()) title_words_ = word_set(page.titles.front().clean);
    const std::size_t asked = std::min(kMostAsked, page.headings->size());
    for (std::size_t i = 0; i < asked; ++i) {
      add_source(without_anchor((*page.headings)[i].text), nullptr);
    }
  }

  std::vector<TitleForm> all() {
    add_headings();
    if (!forms_.empty()) add_keys();
    for (const MachineTitle& title : page_.titles) {
      add(title.clean, title.source);
      TitleForm* const whole = add(title.text, title.source);
      const bool heading = whole != nullptr && whole->source != title.source;
      if (whole != nullptr && title.text != title.clean && !heading) {
        at(*whole, TitleFeature::separator) = 1;
      }
      const TitleCut cut = first_part_end(title.clean);
      if (cut.length != 0) add(trimmed_title(title.clean.substr(0, cut.at)), title.source);
    }
    if (forms_.size() > 1) {
      for (TitleForm& form : forms_) measure(form);
    }
    return std::move(forms_);
  }

 private:
  void add_source(std::string_view text, const WordSet* words) {
    for (Source& source : sources_) {
      if (source.text != text) continue;
      ++source.times;
      return;
    }
    sources_.push_back({.text = text, .words = words != nullptr ? *words : word_set(text)});
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

  void add_headings() {
    constexpr std::array<std::string_view, 4> kNames = {"", "h1", "h2", "h3"};
    const std::size_t count = std::min(kMostHeadings, page_.headings->size());
    for (std::size_t i = 0; i < page_.headings->size(); ++i) {
      if (i >= count && i != page_.agreed_heading) continue;
      const Headline& heading = (*page_.headings)[i];
      const std::string_view name = kNames[static_cast<std::size_t>(heading.level)];
      const std::string_view text = without_anchor(heading.text);
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
    for (const MachineTitle& title : page_.titles) {
      if (title.text == last) continue;
      last = title.text;
      keys_.push_back(folded_key(title.text));
      if (title.clean != title.text) keys_.push_back(folded_key(title.clean));
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
    for (const Source& source : sources_) {
      all += source.times;
      at(form, TitleFeature::cover) +=
          source.times * share(shared_words(words, source.words), source.words.size());
      const bool inside = source.text.find(form.text) != std::string_view::npos;
      at(form, TitleFeature::inside) += inside ? source.times : 0.0F;
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
  std::vector<Source> sources_;
  std::vector<TitleForm> forms_;
};

float score(const TitleForm& form) {
  float sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * form.features[i];
  return sum;
}

}  // namespace

std::vector<TitleForm> title_forms(const TitlePage& page, const SiteNames& names) {
  return Forms(page, names).all();
}

const TitleForm* best_title(const std::vector<TitleForm>& forms) {
  const TitleForm* best = nullptr;
  for (const TitleForm& form : forms) {
    if (best == nullptr || score(form) > score(*best)) best = &form;
  }
  return best;
}

}  // namespace pith
