#include "serve/head.h"

#include <algorithm>
#include <cstddef>

namespace pith::serve {
namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::size_t kMostLines = 100;
constexpr std::size_t kLongestLine = 8192;
constexpr std::size_t kMostDigits = 15;  // of a length

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// RFC 9110, 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [kMarks](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

// What the header lines say of the body's end, and of whom it is for.
struct Framing {
  int lengths = 0;
  int encodings = 0;
  int hosts = 0;

  std::optional<BadHead> add(std::string_view name, std::string_view value) {
    if (same_name(name, "Content-Length")) {
      ++lengths;
      if (!is_number(value)) return BadHead{400, "Content-Length is no number"};
    } else if (same_name(name, "Transfer-Encoding")) {
      ++encodings;
      if (!same_name(value, "chunked")) return BadHead{501, "a Transfer-Encoding but chunked"};
    } else if (same_name(name, "Host")) {
      ++hosts;
    }
    if (lengths + encodings > 1) return BadHead{400, "the length of the body is told twice"};
    if (hosts > 1) return BadHead{400, "Host is told twice"};
    return std::nullopt;
  }
};

bool is_control(char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; }

// Calls `see` with the beginning and end of each line, the request's own first.
template <typename See>
void each_line(std::string_view head, See see) {
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find(kEnd, begin), head.size());
    if (end == begin || !see(begin, head.substr(begin, end - begin))) return;
    begin = end + kEnd.size();
  }
}

}  // namespace

std::optional<BadHead> judge_head(std::string_view head) {
  std::optional<BadHead> bad;
  Framing framing;
  std::size_t lines = 0;
  each_line(head, [&](std::size_t /*begin*/, std::string_view line) {
    if (std::any_of(line.begin(), line.end(), is_control)) {
      bad = BadHead{400, "a control character in the head"};
    } else if (line.size() > kLongestLine && lines > 0) {
      bad = BadHead{431, "a header of more than 8192 bytes"};
    } else if (lines > kMostLines) {
      bad = BadHead{431, "more than 100 headers"};
    } else if (lines > 0) {
      const std::size_t colon = std::min(line.find(':'), line.size());
      if (colon == line.size() || !is_token(line.substr(0, colon))) {
        bad = BadHead{400, "a header that is no NAME: VALUE"};
      } else {
        bad = framing.add(line.substr(0, colon), trimmed(line.substr(colon + 1)));
      }
    }
    ++lines;
    return !bad;
  });
  if (bad || framing.encodings == 0) return bad;
  const std::string_view first = head.substr(0, head.find(kEnd));
  if (first.ends_with("HTTP/1.0")) return BadHead{400, "chunks in HTTP/1.0"};
  return std::nullopt;
}

void hide_header(std::span<char> head, std::string_view name) {
  each_line({head.data(), head.size()}, [&](std::size_t begin, std::string_view line) {
    if (same_name(line.substr(0, line.find(':')), name)) head[begin] = '-';
    return true;
  });
}

}  // namespace pith::serve
