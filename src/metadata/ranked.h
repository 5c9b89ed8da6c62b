// A field's candidates in the order of trust.
#pragma once

#include <string_view>
#include <vector>

#include "metadata/evidence.h"

namespace pith {

// Of the evidence, which must outlive them.
using Candidates = std::vector<const Candidate*>;

// Most trusted first, equal ones in document order.
Candidates ranked(const Evidence& evidence, Field field);

// As it is shown in MetaValue::source.
std::string_view source_of(const Candidate& candidate);

}  // namespace pith
