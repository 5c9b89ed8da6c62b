#include "write/outline.h"

#include <algorithm>
#include <utility>

namespace pith::internal {
namespace {

// The largest number CommonMark takes in an item's marker.
constexpr std::int32_t kMaxMarkdownNumber = 999'999'999;

std::string marker(const Frame& item, OutlineStyle style, bool alternate) {
  if (!item.ordered) return alternate ? "* " : "- ";
  if (style == OutlineStyle::text) return std::to_string(item.number) + ". ";
  return std::to_string(std::clamp(item.number, 0, kMaxMarkdownNumber)) + (alternate ? ") " : ". ");
}

}  // namespace

std::string_view task_box(Task task) {
  if (task == Task::none) return {};
  return task == Task::done ? "[x] " : "[ ] ";
}

Outline::Level Outline::level_of(const Frame& frame) const {
  Level level;
  level.frame = frame;
  const bool text = style_ == OutlineStyle::text;
  switch (frame.kind) {
    case FrameKind::quote:
    case FrameKind::callout:
      if (text) break;
      level.first.append("> ");
      level.rest.append("> ");
      break;
    case FrameKind::item:
      level.first = marker(frame, style_, !levels_.empty() && levels_.back().alternate);
      level.rest.assign(text ? 2 : level.first.size(), ' ');
      break;
    case FrameKind::definition:
      if (frame.api && !text) break;
      if (text || frame.begins_with_text) level.first.assign(text ? "  " : ": ");
      if (text || (frame.begins_with_text && indents_definition())) level.rest.assign(2, ' ');
      break;
    case FrameKind::note:
      if (frame.label.empty()) break;
      level.first.append(text ? "[" : "[^").append(frame.label).append(text ? "] " : "]: ");
      level.rest.assign(4, ' ');
      break;
    default:
      break;
  }
  return level;
}

void Outline::open(const Frame& frame) {
  Level level = level_of(frame);
  if (frame.kind == FrameKind::list && style_ == OutlineStyle::markdown) {
    const bool follows = ended_list_.at > 0 && ended_list_.at == out_.size() &&
                         ended_list_.ordered == frame.ordered &&
                         ended_list_.prefix == blank_prefix(levels_.size());
    level.alternate = follows && !ended_list_.alternate;
  }
  levels_.push_back(std::move(level));
}

void Outline::close() {
  if (levels_.empty()) return;
  if (const Level& last = levels_.back(); last.frame.kind == FrameKind::list && last.begun) {
    ended_list_ = {out_.size(), last.frame.ordered, last.alternate,
                   blank_prefix(levels_.size() - 1)};
  }
  levels_.pop_back();
  common_ = std::min(common_, levels_.size());
}

// In Markdown four spaces make code: of nested definitions only the outermost is indented.
bool Outline::indents_definition() const {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (level->frame.kind == FrameKind::definition) return false;
    if (!level->rest.empty()) return true;
  }
  return true;
}

// An item follows its sibling directly, and a nested list the text of the item it is in.
bool Outline::is_tight(Lines kind) const {
  if (last_ == Lines::term && last_depth_ == common_) {
    if (common_ == levels_.size()) return kind == Lines::term;
    const Frame& next = levels_[common_].frame;
    return next.kind == FrameKind::definition &&
           (next.begins_with_text || style_ == OutlineStyle::text);
  }
  if (common_ >= levels_.size()) return false;
  const Frame& next = levels_[common_].frame;
  if (next.kind == FrameKind::item) return true;
  if (next.kind != FrameKind::list || common_ == 0) return false;
  const bool after_parent = levels_[common_ - 1].frame.kind == FrameKind::item &&
                            last_depth_ == common_ && last_ == Lines::running_text;
  // Only 1 may interrupt a paragraph in Markdown.
  const bool readable = style_ == OutlineStyle::text || !next.ordered || next.number == 1;
  return after_parent && readable;
}

std::string Outline::blank_prefix(std::size_t levels) const {
  std::string prefix;
  for (std::size_t i = 0; i < levels; ++i) prefix += levels_[i].rest;
  prefix.erase(prefix.find_last_not_of(' ') + 1);
  return prefix;
}

void Outline::add(std::string_view lines, Lines kind) {
  if (!out_.empty() && !is_tight(kind)) out_ += blank_prefix(common_) + '\n';
  std::string prefix;
  for (Level& level : levels_) {
    prefix += level.begun ? level.rest : level.first;
    level.begun = true;
  }
  const std::string blank = blank_prefix(levels_.size());
  std::string rest;
  for (const Level& level : levels_) rest += level.rest;
  for (std::size_t begin = 0; begin <= lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = lines.substr(begin, end - begin);
    if (begin > 0) prefix = line.empty() ? blank : rest;
    out_ += prefix;
    out_ += line;
    out_ += '\n';
    begin = end + 1;
  }
  common_ = last_depth_ = levels_.size();
  last_ = kind;
}

}  // namespace pith::internal
