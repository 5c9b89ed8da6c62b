// Which answers of HTTP hold a whole page.
#pragma once

#include <string_view>

namespace pith {

// Why one of a status below 300 holds no whole page; empty where it does.
constexpr std::string_view why_no_page(long status) {
  if (status < 200) return "HTTP status below 200 at the end: no page came; get it again";
  if (status == 206) return "HTTP 206 Partial Content: a part of the page only; get it whole";
  if (status == 226) return "HTTP 226 IM Used: what has changed only; get it whole";
  return {};
}

}  // namespace pith
