#include "markup/measure.h"

#include <algorithm>
#include <string_view>

#include "base/ratio.h"
#include "markup/position.h"
#include "markup/repetition.h"
#include "markup/sums.h"
#include "markup/surroundings.h"
#include "markup/title_match.h"

namespace pith {
namespace {

// Characters of the block in <strong> and <em>; nested ones count once.
std::size_t emphasised_characters(const Block& block) {
  std::size_t sum = 0;
  std::uint32_t end = 0;
  for (const Span& span : block.spans) {
    if (span.kind != SpanKind::strong && span.kind != SpanKind::emphasis) continue;
    if (span.end > end) sum += span.end - std::max(span.begin, end);
    end = std::max(end, span.end);
  }
  return sum;
}

bool is_emphasised(const Block& block) {
  return std::any_of(block.spans.begin(), block.spans.end(), [&block](const Span& span) {
    return (span.kind == SpanKind::strong || span.kind == SpanKind::emphasis) && span.begin == 0 &&
           span.end == block.text.size();
  });
}

// "JavaScript", "Javascript", "javascript", by its rarest letter.
bool names_javascript(std::string_view text) {
  for (std::size_t at = text.find('v', 1); at < text.size(); at = text.find('v', at + 1)) {
    const std::string_view rest = text.substr(at - 1, 9);
    if (rest == "avaScript" || rest == "avascript") return true;
  }
  return false;
}

Features own_features(const Page& page, const PageBlock& block) {
  const TextCounts& counts = block.counts;
  const auto characters = static_cast<float>(counts.characters);
  Features f;
  f.words = counts.words;
  f.link_density = std::min(1.0F, ratio(block.link_words, counts.words));
  f.links = static_cast<float>(block.links);
  f.characters_per_word = ratio(characters, counts.words);
  f.sentences = static_cast<float>(counts.sentence_ends);
  f.commas = static_cast<float>(counts.commas);
  f.digit_share = ratio(static_cast<float>(counts.digits), characters);
  f.uppercase_share =
      ratio(static_cast<float>(counts.uppercase), static_cast<float>(counts.letters));
  f.has_words = counts.letters + counts.digits > 0;
  f.ends_sentence = counts.ends_sentence;
  f.prose = f.words >= kProseWords && f.link_density < kProseLinkDensity;
  f.kind = block.block.kind;
  f.heading = f.kind == BlockKind::heading;
  f.list_item = f.kind == BlockKind::list_item;
  f.code = f.kind == BlockKind::code;
  f.quoted = block.block.quote_depth > 0;
  f.in_table = block.block.table.table > 0;
  f.heading_level = block.block.heading_level;
  f.list_depth = block.block.list.depth;
  f.emphasised = is_emphasised(block.block);
  f.emphasis = ratio(static_cast<float>(emphasised_characters(block.block)),
                     static_cast<float>(block.block.text.size()));
  f.names_javascript = names_javascript(block.block.text);
  f.shape = shape_of(block.block.text);
  f.tag = page.elements[block.element].tag;
  f.term = f.tag == Tag::dt;
  f.in_paragraph = f.tag == Tag::p;
  return f;
}

PageFeatures page_features(const Page& page, const Measured& measured, const PageSums& sums) {
  PageFeatures p;
  const Sums all = sums.all();
  p.words = all.words;
  p.prose_words = all.prose_words;
  p.link_words = all.link_words;
  p.blocks = static_cast<float>(measured.blocks.size());
  p.prose_blocks = all.prose_blocks;
  p.paragraphs = all.paragraphs;
  p.headings = all.headings;
  p.list_items = all.list_items;
  for (const Features& f : measured.blocks) {
    p.cells += f.in_table ? 1 : 0;
    p.longest_prose = std::max(p.longest_prose, f.prose ? f.words : 0);
  }
  for (const Element& element : page.elements) {
    p.articles += element.tag == Tag::article ? 1 : 0;
    p.has_main = p.has_main || element.cues.has(Cue::main);
  }
  return p;
}

}  // namespace

Measured measure(const Page& page, std::string_view title, const PageHints& hints) {
  Measured measured;
  measured.blocks.reserve(page.blocks.size());
  for (const PageBlock& block : page.blocks) {
    measured.blocks.push_back(own_features(page, block));
    Features& f = measured.blocks.back();
    f.after_caption = measured.blocks.size() > 1 &&
                      measured.blocks[measured.blocks.size() - 2].kind == BlockKind::caption;
  }
  const PageSums sums(page, measured.blocks);
  measured.page = page_features(page, measured, sums);
  measured.page.hints = hints;
  measure_surroundings(page, sums, measured);
  measure_repetition(page, measured);
  measure_position(page, sums, measured);
  match_title(page, title, measured);
  return measured;
}

}  // namespace pith
