// Chooses a page's title and finds the site's name in it. Candidates are the texts of headings,
// <title>, og:title and the like, each with and without the site's name (values/titles.h splits a
// title into parts). A linear ranker over a few features chooses among them;
// bench/train/train_title.py fits its weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/evidence.h"
#include "metadata/values/titles.h"
#include "pith/article.h"

namespace pith::internal {

enum class TitleFeature : std::uint8_t {
  heading_is_title,    // a heading's text that is also a title made for machines, or a part of one
  slug,                // of its words and those of the URL's last segment, the share that both have
  separator,           // it is more than one part, or has the site's name
  cover,               // the share of each source's words that it has, their mean
  heading_of_article,  // a heading of a page that says when it was published
  inside,              // the share of the sources that hold it word for word
  agreed_heading,      // the heading that agrees best with the titles
  uncut_heading,       // a heading with the site's name that was taken off another candidate
  extended_heading,    // a heading, where <title> has all its words and more
  count_
};
using TitleFeatures = std::array<float, static_cast<std::size_t>(TitleFeature::count_)>;
constexpr std::array<std::string_view, std::tuple_size_v<TitleFeatures>> kTitleFeatureNames = {
    "heading_is_title", "slug",           "separator",     "cover",           "heading_of_article",
    "inside",           "agreed_heading", "uncut_heading", "extended_heading"};
static_assert(!kTitleFeatureNames.back().empty());

// The wordings that a page's title was chosen from, for the fit of the weights.
struct TitleWordings {
  struct Wording {
    std::string text = {};
    TitleFeatures features = {};
  };
  std::vector<Wording> wordings = {};  // empty if the ranker was not used
  bool front_page = false;
};

struct TitleChoice {
  MetaValue title = {};
  std::string site = {};  // the site's name in <title>, for pages where no other source names it
  std::size_t headline = SIZE_MAX;  // index of the heading that is the page's headline, if any
};

// True when a title found so far holds `headline` word for word: then it is the page's own.
bool repeats_title(const Evidence& evidence, std::string_view headline);
// True when a title begins with `headline`.
bool begins_title(const Evidence& evidence, std::string_view headline);

// The same for the beginning or the end.
bool bounds_title(const Evidence& evidence, std::string_view headline);

// `wordings`, if given, is filled with the texts from which the ranker chose.
TitleChoice choose_title(const Evidence& evidence, const SiteHints& hints,
                         TitleWordings* wordings = nullptr);

}  // namespace pith::internal
