// What belongs to the text in the same container: titles of callouts, summaries, who said a quote,
// terms, and notes that the text refers to. Callouts between kept texts.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "markup/passes/passes.h"
#include "text/line_labels.h"

namespace pith::internal {
namespace {

// A note less likely than this is in the page's footer: the small print of an offer.
constexpr float kMinNote = 0.03F;

constexpr float kMinDefinition = 0.2F;

// Where there are more notes they are a bibliography, which is left to the score.
constexpr std::size_t kMaxNotes = 20;

// A box between kept texts needs this mean score, and no more words in links. A quote or a list of
// definitions may be a widget's as well.
constexpr float kMinCallout = 0.05F;
constexpr float kMinBox = 0.3F;
constexpr float kLeastInBox = 0.15F;  // for each text in such a box
constexpr float kMaxLinked = 0.3F;
constexpr std::size_t kNear = 8;
constexpr float kTrifleWords = 3;

using Key = std::pair<ContainerKind, std::uint32_t>;

// What of a container's text is kept: main content where any is, comment, or nothing.
struct Body {
  bool any = false;
  Label label = Label::boilerplate;

  void add(Label text) {
    any = true;
    if (text == Label::main_content || label == Label::boilerplate) label = text;
  }
};

bool is_title(const PageBlock& entry) { return entry.block.kind == BlockKind::callout_title; }

bool is_attached(const PageBlock& entry) { return is_title(entry) || entry.names_source; }

bool is_passed_over(const Judging& judging, std::size_t i) {
  return judging.block(i).kind == BlockKind::image ||
         (!judging.kept(i) && judging.page.blocks[i].counts.words <= kTrifleWords);
}

// The container whose text decides about the block.
const BlockContainer* decisive_container(const PageBlock& entry) {
  const std::vector<BlockContainer>& around = entry.block.containers;
  for (auto container = around.rbegin(); container != around.rend(); ++container) {
    const bool is_box =
        container->kind == ContainerKind::callout || container->kind == ContainerKind::details;
    if (is_title(entry) ? is_box : container->kind == ContainerKind::quote) return &*container;
  }
  return nullptr;
}

// The mean score that a box of the kind needs; nothing where the kind is no box.
std::optional<float> least_of_box(ContainerKind kind) {
  switch (kind) {
    case ContainerKind::callout:
      return kMinCallout;
    case ContainerKind::details:
    case ContainerKind::quote:
    case ContainerKind::definition_list:
      return kMinBox;
    default:
      return std::nullopt;
  }
}

const BlockContainer* outermost_box(const PageBlock& entry) {
  for (const BlockContainer& container : entry.block.containers) {
    if (least_of_box(container.kind)) return &container;
  }
  return nullptr;
}

// The nearest block before `end`, and the one from `begin` on, that is no picture and no trifle.
bool kept_text_ends_at(const Judging& judging, std::size_t end) {
  const std::size_t lowest = end - std::min(end, kNear);
  while (end > lowest && is_passed_over(judging, end - 1)) --end;
  return end > lowest && judging.verdicts[end - 1].label == Label::main_content;
}

bool kept_text_begins_at(const Judging& judging, std::size_t begin) {
  const std::size_t highest = std::min(judging.size(), begin + kNear);
  const auto is_other_box = [&judging](std::size_t i) {
    return !judging.kept(i) && outermost_box(judging.page.blocks[i]) != nullptr;
  };
  while (begin < highest && (is_passed_over(judging, begin) || is_other_box(begin))) ++begin;
  return begin < highest && judging.verdicts[begin].label == Label::main_content;
}

// A title is kept or dropped with its text; a summary, which says something by itself, and the name
// of who is quoted are kept with it.
void attach_titles_and_sources(Judging& judging) {
  std::map<Key, Body> bodies;
  for (const PageBlock& entry : judging.page.blocks) {
    if (!is_attached(entry)) continue;
    const BlockContainer* container = decisive_container(entry);
    if (container != nullptr) bodies.emplace(Key{container->kind, container->id}, Body{});
  }
  if (bodies.empty()) return;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (is_attached(judging.page.blocks[i]) || judging.block(i).kind == BlockKind::image) continue;
    for (const BlockContainer& container : judging.block(i).containers) {
      const auto body = bodies.find({container.kind, container.id});
      if (body != bodies.end()) body->second.add(judging.verdicts[i].label);
    }
  }
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const PageBlock& entry = judging.page.blocks[i];
    if (!is_attached(entry)) continue;
    const BlockContainer* container = decisive_container(entry);
    if (container == nullptr) continue;
    const Body& body = bodies[{container->kind, container->id}];
    if (!body.any || body.label == judging.verdicts[i].label) continue;
    const bool may_drop = container->kind == ContainerKind::callout;
    if (body.label == Label::boilerplate && !may_drop) continue;
    judging.decide(i, body.label, is_title(entry) ? "the title of a box" : "the source of a quote");
  }
}

