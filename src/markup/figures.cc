#include "markup/figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "markup/features.h"
#include "page/images.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Looking for the text before or after, dropped crumbs ("[edit]", "Copy") do not count.
constexpr float kCrumbWords = 3;

// What may stand between the article's first image and its text: date, author, a teaser.
constexpr std::size_t kMaxBetween = 12;

// How far above an image is looked for the element that its text is in.
constexpr int kMaxSteps = 10;
constexpr int kMaxStepsBehind = 5;

bool is_companion(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::image || kind == BlockKind::caption;
}

bool is_passed_over(const PageBlock& entry) {
  return is_companion(entry.block.kind) || entry.describes_image ||
         (!kept(entry.block) && entry.counts.words <= kCrumbWords);
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

class Figures {
 public:
  Figures(PageModel& page, const Options& options) : page_(page), options_(options) {}

  void run() {
    drop_helper_texts();
    find_texts();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (page_.blocks[i].block.kind == BlockKind::image) judge(page_.blocks[i], i);
    }
    for (Figure& figure : page_.figures) judge(figure.block, figure.before);
    if (options_.captions) keep_captions();
    merge();
  }

 private:
  void drop_helper_texts() {
    for (PageBlock& entry : page_.blocks) {
      if (entry.helper_text.empty() || !kept(entry.block)) continue;
      const Block before = entry.block;
      drop_helper_text(entry);
      if (!entry.block.text.empty() || has_image(entry.block)) continue;
      // Nothing else is in it, so it is dropped with its text.
      entry.block = before;
      entry.block.label = Label::boilerplate;
      explain(entry.block, "for screen readers only");
    }
  }

  static bool has_image(const Block& block) {
    return std::any_of(block.spans.begin(), block.spans.end(),
                       [](const Span& span) { return span.kind == SpanKind::image; });
  }

  bool contains(std::uint32_t element, std::size_t block) const {
    const Element& e = page_.elements[element];
    return e.first_block <= block && block < e.end_block;
  }

  // For each block the nearest text from it on and the nearest before it.
  void find_texts() {
    const std::vector<PageBlock>& blocks = page_.blocks;
    next_.assign(blocks.size() + 1, kNone);
    previous_.assign(blocks.size() + 1, kNone);
    for (std::size_t i = blocks.size(); i-- > 0;) {
      next_[i] = is_passed_over(blocks[i]) ? next_[i + 1] : i;
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      previous_[i + 1] = is_passed_over(blocks[i]) ? previous_[i] : i;
      const bool text = kept(blocks[i].block) && !is_companion(blocks[i].block.kind);
      if (text && first_ == kNone) first_ = i;
    }
  }

  void explain(Block& block, std::string_view reason) const {
    if (options_.explain) block.reason = reason;
  }

  Label label_at(std::size_t text) const {
    return text != kNone ? page_.blocks[text].block.label : Label::boilerplate;
  }

  void judge(PageBlock& entry, std::size_t at) {
    Block& block = entry.block;
    const Label before = label_at(previous_[at]);
    const Label behind = label_at(next_[at]);
    block.label = Label::boilerplate;
    explain(block, "not in kept text");
    if (block.spans.empty() || (block.kind == BlockKind::image && entry.decoration)) {
      explain(block, "no picture of the text");
      return;
    }
    if (before != Label::boilerplate && behind != Label::boilerplate) {
      const bool comment = before == Label::comment || behind == Label::comment;
      block.label = comment ? Label::comment : Label::main_content;
      explain(block, "between kept text");
    } else if (opens_text(entry, at) || ends_text(entry, at)) {
      block.label = Label::main_content;
      explain(block, "beside kept text");
    }
    if (block.table.table > 0 && !options_.tables && kept(block)) {
      block.label = Label::boilerplate;
      explain(block, "tables are off");
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
                           !is_companion(between.block.kind);
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

  // Whether a caption is one of a kept figure, its image says; of a <figure> that holds something
  // else, what is kept in it. A text that is kept already is not kept twice.
  void keep_captions() {
    std::unordered_set<std::uint64_t> keys;
    for (const PageBlock& entry : page_.blocks) {
      if (kept(entry.block)) keys.insert(entry.key);
    }
    std::vector<Label> labels(page_.elements.size(), Label::boilerplate);  // of what figures hold
    const auto look_at = [&](const PageBlock& entry) {
      if (!kept(entry.block)) return;
      for (std::uint32_t i = entry.caption_begin; i < entry.caption_end; ++i) {
        keep_caption(page_.blocks[i], entry.block.label, keys);
      }
      if (entry.block.kind == BlockKind::caption) return;
      std::uint32_t element = entry.element;
      for (int step = 0; step <= kMaxSteps && element != 0; ++step) {
        if (page_.elements[element].tag == Tag::figure) labels[element] = entry.block.label;
        element = page_.elements[element].parent;
      }
    };
    for (const PageBlock& entry : page_.blocks) look_at(entry);
    for (const Figure& figure : page_.figures) look_at(figure.block);
    for (PageBlock& entry : page_.blocks) {
      if (entry.block.kind != BlockKind::caption || entry.describes_image) continue;
      std::uint32_t element = entry.element;
      for (int step = 0; step < kMaxSteps && element != 0; ++step) {
        if (page_.elements[element].tag == Tag::figure) break;
        element = page_.elements[element].parent;
      }
      keep_caption(entry, labels[element], keys);
    }
  }

  void keep_caption(PageBlock& entry, Label label, std::unordered_set<std::uint64_t>& keys) const {
    Block& block = entry.block;
    if (label == Label::boilerplate || kept(block) || block.text.empty()) return;
    if (block.table.table > 0 && !options_.tables) return;
    if (!keys.insert(entry.key).second) return;
    block.label = label;
    if (!options_.explain) return;
    block.reason = "the caption of a kept figure";
    block.decided_by.append(block.decided_by.empty() ? "" : ", ").append("option");
  }

  void merge() {
    if (page_.figures.empty()) return;
    std::vector<PageBlock> merged;
    merged.reserve(page_.blocks.size() + page_.figures.size());
    auto figure = page_.figures.begin();
    for (std::size_t i = 0; i <= page_.blocks.size(); ++i) {
      for (; figure != page_.figures.end() && figure->before <= i; ++figure) {
        merged.push_back(std::move(figure->block));
      }
      if (i < page_.blocks.size()) merged.push_back(std::move(page_.blocks[i]));
    }
    page_.blocks = std::move(merged);
    page_.figures.clear();
  }

  PageModel& page_;
  const Options& options_;
  std::vector<std::size_t> next_;
  std::vector<std::size_t> previous_;
  std::size_t first_ = kNone;  // the first text that is kept
};

}  // namespace

void settle_figures(PageModel& page, const Options& options) { Figures(page, options).run(); }

}  // namespace pith::internal
