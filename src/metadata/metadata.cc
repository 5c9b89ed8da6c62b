#include "metadata/metadata.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/url.h"
#include "metadata/choice.h"
#include "metadata/evidence.h"
#include "metadata/sources/byline.h"
#include "metadata/sources/class_roles.h"
#include "metadata/sources/home_links.h"
#include "metadata/sources/json_ld.h"
#include "metadata/sources/meta_tags.h"
#include "metadata/sources/page_hints.h"
#include "metadata/title_choice.h"
#include "metadata/values/clean_text.h"

namespace pith {
namespace {

// No headline is longer.
constexpr std::size_t kLongestHeadline = 600;
// Bytes of text in a box with author and date.
constexpr std::size_t kLongestBox = 200;
constexpr std::size_t kLongestCategory = 120;
// How many <h2> and <h3> are compared with the title while no <h1> was.
constexpr std::size_t kMostLowerHeadings = 40;

// The one walk over the page: every source sees every node once.
class PageReader {
 public:
  bool enter(Node node);
  void leave(Node node);
  Metadata finish(std::string_view url, HeadFacts* facts, TitleWordings* wordings);

 private:
  // Kept for every open element.
  struct Open {
    const void* beside = nullptr;  // see PagePlace
    bool content = false;
    bool front_page_link = false;
    bool categories = false;  // see ClassRoles
  };

  bool read_head_element(Node node);
  void read_body_element(Node node);
  void read_headline(Node node);
  PagePlace place() const;

