#include "metadata/values/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/dates.h"
#include "metadata/values/name_words.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// No name is longer or has more words.
constexpr std::size_t kMaxNameBytes = 70;
constexpr std::size_t kMaxWords = 6;

constexpr WordList kSuffixes(" jr jr. sr sr. ii iii iv ");
constexpr WordList kFormer(" former lead ");
constexpr WordList kNewsroom(" editors team staff ");
constexpr WordList kOfOrganization(" for in of ");

// Returns the number of bytes before a role or a month that is glued to the name ("DoeFounder",
// "DoeDec." before the day), or all.
std::size_t before_glued_role(std::string_view word, bool before_day) {
  constexpr std::size_t kMinBeforeMonth = 3;  // "DeMar", "LeMay"
  for (std::size_t i = 2; i < word.size(); ++i) {
    const bool small_before = word[i - 1] >= 'a' && word[i - 1] <= 'z';
    const bool capital = word[i] >= 'A' && word[i] <= 'Z';
    if (!small_before || !capital) continue;
    const std::string rest = bare(word.substr(i));
    if (kRoles.has(rest)) return i;
    if (before_day && i >= kMinBeforeMonth && month_number(trim(rest, ".")) != 0) return i;
  }
  return word.size();
}

bool starts_small(std::string_view word) { return word.front() >= 'a' && word.front() <= 'z'; }

// True for a word of kEnders that is a part of this name: the particle in "Loic Le Brand", the
// names Min and Sun.
bool may_be_in_name(std::string_view word, const std::string& lower, bool at_end) {
  static constexpr WordList kSurnames(" sun min mon mins mar sat ");
  if (starts_small(word)) return false;
  if (kParticles.has(lower)) return !at_end;
  return at_end && kSurnames.has(lower) && word.back() != ',';
}

// True for a word of a button. Some have a counter at their end ("Facebook0").
bool is_interface(std::string_view word) {
  while (!word.empty() && (is_ascii_digit(word.back()) || word.back() == '.'))
    word.remove_suffix(1);
  const std::string lower = bare(word);
  return std::binary_search(kInterface.begin(), kInterface.end(), std::string_view(lower));
}

bool is_credential(std::string_view word) {
  for (std::string_view mark : {"\xC2\xAE", "\xE2\x84\xA2"}) {
    const std::size_t at = word.find(mark);
    if (at != std::string_view::npos) word = word.substr(0, at);
  }
  return kCredentials.has(bare(word));
}

// True for a role, and for German ones that end with it ("Projektleiterin").
bool is_role(const std::string& lower) {
  constexpr std::array<std::string_view, 16> kEnds = {
      "leiter",     "leiterin",     "f\xC3\xBChrer", "f\xC3\xBChrerin", "sprecher", "sprecherin",
      "redakteur",  "redakteurin",  "berater",       "beraterin",       "referent", "referentin",
      "journalist", "journalistin", "vorsitzender",  "vorsitzende"};
  if (kRoles.has(lower)) return true;
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return lower.size() >= end.size() && lower.ends_with(end);
  });
}

