#include "markup/measure.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/places.h"
#include "base/ratio.h"
#include "markup/declared.h"
#include "markup/parts.h"
#include "markup/siblings.h"
#include "markup/surroundings.h"
#include "page/groups.h"

namespace pith::internal {
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

// The kind as the model knows it, which learned from pages without terms, callouts and formulas. A
// formula is judged as code is: by what stands around it.
BlockKind judged_kind(const PageBlock& entry) {
  switch (entry.block.kind) {
    case BlockKind::math:
      return BlockKind::code;
    case BlockKind::term:
    case BlockKind::definition:
      return BlockKind::paragraph;
    case BlockKind::callout_title:
      return entry.block.heading_level > 0 ? BlockKind::heading : BlockKind::paragraph;
    default:
      return entry.block.kind;
  }
}

void measure_own(const PageModel& page, const PageBlock& block, Features& f) {
  const TextCounts& counts = block.counts;
  const auto characters = static_cast<float>(counts.characters);
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
  f.kind = judged_kind(block);
  f.heading = f.kind == BlockKind::heading;
  f.list_item = f.kind == BlockKind::list_item;
  f.code = f.kind == BlockKind::code;
  f.quoted = block.block.quote_depth > 0;
  f.in_table = block.block.table && f.kind != BlockKind::caption;
  f.heading_level = block.block.heading_level;
  f.list_depth = list_depth(block.block);
  f.emphasised = is_emphasised(block.block);
  f.emphasis = ratio(static_cast<float>(emphasised_characters(block.block)),
                     static_cast<float>(block.block.text.size()));
  f.names_javascript = names_javascript(block.block.text);
  f.shape = shape_of(block.block.text);
  f.ends = last_kind(block.block.text);
  f.tag = page.elements[block.element].tag;
  f.term = f.tag == Tag::dt;
  f.in_paragraph = f.tag == Tag::p;
}

PageFeatures page_features(const PageModel& page, const Measured& measured, const PageSums& sums) {
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

// --- Repetition: which texts and which paths of tags and classes the page repeats

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

using Group = std::span<const std::uint32_t>;

constexpr float kMostlyLink = 0.5F;

void equal_texts(const PageModel& page, Measured& measured) {
  std::vector<Features>& blocks = measured.blocks;
  std::vector<std::uint64_t> keys(page.blocks.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = page.blocks[i].key;
    blocks[i].text = static_cast<std::uint32_t>(i);
  }
  for_each_group(keys, [&](Group group) {
    if (keys[group.front()] == 0) return;  // pictures
    // A heading is no copy of its line in the table of contents.
    struct Kind {
      std::uint32_t first = 0;
      std::uint32_t count = 0;
    };
    Kind headings;
    Kind others;
    bool linked = false;
    const auto kind_of = [&](const Features& f) -> Kind& { return f.heading ? headings : others; };
    for (const std::uint32_t i : group) {
      Features& f = blocks[i];
      Kind& kind = kind_of(f);
      if (kind.count == 0) kind.first = i;
      f.text = kind.first;
      f.same_text_before = static_cast<float>(kind.count++);
      linked = linked || (!f.heading && f.link_density >= kMostlyLink);
    }
    for (const std::uint32_t i : group) {
      Features& f = blocks[i];
      f.same_text = static_cast<float>(kind_of(f).count - 1);
      f.is_listed = f.heading && linked;
    }
  });
}

void equal_paths(const PageModel& page, Measured& measured) {
  std::vector<std::uint64_t> paths(page.elements.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::uint64_t above = i == 0 ? 0 : paths[page.elements[i].parent];
    paths[i] = (above ^ page.elements[i].signature) * kMix;
  }
  std::vector<std::uint64_t> keys(page.blocks.size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = paths[page.blocks[i].element];
  std::uint32_t largest = 0;
  for_each_group(keys, [&](Group group) {
    const auto size = static_cast<float>(group.size());
    float words = 0;
    float link_words = 0;
    for (const std::uint32_t i : group) {
      words += measured.blocks[i].words;
      link_words += page.blocks[i].link_words;
    }
    // Of equally large groups the first on the page counts.
    if (size > measured.page.largest_group ||
        (size == measured.page.largest_group && group.front() < largest)) {
      largest = group.front();
      measured.page.largest_group = size;
      measured.page.group_words = ratio(words, measured.page.words);
    }
    const auto spread = static_cast<float>(group.back() - group.front());
    for (const std::uint32_t i : group) {
      Features& f = measured.blocks[i];
      f.path = group.front();
      f.same_path = size;
      f.same_path_words = words / size;
      f.same_path_links = std::min(1.0F, ratio(link_words, words));
      f.same_path_spread = spread / static_cast<float>(page.blocks.size());
    }
  });
}

// --- Where a block is among the blocks: before and after prose, headings, its neighbors

constexpr float kSearchProse = 20;    // blocks to look for prose in either direction
constexpr float kSearchHeading = 50;  // blocks to look back for a heading
constexpr std::size_t kWindow = 3;
constexpr std::size_t kWideWindow = 10;

class Position {
 public:
  Position(const PageModel& page, const PageSums& sums, Measured& measured)
      : page_(page), sums_(sums), blocks_(measured.blocks), whole_(measured.page) {}

  void run() {
    find_marks();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      place(i);
      neighbors(i);
    }
    forward();
    backward();
  }

 private:
  void find_marks() {
    first_ = last_ = longest_ = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!blocks_[i].prose) continue;
      if (first_ == blocks_.size()) first_ = i;
      last_ = i;
      if (longest_ == blocks_.size() || blocks_[i].words > blocks_[longest_].words) longest_ = i;
    }
  }

