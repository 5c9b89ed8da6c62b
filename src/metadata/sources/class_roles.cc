#include "metadata/sources/class_roles.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "html/cues.h"
#include "html/word_table.h"

namespace pith {
namespace {

enum class Role : std::uint8_t { author, date, modified, categories, hidden };

// English first, since class names mostly are, whatever the page's language.
constexpr std::array<WordTable<Role, 37>::Row, 37> kRoleWords = {{
    {"auteur", Role::author},       {"author", Role::author},     {"authorname", Role::author},
    {"authors", Role::author},      {"autor", Role::author},      {"autore", Role::author},
    {"autoren", Role::author},      {"byline", Role::author},     {"bylines", Role::author},
    {"catlinks", Role::categories}, {"changed", Role::modified},  {"contributor", Role::author},
    {"contributors", Role::author}, {"creator", Role::author},    {"date", Role::date},
    {"datelabel", Role::date},      {"dateline", Role::date},     {"datestamp", Role::date},
    {"datetime", Role::date},       {"datum", Role::date},        {"fecha", Role::date},
    {"hidden", Role::hidden},       {"journalist", Role::author}, {"lastmod", Role::modified},
    {"modified", Role::modified},   {"postdate", Role::date},     {"posted", Role::date},
    {"pubdate", Role::date},        {"publication", Role::date},  {"publish", Role::date},
    {"published", Role::date},      {"timestamp", Role::date},    {"updated", Role::modified},
    {"username", Role::author},     {"verfasser", Role::author},  {"writer", Role::author},
    {"writers", Role::author},
}};

constexpr WordTable<Role, 37> kRoleTable(kRoleWords);

// Words like "banner" or "widget" also name parts of articles, so they don't count here.
bool is_other(Cue cue) {
  switch (cue) {
    case Cue::nav:
    case Cue::aside:
    case Cue::comment:
    case Cue::related:
    case Cue::newsletter:
    case Cue::cookie:
    case Cue::review:
      return true;
    default:
      return false;
  }
}

void apply(const PackedWord& word, ClassRoles& roles) {
  if (const Role* const role = kRoleTable.find(word)) {
    roles.author = roles.author || *role == Role::author;
    roles.date = roles.date || *role == Role::date;
    roles.modified = roles.modified || *role == Role::modified;
    roles.categories = roles.categories || *role == Role::categories;
    roles.hidden = roles.hidden || *role == Role::hidden;
    return;
  }
  Cue cue = Cue::count_;
  if (!cue_of_word(word, cue)) return;
  roles.other = roles.other || is_other(cue);
  roles.footer = roles.footer || cue == Cue::footer;
  roles.content = roles.content || cue == Cue::content;
  roles.byline = roles.byline || cue == Cue::byline;
}

// "with-sidebar" says what is beside the element.
bool tells_of_another(const PackedWord& word) {
  constexpr std::array<PackedWord, 4> kWords = {PackedWord("with"), PackedWord("has"),
                                                PackedWord("no"), PackedWord("without")};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// The `size` letters at `at`, at most 16, in small ones.
PackedWord packed_word(std::string_view text, std::size_t at, std::size_t size) {
  constexpr std::size_t kHalf = PackedWord::kLongest / 2;
  PackedWord word = PackedWord::small(text, at, std::min(size, kHalf));
  if (size > kHalf) word.high = PackedWord::small(text, at + kHalf, size - kHalf).low;
  return word;
}

enum Letter : std::uint8_t { kNone, kSmall, kCapital };

constexpr std::array<Letter, 256> kLetters = [] {
  std::array<Letter, 256> letters = {};
  for (std::size_t c = 'a'; c <= 'z'; ++c) letters[c] = kSmall;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) letters[c] = kCapital;
  return letters;
}();

// Behind the word that begins at `begin`: words are runs of letters, and a capital after a small
// letter begins another ("postAuthor").
std::size_t word_end(std::string_view text, std::size_t begin) {
  Letter before = kCapital;
  std::size_t end = begin;
  for (; end < text.size(); ++end) {
    const Letter letter = kLetters[static_cast<unsigned char>(text[end])];
    if (letter == kNone || (letter == kCapital && before == kSmall)) break;
    before = letter;
  }
  return end;
}

void scan(std::string_view text, ClassRoles& roles) {
  constexpr std::size_t kShortestWord = 3;
  bool of_another = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = word_end(text, at);
    const std::size_t length = end - at;
    // Longer words are generated names.
    if (length > 1 && length <= PackedWord::kLongest) {
      const PackedWord word = packed_word(text, at, length);
      if (length >= kShortestWord && of_another) {
        const ClassRoles before = roles;
        apply(word, roles);
        roles.other = before.other;
        roles.footer = before.footer;
      } else if (length >= kShortestWord) {
        apply(word, roles);
      }
      of_another = of_another || tells_of_another(word);
    }
    at = end;
    if (at < text.size() && kLetters[static_cast<unsigned char>(text[at])] == kNone) {
      of_another = of_another && static_cast<unsigned char>(text[at]) > ' ';
      ++at;
    }
  }
}

}  // namespace

ClassRoles ClassRoleReader::read(Node element) {
  ClassRoles roles;
  const std::string_view names = element.attribute(Attr::class_);
  if (!names.empty()) {
    roles = known_.get(names, [](std::string_view text) {
      ClassRoles found;
      scan(text, found);
      return found;
    });
  }
  scan(element.attribute(Attr::id), roles);
  // A line of text is no section ("text-secondary" is a colour).
  const Node child = element.first_child();
  if (roles.other && child && child.is_text() && !child.next_sibling()) roles.other = false;
  return roles;
}

}  // namespace pith
