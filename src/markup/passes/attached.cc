// Blocks that say little by themselves and belong to what is around them: headings to their
// sections, images to the text they illustrate.
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "markup/passes/passes.h"

namespace pith {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A heading less likely than this is another box's, whatever follows.
constexpr float kMinHeading = 0.1F;

// Headings built alike are a row from here on.
constexpr float kRow = 3;

// How far a heading's section is looked through, in blocks.
constexpr std::size_t kMaxSection = 50;

bool is_attachment(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::image ||
         block.kind == BlockKind::caption;
}

bool is_kept_text(const Judging& judging, std::size_t i) {
  return judging.kept(i) && !is_attachment(judging.block(i));
}

// Looking for the text before or after, dropped trifles ("[edit]", "Copy") do not count.
constexpr float kTrifleWords = 3;

bool is_passed_over(const Judging& judging, std::size_t i) {
  return is_attachment(judging.block(i)) ||
         (!judging.kept(i) && judging.page.blocks[i].counts.words <= kTrifleWords);
}

// The label of the text at `i` where that is kept text, else boilerplate.
Label label_of_text(const Judging& judging, std::size_t i) {
  return i != kNone && is_kept_text(judging, i) ? judging.verdicts[i].label : Label::boilerplate;
}

// Boilerplate, comment, main content.
bool by_weight(Label a, Label b) {
  const auto weight = [](Label label) {
    return label == Label::main_content ? 2 : label == Label::comment ? 1 : 0;
  };
  return weight(a) < weight(b);
}

// For each block the index of the nearest text from it on; kNone behind the last.
std::vector<std::size_t> next_texts(const Judging& judging) {
  std::vector<std::size_t> next(judging.size() + 1, kNone);
  for (std::size_t i = judging.size(); i-- > 0;) {
    next[i] = is_passed_over(judging, i) ? next[i + 1] : i;
  }
  return next;
}

// The label of the text kept between the heading at `i` and the next heading of its level or above:
// main content where there is any; boilerplate when none is kept.
Label label_of_section(const Judging& judging, std::size_t i) {
  const int level = judging.block(i).heading_level;
  Label label = Label::boilerplate;
  for (std::size_t j = i + 1; j < judging.size() && j < i + kMaxSection; ++j) {
    const Block& block = judging.block(j);
    if (block.kind == BlockKind::heading && block.heading_level <= level) break;
    if (!is_kept_text(judging, j)) continue;
    label = judging.verdicts[j].label;
    if (label == Label::main_content) break;
  }
  return label;
}

// No sign that the heading belongs to a box (related articles, a form, ...) the text is not in.
bool same_part(const Features& heading, const Features& text) {
  constexpr std::array kBoxes = {
      Cue::nav,     Cue::footer, Cue::aside, Cue::form,       Cue::dialog, Cue::share, Cue::comment,
      Cue::related, Cue::byline, Cue::tags,  Cue::newsletter, Cue::cookie, Cue::ad};
  return std::all_of(kBoxes.begin(), kBoxes.end(),
                     [&](Cue box) { return !heading.cues.has(box) || text.cues.has(box); });
}

// One of a row of linked headings: the title of a teaser, which may have no more text.
bool is_card_title(const Features& heading) { return heading.same_path >= kRow; }

// A heading is kept with the first text below it. One whose section is dropped is dropped, unless
// it is a card's. What a rule has dropped (the headline) stays out.
void attach_headings(Judging& judging) {
  const std::vector<std::size_t> next = next_texts(judging);
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Verdict& verdict = judging.verdicts[i];
    if (judging.block(i).kind != BlockKind::heading || verdict.ruled_out) continue;
    const bool next_kept = next[i] != kNone && is_kept_text(judging, next[i]);
    if (!verdict.kept() && next_kept && verdict.probability >= kMinHeading &&
        same_part(judging.features(i), judging.features(next[i]))) {
      judging.decide(i, judging.verdicts[next[i]].label, "the heading of kept text");
    } else if (verdict.kept() && !is_card_title(judging.features(i))) {
      const Label section = label_of_section(judging, i);
      if (section == Label::boilerplate) judging.decide(i, section, "no kept text below it");
      if (section == Label::comment) judging.decide(i, section, "the heading of comments");
    }
  }
}

// An image between kept texts is kept with them.
void attach_images(Judging& judging) {
  const std::vector<std::size_t> next = next_texts(judging);
  std::size_t previous = kNone;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (!is_passed_over(judging, i)) previous = i;
    if (judging.block(i).kind != BlockKind::image) continue;
    const Label label =
        std::min(label_of_text(judging, previous), label_of_text(judging, next[i]), by_weight);
    judging.decide(i, label,
                   label == Label::boilerplate ? "not between kept texts" : "between kept texts");
  }
}

}  // namespace

// What belongs to a comment is one: a block takes the label of the text that keeps it.
void attach_headings_and_images(Judging& judging) {
  attach_headings(judging);
  attach_images(judging);
}

}  // namespace pith
