// Images and embeds belong to the text that they stand in: they are kept between kept texts, and
// also where they open or end the text that they share an element with. Linear in the blocks.
#include "page/images.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "markup/features.h"
#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Looking for the text before or after, dropped crumbs ("[edit]", "Copy") do not count.
constexpr float kCrumbWords = 3;
// How far above such a text the <figure> around it is looked for.
constexpr int kMaxStepsToFigure = 4;

// What may stand between the article's first image and its text: date, author, a teaser.
constexpr std::size_t kMaxBetween = 12;

// How far above an image is looked for the element that its text is in.
constexpr int kMaxSteps = 10;
constexpr int kMaxStepsBehind = 5;

bool goes_with_text(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::image || kind == BlockKind::caption;
}

bool is_article(const Element& element) {
  return element.tag == Tag::article || element.tag == Tag::main ||
         element.cues.has(Cue::article) || element.cues.has(Cue::main) ||
         element.cues.has(Cue::content);
}

// An element in which an image is no part of the text around it.
bool is_other_part(CueSet cues) {
  constexpr std::array kOthers = {
      Cue::nav,    Cue::footer,  Cue::aside,   Cue::form,       Cue::button,     Cue::dialog,
      Cue::share,  Cue::comment, Cue::related, Cue::ad,         Cue::newsletter, Cue::cookie,
      Cue::byline, Cue::tags,    Cue::account, Cue::pagination, Cue::hidden};
  return std::any_of(kOthers.begin(), kOthers.end(), [&](Cue cue) { return cues.has(cue); });
}

class Images {
 public:
  explicit Images(Judging& judging) : judging_(judging), page_(judging.page) {}

  void run() {
    find_texts();
    for (std::size_t i = 0; i < judging_.size(); ++i) {
      if (judging_.block(i).kind == BlockKind::image) {
        judge(page_.blocks[i], i, judging_.verdicts[i]);
      }
    }
    for (std::size_t i = 0; i < page_.figures.size(); ++i) {
      judge(page_.figures[i].block, page_.figures[i].before, judging_.figures[i]);
    }
  }

 private:
  bool contains(std::uint32_t element, std::size_t block) const {
    const Element& e = page_.elements[element];
    return e.first_block <= block && block < e.end_block;
  }

  bool is_passed_over(std::size_t i) const {
    const PageBlock& entry = page_.blocks[i];
    return goes_with_text(entry.block.kind) || entry.describes_image ||
           (!judging_.kept(i) && (entry.counts.words <= kCrumbWords || is_in_figure(i)));
  }

  // "Press enter or click to view the image in full size".
  bool is_in_figure(std::size_t i) const {
    std::uint32_t element = page_.blocks[i].element;
    for (int step = 0; step < kMaxStepsToFigure && element != 0; ++step) {
      if (page_.elements[element].tag == Tag::figure) return true;
      element = page_.elements[element].parent;
    }
    return false;
  }

  // For each block the nearest text from it on and the nearest before it.
  void find_texts() {
    const std::vector<PageBlock>& blocks = page_.blocks;
    next_.assign(blocks.size() + 1, kNone);
    previous_.assign(blocks.size() + 1, kNone);
    under_heading_.assign(blocks.size() + 1, false);
    for (std::size_t i = blocks.size(); i-- > 0;) {
      next_[i] = is_passed_over(i) ? next_[i + 1] : i;
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool passed = is_passed_over(i);
      const bool heading = blocks[i].block.kind == BlockKind::heading && judging_.kept(i);
      previous_[i + 1] = passed ? previous_[i] : i;
      under_heading_[i + 1] = heading || (passed && under_heading_[i]);
      const bool text = judging_.kept(i) && !goes_with_text(blocks[i].block.kind);
      if (text && first_ == kNone) first_ = i;
    }
  }

  Label label_at(std::size_t text) const {
    return text != kNone ? judging_.verdicts[text].label : Label::boilerplate;
  }

