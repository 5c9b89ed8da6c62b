#include "input/html_text.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "text/character_reference.h"

namespace pith::internal {
namespace {

constexpr std::string_view kUnread[] = {"style", "script", "title"};

// The element without readable text that the tag at the beginning opens, or "".
std::string_view unread_element(std::string_view tag) {
  for (const std::string_view name : kUnread) {
    if (!starts_with_ignore_case(tag.substr(1), name)) continue;
    const std::string_view rest = tag.substr(1 + name.size());
    if (rest.empty() || !is_ascii_alphanumeric(rest.front())) return name;
  }
  return {};
}

// Where the end tag of this name begins, or the end.
std::size_t end_tag(std::string_view html, std::string_view name) {
  for (std::size_t at = 0; (at = html.find("</", at)) != std::string_view::npos; at += 2) {
    if (starts_with_ignore_case(html.substr(at + 2), name)) return at;
  }
  return html.size();
}

// How many bytes the tag or comment at the beginning takes; 0 if the sign is one of the text.
std::size_t size_of_tag(std::string_view html) {
  constexpr std::string_view kComment = "<!--";
  constexpr std::string_view kCommentEnd = "-->";
  if (html.starts_with(kComment)) {
    const std::size_t end = html.find(kCommentEnd, kComment.size() - 2);
    return end == std::string_view::npos ? html.size() : end + kCommentEnd.size();
  }
  const char next = html.size() > 1 ? html[1] : ' ';
  if (!is_ascii_letter(next) && next != '/' && next != '!' && next != '?') return 0;
  const std::size_t end = html.find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::string rough_text(std::string_view html, std::string_view between) {
  std::string without_tags;
  const std::size_t last_end = html.rfind('>');
  const std::size_t all = html.size();
  while (!html.empty()) {
    const std::size_t tag = std::min(html.find('<'), html.size());
    without_tags.append(html.substr(0, tag));
    html.remove_prefix(tag);
    if (html.empty()) break;
    const bool may_end = last_end != std::string_view::npos && all - html.size() < last_end;
    const std::size_t size = may_end ? size_of_tag(html) : 0;
    if (size == 0) {
      without_tags += '<';
      html.remove_prefix(1);
      continue;
    }
    const std::string_view unread = unread_element(html);
    html.remove_prefix(size);
    if (!unread.empty()) html.remove_prefix(end_tag(html, unread));
    without_tags.append(between);
  }
  std::string text;
  append_decoded(text, without_tags, ReferencesIn::text);
  return text;
}

}  // namespace pith::internal
