#include "metadata/sources/byline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "metadata/sources/byline_text.h"
#include "metadata/sources/meta_tags.h"
#include "metadata/values/byline_names.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/dates.h"
#include "metadata/values/labeled_name.h"
#include "metadata/values/names.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Prose that opens with place and date does so within so many bytes.
constexpr std::size_t kDateline = 40;
// Bytes of a line about author or date; longer ones are prose.
constexpr std::size_t kMaxAuthorBytes = 160;
constexpr std::size_t kMaxDateBytes = 120;
// Lines far from the headline count only when they are the only ones of their kind.
constexpr std::size_t kMaxFarMentions = 8;
// Dates in elements beside the article: a list of comments has any number.
constexpr std::size_t kMaxOtherDates = 40;

// A page that has hardly a long text before its comments is a thread. Chosen: bytes of a paragraph,
// and of a notice above the thread.
constexpr std::size_t kMinProse = 80;
constexpr std::size_t kMaxProseOfThread = 300;

// A single word without a colon is a label only near a headline.
bool is_sure_label(std::string_view label) {
  return label.back() == ':' || label.find(' ') != std::string_view::npos;
}

// True for elements that print a label: <h3>Author</h3>.
bool is_heading(Node element) {
  if (!element) return false;
  const Tag tag = element.tag();
  return tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 || tag == Tag::h5 || tag == Tag::h6 ||
         tag == Tag::dt;
}

// True for the label of a line that has a full name and nothing else: <em>Von <span>Jane Doe</span>
// </em>.
bool opens_line(Node label) {
  constexpr std::size_t kMaxBytes = 60;
  const Node line = label.parent();
  if (!line || line.first_child() != label || !label.next_sibling()) return false;
  const std::string text = short_text(line, kMaxBytes);
  if (byline_opening(text) == 0) return false;
  const std::vector<std::string> names = shown_names(text, true);
  return names.size() == 1 && names.front().find(' ') != std::string::npos;
}

// The texts of the items of a list, with commas between them.
std::string items_of(Node list, std::size_t max_bytes) {
  std::string out;
  for (Node item = list.first_child(); item && out.size() < max_bytes; item = item.next_sibling()) {
    if (!item.is_element()) continue;
    const std::string text = short_text(item, max_bytes);
    if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
  }
  return out.size() <= max_bytes ? out : std::string();
}

// The lines of an author element, with a sign that ends the list of names behind a full name: on
// the lines below are a role, a place, the date.
std::string lines_of(Node element, std::size_t max_bytes) {
  if (element.tag() == Tag::ul || element.tag() == Tag::ol) return items_of(element, max_bytes);
  std::string out;
  std::string last;
  for (const std::string& line : short_lines(element, max_bytes)) {
    const std::string before = std::exchange(last, line);
    if (out.empty()) {
      out = line;
      continue;
    }
    const bool small = line.front() >= 'a' && line.front() <= 'z';
    const bool goes_on = small || line.front() == ',' || line.front() == '&';
    const std::vector<std::string> names =
        goes_on ? std::vector<std::string>() : shown_names(out, false);
    const bool named = !names.empty() && names.back().find(' ') != std::string::npos &&
                       before.ends_with(names.back()) &&
                       name_kind(names.back()) == NameKind::full_name;
    out += (named ? " | " : " ") + line;
  }
  return out;
}

// The text of an author element, by its lines where they end a name earlier. A text that is no
// byline as a whole, such as a box with counters and buttons, stays none.
std::string author_text(Node element, std::size_t max_bytes) {
  std::string text = short_text(element, max_bytes);
  const std::vector<std::string> names = shown_names(text, false);
  if (names.empty()) return text;
  std::string lines = lines_of(element, max_bytes);
  if (lines == text) return text;
  const std::vector<std::string> earlier = shown_names(lines, false);
  return !earlier.empty() && names.front().starts_with(earlier.front()) ? lines : text;
}

bool in_heading(Node text) {
  constexpr int kMaxLevels = 3;
  Node around = text.parent();
  for (int level = 0; level < kMaxLevels && around; ++level, around = around.parent()) {
    if (around.tag() == Tag::h1) return true;
  }
  return false;
}

