#include "html/attribute.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace pith {
namespace {

constexpr std::size_t kCount = static_cast<std::size_t>(Attr::count_);

constexpr std::array<std::string_view, kCount> kNames = {
    "alt",      "aria-hidden", "aria-label", "aria-modal", "class",       "color",
    "colspan",  "content",     "data-lang",  "data-src",   "data-testid", "datetime",
    "dir",      "encoding",    "face",       "hidden",     "href",        "http-equiv",
    "id",       "itemprop",    "itemtype",   "lang",       "language",    "name",
    "property", "pubdate",     "rel",        "role",       "rowspan",     "size",
    "src",      "start",       "style",      "title",      "type",        "value",
};
static_assert(std::is_sorted(kNames.begin(), kNames.end()));
constexpr std::size_t kLongestName = 11;

// Every name of a page is looked up, most in vain: one probe of a table without collisions.
constexpr std::size_t kSlots = 256;
using Slots = std::array<Attr, kSlots>;

constexpr std::size_t slot(std::string_view name, unsigned factor) {
  const unsigned first = static_cast<unsigned char>(name.front()) | 0x20U;
  const unsigned middle = static_cast<unsigned char>(name[name.size() / 2]) | 0x20U;
  const unsigned last = static_cast<unsigned char>(name.back()) | 0x20U;
  return ((first * 961 + middle * 31 + last) * factor / 64 + name.size() * 5) % kSlots;
}

constexpr bool fill(Slots& slots, unsigned factor) {
  slots.fill(Attr::count_);
  for (std::size_t i = 0; i < kCount; ++i) {
    Attr& place = slots[slot(kNames[i], factor)];
    if (place != Attr::count_) return false;
    place = static_cast<Attr>(i);
  }
  return true;
}

constexpr unsigned find_factor() {
  Slots slots{};
  for (unsigned factor = 1; factor < 1000; ++factor) {
    if (fill(slots, factor)) return factor;
  }
  return 0;
}

constexpr unsigned kFactor = find_factor();
static_assert(kFactor != 0, "more slots, or another mix of the letters");

constexpr Slots make_slots() {
  Slots slots{};
  fill(slots, kFactor);
  return slots;
}
constexpr Slots kSlotOf = make_slots();

}  // namespace

std::string_view attribute_name(Attr attribute) {
  return attribute == Attr::count_ ? "" : kNames[static_cast<std::size_t>(attribute)];
}

Attr find_attribute(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Attr::count_;
  const Attr attribute = kSlotOf[slot(name, kFactor)];
  if (attribute == Attr::count_) return attribute;
  return equals_ignore_case(name, attribute_name(attribute)) ? attribute : Attr::count_;
}

}  // namespace pith
