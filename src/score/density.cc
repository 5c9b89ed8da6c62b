#include "score/density.h"

#include <array>
#include <cmath>

namespace pith {
namespace {

// Weights and bias are those of a logistic regression over the blocks of the development sets
// (wcxb-dev, naeb, magic-html; pages weighted alike, signs held to what the words say), rounded to
// one digit. Thresholds are round figures chosen before the fit.
using B = const Features&;
using P = const PageFeatures&;

// clang-format off
constexpr float kBias = -0.9F;  // log-odds of a block that no rule speaks of
constexpr std::array<ScoreRule, 64> kRules = {{
    {+0.5F, "at least 3 words", [](B b, P) { return b.words >= 3; }},
    {+0.2F, "in a <p>", [](B b, P) { return b.in_paragraph; }},
    {+0.3F, "a heading", [](B b, P) { return b.heading; }},
    {+0.4F, "a list item", [](B b, P) { return b.list_item; }},
    {+0.9F, "in a data table", [](B b, P) { return b.in_table; }},
    {+0.6F, "ends a sentence", [](B b, P) { return b.ends_sentence; }},
    {+0.1F, "has commas", [](B b, P) { return b.commas >= 1; }},
    {-0.3F, "mostly links", [](B b, P) { return b.link_density >= kProseLinkDensity; }},
    {-0.1F, "mostly digits", [](B b, P) { return b.digit_share >= .3F; }},
    {-1.0F, "a date line", [](B b, P) { return b.shape == Shape::date_line; }},
    {-0.8F, "a copyright note", [](B b, P) { return b.shape == Shape::copyright; }},
    {-1.2F, "a line of links in prose", [](B b, P) { return b.link_density >= .5F && b.words < 30 && b.around[0].prose_of_page >= .3F && !b.heading && !b.list_item && !b.in_table; }},
    {-0.7F, "built like nothing else on the page", [](B b, P) { return b.same_path <= 1; }},
    {-0.8F, "the headline", [](B b, P) { return b.is_headline; }},
    {-1.6F, "stands earlier on the page", [](B b, P) { return b.same_text_before >= 1; }},
    {+0.5F, "one of 3 or more built alike", [](B b, P) { return b.same_path >= 3; }},
    {+0.1F, "one of 10 or more built alike", [](B b, P) { return b.same_path >= 10; }},
    {+0.3F, "beside a third of the page's prose", [](B b, P) { return b.around[0].prose_of_page >= .3F; }},
    {+0.3F, "beside most of the page's prose", [](B b, P) { return b.around[0].prose_of_page >= .7F; }},
    {+0.3F, "near most of the page's prose", [](B b, P) { return b.around[1].prose_of_page >= .7F; }},
    {+0.1F, "in the part with most of the page's prose", [](B b, P) { return b.around[2].prose_of_page >= .7F; }},
    {+0.2F, "among paragraphs", [](B b, P) { return b.around[0].paragraphs >= 4; }},
    {+0.3F, "near a paragraph", [](B b, P) { return b.around[1].paragraphs >= 1; }},
    {+0.2F, "among long blocks", [](B b, P) { return b.around[0].words_per_block >= 12; }},
    {+0.1F, "in one of several equal parts", [](B b, P) { return b.around[1].siblings >= 3; }},
    {+0.1F, "in the largest part of the page", [](B b, P) { return b.around[3].page_share >= .6F; }},
    {-0.3F, "among links", [](B b, P) { return b.around[0].link_density >= .8F; }},
    {-0.2F, "in a part of links", [](B b, P) { return b.around[2].link_density >= .5F; }},
    {-0.4F, "links before and after", [](B b, P) { return b.window_link_density >= .3F; }},
    {-0.2F, "nothing but links before and after", [](B b, P) { return b.window_link_density >= .7F; }},
    {+0.1F, "prose shortly before", [](B b, P) { return b.to_prose_before < 4; }},
    {+0.2F, "prose shortly after", [](B b, P) { return b.to_prose_after < 4; }},
    {+0.1F, "prose after it", [](B b, P) { return b.to_prose_after < 10; }},
    {-0.4F, "after all prose", [](B b, P page) { return b.prose_before >= .999F && page.prose_words > 0; }},
    {-1.4F, "before the headline", [](B b, P) { return b.after_headline < 0; }},
    {+0.7F, "right below the headline", [](B b, P) { return b.after_headline > 0 && b.after_headline < 4; }},
    {-0.9F, "in the page's last fifth", [](B b, P) { return b.position >= .8F; }},
    {-0.7F, "at the page's end", [](B b, P) { return b.position >= .95F; }},
    {-0.6F, "a page with much prose", [](B, P page) { return page.prose_words >= 600; }},
    {+0.9F, "in <main>", [](B b, P) { return b.cues.has(Cue::main); }},
    {+0.2F, "in <article>", [](B b, P) { return b.cues.has(Cue::article); }},
    {+0.2F, "in a card", [](B b, P) { return b.cues.has(Cue::card); }},
    {-1.5F, "in a form", [](B b, P) { return b.cues.has(Cue::form); }},
    {-2.8F, "in a footer", [](B b, P) { return b.cues.has(Cue::footer); }},
    {-1.8F, "in a dialog", [](B b, P) { return b.cues.has(Cue::dialog); }},
    {-1.0F, "in navigation", [](B b, P) { return b.cues.has(Cue::nav); }},
    {-1.0F, "in a sidebar", [](B b, P) { return b.cues.has(Cue::aside); }},
    {-1.6F, "in a share widget", [](B b, P) { return b.cues.has(Cue::share); }},
    {-1.4F, "in comments", [](B b, P) { return b.cues.has(Cue::comment); }},
    {-0.9F, "on a button", [](B b, P) { return b.cues.has(Cue::button); }},
    {-0.8F, "in a byline", [](B b, P) { return b.cues.has(Cue::byline); }},
    {-1.0F, "in related content", [](B b, P) { return b.cues.has(Cue::related); }},
    {-0.9F, "in reviews", [](B b, P) { return b.cues.has(Cue::review); }},
    {-0.7F, "in a newsletter box", [](B b, P) { return b.cues.has(Cue::newsletter); }},
    {-0.7F, "hidden", [](B b, P) { return b.cues.has(Cue::hidden); }},
    {-0.6F, "in the page header", [](B b, P) { return b.cues.has(Cue::header); }},
    {-0.5F, "for screen readers only", [](B b, P) { return b.cues.has(Cue::assistive); }},
    {-0.1F, "in pagination", [](B b, P) { return b.cues.has(Cue::pagination); }},
    {-0.4F, "in an account or cart box", [](B b, P) { return b.cues.has(Cue::account); }},
    {-0.3F, "in an advertisement", [](B b, P) { return b.cues.has(Cue::ad); }},
    {-1.3F, "in a cookie notice", [](B b, P) { return b.cues.has(Cue::cookie); }},
    {-0.6F, "in a widget", [](B b, P) { return b.cues.has(Cue::widget); }},
    {-0.1F, "in a player", [](B b, P) { return b.cues.has(Cue::player); }},
    {-1.1F, "in a caption or credit", [](B b, P) { return b.cues.has(Cue::caption); }},
}};
// clang-format on

}  // namespace

std::span<const ScoreRule> score_rules() { return kRules; }

std::vector<Score> density(const Measured& measured) {
  std::vector<Score> scores(measured.blocks.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    float log_odds = kBias;
    float most = 0;
    float least = 0;
    Score& score = scores[i];
    for (const ScoreRule& rule : kRules) {
      if (!rule.applies(measured.blocks[i], measured.page)) continue;
      log_odds += rule.weight;
      if (rule.weight > most) {
        most = rule.weight;
        score.for_it = rule.words;
      } else if (rule.weight < least) {
        least = rule.weight;
        score.against_it = rule.words;
      }
    }
    score.probability = 1 / (1 + std::exp(-log_odds));
  }
  return scores;
}

}  // namespace pith