// A callout between kept texts belongs to them, as code does, unless nothing speaks for it; so does
// another box for which more speaks.
void keep_boxes(Judging& judging) {
  // Templates of threads hold profiles in lists and repeat in quotes what is above.
  const bool thread = is_thread(judging);
  const std::vector<PageBlock>& blocks = judging.page.blocks;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const BlockContainer* box = outermost_box(blocks[i]);
    if (box == nullptr) continue;
    const std::size_t begin = i;
    float words = 0;
    float linked = 0;
    float expected = 0;
    bool any_kept = false;
    bool all_may_stay = true;
    bool asks = false;  // for subscribers
    for (; i < judging.size(); ++i) {
      const BlockContainer* next = outermost_box(blocks[i]);
      if (next == nullptr || *next != *box) break;
      asks = asks || (is_title(blocks[i]) &&
                      find_label(blocks[i].block.text).kind == LabelKind::newsletter);
      // Titles and sources look like those of a widget.
      const bool counts = box->kind == ContainerKind::callout || !is_attached(blocks[i]);
      if (!counts) continue;
      words += blocks[i].counts.words;
      linked += blocks[i].link_words;
      expected += blocks[i].counts.words * judging.verdicts[i].probability;
      any_kept = any_kept || judging.kept(i);
      all_may_stay = all_may_stay && (judging.verdicts[i].ruled_out ||
                                      judging.verdicts[i].probability >= kLeastInBox);
    }
    const std::size_t end = i--;
    const bool may_stay =
        !any_kept && !asks && (box->kind == ContainerKind::callout || (all_may_stay && !thread));
    const bool stays = may_stay && expected >= *least_of_box(box->kind) * words &&
                       linked < kMaxLinked * words && kept_text_ends_at(judging, begin) &&
                       kept_text_begins_at(judging, end);
    for (std::size_t j = begin; stays && j < end; ++j) {
      if (judging.block(j).kind == BlockKind::image) continue;
      const bool callout = box->kind == ContainerKind::callout;
      if (!callout && judging.verdicts[j].ruled_out) continue;
      judging.decide(j, Label::main_content,
                     callout ? "a callout in kept text" : "a box in kept text");
    }
  }
}

const BlockContainer* innermost_quote(const Block& block) {
  for (auto around = block.containers.rbegin(); around != block.containers.rend(); ++around) {
    if (around->kind == ContainerKind::quote) return &*around;
  }
  return nullptr;
}

// "Ann wrote:", above what a kept quote says.
void keep_quoted_names(Judging& judging) {
  constexpr std::uint32_t kMaxWords = 8;
  for (std::size_t i = 0; i + 1 < judging.size(); ++i) {
    const PageBlock& entry = judging.page.blocks[i];
    const Verdict& verdict = judging.verdicts[i];
    if (verdict.kept() || verdict.ruled_out || !judging.kept(i + 1)) continue;
    if (entry.counts.words > kMaxWords || !entry.block.text.ends_with(':')) continue;
    const BlockContainer* quote = innermost_quote(entry.block);
    const BlockContainer* below = innermost_quote(judging.block(i + 1));
    if (quote == nullptr || below == nullptr || *quote != *below) continue;
    judging.decide(i, judging.verdicts[i + 1].label, "who is quoted");
  }
}

