#include "markup/parts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/ratio.h"

namespace pith::internal {
namespace {

constexpr float kSearchAbove = 24;  // elements to climb for what is around two blocks

// An element needs at least so many blocks to be a list.
constexpr std::uint32_t kListBlocks = 2;

// What stands twice has so many words, and its blocks have some; more than this share of the page
// is its body. Chosen.
constexpr float kWordsOfACopiedPart = 20;
constexpr float kWordsOfACopiedBlock = 3;
constexpr float kMostOfThePage = 0.6F;

// Items of a row are teasers when most of them link and each has some text. Chosen.
constexpr float kMostLink = 0.8F;
constexpr float kTeaserWords = 6;

// The headline's part ends where it has so many words below it. Chosen.
constexpr float kFirstText = 40;

// How far above the headline its part is looked for, in elements.
constexpr int kMaxSteps = 24;

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool holds_items(Tag tag) {
  switch (tag) {
    case Tag::ul:
    case Tag::ol:
    case Tag::menu:
    case Tag::dl:
    case Tag::table:
      return true;
    default:
      return false;
  }
}

// What every element knows of those around it.
struct Place {
  std::uint32_t list = kNone;  // the innermost
  std::uint32_t item = kNone;  // of the row with the most elements
  std::uint32_t siblings = 0;
  float copied = 0;
  float copied_before = 0;
};

struct Copied {
  float words = 0;
  float seen_before = 0;
};

class Parts {
 public:
  Parts(const PageModel& page, const PageSums& sums, const std::vector<Siblings>& siblings,
        Measured& measured)
      : page_(page), sums_(sums), siblings_(siblings), measured_(measured) {}

  void run() {
    sum_up();
    find_places();
    std::vector<std::uint32_t> list_numbers(page_.elements.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const Place& place = places_[page_.blocks[i].element];
      Features& f = measured_.blocks[i];
      f.copied_around = place.copied;
      f.copied_before = place.copied_before;
      if (place.item != kNone) enter_item(f, place.item);
      if (place.list == kNone) continue;
      std::uint32_t& number = list_numbers[place.list];
      if (number == 0) {
        number = static_cast<std::uint32_t>(measured_.lists.size());
        measured_.lists.push_back(describe(page_.elements[place.list]));
      }
      f.list = number;
    }
    for (const Row& row : measured_.rows) {
      if (row.linked_items >= kMostLink && row.words_per_item >= kTeaserWords) {
        // Rows in rows count with the innermost, which may be more than the page.
        measured_.page.teaser_words += row.page_share;
      }
    }
    measured_.page.teaser_words = std::min(measured_.page.teaser_words, 1.0F);
    sections();
    twins();
  }

 private:
  void sum_up() {
    copied_.resize(page_.blocks.size() + 1);
    ends_.resize(page_.blocks.size() + 1);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const Features& f = measured_.blocks[i];
      Copied c = copied_[i];
      if (f.words >= kWordsOfACopiedBlock) {
        c.words += f.same_text > 0 ? f.words : 0;
        c.seen_before += f.same_text_before > 0 ? f.words : 0;
      }
      copied_[i + 1] = c;
      ends_[i + 1] = ends_[i] + (f.ends_sentence ? 1 : 0);
    }
  }

  void find_places() {
    places_.resize(page_.elements.size());
    const float page_words = measured_.page.words;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      const Element& element = page_.elements[i];
      const std::uint32_t blocks = element.end_block - element.first_block;
      if (blocks == 0) continue;  // no block asks about it
      Place& place = places_[i];
      if (i > 0) place = places_[element.parent];
      if (holds_items(element.tag) && blocks >= kListBlocks) place.list = i;
      if (siblings_[i].row != 0 && siblings_[i].count > place.siblings) {
        place.siblings = siblings_[i].count;
        place.item = i;
      }
      const Copied& before = copied_[element.first_block];
      const Copied& end = copied_[element.end_block];
      if (end.words <= before.words) continue;
      const float words = sums_.of(element).words;
      if (words < kWordsOfACopiedPart || words > kMostOfThePage * page_words) continue;
      place.copied = std::max(place.copied, (end.words - before.words) / words);
      place.copied_before =
          std::max(place.copied_before, (end.seen_before - before.seen_before) / words);
    }
  }

  void enter_item(Features& f, std::uint32_t item) const {
    const Element& element = page_.elements[item];
    const Sums s = sums_.of(element);
    f.row = siblings_[item].row;
    f.item_begin = element.first_block;
    f.item_end = element.end_block;
    f.item_words = s.words;
    f.item_link_density = std::min(1.0F, ratio(s.link_words, s.words));
    const Row& row = measured_.rows[f.row];
    f.item_place = ratio(static_cast<float>(element.first_block - row.first_block),
                         static_cast<float>(row.end_block - row.first_block));
  }

