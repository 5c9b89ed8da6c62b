#include "markup/repetition.h"

#include <algorithm>
#include <span>

#include "base/ratio.h"
#include "markup/sums.h"
#include "page/groups.h"

namespace pith {
namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

using Group = std::span<const std::uint32_t>;

void equal_texts(const Page& page, Measured& measured) {
  std::vector<std::uint64_t> keys(page.blocks.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::uint64_t key = page.blocks[i].key;
    // A heading is no copy of its line in the table of contents.
    keys[i] = key != 0 && measured.blocks[i].heading ? key ^ kMix : key;
  }
  for_each_group(keys, [&](Group group) {
    if (keys[group.front()] == 0) return;  // pictures
    for (std::size_t n = 0; n < group.size(); ++n) {
      measured.blocks[group[n]].same_text_before = static_cast<float>(n);
      measured.blocks[group[n]].same_text = static_cast<float>(group.size() - 1);
    }
  });
}

void equal_paths(const Page& page, Measured& measured) {
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

}  // namespace

void measure_repetition(const Page& page, Measured& measured) {
  if (page.blocks.empty()) return;
  equal_texts(page, measured);
  equal_paths(page, measured);
}

}  // namespace pith
