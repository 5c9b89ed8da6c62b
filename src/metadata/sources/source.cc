// The place of an element: whether it is in the article or beside it, by its tag and by the words
// of its class and id.
#include "metadata/sources/source.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "html/cues.h"
#include "html/word_table.h"
#include "metadata/sources/home_links.h"
#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

// An <aside> of the article is a box about it when it has at most so many bytes of text.
constexpr std::size_t kMaxBoxBytes = 200;

enum class Role : std::uint8_t { author, date, modified, categories, hidden, name, job, topics };

// Mostly English, because class names are English on pages of any language.
constexpr std::array<WordTable<Role, 64>::Row, 64> kRoleWords = {{
    {"affiliation", Role::job},
    {"auteur", Role::author},
    {"author", Role::author},
    {"authorname", Role::author},
    {"authors", Role::author},
    {"autor", Role::author},
    {"autore", Role::author},
    {"autoren", Role::author},
    {"bigusername", Role::author},
    {"bio", Role::job},
    {"biography", Role::job},
    {"byline", Role::author},
    {"bylines", Role::author},
    {"catlinks", Role::categories},
    {"changed", Role::modified},
    {"contributor", Role::author},
    {"contributors", Role::author},
    {"creator", Role::author},
    {"credentials", Role::job},
    {"date", Role::date},
    {"datelabel", Role::date},
    {"dateline", Role::date},
    {"datestamp", Role::date},
    {"datetime", Role::date},
    {"datum", Role::date},
    {"description", Role::job},
    {"displayname", Role::name},
    {"etiquetas", Role::topics},
    {"fecha", Role::date},
    {"fullname", Role::name},
    {"hashtags", Role::topics},
    {"hidden", Role::hidden},
    {"job", Role::job},
    {"jobtitle", Role::job},
    {"journalist", Role::author},
    {"keywords", Role::topics},
    {"lastmod", Role::modified},
    {"membername", Role::author},
    {"modified", Role::modified},
    {"name", Role::name},
    {"nickname", Role::author},
    {"occupation", Role::job},
    {"position", Role::job},
    {"postdate", Role::date},
    {"posted", Role::date},
    {"postername", Role::author},
    {"postuser", Role::author},
    {"pubdate", Role::date},
    {"publication", Role::date},
    {"publish", Role::date},
    {"published", Role::date},
    {"role", Role::job},
    {"schlagwoerter", Role::topics},
    {"schlagworte", Role::topics},
    {"taglist", Role::topics},
    {"tags", Role::topics},
    {"themen", Role::topics},
    {"timestamp", Role::date},
    {"topics", Role::topics},
    {"updated", Role::modified},
    {"username", Role::author},
    {"verfasser", Role::author},
    {"writer", Role::author},
    {"writers", Role::author},
}};

constexpr WordTable<Role, 64> kRoleTable(kRoleWords);

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
    roles.name = roles.name || *role == Role::name;
    roles.job = roles.job || *role == Role::job;
    roles.topics = roles.topics || *role == Role::topics;
    return;
  }
  Cue cue = Cue::count_;
  if (!cue_of_word(word, cue)) return;
  roles.other = roles.other || is_other(cue);
  roles.comments = roles.comments || cue == Cue::comment || cue == Cue::review;
  roles.footer = roles.footer || cue == Cue::footer;
  roles.content = roles.content || cue == Cue::content;
  roles.byline = roles.byline || cue == Cue::byline;
}

// True for words like "with" in "with-sidebar", after which the next word names another element.
bool precedes_other_name(const PackedWord& word) {
  constexpr std::array<PackedWord, 4> kWords = {PackedWord("with"), PackedWord("has"),
                                                PackedWord("no"), PackedWord("without")};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

void scan(std::string_view text, ClassRoles& roles) {
  constexpr std::size_t kMinWordBytes = 3;
  bool of_another = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = class_word_end(text, at);
    const std::size_t length = end - at;
    // Longer words are generated names.
    if (length > 1 && length <= PackedWord::kLongest) {
      const PackedWord word = PackedWord::lowered(text, at, length);
      if (length >= kMinWordBytes && of_another) {
        const ClassRoles before = roles;
        apply(word, roles);
        roles.other = before.other;
        roles.comments = before.comments;
        roles.footer = before.footer;
      } else if (length >= kMinWordBytes) {
        apply(word, roles);
      }
      of_another = of_another || precedes_other_name(word);
    }
    at = end;
    if (at < text.size() && !is_ascii_letter(text[at])) {
      of_another = of_another && static_cast<unsigned char>(text[at]) > ' ';
      ++at;
    }
  }
}