// True for "Author: Jane Doe" and <h3>Author</h3>, not for "Posted by Jane Doe" above a comment.
bool is_labeled_box(Node node, std::string_view text) {
  // The "By:" of a search form
  constexpr std::size_t kMinLabelBytes = 5;
  if (text.size() < kMinLabelBytes) return false;
  const bool colon = text.find(':') != std::string_view::npos;
  return (colon && opens_with_label(text)) ||
         ((colon || is_heading(node.parent())) && is_byline_label(text));
}

// True for <time> and for custom elements that work like it: <relative-time datetime="...">.
bool is_time(Node element) {
  const Tag tag = element.tag();
  return tag == Tag::time ||
         (tag != Tag::ins && tag != Tag::del && element.has_attribute(Attr::datetime));
}

// True for a cell of a table that has a day without a time, which is that of its row.
bool is_cell_day(Node text, std::string_view line) {
  const bool cell = text.parent() && text.parent().tag() == Tag::td;
  return cell && find_date(line).size() <= std::string_view("2024-03-05").size();
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

// False for "Deadline for the bridge passes", the headline of an article.
bool may_be_label(std::string_view text) {
  constexpr std::ptrdiff_t kMaxSpaces = 2;
  return text.ends_with(':') || std::count(text.begin(), text.end(), ' ') <= kMaxSpaces;
}

// True for a text inside a link that may be the title of another page, not a user's name.
bool is_teaser_link(Node text) {
  constexpr int kMaxLevels = 4;
  constexpr std::size_t kMinBytes = 12;
  const std::string_view shown = trim_blank(text.text());
  if (shown.size() < kMinBytes) return false;
  Node around = text.parent();
  for (int level = 0; level < kMaxLevels && around; ++level, around = around.parent()) {
    if (around.tag() != Tag::a) continue;
    const std::string_view href = around.attribute(Attr::href);
    const bool author = is_author_link(href) || has_token(around.attribute(Attr::rel), "author");
    return !href.empty() && !author && find_date(shown).empty();
  }
  return false;
}

}  // namespace

void BylineReader::add(Kind kind, const PagePlace& place, std::string text) {
  mentions_.add({kind, place.text_before, groups_, place.content, place.beside != nullptr,
                 place.comments, std::move(text)});
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
    std::string text = author_text(element, kMaxAuthorBytes);
    in_author_box_ = shown_names(text, false).empty();
    add(Kind::author_class, place, std::move(text));
    return;
  }
  add(Kind::author_link, place, author_text(element, kMaxAuthorBytes));
}

void BylineReader::time_element(Node element, const ClassRoles& roles, const PagePlace& place) {
  const std::string shown = short_text(element, kMaxDateBytes);
  std::string text(element.attribute(Attr::datetime));
  if (find_date(text).empty()) text = shown;
  if (!may_have_digit(text)) return;
  const bool sure = element.has_attribute(Attr::pubdate) || after_publication_;
  const bool published = sure || roles.date;
  if (after_other_date_ && !published) return;
  // WordPress marks a post that was never changed as "entry-date published updated".
  Kind kind = published ? Kind::published_time : Kind::time;
  if ((roles.modified || after_update_word_) && !published) kind = Kind::modified_time;
  // <time class="published">Updated 5 March 2024</time>
  const bool change = begins_with_update(shown) || modified_element_;
  if (change && !sure) kind = Kind::modified_time;
  add(kind, place, std::move(text));
}

// A <time>, or a custom element that works like it, in an element that seems to be beside the
// article.
void BylineReader::time_beside(Node element, const PagePlace& place) {
  const bool sure = after_publication_ && !place.comments && far_mentions_ < kMaxFarMentions;
  if (!place.comments && after_teaser()) return;
  if (!sure && (!may_be_own(place) || other_dates_ >= kMaxOtherDates)) return;
  if (after_update_word_ || after_other_date_ || after_unknown_label_) return;
  std::string text(element.attribute(Attr::datetime));
  if (find_date(text).empty()) text = short_text(element, kMaxDateBytes);
  if (find_date(text).empty()) return;
  ++(sure ? far_mentions_ : other_dates_);
  add(sure ? Kind::published_text : Kind::other_time, place, std::move(text));
}

