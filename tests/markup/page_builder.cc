#include "markup/page_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "markup/judge_page.h"
#include "markup/score_blocks.h"
#include "models.h"
#include "page/verdict.h"
#include "text/words.h"

namespace pith::internal::test {

std::string sentence(int count, std::string_view first) {
  std::string out(first);
  for (int i = 1; i < count; ++i) out += " word";
  return out + ".";
}

PageBuilder::PageBuilder(std::string title) : title_(std::move(title)) {
  page_.elements.push_back({.tag = Tag::body});
  open_ = {0};
}

void PageBuilder::open(Tag tag, CueSet cues) {
  const auto signature =
      static_cast<std::uint32_t>((cues.bits() % 65521) * 256) + static_cast<std::uint32_t>(tag);
  const auto here = static_cast<std::uint32_t>(page_.blocks.size());
  ++page_.elements[open_.back()].children;
  page_.elements.push_back({open_.back(), tag, cues, signature, 0, here, here});
  open_.push_back(static_cast<std::uint32_t>(page_.elements.size() - 1));
}

void PageBuilder::close() { open_.pop_back(); }

void PageBuilder::continue_in(Tag implied) {
  if (implied_ == implied) return;
  if (implied_ != Tag::unknown) close();
  implied_ = implied;
  if (implied != Tag::unknown) open(implied, {});
  if (implied == Tag::table) ++tables_;
}

PageBuilder& PageBuilder::add(BlockKind kind, Tag tag, std::string_view text) {
  open(tag, {});
  PageBlock entry;
  entry.block.kind = kind;
  entry.block.text = text;
  entry.block.quote_depth = quotes_;
  entry.element = open_.back();
  entry.counts = count_text(text);
  fold_text(entry, page_);
  if (folded_text(entry, page_).empty()) entry.key = 0;
  if (kind == BlockKind::table_cell) entry.block.table = TablePlace{tables_};
  page_.blocks.push_back(std::move(entry));
  scores_.push_back({0.5F, "for", "against"});
  const auto end = static_cast<std::uint32_t>(page_.blocks.size());
  for (const std::uint32_t element : open_) page_.elements[element].end_block = end;
  close();
  return *this;
}

PageBuilder& PageBuilder::paragraph(std::string_view text) {
  continue_in(Tag::unknown);
  return add(BlockKind::paragraph, Tag::p, text);
}

PageBuilder& PageBuilder::heading(int level, std::string_view text) {
  continue_in(Tag::unknown);
  add(BlockKind::heading, static_cast<Tag>(static_cast<int>(Tag::h1) + level - 1), text);
  page_.blocks.back().block.heading_level = static_cast<std::uint8_t>(level);
  return *this;
}

PageBuilder& PageBuilder::item(std::string_view text) {
  continue_in(Tag::ul);
  add(BlockKind::list_item, Tag::li, text);
  page_.blocks.back().block.list = ListPlace{.depth = 1};
  return *this;
}

PageBuilder& PageBuilder::code(std::string_view text) {
  continue_in(Tag::unknown);
  return add(BlockKind::code, Tag::pre, text);
}

PageBuilder& PageBuilder::caption(std::string_view text) {
  continue_in(Tag::unknown);
  return add(BlockKind::caption, Tag::figcaption, text);
}

PageBuilder& PageBuilder::cell(std::string_view text) {
  continue_in(Tag::table);
  return add(BlockKind::table_cell, Tag::td, text);
}

PageBuilder& PageBuilder::image() {
  continue_in(Tag::unknown);
  return add(BlockKind::image, Tag::img, {});
}

PageBuilder& PageBuilder::in(Tag tag, const Inside& inside) {
  continue_in(Tag::unknown);
  if (tag == Tag::blockquote) ++quotes_;
  open(tag, {});
  inside(*this);
  continue_in(Tag::unknown);
  close();
  if (tag == Tag::blockquote) --quotes_;
  return *this;
}

PageBuilder& PageBuilder::in(Cue cue, const Inside& inside) {
  continue_in(Tag::unknown);
  CueSet cues;
  cues.add(cue);
  open(Tag::div, cues);
  inside(*this);
  continue_in(Tag::unknown);
  close();
  return *this;
}

PageBuilder& PageBuilder::linked() {
  page_.blocks.back().link_words = page_.blocks.back().counts.words;
  page_.blocks.back().links = 1;
  return *this;
}

PageBuilder& PageBuilder::emphasised() {
  Block& block = page_.blocks.back().block;
  block.spans.push_back({SpanKind::strong, 0, static_cast<std::uint32_t>(block.text.size())});
  return *this;
}

PageBuilder& PageBuilder::scored(float probability) {
  scores_.back().probability = probability;
  return *this;
}

std::span<const Pass> passes(std::string_view first, std::string_view last) {
  const auto place = [](std::string_view name) {
    const auto found = std::find_if(kPasses.begin(), kPasses.end(),
                                    [name](const Pass& pass) { return pass.name == name; });
    EXPECT_NE(found, kPasses.end()) << name;
    return static_cast<std::size_t>(found - kPasses.begin());
  };
  return std::span(kPasses).subspan(place(first), place(last) + 1 - place(first));
}

std::vector<Block> after_passes(std::span<const Pass> passes, const PageModel& page,
                                const Measured& measured, const std::vector<Score>& scores,
                                const Options& options, const Before& before) {
  Judging judging(page, measured, scores, options);
  judging.threshold = before.threshold;
  judging.page_type = before.page_type;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    judging.verdicts[i].ruled_out = scores[i].probability <= 0;
    if (before.labels.empty()) continue;
    judging.verdicts[i].label = before.labels.at(i) == '+'   ? Label::main_content
                                : before.labels.at(i) == 'c' ? Label::comment
                                                             : Label::boilerplate;
  }
  run_passes(judging, passes);
  std::vector<PageBlock> blocks = page.blocks;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    apply_verdict(std::move(judging.verdicts[i]), blocks[i].block);
  }
  return result_blocks(std::move(blocks), options);
}

std::vector<Block> selected(const PageModel& page, const Measured& measured,
                            const std::vector<Score>& scores, const Options& options,
                            PageType page_type) {
  return after_passes(passes("threshold", "option"), page, measured, scores, options,
                      {.page_type = page_type});
}

std::vector<Block> judged(const PageModel& page, std::string_view title, const Options& options) {
  const Measured measured = measure(page, title);
  const MarkupModel& model = Model::built_in().markup;
  const std::vector<Score> scores = score_blocks(measured, model, options.explain);
  const PageType type = likely_type(Judging(page, measured, scores, options), model);
  return after_passes(kPasses, page, measured, scores, options, {.page_type = type});
}

std::string labels(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    out += block.label == Label::main_content ? '+' : block.label == Label::comment ? 'c' : '-';
  }
  return out;
}

std::string kept_text(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    if (kept(block)) out.append(block.text).append("\n");
  }
  return out;
}

}  // namespace pith::internal::test
