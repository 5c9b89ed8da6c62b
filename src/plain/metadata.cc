#include "plain/metadata.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "metadata/values/byline_names.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/date_scripts.h"
#include "metadata/values/dates.h"
#include "metadata/values/labeled_name.h"
#include "metadata/values/language.h"
#include "metadata/values/name_words.h"
#include "metadata/values/names.h"
#include "metadata/values/titles.h"
#include "plain/name_line.h"
#include "text/line_labels.h"
#include "text/tokens.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Words of a headline; longer texts are paragraphs.
constexpr float kMaxTitleWords = 30;
constexpr float kMinTitleWords = 1.5F;
// Prose, as in line_features.h.
constexpr float kProseWords = 15;
// How many lines above and below the headline are searched for date and byline. A deck may be
// prose, but the second prose below the headline belongs to the text.
constexpr std::size_t kAbove = 4;
constexpr std::size_t kBelow = 20;
constexpr std::size_t kMaxProse = 2;
constexpr float kMaxBylineWords = 16;
// A line with nothing but a name is that of the author this many lines from a date.
constexpr std::size_t kNameReach = 2;

// Thai writes no sign at the end of a sentence.
bool is_prose(const PageBlock& block) {
  return block.counts.words >= kProseWords &&
         (block.counts.sentence_ends > 0 || has_thai_letter(block.block.text));
}

// Several names ("Jane Doe and John Roe"), or one with an agency or a role ("Jane Doe, dpa").
bool is_list_of_names(std::string_view text) {
  constexpr std::size_t kMaxBytes = 120;
  constexpr std::size_t kMaxJoint = 6;  // bytes of " and ", and of what is like it
  if (text.size() > kMaxBytes) return false;
  const std::vector<std::string> names = shown_names(text, true);
  if (names.empty() || !text.starts_with(names.front())) return false;
  std::size_t bytes = 0;
  for (const std::string& name : names) {
    if (name_shape(name) != NameShape::capitals) return false;
    bytes += name.size() + kMaxJoint;
  }
  if (names.size() > 1) return text.size() <= bytes && text.ends_with(names.back());
  const std::string_view rest = trim(text.substr(names.front().size()), " ,/|-");
  return rest.size() + kMaxJoint <= text.size() && !rest.empty() &&
         (is_role_alone(rest) || name_kind(rest) == NameKind::organization);
}

bool says_neither_who_nor_when(std::string_view text) {
  return find_date(text).empty() && byline_opening(text) == 0;
}

// "Wickham Cottage, 3 March": a place, a day and a month without a year.
bool is_letter_head(std::string_view text) {
  constexpr float kMaxLetterHeadWords = 5;
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || count_text(text).words > kMaxLetterHeadWords) return false;
  bool day = false;
  bool month = false;
  for (std::string_view rest = text.substr(comma + 2); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    day = day || (word.size() <= 4 && !word.empty() && is_ascii_digit(word.front()));
    month = month || month_number(trim(word, ".,")) > 0;
  }
  return day && month;
}

