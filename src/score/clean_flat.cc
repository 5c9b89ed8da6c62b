#include "score/clean_flat.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include "block/flat_measure.h"
#include "block/segment_text.h"
#include "html/flatten.h"
#include "score/cut.h"
#include "score/flat.h"

namespace pith {
namespace {

// Rounds until nothing more goes; each drops a block at least. On the development sets hardly any
// page takes more than five. What is over ends where it is, so that time stays linear.
constexpr int kMostRounds = 12;

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

struct Round {
  Page page;
  std::vector<char> keep;
  float confidence = 0;
};

Round judge(std::span<const TextLine> lines, std::size_t most_blocks, const Model& model,
            const Options& options) {
  Round round;
  round.page = segment_lines(lines, most_blocks);
  const FlatMeasured measured = measure_flat(round.page);
  const std::vector<Score> scores = flat_density(measured, model, options.explain);
  std::vector<float> words(scores.size());
  std::vector<float> probabilities(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    words[i] = measured.blocks[i].words;
    probabilities[i] = scores[i].probability;
  }
  const float cut = cut_for(words, probabilities, options.favor, &round.confidence);
  round.keep.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) round.keep[i] = probabilities[i] >= cut;
  keep_between(measured, round.keep);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Block& block = round.page.blocks[i].block;
    block.score = probabilities[i];
    block.label = round.keep[i] ? Label::main_content : Label::boilerplate;
    if (!options.explain) continue;
    block.reason = round.keep[i] ? scores[i].for_it : scores[i].against_it;
  }
  return round;
}

// The lines of the kept blocks; each stands as far from the one before as any did between them.
std::vector<TextLine> kept_lines(std::span<const TextLine> lines, const Round& round) {
  std::vector<TextLine> left;
  std::size_t block = 0;
  std::uint32_t ends = 1;
  for (const TextLine& line : lines) {
    while (line.begin >= round.page.blocks[block].block.source.end) ++block;
    ends = std::max(ends, line.line_ends_before);
    if (!round.keep[block]) continue;
    left.push_back(line);
    left.back().line_ends_before = left.size() == 1 ? 1 : ends;
    ends = 1;
  }
  return left;
}

}  // namespace

bool clean_flat(std::string_view text, std::size_t most_blocks, const Model& model,
                const Options& options, Article& article) {
  bool whole = true;
  std::vector<TextLine> lines = split_lines(text);
  for (int round = 0;; ++round) {
    Round judged = judge(lines, most_blocks, model, options);
    whole = whole && judged.page.whole;
    const bool settled = std::all_of(judged.keep.begin(), judged.keep.end(), [](char k) { return k; });
    const bool last = settled || !judged.page.whole || round == kMostRounds;
    if (!last) lines = kept_lines(lines, judged);
    if (round == 0) article.confidence = judged.confidence;
    for (std::size_t i = 0; i < judged.keep.size(); ++i) {
      const bool wanted = judged.keep[i] ? last : options.explain;
      if (wanted) article.blocks.push_back(std::move(judged.page.blocks[i].block));
    }
    if (last) break;
  }
  std::stable_sort(article.blocks.begin(), article.blocks.end(), [](const Block& a, const Block& b) {
    return a.source.begin < b.source.begin;
  });
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
