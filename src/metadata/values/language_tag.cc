#include "metadata/values/language_tag.h"

#include <algorithm>
#include <cstddef>

namespace pith {

std::string language_tag(std::string_view value) {
  std::string tag(value.substr(0, value.find_first_of(",; .@")));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary < 2 || primary > 3 || tag.size() > 35) return {};
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char c = tag[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (i < primary || !(c == '-' || (c >= '0' && c <= '9')))) return {};
    if (i < primary && c >= 'A' && c <= 'Z') tag[i] = static_cast<char>(c + 32);
  }
  return tag;
}

}  // namespace pith
