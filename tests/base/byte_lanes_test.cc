#include "base/byte_lanes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

Bytes load(std::string_view text) {
  return load_bytes(reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

// A character a lane: 'x' where it is set.
std::string shown(Bytes mask) {
  std::string lanes;
  for (std::size_t i = 0; i < kLanes; ++i)
    lanes += mask[i] == 0xFF ? 'x' : mask[i] == 0 ? '.' : '?';
  return lanes;
}

TEST(ByteLanes, TellsWhatBytesAre) {
  const Bytes bytes = load("a-z@[`{Z A0 9\x80\xFF");
  EXPECT_EQ(shown(in_range(bytes, 'a', 'z')), "x.x.............");
  EXPECT_EQ(shown(in_range(bytes, 'A', 'Z')), ".......x.x......");
  EXPECT_EQ(shown(in_range(bytes, 0x80, 0xFF)), ".............xx.");
  EXPECT_EQ(shown(equal_to(bytes, ' ')), "........x..x....");
  EXPECT_EQ(shown(equal_to(bytes, 0)), "...............x") << "what is not loaded is 0";
}

TEST(ByteLanes, LoadsNoMoreThanASixteenth) {
  const std::string text(17, 'a');
  for (std::size_t size = 0; size <= kLanes; ++size) {
    const Bytes bytes = load(std::string_view(text).substr(0, size));
    EXPECT_EQ(shown(equal_to(bytes, 'a')),
              std::string(size, 'x') + std::string(kLanes - size, '.'));
    EXPECT_EQ(shown(first_lanes(size)), shown(equal_to(bytes, 'a')));
  }
}

TEST(ByteLanes, FindsTheFirstLane) {
  EXPECT_EQ(lanes_before(Bytes{}), kLanes);
  for (std::size_t at = 0; at < kLanes; ++at) {
    Bytes mask = {};
    mask[at] = 0xFF;
    EXPECT_EQ(lanes_before(mask), at);
    mask[kLanes - 1] = 0xFF;
    EXPECT_EQ(lanes_before(mask), at);
  }
}

TEST(ByteLanes, LooksToTheRight) {
  const Bytes mask = equal_to(load("x......xx......x"), 'x');
  EXPECT_EQ(shown(from_the_right(mask, false)), "......xx......x.");
  EXPECT_EQ(shown(from_the_right(mask, true)), "......xx......xx");
}

TEST(ByteLanes, LooksToTheLeft) {
  const Bytes mask = equal_to(load("x......xx......x"), 'x');
  EXPECT_EQ(shown(from_the_left(mask, false)), ".x......xx......");
  EXPECT_EQ(shown(from_the_left(mask, true)), "xx......xx......");
}

TEST(ByteLanes, Counts) {
  LaneCounter counter;
  for (std::size_t i = 0; i < LaneCounter::kMaxMasks; ++i) counter.add(first_lanes(kLanes));
  EXPECT_EQ(counter.take(), LaneCounter::kMaxMasks * kLanes);
  counter.add(first_lanes(3));
  counter.add(first_lanes(9));
  EXPECT_EQ(counter.take(), 12U);
  EXPECT_EQ(counter.take(), 0U);
}

}  // namespace
}  // namespace pith::internal
