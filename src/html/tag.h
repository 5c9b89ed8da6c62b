// The tags that pith knows by name. The order and the numbers are pith's own and mean nothing
// outside the program: gumbo_tag.h maps the parser's numbers to them, model/codes.h maps them to
// the numbers in model files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith {

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

}  // namespace pith
