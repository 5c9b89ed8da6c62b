#include "metadata/values/byline_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "metadata/values/beginnings.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/dates.h"
#include "metadata/values/name_labels.h"
#include "metadata/values/name_words.h"
#include "metadata/values/names.h"
#include "metadata/values/places.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Longer values are prose, not bylines.
constexpr std::size_t kMaxBylineBytes = 300;
constexpr std::size_t kMaxNames = 30;
// A visible line with more names is a sentence cut at its commas, or a menu.
constexpr std::size_t kMaxShownNames = 4;
// Bytes before the colon in "Responsible editor: Jane Doe".
constexpr std::size_t kMaxLabelBytes = 30;

constexpr Beginnings kOfOpenings(kOpenings);
constexpr Beginnings kOfLabels(kLabels);
constexpr Beginnings kOfJoints(kJoints);
constexpr Beginnings kOfWeakJoints(kWeakJoints);
constexpr Beginnings kOfStops(kStops);

// True for a single word behind the comma after a full name, in a script with capitals: in a line
// that the page shows, where the author is ("Jane Doe, Berlin"), or a desk.
bool is_place(std::string_view author, std::string_view name) {
  if (author.find(' ') == std::string_view::npos) return false;
  const auto lead = name.empty() ? 0U : static_cast<unsigned char>(name.front());
  const bool cased = is_ascii_letter(name.empty() ? ' ' : name.front()) ||
                     (lead >= 0xC3 && lead <= 0xC5) || (lead >= 0xCE && lead <= 0xD5);
  return cased && name.find(' ') == std::string_view::npos;
}

// True for a degree or an agency behind a name: "MRCGP", "OR".
bool is_abbreviation(std::string_view part) {
  constexpr std::size_t kMaxBytes = 6;
  const bool capitals = std::all_of(part.begin(), part.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
  });
  return capitals && part.size() <= kMaxBytes;
}

// Returns where the earliest of `marks` is in `text`, npos for none, and sets `length` to its
// length.
template <std::size_t N>
std::size_t find_earliest(std::string_view text, const Beginnings<N>& marks, std::size_t& length) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view mark : marks.of(rest)) {
      if (!rest.starts_with(mark)) continue;
      length = mark.size();
      return at;
    }
  }
  return std::string_view::npos;
}

// Returns where the slash in "Jane Doe/John Roe" and "Jane Doe/AFP" is; npos for nowhere.
std::size_t slash_between(std::string_view text) {
  const std::size_t at = text.find('/');
  if (at == std::string_view::npos || at + 1 >= text.size()) return std::string_view::npos;
  const char next = text[at + 1];
  const bool capital = next >= 'A' && next <= 'Z';
  const std::string_view before = text.substr(0, at);
  const bool names =
      capital && (words_of(before).size() > 1 || name_kind(before) == NameKind::organization);
  return names && text.find("//") == std::string_view::npos ? at : std::string_view::npos;
}

// Returns where the first weak joint in `text` is that has a complete name on both sides; npos for
// nowhere. Sets `length` to its length.
std::size_t between_whole_names(std::string_view text, std::size_t& length) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t found = find_earliest(text.substr(from), kOfWeakJoints, length);
    if (found == std::string_view::npos) break;
    const std::size_t at = from + found;
    const std::string_view behind = text.substr(at + length);
    const std::vector<std::string_view> words = words_of(behind);
    // Arabic and Hebrew write "and" as a letter of the next word, which some names begin with.
    const bool attached = text[at + length - 1] != ' ';
    const std::string_view whole = text.substr(at + 1, text.find(' ', at + 1) - at - 1);
    const bool named = attached && kNotAnd.has(whole);
    const std::vector<std::string_view> before = words_of(text.substr(0, at));
    const bool whole_names = words.size() >= 2 && before.size() >= 2;
    // "to post to a REST API"
    if (whole_names && !named && !begins_small(before.back()) &&
        (!begins_small(behind) || is_particle(words.front()))) {
      return at;
    }
    from = at + length;
  }
  return std::string_view::npos;
}

