// The verdict on a block.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_model.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal {

// What the passes of a wing decide about a block; each may change what those before it decided.
struct Verdict {
  struct Reason {
    std::string by = {};   // the names of the passes that decided, in their order
    std::string why = {};  // what the last of them has to say
  };

  float probability = 0;   // of being main content
  bool ruled_out = false;  // by a rule, which makes the probability 0
  Label label = Label::boilerplate;
  std::unique_ptr<Reason> reason = {};  // only with Options::explain, once a pass has decided

  bool kept() const { return label != Label::boilerplate; }

  // For explanations: this pass has decided.
  void note(std::string_view pass, std::string_view why);
};

// Writes the verdict into the block that it is about.
void apply_verdict(Verdict&& verdict, Block& block);

bool any_kept(std::span<const PageBlock> blocks);

// Drops all blocks that are kept, and says which pass does so and why.
void drop_all(std::vector<PageBlock>& blocks, std::string_view pass, std::string_view why,
              const Options& options);

// The blocks of the result: those kept, in document order; with Options::explain all of them.
std::vector<Block> result_blocks(std::vector<PageBlock> blocks, const Options& options);

}  // namespace pith::internal