  void place(std::size_t i) {
    Features& f = blocks_[i];
    const auto count = static_cast<float>(blocks_.size());
    const Sums before = sums_.of(0, i);
    f.index = static_cast<float>(i);
    f.position = f.index / count;
    f.words_before = ratio(before.words, whole_.words);
    f.prose_before = ratio(before.prose_words, whole_.prose_words);
    const Sums near = window(i, kWindow);
    f.window_words = near.words - f.words;
    f.window_link_density = std::min(1.0F, ratio(near.link_words, near.words));
    const Sums wide = window(i, kWideWindow);
    f.wide_window_words = wide.words - f.words;
    f.wide_window_prose = wide.prose_words - (f.prose ? f.words : 0);
    if (first_ < blocks_.size()) {
      f.after_first_prose = f.index - static_cast<float>(first_);
      f.before_last_prose = static_cast<float>(last_) - f.index;
      f.to_core = up_to_common(page_, i, longest_);
    }
  }

  Sums window(std::size_t i, std::size_t reach) const {
    return sums_.of(i >= reach ? i - reach : 0, std::min(i + reach + 1, blocks_.size()));
  }

  void neighbors(std::size_t i) {
    constexpr std::array<std::ptrdiff_t, kNeighbors> kOffsets = {-2, -1, 1, 2};
    for (std::size_t n = 0; n < kNeighbors; ++n) {
      const std::size_t j = i + static_cast<std::size_t>(kOffsets[n]);
      if (j >= blocks_.size()) continue;
      const Features& other = blocks_[j];
      Neighbor& neighbor = blocks_[i].neighbors[n];
      neighbor.words = other.words;
      neighbor.alike = other.path == blocks_[i].path;
      neighbor.kind = other.kind;
      neighbor.tree_distance = up_to_common(page_, i, j);
    }
    Features& f = blocks_[i];
    f.previous_prose = i > 0 && blocks_[i - 1].prose;
    f.next_prose = i + 1 < blocks_.size() && blocks_[i + 1].prose;
  }

  void forward() {
    float heading_distance = kSearchHeading;
    float level = 0;
    for (Features& f : blocks_) {
      f.since_heading = heading_distance;
      f.heading_above = level;
      heading_distance = f.heading ? 1 : std::min(heading_distance + 1, kSearchHeading);
      if (f.heading) level = f.heading_level;
    }
  }

