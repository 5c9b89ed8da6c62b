// Cues about the role of an element: its tag, ARIA role, hidden state and the words of its class
// and id. All words that the scorer knows are in one table in cues.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/named.h"
#include "html/dom.h"
#include "html/word_table.h"

namespace pith::internal {

enum class Cue : std::uint8_t {
  // From the tag or ARIA role.
  article,      // <article>, role=article
  main,         // <main>, role=main
  nav,          // <nav>, role=navigation|menu|menubar|tablist|search, breadcrumb and menu words
  header,       // <header>, role=banner, masthead words
  footer,       // <footer>, role=contentinfo, footer and copyright words
  aside,        // <aside>, role=complementary, sidebar words
  form,         // <form>
  button,       // <button>, role=button, button words
  dialog,       // <dialog>, role=dialog, aria-modal, modal and popup words
  hidden,       // not rendered: hidden, display:none, visibility:hidden
  aria_hidden,  // rendered, but kept from screen readers: decoration, or a template's mistake
  // From words of class, id, data-testid.
  assistive,   // text for screen readers only ("sr-only", "visually-hidden"), skip links
  icon,        // icon fonts: the text is a ligature or a glyph's name
  content,     // article body, entry, post text, main content
  share,       // share and follow widgets
  comment,     // readers' comments, reply forms
  related,     // related, recommended, popular, latest, teasers
  ad,          // advertising, sponsored, promotion
  newsletter,  // sign-up boxes
  cookie,      // consent notices
  byline,      // author, date, meta line
  tags,        // tag and category lists
  player,      // audio and video players
  account,     // login, cart, wish list
  toc,         // table of contents
  pagination,  // pages, previous/next
  widget,      // generic sidebar widgets
  print_edit,  // edit, print, permalink, tool rows
  post,        // a forum's message
  product,     // product and price boxes
  review,      // customers' reviews
  caption,     // captions and credits
  title,       // headline, page title
  faq,         // questions and answers, accordions
  card,        // cards, tiles, grid items
  recipe,      // ingredients, steps and the card around them
  facts,       // of a thing: specifications, attributes, details
  screen,      // for one kind of screen, or for print
  noscript,    // <noscript>: for readers without scripts, and now and then the whole page
  count_,
};
inline constexpr std::array<Named<Cue>, static_cast<std::size_t>(Cue::count_)> kCueNames = {{
    {Cue::article, "article", "an article element"},
    {Cue::main, "main", "the main element"},
    {Cue::nav, "nav", "navigation"},
    {Cue::header, "header", "a page header"},
    {Cue::footer, "footer", "a page footer"},
    {Cue::aside, "aside", "a sidebar"},
    {Cue::form, "form", "a form"},
    {Cue::button, "button", "a button"},
    {Cue::dialog, "dialog", "a dialog"},
    {Cue::hidden, "hidden", "a hidden element"},
    {Cue::aria_hidden, "aria_hidden", "an element that is decoration"},
    {Cue::assistive, "assistive", "text for screen readers"},
    {Cue::icon, "icon", "an icon"},
    {Cue::content, "content", "an element named content"},
    {Cue::share, "share", "a share widget"},
    {Cue::comment, "comment", "an element named comments"},
    {Cue::related, "related", "an element named related"},
    {Cue::ad, "ad", "an advertisement"},
    {Cue::newsletter, "newsletter", "a sign-up box"},
    {Cue::cookie, "cookie", "a cookie notice"},
    {Cue::byline, "byline", "a byline"},
    {Cue::tags, "tags", "a list of tags"},
    {Cue::player, "player", "a player"},
    {Cue::account, "account", "an account box"},
    {Cue::toc, "toc", "a table of contents"},
    {Cue::pagination, "pagination", "pagination"},
    {Cue::widget, "widget", "a widget"},
    {Cue::print_edit, "print_edit", "a row of tools"},
    {Cue::post, "post", "an element named post"},
    {Cue::product, "product", "a product box"},
    {Cue::review, "review", "an element named review"},
    {Cue::caption, "caption", "an element named caption"},
    {Cue::title, "title", "an element named title"},
    {Cue::faq, "faq", "an element named questions"},
    {Cue::card, "card", "a card"},
    {Cue::recipe, "recipe", "a recipe"},
    {Cue::facts, "facts", "a list of facts"},
    {Cue::screen, "screen", "an element for some screens"},
    {Cue::noscript, "noscript", "a <noscript> element"},
}};
static_assert(is_in_order(kCueNames));

// A cue is firm where a name says what the element is, and not only what it holds or allows
// ("with-ads", "no-comments"). The scorer reads all cues: kept from vague and unbelievable ones, it
// loses. Rules, which nothing outweighs, read the firm ones.
class CueSet {
 public:
  void add(Cue cue) {
    bits_ |= bit(cue);
    firm_ |= bit(cue);
  }
  void add_vague(Cue cue) { bits_ |= bit(cue); }
  void add(CueSet other) {
    bits_ |= other.bits_;
    firm_ |= other.firm_;
  }
  bool has(Cue cue) const { return (bits_ & bit(cue)) != 0; }
  bool has_firm(Cue cue) const { return (firm_ & bit(cue)) != 0; }
  bool empty() const { return bits_ == 0; }
  std::uint64_t bits() const { return bits_; }
  // The same cues, none of them firm.
  CueSet vague() const {
    CueSet cues;
    cues.bits_ = bits_;
    return cues;
  }

 private:
  static std::uint64_t bit(Cue cue) { return std::uint64_t{1} << static_cast<int>(cue); }
  std::uint64_t bits_ = 0;
  std::uint64_t firm_ = 0;  // some of them
};

// The cues of one name of a class attribute: classes[begin, end).
CueSet cues_of_class_name(std::string_view classes, std::size_t begin, std::size_t end);

// The cues of this element without those of its ancestors. `of_classes` are those of its class
// attribute, which callers cache because class attributes recur often.
CueSet cues_of(Node element, CueSet of_classes);
CueSet cues_of(Node element);

// Finds the cue that a word means. Returns false if it means none. Words are lower-case ASCII.
bool cue_of_word(std::string_view word, Cue& cue);
bool cue_of_word(const PackedWord& word, Cue& cue);

}  // namespace pith::internal
