// Whether the cost of a page grows with its bytes and no faster: generated pages of a kind, large
// ones beside small ones.
#pragma once

#include <cstddef>
#include <string>

namespace pith::internal::bench {

enum class Kind { text, tags, attributes, nested };
inline constexpr Kind kKinds[] = {Kind::text, Kind::tags, Kind::attributes, Kind::nested};

// At least `bytes` bytes of HTML, at most some hundred more. The same every time.
std::string page_of(Kind kind, std::size_t bytes);

// A row a kind: nanoseconds per byte of a page of 100 kB and of one of 5 MB, and their ratio; each
// the median of `rounds`, in which both are extracted in turn for as many bytes.
std::string growth_table(int rounds);

}  // namespace pith::internal::bench