// True when the full stop at the end of a name belongs to its last word: to an initial, a suffix, a
// short form. Otherwise it ends a sentence.
bool ends_abbreviation(std::string_view name) {
  static constexpr WordList kShortForms(
      " jr sr jun jnr snr sen esq inc ltd co corp bros assoc univ dept prof dr st ltda cia ");
  std::string_view word = name.substr(name.rfind(' ') + 1);  // npos + 1 is 0
  word.remove_suffix(1);
  if (word.empty() || word.find('.') != std::string_view::npos) return true;
  // "B.", "Wm.", "Chr."
  constexpr std::size_t kMaxBytes = 4;
  const TextCounts counts = count_text(word);
  if (counts.letters <= 1 || kShortForms.has(lowered(word))) return true;
  return word.size() <= kMaxBytes && lowered(word).find_first_of("aeiouy") == std::string::npos &&
         is_ascii_letter(word.back());
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string bare(std::string_view word) {
  std::string out = lowered(word);
  while (!out.empty() && std::string_view(":,;").find(out.back()) != std::string_view::npos) {
    out.pop_back();
  }
  return out;
}

bool is_address(std::string_view word) {
  const std::string lower = lowered(word);
  return word.find('@') != std::string_view::npos || lower.find("://") != std::string::npos ||
         lower.starts_with("www.") || lower.find(".com") != std::string::npos;
}

bool begins_small(std::string_view name) {
  if (starts_small(name)) return true;
  const auto lead = static_cast<unsigned char>(name.front());
  // Latin, Greek, Cyrillic, Armenian; the letters between are modifiers.
  const bool cased = (lead >= 0xC3 && lead <= 0xC5) || (lead >= 0xCE && lead <= 0xD5);
  if (!cased) return false;
  const TextCounts counts = count_text(name.substr(0, 2));
  return counts.letters == 1 && counts.uppercase == 0;
}

bool is_particle(std::string_view word) {
  const std::size_t end =
      std::min({word.find_first_of("-'"), word.find("\xE2\x80\x99"), word.size()});
  return kParticles.has(word) || (end < word.size() && kParticles.has(word.substr(0, end)));
}

bool has_interface_word(std::string_view text) {
  for (std::string_view mark : kUnspacedInterface) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  const std::vector<std::string_view> words = words_of(text);
  return std::any_of(words.begin(), words.end(), is_interface);
}

std::string cut_tail(std::string_view part) {
  std::string name;
  std::string_view last;
  std::size_t count = 0;
  const std::vector<std::string_view> words = words_of(part);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool at_end = i + 1 == words.size();
    const std::string lower = bare(word);
    // "Jane (Doe) Roe"
    const bool called = word.front() == '(' && word.back() == ')' && count > 0 && !at_end &&
                        !starts_small(words[i + 1]) && is_ascii_letter(words[i + 1].front());
    const bool domain = words.size() == 1 && !starts_small(word) && word.ends_with(".com");
    if ((is_address(word) || word.front() == '(') && !called && !domain) {
      if (count > 0) break;
      continue;
    }
    if (count > 0 && is_ascii_digit(word.front())) {
      // "Jane Doe March 5": the month is removed with the day.
      if (is_month_before_day(trim(last, ":,;."))) name.resize(name.size() - last.size());
      break;
    }
    if (count > 0 && kEnders.has(lower) && !may_be_in_name(word, lower, at_end)) {
      // "Center for River Research" is no "Center".
      if (count == 1 && !at_end && kOfOrganization.has(word)) return {};
      break;
    }
    // "Jane Doe of the Daily Example"
    const bool works_for = lower == "of" && !at_end && words[i + 1] == "the" && count > 1;
    if (works_for && name_kind(name) == NameKind::full_name) break;
    if (count > 1 && kRoles.has(lower)) break;
    if (count > 0) name += ' ';
    const bool before_day = !at_end && is_ascii_digit(words[i + 1].front());
    const std::size_t own = count > 0 ? before_glued_role(word, before_day) : word.size();
    name += word.substr(0, own);
    last = word;
    ++count;
    if (own < word.size()) break;
  }
  if (name.ends_with('.') && !ends_abbreviation(name)) name.pop_back();
  // "NAME reporter", without a space
  for (const std::string_view title :
       {"\xE8\xA8\x98\xE8\x80\x85", "\xE8\xAE\xB0\xE8\x80\x85", "\xEA\xB8\xB0\xEC\x9E\x90"}) {
    if (name.size() > 2 * title.size() && name.ends_with(title)) {
      name.resize(name.size() - title.size());
    }
  }
  return std::string(trim_edges(name));
}

