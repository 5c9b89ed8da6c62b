// What belongs together is kept or dropped together: a data table, a list of texts; and code among
// kept text stays, which has few words of the kind that scores well, as do paragraphs of it that
// are links.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/places.h"
#include "markup/passes/passes.h"
#include "text/line_labels.h"

namespace pith::internal {
namespace {

// Cells and items say little for themselves: together they need this share of the page's threshold,
// on the mean of their words; a table among kept text only has to be not hopeless. Measured by
// cross-validation: tables and code gain articles .1 points of word F1, lists cost nothing.
constexpr double kShareOfThreshold = 0.7;
constexpr double kMinTable = 0.2;  // at .05 a quarter of what it kept was right, mostly layout
constexpr float kMinCode = 0.02F;

// A paragraph of the text that is one link ends a sentence of so many words; "Read also: ..." does
// not. The model must not take it for another box.
constexpr float kLinkedWords = 8;
constexpr float kAllLinked = 0.9F;
constexpr float kMinLinked = 0.1F;
constexpr std::uint8_t kUpToParagraph = 2;  // elements: <p><strong><a>

// A line between two paragraphs needs so much. Cross-validated: .81 of the words of such lines are
// in the truth.
constexpr float kMinLine = 0.25F;
constexpr float kSamePart = 1;  // elements up to what is around both

// A list that the text announces needs this mean score.
constexpr double kMinAnnounced = 0.2;
constexpr float kAnnouncingWords = 4;
constexpr double kWordsOfName = 4;  // a link of more words is the headline of another page
constexpr float kUpToList = 3;      // elements: <ul><li><a>

// How far kept text may be, in blocks without prose.
constexpr std::size_t kReach = 12;

constexpr float kMinWords = 0.5F;  // of a cell, so that a sign counts at all

struct Unit {
  std::size_t first = 0;
  std::size_t last = 0;
  double words = 0;
  double linked = 0;    // words
  double expected = 0;  // words * probability

