// Which wording of a page's title is the page's own: its headings', its <title>'s, og:title's,
// whole or without the site's name. A linear ranker over a few features; headline.h says when it is
// asked.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/evidence.h"
#include "metadata/values/titles.h"

namespace pith {

enum class TitleFeature : std::uint8_t {
  heading_is_title,    // a heading's text that is also a title made for machines, or a part of one
  slug,                // the share of its words and the address's last segment's that both have
  separator,           // it is more than one part, or has the site's name
  cover,               // the share of each source's words that it has, their mean
  heading_of_article,  // a heading's, of a page that says when it was published
  inside,              // the share of the sources that hold it word for word
  agreed_heading,      // of the heading that agrees best with the titles (headline.h)
  uncut_heading,       // a heading with the site's name that was taken off another candidate
  extended_heading,    // a heading's, where <title> has all its words and more
  count_
};
using TitleFeatures = std::array<float, static_cast<std::size_t>(TitleFeature::count_)>;
constexpr std::array<std::string_view, std::tuple_size_v<TitleFeatures>> kTitleFeatureNames = {
    "heading_is_title", "slug",           "separator",     "cover",           "heading_of_article",
    "inside",           "agreed_heading", "uncut_heading", "extended_heading"};
static_assert(!kTitleFeatureNames.back().empty());

// A text that may be the title.
struct TitleForm {
  std::string_view text = {};
  std::string_view source = {};  // as in MetaValue::source
  TitleFeatures features = {};
};

// A title made for machines, or <title>.
struct MachineTitle {
  std::string_view text = {};
  std::string_view clean = {};  // without the site's name
  std::string_view source = {};
  const WordSet* words = nullptr;  // of `text`
};

struct TitlePage {
  std::vector<MachineTitle> titles = {};  // most trusted first
  const std::vector<Headline>* headings = nullptr;
  std::size_t agreed_heading = SIZE_MAX;  // index
  bool article = false;                   // says for machines when it was published
  std::string_view path = {};
};

// The wordings that a page's title was chosen from, for whoever fits the weights.
struct TitleWordings {
  struct Wording {
    std::string text = {};
    TitleFeatures features = {};
  };
  std::vector<Wording> wordings = {};  // none where the ranker was not asked
  bool front_page = false;
};

// Every wording, none twice; views of what `page` refers to.
std::vector<TitleForm> title_forms(const TitlePage& page, const SiteNames& names);

// The best of them, null for none.
const TitleForm* best_title(const std::vector<TitleForm>& forms);

}  // namespace pith
