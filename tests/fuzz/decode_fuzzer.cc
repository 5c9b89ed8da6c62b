// Input: the Content-Type, a line; then the page's bytes.
#include <numeric>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "fuzz/take_line.h"
#include "fuzz/targets.h"
#include "text/decode.h"

namespace pith::internal::fuzz {
namespace {

// Whether something outranks a declared charset: a byte order mark, NUL bytes as in UTF-16, or
// escapes as in ISO-2022-JP.
bool asks_for_another_charset(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBB\xBF" ||
         text.find_first_of(std::string_view("\0\x1B", 2)) != std::string_view::npos;
}

void require_offsets(const DecodedText& decoded, std::string_view bytes) {
  std::vector<std::size_t> offsets(decoded.text().size() + 1);
  std::iota(offsets.begin(), offsets.end(), std::size_t{0});
  const std::vector<std::size_t> sources = source_offsets(decoded, bytes, offsets);
  require(sources.size() == offsets.size(), "an offset's source for each");
  std::size_t before = 0;
  for (const std::size_t source : sources) {
    require(source >= before, "sources ascend");
    before = source;
  }
  require(before <= bytes.size(), "sources lie in the input");
}

}  // namespace

void decode(std::string_view input) {
  const std::string content_type(take_line(input));
  const DecodedText decoded = internal::decode(input, content_type);
  require(tally_utf8(decoded.text()).bad == 0, "decoded text is UTF-8");
  require(!decoded.encoding.empty(), "the encoding has a name");
  require_offsets(decoded, input);

  if (asks_for_another_charset(decoded.text())) return;
  const DecodedText again = internal::decode(decoded.text(), "text/html; charset=utf-8");
  require(again.text() == decoded.text(), "decoded text decodes to itself");
}

}  // namespace pith::internal::fuzz
