#include "bench/line_diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith::internal::bench {
namespace {

constexpr std::size_t kLongestShown = 200;  // bytes of a line

using Lines = std::vector<std::string_view>;

// A last line without a newline differs from one with a newline.
Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// length[i * (got + 1) + j]: the longest common subsequence of the lines from i and from j on.
std::vector<std::uint32_t> common_lengths(const Lines& expected, const Lines& got) {
  const std::size_t width = got.size() + 1;
  std::vector<std::uint32_t> length((expected.size() + 1) * width, 0);
  for (std::size_t i = expected.size(); i-- > 0;) {
    for (std::size_t j = got.size(); j-- > 0;) {
      length[i * width + j] =
          expected[i] == got[j] ? length[(i + 1) * width + j + 1] + 1
                                : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  return length;
}

std::string shown(char sign, std::string_view line) {
  const bool ended = line.ends_with('\n');
  if (ended) line.remove_suffix(1);
  std::string text(1, sign);
  text += line.substr(0, kLongestShown);
  if (line.size() > kLongestShown) text += "[...]";
  if (!ended) text += "[no newline]";
  return text + "\n";
}

}  // namespace

std::string line_diff(std::string_view expected_text, std::string_view got_text) {
  const Lines expected = split(expected_text);
  const Lines got = split(got_text);
  const std::vector<std::uint32_t> length = common_lengths(expected, got);
  const std::size_t width = got.size() + 1;
  std::string text;
  bool in_difference = false;
  for (std::size_t i = 0, j = 0; i < expected.size() || j < got.size();) {
    if (i < expected.size() && j < got.size() && expected[i] == got[j]) {
      in_difference = false;
      ++i;
      ++j;
      continue;
    }
    if (!in_difference) text += "@ " + std::to_string(i + 1) + "\n";
    in_difference = true;
    const bool drop = j == got.size() || (i < expected.size() &&
                                          length[(i + 1) * width + j] >= length[i * width + j + 1]);
    if (drop) {
      text += shown('-', expected[i++]);
    } else {
      text += shown('+', got[j++]);
    }
  }
  return text;
}

}  // namespace pith::internal::bench
