#include "markup/position.h"

#include <algorithm>
#include <array>

#include "base/ratio.h"

namespace pith {
namespace {

constexpr float kSearchProse = 20;    // blocks to look for prose in either direction
constexpr float kSearchHeading = 50;  // blocks to look back for a heading
constexpr std::size_t kWindow = 3;
constexpr std::size_t kWideWindow = 10;
constexpr float kSearchAbove = 24;  // elements to climb for what is around two blocks

class Position {
 public:
  Position(const Page& page, const PageSums& sums, Measured& measured)
      : page_(page), sums_(sums), blocks_(measured.blocks), whole_(measured.page) {}

  void run() {
    find_marks();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      place(i);
      neighbours(i);
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
      f.to_core = up_to_common(i, longest_);
    }
  }

  Sums window(std::size_t i, std::size_t reach) const {
    return sums_.of(i >= reach ? i - reach : 0, std::min(i + reach + 1, blocks_.size()));
  }

  void neighbours(std::size_t i) {
    constexpr std::array<std::ptrdiff_t, kNeighbours> kOffsets = {-2, -1, 1, 2};
    for (std::size_t n = 0; n < kNeighbours; ++n) {
      const std::size_t j = i + static_cast<std::size_t>(kOffsets[n]);
      if (j >= blocks_.size()) continue;
      const Features& other = blocks_[j];
      Neighbour& neighbour = blocks_[i].neighbours[n];
      neighbour.words = other.words;
      neighbour.kind = other.kind;
      neighbour.tree_distance = up_to_common(i, j);
    }
    Features& f = blocks_[i];
    f.previous_prose = i > 0 && blocks_[i - 1].prose;
    f.next_prose = i + 1 < blocks_.size() && blocks_[i + 1].prose;
  }

  // Elements up from block i's to the nearest one that is also around block j.
  float up_to_common(std::size_t i, std::size_t j) const {
    std::uint32_t a = page_.blocks[i].element;
    const auto other = static_cast<std::uint32_t>(j);
    float up = 0;
    while (a != 0 && up < kSearchAbove) {
      const Element& element = page_.elements[a];
      if (element.first_block <= other && other < element.end_block) break;
      a = element.parent;
      ++up;
    }
    return up;
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

  const Page& page_;
  const PageSums& sums_;
  std::vector<Features>& blocks_;
  const PageFeatures& whole_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::size_t longest_ = 0;
};

}  // namespace

void measure_position(const Page& page, const PageSums& sums, Measured& measured) {
  Position(page, sums, measured).run();
}

}  // namespace pith
