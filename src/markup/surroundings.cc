#include "markup/surroundings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/ratio.h"
#include "markup/siblings.h"

namespace pith::internal {
namespace {

// An element that holds more of the page's prose than this is the page's body whatever its class
// says ("nav-open" on a wrapper). Chosen.
constexpr float kWholePage = 0.5F;
// Consent walls are long: they may hold most of the text on a page with a short article.
constexpr float kWholePageOfConsent = 0.95F;

// No rule fires from an element that holds more of the page's blocks than this: an ad or a share
// row is a small box. Chosen; no development set falls, and snippets of two gain .0002.
constexpr std::uint32_t kFewBlocks = 3;
constexpr float kMuchOfThePage = 0.3F;

constexpr std::size_t kCues = static_cast<std::size_t>(Cue::count_);
constexpr std::size_t kContainers = static_cast<std::size_t>(Container::count_);

// To the nearest cue of each kind, then to the nearest container of each kind; whole vector
// registers of them, since every element has some.
using Distances = std::array<std::uint8_t, (kCues + kContainers + 15) / 16 * 16>;

// What every element knows of itself and of those around it.
struct Place {
  CueSet cues = {};  // believable ones, the element's own and those around it
  Distances distances;
  float siblings = 0;
  float most_siblings = 0;
  float depth = 0;
};

Container container_of(Tag tag) {
  switch (tag) {
    // clang-format off
    case Tag::section: return Container::section;
    case Tag::ul: case Tag::ol: case Tag::menu: case Tag::dir: return Container::list;
    case Tag::table: return Container::table;
    case Tag::p: return Container::paragraph;
    case Tag::figure: return Container::figure;
    case Tag::footer: return Container::footer;
    case Tag::aside: return Container::aside;
    case Tag::article: return Container::article;
    case Tag::div: return Container::division;
    default: return Container::count_;
      // clang-format on
  }
}

void one_farther(const Distances& from, Distances& to) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    to[i] = std::min<std::uint8_t>(static_cast<std::uint8_t>(from[i] + 1), kFar);
  }
}

// The element's cues, unless it holds too much of the page for them to be true.
CueSet believable(const Element& element, const PageSums& sums, float page_prose) {
  const float share = ratio(sums.of(element).prose_words, page_prose);
  const bool consent = element.cues.has(Cue::cookie);
  return share <= (consent ? kWholePageOfConsent : kWholePage) ? element.cues : CueSet{};
}

bool is_box(const PageModel& page, const Element& element) {
  const std::uint32_t blocks = element.end_block - element.first_block;
  return blocks <= kFewBlocks ||
         static_cast<float>(blocks) <= kMuchOfThePage * static_cast<float>(page.blocks.size());
}

std::vector<Place> find_places(const PageModel& page, const PageSums& sums,
                               const std::vector<Siblings>& siblings) {
  std::vector<Place> places(page.elements.size());
  const float page_prose = sums.all().prose_words;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Element& element = page.elements[i];
    if (element.first_block == element.end_block) continue;  // no block asks about it
    Place& place = places[i];
    place.siblings = static_cast<float>(siblings[i].count);
    if (i == 0) {
      place.distances.fill(kFar);
    } else {
      const Place& parent = places[element.parent];
      place.cues = parent.cues;
      one_farther(parent.distances, place.distances);
      place.depth = parent.depth + 1;
      place.most_siblings = parent.most_siblings;
    }
    place.most_siblings = std::max(place.most_siblings, place.siblings);
    if (!element.cues.empty()) {
      const CueSet cues = believable(element, sums, page_prose);
      place.cues.add(is_box(page, element) ? cues : cues.vague());
    }
    for (std::uint64_t bits = element.cues.bits(); bits != 0; bits &= bits - 1) {
      place.distances[static_cast<std::size_t>(std::countr_zero(bits))] = 0;
    }
    const Container container = container_of(element.tag);
    if (container != Container::count_) {
      place.distances[kCues + static_cast<std::size_t>(container)] = 0;
    }
  }
  return places;
}

Surroundings describe(const Element& element, const PageSums& sums, const PageFeatures& page) {
  Surroundings a;
  const Sums s = sums.of(element);
  a.words = s.words;
  a.blocks = static_cast<float>(element.end_block - element.first_block);
  a.link_density = std::min(1.0F, ratio(s.link_words, s.words));
  a.words_per_block = ratio(s.words, a.blocks);
  a.prose_share = ratio(s.prose_words, s.words);
  a.page_share = ratio(s.words, page.words);
  a.prose_of_page = ratio(s.prose_words, page.prose_words);
  a.commas = ratio(s.commas, s.words);
  a.sentences = ratio(s.sentences, s.words);
  a.paragraphs = s.paragraphs;
  a.prose_blocks = s.prose_blocks;
  a.headings = s.headings;
  a.list_items = s.list_items;
  a.children = static_cast<float>(element.children);
  a.begin = ratio(static_cast<float>(element.first_block), page.blocks);
  a.end = ratio(static_cast<float>(element.end_block), page.blocks);
  a.tag = element.tag;
  a.first_block = element.first_block;
  a.end_block = element.end_block;
  return a;
}