// A box that can be opened and whose summary asks for subscribers, as another text in it does.
void drop_newsletters(Judging& judging) {
  constexpr std::uint32_t kMaxWords = 150;
  const std::vector<PageBlock>& blocks = judging.page.blocks;
  const auto asks = [&blocks](std::size_t i) {
    return find_label(blocks[i].block.text).kind == LabelKind::newsletter;
  };
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (!is_title(blocks[i])) continue;
    const BlockContainer* box = decisive_container(blocks[i]);
    if (box == nullptr || box->kind != ContainerKind::details || !asks(i)) continue;
    std::size_t end = i + 1;
    std::uint32_t words = 0;
    bool again = false;
    const auto is_in_box = [&](std::size_t j) {
      const std::vector<BlockContainer>& around = blocks[j].block.containers;
      return std::find(around.begin(), around.end(), *box) != around.end();
    };
    for (; end < judging.size() && is_in_box(end) && words <= kMaxWords; ++end) {
      words += blocks[end].counts.words;
      again = again || asks(end);
    }
    if (!again || words > kMaxWords) continue;
    for (std::size_t j = i; j < end; ++j) {
      if (judging.block(j).kind == BlockKind::image) continue;
      judging.decide(j, Label::boilerplate, "a box that asks for subscribers");
    }
  }
}

// A definition is kept with its term, as long as something speaks for it.
void keep_definitions(Judging& judging) {
  for (std::size_t i = 1; i < judging.size(); ++i) {
    const bool defines = judging.block(i).kind == BlockKind::definition &&
                         judging.block(i - 1).kind == BlockKind::term && judging.kept(i - 1);
    if (defines && !judging.kept(i) && judging.verdicts[i].probability >= kMinDefinition) {
      judging.decide(i, judging.verdicts[i - 1].label, "the definition of a kept term");
    }
  }
}

bool is_in_definition(const Block& block) {
  return std::any_of(
      block.containers.begin(), block.containers.end(),
      [](const BlockContainer& around) { return around.kind == ContainerKind::definition; });
}

// A term is kept with the definition below it. A list of terms alone, such as a table of contents,
// has none: what follows is the text after it.
void keep_terms(Judging& judging) {
  std::size_t below = judging.size();
  for (std::size_t i = judging.size(); i-- > 0;) {
    const BlockKind kind = judging.block(i).kind;
    if (kind == BlockKind::image) continue;
    if (kind != BlockKind::term) {
      below = i;
    } else if (!judging.kept(i) && below < judging.size() && judging.kept(below) &&
               is_in_definition(judging.block(below))) {
      judging.decide(i, judging.verdicts[below].label, "the term of a kept definition");
    }
  }
}

// Notes that only name a source are left to the score: an encyclopedia has hundreds of them.
void keep_notes(Judging& judging) {
  std::map<std::string_view, Label> wanted;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (!judging.kept(i)) continue;
    const Label label = judging.verdicts[i].label;
    for (const Span& span : judging.block(i).spans) {
      if (span.kind != SpanKind::note_reference) continue;
      Label& of_note = wanted.emplace(span.target, label).first->second;
      if (label == Label::main_content) of_note = label;
    }
  }
  if (wanted.empty() || wanted.size() > kMaxNotes) return;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Block& block = judging.block(i);
    if (block.note.empty() || judging.kept(i) || block.kind == BlockKind::image) continue;
    if (judging.page.blocks[i].cites || judging.verdicts[i].probability < kMinNote) continue;
    const auto found = wanted.find(block.note);
    if (found != wanted.end()) judging.decide(i, found->second, "a note of kept text");
  }
}

}  // namespace

void attach_to_containers(Judging& judging) {
  keep_boxes(judging);
  attach_titles_and_sources(judging);
  keep_quoted_names(judging);
  drop_newsletters(judging);
  keep_definitions(judging);
  keep_terms(judging);
  keep_notes(judging);
}

}  // namespace pith::internal
