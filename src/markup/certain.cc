#include "markup/certain.h"

#include <algorithm>
#include <array>

namespace pith {
namespace {

// A headline that shares this much with the title says the same.
constexpr float kSameAsTitle = 0.8F;

// What boxes hold is short; a longer text in one is a template's misuse.
constexpr float kLabelWords = 12;
// An article goes on without them: links behind its last paragraph are no part of it.
constexpr float kMuchProse = 150;

// Tabs and accordions hide content; where more of the page is hidden than this, hiding says
// nothing.
constexpr float kLittleHidden = 0.1F;

constexpr float kBoxWords = 60;

using B = const Features&;
using M = const Measured&;

bool is_content_form(B b) { return b.heading || b.in_table || b.code || b.term; }

bool is_in(B b, Cue cue) { return b.cue_distance[static_cast<std::size_t>(cue)] < kFar; }

// "more_vert favorite_border": each name counts as its words.
constexpr float kRowOfNames = 4;

// A date or name in every row of a list is what the list is about. Measured on wcxb-dev: listings
// gain half a point.
constexpr float kRow = 3;

bool is_beside_prose(B b, M m) {
  return m.page.prose_words > 0 && (b.prose_before <= 0 || b.prose_before >= 0.999F);
}

// A few words that are no sentence, between paragraphs or between headline and text:
// "Advertisement", a photographer's name, "From Example, the free encyclopedia".
constexpr float kCrumbWords = 4;
constexpr float kDeckWords = 8;
constexpr float kNearHeadline = 4;  // blocks

bool is_crumb(B b) {
  if (b.ends_sentence || b.emphasised || b.list_item || b.quoted || is_content_form(b))
    return false;
  const bool between = (b.previous_prose || b.after_caption) && b.next_prose;
  const bool under_headline = b.prose_before <= 0 && b.to_prose_after <= 2 &&
                              b.after_headline > 0 && b.after_headline <= kNearHeadline;
  return (between && b.words <= kCrumbWords) || (under_headline && b.words <= kDeckWords);
}

// clang-format off
constexpr std::array<CertainRule, 15> kRules = {{
    {"for screen readers only", [](B b, M) { return b.cues.has(Cue::assistive); }},
    {"the headline", [](B b, M) {
       return b.is_headline && b.title_overlap >= kSameAsTitle && !is_in(b, Cue::post);
     }},
    // One name alone may be a user's or a parameter's.
    {"names of icons", [](B b, M) {
       return b.shape == Shape::icon_names && b.words >= kRowOfNames && !is_content_form(b);
     }},
    {"a player's clock", [](B b, M) { return b.shape == Shape::clocks && !b.in_table && !b.code; }},
    {"signs without words", [](B b, M) { return !b.has_words && !b.in_table && !b.code; }},
    {"a date line", [](B b, M m) {
       return b.shape == Shape::date_line && !b.ends_sentence && !is_content_form(b) &&
              (is_beside_prose(b, m) || !b.list_item) && b.same_path < kRow;
     }},
    {"a share widget", [](B b, M) {
       return b.cues.has(Cue::share) && !b.prose && !is_content_form(b) &&
              (b.words < kLabelWords || !b.ends_sentence);
     }},
    {"asks for JavaScript", [](B b, M) { return b.names_javascript && b.cues.has(Cue::noscript); }},
    {"a sign-up box", [](B b, M) { return b.cues.has(Cue::newsletter) && b.words < kBoxWords; }},
    {"an advertisement", [](B b, M) { return b.cues.has(Cue::ad) && b.words < kLabelWords; }},
    {"a line about author or date", [](B b, M) {
       return b.cues.has(Cue::byline) && b.words < kLabelWords && !b.ends_sentence &&
              !is_content_form(b) && b.same_path < kRow;
     }},
    {"a crumb beside the text", [](B b, M) { return is_crumb(b); }},
    {"links below the text", [](B b, M m) {
       return b.list_item && b.link_density >= 0.9F && b.prose_before >= 0.999F &&
              m.page.prose_words >= kMuchProse;
     }},
    {"hidden", [](B b, M m) {
       return b.cues.has(Cue::hidden) && m.page.hidden_words < kLittleHidden * m.page.words;
     }},
    {"a pointer to another page", [](B b, M m) {
       return b.link_density >= 0.5F && b.words < 30 && !b.ends_sentence && !b.list_item &&
              !is_content_form(b) && (b.previous_prose || b.next_prose) &&
              m.around(b, 0).prose_of_page >= 0.3F;
     }},
}};
// clang-format on

}  // namespace

std::span<const CertainRule> certain_rules() { return kRules; }

}  // namespace pith