// Climbs from blocks to the elements around them, each described once.
class Climber {
 public:
  Climber(const PageModel& page, const PageSums& sums, const std::vector<Place>& places,
          Measured& measured)
      : page_(page), sums_(sums), places_(places), measured_(measured), number_(places.size()) {}

  void climb(std::size_t index) {
    std::array<std::uint32_t, kLevels>& around = measured_.blocks[index].around;
    std::uint32_t e = page_.blocks[index].element;
    std::uint32_t blocks_below = 1;
    std::size_t level = 0;
    while (level < kLevels) {
      const Element& element = page_.elements[e];
      const std::uint32_t blocks = element.end_block - element.first_block;
      if (blocks > blocks_below) {
        blocks_below = blocks;
        around[level++] = number_of(e);
      }
      if (e == 0) break;
      e = element.parent;
    }
    // A shallow block repeats its outermost surroundings: the page as a whole.
    for (std::size_t i = std::max<std::size_t>(level, 1); i < kLevels; ++i) {
      around[i] = around[i - 1];
    }
  }

 private:
  std::uint32_t number_of(std::uint32_t e) {
    if (number_[e] == 0) {
      number_[e] = static_cast<std::uint32_t>(measured_.surroundings.size());
      Surroundings& a =
          measured_.surroundings.emplace_back(describe(page_.elements[e], sums_, measured_.page));
      a.siblings = places_[e].siblings;
    }
    return number_[e];
  }

  const PageModel& page_;
  const PageSums& sums_;
  const std::vector<Place>& places_;
  Measured& measured_;
  std::vector<std::uint32_t> number_;  // in measured_.surroundings, 0: not yet there
};

}  // namespace

PageSums::PageSums(const PageModel& page, const std::vector<Features>& blocks)
    : before_(blocks.size() + 1) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Features& f = blocks[i];
    Sums s = before_[i];
    s.words += f.words;
    s.link_words += page.blocks[i].link_words;
    s.prose_words += f.prose ? f.words : 0;
    s.prose_blocks += f.prose ? 1 : 0;
    s.commas += f.commas;
    s.sentences += f.sentences;
    s.paragraphs += f.in_paragraph ? 1 : 0;
    s.headings += f.heading ? 1 : 0;
    s.list_items += f.list_item ? 1 : 0;
    before_[i + 1] = s;
  }
}

Sums PageSums::of(std::size_t begin, std::size_t end) const {
  if (end <= begin) return {};
  const Sums& a = before_[begin];
  const Sums& b = before_[end];
  return {b.words - a.words,
          b.link_words - a.link_words,
          b.prose_words - a.prose_words,
          b.prose_blocks - a.prose_blocks,
          b.commas - a.commas,
          b.sentences - a.sentences,
          b.paragraphs - a.paragraphs,
          b.headings - a.headings,
          b.list_items - a.list_items};
}

void measure_surroundings(const PageModel& page, const PageSums& sums,
                          const std::vector<Siblings>& siblings, Measured& measured) {
  const std::vector<Place> places = find_places(page, sums, siblings);
  Climber climber(page, sums, places, measured);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Place& place = places[page.blocks[i].element];
    Features& f = measured.blocks[i];
    f.cues = place.cues;
    std::copy_n(place.distances.begin(), kCues, f.cue_distance.begin());
    std::copy_n(place.distances.begin() + kCues, kContainers, f.container_distance.begin());
    f.depth = place.depth;
    f.own_siblings = place.siblings;
    f.most_siblings = place.most_siblings;
    const auto near = [&f](Cue cue) {
      return f.cue_distance[static_cast<std::size_t>(cue)] < kFar ? 1.0F : 0.0F;
    };
    if (f.cues.has(Cue::hidden)) measured.page.hidden_words += f.words;
    if (f.cues.has(Cue::comment)) measured.page.comment_words += f.words;
    const bool noscript = f.cue_distance[static_cast<std::size_t>(Cue::noscript)] < kFar;
    if (noscript) measured.page.noscript_words += f.words;
    measured.page.cards += near(Cue::card);
    measured.page.posts += near(Cue::post);
    measured.page.products += near(Cue::product);
    climber.climb(i);
  }
}

}  // namespace pith::internal
