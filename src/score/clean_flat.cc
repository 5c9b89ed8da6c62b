#include "score/clean_flat.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "block/flat_measure.h"
#include "block/segment_text.h"
#include "html/flatten.h"
#include "score/cut.h"
#include "score/flat.h"
#include "score/select.h"

namespace pith {
namespace {

// Rounds until nothing more goes; each drops a block at least. A text that takes more ends where it
// is, so that time stays linear; none of the development sets does.
constexpr int kMostRounds = 40;

// A paragraph of an article, which is not lost between two that are kept.
constexpr float kParagraphSentences = 2;
constexpr float kMostlyPhrases = 0.5F;

bool is_paragraph(const FlatFeatures& f) {
  return f.ends_sentence && f.words >= kFlatProseWords && f.phrase.share < kMostlyPhrases;
}

// Keeps paragraphs between the first and the last one kept.
void keep_between(const FlatMeasured& measured, std::vector<char>& keep) {
  const std::vector<FlatFeatures>& blocks = measured.blocks;
  std::size_t last = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!keep[i] || !is_paragraph(blocks[i])) continue;
    for (std::size_t j = last + 1; j < i; ++j) {
      keep[j] = keep[j] || (is_paragraph(blocks[j]) && blocks[j].sentences >= kParagraphSentences);
    }
    last = i;
  }
}

// What a text's blocks are worth to each other.
class Rounds {
 public:
  Rounds(Page& page, const Model& model, const Options& options)
      : page_(page), text_(page), model_(model), options_(options), alive_(page.blocks.size()) {
    std::iota(alive_.begin(), alive_.end(), 0);
  }

  // Judges what is left and drops what is not wanted; false when that is nothing. The expected F1
  // goes to `confidence`.
  bool next(float& confidence) {
    const FlatMeasured measured = text_.measure(alive_);
    const std::vector<Score> scores = flat_density(measured, model_, options_.explain);
    std::vector<float> words(scores.size());
    std::vector<float> probabilities(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      words[i] = measured.blocks[i].words;
      probabilities[i] = scores[i].probability;
    }
    const float cut = cut_for(words, probabilities, options_.favor, &confidence);
    std::vector<char> keep(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) keep[i] = probabilities[i] >= cut;
    keep_between(measured, keep);
    std::vector<std::uint32_t> left;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      Block& block = page_.blocks[alive_[i]].block;
      block.score = probabilities[i];
      block.label = keep[i] ? Label::main_content : Label::boilerplate;
      if (options_.explain) block.reason = keep[i] ? scores[i].for_it : scores[i].against_it;
      if (keep[i]) left.push_back(alive_[i]);
    }
    const bool settled = left.size() == alive_.size();
    alive_ = std::move(left);
    return !settled;
  }

 private:
  Page& page_;
  FlatText text_;
  const Model& model_;
  const Options& options_;
  std::vector<std::uint32_t> alive_;
};

// Where blocks are gone, what is left stands as far apart as any did between.
void close_gaps(std::vector<PageBlock>& blocks) {
  std::vector<Block*> left;
  std::uint32_t ends = 1;
  for (PageBlock& entry : blocks) {
    ends = std::max(ends, entry.block.line_ends_before);
    if (!kept(entry.block)) continue;
    entry.block.line_ends_before = left.empty() ? 1 : ends;
    left.push_back(&entry.block);
    ends = 1;
  }
  part_lines(left);
}

}  // namespace

bool clean_flat(std::string_view text, std::size_t most_blocks, const Model& model,
                const Options& options, Article& article) {
  Page page = segment_lines(split_lines(text), most_blocks);
  Rounds rounds(page, model, options);
  float expected = 0;
  bool going = rounds.next(article.confidence);
  for (int n = 1; going && n < kMostRounds; ++n) going = rounds.next(expected);
  close_gaps(page.blocks);
  const bool whole = page.whole;
  article.blocks = result_blocks(std::move(page.blocks), options);
  return whole;
}

bool clean_markup(std::string_view page, std::size_t most_blocks, const Model& model,
                  const Options& options, Article& article) {
  const Flattened flattened = flatten(page);
  const bool whole = clean_flat(flattened.text, most_blocks, model, options, article);
  for (Block& block : article.blocks) {
    SourceRange& source = block.source;
    source.begin = flattened.source_offset(source.begin);
    source.end = std::max(source.begin, flattened.source_offset(source.end - 1) + 1);
  }
  return whole;
}

}  // namespace pith
