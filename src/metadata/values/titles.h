// Splits a title into words and into parts between separators, and finds the parts that name the
// site. metadata/title_choice.h decides which title of a page is its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

// A separator between a title and its site's name: " | ", " - ", ": ", ...
struct TitleCut {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};
TitleCut first_separator(std::string_view title);
TitleCut last_separator(std::string_view title);
// The first separator other than ": ", which is inside titles more often than behind them.
TitleCut first_part_end(std::string_view title);

// The different words of a text as sorted hashes; case and punctuation don't count.
using WordSet = std::vector<std::uint64_t>;
WordSet word_set(std::string_view text);
std::size_t shared_words(const WordSet& a, const WordSet& b);
// How many words a text has, repeats included.
std::size_t count_words(std::string_view text);

// `host` without a leading "www.".
std::string_view without_www(std::string_view host);

// What is known about the site's name besides the evidence.
struct SiteHints {
  std::string_view host = {};                // the page's, empty when unknown
  std::vector<std::string> home_links = {};  // see HomeLinks::names()
  bool front_page = false;                   // the page is the site's front page
  std::string_view path = {};                // the page's, empty when unknown
};

class SiteNames {
 public:
  SiteNames(std::string_view site, const SiteHints& hints);

  // True when `part` of a title says no more than where the page is.
  bool match(std::string_view part) const;

 private:
  std::string site_, host_, host_body_;
  std::vector<std::string> home_links_;
  std::size_t site_words_ = 0;
};

// Returns `title` without the parts at both ends that name the site. The last part removed is
// stored in `site`, if not null.
std::string_view without_site(std::string_view title, const SiteNames& names, std::string* site);

// Returns `title` without the anchor signs that documentation systems put behind their headings.
std::string_view without_anchor(std::string_view title);

}  // namespace pith::internal
