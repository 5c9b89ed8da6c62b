// What bytes without a trustworthy label are: a page, plain text, or some known kind of binary.
// Used on fetched bodies (fetch.h) and on files (input/file.h). Character sets are no concern here;
// text/decode.h finds those.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

enum class Content : std::uint8_t {
  html,    // begins with a tag or doctype of HTML
  mixed,   // text that holds closing tags, <p> or <br> further on
  text,    // no markup
  xml,     // declares itself as XML and is not XHTML
  gzip,    // to be inflated
  binary,  // anything else
};

struct Sniffed {
  Content content = Content::text;
  // For xml, gzip and binary: what to call it ("PDF document"). A string literal.
  std::string_view name = {};
};

// Looks at the first 64 kB at most. Total; linear.
Sniffed sniff(std::string_view bytes);

}  // namespace pith
