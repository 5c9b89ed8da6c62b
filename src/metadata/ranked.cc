#include "metadata/ranked.h"

#include <algorithm>

#include "metadata/precedence.h"

namespace pith {

Candidates ranked(const Evidence& evidence, Field field) {
  Candidates out;
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field == field) out.push_back(&candidate);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate* a, const Candidate* b) { return a->rank < b->rank; });
  return out;
}

std::string_view source_of(const Candidate& candidate) {
  return precedence()[candidate.rank].source;
}

}  // namespace pith
