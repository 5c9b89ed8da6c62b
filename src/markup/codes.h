// The codes of tags, kinds of blocks and declared types, which only pages with markup have.
#pragma once

#include <array>
#include <cstdint>

#include "html/tag.h"
#include "model/codes.h"
#include "page/page_hints.h"
#include "pith/article.h"
#include "text/char_kind.h"

namespace pith::internal {

// 131 was <isindex>.
inline constexpr CodeTable kTagCodes(std::to_array<Code<Tag>>({
    // clang-format off
    {Tag::html, 0}, {Tag::head, 1}, {Tag::title, 2}, {Tag::base, 3}, {Tag::link, 4}, {Tag::meta, 5},
    {Tag::style, 6}, {Tag::script, 7}, {Tag::noscript, 8}, {Tag::template_, 9}, {Tag::body, 10},
    {Tag::article, 11}, {Tag::section, 12}, {Tag::nav, 13}, {Tag::aside, 14}, {Tag::h1, 15},
    {Tag::h2, 16}, {Tag::h3, 17}, {Tag::h4, 18}, {Tag::h5, 19}, {Tag::h6, 20}, {Tag::hgroup, 21},
    {Tag::header, 22}, {Tag::footer, 23}, {Tag::address, 24}, {Tag::p, 25}, {Tag::hr, 26},
    {Tag::pre, 27}, {Tag::blockquote, 28}, {Tag::ol, 29}, {Tag::ul, 30}, {Tag::li, 31},
    {Tag::dl, 32}, {Tag::dt, 33}, {Tag::dd, 34}, {Tag::figure, 35}, {Tag::figcaption, 36},
    {Tag::main, 37}, {Tag::div, 38}, {Tag::a, 39}, {Tag::em, 40}, {Tag::strong, 41},
    {Tag::small, 42}, {Tag::s, 43}, {Tag::cite, 44}, {Tag::q, 45}, {Tag::dfn, 46}, {Tag::abbr, 47},
    {Tag::data, 48}, {Tag::time, 49}, {Tag::code, 50}, {Tag::var, 51}, {Tag::samp, 52},
    {Tag::kbd, 53}, {Tag::sub, 54}, {Tag::sup, 55}, {Tag::i, 56}, {Tag::b, 57}, {Tag::u, 58},
    {Tag::mark, 59}, {Tag::ruby, 60}, {Tag::rt, 61}, {Tag::rp, 62}, {Tag::bdi, 63}, {Tag::bdo, 64},
    {Tag::span, 65}, {Tag::br, 66}, {Tag::wbr, 67}, {Tag::ins, 68}, {Tag::del, 69},
    {Tag::image, 70}, {Tag::img, 71}, {Tag::iframe, 72}, {Tag::embed, 73}, {Tag::object, 74},
    {Tag::param, 75}, {Tag::video, 76}, {Tag::audio, 77}, {Tag::source, 78}, {Tag::track, 79},
    {Tag::canvas, 80}, {Tag::map, 81}, {Tag::area, 82}, {Tag::math, 83}, {Tag::mi, 84},
    {Tag::mo, 85}, {Tag::mn, 86}, {Tag::ms, 87}, {Tag::mtext, 88}, {Tag::mglyph, 89},
    {Tag::malignmark, 90}, {Tag::annotation_xml, 91}, {Tag::svg, 92}, {Tag::foreignobject, 93},
    {Tag::desc, 94}, {Tag::table, 95}, {Tag::caption, 96}, {Tag::colgroup, 97}, {Tag::col, 98},
    {Tag::tbody, 99}, {Tag::thead, 100}, {Tag::tfoot, 101}, {Tag::tr, 102}, {Tag::td, 103},
    {Tag::th, 104}, {Tag::form, 105}, {Tag::fieldset, 106}, {Tag::legend, 107}, {Tag::label, 108},
    {Tag::input, 109}, {Tag::button, 110}, {Tag::select, 111}, {Tag::datalist, 112},
    {Tag::optgroup, 113}, {Tag::option, 114}, {Tag::textarea, 115}, {Tag::keygen, 116},
    {Tag::output, 117}, {Tag::progress, 118}, {Tag::meter, 119}, {Tag::details, 120},
    {Tag::summary, 121}, {Tag::menu, 122}, {Tag::menuitem, 123}, {Tag::applet, 124},
    {Tag::acronym, 125}, {Tag::bgsound, 126}, {Tag::dir, 127}, {Tag::frame, 128},
    {Tag::frameset, 129}, {Tag::noframes, 130}, {Tag::listing, 132}, {Tag::xmp, 133},
    {Tag::nextid, 134}, {Tag::noembed, 135}, {Tag::plaintext, 136}, {Tag::rb, 137},
    {Tag::strike, 138}, {Tag::basefont, 139}, {Tag::big, 140}, {Tag::blink, 141},
    {Tag::center, 142}, {Tag::font, 143}, {Tag::marquee, 144}, {Tag::multicol, 145},
    {Tag::nobr, 146}, {Tag::spacer, 147}, {Tag::tt, 148}, {Tag::rtc, 149}, {Tag::unknown, 150},
    // clang-format on
}));

inline constexpr CodeTable kBlockKindCodes(std::to_array<Code<BlockKind>>({
    {BlockKind::paragraph, 0, "a paragraph"},
    {BlockKind::heading, 1, "a heading"},
    {BlockKind::list_item, 2, "a list item"},
    {BlockKind::table_cell, 3, "a table cell"},
    {BlockKind::code, 4, "code"},
    {BlockKind::caption, 5, "a caption"},
    {BlockKind::image, 6, "an image"},
    {BlockKind::math, 7, "a formula"},
    {BlockKind::term, 8, "a term"},
    {BlockKind::definition, 9, "a definition"},
    {BlockKind::callout_title, 10, "a callout's title"},
    {BlockKind::embed, 11, "an embed"},
}));

inline constexpr CodeTable kOgTypeCodes(std::to_array<Code<OgType>>({
    {OgType::none, 0, "nothing in particular"},
    {OgType::other, 1, "something else"},
    {OgType::article, 2, "an article"},
    {OgType::website, 3, "a website"},
    {OgType::product, 4, "a product"},
}));

inline constexpr CodeTable kCharKindCodes(std::to_array<Code<CharKind>>({
    {CharKind::other, 0, "a sign"},
    {CharKind::capital, 1, "a capital"},
    {CharKind::small, 2, "a small letter"},
    {CharKind::unspaced, 3, "a character"},
    {CharKind::digit, 4, "a digit"},
    {CharKind::stop, 5, "a full stop"},
    {CharKind::question, 6, "a question mark"},
    {CharKind::exclamation, 7, "an exclamation mark"},
    {CharKind::colon, 8, "a colon"},
    {CharKind::comma, 9, "a comma"},
    {CharKind::closer, 10, "a quote or bracket"},
}));

constexpr std::uint8_t model_code(CharKind kind) { return kCharKindCodes.code(kind); }
constexpr std::uint8_t model_code(Tag tag) { return kTagCodes.code(tag); }
constexpr std::uint8_t model_code(BlockKind kind) { return kBlockKindCodes.code(kind); }
constexpr std::uint8_t model_code(OgType type) { return kOgTypeCodes.code(type); }

inline std::string_view char_kind_in_words(float code) { return kCharKindCodes.row(code).words; }
inline std::string_view tag_in_words(float code) { return tag_name(kTagCodes.row(code).value); }
inline std::string_view kind_in_words(float code) { return kBlockKindCodes.row(code).words; }
inline std::string_view og_type_in_words(float code) { return kOgTypeCodes.row(code).words; }

}  // namespace pith::internal
