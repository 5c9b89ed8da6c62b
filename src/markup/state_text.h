// The text of a page whose body is a frame and whose state (page_state.h) holds what scripts would
// show.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/page_state.h"

namespace pith::internal {

struct StateText {
  std::string html = {};  // the page's title and the text, to be read like a page
  float words = 0;
  std::string name = {};  // of the state that it is from
};

// Chooses the longest text: a string of HTML or prose, or the strings of an array that are the
// blocks of one text, such as the paragraphs of an article or the posts of a thread. Only sentences
// count, so that labels, settings and code are no text. Names of members are weak evidence: what is
// under "translations", "consent" or "related" must be several times as long, and what is beside
// the page's title may be shorter. A list of objects with a title and an address is an index of
// other pages. Returns nothing where no text has kMinStateWords words in sentences.
std::optional<StateText> find_state_text(const std::vector<PageState>& states,
                                         std::string_view title);

// Chosen: shorter ones are descriptions, notices and legal lines.
inline constexpr float kMinStateWords = 60;

}  // namespace pith::internal