// A part of a list without the joint before its name: ", and Jane Doe".
std::string_view without_joint(std::string_view part) {
  for (const std::string_view joint : kJoints) {
    const std::string_view word = joint.substr(1);
    if (joint.front() != ' ' || !part.starts_with(word)) continue;
    const std::string_view name = part.substr(word.size());
    return name.empty() || begins_small(name) ? part : name;
  }
  return part;
}

std::vector<std::string_view> split_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty() && parts.size() < kMaxNames) {
    std::size_t length = 0;
    std::size_t at = find_earliest(text, kOfJoints, length);
    if (const std::size_t slash = slash_between(text); slash < at) {
      at = slash;
      length = 1;
    }
    std::size_t weak_length = 0;
    if (const std::size_t weak = between_whole_names(text.substr(0, at), weak_length); weak < at) {
      at = weak;
      length = weak_length;
    }
    if (at == std::string_view::npos) {
      parts.push_back(text);
      break;
    }
    parts.push_back(text.substr(0, at));
    text = without_joint(text.substr(at + length));
  }
  return parts;
}

// Removes "Label:", a label without its space ("AuthorJane Doe"), "Recipe by"; false when the
// label says that what follows is no author.
bool remove_label(std::string_view& part) {
  constexpr std::string_view kWideColon = "\xEF\xBC\x9A";
  const std::size_t wide = part.find(kWideColon);
  const std::size_t colon = std::min(part.find(':'), wide);
  if (colon < kMaxLabelBytes && part.substr(colon + 1, 1) != "/") {
    const std::string_view label = part.substr(0, colon);
    const bool digits = label.find_first_of("0123456789") != std::string_view::npos;
    const std::vector<std::string_view> words = words_of(label);
    if (!digits && words.size() <= 3) {
      for (std::string_view word : words) {
        if (kOtherWork.has(bare(word))) return false;
      }
      part.remove_prefix(colon + (colon == wide ? kWideColon.size() : 1));
    }
  }
  for (std::string_view label : {"Author", "Autor", "Autorin", "Written by", "Posted by", "By"}) {
    if (part.size() < label.size() + 2 || !part.starts_with(label)) continue;
    const char next = part[label.size()];
    if (next >= 'A' && next <= 'Z') part.remove_prefix(label.size());
  }
  const std::size_t by = part.find(" by ");
  if (by == std::string_view::npos) return true;
  const std::vector<std::string_view> head = words_of(part.substr(0, by));
  const bool work = std::none_of(head.begin(), head.end(), [](std::string_view word) {
    return kOtherWork.has(bare(word)) || kEnders.has(bare(word));
  });
  if (work && head.size() <= 2) part.remove_prefix(by + 4);
  return true;
}

// True for what stands before a line about the author: an agency, or a line about someone else.
bool precedes_byline(std::string_view head, std::string_view behind) {
  if (byline_opening(trim_edges(behind)) == 0) return false;
  const std::vector<std::string_view> words = words_of(head);
  const bool other = std::any_of(words.begin(), words.end(),
                                 [](std::string_view word) { return kOtherWork.has(bare(word)); });
  return other || is_abbreviation(head) || name_kind(head) == NameKind::organization;
}

// The text before the first stop that is not at its beginning.
std::string_view before_stop(std::string_view text) {
  for (int tries = 0; tries < 4; ++tries) {
    std::size_t length = 0;
    std::size_t at = find_earliest(text, kOfStops, length);
    if (const std::size_t bar = text.find('|'); bar < at) {
      at = bar;
      length = 1;
    }
    if (at == std::string_view::npos) return text;
    const std::string_view head = trim_edges(text.substr(0, at));
    const std::string_view behind = text.substr(at + length);
    if (!head.empty() && !precedes_byline(head, behind)) return head;
    text = head.empty() ? behind : trim_edges(behind);
    if (!head.empty()) text.remove_prefix(byline_opening(text));
  }
  return text;
}

