#include "page/structured_text.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "text/char_class.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// What is shorter is a name or a label.
constexpr float kMinWords = 5;

// Hashes of a text's word trigrams, without case and punctuation. In a script without spaces each
// character counts as a word.
void add_trigrams(const std::string& key, std::vector<std::uint64_t>& out) {
  std::uint64_t previous = 0;
  std::uint64_t before = 0;
  std::uint64_t word = kFnvOffset;
  bool open = false;
  const auto finish = [&] {
    if (!open) return;
    if (before != 0) out.push_back((before * kFnvPrime ^ previous) * kFnvPrime ^ word);
    before = std::exchange(previous, word);
    word = kFnvOffset;
    open = false;
  };
  const auto* at = reinterpret_cast<const unsigned char*>(key.data());
  for (const unsigned char* const end = at + key.size(); at != end;) {
    const char32_t c = next_code_point(at, end);
    if (c == ' ' || is_unspaced(c)) finish();
    if (c == ' ') continue;
    word = (word ^ c) * kFnvPrime;
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

bool add_structured_text(PageModel& page, const std::vector<std::string>& paragraphs) {
  if (paragraphs.empty() || page.elements.empty()) return false;
  std::vector<std::uint64_t> held;
  for (const PageBlock& block : page.blocks) add_trigrams(folded_key(block.block.text), held);
  std::sort(held.begin(), held.end());
  const auto element = static_cast<std::uint32_t>(page.elements.size());
  const auto first = static_cast<std::uint32_t>(page.blocks.size());
  std::set<std::uint64_t> seen;
  for (const std::string& paragraph : paragraphs) {
    PageBlock block;
    block.block.text = paragraph;
    normalize_nfc(block.block.text);
    block.counts = count_text(block.block.text);
    if (block.counts.words < kMinWords) continue;
    const std::string key = folded_key(block.block.text);
    std::vector<std::uint64_t> trigrams;
    add_trigrams(key, trigrams);
    if (is_held(held, trigrams)) continue;
    block.key = std::hash<std::string>{}(key);
    if (!seen.insert(block.key).second) continue;  // descriptions are told several times over
    block.element = element;
    block.declared = true;
    page.blocks.push_back(std::move(block));
  }
  const auto end = static_cast<std::uint32_t>(page.blocks.size());
  if (end == first) return false;
  page.elements.push_back({0, Tag::script, {}, 0, 0, first, end});
  ++page.elements[0].children;
  page.elements[0].end_block = end;
  return true;
}

}  // namespace pith::internal
