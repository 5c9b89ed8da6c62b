// A caption says little by itself. The caption of a table, a listing or a formula is kept with it;
// the captions of images and embeds are kept with Options::captions only. What a caption belongs to
// is known from its image, from the <figure> around it, or from a box that holds hardly more than
// both. A text that is kept already is not kept twice.
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "markup/passes/passes.h"
#include "text/line_labels.h"

namespace pith::internal {
namespace {

// How far above a block the element around it and what it describes is looked for.
constexpr int kMaxSteps = 10;
constexpr int kMaxStepsToName = 3;

// A box around a caption and a table has no more texts beside the table than these: a number,
// notes. Measured on all development sets: .97 of the words of captions that stay with tables and
// listings are in the truth.
constexpr std::size_t kMaxOthers = 5;

class Captions {
 public:
  explicit Captions(Judging& judging) : judging_(judging) {}

  void run() {
    const std::vector<std::size_t> captions = find();
    const bool of_images = judging_.options.captions;
    if (captions.empty() && !of_images) return;
    prepare();
    const PageModel& page = judging_.page;
    for (std::size_t i = 0; i < judging_.size(); ++i) {
      if (of_images || is_shown(i)) look_at(page.blocks[i], judging_.verdicts[i].label);
    }
    for (std::size_t i = 0; of_images && i < page.figures.size(); ++i) {
      look_at(page.figures[i].block, judging_.figures[i].label);
    }
    for (const std::size_t i : captions) {
      const std::uint32_t element = page.blocks[i].element;
      const bool by_element = judging_.block(i).kind == BlockKind::caption;
      keep(i, by_element ? labels_[figure_around(element)] : label_of_box(element));
    }
  }

 private:
  // The dropped captions of other things than images: by their element or their class.
  std::vector<std::size_t> find() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < judging_.size(); ++i) {
      const PageBlock& entry = judging_.page.blocks[i];
      if (judging_.kept(i) || entry.describes_image) continue;
      const bool by_class = !entry.block.table && is_named_caption(entry.element);
      if (entry.block.kind == BlockKind::caption || by_class) found.push_back(i);
    }
    return found;
  }

  // <div class=caption><div><p>
  bool is_named_caption(std::uint32_t element) const {
    for (int step = 0; step < kMaxStepsToName && element != 0; ++step) {
      if (judging_.page.elements[element].cues.has(Cue::caption)) return true;
      element = judging_.page.elements[element].parent;
    }
    return false;
  }

  void prepare() {
    const std::size_t size = judging_.size();
    labels_.assign(judging_.page.elements.size(), Label::boilerplate);
    others_.assign(size + 1, 0);
    next_shown_.assign(size + 1, size);
    for (std::size_t i = 0; i < size; ++i) {
      others_[i + 1] = others_[i] + (is_shown(i) ? 0 : 1);
      if (judging_.kept(i)) keys_.insert(judging_.page.blocks[i].key);
    }
    for (std::size_t i = size; i-- > 0;) {
      next_shown_[i] = is_shown(i) && judging_.kept(i) ? i : next_shown_[i + 1];
    }
  }

  // Part of something that is shown as a whole and whose words say what it is.
  bool is_shown(std::size_t i) const {
    const Block& block = judging_.block(i);
    return block.table || block.kind == BlockKind::code || block.kind == BlockKind::math;
  }

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

  // The label of the table or listing that is in the innermost element around both.
  Label label_of_box(std::uint32_t element) const {
    for (int step = 0; step < kMaxSteps && element != 0; ++step) {
      const Element& box = judging_.page.elements[element];
      if (others_[box.end_block] - others_[box.first_block] > kMaxOthers) break;
      const std::size_t shown = next_shown_[box.first_block];
      if (shown < box.end_block) return judging_.verdicts[shown].label;
      element = box.parent;
    }
    return Label::boilerplate;
  }

  void keep(std::size_t i, Label label) {
    const Block& block = judging_.block(i);
    if (label == Label::boilerplate || judging_.kept(i) || block.text.empty()) return;
    if (whole_label(block.text) == LabelKind::media) return;  // "Click to enlarge"
    if (is_left_out(judging_.page.blocks[i].choice)) return;
    if (block.table && !judging_.options.tables) return;
    if (!keys_.insert(judging_.page.blocks[i].key).second) return;
    judging_.decide(i, label, "the caption of what is kept");
  }

  Judging& judging_;
  std::vector<Label> labels_;               // of what an element, a <figure>, holds
  std::vector<std::size_t> others_;         // how many blocks before one are not shown as a whole
  std::vector<std::size_t> next_shown_;     // the first kept one that is, from a block on
  std::unordered_set<std::uint64_t> keys_;  // of the texts that are kept
};

}  // namespace

void keep_captions(Judging& judging) { Captions(judging).run(); }

}  // namespace pith::internal
