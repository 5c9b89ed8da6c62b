#include "write/outline.h"

#include <algorithm>
#include <utility>

namespace pith {
namespace {

// The largest number CommonMark takes in an item's marker.
constexpr std::int32_t kMaxMarkdownNumber = 999'999'999;

std::string marker(const Frame& item, OutlineStyle style) {
  if (!item.ordered) return "- ";
  if (style == OutlineStyle::text) return std::to_string(item.number) + ". ";
  return std::to_string(std::clamp(item.number, 0, kMaxMarkdownNumber)) +
         (item.alternate ? ") " : ". ");
}

}  // namespace

void Outline::open(const Frame& frame) {
  Level level;
  level.frame = frame;
  if (frame.kind == FrameKind::quote && style_ == OutlineStyle::markdown) {
    level.first = level.rest = "> ";
  } else if (frame.kind == FrameKind::item) {
    level.first = marker(frame, style_);
    level.rest.assign(style_ == OutlineStyle::text ? 2 : level.first.size(), ' ');
  }
  levels_.push_back(std::move(level));
}

void Outline::close() {
  if (levels_.empty()) return;
  levels_.pop_back();
  common_ = std::min(common_, levels_.size());
}

// An item follows its sibling directly, and a nested list the text of the item it stands in.
bool Outline::is_tight() const {
  if (common_ >= levels_.size()) return false;
  const Frame& next = levels_[common_].frame;
  if (next.kind == FrameKind::item) return true;
  if (next.kind != FrameKind::list || common_ == 0) return false;
  const bool after_parent = levels_[common_ - 1].frame.kind == FrameKind::item &&
                            last_depth_ == common_ && last_is_running_;
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

void Outline::add(std::string_view lines, bool running_text) {
  if (!out_.empty() && !is_tight()) out_ += blank_prefix(common_) + '\n';
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
  last_is_running_ = running_text;
}

}  // namespace pith
