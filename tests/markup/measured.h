// Pages as figures, for table tests; page/dump.h makes them blocks.
#pragma once

#include <cstddef>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>

#include "markup/measure.h"
#include "page/dump.h"

namespace pith::internal::test {

inline Measured measured(std::string_view html, std::string_view title = {}) {
  return measure(segmented(html), title);
}

// "Word word ... word." as a sentence.
inline std::string words(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += i == 0 ? "Word" : " word";
  return out + ".";
}

inline std::string prose(int count = 20) { return "<p>" + words(count) + "</p>"; }

inline std::string repeated(std::string_view html, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += html;
  return out;
}

// A figure of every block, with a space between them: per_block(m, &Features::index) is "0 1 2".
template <typename Figure>
std::string per_block(const Measured& m, Figure figure) {
  std::ostringstream out;
  out.precision(3);
  for (std::size_t i = 0; i < m.blocks.size(); ++i) {
    out << (i > 0 ? " " : "") << +std::invoke(figure, m.blocks[i]);
  }
  return out.str();
}

// The same of the surroundings at one level.
template <typename Figure>
std::string per_block(const Measured& m, std::size_t level, Figure figure) {
  return per_block(m, [&](const Features& f) { return std::invoke(figure, m.around(f, level)); });
}

}  // namespace pith::internal::test
