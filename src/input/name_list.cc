#include "input/name_list.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pith {
namespace {

constexpr std::string_view kBlank = " \t\r";

}  // namespace

std::vector<std::string> listed_names(std::string_view text) {
  std::vector<std::string> names;
  if (text.starts_with(kUtf8ByteOrderMark)) text.remove_prefix(kUtf8ByteOrderMark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end), kBlank);
    if (!line.empty() && line.front() != '#') names.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

}  // namespace pith
