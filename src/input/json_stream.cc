#include "input/json_stream.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::size_t kChunk = 65536;
constexpr std::size_t kMaxNameBytes = 1'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool ends_scalar(char c) { return is_blank(c) || c == ',' || c == ']' || c == '}'; }

// Follows a value byte by byte.
class ValueEnd {
 public:
  // How many bytes of `bytes` belong to the value. Sets ended() if it ends in them.
  std::size_t pass(std::string_view bytes) {
    std::size_t i = 0;
    for (; i < bytes.size() && !ended_; ++i) {
      const char c = bytes[i];
      if (in_string_) {
        pass_in_string(c);
      } else if (c == '"') {
        in_string_ = true;
        begun_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
        begun_ = true;
      } else if (depth_ == 0 && ends_scalar(c)) {
        ended_ = true;
        return i;
      } else if (c == '}' || c == ']') {
        ended_ = --depth_ == 0;
      } else {
        begun_ = true;
      }
    }
    return i;
  }
  bool ended() const { return ended_; }
  // At the end of the text, where only a number or a word ends.
  bool may_end() const { return ended_ || (begun_ && depth_ == 0 && !in_string_); }

 private:
  void pass_in_string(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      ended_ = depth_ == 0;
    }
  }

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

char JsonStream::peek() {
  while (true) {
    const std::string_view bytes = stream_.peek(1);
    if (bytes.empty()) return '\0';
    if (!is_blank(bytes.front())) return bytes.front();
    stream_.skip(1);
  }
}

bool JsonStream::consume(char c) {
  if (peek() != c) return false;
  return stream_.skip(1) == 1;
}

template <typename Use>
bool JsonStream::pass_value(Use use) {
  if (ends_scalar(peek())) return false;
  ValueEnd end;
  while (!end.ended()) {
    const std::string_view bytes = stream_.peek(kChunk);
    if (bytes.empty()) return end.may_end();
    const std::size_t size = end.pass(bytes);
    use(bytes.substr(0, size));
    stream_.skip(size);
  }
  return true;
}

bool JsonStream::value(std::string& out, std::size_t most) {
  return pass_value([&](std::string_view bytes) {
    out.append(bytes.substr(0, most - std::min(most, out.size())));
  });
}

bool JsonStream::skip_value() {
  return pass_value([](std::string_view) {});
}

bool JsonStream::name(std::string& out) {
  if (peek() != '"') return false;
  return value(out, kMaxNameBytes) && consume(':');
}

}  // namespace pith::internal
