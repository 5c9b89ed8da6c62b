#include "metadata/metadata.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "html/helper_text.h"
#include "metadata/choice.h"
#include "metadata/evidence.h"
#include "metadata/sources/byline.h"
#include "metadata/sources/home_links.h"
#include "metadata/sources/json_ld.h"
#include "metadata/sources/meta_tags.h"
#include "metadata/sources/page_hints.h"
#include "metadata/sources/source.h"
#include "metadata/title_choice.h"
#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

// Longer texts are not headlines.
constexpr std::size_t kMaxHeadlineBytes = 600;
// At most this many <h2> and <h3> are compared with the title before an <h1> was found.
constexpr std::size_t kMaxLowerHeadings = 40;

// True for a class name that says "the topic above a headline": a word of the list, alone or at the
// end ("story-kicker", "headline__topline"), but not "topline-headline" and not "text-overline",
// which is how letters look.
bool is_kicker_name(std::string_view name) {
  constexpr std::array<std::string_view, 16> kWords = {
      "kicker",     "dachzeile", "topline",  "overline",   "eyebrow",    "supertitle",
      "pretitle",   "toptitle",  "roofline", "ueberzeile", "spitzmarke", "surtitre",
      "antetitulo", "occhiello", "volanta",  "preheadline"};
  if (name.starts_with("text-")) return false;
  for (std::size_t at = 0; at < name.size();) {
    std::string end = lowered(name.substr(at));
    std::erase_if(end, [](char c) { return c == '-' || c == '_'; });
    if (std::find(kWords.begin(), kWords.end(), end) != kWords.end()) return true;
    at = std::min(name.find_first_of("-_", at), name.size() - 1) + 1;
  }
  return false;
}

