// Which of the page's titles is its title, and what of it is the site's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/evidence.h"
#include "metadata/title_rank.h"
#include "metadata/values/titles.h"
#include "pith/article.h"

namespace pith {

struct TitleChoice {
  MetaValue title;
  std::string site = {};  // the site's name as <title> has it, when no other source names it
  std::size_t headline = SIZE_MAX;  // index of the <h1> that is the page's headline, if any
};

// True when a title found so far holds `headline` word for word, so that it is the page's own.
bool repeats_title(const Evidence& evidence, std::string_view headline);

// `wordings`, where given, takes what the ranker was asked.
TitleChoice choose_title(const Evidence& evidence, const SiteHints& hints,
                         TitleWordings* wordings = nullptr);

}  // namespace pith