  Evidence evidence_;
  std::shared_ptr<JsonLdReader> json_ld_ = std::make_shared<JsonLdReader>();
  PageHintReader hints_;
  BylineReader byline_;
  ClassRoleReader class_roles_;
  HomeLinks home_links_;
  std::vector<Open> open_;
  std::string base_;
  std::size_t text_before_ = 0;
  std::size_t lower_headings_ = 0;
  bool title_seen_ = false;
  bool own_headline_ = false;  // a heading that repeats a title was seen
};

PagePlace PageReader::place() const {
  if (open_.empty()) return {text_before_, nullptr, false};
  return {text_before_, open_.back().beside, open_.back().content};
}

// <meta>, <link>, <title>, <script>, <base>, wherever they stand: true when it was one of them.
bool PageReader::read_head_element(Node node) {
  switch (node.tag()) {
    case Tag::meta:
      hints_.meta(node);
      if (place().beside == nullptr) read_meta(node, evidence_);
      return true;
    case Tag::link:
      read_link(node, evidence_);
      return true;
    case Tag::base:
      if (base_.empty()) base_ = node.attribute(Attr::href);
      return true;
    case Tag::title:
      if (node.is_html() && !title_seen_) {
        title_seen_ = true;
        evidence_.add(Field::title, "title", text_content(node));
      }
      return true;
    case Tag::script:
      if (ascii_lower(node.attribute(Attr::type)).find("ld+json") != std::string::npos) {
        for (Node text = node.first_child(); text; text = text.next_sibling()) {
          json_ld_->add_block(text.text());
          hints_.json_ld(text.text());
        }
      }
      return true;
    case Tag::style:
    case Tag::template_:
    case Tag::svg:
      return true;
    default:
      return false;
  }
}

void PageReader::read_headline(Node node) {
  const int level = node.tag() == Tag::h1 ? 1 : node.tag() == Tag::h2 ? 2 : 3;
  if (level > 1 && (own_headline_ || ++lower_headings_ > kMostLowerHeadings)) return;
  std::string text = short_text(node, kLongestHeadline);
  if (text.empty()) return;
  const bool own = repeats_title(evidence_, text);
  if (level > 1 && !own) return;
  if (!own && !evidence_.headlines().empty() && place().beside != nullptr) return;
  // A heading that leads to the front page is the site's name; the title holds that too.
  const bool site_name = open_.back().front_page_link || is_front_page_link(node);
  own_headline_ = own_headline_ || (own && !site_name);
  if (evidence_.headlines().size() < kMaxHeadlines) byline_.headline(place());
  // What holds the headline is no sidebar, whatever its class says.
  for (Open& open : open_) open.beside = nullptr;
  evidence_.add_headline({std::move(text), place().content, level});
}

void PageReader::read_body_element(Node node) {
  if (node.tag() == Tag::a) {
    read_anchor(node, evidence_);
    if (open_.back().front_page_link) home_links_.add(node);
    // The list's own name, a link too, stands before the list.
    const Node parent = node.parent();
    if (open_.back().categories && parent && parent.tag() == Tag::li) {
      evidence_.add(Field::category, "category-links", short_text(node, kLongestCategory));
    }
  }
  if (place().beside == nullptr && node.has_attribute(Attr::itemprop)) {
    read_item(node, evidence_);
    byline_.item(node, place());
  }
}

bool PageReader::enter(Node node) {
  if (!node.is_element()) {
    byline_.text(node, place());
    text_before_ += node.text().size();
    return false;
  }
  if (read_head_element(node)) return false;
  Open open = open_.empty() ? Open() : open_.back();
  const Tag tag = node.tag();
  const bool page = tag == Tag::html || tag == Tag::head || tag == Tag::body;
  ClassRoles roles;
  if (page) {
    if (tag == Tag::html) evidence_.add(Field::language, "html-lang", node.attribute(Attr::lang));
    if (tag != Tag::head) {
      const bool html = tag == Tag::html;
      evidence_.add(Field::direction, html ? "html-dir" : "body-dir", node.attribute(Attr::dir));
    }
  } else {
    if (open.beside == nullptr) roles = class_roles_.read(node);
    // An article's own footer holds its author and date as often as its header does.
    const bool page_footer = (tag == Tag::footer || roles.footer) && !open.content;
    // A short <aside> in an article is a box about the article.
    const bool aside =
        tag == Tag::aside && (!open.content || short_text(node, kLongestBox).empty());
    const bool beside = tag == Tag::nav || aside || page_footer;
    const bool about_article = roles.author || roles.date || roles.byline;
    if (open.beside == nullptr && (beside || roles.other) && !about_article) {
      open.beside = node.id();
    }
    open.front_page_link =
        open.front_page_link || (tag == Tag::a && leads_to_front_page(node.attribute(Attr::href)));
    open.categories = (open.categories || roles.categories) && !roles.hidden;
    open.content = open.content || tag == Tag::article || tag == Tag::main || roles.content;
  }
  open_.push_back(open);
  if (tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3) read_headline(node);
  if (node.has_attribute(Attr::itemtype)) hints_.item(node);
  if (!page) {
    read_body_element(node);
    byline_.enter(node, roles, place());
  }
  return true;
}

void PageReader::leave(Node node) {
  byline_.leave(node);
  if (!open_.empty()) open_.pop_back();
}

Metadata PageReader::finish(std::string_view url, HeadFacts* facts, TitleWordings* wordings) {
  const std::string base = base_.empty() ? std::string(url) : resolve_url(url, base_);
  evidence_.add(Field::date, "url", "url");
  std::string address(url);
  if (address.empty()) address = resolve_url(base, evidence_.best(Field::canonical_url));
  json_ld_->report(address, evidence_);
  if (facts != nullptr) {
    facts->hints = hints_.finish(address);
    facts->texts = [blocks = json_ld_] { return blocks->texts(); };
  }
  const std::string_view host = url_host(address);
  const SiteHints site = {.host = host,
                          .home_links = home_links_.names(host, url_path(address)),
                          .front_page = is_front_page(address),
                          .path = url_path(address)};
  const TitleChoice title = choose_title(evidence_, site, wordings);
  byline_.report(title.headline, evidence_);
  return choose_metadata(evidence_, title, {.url = url, .base = base});
}

}  // namespace

Metadata read_metadata(const Document& document, std::string_view url, HeadFacts* facts,
                       TitleWordings* wordings) {
  if (!document.ok()) return {};
  PageReader reader;
  walk(
      document.root(), [&](Node node) { return reader.enter(node); },
      [&](Node node) { reader.leave(node); });
  return reader.finish(url, facts, wordings);
}

}  // namespace pith