  void add(const Judging& judging, std::size_t i) {
    const Features& f = judging.features(i);
    if (words == 0) first = i;
    last = i;
    const double more = std::max(f.words, kMinWords);
    words += more;
    linked += more * double{f.link_density};
    expected += more * double{judging.verdicts[i].probability};
  }
  double mean() const { return words > 0 ? expected / words : 0; }
  bool is_of_links() const { return linked >= double{kProseLinkDensity} * words; }
  bool is_likely(const Judging& judging) const {
    return judging.threshold && mean() >= kShareOfThreshold * double{*judging.threshold};
  }
};

// By the table's id: a table in a cell has its own.
std::map<std::uint32_t, Unit> find_tables(const Judging& judging) {
  std::map<std::uint32_t, Unit> tables;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const std::uint32_t table = table_id(judging.block(i));
    if (table != 0) tables[table].add(judging, i);
  }
  return tables;
}

// Items are texts of their own in a thread and in a grid; a list of links may be cut anywhere.
bool is_list_of_others(const Features& f) {
  return f.cues.has(Cue::comment) || f.cues.has(Cue::post) || f.cues.has(Cue::card);
}

bool is_in_footer(const Judging& judging, std::size_t i) {
  return judging.features(i).container_distance[static_cast<std::size_t>(Container::footer)] < kFar;
}

// Lists, with all that is nested in them.
std::vector<Unit> find_lists(const Judging& judging) {
  std::vector<Unit> lists;
  for (std::size_t i = 0; i < judging.size();) {
    Unit list;
    bool texts = true;
    for (; i < judging.size() && judging.block(i).list; ++i) {
      if (list.words > 0 && is_in_footer(judging, i) != is_in_footer(judging, i - 1)) break;
      list.add(judging, i);
      texts = texts && !is_list_of_others(judging.features(i));
    }
    if (list.words == 0) {
      ++i;
    } else if (texts) {
      lists.push_back(list);
    }
  }
  return lists;
}

// Behind the innermost element around the block `text` that holds `last` too.
std::size_t end_around(const Judging& judging, std::size_t text, std::size_t last) {
  for (const std::uint32_t around : judging.features(text).around) {
    const std::uint32_t end = judging.measured.surroundings[around].end_block;
    if (end > last) return end;
  }
  return judging.size();
}

// Code that stays where the text around it does: several listings, or one and its output, may
// follow each other.
bool may_be_code_in_text(const Judging& judging, std::size_t i) {
  return judging.features(i).code && judging.verdicts[i].probability >= kMinCode;
}

// Whether the nearest text before `first` is kept, and so is the one behind `last` where the
// element around all of it has one.
bool is_in_kept_text(const Judging& judging, std::size_t first, std::size_t last) {
  const bool in_code = judging.features(first).code;
  const auto is_text = [&](std::size_t i) {
    if (judging.kept(i)) return true;
    if (judging.verdicts[i].ruled_out) return false;  // another tab of it, hidden
    if (!judging.features(i).code) return judging.features(i).prose;
    return !in_code || !may_be_code_in_text(judging, i);
  };
  const std::size_t lowest = first - std::min(first, kReach);
  std::size_t before = first;
  while (before > lowest && !is_text(before - 1)) --before;
  if (before == lowest || !judging.kept(before - 1)) return false;
  const std::size_t around_ends = end_around(judging, before - 1, last);
  const std::size_t end = std::min(last + 1 + kReach, around_ends);
  std::size_t behind = last + 1;
  while (behind < end && !is_text(behind)) ++behind;
  return behind == around_ends || (behind < end && judging.kept(behind));
}

void keep_table(Judging& judging, std::uint32_t id, const Unit& table) {
  const bool keep = table.is_likely(judging) || (table.mean() >= kMinTable &&
                                                 is_in_kept_text(judging, table.first, table.last));
  for (std::size_t i = table.first; i <= table.last; ++i) {
    const Block& block = judging.block(i);
    if (table_id(block) != id || block.kind == BlockKind::image) continue;
    if (judging.kept(i) == keep || (keep && judging.verdicts[i].ruled_out)) continue;
    judging.decide(i, keep ? Label::main_content : Label::boilerplate,
                   keep ? "in a kept table" : "in a dropped table");
  }
}

bool ends_with_colon(std::string_view text) {
  return text.ends_with(':') || text.ends_with("\uFF1A");
}

// A kept paragraph announces the list: "These networks have the most users:". So few words are the
// label of another box: "Related articles:".
bool is_announced(const Judging& judging, const Unit& list) {
  if (list.first == 0 || list.mean() < kMinAnnounced) return false;
  const auto items = static_cast<double>(list.last - list.first + 1);
  if (list.is_of_links() && list.words > kWordsOfName * items) return false;
  const std::size_t before = list.first - 1;
  constexpr std::size_t kBefore = kNeighbors / 2 - 1;
  return judging.verdicts[before].label == Label::main_content && !judging.block(before).list &&
         judging.block(before).kind == BlockKind::paragraph &&
         judging.features(before).words >= kAnnouncingWords &&
         ends_with_colon(judging.block(before).text) &&
         find_label(judging.block(before).text).kind == LabelKind::none &&
         judging.features(list.first).neighbors[kBefore].tree_distance <= kUpToList &&
         is_in_kept_text(judging, list.first, list.last);
}

// A list of texts of which nothing is kept stays dropped, unless the text announces it; so does one
// of links.
void keep_list(Judging& judging, const Unit& list) {
  bool any = false;
  for (std::size_t i = list.first; i <= list.last; ++i) any = any || judging.kept(i);
  const bool likely = any && !list.is_of_links() && list.is_likely(judging);
  if (!likely && !is_announced(judging, list)) return;
  for (std::size_t i = list.first; i <= list.last; ++i) {
    if (judging.kept(i) || judging.verdicts[i].ruled_out) continue;
    if (judging.block(i).kind == BlockKind::image) continue;
    judging.decide(i, Label::main_content, likely ? "in a kept list" : "in an announced list");
  }
}

// The labels of tabs above code, "npm" and "yarn", are no text: what they show is below them.
constexpr float kTabWords = 3;
constexpr std::size_t kMaxTabs = 8;

void drop_labels_of_tabs(Judging& judging) {
  const auto is_tab = [&judging](std::size_t i) {
    const Features& f = judging.features(i);
    return f.cue_distance[static_cast<std::size_t>(Cue::nav)] <= 2 && f.words <= kTabWords &&
           !f.heading && !f.code && judging.block(i).kind != BlockKind::image;
  };
  for (std::size_t i = 1; i < judging.size(); ++i) {
    if (!judging.features(i).code || !judging.kept(i) || !is_tab(i - 1)) continue;
    const std::size_t lowest = i - std::min(i, kMaxTabs);
    for (std::size_t tab = i; tab > lowest && is_tab(tab - 1); --tab) {
      if (judging.kept(tab - 1)) {
        judging.decide(tab - 1, Label::boilerplate, "the label of a tab above code");
      }
    }
  }
}

// What a manual documents, above the text that does: the declaration below the headline.
constexpr float kMinDeclaration = 0.3F;
constexpr float kUpToText = 3;  // elements

bool is_declaration_above_text(const Judging& judging, std::size_t i) {
  const Features& f = judging.features(i);
  return f.code && judging.verdicts[i].probability >= kMinDeclaration && i + 1 < judging.size() &&
         judging.verdicts[i + 1].label == Label::main_content &&
         judging.features(i + 1).ends_sentence && !judging.features(i + 1).list_item &&
         f.neighbors[kNeighbors / 2].tree_distance <= kUpToText;
}

bool is_linked_paragraph_in_text(const Judging& judging, std::size_t i) {
  const Features& f = judging.features(i);
  const auto paragraph = f.container_distance[static_cast<std::size_t>(Container::paragraph)];
  return paragraph <= kUpToParagraph && f.ends_sentence && f.words >= kLinkedWords &&
         f.link_density >= kAllLinked && judging.verdicts[i].probability >= kMinLinked && i > 0 &&
         i + 1 < judging.size() && judging.kept(i - 1) && judging.kept(i + 1);
}

// A line between two paragraphs of the same part: a sub-heading without its element, who speaks.
bool is_line_in_text(const Judging& judging, std::size_t i) {
  const Features& f = judging.features(i);
  if (i == 0 || i + 1 >= judging.size() || f.links > 0) return false;
  const float probability = judging.verdicts[i].probability;
  if (probability < kMinLine || !judging.threshold || probability >= *judging.threshold) {
    return false;  // what is likelier was dropped for another reason than its score
  }
  const auto is_text = [&judging](std::size_t n) {
    return judging.kept(n) && judging.features(n).prose;
  };
  constexpr std::size_t kBefore = kNeighbors / 2 - 1;
  return is_text(i - 1) && is_text(i + 1) && f.neighbors[kBefore].tree_distance <= kSamePart &&
         f.neighbors[kBefore + 1].tree_distance <= kSamePart;
}

// A box of a few short texts between two paragraphs that are in one part: a question and its
// answer, a figure and what it counts, an example. Measured on all development sets: .77 of the
// words that stay are in the truth.
constexpr float kMinOfBox = 0.33F;
constexpr float kMinHeadingOfBox = 0.15F;
constexpr std::size_t kMaxTexts = 6;
constexpr int kMaxSteps = 8;

// The innermost element around both blocks, of those that are few elements above the first one.
std::optional<std::uint32_t> element_around(const Judging& judging, std::size_t first,
                                            std::size_t last) {
  const std::vector<Element>& elements = judging.page.elements;
  std::uint32_t element = judging.page.blocks[first].element;
  for (int steps = 0; steps < kMaxSteps && elements[element].end_block <= last; ++steps) {
    element = elements[element].parent;
  }
  if (elements[element].end_block <= last) return std::nullopt;
  return element;
}

// Whether [begin, end) is no nearer to the block before it than to the one behind it.
bool is_beside_both(const Judging& judging, std::size_t begin, std::size_t end) {
  const std::optional<std::uint32_t> around = element_around(judging, begin - 1, end);
  return around && element_around(judging, begin - 1, begin) == around &&
         element_around(judging, end - 1, end) == around;
}

bool may_be_of_box(const Judging& judging, std::size_t i) {
  const PageBlock& entry = judging.page.blocks[i];
  const Features& f = judging.features(i);
  const Verdict& verdict = judging.verdicts[i];
  if (verdict.kept()) return !f.prose;
  if (verdict.ruled_out || verdict.probability >= *judging.threshold) return false;
  if (f.links > 0 || f.in_table || f.cues.has(Cue::comment) || entry.describes_image) return false;
  if (entry.block.kind == BlockKind::caption || entry.block.kind == BlockKind::image) return false;
  return verdict.probability >= (f.heading ? kMinHeadingOfBox : kMinOfBox);
}

// A text beside an image would be its caption.
bool has_image(const Judging& judging, std::size_t begin, std::size_t end) {
  const std::vector<Figure>& figures = judging.page.figures;
  const auto figure =
      std::lower_bound(figures.begin(), figures.end(), begin,
                       [](const Figure& f, std::size_t at) { return f.before < at; });
  return figure != figures.end() && figure->before <= end;
}

void keep_short_texts(Judging& judging) {
  if (!judging.threshold || is_thread(judging)) return;
  const auto is_text = [&judging](std::size_t i) {
    return judging.kept(i) && judging.features(i).prose;
  };
  for (std::size_t begin = 1; begin < judging.size(); ++begin) {
    std::size_t end = begin;
    while (end < judging.size() && may_be_of_box(judging, end)) ++end;
    // A heading right above kept text is that text's, or another box's.
    const bool stays = end > begin && end - begin <= kMaxTexts &&
                       !judging.features(end - 1).heading && end < judging.size() &&
                       is_text(begin - 1) && is_text(end) && !has_image(judging, begin, end) &&
                       is_beside_both(judging, begin, end);
    for (; begin < end; ++begin) {
      if (!stays || judging.kept(begin)) continue;
      judging.decide(begin, Label::main_content, "a box between kept paragraphs");
    }
  }
}

}  // namespace

void keep_units_whole(Judging& judging) {
  for (const auto& [id, table] : find_tables(judging)) keep_table(judging, id, table);
  for (const Unit& list : find_lists(judging)) keep_list(judging, list);
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (!judging.kept(i) && may_be_code_in_text(judging, i) && is_in_kept_text(judging, i, i)) {
      const bool formula = judging.block(i).kind == BlockKind::math;
      judging.decide(i, Label::main_content,
                     formula ? "a formula in kept text" : "code in kept text");
    }
    if (!judging.kept(i) && !judging.verdicts[i].ruled_out &&
        is_declaration_above_text(judging, i)) {
      judging.decide(i, Label::main_content, "a declaration above kept text");
    }
    if (!judging.kept(i) && !judging.verdicts[i].ruled_out &&
        is_linked_paragraph_in_text(judging, i)) {
      judging.decide(i, Label::main_content, "a linked paragraph in kept text");
    }
    if (!judging.kept(i) && !judging.verdicts[i].ruled_out && is_line_in_text(judging, i)) {
      judging.decide(i, Label::main_content, "a line between kept paragraphs");
    }
  }
  keep_short_texts(judging);
  drop_labels_of_tabs(judging);
}

}  // namespace pith::internal
