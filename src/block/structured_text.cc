#include "block/structured_text.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

namespace pith {
namespace {

// What is shorter is a name or a label.
constexpr float kLeastWords = 5;

// Hashes of a text's word trigrams, without case and punctuation. A script without spaces has runs
// as words: its characters count instead.
void add_trigrams(const std::string& key, std::vector<std::uint64_t>& out) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  constexpr std::uint64_t kOffset = 14695981039346656037ULL;
  std::uint64_t previous = 0;
  std::uint64_t before = 0;
  std::uint64_t word = kOffset;
  bool open = false;
  const auto finish = [&] {
    if (!open) return;
    if (before != 0) out.push_back((before * kPrime ^ previous) * kPrime ^ word);
    before = std::exchange(previous, word);
    word = kOffset;
    open = false;
  };
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool han_or_kana = byte >= 0xE3 && byte <= 0xE9;  // the lead byte of U+3000-U+9FFF
    if (byte == ' ' || han_or_kana) finish();
    if (byte == ' ') continue;
    word = (word ^ byte) * kPrime;
    open = true;
  }
  finish();
}

bool is_held(const std::vector<std::uint64_t>& held, const std::vector<std::uint64_t>& wanted) {
  const auto found = std::count_if(wanted.begin(), wanted.end(), [&held](std::uint64_t trigram) {
    return std::binary_search(held.begin(), held.end(), trigram);
  });
  return 2 * static_cast<std::size_t>(found) >= wanted.size();
}

}  // namespace

bool add_structured_text(Page& page, const std::vector<std::string>& paragraphs) {
  if (paragraphs.empty() || page.elements.empty()) return false;
  std::vector<std::uint64_t> held;
  for (const PageBlock& block : page.blocks) add_trigrams(folded_key(block.block.text), held);
  std::sort(held.begin(), held.end());
  const auto element = static_cast<std::uint32_t>(page.elements.size());
  const auto first = static_cast<std::uint32_t>(page.blocks.size());
  std::set<std::uint64_t> seen;
  for (const std::string& paragraph : paragraphs) {
    PageBlock block;
    block.counts = count_text(paragraph);
    if (block.counts.words < kLeastWords) continue;
    const std::string key = folded_key(paragraph);
    std::vector<std::uint64_t> trigrams;
    add_trigrams(key, trigrams);
    if (is_held(held, trigrams)) continue;
    block.key = std::hash<std::string>{}(key);
    if (!seen.insert(block.key).second) continue;  // descriptions are told several times over
    block.block.text = paragraph;
    block.element = element;
    page.blocks.push_back(std::move(block));
  }
  const auto end = static_cast<std::uint32_t>(page.blocks.size());
  if (end == first) return false;
  page.elements.push_back({0, Tag::script, {}, 0, 0, first, end});
  ++page.elements[0].children;
  page.elements[0].end_block = end;
  return true;
}

}  // namespace pith
