// Input: the Content-Type, a line; then the page's bytes.
#include <numeric>
#include <string>
#include <vector>

#include "fuzz/require.h"
#include "fuzz/take_line.h"
#include "fuzz/targets.h"
#include "text/decode.h"
#include "text/utf8_check.h"

namespace pith::fuzz {
namespace {

bool begins_with_bom(std::string_view text) { return text.substr(0, 3) == "\xEF\xBB\xBF"; }

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
  const DecodedText decoded = pith::decode(input, content_type);
  require(tally_utf8(decoded.text()).bad == 0, "decoded text is UTF-8");
  require(!decoded.encoding.empty(), "the encoding has a name");
  require_offsets(decoded, input);

  // A second byte order mark would be taken for the first, NUL bytes for a sign of UTF-16.
  if (begins_with_bom(decoded.text()) || decoded.text().find('\0') != std::string_view::npos)
    return;
  const DecodedText again = pith::decode(decoded.text(), "text/html; charset=utf-8");
  require(again.text() == decoded.text(), "decoded text decodes to itself");
}

}  // namespace pith::fuzz
