// Features of a block's surroundings: densities at each level of ancestors, distances, siblings.
#pragma once

#include <cstddef>
#include <vector>

#include "markup/features.h"
#include "page/page_model.h"

namespace pith::internal {

struct Sums {
  float words = 0;
  float link_words = 0;
  float prose_words = 0;
  float prose_blocks = 0;
  float commas = 0;
  float sentences = 0;
  float paragraphs = 0;
  float headings = 0;
  float list_items = 0;
};

// Prefix sums over a page's blocks: what any range of blocks holds, in constant time.
class PageSums {
 public:
  // `blocks`: with the features of their own text.
  PageSums(const PageModel& page, const std::vector<Features>& blocks);

  // Of the blocks [begin, end); end below begin counts as begin.
  Sums of(std::size_t begin, std::size_t end) const;
  Sums of(const Element& element) const { return of(element.first_block, element.end_block); }
  Sums all() const { return of(0, before_.size() - 1); }

 private:
  std::vector<Sums> before_;  // one more than blocks
};

struct Siblings;

// `siblings`: one an element.
void measure_surroundings(const PageModel& page, const PageSums& sums,
                          const std::vector<Siblings>& siblings, Measured& measured);

}  // namespace pith::internal
