#include "block/measure.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_set>

namespace pith {
namespace {

// An element that holds more of the page's prose than this is the page's body whatever its class
// says ("nav-open" on a wrapper). Chosen.
constexpr float kWholePage = 0.5F;
// Consent walls are long: they may hold most of the text on a page with a short article.
constexpr float kWholePageOfConsent = 0.95F;

constexpr std::uint32_t kSearchProse = 20;  // blocks to look for prose in either direction

float ratio(float part, float whole) { return whole > 0 ? part / whole : 0; }

bool is_emphasised(const Block& block) {
  return std::any_of(block.spans.begin(), block.spans.end(), [&block](const Span& span) {
    return (span.kind == SpanKind::strong || span.kind == SpanKind::emphasis) && span.begin == 0 &&
           span.end == block.text.size();
  });
}

struct Sums {
  float words = 0;
  float link_words = 0;
  float prose_words = 0;
  float commas = 0;
  float paragraphs = 0;
};

// Calls each(indices) once for every distinct key, indices ascending. Sorted rather than hashed:
// the page chooses the keys, and could choose them to collide.
template <typename Each>
void for_each_group(const std::vector<std::uint64_t>& keys, Each&& each) {
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&keys](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && keys[order[end]] == keys[order[begin]]) ++end;
    each(std::span<const std::uint32_t>(order).subspan(begin, end - begin));
    begin = end;
  }
}

class Measurer {
 public:
  Measurer(const Page& page, std::string_view title) : page_(page), title_(title) {}

