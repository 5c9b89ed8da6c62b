#include "markup/sums.h"

namespace pith {

PageSums::PageSums(const Page& page, const std::vector<Features>& blocks)
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

}  // namespace pith