bool is_headline_like(const PageBlock& block) {
  const TextCounts& counts = block.counts;
  return counts.words >= kMinTitleWords && counts.words <= kMaxTitleWords &&
         counts.letters > counts.digits && block.block.text.find('\n') == std::string::npos &&
         !block.block.text.ends_with(':') && !block.block.text.ends_with(',') &&
         !block.block.text.ends_with('.') && says_neither_who_nor_when(block.block.text) &&
         find_label(block.block.text).form != LabelForm::whole && !is_letter_head(block.block.text);
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
  Reader(const PageModel& page, const Hints& hints) : blocks_(page.blocks), known_(page.headline) {
    // The clocks of two time zones may be a day apart.
    if (hints.retrieved) last_day_ = iso_date(*hints.retrieved + std::chrono::days(1));
    take(hints);
    lead_ =
        find(0, blocks_.size(), [](const PageBlock& b) { return kept(b.block) && is_prose(b); });
  }

  Metadata run() {
    const std::size_t title = headline();
    if (title < blocks_.size() && metadata_.title.empty()) metadata_.title = title_of(title);
    if (lead_ < blocks_.size()) metadata_.description = value(lead_, "lead");
    // The lines around the headline or, if there is none, above the lead.
    const bool shown = title < blocks_.size() && (title > 0 || kept(blocks_[title].block));
    const std::size_t anchor = shown ? std::min(title, lead_) : lead_;
    if (anchor == blocks_.size()) return std::move(metadata_);
    std::size_t end = anchor;
    std::size_t prose = 0;
    for (; end < std::min(anchor + kBelow, blocks_.size()); ++end) {
      prose += end > anchor && is_prose(blocks_[end]);
      if (prose == kMaxProse || (!shown && end >= lead_)) break;
    }
    const std::size_t begin = anchor - std::min(anchor, kAbove);
    for (std::size_t i = anchor; i < end; ++i) line(i);
    for (std::size_t i = anchor; i > begin; --i) line(i - 1);
    for (std::size_t i = anchor; i < end; ++i) bare_name(i, begin, end, shown ? title : end);
    for (std::size_t i = anchor; i > begin; --i) bare_name(i - 1, begin, end, shown ? title : end);
    byline_above_lead();
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
        (!kept(blocks_[*known_].block) || (says_neither_who_nor_when(blocks_[*known_].block.text) &&
                                           !is_letter_head(blocks_[*known_].block.text)))) {
      return *known_;
    }
    return find(0, lead_, [](const PageBlock& b) { return kept(b.block) && is_headline_like(b); });
  }

  // If the first line is not kept, it is the page's <title>. Its longest part is the title; the
  // others name the site.
  MetaValue title_of(std::size_t block) const {
    MetaValue whole = value(block, "headline");
    if (block > 0 || kept(blocks_[block].block)) return whole;
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
    const std::string text = ascii_digits(fold_space(block.block.text));
    const bool dated = read_dates(text);
    if (!metadata_.authors.empty()) return;
    if (is_byline_label(text)) {
      if (i + 1 < blocks_.size()) authors(fold_space(blocks_[i + 1].block.text));
    } else if (byline_opening(text) > 0) {
      authors(text);
    } else if (LabeledName found = labeled_name_in(text);
               !dated && !found.editor && !found.names.empty()) {
      authors(found.names);
    } else if (dated) {
      // "Posted on 2 October 2023 by Jane Doe", "Jane Doe | 2 October 2023"
      if (const std::size_t by = text.find(" by "); by != std::string::npos) {
        authors(text.substr(by + 1));
      } else {
        beside_date(text);
      }
    }
  }

  // "By Jane Doe" and "5 March 2024" in one of the lines above the lead, where the headline is not
  // the one near it.
  void byline_above_lead() {
    constexpr std::size_t kReach = 12;  // lines; with 6, fewer dates and no fewer wrong ones
    for (std::size_t i = lead_; metadata_.date.empty() && i > lead_ - std::min(lead_, kReach);
         --i) {
      const std::string text = ascii_digits(fold_space(blocks_[i - 1].block.text));
      if (is_only_date(text) || begins_with_publication(text)) read_dates(text);
    }
    for (std::size_t i = lead_; metadata_.authors.empty() && i > lead_ - std::min(lead_, kReach);
         --i) {
      const PageBlock& block = blocks_[i - 1];
      if (block.counts.words > kMaxBylineWords) continue;
      const std::string text = fold_space(block.block.text);
      if (byline_opening(text) == 0) continue;
      const std::vector<std::string> names = shown_names(text, true);
      const bool full = !names.empty() && names.front().find(' ') != std::string::npos;
      if (full) authors(text);
    }
  }

  // Reads the dates of a line, which may say when the text was published, when it was changed last,
  // or both. Returns whether it has any.
  bool read_dates(std::string_view text) {
    const std::size_t update = find_update(text);
    if (update == std::string_view::npos) {
      const std::string date = find_date(text);
      put(metadata_.date, date);
      return !date.empty();
    }
    const std::string before = find_date(text.substr(0, update));
    const std::string_view rest = text.substr(update);
    const std::size_t publication = std::min(find_publication(rest), rest.size());
    const std::string after = find_date(rest.substr(0, publication));
    const std::string published = find_date(rest.substr(publication));
    // In some languages the word follows its date: "2024-07-23 (updated)".
    const bool follows = after.empty() && find_publication(text) == std::string_view::npos &&
                         rest.find_first_of("0123456789") == std::string_view::npos;
    put(follows ? metadata_.modified : metadata_.date, before);
    put(metadata_.date, published);
    put(metadata_.modified, after);
    return !before.empty() || !after.empty() || !published.empty();
  }

  void put(MetaValue& field, const std::string& date, std::string_view source = "date line") const {
    const bool later = !last_day_.empty() && date.substr(0, last_day_.size()) > last_day_;
    if (field.empty() && !date.empty() && !later) field = {date, std::string(source)};
  }

  // What is known from elsewhere, before the lines are read.
  void take(const Hints& hints) {
    const std::string source(kHintSource);
    put(metadata_.date, parse_date(hints.date), kHintSource);
    for (const std::string_view author : hinted_authors(hints)) {
      for (std::string& name : split_names_inverted(author)) {
        metadata_.authors.push_back({std::move(name), source});
      }
    }
    std::string tag = language_tag(hints.language);
    if (!tag.empty()) metadata_.language = {std::move(tag), source};
    std::string site = fold_space(hints.site);
    if (!site.empty()) metadata_.site = {std::move(site), source};
    std::string title = fold_space(hints.title);
    if (!title.empty()) metadata_.title = {std::move(title), source};
  }

  // "Jane Doe, 2 October 2023"; "2 October 2023 | Jane Doe"
  void beside_date(std::string_view text) {
    constexpr std::array<std::string_view, 8> kMarks = {"|",      ",",      ";",      " - ",
                                                        "\u00B7", "\u2022", "\u2013", "\u2014"};
    for (std::string_view rest = text; !rest.empty();) {
      std::size_t end = rest.size();
      std::size_t length = 0;
      for (const std::string_view mark : kMarks) {
        const std::size_t at = rest.find(mark);
        if (at >= end) continue;
        end = at;
        length = mark.size();
      }
      // "Jane Doe 8:41 PM on December 20, 2023"
      const std::string_view whole = rest.substr(0, end);
      const std::string_view part = trim(whole.substr(0, whole.find_first_of("0123456789")), " ");
      rest.remove_prefix(end + length);
      // In other scripts, and in Vietnamese, days of the week have as many words.
      const bool weekday = part.starts_with("Th\u1EE9 ") || part.starts_with("Ch\u1EE7 ");
      if (name_shape(part) != NameShape::capitals || weekday) continue;
      if (find_label(part).form != LabelForm::none || has_month(part)) continue;
      authors(std::string(part));
      if (!metadata_.authors.empty()) return;
    }
  }

  // Not the month at the beginning of a name: "April Jones", "Marta Zielonka".
  static bool has_month(std::string_view text) {
    static constexpr WordList kGivenNames(" april august avril juli june maja marta may ");
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      const bool is_first = word.data() == text.data() && word.size() < rest.size();
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (is_first && kGivenNames.has(lowered(word))) continue;
      if (month_number(trim(word, ".,")) > 0) return true;
    }
    return false;
  }

  // A line that is nothing but a name, beside a line with a date.
  void bare_name(std::size_t i, std::size_t begin, std::size_t end, std::size_t title) {
    if (!metadata_.authors.empty() || i == title) return;
    const std::string text = fold_space(blocks_[i].block.text);
    NameShape shape = name_shape(text);
    if (shape == NameShape::none && is_list_of_names(text)) shape = NameShape::capitals;
    if (shape == NameShape::none || find_label(text).form != LabelForm::none || has_month(text)) {
      return;
    }
    const std::size_t reach = shape == NameShape::capitals ? kNameReach : 1;
    // Labels and signs between name and date ("4 min read") are no lines of their own.
    bool dated = false;
    for (std::size_t k = i, left = reach + 1; k < std::min(end, blocks_.size()) && left > 0; ++k) {
      dated = dated || is_dated(k);
      left -= is_beside_byline(k) ? 0 : 1;
    }
    for (std::size_t k = i + 1, left = reach + 1; k > begin && left > 0; --k) {
      dated = dated || is_dated(k - 1);
      left -= is_beside_byline(k - 1) ? 0 : 1;
    }
    if (!dated || is_repeated_above(i)) return;
    for (std::string& name : shown_names(text, false)) {
      metadata_.authors.push_back({std::move(name), "byline"});
    }
  }

  bool is_dated(std::size_t i) const {
    const PageBlock& block = blocks_[i];
    return block.counts.words <= kMaxBylineWords &&
           !find_date(ascii_digits(block.block.text)).empty();
  }

  // True for a label of a reading time, and for a line of signs.
  bool is_beside_byline(std::size_t i) const {
    const PageBlock& block = blocks_[i];
    return block.counts.letters + block.counts.digits == 0 ||
           find_label(block.block.text).is_whole(LabelKind::media);
  }

  // A section is named in the menu as well.
  bool is_repeated_above(std::size_t i) const {
    constexpr std::size_t kReach = 100;
    for (std::size_t k = i - std::min(i, kReach); k < i; ++k) {
      if (blocks_[k].block.text == blocks_[i].block.text) return true;
    }
    return false;
  }

  void authors(const std::string& text) {
    for (std::string& name : shown_names(text, false)) {
      metadata_.authors.push_back({std::move(name), "byline"});
    }
  }

  const std::vector<PageBlock>& blocks_;
  std::optional<std::size_t> known_;
  std::size_t lead_;
  std::string last_day_;  // no date is later; empty when unknown
  Metadata metadata_;
};

}  // namespace

Metadata read_plain_metadata(const PageModel& page, const Hints& hints) {
  return Reader(page, hints).run();
}

}  // namespace pith::internal
