#include "metadata/class_roles.h"

#include <array>
#include <cstddef>

#include "html/cues.h"
#include "html/word_table.h"

namespace pith {
namespace {

// Longer words are generated names.
constexpr std::size_t kLongestWord = 24;

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

void apply(std::string_view word, ClassRoles& roles) {
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
bool tells_of_another(std::string_view word) {
  return word == "with" || word == "has" || word == "no" || word == "without";
}

// Words are runs of letters; a capital after a small letter begins one ("postAuthor").
void scan(std::string_view text, ClassRoles& roles) {
  if (text.empty()) return;
  std::array<char, kLongestWord> word{};
  std::size_t length = 0;
  bool small_before = false;
  bool of_another = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool small = c >= 'a' && c <= 'z';
    const bool capital = c >= 'A' && c <= 'Z';
    if ((!small && !capital) || (capital && small_before)) {
      const std::string_view whole(word.data(), length);
      if (length >= 3 && length < kLongestWord) {
        const ClassRoles before = roles;
        apply(whole, roles);
        if (of_another) {
          roles.other = before.other;
          roles.footer = before.footer;
        }
      }
      of_another = (of_another || tells_of_another(whole)) && static_cast<unsigned char>(c) > ' ';
      length = 0;
    }
    if ((small || capital) && length < kLongestWord) {
      word[length++] = capital ? static_cast<char>(c + 32) : c;
    }
    small_before = small;
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