// A byline without those who did other work: "Text: Jane Doe Photos: John Roe".
std::string without_other_work(std::string_view text) {
  std::string out;
  bool other = false;
  for (const std::string_view word : words_of(text)) {
    const bool label = word.size() > 1 && word.back() == ':';
    if (label && kOtherWork.has(bare(word))) {
      other = true;
      while (!out.empty() && std::string_view(" .,;/|-").find(out.back()) != std::string::npos) {
        out.pop_back();
      }
      continue;
    }
    if (label && is_byline_label(word)) {
      other = false;
      if (!out.empty()) out += ", ";
      continue;
    }
    if (!other) (out += out.empty() || out.back() == ' ' ? "" : " ") += word;
  }
  return out;
}

// The text behind the date at its beginning ("Dec. 19, 2025 - Jane Doe"), if there is one.
std::string_view without_leading_date(std::string_view text) {
  constexpr std::size_t kMaxDate = 30;
  constexpr std::size_t kYear = 4;
  const std::string_view head = text.substr(0, kMaxDate);
  const bool digit = std::any_of(head.begin(), head.end(), is_ascii_digit);
  if (!digit) return text;
  const std::string_view first = head.substr(0, head.find_first_of(" ."));
  if (!is_ascii_digit(text.front())) {
    const std::size_t next = head.find_first_not_of(" .", first.size());
    const bool day = next != std::string_view::npos && is_ascii_digit(head[next]);
    // "June Lee, 12 March 2024" begins with a name.
    if (!day || month_number(first) == 0) return text;
  }
  for (std::size_t at = 0; at + kYear <= head.size(); ++at) {
    const bool year = (head.substr(at, 2) == "20" || head.substr(at, 2) == "19") &&
                      is_ascii_digit(head[at + 2]) && is_ascii_digit(head[at + 3]);
    if (!year || !is_only_date(text.substr(0, at + kYear))) continue;
    std::string_view rest = text.substr(at + kYear);
    for (const std::string_view mark :
         {" \xC2\xB7 ", " \xE2\x80\xA2 ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | ", " - "}) {
      if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    }
    return trim_edges(rest);
  }
  return text;
}

// A byline without a dash before it, without brackets around it, and without the e-mail address
// before a name in brackets.
std::string_view without_brackets(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kBrackets = {
      {{"\xE3\x80\x90", "\xE3\x80\x91"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}}};
  for (const std::string_view dash : {"\xE2\x80\x94 ", "\xE2\x80\x93 "}) {
    if (text.starts_with(dash)) text.remove_prefix(dash.size());
  }
  for (const auto& [open, close] : kBrackets) {
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    text = text.substr(open.size(), text.size() - open.size() - close.size());
  }
  const std::size_t space = text.find(" (");
  if (space != std::string_view::npos && is_address(text.substr(0, space))) {
    return trim_edges(text.substr(space));
  }
  return text;
}

// True for "John Roe (photos)".
bool has_other_work_behind(std::string_view part) {
  const std::size_t open = part.rfind('(');
  if (open == std::string_view::npos || open == 0) return false;
  return kOtherWork.has(bare(trim_edges(part.substr(open))));
}

// True when the name begins with a capital.
bool begins_large(std::string_view name) {
  const auto lead = static_cast<unsigned char>(name.empty() ? ' ' : name.front());
  if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
  return count_text(name.substr(0, 2)).uppercase == 1;
}

struct FoundName {
  std::string name = {};
  bool place = false;  // it may be one, by is_place()
};

std::vector<std::string> without_places(std::vector<FoundName> found) {
  std::vector<std::string> names;
  for (FoundName& one : found) {
    if (!one.place) names.push_back(std::move(one.name));
  }
  return names;
}

