// Pages made by hand, so that the scorer is tested without HTML: blocks in nested elements, each
// with the probability a test gives it. page/dump.h makes pages from markup.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/passes/passes.h"
#include "page/page_model.h"
#include "pith/options.h"

namespace pith::internal::test {

// "Boat two three ... nine." A text of `count` words that ends a sentence; `first` tells it apart.
std::string sentence(int count, std::string_view first = "Boat");

class PageBuilder {
 public:
  using Inside = std::function<void(PageBuilder&)>;

  explicit PageBuilder(std::string title = {});

  PageBuilder& paragraph(std::string_view text);
  PageBuilder& heading(int level, std::string_view text);
  PageBuilder& item(std::string_view text);  // neighbors share a <ul>
  PageBuilder& code(std::string_view text);
  PageBuilder& caption(std::string_view text);
  PageBuilder& cell(std::string_view text);  // neighbors share a table
  PageBuilder& image();

  // What is built inside stands in this element; a cue's is a <div>.
  PageBuilder& in(Tag tag, const Inside& inside);
  PageBuilder& in(Cue cue, const Inside& inside);

  // About the last block.
  PageBuilder& linked();      // all of it is a link
  PageBuilder& emphasised();  // all of it is bold
  PageBuilder& scored(float probability);

  const PageModel& page() const { return page_; }
  Measured measured() const { return measure(page_, title_); }
  // 0.5 where scored() was not called.
  std::vector<Score> scores() const { return scores_; }

 private:
  PageBuilder& add(BlockKind kind, Tag tag, std::string_view text);
  void open(Tag tag, CueSet cues);
  void close();
  void continue_in(Tag implied);

  std::string title_;
  PageModel page_;
  std::vector<Score> scores_;
  std::vector<std::uint32_t> open_;  // innermost last
  Tag implied_ = Tag::unknown;       // the <ul> or <table> neighbors share
  std::uint32_t tables_ = 0;
  std::uint8_t quotes_ = 0;
};

// The passes from the one of this name to the other.
std::span<const Pass> passes(std::string_view first, std::string_view last);

// What they begin with beside scores.
struct Before {
  std::string_view labels = {};  // as labels() gives them; without, all are boilerplate
  std::optional<float> threshold = {};
  PageType page_type = PageType::unknown;
};

// The page's blocks after these passes, with reasons unless the options say otherwise. A score of 0
// stands for a block that a rule has dropped.
std::vector<Block> after_passes(std::span<const Pass> passes, const PageModel& page,
                                const Measured& measured, const std::vector<Score>& scores,
                                const Options& options = {.explain = true},
                                const Before& before = {});

// The result of the passes behind the rules.
std::vector<Block> selected(const PageModel& page, const Measured& measured,
                            const std::vector<Score>& scores, const Options& options = {},
                            PageType page_type = PageType::unknown);

// The whole scorer, as extract() runs it.
std::vector<Block> judged(const PageModel& page, std::string_view title,
                          const Options& options = {});

// One sign a block: "+" main content, "c" a comment, "-" boilerplate.
std::string labels(const std::vector<Block>& blocks);

// The words of the texts' kept blocks, one block a line.
std::string kept_text(const std::vector<Block>& blocks);

}  // namespace pith::internal::test