void BylineReader::enter(const PlacedElement& entered, Evidence& /*evidence*/) {
  const PagePlace& place = entered.place;
  const Node element = entered.node;
  if (place.beside != nullptr) {
    if (is_time(element)) time_beside(element, place);
    return;
  }
  if (entered.page) return;
  // Menus above it may be named content.
  if (element.tag() == Tag::main) content_begin_ = SIZE_MAX;
  const ClassRoles& roles = entered.roles;
  if (element.has_attribute(Attr::itemprop)) item(element, place);
  if (mentions_.full()) return;
  const Tag tag = element.tag();
  if (roles.modified && !roles.date && !modified_element_) modified_element_ = element;
  if (is_time(element)) {
    time_element(element, roles, place);
    return;
  }
  // The author of all pages of a site is the site.
  if (tag == Tag::a && has_token(element.attribute(Attr::rel), "author") &&
      !place.front_page_link) {
    add(Kind::rel_author, place, short_text(element, kMaxAuthorBytes));
  }
  const bool author_link = tag == Tag::a && !place.front_page_link &&
                           (author_element_ || is_author_link(element.attribute(Attr::href)));
  const bool in_byline = author_element_ && roles.name;
  // "author-description" is a line, "author-bio" a box that begins with the name.
  const bool line = element.first_child() && element.first_child().is_text() &&
                    !element.first_child().next_sibling();
  const bool job = roles.job && !roles.name && (author_element_ || line);
  // A person's own site: <a class="p-author h-card" href="/">
  const bool card = element.attribute(Attr::class_).find("h-card") != std::string_view::npos;
  const bool site = tag == Tag::a && place.front_page_link && !card;
  if ((roles.author || author_link || in_byline) && !job && !site) author_element(element, place);
  if (roles.date || roles.modified) {
    std::string text = short_text(element, kMaxDateBytes);
    // <abbr class="published" title="2024-03-05T08:30:00Z">yesterday</abbr>
    const std::string_view title = element.attribute(Attr::title);
    if (may_have_digit(title) && title.size() < kMaxDateBytes && !find_date(title).empty()) {
      text = title;
    }
    const Node only = element.first_child();
    if (only && only.is_element() && !only.next_sibling() && find_date(text).empty()) {
      const std::string_view inner = only.attribute(Attr::title);
      if (inner.size() < kMaxDateBytes && !find_date(inner).empty()) text = inner;
    }
    if (!may_have_digit(text)) return;
    if (roles.modified && !roles.date) {
      add(Kind::modified_time, place, std::move(text));
      return;
    }
    const DatesOfLine dates = dates_of_line(text);
    add(Kind::date_class, place, std::string(dates.published));
    add(Kind::modified_time, place, std::string(dates.modified));
  }
}

void BylineReader::item(Node element, const PagePlace& place) {
  if (!has_token(element.attribute(Attr::itemprop), "author")) return;
  add(Kind::item_author, place, item_text(element, kMaxAuthorBytes));
}

void BylineReader::leave(Node element) {
  if (element == author_element_) author_element_ = Node();
  if (element == modified_element_) modified_element_ = Node();
}

// True near a preceding headline, or near the article's beginning if there is no headline.
bool BylineReader::in_reach(const PagePlace& place) const {
  if (!headlines_.empty() && place.text_before - headlines_.back().at <= kReachAfter) return true;
  if (title_at_ != SIZE_MAX && place.text_before - title_at_ <= kReachAfter) return true;
  return content_begin_ != SIZE_MAX && place.text_before - content_begin_ <= kReachAfter;
}

void BylineReader::title_text(const PagePlace& place) {
  if (title_at_ != SIZE_MAX || !headlines_.empty()) return;
  read_passed(place);
  title_at_ = place.text_before;
}

void BylineReader::headline(const PagePlace& place) {
  read_passed(place);
  label_ = Node();
  headlines_.push_back({place.text_before, place.content});
}

// Reads the texts above a headline at `place`.
void BylineReader::read_passed(const PagePlace& place) {
  after_other_date_ = false;
  after_unknown_label_ = false;
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
  after_publication_ = false;
}

BylineReader::Line::Line(Node text_node)
    : node(text_node),
      text(trim_blank(node.text())),
      may_have_date(may_have_digit(text.substr(0, kMaxDateBytes))),
      may_have_signs(internal::may_have_signs(text)) {}