  void backward() {
    float distance = kSearchProse;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      Features& f = blocks_[i];
      f.to_prose_after = distance;
      distance = f.prose ? 1 : std::min(distance + 1, kSearchProse);
    }
  }

  const PageModel& page_;
  const PageSums& sums_;
  std::vector<Features>& blocks_;
  const PageFeatures& whole_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::size_t longest_ = 0;
};

void measure_position(const PageModel& page, const PageSums& sums, Measured& measured) {
  Position(page, sums, measured).run();
}

// --- Which block says what the title says: the heading most like it, else the first <h1>

constexpr float kLikeTheTitle = 0.5F;

// Words by their hashes: equal ones are equal, and others hardly ever.
using Words = std::vector<std::uint64_t>;

void read_words(std::string_view key, Words& words) {
  words.clear();
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) words.push_back(hash_bytes(key.substr(0, end)));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
}

// Sorts words and leaves out repeated ones.
void make_set(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool holds_any(const Words& set, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&set](std::uint64_t word) {
    return std::find(set.begin(), set.end(), word) != set.end();
  });
}

// Jaccard similarity of two sets.
float overlap(const Words& a, const Words& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const std::size_t a_word = *x;
    const std::size_t b_word = *y;
    if (a_word == b_word) ++common;
    if (a_word <= b_word) ++x;
    if (b_word <= a_word) ++y;
  }
  return ratio(static_cast<float>(common), static_cast<float>(a.size() + b.size() - common));
}

void match_title(const PageModel& page, std::string_view title, Measured& measured) {
  const std::string title_key = folded_key(title);
  Words wanted;
  read_words(title_key, wanted);
  make_set(wanted);
  Words words_of_block;
  const std::size_t count = page.blocks.size();
  std::size_t best = count;
  float best_overlap = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Features& f = measured.blocks[i];
    const PageBlock& entry = page.blocks[i];
    const Block& block = entry.block;
    // Nothing much longer than the title is like it.
    if (wanted.empty() || block.text.size() > 2 * title.size() + 20) continue;
    read_words(folded_text(entry, page), words_of_block);
    if (!holds_any(wanted, words_of_block)) continue;
    make_set(words_of_block);
    f.title_overlap = overlap(wanted, words_of_block);
    const float weight =
        f.title_overlap * (f.heading ? 1.0F : 0.8F) * (block.heading_level == 1 ? 1.2F : 1.0F);
    if (weight > best_overlap) {
      best_overlap = weight;
      best = i;
    }
  }
  if (best_overlap < kLikeTheTitle) {
    for (best = 0; best < count; ++best) {
      if (page.blocks[best].block.heading_level == 1) break;
    }
  }
  if (best == count) return;
  measured.blocks[best].is_headline = true;
  float words_to_best = 0;
  for (std::size_t i = 0; i < best; ++i) words_to_best += measured.blocks[i].words;
  float words = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Features& f = measured.blocks[i];
    f.after_headline = static_cast<float>(i) - static_cast<float>(best);
    f.words_after_headline = words - words_to_best;
    words += f.words;
  }
}

}  // namespace

Measured measure(const PageModel& page, std::string_view title, const HeadFacts& facts) {
  Measured measured;
  measured.blocks.reserve(page.blocks.size());
  for (const PageBlock& block : page.blocks) {
    Features& f = measured.blocks.emplace_back();
    measure_own(page, block, f);
    f.after_caption = measured.blocks.size() > 1 &&
                      measured.blocks[measured.blocks.size() - 2].kind == BlockKind::caption;
  }
  const PageSums sums(page, measured.blocks);
  measured.page = page_features(page, measured, sums);
  measured.page.hints = facts.hints;
  if (page.blocks.empty()) return measured;
  const std::vector<Siblings> siblings = find_siblings(page, sums, measured);
  measure_surroundings(page, sums, siblings, measured);
  equal_texts(page, measured);
  equal_paths(page, measured);
  measure_parts(page, sums, siblings, measured);
  measure_position(page, sums, measured);
  match_title(page, title, measured);
  measure_headline_part(page, sums, measured);
  measure_declared(page, facts.declared, measured);
  return measured;
}

}  // namespace pith::internal
