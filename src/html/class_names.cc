#include "html/class_names.h"

namespace pith::internal {

std::string_view style_value(Node element, std::string_view property) {
  std::string_view rest = element.attribute(Attr::style);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view declaration = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    if (!equals_ignore_case(trim(declaration.substr(0, colon), kHtmlSpace), property)) continue;
    const std::string_view value = declaration.substr(colon + 1);
    return trim(value.substr(0, value.find('!')), kHtmlSpace);
  }
  return {};
}

}  // namespace pith::internal