std::vector<FoundName> find_names(std::string_view text) {
  std::vector<FoundName> names;
  const std::string folded = fold_space(text);
  // A template whose name was empty writes ", The Daily Example".
  const bool nameless = !folded.empty() && folded.front() == ',';
  if (folded.size() > kMaxBylineBytes || nameless) return names;
  std::string_view rest = trim_edges(folded);
  rest = without_brackets(rest);
  // "Posted by: By Jane Doe" has two; a text with more is not a byline.
  for (int openings = 0; openings < 2; ++openings) {
    rest.remove_prefix(byline_opening(rest));
    rest = trim_edges(rest);
  }
  // "By the Example Team"
  constexpr std::string_view kArticle = "the ";
  const bool crew =
      rest.ends_with(" Team") || rest.ends_with(" Staff") || rest.ends_with(" Editors");
  if (crew && rest.starts_with(kArticle)) rest.remove_prefix(kArticle.size());
  rest = without_leading_date(rest);
  const std::string own = without_other_work(before_stop(rest));
  for (std::string_view part : split_parts(own)) {
    part.remove_prefix(byline_opening(part));
    if (!remove_label(part) || has_other_work_behind(part)) continue;
    part = trim_edges(part);
    // What follows a button is the rest of a menu.
    std::string name = cut_tail(part);
    if (has_interface_word(name) || (name.empty() && !part.empty())) break;
    if (part.empty() || (!names.empty() && (is_description(part) || is_abbreviation(part))))
      continue;
    const auto at = static_cast<std::size_t>(part.data() - own.data());
    const bool listed = std::string_view(own).substr(0, at).ends_with(", ");
    const bool place = listed && !names.empty() && is_place(names.front().name, name);
    if (is_name(name)) names.push_back({std::move(name), place});
  }
  return names;
}

// True for what follows "by" and its like in a fixed phrase: "By the numbers", "Por favor".
bool ends_phrase(std::string_view name) {
  constexpr std::array<std::string_view, 24> kPhrases = {
      "the numbers", "popular demand", "the book",   "the way",   "the sea",       "the river",
      "the hour",    "the clock",      "the minute", "the dozen", "word of mouth", "accident",
      "design",      "chance",         "request",    "default",   "favor",         "exemple",
      "exemplo",     "ejemplo",        "ahora",      "fin",       "supuesto",      "contre"};
  const std::string lower = lowered(name);
  return std::find(kPhrases.begin(), kPhrases.end(), lower) != kPhrases.end();
}

}  // namespace

bool opens_other_work(std::string_view text) {
  static constexpr WordList kBy(" by von durch par por da door av af przez ");
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() < 2 || !kBy.has(bare(words.back()))) return false;
  return std::any_of(words.begin(), words.end() - 1,
                     [](std::string_view word) { return kOtherWork.has(bare(word)); });
}

std::vector<std::string> names_of_other_work(std::string_view text) {
  constexpr std::size_t kMaxBytes = 100;
  constexpr std::string_view kBy = " by";
  if (text.size() > kMaxBytes) return {};
  const std::size_t at = text.substr(0, kMaxLabelBytes).find(kBy);
  if (at == std::string_view::npos) return {};
  const std::size_t end = at + kBy.size();
  if (!opens_other_work(text.substr(0, end))) return {};
  return split_names(text.substr(end));
}

std::size_t byline_opening(std::string_view text) {
  for (std::string_view opening : kOfOpenings.of(text)) {
    // "Written by Jane" and "Written by: Jane".
    const std::size_t stem = opening.size() - 1;
    if (text.size() <= opening.size() || !starts_with_ignore_case(text, opening.substr(0, stem)))
      continue;
    const bool colon = opening[stem] == ' ' && text[stem] == ':';
    if (text[stem] == opening[stem] || colon) return opening.size();
  }
  return 0;
}

bool is_byline_label(std::string_view text) {
  constexpr std::string_view kWideColon = "\xEF\xBC\x9A";
  // Few texts begin like a label, whatever they end with.
  const std::size_t begin = std::min(text.find_first_not_of(kNameEdges), text.size());
  if (kOfLabels.of(text.substr(begin)).empty()) return false;
  if (text.ends_with(':')) text.remove_suffix(1);
  if (text.ends_with(kWideColon)) text.remove_suffix(kWideColon.size());
  text = trim(text, " ");
  const std::string_view trimmed = trim_edges(text);
  const auto labels = kOfLabels.of(trimmed);
  return std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
    const bool whole = trimmed.size() == label.size() || text.size() == label.size();
    return whole && starts_with_ignore_case(text.size() == label.size() ? text : trimmed, label);
  });
}

