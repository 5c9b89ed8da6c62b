// Input: text without markup, in any charset.
#include <optional>
#include <string>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "pith/extract.h"
#include "pith/write.h"
#include "support/flaws.h"
#include "text/binary.h"
#include "text/char_class.h"
#include "text/decode.h"
#include "text/words.h"

namespace pith::internal::fuzz {
namespace {

// Characters that are in no word, and that folding may therefore remove: white space of any kind,
// characters without width, control characters, glyphs of icon fonts.
bool is_gap(char32_t value) {
  return is_unicode_space(value) || value == 0x200B || value == 0x2028 || value == 0x2029 ||
         value == 0xFEFF || (value >= 0x80 && value < 0xA0) || (value >= 0xE000 && value <= 0xF8FF);
}

// The characters of a text, composed, so that they are the same before and after white space is
// folded. Returns nullopt for texts with more consecutive marks than are composed (normalize_nfc),
// because white space between them affects where a run is too long.
std::optional<std::string> characters(std::string_view text) {
  constexpr int kMaxMarks = 30;
  std::string kept;
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    at += next.size;
    if (is_gap(next.value)) continue;
    kept += text.substr(at - next.size, next.size);
    marks = classify(next.value) == CharClass::mark ? marks + 1 : 0;
    if (marks > kMaxMarks) return std::nullopt;
  }
  normalize_nfc(kept);
  return kept;
}

}  // namespace

void plain_text(std::string_view input) {
  const DecodedText decoded = internal::decode(input);
  const std::string_view text = decoded.text();
  // An explanation takes longer than all the rest, so one of sixteen inputs asks for it.
  const Options options = {.content_type = "text/plain; charset=utf-8",
                           .format = InputFormat::text,
                           .explain = input.size() % 16 == 0};
  // NUL bytes or escapes outrank the declared charset, and then the text is not read unchanged.
  if (internal::decode(text, options.content_type).converted) return;
  const Article article = pith::extract(text, options);
  const std::string flaw = test::flaw(article, text.size());
  require(flaw.empty(), flaw);
  std::size_t before = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  for (const Block& block : article.blocks) {
    require(block.source.begin >= before, "blocks are in the order of the text");
    before = block.source.end;
    const std::string_view source =
        text.substr(block.source.begin, block.source.end - block.source.begin);
    const std::optional<std::string> wanted = characters(source);
    require(!wanted || characters(block.text) == wanted, "a block's text is its source's");
  }
  // Only for texts so short that the rounds end by themselves, and that are read unchanged.
  const std::string once = write_text(article);
  const bool plain = !internal::decode(once, options.content_type).converted && !is_binary(once) &&
                     once.find("\xEF\xBB\xBF") == std::string::npos;
  if (once.size() > 4000 || !plain) return;
  require(write_text(pith::extract(once, options)) == once, "cleaned once is cleaned");
}

}  // namespace pith::internal::fuzz
