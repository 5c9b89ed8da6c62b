// The candidates that the sources found on a page, before choice.h chooses. The table in
// precedence.cc orders the sources by trust.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

enum class Field : std::uint8_t {
  title,
  author,
  date,
  modified,
  site,
  description,
  language,
  canonical_url,
  image,
  tag,
  category,
  license,
  direction,
  amp_url,
  feed,
};

// Where a source's name is looked up.
enum class SourceKind : std::uint8_t {
  meta,  // the name or property of a <meta>, without "meta:", which marks the bare ones
  item,  // an itemprop, which follows "itemprop:"
  page,  // a name that the code gives: "json-ld", "h1", "time", ...
};

// A row of the table: `source` may speak about `field`.
struct Precedence {
  Field field;
  SourceKind kind;
  std::string_view source;  // as it appears in MetaValue::source
};

// The rows of a field are adjacent, the most trusted source first.
std::span<const Precedence> precedence();

struct Candidate {
  Field field = Field::title;
  std::uint16_t rank = 0;  // row in the table of precedence: smaller is more trusted
  std::string value = {};

  std::string_view source() const { return precedence()[rank].source; }
};

// An <h1>, or an <h2> or <h3> that repeats a title of the page's head.
struct Headline {
  std::string text = {};
  bool in_content = false;  // inside <main>, <article> or an element whose class says the same
  int level = 1;
  // The bytes of its first part, if an element or a line break sets that apart.
  std::size_t first_part = 0;
};

class Evidence {
 public:
  // Adds a value of a source of kind `page`. This and the functions below drop a value if the table
  // has no row for its source and field, if it is empty, or if it exceeds a limit. White space is
  // folded.
  void add(Field field, std::string_view source, std::string_view value);
  // Adds the value of a <meta> name or property in lower case to every field that the table lists
  // it under.
  void add_meta(std::string_view name, std::string_view value);
  // The same for an itemprop.
  void add_item(std::string_view property, std::string_view value);
  // Headlines are added in document order.
  void add_headline(Headline headline);
  // Mends the texts with a single character that was encoded twice, and titles whose character
  // references were escaped twice, where the rest of the page says that they were none of the text.
  // Call it once, when all texts are known.
  void mend();

  const std::vector<Candidate>& candidates() const { return candidates_; }
  const std::vector<Headline>& headlines() const { return headlines_; }
  // The candidates of a field, the most trusted first, equally trusted ones in document order.
  // They point into the evidence.
  std::vector<const Candidate*> ranked(Field field) const;
  // The value of the first of them, or "".
  std::string_view best(Field field) const;

 private:
  void add_row(std::uint16_t row, std::string_view value);
  bool shows(std::string_view text) const;

  std::vector<Candidate> candidates_;
  std::vector<Headline> headlines_;
  bool mended_ = false;  // a value was encoded twice
};

// Real pages have at most a few dozen of each; the limits keep hostile pages cheap.
inline constexpr std::size_t kMaxCandidates = 600;
inline constexpr std::size_t kMaxHeadlines = 32;
// Longer values are not metadata; descriptions are the longest.
inline constexpr std::size_t kMaxValueBytes = 4000;

}  // namespace pith::internal
