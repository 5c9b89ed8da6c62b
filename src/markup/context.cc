#include "markup/context.h"

#include <algorithm>

#include "markup/certain.h"
#include "text/phrases.h"
#include "text/tokens.h"

namespace pith {
namespace {

void rule_out(Score& score, std::string_view reason) {
  score.probability = 0;
  score.against_it = reason;
}

void rule_out_the_certain(const Page& page, const Measured& measured, std::vector<Score>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (page.blocks[i].block.kind == BlockKind::image) continue;
    for (const CertainRule& rule : certain_rules()) {
      if (!rule.applies(measured.blocks[i], measured)) continue;
      rule_out(scores[i], rule.words);
      break;
    }
  }
}

// What the wording of a line says where its markup does not: the rows of a comment form. Sentences
// of prose about such forms have other words beside.
constexpr float kMostWordingWords = 40;
constexpr float kWorthALook = 0.1F;  // what is less likely is dropped anyway
constexpr float kAllWording = 0.8F;
constexpr std::size_t kFewestTokens = 3;  // "Post comment" may be a button's, or a manual's

void rule_out_known_wording(const Page& page, const Measured& measured,
                            std::vector<Score>& scores) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].probability < kWorthALook || measured.blocks[i].words > kMostWordingWords)
      continue;
    tokens.clear();
    append_tokens(page.blocks[i].block.text, tokens);
    const PhraseMatch match = find_phrases(tokens);
    if (match.kind == PhraseKind::comment_form && match.share >= kAllWording &&
        tokens.size() >= kFewestTokens) {
      rule_out(scores[i], "the wording of a comment form");
    }
  }
}

// Below its own article a page may append the next ones, as the reader scrolls.
constexpr float kWordsOfAnArticle = 100;

std::uint32_t nearest_article(const Page& page, std::uint32_t element) {
  while (element != 0 && page.elements[element].tag != Tag::article) {
    element = page.elements[element].parent;
  }
  return element;
}

void rule_out_appended_articles(const Page& page, const Measured& measured,
                                std::vector<Score>& scores) {
  std::size_t headline = 0;
  while (headline < scores.size() && !measured.blocks[headline].is_headline) ++headline;
  if (headline == scores.size()) return;
  const std::uint32_t own = nearest_article(page, page.blocks[headline].element);
  if (own == 0) return;
  const auto words = [&measured](const Element& element) {
    float sum = 0;
    for (std::size_t i = element.first_block; i < element.end_block; ++i) {
      sum += measured.blocks[i].prose ? measured.blocks[i].words : 0;
    }
    return sum;
  };
  if (words(page.elements[own]) < kWordsOfAnArticle) return;
  const auto has_headline = [&page](const Element& element) {
    return std::any_of(page.blocks.begin() + element.first_block,
                       page.blocks.begin() + element.end_block, [](const PageBlock& block) {
                         return block.block.kind == BlockKind::heading &&
                                block.block.heading_level <= 2;
                       });
  };
  std::uint32_t behind = page.elements[own].end_block;
  for (std::size_t e = own + 1; e < page.elements.size(); ++e) {
    const Element& element = page.elements[e];
    if (element.tag != Tag::article || element.first_block < behind) continue;
    behind = std::max(element.end_block, element.first_block);  // look at each block once
    if (!has_headline(element)) continue;
    for (std::size_t i = element.first_block; i < element.end_block; ++i) {
      if (!measured.blocks[i].cues.has(Cue::comment)) rule_out(scores[i], "in another article");
    }
  }
}

// What stands in for a body is content; the model has never seen any.
constexpr float kDeclared = 0.7F;

void judge_structured_text(const Page& page, std::vector<Score>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (page.elements[page.blocks[i].element].tag != Tag::script) continue;
    scores[i] = {kDeclared, "the page declares it as its text", {}};
  }
}

// A body of so few words, hardly any of them likely content, is the frame that scripts fill. Where
// there are more, the page is chrome and no content, whatever it declares. Chosen: among the pages
// of the development sets hardly any is such a frame.
constexpr float kFrameWords = 400;
constexpr float kLikely = 0.5F;
constexpr float kLikelyWords = 30;  // a price, terms of delivery

}  // namespace

bool is_frame(const Measured& measured, const std::vector<Score>& scores) {
  float likely = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].probability >= kLikely) likely += measured.blocks[i].words;
  }
  return measured.page.words < kFrameWords && likely < kLikelyWords;
}

void apply_rules(const Page& page, const Measured& measured, std::vector<Score>& scores) {
  rule_out_the_certain(page, measured, scores);
  rule_out_known_wording(page, measured, scores);
  rule_out_appended_articles(page, measured, scores);
  judge_structured_text(page, scores);
}

}  // namespace pith
