#include "metadata/names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "metadata/clean_text.h"
#include "metadata/dates.h"
#include "metadata/months.h"

namespace pith {
namespace {

// Longer values are prose, not bylines; longer names do not exist.
constexpr std::size_t kLongestByline = 300;
constexpr std::size_t kLongestName = 70;
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kMostNames = 30;

// Word lists begin and end with a space.

// What may follow a name in its line and ends it there: time, place, action.
constexpr std::string_view kEnders =
    " on at in for via from is has was about to updated published posted modified last reviewed "
    "medically edited fact checked added view all follow read more share email contact photo "
    "photos photography illustration illustrations illustrated image images video comments comment "
    "min mins minutes ago today yesterday am um f\xC3\xBCr aktualisiert ver\xC3\xB6"
    "ffentlicht publi\xC3\xA9 le mis pubblicato publicado opublikowano pm est edt gmt utc monday "
    "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag ";

// Roles: they end a name when they follow one, and are none themselves.
constexpr std::string_view kRoles =
    " editor editors writer writers reporter reporters correspondent contributor contributors "
    "contributing columnist columnists journalist producer author authors blogger senior junior "
    "staff former head owner member fellow research chief executive managing deputy associate "
    "assistant freelance guest special founder "
    "cofounder co-founder ceo cto cfo director manager president professor analyst strategist "
    "specialist intern redakteur redakteurin redaktion autor autorin rd rdn ldn md m.d. phd ph.d. "
    "ph.d mph mba cpa cfp esq lcsw rn np dds dvm msc m.s. ms bs bsc ma mfa "
    "cscs pa-c facp fnp dpt freier freie mitarbeiter published-by editor-in-chief "
    "r\xC3\xA9"
    "daction ";

// Words that organisations have and people don't.
constexpr std::string_view kOrganisations =
    " news press times today tribune post media network reuters agency magazine journal herald "
    "gazette afp ap dpa apa sda bbc cnn usa inc llc ltd gmbh team blog online radio tv ";

// Values that publishing systems fill in when nobody is named, and texts of links beside a name.
constexpr std::string_view kNobody =
    " admin administrator webmaster root user guest unknown anonymous author authors autor byline "
    "by null undefined none n/a na true false default test login profile bio biography website "
    "facebook twitter instagram linkedin youtube pinterest tiktok rss x mastodon threads bluesky "
    "subscribe follow home more share print email e-mail mail comments comment reply link menu "
    "staff editor news article articles blog posts latest archive contributor contributors about "
    "search publiziert datum quelle artikel text foto fotos beitrag protected profil von par por "
    "view see "
    "commentary written posted published ";

// Opens a line about someone who is not the author.
constexpr std::string_view kOtherWork =
    " reviewed medically edited fact fact-checked updated checked photo photos photographs "
    "photography illustrated illustration illustrations translated full featured ";

// Between two names. " y " and " e " also stand inside of some; both sides then have to look like
// whole names.
constexpr std::array<std::string_view, 15> kJoints = {
    ", ",     "; ",    " and ", " And ",      " AND ",        " & ",          " und ", " et ",
    " with ", " och ", " og ",  " \xD0\xB8 ", "\xE3\x80\x81", "\xEF\xBC\x8C", " + "};
constexpr std::array<std::string_view, 3> kWeakJoints = {" y ", " e ", " en "};

// What never goes on with another name.
constexpr std::array<std::string_view, 11> kStops = {
    " | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " // ",
    " / ", "\xE2\x80\xA2",   "|",          " \xE2\x80\x94"};

constexpr std::array<std::string_view, 44> kOpenings = {
    "view all posts by ",
    "all posts by ",
    "posts by ",
    "articles by ",
    "more from ",
    "more by ",
    "commentary by ",
    "interview by ",
    "alles von ",
    "artikel von ",
    "written by ",
    "posted by ",
    "published by ",
    "words by ",
    "story by ",
    "text by ",
    "article by ",
    "authored by ",
    "created by ",
    "submitted by ",
    "started by ",
    "report by ",
    "by: ",
    "by ",
    "author: ",
    "authors: ",
    "author ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "af ",
    "autor: ",
    "autorin: ",
    "auteur : ",
    "auteur: ",
    "autore: ",
    "text: ",
    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: ",
    "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: ",
    "\xE4\xBD\x9C\xE8\x80\x85\xEF\xBC\x9A",
    "\xE4\xBD\x9C\xE8\x80\x85:"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool in_list(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  return list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void trim(std::string_view& text) {
  constexpr std::string_view kEdges = " \t,;:-|/*\"'()[]";
  while (!text.empty() && kEdges.find(text.front()) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  while (!text.empty() && kEdges.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
}

// Bare form for the word lists: lower case, without punctuation at its end.
std::string bare(std::string_view word) {
  std::string out = ascii_lower(word);
  while (!out.empty() && std::string_view(":,;").find(out.back()) != std::string_view::npos) {
    out.pop_back();
  }
  return out;
}

bool is_address(std::string_view word) {
  const std::string lower = ascii_lower(word);
  return word.find('@') != std::string_view::npos || lower.find("://") != std::string::npos ||
         lower.substr(0, 4) == "www." || lower.find(".com") != std::string::npos;
}

// Cuts a part at what can't belong to a name any more, and drops addresses.
std::string cut_tail(std::string_view part) {
  std::string name;
  std::string_view last;
  std::size_t count = 0;
  for (std::string_view word : words_of(part)) {
    const std::string lower = bare(word);
    if (is_address(word) || word.front() == '(') {
      if (count > 0) break;
      continue;
    }
    if (count > 0 && is_digit(word.front())) {
      // "Jane Doe March 5": the month goes with the day.
      if (month_number(bare(last)) != 0) name.resize(name.size() - last.size());
      break;
    }
    if (count > 0 && in_list(kEnders, lower)) break;
    if (count > 1 && in_list(kRoles, lower)) break;
    if (count > 0) name += ' ';
    name += word;
    last = word;
    ++count;
  }
  std::string_view trimmed = name;
  trim(trimmed);
  return std::string(trimmed);
}

bool starts_small(std::string_view word) { return word.front() >= 'a' && word.front() <= 'z'; }

bool is_name(std::string_view name) {
  const std::vector<std::string_view> words = words_of(name);
  if (words.empty() || words.size() > kMostWords) return false;
  if (name.size() < 2 || name.size() > kLongestName) return false;
  if (name.find_first_of("?!<>{}=_\\#%") != std::string_view::npos && words.size() > 1)
    return false;
  if (words.size() > 1 && in_list(kOtherWork, bare(words.front()))) return false;
  std::size_t small = 0;
  std::size_t digits = 0;
  for (std::string_view word : words) {
    if (is_address(word) || word.find('/') != std::string_view::npos) return false;
    small += starts_small(word) ? 1U : 0U;
    for (char c : word) digits += is_digit(c) ? 1U : 0U;
  }
  // Digits make a date or a count, except in the one word of a user's name.
  const bool clock = name.find(':') != std::string_view::npos;
  if (digits > 0 && (words.size() > 1 || digits == name.size() || clock)) return false;
  // Prose: three or more words that begin small, particles ("van der") being two at most.
  if (small > 2 || (words.size() == 1 && in_list(kEnders, bare(name)))) return false;
  bool nobody = true;
  for (std::string_view word : words) nobody = nobody && in_list(kNobody, bare(word));
  return !nobody && find_date(name).empty();
}

// A part that describes the person named before it.
bool is_description(std::string_view part) {
  const std::vector<std::string_view> words = words_of(part);
  bool found = false;
  for (std::string_view word : words) {
    const std::string lower = bare(word);
    found = found || in_list(kRoles, lower) || in_list(kOrganisations, lower) ||
            in_list(" jr jr. sr sr. ii iii iv ", lower);
  }
  return found;
}

// The earliest of `marks` in `text` from `from` on, its length in `length`; npos for none.
template <std::size_t N>
std::size_t find_first(std::string_view text, const std::array<std::string_view, N>& marks,
                       std::size_t& length) {
  std::size_t best = std::string_view::npos;
  for (std::string_view mark : marks) {
    const std::size_t at = text.find(mark);
    if (at >= best) continue;
    best = at;
    length = mark.size();
  }
  return best;
}

std::vector<std::string_view> split_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty() && parts.size() < kMostNames) {
    std::size_t length = 0;
    std::size_t at = find_first(text, kJoints, length);
    std::size_t weak_length = 0;
    const std::size_t weak = find_first(text, kWeakJoints, weak_length);
    const bool whole_names = weak < at && words_of(text.substr(0, weak)).size() >= 2 &&
                             words_of(text.substr(weak + weak_length)).size() >= 2;
    if (whole_names) {
      at = weak;
      length = weak_length;
    }
    if (at == std::string_view::npos) {
      parts.push_back(text);
      break;
    }
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + length);
  }
  return parts;
}

// What stands before the first stop that has anything before it.
std::string_view before_stop(std::string_view text) {
  for (int tries = 0; tries < 4; ++tries) {
    std::size_t length = 0;
    const std::size_t at = find_first(text, kStops, length);
    if (at == std::string_view::npos) return text;
    std::string_view head = text.substr(0, at);
    trim(head);
    if (!head.empty()) return head;
    text.remove_prefix(at + length);
  }
  return text;
}

}  // namespace

std::size_t byline_opening(std::string_view text) {
  const std::string lower = ascii_lower(text.substr(0, 24));
  for (std::string_view opening : kOpenings) {
    if (text.size() <= opening.size()) continue;
    // "Written by Jane" and "Written by: Jane".
    const std::size_t stem = opening.size() - 1;
    const bool same = lower.compare(0, stem, opening, 0, stem) == 0;
    const bool colon = opening[stem] == ' ' && lower.size() > stem && lower[stem] == ':';
    if (same && (lower.compare(0, opening.size(), opening) == 0 || colon)) return opening.size();
  }
  return 0;
}

int name_tier(std::string_view name) {
  constexpr std::string_view kNewsrooms =
      " redaktion editorial newsroom team staff staffs admin administrator wordpressadmin "
      "webmaster "
      "redazione redacci\xC3\xB3n redaccion r\xC3\xA9"
      "daction editors agencies ";
  const std::vector<std::string_view> words = words_of(name);
  bool ascii = true;
  for (char c : name) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  for (std::string_view word : words) {
    const std::string lower = bare(word);
    if (in_list(kOrganisations, lower) || in_list(kNewsrooms, lower)) return 2;
    if (lower.find("redaktion") != std::string::npos) return 2;
  }
  return words.size() > 1 || !ascii ? 0 : 1;
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  const std::string folded = fold_space(text);
  if (folded.size() > kLongestByline) return names;
  std::string_view rest = folded;
  trim(rest);
  // "Posted by: By Jane Doe" has two; more is no byline.
  for (int openings = 0; openings < 2; ++openings) {
    rest.remove_prefix(byline_opening(rest));
    trim(rest);
  }
  for (std::string_view part : split_parts(before_stop(rest))) {
    part.remove_prefix(byline_opening(part));
    trim(part);
    if (part.empty() || (!names.empty() && is_description(part))) continue;
    std::string name = cut_tail(part);
    if (is_name(name)) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> split_names_inverted(std::string_view text) {
  const std::string folded = fold_space(text);
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

}  // namespace pith