  void judge(const PageBlock& entry, std::size_t at, Verdict& verdict) {
    const Block& block = entry.block;
    const Label behind = label_at(next_[at]);
    // A kept heading is followed by kept text, whatever stands before it.
    const Label before = under_heading_[at] ? Label::main_content : label_at(previous_[at]);
    if (block.spans.empty() || (block.kind == BlockKind::image && entry.decoration)) {
      judging_.decide(verdict, Label::boilerplate, "no picture of the text");
    } else if (entry.choice == Choice::selected) {
      judging_.decide(verdict, Label::main_content, "in what \"select\" matches");
    } else if (is_left_out(entry.choice)) {
      judging_.decide(verdict, Label::boilerplate, "where the selectors leave it out");
    } else if (before != Label::boilerplate && behind != Label::boilerplate) {
      const bool comment = before == Label::comment || behind == Label::comment;
      judging_.decide(verdict, comment ? Label::comment : Label::main_content, "between kept text");
    } else if (opens_text(entry, at) || ends_text(entry, at)) {
      judging_.decide(verdict, Label::main_content, "beside kept text");
    } else {
      judging_.decide(verdict, Label::boilerplate, "not in kept text");
    }
    if (block.table && !judging_.options.tables && verdict.kept()) {
      judging_.decide(verdict, Label::boilerplate, "in a table while tables are off");
    }
  }

  // A link to another page makes a teaser of an image.
  static bool leads_away(const Block& block) {
    return std::any_of(block.spans.begin(), block.spans.end(), [](const Span& span) {
      return span.kind == SpanKind::image && !span.link.empty() && !is_image_file(span.link);
    });
  }

  // The innermost element around the image that holds `text`, when nothing up to there says that
  // the image belongs to another part of the page; kNone otherwise. `below` receives the element
  // in it that the image is in, itself where there is none.
  std::size_t shared_element(std::uint32_t element, std::size_t text, int most_steps,
                             std::uint32_t& below) const {
    bool in_header = false;
    below = element;
    for (int step = 0; step <= most_steps; ++step) {
      if (contains(element, text)) {
        if (!in_header || is_in_article(element)) return element;
        return kNone;
      }
      const CueSet cues = page_.elements[element].cues;
      if (is_other_part(cues)) return kNone;
      in_header = in_header || cues.has(Cue::header);
      if (element == 0) return kNone;
      below = element;
      element = page_.elements[element].parent;
    }
    return kNone;
  }

  bool is_in_article(std::uint32_t element) const {
    for (int step = 0; step < 4; ++step) {
      if (is_article(page_.elements[element])) return true;
      if (element == 0) return false;
      element = page_.elements[element].parent;
    }
    return false;
  }

  // The image stands before kept text, with nothing between but what heads an article.
  bool opens_text(const PageBlock& entry, std::size_t at) const {
    if (leads_away(entry.block)) return false;
    std::size_t text = next_[at];
    if (label_at(text) != Label::main_content) {
      if (first_ == kNone || first_ < at || first_ - at > kMaxBetween) return false;
      text = first_;
      for (std::size_t i = at; i < text; ++i) {
        const PageBlock& between = page_.blocks[i];
        const bool prose = between.counts.words >= kProseWords && !between.describes_image &&
                           !goes_with_text(between.block.kind);
        if (prose) return false;
      }
      if (label_at(text) != Label::main_content) return false;
    }
    std::uint32_t below = 0;
    const std::size_t shared = shared_element(entry.element, text, kMaxSteps, below);
    if (shared == kNone) return false;
    return shared != 0 || page_.elements[below].parent == 0;
  }

  // The image stands behind kept text, in the same element, in a part of it that has no other text.
  bool ends_text(const PageBlock& entry, std::size_t at) const {
    const std::size_t text = previous_[at];
    if (label_at(text) != Label::main_content || leads_away(entry.block)) return false;
    std::uint32_t below = 0;
    const std::size_t shared = shared_element(entry.element, text, kMaxStepsBehind, below);
    if (shared == kNone || shared == 0) return false;
    if (below == shared) return true;
    const Element& part = page_.elements[below];
    if (part.end_block - part.first_block > kMaxBetween) return false;
    for (std::uint32_t i = part.first_block; i < part.end_block; ++i) {
      const PageBlock& other = page_.blocks[i];
      if (other.block.kind != BlockKind::image && other.block.kind != BlockKind::caption &&
          !other.describes_image) {
        return false;
      }
    }
    return true;
  }

  Judging& judging_;
  const PageModel& page_;
  std::vector<std::size_t> next_;
  std::vector<std::size_t> previous_;
  std::vector<bool> under_heading_;  // nothing but images, captions and crumbs since a kept heading
  std::size_t first_ = kNone;        // the first text that is kept
};

}  // namespace

void keep_images(Judging& judging) { Images(judging).run(); }

}  // namespace pith::internal