// True for class names that two words make that of a list of topics.
bool is_topic_list(std::string_view names) {
  constexpr std::array<std::string_view, 5> kNames = {"tag-list", "tag_list", "tag-links",
                                                      "topic-list", "topic_list"};
  // Most names have no such word.
  if (names.find("-li") == std::string_view::npos && names.find("_li") == std::string_view::npos) {
    return false;
  }
  return std::any_of(kNames.begin(), kNames.end(), [names](std::string_view name) {
    return names.find(name) != std::string_view::npos;
  });
}

// True for the class names of the footer of a post, which says who wrote it and when.
bool is_post_footer(std::string_view names) {
  constexpr std::array<std::string_view, 6> kNames = {"post-footer",    "post_footer",
                                                      "postfooter",     "entry-footer",
                                                      "article-footer", "article_footer"};
  if (names.find("foot") == std::string_view::npos) return false;
  return std::any_of(kNames.begin(), kNames.end(), [names](std::string_view name) {
    return names.find(name) != std::string_view::npos;
  });
}

// True for the schema.org types of what readers write about the page.
bool is_answer(std::string_view itemtype) {
  return itemtype.ends_with("/Comment") || itemtype.ends_with("/Answer") ||
         itemtype.ends_with("/UserComments");
}

}  // namespace

ClassRoles PlaceReader::roles_of(Node node) {
  ClassRoles roles;
  const std::string_view names = node.attribute(Attr::class_);
  if (!names.empty()) {
    roles = known_.get(names, [](std::string_view text) {
      ClassRoles found;
      scan(text, found);
      found.topics = found.topics || is_topic_list(text);
      found.footer = found.footer && !is_post_footer(text);
      return found;
    });
  }
  if (node.has_attribute(Attr::id)) scan(node.attribute(Attr::id), roles);
  // A single line of text is not a section ("text-secondary" is a color).
  const Node child = node.first_child();
  if (roles.other && child && child.is_text() && !child.next_sibling()) roles.other = false;
  return roles;
}

PlacedElement PlaceReader::enter(Node node) {
  const Tag tag = node.tag();
  PlacedElement element = {.node = node, .place = place()};
  element.page = tag == Tag::html || tag == Tag::head || tag == Tag::body;
  PagePlace& place = element.place;
  if (!element.page) {
    if (place.beside == nullptr) element.roles = roles_of(node);
    const ClassRoles& roles = element.roles;
    // An article's own footer holds its author and date as often as its header does.
    const bool page_footer = (tag == Tag::footer || roles.footer) && !place.content;
    const bool aside =
        tag == Tag::aside && (!place.content || short_text(node, kMaxBoxBytes).empty());
    const bool beside = tag == Tag::nav || aside || page_footer;
    const bool about_article = roles.author || roles.date || roles.byline;
    // A name of the element around it tells how the page is arranged ("nav-expanded").
    if (tag == Tag::main) place.beside = nullptr;
    if (tag == Tag::main) place.comments = false;
    if (place.beside == nullptr && (beside || roles.other) && !about_article) {
      place.beside = node.id();
      place.comments = roles.comments && roles.other;
    }
    place.answer = place.answer || is_answer(node.attribute(Attr::itemtype));
    const bool of_page = tag == Tag::footer || (tag == Tag::header && place.beside != nullptr);
    place.apart = place.apart || tag == Tag::nav || (of_page && !place.content);
    place.front_page_link =
        place.front_page_link || (tag == Tag::a && leads_to_front_page(node.attribute(Attr::href)));
    place.categories = (place.categories || roles.categories) && !roles.hidden;
    place.content = place.content || tag == Tag::article || tag == Tag::main || roles.content;
  }
  open_.push_back(place);
  return element;
}

}  // namespace pith::internal
