// A request's head before httplib reads it: refused unless it can be understood in one way only. A
// proxy in front that reads it otherwise would take the end of one request for another's beginning.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pith::serve {

struct BadHead {
  int status = 400;
  const char* why = "";
};

// What is wrong with `head`, whose empty line at the end is part of it.
std::optional<BadHead> judge_head(std::string_view head);

// Renames the header lines of that name, so that nobody finds them.
void hide_header(std::span<char> head, std::string_view name);

}  // namespace pith::serve
