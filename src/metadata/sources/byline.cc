#include "metadata/sources/byline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "metadata/sources/meta_tags.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/dates.h"
#include "metadata/values/labeled_name.h"
#include "metadata/values/names.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// A page has a handful of each kind. A list of teasers has many, and then none is the page's.
constexpr std::size_t kMaxMentions = 200;
// Bytes of text between headline and byline. A lead and a caption fit in between.
constexpr std::size_t kReachAfter = 1500;
constexpr std::size_t kReachBefore = 400;
// Prose that opens with place and date does so within so many bytes.
constexpr std::size_t kDateline = 40;
// Bytes of a line about author or date; longer ones are prose.
constexpr std::size_t kMaxAuthorBytes = 160;
constexpr std::size_t kMaxDateBytes = 120;
// Lines far from the headline count only when they are the only ones of their kind.
constexpr std::size_t kMaxFarMentions = 8;
// Dates in elements beside the article: a list of comments has any number.
constexpr std::size_t kMaxOtherDates = 40;
constexpr std::size_t kDay = 10;  // bytes of "2024-03-05"
// Bytes before the name in "Posted on Sunday, February 6th, 2011 at 9:48 pm by Jane Doe".
constexpr std::size_t kMaxBytesBeforeBy = 50;

// A single word without a colon is a label only near a headline.
bool is_sure_label(std::string_view label) {
  return label.back() == ':' || label.find(' ') != std::string_view::npos;
}

// True for a text that ends with "reviewed by", "updated by", "Fotos von": the name after it is not
// the author's.
bool announces_other_work(std::string_view text) {
  constexpr std::size_t kMaxBytes = 60;
  constexpr std::array<std::string_view, 10> kEnds = {" by", " von",  " durch", " par", " por",
                                                      " da", " door", " av",    " af",  " przez"};
  if (text.size() > kMaxBytes) return false;
  const std::string_view end = text.ends_with(':') ? text.substr(0, text.size() - 1) : text;
  // Every text of a page is asked, and few of them end so.
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [end](std::string_view by) { return end.ends_with(by); }) &&
         opens_other_work(text);
}

