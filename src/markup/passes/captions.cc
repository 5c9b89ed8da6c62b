// With Options::captions: captions are kept with their figures. Whether a caption is one of a kept
// figure, its image says; of a <figure> that holds something else, what is kept in it. A text that
// is kept already is not kept twice.
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// How far above a block the <figure> around it is looked for.
constexpr int kMaxSteps = 10;

class Captions {
 public:
  explicit Captions(Judging& judging)
      : judging_(judging), labels_(judging.page.elements.size(), Label::boilerplate) {
    for (std::size_t i = 0; i < judging.size(); ++i) {
      if (judging.kept(i)) keys_.insert(judging.page.blocks[i].key);
    }
  }

  void run() {
    const PageModel& page = judging_.page;
    for (std::size_t i = 0; i < judging_.size(); ++i) {
      look_at(page.blocks[i], judging_.verdicts[i].label);
    }
    for (std::size_t i = 0; i < page.figures.size(); ++i) {
      look_at(page.figures[i].block, judging_.figures[i].label);
    }
    for (std::size_t i = 0; i < judging_.size(); ++i) {
      const PageBlock& entry = page.blocks[i];
      if (entry.block.kind != BlockKind::caption || entry.describes_image) continue;
      keep(i, labels_[figure_around(entry.element)]);
    }
  }

 private:
  // The <figure> around an element; where there is none near by, <body> or some other element.
  std::uint32_t figure_around(std::uint32_t element) const {
    for (int step = 0; step < kMaxSteps && element != 0; ++step) {
      if (judging_.page.elements[element].tag == Tag::figure) break;
      element = judging_.page.elements[element].parent;
    }
    return element;
  }

  // Keeps the captions that say which image they belong to; notes the figures around other blocks.
  void look_at(const PageBlock& entry, Label label) {
    if (label == Label::boilerplate) return;
    for (std::uint32_t i = entry.caption_begin; i < entry.caption_end; ++i) keep(i, label);
    if (entry.block.kind == BlockKind::caption) return;
    std::uint32_t element = entry.element;
    for (int step = 0; step <= kMaxSteps && element != 0; ++step) {
      if (judging_.page.elements[element].tag == Tag::figure) labels_[element] = label;
      element = judging_.page.elements[element].parent;
    }
  }

  void keep(std::size_t i, Label label) {
    const Block& block = judging_.block(i);
    if (label == Label::boilerplate || judging_.kept(i) || block.text.empty()) return;
    if (is_left_out(judging_.page.blocks[i].choice)) return;
    if (block.table && !judging_.options.tables) return;
    if (!keys_.insert(judging_.page.blocks[i].key).second) return;
    judging_.decide(i, label, "the caption of a kept figure");
  }

  Judging& judging_;
  std::vector<Label> labels_;               // of what an element, a <figure>, holds
  std::unordered_set<std::uint64_t> keys_;  // of the texts that are kept
};

}  // namespace

void keep_captions(Judging& judging) {
  if (judging.options.captions) Captions(judging).run();
}

}  // namespace pith::internal
