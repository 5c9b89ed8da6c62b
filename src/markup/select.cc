#include "markup/select.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "markup/companions.h"
#include "markup/site_evidence.h"
#include "markup/whole.h"
#include "model/cut.h"

namespace pith {
namespace {

// Comments are set aside when this many words remain without them, and this many for each word of
// theirs, and the model takes them for chrome; where it does not, they are what the page is for.
// Measured in cross-validation: without the last condition forums lose two points.
constexpr float kCoreWords = 20;
constexpr float kCorePerComment = 0.25F;
constexpr float kLikelyComments = 0.2F;  // mean probability of their prose

// In comments, what a reader wrote: not the form, names, dates and buttons around it.
bool is_comment_text(const Features& f, const Block& block) {
  constexpr std::array kAround = {Cue::form, Cue::button, Cue::byline, Cue::account};
  return block.score > 0 && block.kind != BlockKind::heading && block.kind != BlockKind::image &&
         f.link_density < kProseLinkDensity &&
         std::none_of(kAround.begin(), kAround.end(), [&f](Cue cue) { return f.cues.has(cue); });
}

// Whether comments stand beside something. A matter of the page, so the balanced cut decides it:
// otherwise favoring recall, which finds more core, could lose a thread.
bool are_comments_aside(const Measured& measured, const std::vector<Score>& scores, float cut) {
  float core = 0;
  float comments = 0;
  float prose = 0;
  float likely_prose = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Features& f = measured.blocks[i];
    const bool comment = f.cues.has(Cue::comment);
    if (scores[i].probability >= cut) (comment ? comments : core) += f.words;
    if (!comment || !f.prose) continue;
    prose += f.words;
    likely_prose += f.words * scores[i].probability;
  }
  return core >= kCoreWords && core >= kCorePerComment * comments &&
         likely_prose <= kLikelyComments * prose;
}

// aside: also those the cut keeps. What it drops is a comment in any case, for whoever asks.
void label_comments(const Measured& measured, bool aside, std::vector<PageBlock>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    const bool comment = measured.blocks[i].cues.has(Cue::comment);
    if (comment && (kept(block) ? aside : is_comment_text(measured.blocks[i], block))) {
      block.label = Label::comment;
      block.reason = "a comment";
    }
  }
}

}  // namespace

void select(const Measured& measured, const std::vector<Score>& scores, const Options& options,
            std::vector<PageBlock>& blocks, std::string_view url) {
  std::vector<float> words(scores.size());
  std::vector<float> probabilities(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    words[i] = measured.blocks[i].words;
    probabilities[i] = scores[i].probability;
  }
  const float cut = cut_for(words, probabilities, options.favor).lowest;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    const bool keep = scores[i].probability >= cut && block.kind != BlockKind::image;
    block.score = scores[i].probability;
    block.label = keep ? Label::main_content : Label::boilerplate;
    if (!options.explain) continue;
    block.reason = keep ? scores[i].for_it : scores[i].against_it;
    if (block.reason.empty()) block.reason = keep ? "nothing against it" : "nothing for it";
  }
  apply_site(options, url, blocks);
  keep_whole(measured, cut, blocks);
  const float balanced = options.favor == Favor::balanced
                             ? cut
                             : cut_for(words, probabilities, Favor::balanced).lowest;
  label_comments(measured, are_comments_aside(measured, scores, balanced), blocks);
  settle_companions(measured, blocks);
  for (PageBlock& entry : blocks) {
    Block& block = entry.block;
    if (block.label == Label::comment && !options.comments) block.label = Label::boilerplate;
    if (block.table.table > 0 && !options.tables && kept(block)) {
      block.label = Label::boilerplate;
      block.reason = "tables are off";
    }
  }
}

std::vector<Block> result_blocks(std::vector<PageBlock> blocks, const Options& options) {
  const auto wanted = [&options](const PageBlock& entry) {
    return kept(entry.block) || options.explain;
  };
  std::vector<Block> result;
  result.reserve(static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), wanted)));
  for (PageBlock& entry : blocks) {
    if (!wanted(entry)) continue;
    result.push_back(std::move(entry.block));
    if (!options.explain) result.back().reason.clear();
  }
  return result;
}

}  // namespace pith