void BylineReader::text(Node node, const PagePlace& place) {
  const Line line(node);
  const std::string_view text = line.text;
  const bool beside = place.beside != nullptr;
  const bool prose = text.size() >= kMinProse;
  in_thread_ = in_thread_ || (prose && place.comments && own_text_ < kMaxProseOfThread);
  if (prose && !beside && !place.apart && !in_thread_) own_text_ += text.size();
  if (!beside && place.content && content_begin_ == SIZE_MAX) content_begin_ = place.text_before;
  if (!place.apart && line.may_have_signs) labeled_name(text, place);
  if (in_author_box_ && author_element_) box_text(text, place);
  if (line.may_have_date && may_be_own(place)) second_look(line, place);
  if (beside || !in_reach(place)) {
    distant_text(line, place);
  } else {
    by_text(line, place, false);
    read_text(text, place);
  }
  // "Member since 5 March 2009" has its date.
  after_other_date_ = is_other_date_label(text) && may_be_label(text) && !is_copyright(text) &&
                      find_date(text).empty();
  if (after_other_work_) mentions_.exclude(shown_names(text, true));
  after_other_work_ = announces_other_work(text);
  if (!after_other_work_) mentions_.exclude(names_of_other_work(text));
  after_unknown_label_ = is_unknown_label(text);
  last_text_ = node;
}

bool BylineReader::after_teaser() const { return is_teaser_link(last_text_); }

// True in an element that seems to be beside the article, but is inside it, or on a page that marks
// no article, such as a thread.
bool BylineReader::may_be_own(const PagePlace& place) const {
  return place.beside != nullptr && !place.apart && (place.content || content_begin_ == SIZE_MAX);
}

// A short text with a date in an element that seems to be beside the article. It counts only when
// the page has no other date.
void BylineReader::second_look(const Line& line, const PagePlace& place) {
  // Longer ones are sentences about offers and events.
  constexpr std::size_t kMaxBytes = 60;
  const std::string_view text = line.text;
  if (other_dates_ >= kMaxOtherDates || text.size() > kMaxBytes) return;
  if (after_other_date_ || after_update_word_ || after_unknown_label_) return;
  if (is_other_date_label(text)) return;
  if (line.node.parent() && line.node.parent().tag() == Tag::time) return;
  if (find_date(text).empty() || (!place.comments && after_teaser())) return;
  // Any other word may say what the date is: a deadline, an offer, a review.
  if (!says_update(text) && !is_only_date(text) && !begins_with_publication(text)) return;
  ++other_dates_;
  if (says_update(text)) {
    if (begins_with_update(text) && !place.comments)
      add(Kind::modified_text, place, std::string(text));
    return;
  }
  add(Kind::other_text, place, std::string(text));
}

// The first text of a box about the author is the name: the box is longer than a byline.
void BylineReader::box_text(std::string_view text, const PagePlace& place) {
  in_author_box_ = false;
  const std::vector<std::string> names = shown_names(text, true);
  const bool whole = names.size() == 1 && names.front() == text;
  if (whole && text.find(' ') != std::string_view::npos) {
    add(Kind::box_text, place, std::string(text));
  }
}

// A name behind the label or formula of a script without spaces, as labeled_name.h lists them.
void BylineReader::labeled_name(std::string_view text, const PagePlace& place) {
  const LabeledName found = labeled_name_in(text);
  if (found.names.empty()) return;
  add(found.editor ? Kind::editor_text : Kind::named_text, place, found.names);
}

// A text beside the article, or far from headline and beginning. "Last updated: 5 March 2024" and
// "Author: Jane Doe" count wherever they are.
void BylineReader::distant_text(const Line& line, const PagePlace& place) {
  const std::string_view text = line.text;
  const bool after_update_word = after_update_word_;
  const bool after_publication = after_publication_;
  const bool after_name = after_name_;
  const bool beside = place.beside != nullptr;
  after_update_word_ = false;
  after_publication_ = false;
  after_name_ = false;
  // A label counts wherever it is: in the article's footer, in a list, in a sidebar.
  const auto opens_or_holds_label = [&] {
    return begins_with_publication(text) ||
           (line.may_have_signs && publication_label_in(text) != std::string_view::npos);
  };
  const bool labeled =
      !place.comments && (after_publication || opens_or_holds_label()) && !after_teaser();
  // "By Jane Doe", "5 March 2024"
  if (after_name && !beside && is_date_line(text)) {
    add(Kind::signed_date, place, std::string(text));
    return;
  }
  if (far_mentions_ < kMaxFarMentions && labeled) {
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
    const std::size_t names = mentions_.size();
    if (label) by_text(line, place, true);
    after_name_ = mentions_.size() > names;
    far_mentions_ += mentions_.size() - before;
    if (mentions_.size() > before) return;
  } else if (beside && !place.apart && (label_ || is_labeled_box(line.node, text))) {
    by_text(line, place, true);
  } else {
    label_ = Node();
  }
  if (!line.may_have_date) return;
  const bool no_anchor = headlines_.empty() && title_at_ == SIZE_MAX && !place.apart;
  if (!beside && no_anchor && other_dates_ < kMaxOtherDates && !after_unknown_label_ &&
      is_date_line(text) && !is_cell_day(line.node, text)) {
    ++other_dates_;
    add(Kind::lone_text, place, std::string(text));
  }
  if (!after_other_date_) {
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
    if (!parent || holds_label(parent)) {
      const bool list = outermost.tag() == Tag::ul || outermost.tag() == Tag::ol;
      return list ? items_of(outermost, kMaxAuthorBytes) : short_text(outermost, kMaxAuthorBytes);
    }
    outermost = parent;
  }
  return {};
}

