// Random malformed pages, generated from a seed, for properties that must hold for any page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pith::internal::test {

// The page in pieces (tags, text, whole comments and scripts), so that a failing page can be cut
// down by leaving pieces out. The same seed gives the same page everywhere.
std::vector<std::string> tag_soup(std::uint32_t seed, int pieces);

// The same with tables, lists, forms and the like that are nested as on real pages, most of them
// without flaws, and with a head.
std::vector<std::string> nested_soup(std::uint32_t seed);

std::string join(const std::vector<std::string>& pieces);

}  // namespace pith::internal::test
