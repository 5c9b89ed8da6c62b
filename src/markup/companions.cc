#include "markup/companions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

namespace pith {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Texts of this many words do not stand twice on a page by chance.
constexpr float kWordsOfACopy = 8;

// A heading less likely than this is another box's, whatever follows.
constexpr float kLeastHeading = 0.1F;

// Headings built alike are a row from here on.
constexpr float kRow = 3;

// How far a heading's section is looked through, in blocks.
constexpr std::size_t kLongestSection = 50;

// What belongs to a comment is one: a kept block takes the label of the text that keeps it.
void judge(Block& block, Label label, std::string_view reason) {
  block.label = label;
  block.reason = reason;
}

bool is_companion(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::image ||
         block.kind == BlockKind::caption;
}

bool is_kept_text(const Block& block) { return kept(block) && !is_companion(block); }

// Looking for the text before or after, dropped crumbs ("[edit]", "Copy") do not count.
constexpr float kCrumbWords = 3;

bool is_passed_over(const PageBlock& entry) {
  return is_companion(entry.block) || (!kept(entry.block) && entry.counts.words <= kCrumbWords);
}

// The label of the text at `i` where that is kept text, else boilerplate.
Label label_of_text(const std::vector<PageBlock>& blocks, std::size_t i) {
  return i != kNone && is_kept_text(blocks[i].block) ? blocks[i].block.label : Label::boilerplate;
}

// Boilerplate, comment, main content.
bool by_weight(Label a, Label b) {
  const auto weight = [](Label label) {
    return label == Label::main_content ? 2 : label == Label::comment ? 1 : 0;
  };
  return weight(a) < weight(b);
}

// For each block the index of the nearest text from it on; kNone behind the last.
std::vector<std::size_t> next_texts(const std::vector<PageBlock>& blocks) {
  std::vector<std::size_t> next(blocks.size() + 1, kNone);
  for (std::size_t i = blocks.size(); i-- > 0;) {
    next[i] = is_passed_over(blocks[i]) ? next[i + 1] : i;
  }
  return next;
}

// The label of the text kept between the heading at `i` and the next heading of its level or above:
// main content where there is any; boilerplate when none is kept.
Label label_of_section(const std::vector<PageBlock>& blocks, std::size_t i) {
  const int level = blocks[i].block.heading_level;
  Label label = Label::boilerplate;
  for (std::size_t j = i + 1; j < blocks.size() && j < i + kLongestSection; ++j) {
    const Block& block = blocks[j].block;
    if (block.kind == BlockKind::heading && block.heading_level <= level) break;
    if (!is_kept_text(block)) continue;
    label = block.label;
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

// A heading stands with the first text below it. One whose section is dropped falls, unless it is
// a card's. What certain.h ruled out (the headline) stays out.
void judge_headings(const Measured& measured, const std::vector<std::size_t>& next,
                    std::vector<PageBlock>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    if (block.kind != BlockKind::heading || block.score <= 0) continue;
    const bool next_kept = next[i] != kNone && is_kept_text(blocks[next[i]].block);
    if (!kept(block) && next_kept && block.score >= kLeastHeading &&
        same_part(measured.blocks[i], measured.blocks[next[i]])) {
      judge(block, blocks[next[i]].block.label, "heads kept text");
    } else if (kept(block) && !is_card_title(measured.blocks[i])) {
      const Label section = label_of_section(blocks, i);
      if (section == Label::boilerplate) judge(block, section, "heads nothing kept");
      if (section == Label::comment) block.label = section;
    }
  }
}

// A picture between kept texts is kept with them.
void judge_images(std::vector<PageBlock>& blocks) {
  const std::vector<std::size_t> next = next_texts(blocks);
  std::size_t previous = kNone;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    if (!is_passed_over(blocks[i])) previous = i;
    if (block.kind != BlockKind::image) continue;
    const Label label =
        std::min(label_of_text(blocks, previous), label_of_text(blocks, next[i]), by_weight);
    judge(block, label, label == Label::boilerplate ? "not in kept text" : "between kept text");
  }
}

// Of equal texts the first shown one stays: templates repeat a page's text hidden, for phones.
void drop_copies(const Measured& measured, std::vector<PageBlock>& blocks) {
  std::map<std::uint64_t, std::size_t> first;  // not hashed: the keys are the page's choice
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    if (!kept(block) || measured.blocks[i].words < kWordsOfACopy) continue;
    if (measured.blocks[i].same_text == 0 || block.table.table > 0) continue;
    // Who answers a post quotes it.
    if (block.quote_depth > 0 || measured.blocks[i].cues.has(Cue::post)) continue;
    const auto [entry, is_new] = first.emplace(blocks[i].key, i);
    if (is_new) continue;
    const bool was_hidden = measured.blocks[entry->second].cues.has(Cue::hidden);
    const bool is_hidden = measured.blocks[i].cues.has(Cue::hidden);
    judge(was_hidden && !is_hidden ? blocks[entry->second].block : block, Label::boilerplate,
          "stands twice");
    if (was_hidden && !is_hidden) entry->second = i;
  }
}

// A hidden text that a shown one begins with: a copy cut short for another screen.
void drop_hidden_beginnings(const Measured& measured, std::vector<PageBlock>& blocks) {
  std::vector<std::string_view> shown;
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    // What begins with a text of so many words has as many.
    if (!kept(blocks[i].block) || measured.blocks[i].words < kWordsOfACopy) continue;
    if (measured.blocks[i].cues.has(Cue::hidden)) {
      hidden.push_back(i);
    } else {
      shown.push_back(blocks[i].block.text);
    }
  }
  if (!hidden.empty()) std::sort(shown.begin(), shown.end());
  for (const std::size_t i : hidden) {
    Block& block = blocks[i].block;
    const auto next = std::lower_bound(shown.begin(), shown.end(), block.text);
    if (next != shown.end() && next->starts_with(block.text)) {
      judge(block, Label::boilerplate, "stands twice");
    }
  }
}

}  // namespace

void settle_companions(const Measured& measured, std::vector<PageBlock>& blocks) {
  drop_copies(measured, blocks);
  drop_hidden_beginnings(measured, blocks);
  const std::vector<std::size_t> next = next_texts(blocks);
  judge_headings(measured, next, blocks);
  judge_images(blocks);
}

}  // namespace pith
