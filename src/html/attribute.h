// The attributes that some stage reads, or tree construction does (color, encoding, face, size,
// type); all others are passed over when a tag is read (prefilter.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith {

// In the order of their names (held by a static_assert in attribute.cc).
enum class Attr : std::uint8_t {
  alt,
  aria_hidden,
  aria_label,
  aria_modal,
  class_,
  color,
  colspan,
  content,
  data_lang,
  data_src,
  data_testid,
  datetime,
  dir,
  encoding,
  face,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemtype,
  lang,
  language,
  name,
  property,
  pubdate,
  rel,
  role,
  rowspan,
  size,
  src,
  start,
  style,
  title,
  type,
  value,
  count_,  // of the above; also: none of them
};

// "aria-hidden".
std::string_view attribute_name(Attr attribute);

// Which attribute this name is, whatever its case; Attr::count_ for one that nobody reads.
Attr find_attribute(std::string_view name);

// Which attributes a tag has.
class AttrSet {
 public:
  bool has(Attr attribute) const { return (bits_ >> static_cast<unsigned>(attribute) & 1) != 0; }
  void add(Attr attribute) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(attribute); }
  bool empty() const { return bits_ == 0; }

 private:
  std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Attr::count_) < 64);

}  // namespace pith
