// Writes lines with nested prefixes. The text and Markdown writers use it for the frames of
// structure.h; HTML has tags for that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "write/structure.h"

namespace pith {

enum class OutlineStyle : std::uint8_t {
  text,      // no marks of quotes; nested items are indented by two
  markdown,  // "> "; what stands in an item is indented by the width of its marker
};

class Outline {
 public:
  explicit Outline(OutlineStyle style) : style_(style) {}

  void open(const Frame& frame);
  void close();

  // Appends lines (separated by '\n'): after an empty line, or without one where a list goes on.
  // `running_text` tells that a nested list may follow directly.
  void add(std::string_view lines, bool running_text);

  std::string take() { return std::move(out_); }

 private:
  struct Level {
    Frame frame;
    std::string first;  // the prefix of the first line, then that of all others
    std::string rest;
    bool begun = false;
  };

  bool is_tight() const;
  std::string blank_prefix(std::size_t levels) const;

  OutlineStyle style_;
  std::vector<Level> levels_;
  std::size_t common_ = 0;      // how many levels have been open since the last lines
  std::size_t last_depth_ = 0;  // and how many were then
  bool last_is_running_ = false;
  std::string out_;
};

}  // namespace pith
