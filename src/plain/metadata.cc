#include "plain/metadata.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/dates.h"
#include "metadata/values/names.h"
#include "metadata/values/titles.h"
#include "text/tokens.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Words of a headline; longer texts are paragraphs.
constexpr float kMaxTitleWords = 30;
constexpr float kMinTitleWords = 1.5F;
// Prose, as in line_features.h.
constexpr float kProseWords = 15;
// How many lines above and below the headline are searched for date and byline.
constexpr std::size_t kAbove = 4;
constexpr std::size_t kBelow = 12;
constexpr float kMaxBylineWords = 16;

bool is_prose(const PageBlock& block) {
  return block.counts.words >= kProseWords && block.counts.sentence_ends > 0;
}

bool says_neither_who_nor_when(std::string_view text) {
  return find_date(text).empty() && byline_opening(text) == 0;
}

bool is_headline_like(const PageBlock& block) {
  const TextCounts& counts = block.counts;
  return counts.words >= kMinTitleWords && counts.words <= kMaxTitleWords &&
         counts.letters > counts.digits && block.block.text.find('\n') == std::string::npos &&
         !block.block.text.ends_with(':') && !block.block.text.ends_with('.') &&
         says_neither_who_nor_when(block.block.text);
}

// Whether the title begins or ends with the words of `part` and has more words: a <title> with the
// site's name.
bool names_page(const std::vector<Token>& all, std::string_view part) {
  std::vector<Token> own;
  append_tokens(part, own);
  return !own.empty() && own.size() < all.size() &&
         (std::equal(own.begin(), own.end(), all.begin()) ||
          std::equal(own.rbegin(), own.rend(), all.rbegin()));
}

class Reader {
 public:
  explicit Reader(const PageModel& page) : blocks_(page.blocks), known_(page.headline) {
    lead_ =
        find(0, blocks_.size(), [](const PageBlock& b) { return kept(b.block) && is_prose(b); });
  }

  Metadata run() {
    const std::size_t title = headline();
    if (title < blocks_.size()) metadata_.title = title_of(title);
    if (lead_ < blocks_.size()) metadata_.description = value(lead_, "lead");
    // The lines around the headline or, if there is none, above the lead.
    const bool is_kept = title < blocks_.size() && kept(blocks_[title].block);
    const std::size_t anchor = is_kept ? std::min(title, lead_) : lead_;
    if (anchor == blocks_.size()) return std::move(metadata_);
    const std::size_t end = std::min(std::max(lead_, anchor), anchor + kBelow);
    for (std::size_t i = anchor; i < end; ++i) line(i);
    for (std::size_t i = anchor; i > anchor - std::min(anchor, kAbove); --i) line(i - 1);
    return std::move(metadata_);
  }

 private:
  template <typename Test>
  std::size_t find(std::size_t begin, std::size_t end, Test test) const {
    while (begin < end && !test(blocks_[begin])) ++begin;
    return begin < end ? begin : blocks_.size();
  }

  // The headline: the line that the text's first line (the page's <title>) repeats, or the one that
  // is known already, or the first kept line above the lead that may be one.
  std::size_t headline() const {
    if (lead_ == blocks_.size()) return lead_;
    std::vector<Token> first;
    if (blocks_.front().counts.words <= kMaxTitleWords) {
      append_tokens(blocks_.front().block.text, first);
    }
    const std::size_t repeated = find(1, lead_, [&first](const PageBlock& block) {
      return kept(block.block) && is_headline_like(block) && names_page(first, block.block.text);
    });
    if (repeated < blocks_.size()) return repeated;
    if (known_ &&
        (!kept(blocks_[*known_].block) || says_neither_who_nor_when(blocks_[*known_].block.text)))
      return *known_;
    return find(0, lead_, [](const PageBlock& b) { return kept(b.block) && is_headline_like(b); });
  }

  // If the line is not kept, it is the page's <title>. Its longest part is the title; the others
  // name the site.
  MetaValue title_of(std::size_t block) const {
    MetaValue whole = value(block, "headline");
    if (kept(blocks_[block].block)) return whole;
    std::string_view longest;
    float most = 0;
    for (std::string_view rest = whole.value; !rest.empty();) {
      const TitleCut end = first_part_end(rest);
      const std::string_view part = rest.substr(0, end.at);
      if (const float words = count_text(part).words; words > most) {
        most = words;
        longest = part;
      }
      rest.remove_prefix(std::min(part.size() + end.length, rest.size()));
    }
    return {std::string(trim(longest, " ")), "title"};
  }

  MetaValue value(std::size_t block, const char* source) const {
    return {fold_space(blocks_[block].block.text), source};
  }

  void line(std::size_t i) {
    const PageBlock& block = blocks_[i];
    if (block.counts.words > kMaxBylineWords) return;
    const std::string text = fold_space(block.block.text);
    const std::string date = find_date(text);
    if (!date.empty()) {
      MetaValue& field = says_update(text) ? metadata_.modified : metadata_.date;
      if (field.empty()) field = {date, "date line"};
    }
    if (!metadata_.authors.empty()) return;
    if (is_byline_label(text)) {
      if (i + 1 < blocks_.size()) authors(fold_space(blocks_[i + 1].block.text));
    } else if (byline_opening(text) > 0) {
      authors(text);
    } else if (const std::size_t by = text.find(" by "); !date.empty() && by != std::string::npos) {
      authors(text.substr(by + 1));  // "Posted on 2 October 2023 by Jane Doe"
    }
  }

  void authors(const std::string& text) {
    for (std::string& name : shown_names(text, false)) {
      metadata_.authors.push_back({std::move(name), "byline"});
    }
  }

  const std::vector<PageBlock>& blocks_;
  std::optional<std::size_t> known_;
  std::size_t lead_;
  Metadata metadata_;
};

}  // namespace

Metadata read_plain_metadata(const PageModel& page) { return Reader(page).run(); }

}  // namespace pith::internal