void BylineReader::by_text(const Line& line, const PagePlace& place, bool far) {
  const Node node = line.node;
  std::string_view text = line.text;
  if (label_ && count_text(text).letters == 0) return;  // "By" ":" "Jane Doe"
  const bool column = node.parent() && node.parent().tag() == Tag::th;
  const bool labels =
      is_byline_label(text) && !column &&
      (!far || is_sure_label(text) || is_heading(node.parent()) || opens_line(node));
  const bool inside = static_cast<bool>(author_element_);
  std::string named = label_ && !labels && !inside ? labeled(node) : std::string();
  if (named.empty() && label_ && !labels) named = text;
  // "Author: <a>Attorney</a> Jane Doe"
  const bool role = !named.empty() && is_role_alone(named);
  if (!role) label_ = labels ? node : Node();
  const bool sentence = text.size() >= kMaxAuthorBytes / 2 && !opens_with_label(text);
  if (labels || role || sentence || text.size() >= kMaxAuthorBytes) return;
  const Kind kind = far ? Kind::signed_text : Kind::by_text;
  if (!named.empty()) {
    add(kind, place, std::move(named));
    return;
  }
  if (inside) return;
  if (line.may_have_date) {
    if (const std::size_t by = by_after_date(text); by != std::string_view::npos) {
      text.remove_prefix(by);
      if (is_byline_label(text)) label_ = node;
    }
    if (const std::string name = far ? std::string() : name_beside_date(text); !name.empty()) {
      add(Kind::by_text, place, name);
      return;
    }
  }
  text = without_signs(text);
  const std::size_t opening = byline_opening(text);
  if (opening == 0) return;
  // "By the sea" and "Von Anfang an" may be headlines.
  const std::vector<std::string> names = shown_names(text, true);
  const bool one = names.size() == 1;
  const auto full = [](const std::string& name) { return name.find(' ') != std::string::npos; };
  if (names.empty() || (!one && std::none_of(names.begin(), names.end(), full))) return;
  if (in_heading(node) || (far && is_sentence(text, opening, names))) return;
  add(kind, place, std::string(text));
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
  if (after_update) {
    add(Kind::modified_text, place, std::string(text));
    return;
  }
  const DatesOfLine dates = dates_of_line(text);
  add(Kind::modified_text, place, std::string(dates.modified));
  std::string_view published = dates.published;
  const std::size_t label = prose ? std::string_view::npos : publication_label_in(published);
  if (label != std::string_view::npos) published.remove_prefix(label);
  const bool labeled = !prose && (after_publication || label != std::string_view::npos ||
                                  begins_with_publication(published));
  const bool unknown = after_unknown_label_ || opens_with_unknown_label(published);
  const Kind kind = labeled ? Kind::published_text : unknown ? Kind::other_text : Kind::date_text;
  add(kind, place, std::string(published));
}

void BylineReader::report_near(std::size_t headline, Evidence& evidence) const {
  Anchors anchors = {.headline = content_begin_ == SIZE_MAX ? 0 : content_begin_};
  anchors.thread = own_text_ < kMaxProseOfThread;
  anchors.none = content_begin_ == SIZE_MAX && title_at_ == SIZE_MAX && headlines_.empty();
  if (!headlines_.empty()) {
    anchors.headline = headlines_[headline < headlines_.size() ? headline : 0].at;
    if (headlines_.front().content) anchors.first = headlines_.front().at;
  } else if (title_at_ != SIZE_MAX) {
    anchors.headline = title_at_;
  }
  mentions_.report(anchors, evidence);
}

}  // namespace pith::internal
