#include "html/tag.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.h"
#include "html/word_table.h"

namespace pith::internal {
namespace {

struct TagRow {
  Tag tag = Tag::unknown;
  std::string_view name = {};
  GumboTag gumbo = GUMBO_TAG_UNKNOWN;
};

constexpr TagRow kRows[] = {
    // clang-format off
    {Tag::html, "html", GUMBO_TAG_HTML}, {Tag::head, "head", GUMBO_TAG_HEAD},
    {Tag::title, "title", GUMBO_TAG_TITLE}, {Tag::base, "base", GUMBO_TAG_BASE},
    {Tag::link, "link", GUMBO_TAG_LINK}, {Tag::meta, "meta", GUMBO_TAG_META},
    {Tag::style, "style", GUMBO_TAG_STYLE}, {Tag::script, "script", GUMBO_TAG_SCRIPT},
    {Tag::noscript, "noscript", GUMBO_TAG_NOSCRIPT},
    {Tag::template_, "template", GUMBO_TAG_TEMPLATE}, {Tag::body, "body", GUMBO_TAG_BODY},
    {Tag::article, "article", GUMBO_TAG_ARTICLE}, {Tag::section, "section", GUMBO_TAG_SECTION},
    {Tag::nav, "nav", GUMBO_TAG_NAV}, {Tag::aside, "aside", GUMBO_TAG_ASIDE},
    {Tag::h1, "h1", GUMBO_TAG_H1}, {Tag::h2, "h2", GUMBO_TAG_H2}, {Tag::h3, "h3", GUMBO_TAG_H3},
    {Tag::h4, "h4", GUMBO_TAG_H4}, {Tag::h5, "h5", GUMBO_TAG_H5}, {Tag::h6, "h6", GUMBO_TAG_H6},
    {Tag::hgroup, "hgroup", GUMBO_TAG_HGROUP}, {Tag::header, "header", GUMBO_TAG_HEADER},
    {Tag::footer, "footer", GUMBO_TAG_FOOTER}, {Tag::address, "address", GUMBO_TAG_ADDRESS},
    {Tag::p, "p", GUMBO_TAG_P}, {Tag::hr, "hr", GUMBO_TAG_HR}, {Tag::pre, "pre", GUMBO_TAG_PRE},
    {Tag::blockquote, "blockquote", GUMBO_TAG_BLOCKQUOTE}, {Tag::ol, "ol", GUMBO_TAG_OL},
    {Tag::ul, "ul", GUMBO_TAG_UL}, {Tag::li, "li", GUMBO_TAG_LI}, {Tag::dl, "dl", GUMBO_TAG_DL},
    {Tag::dt, "dt", GUMBO_TAG_DT}, {Tag::dd, "dd", GUMBO_TAG_DD},
    {Tag::figure, "figure", GUMBO_TAG_FIGURE},
    {Tag::figcaption, "figcaption", GUMBO_TAG_FIGCAPTION}, {Tag::main, "main", GUMBO_TAG_MAIN},
    {Tag::div, "div", GUMBO_TAG_DIV}, {Tag::a, "a", GUMBO_TAG_A}, {Tag::em, "em", GUMBO_TAG_EM},
    {Tag::strong, "strong", GUMBO_TAG_STRONG}, {Tag::small, "small", GUMBO_TAG_SMALL},
    {Tag::s, "s", GUMBO_TAG_S}, {Tag::cite, "cite", GUMBO_TAG_CITE}, {Tag::q, "q", GUMBO_TAG_Q},
    {Tag::dfn, "dfn", GUMBO_TAG_DFN}, {Tag::abbr, "abbr", GUMBO_TAG_ABBR},
    {Tag::data, "data", GUMBO_TAG_DATA}, {Tag::time, "time", GUMBO_TAG_TIME},
    {Tag::code, "code", GUMBO_TAG_CODE}, {Tag::var, "var", GUMBO_TAG_VAR},
    {Tag::samp, "samp", GUMBO_TAG_SAMP}, {Tag::kbd, "kbd", GUMBO_TAG_KBD},
    {Tag::sub, "sub", GUMBO_TAG_SUB}, {Tag::sup, "sup", GUMBO_TAG_SUP}, {Tag::i, "i", GUMBO_TAG_I},
    {Tag::b, "b", GUMBO_TAG_B}, {Tag::u, "u", GUMBO_TAG_U}, {Tag::mark, "mark", GUMBO_TAG_MARK},
    {Tag::ruby, "ruby", GUMBO_TAG_RUBY}, {Tag::rt, "rt", GUMBO_TAG_RT},
    {Tag::rp, "rp", GUMBO_TAG_RP}, {Tag::bdi, "bdi", GUMBO_TAG_BDI},
    {Tag::bdo, "bdo", GUMBO_TAG_BDO}, {Tag::span, "span", GUMBO_TAG_SPAN},
    {Tag::br, "br", GUMBO_TAG_BR}, {Tag::wbr, "wbr", GUMBO_TAG_WBR},
    {Tag::ins, "ins", GUMBO_TAG_INS}, {Tag::del, "del", GUMBO_TAG_DEL},
    {Tag::image, "image", GUMBO_TAG_IMAGE}, {Tag::img, "img", GUMBO_TAG_IMG},
    {Tag::iframe, "iframe", GUMBO_TAG_IFRAME}, {Tag::embed, "embed", GUMBO_TAG_EMBED},
    {Tag::object, "object", GUMBO_TAG_OBJECT}, {Tag::param, "param", GUMBO_TAG_PARAM},
    {Tag::video, "video", GUMBO_TAG_VIDEO}, {Tag::audio, "audio", GUMBO_TAG_AUDIO},
    {Tag::source, "source", GUMBO_TAG_SOURCE}, {Tag::track, "track", GUMBO_TAG_TRACK},
    {Tag::canvas, "canvas", GUMBO_TAG_CANVAS}, {Tag::map, "map", GUMBO_TAG_MAP},
    {Tag::area, "area", GUMBO_TAG_AREA}, {Tag::math, "math", GUMBO_TAG_MATH},
    {Tag::mi, "mi", GUMBO_TAG_MI}, {Tag::mo, "mo", GUMBO_TAG_MO}, {Tag::mn, "mn", GUMBO_TAG_MN},
    {Tag::ms, "ms", GUMBO_TAG_MS}, {Tag::mtext, "mtext", GUMBO_TAG_MTEXT},
    {Tag::mglyph, "mglyph", GUMBO_TAG_MGLYPH},
    {Tag::malignmark, "malignmark", GUMBO_TAG_MALIGNMARK},
    {Tag::annotation_xml, "annotation-xml", GUMBO_TAG_ANNOTATION_XML},
    {Tag::svg, "svg", GUMBO_TAG_SVG},
    {Tag::foreignobject, "foreignobject", GUMBO_TAG_FOREIGNOBJECT},
    {Tag::desc, "desc", GUMBO_TAG_DESC}, {Tag::table, "table", GUMBO_TAG_TABLE},
    {Tag::caption, "caption", GUMBO_TAG_CAPTION}, {Tag::colgroup, "colgroup", GUMBO_TAG_COLGROUP},
    {Tag::col, "col", GUMBO_TAG_COL}, {Tag::tbody, "tbody", GUMBO_TAG_TBODY},
    {Tag::thead, "thead", GUMBO_TAG_THEAD}, {Tag::tfoot, "tfoot", GUMBO_TAG_TFOOT},
    {Tag::tr, "tr", GUMBO_TAG_TR}, {Tag::td, "td", GUMBO_TAG_TD}, {Tag::th, "th", GUMBO_TAG_TH},
    {Tag::form, "form", GUMBO_TAG_FORM}, {Tag::fieldset, "fieldset", GUMBO_TAG_FIELDSET},
    {Tag::legend, "legend", GUMBO_TAG_LEGEND}, {Tag::label, "label", GUMBO_TAG_LABEL},
    {Tag::input, "input", GUMBO_TAG_INPUT}, {Tag::button, "button", GUMBO_TAG_BUTTON},
    {Tag::select, "select", GUMBO_TAG_SELECT}, {Tag::datalist, "datalist", GUMBO_TAG_DATALIST},
    {Tag::optgroup, "optgroup", GUMBO_TAG_OPTGROUP}, {Tag::option, "option", GUMBO_TAG_OPTION},
    {Tag::textarea, "textarea", GUMBO_TAG_TEXTAREA}, {Tag::keygen, "keygen", GUMBO_TAG_KEYGEN},
    {Tag::output, "output", GUMBO_TAG_OUTPUT}, {Tag::progress, "progress", GUMBO_TAG_PROGRESS},
    {Tag::meter, "meter", GUMBO_TAG_METER}, {Tag::details, "details", GUMBO_TAG_DETAILS},
    {Tag::summary, "summary", GUMBO_TAG_SUMMARY}, {Tag::menu, "menu", GUMBO_TAG_MENU},
    {Tag::menuitem, "menuitem", GUMBO_TAG_MENUITEM}, {Tag::applet, "applet", GUMBO_TAG_APPLET},
    {Tag::acronym, "acronym", GUMBO_TAG_ACRONYM}, {Tag::bgsound, "bgsound", GUMBO_TAG_BGSOUND},
    {Tag::dir, "dir", GUMBO_TAG_DIR}, {Tag::frame, "frame", GUMBO_TAG_FRAME},
    {Tag::frameset, "frameset", GUMBO_TAG_FRAMESET},
    {Tag::noframes, "noframes", GUMBO_TAG_NOFRAMES}, {Tag::listing, "listing", GUMBO_TAG_LISTING},
    {Tag::xmp, "xmp", GUMBO_TAG_XMP}, {Tag::nextid, "nextid", GUMBO_TAG_NEXTID},
    {Tag::noembed, "noembed", GUMBO_TAG_NOEMBED},
    {Tag::plaintext, "plaintext", GUMBO_TAG_PLAINTEXT}, {Tag::rb, "rb", GUMBO_TAG_RB},
    {Tag::strike, "strike", GUMBO_TAG_STRIKE}, {Tag::basefont, "basefont", GUMBO_TAG_BASEFONT},
    {Tag::big, "big", GUMBO_TAG_BIG}, {Tag::blink, "blink", GUMBO_TAG_BLINK},
    {Tag::center, "center", GUMBO_TAG_CENTER}, {Tag::font, "font", GUMBO_TAG_FONT},
    {Tag::marquee, "marquee", GUMBO_TAG_MARQUEE}, {Tag::multicol, "multicol", GUMBO_TAG_MULTICOL},
    {Tag::nobr, "nobr", GUMBO_TAG_NOBR}, {Tag::spacer, "spacer", GUMBO_TAG_SPACER},
    {Tag::tt, "tt", GUMBO_TAG_TT}, {Tag::rtc, "rtc", GUMBO_TAG_RTC},
    {Tag::unknown, "unknown", GUMBO_TAG_UNKNOWN},
    // clang-format on
};

constexpr std::array<std::string_view, kTags> kTagNames = [] {
  std::array<std::string_view, kTags> names = {};
  for (const TagRow& row : kRows) names[static_cast<std::size_t>(row.tag)] = row.name;
  return names;
}();
static_assert(std::none_of(kTagNames.begin(), kTagNames.end(),
                           [](std::string_view name) { return name.empty(); }),
              "every tag has a row");

constexpr std::array<Tag, GUMBO_TAG_LAST + 1> kOfGumbo = [] {
  std::array<Tag, GUMBO_TAG_LAST + 1> tags = {};
  tags.fill(Tag::unknown);
  for (const TagRow& row : kRows) tags[static_cast<std::size_t>(row.gumbo)] = row.tag;
  return tags;
}();

}  // namespace

std::string_view tag_name(Tag tag) { return kTagNames[static_cast<std::size_t>(tag)]; }

Tag tag_of_gumbo(int tag) { return kOfGumbo[static_cast<std::size_t>(tag)]; }

namespace {

constexpr std::array<Fold, 256> fold_table() {
  std::array<Fold, 256> table{};
  const auto set = [&table](Fold fold, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) table[static_cast<std::size_t>(tag)] = fold;
  };
  set(Fold::ordinary,
      {Tag::abbr, Tag::acronym, Tag::audio, Tag::bdi,    Tag::bdo,      Tag::canvas, Tag::cite,
       Tag::data, Tag::del,     Tag::dfn,   Tag::ins,    Tag::kbd,      Tag::label,  Tag::legend,
       Tag::map,  Tag::mark,    Tag::meter, Tag::output, Tag::progress, Tag::q,      Tag::samp,
       Tag::span, Tag::sub,     Tag::sup,   Tag::time,   Tag::unknown,  Tag::var,    Tag::video});
  set(Fold::formatting, {Tag::b, Tag::big, Tag::code, Tag::em, Tag::font, Tag::i, Tag::s,
                         Tag::small, Tag::strike, Tag::strong, Tag::tt, Tag::u});
  set(Fold::link, {Tag::a});
  set(Fold::button, {Tag::button});
  set(Fold::block, {Tag::address,    Tag::article, Tag::aside,   Tag::blockquote, Tag::center,
                    Tag::details,    Tag::dir,     Tag::div,     Tag::dl,         Tag::fieldset,
                    Tag::figcaption, Tag::figure,  Tag::footer,  Tag::header,     Tag::hgroup,
                    Tag::listing,    Tag::main,    Tag::menu,    Tag::nav,        Tag::ol,
                    Tag::p,          Tag::pre,     Tag::section, Tag::summary,    Tag::ul});
  set(Fold::heading, {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6});
  set(Fold::item, {Tag::li});
  set(Fold::term, {Tag::dt, Tag::dd});
  set(Fold::form, {Tag::form});
  set(Fold::table, {Tag::table});
  set(Fold::table_part, {Tag::caption, Tag::colgroup, Tag::col, Tag::tbody, Tag::thead, Tag::tfoot,
                         Tag::tr, Tag::td, Tag::th});
  set(Fold::select, {Tag::select});
  set(Fold::option, {Tag::optgroup, Tag::option});
  set(Fold::textarea, {Tag::textarea});
  set(Fold::of_head, {Tag::meta, Tag::link, Tag::script});
  set(Fold::noscript, {Tag::noscript});
  set(Fold::input, {Tag::input});
  set(Fold::empty, {Tag::area, Tag::br, Tag::embed, Tag::img, Tag::wbr});
  set(Fold::empty_block, {Tag::hr, Tag::param, Tag::source, Tag::track});
  return table;
}
constexpr std::array<Fold, 256> kFold = fold_table();

}  // namespace

