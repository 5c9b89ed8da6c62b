// What CommonMark's reference implementation makes of Markdown, with the extensions of GitHub:
// tables, strikethrough, task lists and footnotes; bare addresses are no links.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::bench {

// Returns a fragment of HTML, including raw HTML in the Markdown. Thread-safe.
std::string html_of_markdown(std::string_view markdown);

}  // namespace pith::internal::bench
