#include "metadata/sources/mentions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "metadata/values/byline_names.h"
#include "metadata/values/dates.h"

namespace pith::internal {
namespace {

// A page has a handful of each kind. A list of teasers has many, and then none is the page's.
constexpr std::size_t kMaxMentions = 200;
constexpr std::size_t kDay = 10;  // bytes of "2024-03-05"

// Returns how far `at` is from `anchor`, SIZE_MAX when it is out of reach. The distance of lines
// above the headline counts double, since they belong more often to the page than to the article.
std::size_t distance_to(std::size_t at, std::size_t anchor) {
  if (anchor == SIZE_MAX) return SIZE_MAX;
  if (at >= anchor) return at - anchor <= kReachAfter ? at - anchor : SIZE_MAX;
  return anchor - at <= kReachBefore ? 2 * (anchor - at) : SIZE_MAX;
}

// The distance to the headline; what is near the first heading only is farther than all of that.
std::size_t distance(std::size_t at, const Anchors& anchors) {
  const std::size_t own = distance_to(at, anchors.headline);
  if (own != SIZE_MAX) return own;
  const std::size_t first = distance_to(at, anchors.first);
  return first == SIZE_MAX ? SIZE_MAX : kReachAfter + first;
}

// True when all of the mentions name the same persons.
bool same_names(const std::vector<const Mention*>& mentions) {
  std::vector<std::string> first;
  for (const Mention* mention : mentions) {
    std::vector<std::string> names = shown_names(mention->text, false);
    if (first.empty()) first = names;
    if (names != first) return false;
  }
  return true;
}

// True for "5 March 2024" and "3 min read", which a byline also has in elements of their own.
bool is_date_or_duration(std::string_view text) {
  const bool digit = !text.empty() && is_ascii_digit(text.front());
  if (!digit && month_number(lowered(text.substr(0, text.find_first_of(" .")))) == 0) return false;
  return !find_date(text).empty() || text.find(" min") != std::string_view::npos;
}

}  // namespace

void Mentions::add(Mention mention) {
  if (!mention.text.empty() && !full()) mentions_.push_back(std::move(mention));
}

void Mentions::exclude(const std::vector<std::string>& names) {
  constexpr std::size_t kMaxExcluded = 8;
  for (const std::string& name : names) {
    if (excluded_.size() < kMaxExcluded) excluded_.push_back(name);
  }
}

std::vector<std::string> Mentions::names_of(const Mention& mention, bool prose) const {
  std::vector<std::string> names = shown_names(mention.text, prose);
  std::erase_if(names, [this](const std::string& name) {
    return std::find(excluded_.begin(), excluded_.end(), name) != excluded_.end();
  });
  return names;
}

bool Mentions::full() const { return mentions_.size() >= kMaxMentions; }

void Mentions::report(const Anchors& anchors, Evidence& evidence) const {
  report_authors(anchors, evidence);
  report_dates(anchors, evidence);
}

const Mention* Mentions::nearest(Kind kind, const Anchors& anchors) const {
  const Mention* best = nullptr;
  std::size_t best_distance = SIZE_MAX;
  const Mention* first = nullptr;
  std::size_t others = 0;  // with a different text
  for (const Mention& mention : mentions_) {
    if (mention.kind != kind || (mention.comments && !anchors.thread)) continue;
    if (first == nullptr) first = &mention;
    others += mention.text != first->text ? 1U : 0U;
    const std::size_t far = distance(mention.at, anchors);
    if (far >= best_distance) continue;
    best = &mention;
    best_distance = far;
  }
  // A line out of reach counts when it is the only one of its kind and in the article: it is at the
  // article's end.
  const bool only = first != nullptr && others == 0 &&
                    (first->content || kind == Kind::modified_text || kind == Kind::published_text);
  const bool anywhere = kind == Kind::time || kind == Kind::published_time ||
                        kind == Kind::date_class || kind == Kind::rel_author ||
                        kind == Kind::modified_text || kind == Kind::by_text ||
                        kind == Kind::published_text;
  if (best == nullptr && ((only && anywhere) || kind == Kind::item_author)) return first;
  return best;
}

// Returns the first signature, or box, when all of them name the same persons. A list of teasers
// names many.
const Mention* Mentions::only_signature(Kind kind) const {
  const Mention* first = nullptr;
  std::vector<std::string> names;
  for (const Mention& mention : mentions_) {
    if (mention.kind != kind) continue;
    std::vector<std::string> others = names_of(mention, true);
    if (others.empty()) continue;
    if (first != nullptr && others != names) return nullptr;
    if (first == nullptr) names = std::move(others);
    if (first == nullptr) first = &mention;
  }
  return first;
}

// Returns the mentions in the author element that is nearest to the headline and contains a name:
// its links if they have names, otherwise its text. If none is near, returns the page's only author
// element, if there is only one.
std::vector<const Mention*> Mentions::nearest_group(const Anchors& anchors) const {
  // An element with more links than a byline has, a third of which are not names, holds prose or a
  // menu.
  constexpr std::size_t kMaxLinks = 4;
  constexpr std::size_t kNameless = SIZE_MAX - 1;
  struct Group {
    std::size_t id = 0;
    std::size_t far = kNameless;
    std::size_t links = 0;
    std::size_t others = 0;  // links that are not full names
  };
  std::vector<Group> groups;
  std::vector<const Mention*> all_named;
  for (const Mention& s : mentions_) {
    if (s.kind != Kind::author_class && s.kind != Kind::author_link) continue;
    // A reviewer may also have the byline.
    const bool near = distance(s.at, anchors) != SIZE_MAX;
    const std::vector<std::string> names = near ? shown_names(s.text, false) : names_of(s, false);
    const bool named = !names.empty();
    if (named) all_named.push_back(&s);
    if (groups.empty() || groups.back().id != s.group) {
      groups.push_back({.id = s.group});
    }
    Group& group = groups.back();
    if (named && group.far == kNameless) group.far = distance(s.at, anchors);
    if (s.kind != Kind::author_link) continue;
    if (!named && is_date_or_duration(s.text)) continue;
    ++group.links;
    group.others += any_full_name(names) ? 0U : 1U;
  }
  const auto unfit = [](const Group& group) {
    const bool prose = group.links > kMaxLinks && 3 * group.others >= group.links;
    return group.far == kNameless || prose;
  };
  groups.erase(std::remove_if(groups.begin(), groups.end(), unfit), groups.end());
  const auto best = std::min_element(groups.begin(), groups.end(),
                                     [](const Group& a, const Group& b) { return a.far < b.far; });
  if (best == groups.end()) return {};
  if (best->far == SIZE_MAX && groups.size() > 1 && !same_names(all_named)) return {};
  std::vector<const Mention*> links;
  std::vector<const Mention*> texts;
  for (const Mention* s : all_named) {
    if (s->group == best->id) (s->kind == Kind::author_link ? links : texts).push_back(s);
  }
  std::vector<const Mention*>& out = links.empty() ? texts : links;
  // Several words in small letters are those of counters and buttons.
  const auto full = [](const Mention* s) { return any_full_name(shown_names(s->text, false)); };
  if (out.size() > 1 && !same_names(out) && std::none_of(out.begin(), out.end(), full)) return {};
  return out;
}

void Mentions::report_authors(const Anchors& anchors, Evidence& evidence) const {
  // The names of several authors are close together (bytes of text). Names further down are those
  // of comments and answers.
  constexpr std::size_t kSameLine = 120;
  for (const Kind kind : {Kind::item_author, Kind::rel_author}) {
    const Mention* first = nearest(kind, anchors);
    for (const Mention& s : mentions_) {
      const bool close = first != nullptr && s.at >= first->at && s.at - first->at <= kSameLine;
      if (s.kind != kind || !close) continue;
      if (kind == Kind::item_author) {
        evidence.add_item("author", s.text);
      } else {
        evidence.add(Field::author, "rel-author", s.text);
      }
    }
  }
  for (const Mention* s : nearest_group(anchors)) {
    evidence.add(Field::author, "byline", s->text);
  }
  const Mention* line = nearest(Kind::by_text, anchors);
  if (line == nullptr) line = only_signature(Kind::signed_text);
  if (line == nullptr) line = only_signature(Kind::box_text);
  if (line != nullptr) evidence.add(Field::author, "by-line", line->text);
  // Articles of these pages end with the reporter as often as they begin with the author.
  const auto closest = [&](Kind kind) {
    const Mention* best = nullptr;
    std::size_t best_far = SIZE_MAX;
    for (const Mention& s : mentions_) {
      if (s.kind != kind) continue;
      const std::size_t far =
          s.at >= anchors.headline ? s.at - anchors.headline : anchors.headline - s.at;
      if (far < best_far) best = &s;
      best_far = std::min(far, best_far);
    }
    return best;
  };
  if (const Mention* s = closest(Kind::named_text)) {
    evidence.add(Field::author, "by-label", s->text);
  }
  if (const Mention* s = closest(Kind::editor_text)) {
    evidence.add(Field::author, "by-editor", s->text);
  }
}

// Returns the mention of the same day that has the time too, if there is one: a line above the
// headline may name the day, another below the text day and time.
const Mention& Mentions::more_exact(const Mention& mention) const {
  if (mention.kind != Kind::date_class) return mention;
  const std::string day = find_date(mention.text);
  if (day.size() != kDay) return mention;
  for (const Mention& s : mentions_) {
    // Only the form that programs write: "2024-03-05T08:30:00Z".
    const bool exact = s.kind == Kind::date_class && s.text.size() > kDay && s.text[kDay] == 'T';
    if (exact && s.text.compare(0, kDay, day) == 0) return s;
  }
  return mention;
}

// The date behind the page's only signature.
const Mention* Mentions::signed_date() const {
  const auto is_date = [](const Mention& mention) { return mention.kind == Kind::signed_date; };
  if (std::count_if(mentions_.begin(), mentions_.end(), is_date) != 1) return nullptr;
  if (only_signature(Kind::signed_text) == nullptr) return nullptr;
  return &*std::find_if(mentions_.begin(), mentions_.end(), is_date);
}

// The date of a page without headline: the first one with a time of day, which is that of a
// thread's first post, or the only one.
const Mention* Mentions::lone_date() const {
  const Mention* first = nullptr;
  for (const Mention& mention : mentions_) {
    if (mention.kind != Kind::lone_text) continue;
    if (find_date(mention.text).size() > kDay) return &mention;
    if (first != nullptr && first->text != mention.text) return nullptr;
    first = &mention;
  }
  return first;
}

bool Mentions::report_date(Kind kind, const Anchors& anchors, Field field, std::string_view source,
                           Evidence& evidence) const {
  const Mention* const mention = nearest(kind, anchors);
  if (mention == nullptr) return false;
  evidence.add(field, source, more_exact(*mention).text);
  return true;
}

// Reports the first date beside the article: answers follow the first post of a thread. Where an
// older date follows, it is that of a teaser, and the newest teaser is first.
void Mentions::report_other(Kind kind, const Anchors& anchors, std::string_view source,
                            Evidence& evidence) const {
  const Mention* const first = nearest(kind, anchors);
  if (first == nullptr) return;
  const std::string day = find_date(first->text).substr(0, kDay);
  const bool teasers = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& other) {
    return other.kind == kind && other.at > first->at && other.comments == first->comments &&
           find_date(other.text).substr(0, kDay) < day;
  });
  if (!teasers) evidence.add(Field::date, source, first->text);
}

