// Pages to run the whole call on, and articles in full as text, for the tests of properties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal::test {

struct TestPage {
  std::string name = {};
  std::string bytes = {};
  Options options = {};  // url and content_type as the case says
};

// Every page of fixtures/pages, sorted by name.
const std::vector<TestPage>& fixture_pages();

// Everything an article holds but its timings: equal articles, equal texts.
std::string describe(const Article& article);
std::string describe(const Block& block);

// The kept blocks, their reasons left out.
std::vector<std::string> kept_blocks(const Article& article);

bool is_utf8(std::string_view text);

// Sanitizers make everything some ten times slower: who repeats something does so less often.
#ifdef PITH_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace pith::internal::test
