#include "write/emphasis.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "text/char_class.h"

namespace pith {
namespace {

const InlineRange* beginning_at(const std::vector<InlineRange>& ranges, std::size_t place) {
  const auto found = std::lower_bound(
      ranges.begin(), ranges.end(), place,
      [](const InlineRange& range, std::size_t value) { return range.begin < value; });
  return found != ranges.end() && found->begin == place ? &*found : nullptr;
}

const InlineRange* ending_at(const std::vector<InlineRange>& ranges, std::size_t place) {
  const auto found = std::lower_bound(
      ranges.begin(), ranges.end(), place,
      [](const InlineRange& range, std::size_t value) { return range.end < value; });
  return found != ranges.end() && found->end == place ? &*found : nullptr;
}

// Links and code spans begin and end with punctuation of their own.
class Fitter {
 public:
  Fitter(std::string_view text, const InlineMarkup& markup)
      : text_(text), code_(markup.code), links_(markup.links) {}

  void fit(std::vector<InlineRange>& ranges) const {
    for (InlineRange& range : ranges) {
      fit_begin(range);
      fit_end(range);
    }
    std::erase_if(ranges, [](const InlineRange& range) { return range.begin >= range.end; });
  }

 private:
  void fit_begin(InlineRange& range) const {
    while (range.begin < range.end) {
      const InlineRange* link = beginning_at(links_, range.begin);
      const bool inside = link != nullptr && link->end >= range.end;
      const InlineRange* atom =
          link != nullptr && !inside ? link : beginning_at(code_, range.begin);
      const bool marked = inside || ending_at(links_, range.begin) != nullptr ||
                          ending_at(code_, range.begin) != nullptr;
      const CodePoint first = code_point_at(text_, range.begin);
      const Side outer =
          marked ? Side::punctuation : side_of(code_point_before(text_, range.begin));
      if (surely_flanks(outer, atom != nullptr ? Side::punctuation : side_of(first))) return;
      range.begin = atom != nullptr ? atom->end : range.begin + first.size;
    }
  }

  void fit_end(InlineRange& range) const {
    while (range.begin < range.end) {
      const InlineRange* link = ending_at(links_, range.end);
      const bool inside = link != nullptr && link->begin <= range.begin;
      const InlineRange* atom = link != nullptr && !inside ? link : ending_at(code_, range.end);
      const bool marked = inside || beginning_at(links_, range.end) != nullptr ||
                          beginning_at(code_, range.end) != nullptr;
      const CodePoint last = code_point_before(text_, range.end);
      const Side outer = marked ? Side::punctuation : side_of(code_point_at(text_, range.end));
      if (surely_flanks(outer, atom != nullptr ? Side::punctuation : side_of(last))) return;
      range.end = atom != nullptr ? atom->begin : range.end - last.size;
    }
  }

  std::string_view text_;
  const std::vector<InlineRange>& code_;
  const std::vector<InlineRange>& links_;
};

}  // namespace

Side side_of(CodePoint code_point) {
  if (code_point.size == 0 || is_unicode_space(code_point.value)) return Side::space;
  if (is_ascii_punctuation(code_point.value)) return Side::punctuation;
  switch (classify(code_point.value)) {
    case CharClass::lower:
    case CharClass::upper:
    case CharClass::digit:
    case CharClass::unspaced:
    case CharClass::mark:
      return Side::word;
    case CharClass::comma:
    case CharClass::stop:
    case CharClass::strong_stop:
    case CharClass::closer:
      return Side::punctuation;
    default:
      return Side::unknown;
  }
}

bool surely_flanks(Side outer, Side inner) {
  if (inner == Side::space || inner == Side::line_break) return false;
  return inner == Side::word || (outer != Side::word && outer != Side::unknown);
}

bool maybe_flanks(Side outer, Side inner) {
  if (inner == Side::space) return false;
  return inner == Side::word || inner == Side::unknown || outer != Side::word;
}

void fit_emphasis(std::string_view text, InlineMarkup& markup) {
  const Fitter fitter(text, markup);
  fitter.fit(markup.emphasis);
  fitter.fit(markup.strong);
}

}  // namespace pith