Fold fold_of(Tag tag) { return kFold[static_cast<std::size_t>(tag)]; }

bool is_formatting(Tag tag) {
  const Fold fold = fold_of(tag);
  return fold == Fold::formatting || fold == Fold::link || tag == Tag::nobr;
}

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dir;
}

int table_rank(Tag tag) {
  switch (tag) {
    case Tag::td:
    case Tag::th:
      return 1;
    case Tag::tr:
      return 2;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
      return 3;
    default:
      return 0;
  }
}

bool separates_lines(Tag tag) {
  switch (fold_of(tag)) {
    case Fold::block:
    case Fold::heading:
    case Fold::item:
    case Fold::term:
      return true;
    default:
      return (tag >= Tag::table && tag <= Tag::form) || tag == Tag::hr || tag == Tag::body;
  }
}

bool is_of_head(Tag tag) {
  return (tag >= Tag::html && tag <= Tag::template_) || tag == Tag::frameset ||
         tag == Tag::noframes || tag == Tag::basefont || tag == Tag::bgsound;
}

namespace {

constexpr std::size_t kAttributes = static_cast<std::size_t>(Attr::count_);

constexpr std::array<std::string_view, kAttributes> kAttributeNames = {
    "align",
    "alt",
    "alttext",
    "aria-hidden",
    "aria-label",
    "aria-modal",
    "checked",
    "class",
    "close",
    "color",
    "colspan",
    "content",
    "data-formula",
    "data-lang",
    "data-language",
    "data-latex",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-mathml",
    "data-original",
    "data-src",
    "data-srcset",
    "data-testid",
    "data-tex",
    "data-videoid",
    "datetime",
    "dir",
    "display",
    "encoding",
    "face",
    "height",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "language",
    "linethickness",
    "mathvariant",
    "name",
    "open",
    "property",
    "pubdate",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "shadowrootmode",
    "size",
    "src",
    "srcset",
    "start",
    "style",
    "title",
    "type",
    "value",
    "width",
};
static_assert(std::is_sorted(kAttributeNames.begin(), kAttributeNames.end()));

struct Alias {
  std::string_view name = {};
  Attr attribute = Attr::count_;
};

constexpr auto kAliases = std::to_array<Alias>({
    // Attributes in which lazy loaders keep an image's address.
    {"data-lazy", Attr::data_lazy_src},
    {"data-lazyload", Attr::data_lazy_src},
    {"data-lazy-load", Attr::data_lazy_src},
    {"data-ll-src", Attr::data_lazy_src},
    {"data-lazysrc", Attr::data_lazy_src},
    {"lazy-src", Attr::data_lazy_src},
    {"lazysrc", Attr::data_lazy_src},
    {"nitro-lazy-src", Attr::data_lazy_src},
    {"data-pagespeed-lazy-src", Attr::data_lazy_src},
    {"data-flickity-lazyload", Attr::data_lazy_src},
    {"data-cfsrc", Attr::data_lazy_src},
    {"data-ezsrc", Attr::data_lazy_src},
    {"data-echo", Attr::data_lazy_src},
    {"data-defer-src", Attr::data_lazy_src},
    {"data-delayed-url", Attr::data_lazy_src},
    {"data-img-src", Attr::data_lazy_src},
    {"data-image-src", Attr::data_lazy_src},
    {"data-img-url", Attr::data_lazy_src},
    {"data-actualsrc", Attr::data_lazy_src},
    {"data-real-src", Attr::data_lazy_src},
    {"data-original-src", Attr::data_original},
    {"data-orig-src", Attr::data_original},
    {"data-full-src", Attr::data_original},
    {"data-hi-res-src", Attr::data_original},
    {"data-large-src", Attr::data_original},
    {"data-src-large", Attr::data_original},
    {"data-original-set", Attr::data_srcset},
    {"data-orig-srcset", Attr::data_srcset},
    {"data-ezsrcset", Attr::data_lazy_srcset},
    {"data-ll-srcset", Attr::data_lazy_srcset},
    {"nitro-lazy-srcset", Attr::data_lazy_srcset},
    // The attributes that name what a player plays.
    {"data-tweetid", Attr::data_videoid},
    {"data-shortcode", Attr::data_videoid},
    {"data-trackid", Attr::data_videoid},
    {"data-href", Attr::data_videoid},
    {"videoid", Attr::data_videoid},
    {"data", Attr::src},  // <object>
});

// The words of the table of names, in which every attribute name of a page is looked up. Most are
// not found.
constexpr std::size_t kNames = kAttributes + kAliases.size();

constexpr std::string_view name_of(std::size_t number) {
  return number < kAttributes ? kAttributeNames[number] : kAliases[number - kAttributes].name;
}

constexpr Attr attribute_of(std::size_t number) {
  return number < kAttributes ? static_cast<Attr>(number)
                              : kAliases[number - kAttributes].attribute;
}

constexpr bool is_long(std::string_view name) { return name.size() > PackedWord::kLongest; }

constexpr std::size_t kLongNames = [] {
  std::size_t count = 0;
  for (std::size_t i = 0; i < kNames; ++i) count += is_long(name_of(i)) ? 1 : 0;
  return count;
}();

constexpr auto kShort = [] {
  std::array<WordTable<Attr, kNames - kLongNames>::Row, kNames - kLongNames> rows = {};
  std::size_t count = 0;
  for (std::size_t i = 0; i < kNames; ++i) {
    if (!is_long(name_of(i))) rows[count++] = {name_of(i), attribute_of(i)};
  }
  return WordTable<Attr, kNames - kLongNames>(rows);
}();

constexpr std::array<Alias, kLongNames> kLong = [] {
  std::array<Alias, kLongNames> rows = {};
  std::size_t count = 0;
  for (std::size_t i = 0; i < kNames; ++i) {
    if (is_long(name_of(i))) rows[count++] = {name_of(i), attribute_of(i)};
  }
  return rows;
}();

}  // namespace

std::string_view attribute_name(Attr attribute) {
  return attribute == Attr::count_ ? "" : kAttributeNames[static_cast<std::size_t>(attribute)];
}

Attr find_attribute(std::string_view name) {
  if (name.ends_with('\0')) return Attr::count_;  // packed like the name without it
  if (!is_long(name)) {
    const Attr* attribute = kShort.find(PackedWord::lowered(name, 0, name.size()));
    return attribute == nullptr ? Attr::count_ : *attribute;
  }
  for (const Alias& alias : kLong) {
    if (equals_ignore_case(alias.name, name)) return alias.attribute;
  }
  return Attr::count_;
}

}  // namespace pith::internal
