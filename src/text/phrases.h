// Known wordings of the text around articles, such as comment forms, share rows, reading times and
// cookie notices, in 14 languages (phrases.data). They are only evidence: the scorer also works
// without them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace pith::internal {

enum class PhraseKind : std::uint8_t {
  none,
  comment_form,
  comments,
  share,
  reading_time,
  cookies,
  newsletter,
  related,
  advert,
  site,  // legal notes, accounts, navigation
  count_,
};

std::string_view to_string(PhraseKind kind);

struct PhraseMatch {
  PhraseKind kind = PhraseKind::none;  // of the longest phrase found
  float share = 0;                     // of the tokens that are part of a phrase, 0 to 1
};

// The share of a text, given as its tokens, that is such wording, and its kind.
PhraseMatch find_phrases(std::span<const Token> tokens);

// The data, for tests.
struct Phrase {
  std::string_view language;
  PhraseKind kind = PhraseKind::none;
  std::string_view text;
};
std::vector<Phrase> all_phrases();

}  // namespace pith::internal
