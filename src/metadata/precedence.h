// The one table that says which source is trusted over which.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "metadata/evidence.h"

namespace pith {

// Where a row's name is looked up.
enum class SourceKind : std::uint8_t {
  meta,  // <meta name/property>: the name, "meta:" in front of the bare ones left out
  item,  // itemprop: the name after "itemprop:"
  page,  // anything else the code names: "json-ld", "h1", "time", ...
};

struct Precedence {
  Field field;
  SourceKind kind;
  std::string_view source;  // as it is shown in MetaValue::source
};

// Rows of a field stand from most to least trusted.
std::span<const Precedence> precedence();

// The name a <meta> or itemprop row is found under.
std::string_view lookup_name(const Precedence& row);

}  // namespace pith
