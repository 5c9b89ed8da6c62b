// Reads feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 1.0 (and 0.3), and JSON Feed 1 and 1.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/xml.h"

namespace pith::internal {

struct FeedEntry {
  enum class Text : std::uint8_t {
    none,  // neither content nor a summary that is as long as a text
    html,
    xhtml,
    plain,
  };

  std::string id = {};    // as the feed gives it, or ""
  std::string link = {};  // absolute if the feed says against what; or ""
  std::string base = {};  // against which links in the text are resolved, if not `link`; or ""
  std::string title = {};
  std::string authors = {};  // "; " separates them
  std::string date = {};     // of publication, or else of the last change; as it is written
  std::string language = {};
  Text kind = Text::none;
  std::string text = {};
};

struct Feed {
  std::string title = {};
  std::vector<FeedEntry> entries = {};
  std::size_t others = 0;  // items of JSON that are no objects
  // Why the end is missing, or the document is no feed at all; or "".
  std::string flaw = {};
};

// Text that is a summary in the feed's format is taken for the full text from this many words on,
// unless it ends like one that is cut off ("...", "Read more"). Excerpts of WordPress have 55
// words, and leads of news have fewer. Chosen.
inline constexpr std::size_t kMinSummaryWords = 150;

// `url` is the document's own address, or "".
Feed read_feed(const XmlDocument& document, std::string_view url);
Feed read_json_feed(std::string_view json, std::string_view url);

// Whether the JSON object that begins with `head` is a JSON Feed.
bool is_json_feed(std::string_view head);

}  // namespace pith::internal
