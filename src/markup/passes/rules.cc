// Blocks about which structure, shape or wording leaves no doubt, whatever their figures: the share
// row, the date line under the headline, the headline itself. The model judges the rest.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "markup/passes/passes.h"
#include "text/line_labels.h"
#include "text/phrases.h"
#include "text/tokens.h"

namespace pith::internal {
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

// What a page says in <noscript>, and all its prose, where that is a request for scripts and
// neither the whole page nor what stands for a picture in a text. Chosen: requests have two
// sentences.
constexpr float kRequestWords = 60;

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

// What the scorer is this sure of stays, where a rule yields. Measured in cross-validation: six
// pages of the development sets change, five of them for the better, one of them by .8.
constexpr float kSure = 0.8F;

struct Rule {
  std::string_view words;  // for explanations
  bool (*applies)(const Features& block, const Measured& measured);
  bool yields = false;      // to a sure scorer
  bool of_authors = false;  // on pages of offers, a name is a customer's
};

// A block that one of these applies to is boilerplate. The first one is named.
// clang-format off
constexpr std::array<Rule, 14> kRules = {{
    {"for screen readers only", [](B b, M) { return b.cues.has(Cue::assistive); }, true},
    {"the headline", [](B b, M) {
       return b.is_headline && b.title_overlap >= kSameAsTitle && !is_in(b, Cue::post);
     }},
    // One name alone may be a user's or a parameter's.
    {"names of icons", [](B b, M) {
       return b.shape == Shape::icon_names && b.words >= kRowOfNames && !is_content_form(b);
     }, true},
    {"a player's clock", [](B b, M) { return b.shape == Shape::clocks && !b.in_table && !b.code; }},
    {"signs without words", [](B b, M) { return !b.has_words && !b.in_table && !b.code; }},
    {"a date line", [](B b, M m) {
       return b.shape == Shape::date_line && !b.ends_sentence && !is_content_form(b) && !b.quoted &&
              (is_beside_prose(b, m) || !b.list_item) && b.same_path < kRow;
     }, true},
    {"a share widget", [](B b, M) {
       // An embedded post of a social network is a quote.
       return b.cues.has_firm(Cue::share) && !b.prose && !is_content_form(b) && !b.quoted &&
              (b.words < kLabelWords || !b.ends_sentence);
     }},
    {"asks for JavaScript", [](B b, M m) {
       return (b.names_javascript && b.cues.has(Cue::noscript)) ||
              (is_in(b, Cue::noscript) && m.page.noscript_words > 0 &&
               m.page.noscript_words < kRequestWords &&
               m.page.prose_words < kRequestWords);
     }},
    {"a sign-up box", [](B b, M) { return b.cues.has_firm(Cue::newsletter) && b.words < kBoxWords; }},
    {"an advertisement", [](B b, M) { return b.cues.has_firm(Cue::ad) && b.words < kLabelWords; }, true},
    {"a line about author or date", [](B b, M) {
       return b.cues.has_firm(Cue::byline) && b.words < kLabelWords && !b.ends_sentence &&
              !is_content_form(b) && b.same_path < kRow;
     }, true, true},
    {"links below the text", [](B b, M m) {
       return b.list_item && b.link_density >= 0.9F && b.prose_before >= 0.999F &&
              m.page.prose_words >= kMuchProse;
     }},
    {"hidden", [](B b, M m) {
       return b.cues.has(Cue::hidden) && m.page.hidden_words < kLittleHidden * m.page.words;
     }, true},
    {"a pointer to another page", [](B b, M m) {
       return b.link_density >= 0.5F && b.words < 30 && !b.ends_sentence && !b.list_item &&
              !is_content_form(b) && (b.previous_prose || b.next_prose) &&
              m.around(b, 0).prose_of_page >= 0.3F;
     }},
}};
// clang-format on

// What the wording of a line says where its markup does not: the rows of a comment form. Sentences
// of prose about such forms have other words beside.
constexpr float kMaxWordingWords = 40;
constexpr float kWorthALook = 0.1F;  // what is less likely is dropped anyway
constexpr float kAllWording = 0.8F;
constexpr std::size_t kMinTokens = 3;  // "Post comment" may be a button's, or a manual's

// In a paragraph, this share of its words asks for subscribers; the rest names the newsletter.
constexpr float kMuchWording = 0.4F;

// One of the bold terms of a glossary, which may be any words: "Leave a comment".
bool is_bold_term(const Judging& judging, std::size_t i) {
  if (judging.features(i).same_path < kRow || i + 1 >= judging.size()) return false;
  const Block& block = judging.block(i);
  constexpr float kDefinitionWords = 5;
  const Features& below = judging.features(i + 1);
  return below.words >= kDefinitionWords && below.link_density < kProseLinkDensity &&
         std::any_of(block.spans.begin(), block.spans.end(), [&block](const Span& span) {
           return span.kind == SpanKind::strong && span.begin == 0 && span.end == block.text.size();
         });
}

// What the wording says that the block is; nothing for most.
std::string_view wording_of(const Judging& judging, std::size_t i, std::vector<Token>& tokens) {
  if (judging.verdicts[i].probability < kWorthALook || judging.features(i).words > kMaxWordingWords)
    return {};
  tokens.clear();
  append_tokens(judging.block(i).text, tokens);
  const PhraseMatch match = find_phrases(tokens);
  if (tokens.size() < kMinTokens) return {};
  if (match.kind == PhraseKind::comment_form && match.share >= kAllWording &&
      !is_bold_term(judging, i)) {
    return "the wording of a comment form";
  }
  if (match.kind == PhraseKind::newsletter && match.share >= kMuchWording &&
      !is_content_form(judging.features(i))) {
    return "the wording of a newsletter";
  }
  return {};
}

// A line that is nothing but the label of what a page puts between paragraphs: "Advertisement",
// "Listen to this article", "Share this story", "3 comments". Measured on all development sets with
// pith-bench --rules.
constexpr float kMaxLabelWords = 8;

std::string_view label_of(const Judging& judging, std::size_t i) {
  const Features& f = judging.features(i);
  if (judging.verdicts[i].probability < kWorthALook || f.words > kMaxLabelWords) return {};
  if (is_content_form(f) || (f.list_item && f.links == 0)) return {};
  const std::string_view text = judging.block(i).text;
  if (f.quoted || text.ends_with('?') || text.ends_with('!')) return {};
  const LabelKind kind = whole_label(text);
  // One word may be the term that the next paragraph explains, or a speaker's answer.
  if (kind != LabelKind::advert && f.words < 2) return {};
  if (is_bold_term(judging, i)) return {};
  switch (kind) {
    case LabelKind::advert:
      return "the label of an advertisement";
    case LabelKind::share:
      return "the label of a share widget";
    case LabelKind::comments:
      return "the label of comments";
    case LabelKind::media:
      // "5 min" says how long something takes.
      if (std::any_of(text.begin(), text.end(), is_ascii_digit)) return {};
      return "the label of a picture or player";
    default:
      return {};
  }
}

// The largest element of few words around a field for an email address.
constexpr int kUpToBox = 8;
constexpr float kAskingWords = 5;

std::optional<std::uint32_t> box_around(const PageModel& page, std::uint32_t element) {
  std::optional<std::uint32_t> box;
  float in_box = 0;  // words
  for (int step = 0; step < kUpToBox && element != 0; ++step) {
    const Element& around = page.elements[element];
    if (around.tag == Tag::article || around.tag == Tag::main) break;
    float words = 0;
    for (std::uint32_t i = around.first_block; i < around.end_block && words < kBoxWords; ++i) {
      words += page.blocks[i].counts.words;
    }
    if (words >= kBoxWords) break;
    // Only a headline may be missing to what says what the address is for.
    if (in_box >= kAskingWords && words - in_box > kLabelWords) break;
    box = element;
    in_box = words;
    element = around.parent;
  }
  return box;
}

// Where a page has prose, such a box asks for subscribers or comments.
void drop_sign_up_boxes(Judging& judging) {
  if (judging.measured.page.prose_words < kMuchProse) return;
  for (const std::uint32_t field : judging.page.email_fields) {
    const std::optional<std::uint32_t> box = box_around(judging.page, field);
    if (!box) continue;
    const Element& around = judging.page.elements[*box];
    for (std::uint32_t i = around.first_block; i < around.end_block; ++i) {
      if (judging.verdicts[i].ruled_out || judging.block(i).kind == BlockKind::image) continue;
      judging.rule_out(i, "a box with a field for an email address");
    }
  }
}

}  // namespace

void apply_rules(Judging& judging) {
  const bool offers =
      judging.page_type == PageType::service || judging.page_type == PageType::product;
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (judging.page.blocks[i].declared) continue;
    const bool sure = judging.verdicts[i].probability >= kSure;
    const auto applies = [&](const Rule& rule) {
      return !(sure && rule.yields) && !(offers && rule.of_authors) &&
             rule.applies(judging.features(i), judging.measured);
    };
    const auto* const rule = judging.block(i).kind == BlockKind::image
                                 ? kRules.end()
                                 : std::find_if(kRules.begin(), kRules.end(), applies);
    if (rule != kRules.end()) {
      judging.rule_out(i, rule->words);
    } else if (const std::string_view label = label_of(judging, i); !label.empty()) {
      judging.rule_out(i, label);
    } else if (const std::string_view words = wording_of(judging, i, tokens); !words.empty()) {
      judging.rule_out(i, words);
    }
  }
  drop_sign_up_boxes(judging);
}

}  // namespace pith::internal
