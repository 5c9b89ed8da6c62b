// The table of the formats of --list-from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "input/link_list.h"

namespace pith::internal::app {

struct LinkFormat {
  std::string_view name;                         // as in output_formats()
  std::string_view begin;                        // what comes before the first link
  std::string (*print)(const ListedLink& link);  // a line
};

std::span<const LinkFormat> link_formats();

// The format of this name, or null.
const LinkFormat* find_link_format(std::string_view name);

}  // namespace pith::internal::app
