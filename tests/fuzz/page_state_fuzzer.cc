// Input: a page whose state is read.
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "markup/page_state.h"
#include "markup/state_text.h"
#include "text/decode.h"

namespace pith::internal::fuzz {
namespace {

std::optional<StateText> read(std::string_view html) {
  return find_state_text(read_page_state(html, kMaxStateBytes), "Title of the page");
}

}  // namespace

void page_state(std::string_view input) {
  const DecodedText decoded = internal::decode(input, "text/html; charset=utf-8");
  const std::optional<StateText> text = read(decoded.text());
  if (!text) return;
  require(tally_utf8(text->html).bad == 0, "UTF-8");
  require(text->words >= kMinStateWords, "a text has words");
  const std::optional<StateText> again = read(decoded.text());
  require(again && again->html == text->html, "the same page gives the same text");
}

}  // namespace pith::internal::fuzz