  Measured run() {
    own_features();
    sum_up();
    gather_elements();
    count_siblings();
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) surroundings(i);
    repetition();
    position();
    headline();
    return std::move(out_);
  }

 private:
  void own_features() {
    out_.blocks.resize(page_.blocks.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const PageBlock& block = page_.blocks[i];
      const TextCounts& counts = block.counts;
      Features& f = out_.blocks[i];
      f.words = counts.words;
      f.link_density = std::min(1.0F, ratio(block.link_words, counts.words));
      f.links = static_cast<float>(block.links);
      f.characters_per_word = ratio(static_cast<float>(counts.characters), counts.words);
      f.sentences = static_cast<float>(counts.sentence_ends);
      f.commas = static_cast<float>(counts.commas);
      f.digit_share =
          ratio(static_cast<float>(counts.digits), static_cast<float>(counts.characters));
      f.uppercase_share =
          ratio(static_cast<float>(counts.uppercase), static_cast<float>(counts.letters));
      f.has_words = counts.letters + counts.digits > 0;
      f.ends_sentence = counts.ends_sentence;
      f.prose = f.words >= kProseWords && f.link_density < kProseLinkDensity;
      f.heading = block.block.kind == BlockKind::heading;
      f.list_item = block.block.kind == BlockKind::list_item;
      f.code = block.block.kind == BlockKind::code;
      f.quoted = block.block.quote_depth > 0;
      f.in_table = block.block.table.table > 0;
      f.emphasised = is_emphasised(block.block);
      f.after_caption = i > 0 && page_.blocks[i - 1].block.kind == BlockKind::caption;
      f.names_javascript = block.block.text.find("avaScript") != std::string::npos ||
                           block.block.text.find("avascript") != std::string::npos;
      f.shape = shape_of(block.block.text);
      f.term = page_.elements[block.element].tag == Tag::dt;
      f.in_paragraph = page_.elements[block.element].tag == Tag::p;
    }
  }

  void sum_up() {
    sums_.resize(page_.blocks.size() + 1);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const Features& f = out_.blocks[i];
      Sums s = sums_[i];
      s.words += f.words;
      s.link_words += page_.blocks[i].link_words;
      s.prose_words += f.prose ? f.words : 0;
      s.commas += f.commas;
      s.paragraphs += f.in_paragraph ? 1 : 0;
      sums_[i + 1] = s;
    }
    const Sums& all = sums_.back();
    out_.page = {all.words, all.prose_words, all.link_words, 0,
                 static_cast<float>(page_.blocks.size())};
  }

  Sums inside(const Element& element) const {
    const Sums& begin = sums_[element.first_block];
    const Sums& end = sums_[std::max(element.end_block, element.first_block)];
    return {end.words - begin.words, end.link_words - begin.link_words,
            end.prose_words - begin.prose_words, end.commas - begin.commas,
            end.paragraphs - begin.paragraphs};
  }

  // Cues and paths from the root down, siblings of one signature under one parent.
  void gather_elements() {
    const std::size_t count = page_.elements.size();
    cues_.resize(count);
    paths_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Element& element = page_.elements[i];
      const bool root = i == 0;
      if (!root) cues_[i] = cues_[element.parent];
      cues_[i].add(believable(element));
      const std::uint64_t above = root ? 0 : paths_[element.parent];
      paths_[i] = (above ^ element.signature) * 0x9E3779B97F4A7C15ULL;
    }
  }

  // The element's cues, unless it holds too much of the page for them to be true.
  CueSet believable(const Element& element) const {
    const float share = ratio(inside(element).prose_words, out_.page.prose_words);
    const bool consent = element.cues.has(Cue::cookie);
    return share <= (consent ? kWholePageOfConsent : kWholePage) ? element.cues : CueSet{};
  }

  // How many children of one parent share a signature.
  void count_siblings() {
    std::vector<std::uint64_t> keys(page_.elements.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      keys[i] = (std::uint64_t{page_.elements[i].parent} << 32) | page_.elements[i].signature;
    }
    siblings_.resize(keys.size());
    for_each_group(keys, [this](std::span<const std::uint32_t> group) {
      for (const std::uint32_t i : group) siblings_[i] = static_cast<float>(group.size());
    });
  }

  void surroundings(std::uint32_t index) {
    Features& f = out_.blocks[index];
    std::uint32_t e = page_.blocks[index].element;
    f.cues = cues_[e];
    if (f.cues.has(Cue::hidden)) out_.page.hidden_words += f.words;
    std::uint32_t blocks_below = 1;
    std::size_t level = 0;
    while (level < kLevels) {
      const Element& element = page_.elements[e];
      const std::uint32_t blocks = element.end_block - element.first_block;
      if (blocks > blocks_below) {
        blocks_below = blocks;
        const Sums s = inside(element);
        Surroundings& a = f.around[level++];
        a.words = s.words;
        a.blocks = static_cast<float>(blocks);
        a.link_density = std::min(1.0F, ratio(s.link_words, s.words));
        a.words_per_block = ratio(s.words, a.blocks);
        a.prose_share = ratio(s.prose_words, s.words);
        a.page_share = ratio(s.words, out_.page.words);
        a.prose_of_page = ratio(s.prose_words, out_.page.prose_words);
        a.commas = ratio(s.commas, s.words);
        a.paragraphs = s.paragraphs;
        a.siblings = siblings_[e];
      }
      if (e == 0) break;
      e = element.parent;
    }
    // A shallow block repeats its outermost surroundings: the page as a whole.
    for (std::size_t i = std::max<std::size_t>(level, 1); i < kLevels; ++i) {
      f.around[i] = f.around[i - 1];
    }
  }

  void repetition() {
    const std::size_t count = page_.blocks.size();
    std::vector<std::uint64_t> keys(count);
    // A heading is no copy of its line in the table of contents.
    constexpr std::uint64_t kHeading = 0x9E3779B97F4A7C15ULL;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t key = page_.blocks[i].key;
      keys[i] = key != 0 && out_.blocks[i].heading ? key ^ kHeading : key;
    }
    for_each_group(keys, [&](std::span<const std::uint32_t> group) {
      if (keys[group.front()] == 0) return;  // pictures
      for (std::size_t n = 0; n < group.size(); ++n) {
        out_.blocks[group[n]].same_text_before = static_cast<float>(n);
        out_.blocks[group[n]].same_text = static_cast<float>(group.size() - 1);
      }
    });
    for (std::size_t i = 0; i < count; ++i) keys[i] = paths_[page_.blocks[i].element];
    for_each_group(keys, [this](std::span<const std::uint32_t> group) {
      for (const std::uint32_t i : group) {
        out_.blocks[i].same_path = static_cast<float>(group.size());
      }
    });
    for (std::size_t i = 1; i < count; ++i) {
      out_.blocks[i].previous_same_path = keys[i] == keys[i - 1];
      out_.blocks[i - 1].next_same_path = keys[i] == keys[i - 1];
    }
  }

  void position() {
    const std::size_t count = page_.blocks.size();
    float distance = kSearchProse;
    for (std::size_t i = 0; i < count; ++i) {
      Features& f = out_.blocks[i];
      f.position = ratio(static_cast<float>(i), static_cast<float>(count));
      f.words_before = ratio(sums_[i].words, out_.page.words);
      f.prose_before = ratio(sums_[i].prose_words, out_.page.prose_words);
      f.to_prose_before = distance;
      distance = f.prose ? 1 : std::min<float>(distance + 1, kSearchProse);
      const std::size_t begin = i >= 3 ? i - 3 : 0;
      const std::size_t end = std::min(i + 4, count);
      f.window_words = sums_[end].words - sums_[begin].words - f.words;
      f.window_link_density = std::min(1.0F, ratio(sums_[end].link_words - sums_[begin].link_words,
                                                   sums_[end].words - sums_[begin].words));
      if (i > 0) {
        f.previous_words = out_.blocks[i - 1].words;
        f.previous_prose = out_.blocks[i - 1].prose;
        out_.blocks[i - 1].next_words = f.words;
        out_.blocks[i - 1].next_prose = f.prose;
      }
    }
    distance = kSearchProse;
    for (std::size_t i = count; i-- > 0;) {
      out_.blocks[i].to_prose_after = distance;
      distance = out_.blocks[i].prose ? 1 : std::min<float>(distance + 1, kSearchProse);
    }
  }

  // The headline: the heading most like the title, else the first <h1>.
  void headline() {
    std::unordered_set<std::string> wanted;
    const std::string title = folded_key(title_);
    for_each_word(title, [&](std::string word) { wanted.insert(std::move(word)); });
    std::size_t best = page_.blocks.size();
    float best_overlap = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      Features& f = out_.blocks[i];
      const PageBlock& block = page_.blocks[i];
      // Nothing much longer than the title is like it.
      if (wanted.empty() || block.block.text.size() > 2 * title_.size() + 20) continue;
      f.title_overlap = overlap(wanted, folded_key(block.block.text));
      const float weight = f.title_overlap * (f.heading ? 1.0F : 0.8F) *
                           (block.block.heading_level == 1 ? 1.2F : 1.0F);
      if (weight > best_overlap) {
        best_overlap = weight;
        best = i;
      }
    }
    constexpr float kLikeTheTitle = 0.5F;
    if (best_overlap < kLikeTheTitle) {
      for (best = 0; best < page_.blocks.size(); ++best) {
        if (page_.blocks[best].block.heading_level == 1) break;
      }
    }
    if (best == page_.blocks.size()) return;
    out_.blocks[best].is_headline = true;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      out_.blocks[i].after_headline = static_cast<float>(i) - static_cast<float>(best);
    }
  }

  template <typename Each>
  static void for_each_word(std::string_view key, Each&& each) {
    while (!key.empty()) {
      const std::size_t end = std::min(key.find(' '), key.size());
      if (end > 0) each(std::string(key.substr(0, end)));
      key.remove_prefix(std::min(end + 1, key.size()));
    }
  }

  // Jaccard similarity of the two sets of words.
  static float overlap(const std::unordered_set<std::string>& wanted, std::string_view key) {
    std::unordered_set<std::string> found;
    std::size_t common = 0;
    for_each_word(key, [&](std::string word) {
      const bool shared = wanted.count(word) > 0;
      if (found.insert(std::move(word)).second && shared) ++common;
    });
    return ratio(static_cast<float>(common),
                 static_cast<float>(wanted.size() + found.size() - common));
  }

  const Page& page_;
  std::string_view title_;
  Measured out_;
  std::vector<Sums> sums_;
  std::vector<CueSet> cues_;
  std::vector<std::uint64_t> paths_;
  std::vector<float> siblings_;  // by element
};

}  // namespace

Measured measure(const Page& page, std::string_view title) { return Measurer(page, title).run(); }

}  // namespace pith
