#include "html/fold.h"

#include <array>
#include <cstddef>
#include <initializer_list>

namespace pith {
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

bool parts_lines(Tag tag) {
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
  return (tag >= Tag::html && tag <= Tag::template_) || tag == Tag::frameset;
}

}  // namespace pith