// `text` without the signs between date and author at its beginning.
std::string_view without_signs(std::string_view text) {
  constexpr std::array<std::string_view, 10> kSigns = {
      " ", "-", "|", "/", "(", "*", "\xC2\xA0", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (std::size_t i = 0; i < kSigns.size() && !text.empty();) {
    if (text.starts_with(kSigns[i])) {
      text.remove_prefix(kSigns[i].size());
      i = 0;
    } else {
      ++i;
    }
  }
  return text;
}

// True for elements that print a label: <h3>Author</h3>.
bool is_heading(Node element) {
  if (!element) return false;
  const Tag tag = element.tag();
  return tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 || tag == Tag::h5 || tag == Tag::h6 ||
         tag == Tag::dt;
}

bool in_heading(Node text) {
  constexpr int kMaxLevels = 3;
  Node around = text.parent();
  for (int level = 0; level < kMaxLevels && around; ++level, around = around.parent()) {
    if (around.tag() == Tag::h1) return true;
  }
  return false;
}

// True for "Author: Jane Doe", which counts wherever it is.
bool opens_with_label(std::string_view text) {
  const std::size_t length = byline_opening(text);
  return length > 0 && text.substr(0, length).find(':') != std::string_view::npos;
}

// Returns where "by Jane Doe" (or "by" alone, at the end) begins in a text of date and author; npos
// for nowhere.
std::size_t by_after_date(std::string_view text) {
  if (!may_have_digit(text.substr(0, kMaxBytesBeforeBy))) return std::string_view::npos;
  for (std::size_t at = text.find(' '); at < kMaxBytesBeforeBy; at = text.find(' ', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const bool by = byline_opening(rest) > 0 || is_byline_label(rest);
    if (by && !find_date(text.substr(0, at)).empty()) return at + 1;
  }
  return std::string_view::npos;
}

// True if `token` is one of the space-separated tokens of `list`.
bool has_token(std::string_view list, std::string_view token) {
  for (std::size_t at = list.find(token); at != std::string_view::npos;
       at = list.find(token, at + 1)) {
    const std::size_t end = at + token.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

// True for the URL of an author's page.
bool is_author_link(std::string_view href) {
  constexpr std::array<std::string_view, 9> kSegments = {
      "/author/",  "/authors/", "/autor/",        "/autoren/",    "/auteur/",
      "/auteurs/", "/autores/", "/contributors/", "/contributor/"};
  for (std::size_t at = href.find('/'); at < href.size(); at = href.find('/', at + 1)) {
    const std::string_view rest = href.substr(at);
    if (!rest.starts_with("/a") && !rest.starts_with("/c")) continue;
    for (const std::string_view segment : kSegments) {
      if (rest.size() > segment.size() && rest.starts_with(segment)) return true;
    }
  }
  return false;
}

// Returns how far a mention is from the headline, SIZE_MAX when it is out of reach. The distance of
// lines above the headline counts double, since they belong more often to the page than to the
// article.
std::size_t distance(std::size_t at, std::size_t anchor) {
  if (at >= anchor) return at - anchor <= kReachAfter ? at - anchor : SIZE_MAX;
  return anchor - at <= kReachBefore ? 2 * (anchor - at) : SIZE_MAX;
}

}  // namespace

void BylineReader::add(Kind kind, const PagePlace& place, std::string text) {
  if (text.empty() || mentions_.size() >= kMaxMentions) return;
  mentions_.push_back({kind, place.text_before, groups_, place.content, std::move(text)});
}

void BylineReader::author_element(Node element, const PagePlace& place) {
  // "Reviewed by" a person whose name is a link or an element.
  if (after_other_work_) {
    if (!author_element_) author_element_ = element;
    return;
  }
  if (!author_element_) {
    author_element_ = element;
    ++groups_;
    add(Kind::author_class, place, short_text(element, kMaxAuthorBytes));
    return;
  }
  add(Kind::author_link, place, short_text(element, kMaxAuthorBytes));
}

void BylineReader::time_element(Node element, const ClassRoles& roles, const PagePlace& place) {
  std::string text(element.attribute(Attr::datetime));
  if (find_date(text).empty()) text = short_text(element, kMaxDateBytes);
  if (!may_have_digit(text)) return;
  const bool published = element.has_attribute(Attr::pubdate) || roles.date;
  if (after_other_date_ && !published) return;
  // WordPress marks a post that was never changed as "entry-date published updated".
  Kind kind = published ? Kind::published_time : Kind::time;
  if ((roles.modified || after_update_word_) && !published) kind = Kind::modified_time;
  add(kind, place, std::move(text));
}

void BylineReader::enter(const PlacedElement& entered, Evidence& /*evidence*/) {
  const PagePlace& place = entered.place;
  const Node element = entered.node;
  if (element.tag() == Tag::time && may_be_own(place)) {
    const std::string_view exact = element.attribute(Attr::datetime);
    std::string text =
        find_date(exact).empty() ? short_text(element, kMaxDateBytes) : std::string(exact);
    const bool page_update = after_update_word_ || after_other_date_;
    if (!page_update && other_dates_ < kMaxOtherDates && !find_date(text).empty()) {
      ++other_dates_;
      add(Kind::other_time, place, std::move(text));
    }
  }
  if (entered.page || place.beside != nullptr) return;
  const ClassRoles& roles = entered.roles;
  if (element.has_attribute(Attr::itemprop)) item(element, place);
  if (mentions_.size() >= kMaxMentions) return;
  const Tag tag = element.tag();
  if (tag == Tag::time) {
    time_element(element, roles, place);
    return;
  }
  if (tag == Tag::a && has_token(element.attribute(Attr::rel), "author")) {
    add(Kind::rel_author, place, short_text(element, kMaxAuthorBytes));
  }
  const bool author_link =
      tag == Tag::a && (author_element_ || is_author_link(element.attribute(Attr::href)));
  const bool in_byline = author_element_ && roles.name;
  const bool job = roles.job && !roles.name && author_element_;
  if ((roles.author || author_link || in_byline) && !job) author_element(element, place);
  if (roles.date || roles.modified) {
    std::string text = short_text(element, kMaxDateBytes);
    // <abbr class="published" title="2024-03-05T08:30:00Z">yesterday</abbr>
    const std::string_view title = element.attribute(Attr::title);
    if (may_have_digit(title) && title.size() < kMaxDateBytes && !find_date(title).empty()) {
      text = title;
    }
    if (!may_have_digit(text)) return;
    const bool modified = (roles.modified && !roles.date) || says_update(text);
    add(modified ? Kind::modified_time : Kind::date_class, place, std::move(text));
  }
}

void BylineReader::item(Node element, const PagePlace& place) {
  if (!has_token(element.attribute(Attr::itemprop), "author")) return;
  add(Kind::item_author, place, item_text(element, kMaxAuthorBytes));
}

void BylineReader::leave(Node element) {
  if (element == author_element_) author_element_ = Node();
}

// True near a preceding headline, or near the article's beginning if there is no headline.
bool BylineReader::in_reach(const PagePlace& place) const {
  if (!headlines_.empty() && place.text_before - headlines_.back() <= kReachAfter) return true;
  if (title_at_ != SIZE_MAX && place.text_before - title_at_ <= kReachAfter) return true;
  return content_begin_ != SIZE_MAX && place.text_before - content_begin_ <= kReachAfter;
}

void BylineReader::title_text(const PagePlace& place) {
  if (title_at_ == SIZE_MAX && headlines_.empty()) title_at_ = place.text_before;
}

void BylineReader::headline(const PagePlace& place) {
  const std::size_t count = std::min(passed_count_, passed_.size());
  for (std::size_t i = passed_count_ - count; i < passed_count_; ++i) {
    const Passed& passed = passed_[i % passed_.size()];
    const bool beside = passed.place.beside != nullptr && passed.place.beside != place.beside;
    if (beside || place.text_before - passed.place.text_before > kReachBefore) continue;
    after_update_word_ = passed.after_update_word;
    read_text(passed.text, passed.place);
  }
  passed_count_ = 0;
  after_update_word_ = false;
  label_ = Node();
  headlines_.push_back(place.text_before);
}

void BylineReader::text(Node node, const PagePlace& place) {
  const std::string_view text = trim_blank(node.text());
  if (text.empty()) return;
  const bool beside = place.beside != nullptr;
  if (!beside && place.content && content_begin_ == SIZE_MAX) content_begin_ = place.text_before;
  if (!place.apart) labeled_name(text, place);
  if (may_be_own(place)) second_look(node, text, place);
  if (beside || !in_reach(place)) {
    distant_text(node, text, place);
  } else {
    by_text(node, text, place, false);
    read_text(text, place);
  }
  after_other_date_ = is_other_date_label(text);
  after_other_work_ = announces_other_work(text);
}

// True in an element that seems to be beside the article, but is inside it, or on a page that marks
// no article, such as a thread.
bool BylineReader::may_be_own(const PagePlace& place) const {
  return place.beside != nullptr && !place.apart && (place.content || content_begin_ == SIZE_MAX);
}

// A short text with a date in an element that seems to be beside the article. It counts only when
// the page has no other date.
void BylineReader::second_look(Node node, std::string_view text, const PagePlace& place) {
  if (other_dates_ >= kMaxOtherDates || text.size() > kMaxDateBytes || !may_have_digit(text))
    return;
  if (after_other_date_ || after_update_word_ || is_other_date_label(text)) return;
  if (node.parent() && node.parent().tag() == Tag::time) return;
  if (says_update(text) || find_date(text).empty()) return;
  ++other_dates_;
  add(Kind::other_text, place, std::string(text));
}

// A name behind the label or formula of a script without spaces, as labeled_name.h lists them.
void BylineReader::labeled_name(std::string_view text, const PagePlace& place) {
  const LabeledName found = labeled_name_in(text);
  if (found.names.empty()) return;
  add(found.editor ? Kind::editor_text : Kind::named_text, place, found.names);
}

// A text beside the article, or far from headline and beginning. "Last updated: 5 March 2024" and
// "Author: Jane Doe" count wherever they are.
void BylineReader::distant_text(Node node, std::string_view text, const PagePlace& place) {
  const bool after_update_word = after_update_word_;
  const bool after_publication = after_publication_;
  const bool beside = place.beside != nullptr;
  after_update_word_ = false;
  after_publication_ = false;
  // A label counts wherever it is: in the article's footer, in a list, in a sidebar.
  if (far_mentions_ < kMaxFarMentions && (after_publication || begins_with_publication(text))) {
    const std::size_t before = mentions_.size();
    after_publication_ = after_publication;
    read_text(text, place);
    after_publication_ = is_publication_label(text) && mentions_.size() == before;
    far_mentions_ += mentions_.size() - before;
    if (mentions_.size() > before) return;
  }
  if (!beside && far_mentions_ < kMaxFarMentions) {
    const std::size_t before = mentions_.size();
    after_update_word_ = after_update_word;
    const bool update = begins_with_update(text);
    if (after_update_word || update) read_text(text, place);
    after_update_word_ = update && is_update_label(text);
    const bool label = place.content || label_ || opens_with_label(text) || is_byline_label(text);
    if (label) by_text(node, text, place, true);
    far_mentions_ += mentions_.size() - before;
    if (mentions_.size() > before) return;
  } else {
    label_ = Node();
  }
  if (may_have_digit(text.substr(0, kMaxDateBytes))) {
    passed_[passed_count_++ % passed_.size()] = {text, place, after_update_word};
  }
}

// Returns the text of the outermost element around `node` that does not also hold the label.
std::string BylineReader::labeled(Node node) const {
  constexpr int kMaxLevels = 6;
  const auto holds_label = [this](Node element) {
    Node around = label_.parent();
    for (int level = 0; level < kMaxLevels && around; ++level, around = around.parent()) {
      if (around == element) return true;
    }
    return false;
  };
  Node outermost = node;
  for (int level = 0; level < kMaxLevels; ++level) {
    const Node parent = outermost.parent();
    if (!parent || holds_label(parent)) return short_text(outermost, kMaxAuthorBytes);
    outermost = parent;
  }
  return {};
}

void BylineReader::by_text(Node node, std::string_view text, const PagePlace& place, bool far) {
  if (label_ && count_text(text).letters == 0) return;  // "By" ":" "Jane Doe"
  const bool column = node.parent() && node.parent().tag() == Tag::th;
  const bool labels = is_byline_label(text) && !column &&
                      (!far || is_sure_label(text) || is_heading(node.parent()));
  const bool inside = static_cast<bool>(author_element_);
  std::string named = label_ && !labels && !inside ? labeled(node) : std::string();
  if (named.empty() && label_ && !labels) named = text;
  label_ = labels ? node : Node();
  if (labels || text.size() >= kMaxAuthorBytes / 2) return;
  if (!named.empty()) {
    add(Kind::by_text, place, std::move(named));
    return;
  }
  if (inside) return;
  if (const std::size_t by = by_after_date(text); by != std::string_view::npos) {
    text.remove_prefix(by);
    if (is_byline_label(text)) label_ = node;
  }
  text = without_signs(text);
  if (byline_opening(text) == 0) return;
  // "By the sea" and "Von Anfang an" may be headlines.
  const std::vector<std::string> names = shown_names(text, true);
  const bool one = names.size() == 1;
  const auto full = [](const std::string& name) { return name.find(' ') != std::string::npos; };
  if (names.empty() || (!one && std::none_of(names.begin(), names.end(), full))) return;
  if (in_heading(node)) return;
  add(Kind::by_text, place, std::string(text));
}

void BylineReader::read_text(std::string_view text, const PagePlace& place) {
  const bool after_update = after_update_word_;
  const bool after_publication = after_publication_;
  after_update_word_ = is_update_label(text);
  after_publication_ = !after_update_word_ && is_publication_label(text);
  if (after_other_date_ || is_other_date_label(text)) return;
  // "Berlin, 5 March 2024 - The ..."
  const bool prose = text.size() > kMaxDateBytes;
  if (prose) text = text.substr(0, kDateline);
  if (!may_have_digit(text) || find_date(text).empty()) return;
  const bool published = !prose && (after_publication || begins_with_publication(text));
  const bool modified = after_update || says_update(text);
  const Kind kind = published && !after_update ? Kind::published_text
                    : modified                 ? Kind::modified_text
                                               : Kind::date_text;
  add(kind, place, std::string(text));
}

const BylineReader::Mention* BylineReader::nearest(Kind kind, std::size_t anchor) const {
  const Mention* best = nullptr;
  std::size_t best_distance = SIZE_MAX;
  const Mention* first = nullptr;
  std::size_t others = 0;  // with a different text
  for (const Mention& mention : mentions_) {
    if (mention.kind != kind) continue;
    if (first == nullptr) first = &mention;
    others += mention.text != first->text ? 1U : 0U;
    const std::size_t far = distance(mention.at, anchor);
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

// Returns the mentions in the author element that is nearest to the headline and contains a name:
// its links if they have names, otherwise its text. If none is near, returns the page's only author
// element, if there is only one.
std::vector<const BylineReader::Mention*> BylineReader::nearest_group(std::size_t anchor) const {
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
    const std::vector<std::string> names = shown_names(s.text, false);
    const bool named = !names.empty();
    if (named) all_named.push_back(&s);
    if (groups.empty() || groups.back().id != s.group) {
      groups.push_back({.id = s.group});
    }
    Group& group = groups.back();
    if (named && group.far == kNameless) group.far = distance(s.at, anchor);
    if (s.kind != Kind::author_link) continue;
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
  if (best == groups.end() || (best->far == SIZE_MAX && groups.size() > 1)) return {};
  std::vector<const Mention*> links;
  std::vector<const Mention*> texts;
  for (const Mention* s : all_named) {
    if (s->group == best->id) (s->kind == Kind::author_link ? links : texts).push_back(s);
  }
  return links.empty() ? texts : links;
}

void BylineReader::report_authors(std::size_t anchor, Evidence& evidence) const {
  // The names of several authors are close together (bytes of text). Names further down are those
  // of comments and answers.
  constexpr std::size_t kSameLine = 120;
  for (const Kind kind : {Kind::item_author, Kind::rel_author}) {
    const Mention* first = nearest(kind, anchor);
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
  for (const Mention* s : nearest_group(anchor)) {
    evidence.add(Field::author, "byline", s->text);
  }
  if (const Mention* s = nearest(Kind::by_text, anchor)) {
    evidence.add(Field::author, "by-line", s->text);
  }
  // Articles of these pages end with the reporter as often as they begin with the author.
  const auto closest = [&](Kind kind) {
    const Mention* best = nullptr;
    std::size_t best_far = SIZE_MAX;
    for (const Mention& s : mentions_) {
      if (s.kind != kind) continue;
      const std::size_t far = s.at >= anchor ? s.at - anchor : anchor - s.at;
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
const BylineReader::Mention& BylineReader::more_exact(const Mention& mention) const {
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

bool BylineReader::report_date(Kind kind, std::size_t anchor, Field field, std::string_view source,
                               Evidence& evidence) const {
  const Mention* const mention = nearest(kind, anchor);
  if (mention == nullptr) return false;
  evidence.add(field, source, more_exact(*mention).text);
  return true;
}

void BylineReader::report_dates(std::size_t anchor, Evidence& evidence) const {
  struct Row {
    Kind kind;
    Field field;
    std::string_view source;
  };
  constexpr std::array<Row, 9> kRows = {{{Kind::published_time, Field::date, "time:published"},
                                         {Kind::time, Field::date, "time"},
                                         {Kind::date_class, Field::date, "date-line"},
                                         {Kind::published_text, Field::date, "text:published"},
                                         {Kind::date_text, Field::date, "text"},
                                         {Kind::modified_time, Field::modified, "time:modified"},
                                         {Kind::modified_time, Field::date, "time:modified"},
                                         {Kind::modified_text, Field::modified, "text:modified"},
                                         {Kind::modified_text, Field::date, "text:modified"}}};
  for (const Row& row : kRows) report_date(row.kind, anchor, row.field, row.source, evidence);
  // The first ones behind the headline: the next ones are those of answers and teasers.
  report_date(Kind::other_time, anchor, Field::date, "time:other", evidence);
  report_date(Kind::other_text, anchor, Field::date, "text:other", evidence);
}

void BylineReader::report_near(std::size_t headline, Evidence& evidence) const {
  std::size_t anchor = content_begin_ == SIZE_MAX ? 0 : content_begin_;
  if (headline < headlines_.size()) {
    anchor = headlines_[headline];
  } else if (!headlines_.empty()) {
    anchor = headlines_.front();
  } else if (title_at_ != SIZE_MAX) {
    anchor = title_at_;
  }
  report_authors(anchor, evidence);
  report_dates(anchor, evidence);
}

}  // namespace pith::internal
