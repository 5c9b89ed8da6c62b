// Headings say little by themselves and belong to their sections. Images have a pass of
// their own.
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A heading less likely than this is another box's, whatever follows.
constexpr float kMinHeading = 0.1F;

// Headings built alike are a row from here on.
constexpr float kRow = 3;

// A sentence of so many words is text, in whatever element it stands.
constexpr float kSentenceWords = 8;

// A line about author and date below a post's heading is shorter.
constexpr float kMaxLineWords = 12;

// How far a heading's section is looked through, in blocks.
constexpr std::size_t kMaxSection = 50;

bool is_attachment(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::image ||
         block.kind == BlockKind::caption;
}

bool is_kept_text(const Judging& judging, std::size_t i) {
  return judging.kept(i) && !is_attachment(judging.block(i));
}

// Looking for the text before or after, dropped trifles ("[edit]", "Copy") do not count. More of
// them in a row are a section of their own, such as a table of contents.
constexpr float kTrifleWords = 3;
constexpr std::size_t kMaxTrifles = 4;

bool is_trifle(const Judging& judging, std::size_t i) {
  return !judging.kept(i) && judging.page.blocks[i].counts.words <= kTrifleWords;
}

// For each block the index of the nearest text from it on; kNone behind the last.
std::vector<std::size_t> next_texts(const Judging& judging) {
  std::vector<std::size_t> next(judging.size() + 1, kNone);
  std::size_t trifles = 0;  // from the block on
  for (std::size_t i = judging.size(); i-- > 0;) {
    const bool attachment = is_attachment(judging.block(i));
    trifles = !attachment && is_trifle(judging, i) ? trifles + 1 : 0;
    const bool passed_over = attachment || (trifles > 0 && trifles <= kMaxTrifles);
    next[i] = passed_over ? next[i + 1] : i;
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

bool is_text(const Features& heading) {
  return heading.words >= kProseWords || (heading.ends_sentence && heading.words >= kSentenceWords);
}

// Where a page has whole posts, each begins with a heading that links to it, a dropped line about
// author or date, and text. For the heading at `i`: where that text is, else `next`.
std::size_t text_of_post(const Judging& judging, std::size_t i, std::size_t next) {
  const Features& heading = judging.features(i);
  if (next != i + 1 || next + 1 >= judging.size()) return next;
  if (heading.link_density < kProseLinkDensity || heading.same_path < kRow) return next;
  if (heading.same_text > 0) return next;  // a thread's title, once more above each answer
  const Features& line = judging.features(next);
  const bool names_author_or_date = line.cues.has(Cue::byline) || line.shape == Shape::date_line;
  if (judging.kept(next) || line.words >= kMaxLineWords || !names_author_or_date) return next;
  return judging.features(next + 1).prose && is_kept_text(judging, next + 1) ? next + 1 : next;
}

// One of a row of headings: the title of a teaser, which may have no more text, or a text that
// looks like a heading.
bool is_card_title(const Features& heading) { return heading.same_path >= kRow; }

// Something other than another heading or a picture follows, and it is not the heading that links.
bool has_text_below(const Judging& judging, std::size_t i) {
  return judging.features(i).link_density < kProseLinkDensity && i + 1 < judging.size() &&
         !is_attachment(judging.block(i + 1));
}

// Where the last text that is kept ends.
std::size_t end_of_text(const Judging& judging) {
  std::size_t end = judging.size();
  while (end > 0 && !is_kept_text(judging, end - 1)) --end;
  return end;
}

}  // namespace

// A heading is kept with the first text below it. One whose section is dropped is dropped, unless
// it is text itself or a card's; behind the last text that is kept even then where it has a text of
// its own. What a rule has dropped (the headline) stays out.
void attach_headings(Judging& judging) {
  const std::vector<std::size_t> next = next_texts(judging);
  const std::size_t end = end_of_text(judging);
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Verdict& verdict = judging.verdicts[i];
    const bool in_cell = judging.block(i).table.has_value();
    if (judging.block(i).kind != BlockKind::heading || verdict.ruled_out || in_cell) continue;
    const Features& heading = judging.features(i);
    const std::size_t text = text_of_post(judging, i, next[i]);
    const bool text_kept = text != kNone && is_kept_text(judging, text);
    if (!verdict.kept() && text_kept && verdict.probability >= kMinHeading &&
        same_part(heading, judging.features(text))) {
      judging.decide(i, judging.verdicts[text].label, "the heading of kept text");
    } else if (verdict.kept() && !is_text(heading) &&
               (!is_card_title(heading) || (i >= end && has_text_below(judging, i)))) {
      const Label section = label_of_section(judging, i);
      if (section == Label::boilerplate) judging.decide(i, section, "no kept text below it");
      if (section == Label::comment) judging.decide(i, section, "the heading of comments");
    }
  }
}

}  // namespace pith::internal