// True for "Published: 5 March 2024" in the byline. Behind another date near the headline, the
// label may be that of a comment or of another story.
bool Mentions::is_near_label(const Mention& mention, const Anchors& anchors) const {
  // Chosen: bytes between two dates of a byline.
  constexpr std::size_t kByline = 300;
  const std::size_t far = distance(mention.at, anchors);
  if (mention.beside || far == SIZE_MAX) return false;
  return std::none_of(mentions_.begin(), mentions_.end(), [&](const Mention& other) {
    const bool date =
        other.kind == Kind::time || other.kind == Kind::date_class || other.kind == Kind::date_text;
    const std::size_t other_far = date && !other.beside ? distance(other.at, anchors) : SIZE_MAX;
    return other_far < far && far - other_far > kByline;
  });
}

// Reports the date of "Published: 5 March 2024", which is the page's own for sure in the byline
// only.
void Mentions::report_published(const Anchors& anchors, Evidence& evidence) const {
  const Mention* best = nullptr;
  for (const Mention& mention : mentions_) {
    if (mention.kind != Kind::published_text || !is_near_label(mention, anchors)) continue;
    const bool nearer =
        best == nullptr || distance(mention.at, anchors) < distance(best->at, anchors);
    if (nearer) best = &mention;
  }
  if (best != nullptr) evidence.add(Field::date, "text:published", best->text);
  const Mention* const far = best == nullptr ? nearest(Kind::published_text, anchors) : nullptr;
  if (far != nullptr) evidence.add(Field::date, "text:published-far", far->text);
}

void Mentions::report_dates(const Anchors& anchors, Evidence& evidence) const {
  struct Row {
    Kind kind;
    Field field;
    std::string_view source;
  };
  constexpr std::array<Row, 6> kRows = {{{Kind::published_time, Field::date, "time:published"},
                                         {Kind::time, Field::date, "time"},
                                         {Kind::date_class, Field::date, "date-line"},
                                         {Kind::date_text, Field::date, "text"},
                                         {Kind::modified_time, Field::modified, "time:modified"},
                                         {Kind::modified_text, Field::modified, "text:modified"}}};
  for (const Row& row : kRows) report_date(row.kind, anchors, row.field, row.source, evidence);
  report_published(anchors, evidence);
  if (const Mention* date = signed_date()) evidence.add(Field::date, "text:other", date->text);
  if (const Mention* lone = anchors.none ? lone_date() : nullptr) {
    evidence.add(Field::date, "text:other", lone->text);
  }
  report_other(Kind::other_time, anchors, "time:other", evidence);
  report_other(Kind::other_text, anchors, "text:other", evidence);
}

}  // namespace pith::internal
