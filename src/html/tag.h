// The tags and attributes that pith knows by name. The numbers of the tags are internal to pith:
// tag_of_gumbo() maps the parser's numbers to them, and model/codes.h maps them to the numbers in
// model files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace pith::internal {

// clang-format off
enum class Tag : std::uint8_t {
  html, head, title, base, link, meta, style, script, noscript, template_, body, article, section,
  nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, p, hr, pre, blockquote, ol,
  ul, li, dl, dt, dd, figure, figcaption, main, div, a, em, strong, small, s, cite, q, dfn, abbr,
  data, time, code, var, samp, kbd, sub, sup, i, b, u, mark, ruby, rt, rp, bdi, bdo, span, br, wbr,
  ins, del, image, img, iframe, embed, object, param, video, audio, source, track, canvas, map,
  area, math, mi, mo, mn, ms, mtext, mglyph, malignmark, annotation_xml, svg, foreignobject, desc,
  table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th, form, fieldset, legend, label,
  input, button, select, datalist, optgroup, option, textarea, keygen, output, progress, meter,
  details, summary, menu, menuitem, applet, acronym, bgsound, dir, frame, frameset, noframes,
  listing, xmp, nextid, noembed, plaintext, rb, strike, basefont, big, blink, center, font,
  marquee, multicol, nobr, spacer, tt, rtc,
  unknown,  // any other element, such as <dialog>, <my-card> or most of SVG; also text nodes
  count_,
};
// clang-format on

inline constexpr std::size_t kTags = static_cast<std::size_t>(Tag::count_);

// "h1"; "unknown" for Tag::unknown.
std::string_view tag_name(Tag tag);

// The tag for a number of Gumbo's enum GumboTag, or Tag::unknown for tags that only some releases
// of Gumbo know.
Tag tag_of_gumbo(int tag);

// What a start tag does to the tree besides opening an element (HTML standard, 13.2.6.4.7).
enum class Fold : std::uint8_t {
  no,           // something special
  ordinary,     // nothing else ("any other start tag")
  formatting,   // is reopened if it is left open
  link,         // the same, and closes another link
  button,       // closes another button
  block,        // closes a paragraph, and does not reopen formatting elements first
  heading,      // the same, and closes another heading
  item,         // the same, and closes another item: <li>
  term,         // <dt>, <dd>
  form,         // a block, but not in another form, and without content right in a table
  table,        // a block that holds table parts only
  table_part,   // is generated or closed by other parts: <tbody>, <tr>, <td>, ...
  select,       // ordinary, but ignores most tags in it
  option,       // closes another option
  textarea,     // holds text only and does not reopen formatting elements
  of_head,      // the same, and may be in the head: <meta>, <link>, <script>
  noscript,     // ordinary in the body
  input,        // empty; a hidden one may be right in a table
  empty,        // has no end tag; otherwise ordinary
  empty_block,  // has no end tag; otherwise a block
};

Fold fold_of(Tag tag);

bool is_formatting(Tag tag);
bool is_list(Tag tag);
// How far out a part of a table is: 1 for cells, 2 for rows, 3 for groups of rows; 0 for all other
// tags.
int table_rank(Tag tag);
// Whether white space next to such a tag is insignificant.
bool separates_lines(Tag tag);
// Whether the tag may come before the body.
bool is_of_head(Tag tag);

// The attributes that some stage or tree construction (color, encoding, face, size, type) reads.
// All others are skipped when a tag is read (prefilter.h). Sorted by name (checked by a
// static_assert in tag.cc).
enum class Attr : std::uint8_t {
  align,
  alt,
  alttext,
  aria_hidden,
  aria_label,
  aria_modal,
  checked,
  class_,
  close,
  color,
  colspan,
  content,
  data_formula,
  data_lang,
  data_language,
  data_latex,
  data_lazy_src,
  data_lazy_srcset,
  data_mathml,
  data_original,
  data_src,
  data_srcset,
  data_testid,
  data_tex,
  data_videoid,
  datetime,
  dir,
  display,
  encoding,
  face,
  height,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemtype,
  lang,
  language,
  linethickness,
  mathvariant,
  name,
  open,
  property,
  pubdate,
  rel,
  reversed,
  role,
  rowspan,
  shadowrootmode,
  size,
  src,
  srcset,
  start,
  style,
  title,
  type,
  value,
  width,
  count_,  // the number of attributes; also means none of them
};

// "aria-hidden".
std::string_view attribute_name(Attr attribute);

// The attribute of this name, ignoring case, or Attr::count_ if no stage reads it. Names that lazy
// loaders and players use for the same thing are aliases: "data-lazy" is data_lazy_src,
// "data-tweetid" is data_videoid. Of several such names on one tag the first counts.
Attr find_attribute(std::string_view name);

// A set of attributes.
class AttrSet {
 public:
  constexpr AttrSet() = default;
  constexpr AttrSet(std::initializer_list<Attr> attributes) {
    for (const Attr attribute : attributes) add(attribute);
  }
  bool has(Attr attribute) const { return (bits_ >> static_cast<unsigned>(attribute) & 1) != 0; }
  bool has_any(AttrSet attributes) const { return (bits_ & attributes.bits_) != 0; }
  constexpr void add(Attr attribute) {
    bits_ |= std::uint64_t{1} << static_cast<unsigned>(attribute);
  }
  bool empty() const { return bits_ == 0; }

 private:
  std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Attr::count_) < 64);

}  // namespace pith::internal
