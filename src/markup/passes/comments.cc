// Which blocks are readers' comments beside the main content.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// Comments are set aside when this many words remain without them, and this many for each word of
// theirs, and the model takes them for chrome; where it does not, they are what the page is for.
// Measured in cross-validation: without the last condition forums lose two points.
constexpr float kCoreWords = 20;
constexpr float kCorePerComment = 0.25F;
constexpr float kLikelyComments = 0.2F;  // mean probability of their prose

// In comments, what a reader wrote: not the form, names, dates and buttons around it.
bool is_comment_text(const Judging& judging, std::size_t i) {
  const Features& f = judging.features(i);
  const BlockKind kind = judging.block(i).kind;
  constexpr std::array kAround = {Cue::form, Cue::button, Cue::byline, Cue::account};
  return !judging.verdicts[i].ruled_out && kind != BlockKind::heading && kind != BlockKind::image &&
         f.link_density < kProseLinkDensity &&
         std::none_of(kAround.begin(), kAround.end(), [&f](Cue cue) { return f.cues.has(cue); });
}

// Of a forum, a product and a listing, comments are a part. Measured in cross-validation: forums
// gain .004 to .006 of word F1.
bool may_have_comments_aside(PageType type) {
  switch (type) {
    case PageType::article:
    case PageType::collection:
    case PageType::documentation:
    case PageType::recipe:
    case PageType::service:
      return true;
    case PageType::unknown:
    case PageType::forum:
    case PageType::listing:
    case PageType::product:
      break;
  }
  return false;
}

// Whether the page has comments beside something else. A matter of the page, so the balanced
// threshold decides it: otherwise favoring recall, which finds more core, could lose a thread.
bool are_comments_aside(const Judging& judging) {
  if (!may_have_comments_aside(judging.page_type)) return false;
  const std::optional<float> threshold = judging.options.favor == Favor::balanced
                                             ? judging.threshold
                                             : threshold_of(judging, Favor::balanced);
  float core = 0;
  float comments = 0;
  float prose = 0;
  float likely_prose = 0;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Features& f = judging.features(i);
    const float probability = judging.verdicts[i].probability;
    const bool comment = f.cues.has(Cue::comment);
    if (threshold && probability >= *threshold) (comment ? comments : core) += f.words;
    if (!comment || !f.prose) continue;
    prose += f.words;
    likely_prose += f.words * probability;
  }
  return core >= kCoreWords && core >= kCorePerComment * comments &&
         likely_prose <= kLikelyComments * prose;
}

bool is_below_comments(const Features& f) {
  return f.cue_distance[static_cast<std::size_t>(Cue::comment)] < kFar;
}

// A thread below a short article holds most of the page, and looks like what the page is for. It is
// not where the head declares a dated article and no forum, and the text begins before the thread
// and is likelier content than what is in it. Measured on the development sets: without the date,
// forums lose half a point.
bool is_article_above_thread(const Judging& judging) {
  const PageHints& hints = judging.measured.page.hints;
  const bool article =
      hints.published_time && (hints.og_type == OgType::article ||
                               hints.schemas[static_cast<std::size_t>(Schema::article)]);
  const bool forum = hints.schemas[static_cast<std::size_t>(Schema::forum)] ||
                     hints.url.kinds[static_cast<std::size_t>(UrlKind::forum)];
  if (!article || forum) return false;
  bool in_thread = false;
  float core = 0;
  float likely_core = 0;
  float thread = 0;
  float likely_thread = 0;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Features& f = judging.features(i);
    if (!judging.kept(i)) continue;
    const bool below = is_below_comments(f);
    in_thread = in_thread || below;
    if (!f.prose || below != in_thread) continue;
    (below ? thread : core) += f.words;
    (below ? likely_thread : likely_core) += f.words * judging.verdicts[i].probability;
  }
  return core >= kCoreWords && likely_core * thread > likely_thread * core;
}

}  // namespace

// What is dropped is a comment in any case, for those who ask for comments.
void label_comments(Judging& judging) {
  const bool thread = is_article_above_thread(judging);
  const bool aside = thread || are_comments_aside(judging);
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Features& f = judging.features(i);
    if (!f.cues.has(Cue::comment) && !(thread && is_below_comments(f))) continue;
    if (judging.kept(i) ? aside : is_comment_text(judging, i)) {
      judging.decide(i, Label::comment, "a reader's comment");
    }
  }
}

}  // namespace pith::internal
