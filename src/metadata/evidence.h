// What the sources found, before anyone decides: merge.h does that. The order of trust between
// sources is the table in precedence.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

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

struct Candidate {
  Field field = Field::title;
  std::uint16_t rank = 0;  // row in the precedence table: smaller is more trusted
  std::string value = {};
};

// An <h1>, or an <h2> or <h3> that repeats a title of the page's head; in document order.
struct Headline {
  std::string text = {};
  bool in_content = false;  // inside <main>, <article> or an element that says so
  int level = 1;
};

class Evidence {
 public:
  // Adds a value of a source that the precedence table lists under `field`; others, empty values
  // and those beyond the caps below are dropped. White space is folded.
  void add(Field field, std::string_view source, std::string_view value);
  // The same for a <meta> name or property in lower case, for every field the table lists it under.
  void add_meta(std::string_view name, std::string_view value);
  // And for an itemprop.
  void add_item(std::string_view property, std::string_view value);
  void add_headline(Headline headline);

  const std::vector<Candidate>& candidates() const { return candidates_; }
  const std::vector<Headline>& headlines() const { return headlines_; }
  // The first value of the most trusted source that has the field, or "".
  std::string_view best(Field field) const;

 private:
  void add_row(std::uint16_t row, std::string_view value);

  std::vector<Candidate> candidates_;
  std::vector<Headline> headlines_;
};

// Real pages have at most a few dozen of each; the caps keep hostile ones cheap.
inline constexpr std::size_t kMostCandidates = 600;
inline constexpr std::size_t kMostHeadlines = 32;
// Longer values are no metadata (a description at most).
inline constexpr std::size_t kLongestValue = 4000;

}  // namespace pith
