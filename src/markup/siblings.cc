#include "markup/siblings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "base/ratio.h"

namespace pith::internal {
namespace {

// Elements built alike are a row from here on. Chosen.
constexpr std::size_t kRow = 4;

struct Child {
  std::uint32_t signature = 0;
  std::uint32_t element = 0;
};

Row describe(const PageModel& page, const PageSums& sums, std::span<const Child> items) {
  Row row;
  Sums all;
  float squares = 0;
  float linked = 0;
  row.first_block = page.elements[items.front().element].first_block;
  for (const Child& item : items) {
    const Element& element = page.elements[item.element];
    const Sums s = sums.of(element);
    all.words += s.words;
    all.link_words += s.link_words;
    all.sentences += s.sentences;
    all.headings += s.headings;
    squares += s.words * s.words;
    linked += s.link_words > 0 ? 1 : 0;
    row.end_block = element.end_block;
  }
  row.items = static_cast<float>(items.size());
  row.words_per_item = all.words / row.items;
  const float mean = row.words_per_item;
  row.spread = ratio(std::sqrt(std::max(0.0F, squares / row.items - mean * mean)), mean);
  row.link_density = std::min(1.0F, ratio(all.link_words, all.words));
  row.linked_items = linked / row.items;
  row.headings = all.headings / row.items;
  row.sentences = all.sentences / row.items;
  row.page_share = ratio(all.words, sums.all().words);
  return row;
}

}  // namespace

// Children are put side by side by counting, so that only the signatures of one parent at a time
// need sorting.
std::vector<Siblings> find_siblings(const PageModel& page, const PageSums& sums,
                                    Measured& measured) {
  const std::size_t count = page.elements.size();
  std::vector<Siblings> siblings(count);
  std::vector<std::uint32_t> ends(count + 1);
  for (const Element& element : page.elements) ++ends[element.parent + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<Child> children(count);
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Element& element = page.elements[i];
    children[ends[element.parent]++] = {element.signature, i};
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t end : std::span(ends).first(count)) {
    const auto family = std::span(children).subspan(begin, end - begin);
    begin = end;
    std::sort(family.begin(), family.end(), [](const Child& a, const Child& b) {
      return a.signature != b.signature ? a.signature < b.signature : a.element < b.element;
    });
    for (std::size_t first = 0, last = 0; first < family.size(); first = last) {
      while (last < family.size() && family[last].signature == family[first].signature) ++last;
      Siblings each;
      each.count = static_cast<std::uint32_t>(last - first);
      if (last - first >= kRow) {
        const Row row = describe(page, sums, family.subspan(first, last - first));
        if (row.end_block > row.first_block) {
          each.row = static_cast<std::uint32_t>(measured.rows.size());
          measured.rows.push_back(row);
        }
      }
      for (std::size_t i = first; i < last; ++i) siblings[family[i].element] = each;
    }
  }
  return siblings;
}

}  // namespace pith::internal