std::vector<std::string> split_names(std::string_view text) {
  // A value for machines names authors; one of them may be known by a single word.
  std::vector<FoundName> found = find_names(text);
  for (FoundName& one : found) one.place = one.place && is_known_place(one.name);
  return without_places(std::move(found));
}

bool any_full_name(const std::vector<std::string>& shown) {
  return std::any_of(shown.begin(), shown.end(), [](const std::string& name) {
    if (!begins_small(name)) return true;
    const std::vector<std::string_view> words = words_of(name);
    return words.size() > 1 && is_particle(words.front());
  });
}

std::vector<std::string> shown_names(std::string_view text, bool prose) {
  std::vector<FoundName> names = find_names(text);
  if (names.size() > kMaxShownNames) return {};
  const bool alone = names.size() == 1;
  const auto bad = [&](const FoundName& found) {
    const std::string& name = found.name;
    if (count_text(name).letters == 0 || (prose && ends_phrase(name))) return true;
    const std::vector<std::string_view> words = words_of(name);
    // "Von Anfang an", "by the end of"
    const auto small = [](std::string_view word) {
      return begins_small(word) && !is_particle(word);
    };
    const bool sentence =
        words.size() > 1 &&
        (small(words.back()) || (prose && std::any_of(words.begin() + 1, words.end(), small)));
    if (sentence && (prose || names.size() > 1)) return true;
    if (!begins_small(name) || (words.size() > 1 && is_particle(words.front()))) return false;
    return prose || !alone || words.size() > 1;  // otherwise a user's name
  };
  names.erase(std::remove_if(names.begin(), names.end(), bad), names.end());
  return without_places(std::move(names));
}

bool are_inverted_names(std::string_view value) {
  bool several = false;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(';'), value.size());
    const std::string_view one = trim(value.substr(0, end), " ");
    value.remove_prefix(std::min(end + 1, value.size()));
    several = several || !value.empty();
    const std::size_t comma = one.find(", ");
    if (comma == std::string_view::npos || one.find(',', comma + 1) != std::string_view::npos) {
      return false;
    }
    const std::string_view last = one.substr(0, comma);
    const std::string_view first = one.substr(comma + 2);
    if (words_of(last).empty()) return false;
    // Semicolons leave the commas no other sense.
    const bool single = words_of(last).size() == 1 && words_of(first).size() == 1;
    const bool short_names = words_of(last).size() <= 3 && words_of(first).size() <= 3;
    const bool capital = begins_large(last) || (several && is_particle(words_of(last).front()));
    if (!(single || (several && short_names)) || !capital || !begins_large(first)) {
      return false;
    }
  }
  return true;
}

std::vector<std::string> split_names_inverted(std::string_view text) {
  const std::string folded = fold_space(text);
  // "Doe, Jane; Roe, John"
  if (folded.find(';') != std::string::npos && folded.size() <= kMaxBylineBytes) {
    std::vector<std::string> all;
    for (std::string_view rest = folded; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      std::vector<std::string> names = split_names_inverted(rest.substr(0, end));
      std::move(names.begin(), names.end(), std::back_inserter(all));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return all;
  }
  const std::size_t comma = folded.find(", ");
  const bool one = comma != std::string::npos && folded.find(',', comma + 1) == std::string::npos;
  if (!one || is_description(std::string_view(folded).substr(comma + 2))) {
    return split_names(text);
  }
  // "Jane Doe, John Roe" is two people.
  const std::string last = folded.substr(0, comma);
  const std::string first = folded.substr(comma + 2);
  if (words_of(last).size() > 1 && words_of(first).size() > 1) return split_names(text);
  return split_names(first + " " + last);
}

}  // namespace pith::internal