  ListPart describe(const Element& element) const {
    ListPart list;
    const Sums s = sums_.of(element);
    list.blocks = static_cast<float>(element.end_block - element.first_block);
    list.words = s.words;
    list.words_per_block = s.words / list.blocks;
    list.link_density = std::min(1.0F, ratio(s.link_words, s.words));
    list.sentence_ends = (ends_[element.end_block] - ends_[element.first_block]) / list.blocks;
    list.page_share = ratio(s.words, measured_.page.words);
    if (element.first_block > 0) {
      const Features& above = measured_.blocks[element.first_block - 1];
      list.has_heading = above.heading;
      list.is_announced = above.ends == CharKind::colon;
    }
    list.first_block = element.first_block;
    list.end_block = element.end_block;
    return list;
  }

  void sections() {
    std::vector<Features>& blocks = measured_.blocks;
    std::vector<std::uint32_t> open;  // headings whose chapters go on, levels ascending
    std::vector<std::uint32_t> chapter_ends(blocks.size());
    const auto close = [&](float level, std::size_t end) {
      while (!open.empty() && blocks[open.back()].heading_level >= level) {
        chapter_ends[open.back()] = static_cast<std::uint32_t>(end);
        open.pop_back();
      }
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (!blocks[i].heading) continue;
      close(blocks[i].heading_level, i);
      open.push_back(static_cast<std::uint32_t>(i));
    }
    close(0, blocks.size());
    for (std::size_t begin = 0; begin < blocks.size();) {
      std::size_t end = begin + 1;
      while (end < blocks.size() && !blocks[end].heading) ++end;
      if (blocks[begin].heading) {
        const auto number = static_cast<std::uint32_t>(measured_.sections.size());
        measured_.sections.push_back(section(begin, end, chapter_ends[begin]));
        for (std::size_t i = begin; i < end; ++i) blocks[i].section = number;
      }
      begin = end;
    }
  }

  Section section(std::size_t heading, std::size_t end, std::size_t chapter_end) const {
    Section section;
    const Sums s = sums_.of(heading + 1, end);
    section.blocks = static_cast<float>(end - heading - 1);
    section.words = s.words;
    section.link_density = std::min(1.0F, ratio(s.link_words, s.words));
    section.prose_share = ratio(s.prose_words, s.words);
    section.list_items = ratio(s.list_items, section.blocks);
    section.heading_links = measured_.blocks[heading].link_density;
    const Sums chapter = sums_.of(heading + 1, chapter_end);
    section.chapter_words = chapter.words;
    section.chapter_prose = ratio(chapter.prose_words, chapter.words);
    section.is_listed = measured_.blocks[heading].is_listed;
    return section;
  }

  void twins() {
    std::vector<Features>& blocks = measured_.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Features& f = blocks[i];
      if (f.same_text > 0 && f.text != i) f.to_twin = up_to_common(page_, i, f.text);
    }
  }

  const PageModel& page_;
  const PageSums& sums_;
  const std::vector<Siblings>& siblings_;
  Measured& measured_;
  std::vector<Place> places_;
  std::vector<Copied> copied_;  // of the blocks before each, and of all
  std::vector<float> ends_;     // likewise: blocks that end a sentence
};

}  // namespace

float up_to_common(const PageModel& page, std::size_t i, std::size_t j) {
  std::uint32_t a = page.blocks[i].element;
  const auto other = static_cast<std::uint32_t>(j);
  float up = 0;
  while (a != 0 && up < kSearchAbove) {
    const Element& element = page.elements[a];
    if (element.first_block <= other && other < element.end_block) break;
    a = element.parent;
    ++up;
  }
  return up;
}

void measure_parts(const PageModel& page, const PageSums& sums,
                   const std::vector<Siblings>& siblings, Measured& measured) {
  Parts(page, sums, siblings, measured).run();
}

void measure_headline_part(const PageModel& page, const PageSums& sums, Measured& measured) {
  std::vector<Features>& blocks = measured.blocks;
  const auto found =
      std::find_if(blocks.begin(), blocks.end(), [](const Features& f) { return f.is_headline; });
  if (found == blocks.end()) return;
  const auto headline = static_cast<std::size_t>(found - blocks.begin());
  std::uint32_t e = page.blocks[headline].element;
  for (int step = 0; step < kMaxSteps && e != 0; ++step) {
    if (sums.of(headline + 1, page.elements[e].end_block).words >= kFirstText) break;
    e = page.elements[e].parent;
  }
  const Element& part = page.elements[e];
  measured.page.headline_part = sums.of(headline + 1, part.end_block).words;
  measured.page.headline_share = ratio(measured.page.headline_part, measured.page.words);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Features& f = blocks[i];
    f.to_headline = up_to_common(page, i, headline);
    f.in_headline_part = part.first_block <= i && i < part.end_block;
    if (i <= headline) continue;
    const Sums since = sums.of(headline + 1, i);
    f.headings_after_headline = since.headings;
    f.links_after_headline = std::min(1.0F, ratio(since.link_words, since.words));
  }
}

}  // namespace pith::internal