bool is_name(std::string_view name) {
  const std::vector<std::string_view> words = words_of(name);
  if (words.empty() || words.size() > kMaxWords) return false;
  if (name.size() < 2 || name.size() > kMaxNameBytes) return false;
  if (name.find_first_of("?!<>{}=_\\#%") != std::string_view::npos && words.size() > 1)
    return false;
  if (words.size() > 1 && kOtherWork.has(bare(words.front()))) return false;
  // "Recipe by"
  static constexpr WordList kBy(" by von par por ");
  if (kBy.has(bare(words.back()))) return false;
  // "Our Editors" is a newsroom.
  const bool newsroom = words.size() == 2 && kNewsroom.has(bare(words.back()));
  if (words.size() > 1 && !newsroom && kOpensProse.has(bare(words.front()))) return false;
  if (std::all_of(words.begin(), words.end(), is_credential)) return false;
  // "Head of River Traffic", "Editor at Large"
  static constexpr WordList kOfRole(" of for at in de der f\xC3\xBCr des du del ");
  if (words.size() > 1 && kRoles.has(bare(words[0])) && kOfRole.has(bare(words[1]))) return false;
  const bool letter = std::any_of(name.begin(), name.end(), [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!letter) return false;
  // "NAME reports from Beijing"
  for (const std::string_view reports :
       {"\xE6\x8A\xA5\xE9\x81\x93", "\xE5\xA0\xB1\xE5\xB0\x8E", "\xE5\xA0\xB1\xE9\x81\x93"}) {
    if (name.ends_with(reports)) return false;
  }
  // What a template writes that nobody filled in: "%author%", "${author}"
  if (name.find_first_of("{}<>") != std::string_view::npos || name.front() == '%') return false;
  std::size_t small = 0;
  std::size_t digits = 0;
  for (std::string_view word : words) {
    // "Example.com"
    const bool domain = words.size() == 1 && !starts_small(word) && word.ends_with(".com");
    if ((is_address(word) && !domain) || word.find('/') != std::string_view::npos) return false;
    small += starts_small(word) ? 1U : 0U;
    for (char c : word) digits += is_ascii_digit(c) ? 1U : 0U;
  }
  // Digits make a date or a count, except in the one word of a user's name.
  const bool clock = name.find(':') != std::string_view::npos;
  if (digits > 0 && (words.size() > 1 || digits == name.size() || clock)) return false;
  // Prose has three or more lower-case words, because names have at most two particles ("van der").
  if (small > 2 || (words.size() == 1 && kEnders.has(bare(name)))) return false;
  bool nobody = true;
  for (std::string_view word : words) nobody = nobody && kNobody.has(bare(word));
  return !nobody && find_date(name).empty();
}

bool is_description(std::string_view part) {
  const std::vector<std::string_view> words = words_of(part);
  bool found = false;
  for (std::string_view word : words) {
    const std::string lower = bare(word);
    found = found || is_role(lower) || kOrganizations.has(lower) || kSuffixes.has(lower);
  }
  return found;
}

bool is_role_alone(std::string_view text) {
  const std::vector<std::string_view> words = words_of(trim_edges(text));
  return !words.empty() && std::all_of(words.begin(), words.end(),
                                       [](std::string_view word) { return is_role(bare(word)); });
}

NameKind name_kind(std::string_view name) {
  static constexpr WordList kNewsrooms(
      " redaktion editorial newsroom team staff staffs admin administrator wordpressadmin "
      "webmaster "
      "redazione redacci\xC3\xB3n redaccion r\xC3\xA9"
      "daction editors agencies ");
  const std::vector<std::string_view> words = words_of(name);
  for (std::string_view word : words) {
    const std::string lower = bare(word);
    if (kOrganizations.has(lower) || kNewsrooms.has(lower)) return NameKind::organization;
    if (lower.find("redaktion") != std::string::npos) return NameKind::organization;
  }
  // The names of organizations end with what they are: German compounds, Chinese and Korean.
  for (const std::string_view ending : kOrganizationEndings) {
    if (name.size() > ending.size() && name.ends_with(ending)) return NameKind::organization;
  }
  // A name in another script may have no spaces.
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return words.size() > 1 || !ascii ? NameKind::full_name : NameKind::single_word;
}

bool is_aside_of_name(std::string_view name) {
  const std::vector<std::string_view> words = words_of(name);
  if (words.empty() || kRoles.has(bare(words.back()))) return true;
  if (begins_small(name) && !is_particle(words.front())) return true;
  if (words.size() > 1) return kFormer.has(bare(words.front()));
  if (month_number(bare(name.substr(0, name.find('.')))) != 0) return true;
  const bool capitals =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals && name.size() <= 4;
}

}  // namespace pith::internal
