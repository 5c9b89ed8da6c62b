// Pages for tests of the whole extraction, and articles as complete text, for tests of properties.
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
  Options options = {};  // url and content_type from the case
};

// Every page of fixtures/pages, sorted by name.
const std::vector<TestPage>& fixture_pages();

// Every text of fixtures/text, likewise.
const std::vector<TestPage>& fixture_texts();

// Everything in an article except what it cost and why its page has its type, so that equal
// articles give equal texts.
std::string describe(const Article& article);
std::string describe(const Block& block);

// The same, why its page has its type, and what every writer makes of it.
std::string everything(const Article& article);

// The kept blocks without their reasons.
std::vector<std::string> kept_blocks(const Article& article);

bool is_utf8(std::string_view text);

// Sanitizers make everything about ten times slower, so tests repeat less often.
#ifdef PITH_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace pith::internal::test
