// Writes lines with nested prefixes. The text and Markdown writers use it for the frames of
// structure.h; HTML has tags for that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "write/structure.h"

namespace pith::internal {

enum class OutlineStyle : std::uint8_t {
  text,  // no marks of quotes; nested items and definitions are indented by two
  // "> "; what is in an item is indented by the width of its marker. Lists of an API, which
  // nest and hold code, are flat.
  markdown,
};

// What lines are, as far as it decides whether an empty line follows.
enum class Lines : std::uint8_t {
  apart,         // code, tables: set off from what follows
  running_text,  // a nested list may follow directly
  term,          // another term or the definition follows directly
};

// What an item of a task list begins with: "[x] ".
std::string_view task_box(Task task);

class Outline {
 public:
  explicit Outline(OutlineStyle style) : style_(style) {}

  void open(const Frame& frame);
  void close();

  // Appends lines (separated by '\n'): after an empty line, or without one where a list goes on.
  void add(std::string_view lines, Lines kind);

  std::string take() { return std::move(out_); }

 private:
  struct Level {
    Frame frame;
    std::string first;  // the prefix of the first line, then that of all others
    std::string rest;
    bool begun = false;
    bool alternate = false;  // list: it has the other markers
  };

  // The list that ended last. One of its kind that follows with nothing in between is kept apart
  // from it by other markers alone.
  struct EndedList {
    std::size_t at = 0;  // the length of the output
    bool ordered = false;
    bool alternate = false;
    std::string prefix = {};
  };

  Level level_of(const Frame& frame) const;
  bool is_tight(Lines kind) const;
  bool indents_definition() const;
  std::string blank_prefix(std::size_t levels) const;

  OutlineStyle style_;
  std::vector<Level> levels_;
  EndedList ended_list_;
  std::size_t common_ = 0;      // how many levels have been open since the last lines
  std::size_t last_depth_ = 0;  // and how many were then
  Lines last_ = Lines::apart;
  std::string out_;
};

}  // namespace pith::internal
