// The text of HTML, roughly, for readers of containers, which know no trees: whether a part has any
// text, and titles.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

// The text between the tags of HTML, with `between` in the place of each tag. Comments and what is
// in <style>, <script> and <title> are left out; character references are decoded.
std::string rough_text(std::string_view html, std::string_view between);

}  // namespace pith::internal
