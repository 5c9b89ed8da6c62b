#include "markup/script_shell.h"

#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "html/tag.h"
#include "html/tag_token.h"

namespace pith::internal {
namespace {

// By the type of a script: "module", "text/javascript", none at all.
bool is_run(std::string_view type) {
  const std::string lower = lowered(trim(type, kHtmlSpace));
  return lower.empty() || lower == "module" || lower.find("javascript") != std::string::npos ||
         lower.find("ecmascript") != std::string::npos;
}

}  // namespace

bool has_running_script(std::string_view html) {
  TagToken token;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (!read_tag_name(html, at, token)) {
      ++at;
      continue;
    }
    at = token.attributes;  // a '<' in a name is part of it
    if (token.end_tag || token.tag != Tag::script) continue;
    std::string_view type;
    bool has_source = false;
    Attribute attribute;
    while (next_attribute(html, at, attribute)) {
      if (equals_ignore_case(attribute.name, "type")) type = attribute.value;
      if (equals_ignore_case(attribute.name, "src")) has_source = !attribute.value.empty();
    }
    if (at >= html.size()) return false;  // the tag has no end
    const std::size_t end = find_script_end(html, ++at);
    const bool has_code =
        html.substr(at, end - at).find_first_not_of(kHtmlSpace) != std::string_view::npos;
    if (is_run(type) && (has_source || has_code)) return true;
    at = end;
  }
  return false;
}

}  // namespace pith::internal
