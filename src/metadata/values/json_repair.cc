#include "metadata/values/json_repair.h"

#include <utility>

#include "metadata/values/clean_text.h"

namespace pith {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool is_hex(std::string_view text) {
  for (char c : text) {
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!hex) return false;
  }
  return true;
}

// One pass over the text; out_ is the object being made.
class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    while (at_ < text_.size()) step();
    if (!open_.empty()) finish();
    return std::move(objects_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '{' || c == '[') {
      separate();
      open(c == '{' ? '}' : ']');
    } else if (open_.empty()) {
      constexpr std::string_view kCdata = "<![CDATA[";
      at_ += text_.substr(at_, kCdata.size()) == kCdata
                 ? kCdata.size()
                 : 1;  // between objects: comment marks, semicolons, variable names
    } else if (c == '}' || c == ']') {
      close(c);
    } else if (c == '"') {
      separate();
      string();
    } else if (c == ',') {
      ++at_;  // written by separate() when a value follows
    } else if (c == ':') {
      out_ += c;
      ++at_;
      after_value_ = false;
    } else if (is_blank(c) || static_cast<unsigned char>(c) < ' ') {
      ++at_;
    } else if (text_.substr(at_, 2) == "/*") {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else if (text_.substr(at_, 2) == "//") {
      const std::size_t end = text_.find('\n', at_);
      at_ = end == std::string_view::npos ? text_.size() : end;
    } else {
      separate();
      literal();
    }
  }

  // Writes the comma that is due before a value: the page's own, or a forgotten one.
  void separate() {
    if (after_value_ && !open_.empty()) out_ += ',';
    after_value_ = false;
  }

  void open(char closing) {
    if (open_.size() >= kMostJsonDepth) {  // hopeless: keep what came before
      at_ = text_.size();
      return;
    }
    out_ += text_[at_++];
    open_.push_back(closing);
  }

  void close(char c) {
    ++at_;
    if (open_.back() != c) {
      // A bracket that was forgotten, or one too many.
      if (open_.size() < 2 || open_[open_.size() - 2] != c) return;
      close_one();
    }
    close_one();
    if (open_.empty()) finish();
  }

  void close_one() {
    if (!out_.empty() && out_.back() == ':') out_ += "null";
    out_ += open_.back();
    open_.pop_back();
    after_value_ = true;
  }

  void finish() {
    while (!open_.empty()) close_one();
    objects_.push_back(std::move(out_));
    out_.clear();
    after_value_ = false;
  }

  // What a quote inside a string would look like if it ended the string.
  bool ends_string(std::size_t quote) const {
    std::size_t next = quote + 1;
    const std::size_t limit = next + kLookahead;
    while (next < text_.size() && next < limit && is_blank(text_[next])) ++next;
    if (next >= text_.size()) return true;
    const char c = text_[next];
    return c == ',' || c == '}' || c == ']' || c == ':' || (c == '"' && next > quote + 1);
  }

  void string() {
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' && ends_string(at_)) break;
      if (c == '\\') {
        escape();
      } else if (c == '"') {
        out_ += "\\\"";
      } else if (static_cast<unsigned char>(c) < ' ') {
        out_ += ' ';
      } else {
        out_ += c;
      }
    }
    ++at_;
    out_ += '"';
    after_value_ = true;
  }

  // The escape at at_, left with at_ on its last byte.
  void escape() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (next == 'u') {
      const std::string_view hex = text_.substr(at_ + 2, 4);
      const bool surrogate = hex.size() == 4 && (hex[0] == 'd' || hex[0] == 'D') && hex[1] > '7';
      if (hex.size() == 4 && is_hex(hex) && !surrogate) {
        out_ += text_.substr(at_, 6);
        at_ += 5;
        return;
      }
      if (surrogate) at_ += 5;  // half of a pair or a pair: not worth mending
      return;
    }
    if (std::string_view("\"\\/bfnrt").find(next) != std::string_view::npos) {
      out_ += '\\';
      out_ += next;
    } else {
      out_ += next == '\'' ? "'" : " ";
    }
    ++at_;
  }

  // A number, true, false, null; anything else (undefined, a bare word) becomes a string.
  void literal() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           std::string_view(",:{}[]\" \t\r\n").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word == "true" || word == "false" || word == "null" || is_number(word)) {
      out_ += word;
    } else {
      out_ += '"';
      for (char c : word) out_ += c == '\\' || static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      out_ += '"';
    }
    after_value_ = true;
  }

  // Whole numbers only; others are as good as strings to metadata.
  static bool is_number(std::string_view word) {
    if (word.empty() || word.size() > 15 || (word[0] == '0' && word.size() > 1)) return false;
    for (char c : word) {
      if (c < '0' || c > '9') return false;
    }
    return true;
  }

  // White space between a closing quote and what follows it; more is not looked through.
  static constexpr std::size_t kLookahead = 64;

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;          // the closing brackets that are due
  bool after_value_ = false;  // a value ended, nothing has followed yet
  std::vector<std::string> objects_;
};

}  // namespace

bool json_depth_ok(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMostJsonDepth) return false;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return true;
}

std::vector<std::string> repair_json(std::string_view text) {
  // Escaped as if it were an attribute: there is no raw quote in it, or hardly one.
  const bool escaped =
      text.find('"') == std::string_view::npos && text.find("&quot;") != std::string_view::npos;
  const std::string decoded = escaped ? decode_entities(text) : std::string();
  return Repair(escaped ? std::string_view(decoded) : text).run();
}

}  // namespace pith
