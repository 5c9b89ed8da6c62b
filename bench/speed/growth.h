// Checks that the cost of a page grows linearly with its bytes, with large and small generated
// pages of each kind.
#pragma once

#include <cstddef>
#include <string>

namespace pith::internal::bench {

enum class Kind { text, tags, attributes, nested };
inline constexpr Kind kKinds[] = {Kind::text, Kind::tags, Kind::attributes, Kind::nested};

// At least `bytes` bytes of HTML, at most a few hundred more. The result is always the same.
std::string page_of(Kind kind, std::size_t bytes);

// A row per kind: nanoseconds per byte of a page of 100 kB and of one of 5 MB, and their ratio.
// Each is the median of `rounds`, in which both are extracted in turn for as many bytes.
std::string growth_table(int rounds);

}  // namespace pith::internal::bench