// True for an element that names the topic above a headline.
bool is_kicker(Node node) {
  constexpr std::size_t kMaxNameBytes = 60;  // Chosen: longer class names are generated.
  const std::string_view names = node.attribute(Attr::class_);
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\n\r\f", at), names.size());
    if (end - at <= kMaxNameBytes && is_kicker_name(names.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// True for an element whose class or style hides it from all but screen readers.
bool is_helper(Node node) {
  const std::string_view names = node.attribute(Attr::class_);
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\n\r\f", at), names.size());
    if (end > at && names_helper_text(names.substr(at, end - at))) return true;
    at = end + 1;
  }
  return style_makes_helper_text(node.attribute(Attr::style));
}

// The element in which the parts of a headline are: <h1><a><span class=kicker>.
Node parent_of_parts(Node heading) {
  constexpr int kMaxLevels = 8;
  Node parent = heading;
  for (int level = 0; level < kMaxLevels; ++level) {
    const Node child = parent.first_child();
    if (!child || !child.is_element() || child.next_sibling()) break;
    parent = child;
  }
  return parent;
}

// True if a title of the page begins with `text`.
bool opens_a_title(const Evidence& evidence, std::string_view text) {
  return std::any_of(evidence.candidates().begin(), evidence.candidates().end(),
                     [text](const Candidate& candidate) {
                       return candidate.field == Field::title && candidate.value.starts_with(text);
                     });
}

// The text of a headline without what only screen readers read out before it: "Article: ".
std::string seen_text(Node heading) {
  std::string text = short_text(heading, kMaxHeadlineBytes);
  Node first = parent_of_parts(heading).first_child();
  while (first && first.is_text() && trim_blank(first.text()).empty()) first = first.next_sibling();
  if (!first || !first.is_element() || !is_helper(first)) return text;
  const std::string helper = short_text(first, kMaxHeadlineBytes);
  if (helper.empty() || helper.size() >= text.size() || !text.starts_with(helper)) return text;
  return fold_space(std::string_view(text).substr(helper.size()));
}

// The text of a headline without the kicker inside it, if both have text and no title of the page
// begins with the two.
std::string headline_text(Node heading, const Evidence& evidence) {
  constexpr int kMaxParts = 8;
  std::string text = seen_text(heading);
  int parts = 0;
  for (Node part = parent_of_parts(heading).first_child(); part && parts < kMaxParts;
       part = part.next_sibling()) {
    if (!part.is_element()) continue;
    ++parts;
    if (!is_kicker(part)) continue;
    const std::string kicker = short_text(part, kMaxHeadlineBytes);
    if (kicker.empty() || kicker.size() >= text.size() || !text.starts_with(kicker)) return text;
    const std::size_t begin = text.find_first_not_of(" :|-", kicker.size());
    if (begin == std::string::npos) return text;
    const std::string_view between = std::string_view(text).substr(0, begin).substr(kicker.size());
    const bool separator = kicker.ends_with(':') || kicker.ends_with('|') ||
                           between.find_first_of(":|") != std::string_view::npos ||
                           between == " - ";
    if (!separator && opens_a_title(evidence, text)) return text;
    // "A" in "A-Klasse" is a part of a word.
    const bool apart = separator || between.ends_with(' ');
    std::string rest = text.substr(begin);
    return apart || opens_a_title(evidence, rest) ? rest : text;
  }
  return text;
}

// The bytes of the first part of a headline that an element or a line break sets apart; 0 for none.
std::size_t first_part(Node heading) {
  constexpr int kMaxBlanks = 4;
  Node part = parent_of_parts(heading).first_child();
  for (int blanks = 0; blanks < kMaxBlanks && part; ++blanks, part = part.next_sibling()) {
    if (part.is_element() && part.tag() != Tag::br) {
      const std::size_t bytes = short_text(part, kMaxHeadlineBytes).size();
      if (bytes > 0) return bytes;
    } else if (part.is_text() && !trim_blank(part.text()).empty()) {
      const Node next = part.next_sibling();
      const bool line = next && next.is_element() && next.tag() == Tag::br;
      return line ? fold_space(part.text()).size() : 0;
    }
  }
  return 0;
}

// True if no source reads anything of an element and its content is where the element is, as of
// most elements: the tag says nothing, nor do the attributes. Beside the article, classes don't.
bool says_nothing(Node element, bool beside) {
  switch (element.tag()) {
    case Tag::html:
    case Tag::head:
    case Tag::body:
    case Tag::main:
    case Tag::article:
    case Tag::header:
    case Tag::footer:
    case Tag::nav:
    case Tag::aside:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::a:
    case Tag::time:
      return false;
    default:
      break;
  }
  constexpr AttrSet kAnywhere = {Attr::itemtype, Attr::datetime};
  constexpr AttrSet kNotBeside = {Attr::class_, Attr::id, Attr::itemprop, Attr::itemtype,
                                  Attr::datetime};
  return !element.attributes().has_any(beside ? kAnywhere : kNotBeside);
}

// The one walk over the page. Every source sees every node once that may say something to it.
class PageReader {
 public:
  // Call it first, so that headings can be compared with the title.
  void add_hints(const Hints& hints);
  bool enter(Node node);
  void leave(Node node);
  Metadata finish(PageOrigin origin, HeadFacts* facts, TitleWordings* wordings);

 private:
  // The sources, in the order in which they are called. A new one is a member and a row here.
  template <typename Call>
  void for_each_source(Call call) {
    call(meta_tags_);
    call(json_ld_);
    call(page_hints_);
    call(home_links_);
    call(byline_);
  }

  void read_headline(const PlacedElement& element);
  void read_text(Node node);
  void read_title_text(std::string_view text, const PagePlace& place);

  Evidence evidence_;
  PlaceReader places_;
  MetaTagReader meta_tags_;
  JsonLdReader json_ld_;
  PageHintReader page_hints_;
  HomeLinks home_links_;
  BylineReader byline_;
  std::size_t lower_headings_ = 0;
  bool title_text_ = false;    // a text that repeats the title was seen before any headline
  bool own_headline_ = false;  // a heading that repeats a title was seen
};

void PageReader::read_headline(const PlacedElement& element) {
  const Tag tag = element.node.tag();
  const int level = tag == Tag::h1 ? 1 : tag == Tag::h2 ? 2 : 3;
  if (level > 1 && (own_headline_ || ++lower_headings_ > kMaxLowerHeadings)) return;
  std::string text = headline_text(element.node, evidence_);
  if (text.empty()) return;
  const bool own = repeats_title(evidence_, text);
  if (level > 1 && !own) return;
  const PagePlace& place = element.place;
  // The name of a department in the menu of a shop is in many titles.
  const bool menu = level > 1 && (place.beside != nullptr || !place.content);
  if (menu && !bounds_title(evidence_, text)) return;
  if (!own && !evidence_.headlines().empty() && place.beside != nullptr) return;
  // A heading that links to the front page is the site's name, which the title also contains.
  const bool site_name = place.front_page_link || is_front_page_link(element.node);
  // The last part of the <title> may be a book's or a site's name, the first one is not.
  own_headline_ = own_headline_ || (own && !site_name && begins_title(evidence_, text));
  if (evidence_.headlines().size() < kMaxHeadlines) byline_.headline(place);
  places_.headline();
  evidence_.add_headline({std::move(text), place.content, level, first_part(element.node)});
}

// Old pages and forums print the title in a cell or a line.
void PageReader::read_title_text(std::string_view text, const PagePlace& place) {
  constexpr std::size_t kMinBytes = 12;
  if (text.size() < kMinBytes || text.size() > kMaxHeadlineBytes) return;
  for (const Candidate& candidate : evidence_.candidates()) {
    if (candidate.field != Field::title || !candidate.value.starts_with(text)) continue;
    title_text_ = true;
    byline_.title_text(place);
    return;
  }
}

void PageReader::read_text(Node node) {
  const std::string_view text = trim_blank(node.text());
  if (!text.empty()) {
    const PagePlace place = places_.place();
    if (evidence_.headlines().empty() && !title_text_ && place.beside == nullptr) {
      read_title_text(text, place);
    }
    for_each_source([&](auto& source) { source.text(node, place); });
  }
  places_.text(node);
}

void PageReader::add_hints(const Hints& hints) {
  evidence_.add(Field::title, kHintSource, hints.title);
  for (const std::string_view author : hinted_authors(hints)) {
    evidence_.add(Field::author, kHintSource, author);
  }
  evidence_.add(Field::date, kHintSource, hints.date);
  evidence_.add(Field::language, kHintSource, hints.language);
  evidence_.add(Field::site, kHintSource, hints.site);
}

bool PageReader::enter(Node node) {
  if (!node.is_element()) {
    read_text(node);
    return false;
  }
  switch (node.tag()) {
    case Tag::meta:
    case Tag::link:
    case Tag::base:
    case Tag::title:
    case Tag::script: {
      const PlacedElement element = {.node = node, .place = places_.place()};
      for_each_source([&](auto& source) { source.head_element(element, evidence_); });
      return false;
    }
    case Tag::style:
    case Tag::template_:
    case Tag::svg:
      return false;
    default:
      break;
  }
  if (says_nothing(node, places_.is_beside())) {
    places_.enter_same();
    return true;
  }
  PlacedElement element = places_.enter(node);
  if (node.tag() == Tag::h1 || node.tag() == Tag::h2 || node.tag() == Tag::h3) {
    read_headline(element);
    element.place = places_.place();
  }
  for_each_source([&](auto& source) { source.enter(element, evidence_); });
  return true;
}

void PageReader::leave(Node node) {
  for_each_source([&](auto& source) { source.leave(node); });
  places_.leave();
}

Metadata PageReader::finish(PageOrigin origin, HeadFacts* facts, TitleWordings* wordings) {
  const std::string_view url = origin.url;
  const std::string& declared_base = meta_tags_.base();
  const std::string base =
      declared_base.empty() ? std::string(url) : resolve_url(url, declared_base);
  evidence_.add(Field::date, "url", "url");
  std::string address(url);
  if (address.empty()) address = resolve_url(base, evidence_.best(Field::canonical_url));
  for_each_source([&](auto& source) { source.report(address, evidence_); });
  evidence_.mend();
  if (facts != nullptr) {
    facts->hints = page_hints_.finish(address);
    for (const Candidate* candidate : evidence_.ranked(Field::description)) {
      if (precedence()[candidate->rank].kind != SourceKind::meta) continue;
      const std::string& text = candidate->value;
      if (!facts->declared.empty() && facts->declared.back().text == text) continue;
      facts->declared.push_back({Declared::description, text});
    }
    json_ld_.add_declared_texts(facts->declared);
    facts->texts = [json_ld = json_ld_] { return json_ld.texts(); };
  }
  const std::string_view host = url_host(address);
  const SiteHints site = {.host = host,
                          .home_links = home_links_.names(host, url_path(address)),
                          .front_page = is_front_page(address),
                          .path = url_path(address)};
  const TitleChoice title = choose_title(evidence_, site, wordings);
  // Only now is it known which of the headings is the headline.
  byline_.report_near(title.headline, evidence_);
  origin.base = base;
  return choose_metadata(evidence_, title, origin);
}

}  // namespace

Metadata read_metadata(const Document& document, std::string_view url, HeadFacts* facts,
                       TitleWordings* wordings, const Hints& hints) {
  if (!document.ok()) return {};
  PageReader reader;
  reader.add_hints(hints);
  walk(
      document.root(), [&](Node node) { return reader.enter(node); },
      [&](Node node) { reader.leave(node); });
  return reader.finish({.url = url, .retrieved = hints.retrieved}, facts, wordings);
}

void date_by_last_change(Metadata& metadata) {
  if (!metadata.date.empty() || metadata.modified.empty()) return;
  metadata.date = {metadata.modified.value, "modified:" + metadata.modified.source};
}

}  // namespace pith::internal
