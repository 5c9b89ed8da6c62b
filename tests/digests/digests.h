// Digests of what pith makes of each fixture. fixtures/digests.txt has those of every supported
// compiler and machine: they are the same everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/pages.h"

namespace pith::internal::test {

// Sixteen hex digits, from every bit of the results for this page: blocks, verdicts and scores,
// metadata, and the outputs of all writers. The page is extracted with an explanation under each
// Favor, the last two times with what is usually left out.
std::string digest_of(const TestPage& page);

// The digests of all fixtures, a line each: "pages/SLUG DIGEST".
std::string digests_of_fixtures();

// Sixteen hex digits for all lines together.
std::string digest_of_all(std::string_view digests);

// One line for each fixture whose digest differs, or that only one of both has. Empty lines and
// those that begin with # are ignored.
std::vector<std::string> digest_differences(std::string_view expected, std::string_view found);

}  // namespace pith::internal::test
