#include "bench/strip_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "html/tag.h"
#include "html/tag_token.h"
#include "text/character_reference.h"

namespace pith::internal::bench {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Elements whose text is for machines.
constexpr std::array<std::string_view, 5> kLeftOut = {"script", "style", "textarea", "iframe",
                                                      "noframes"};

// Text as lines with white space folded.
class Lines {
 public:
  void text(std::string_view decoded) {
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      const bool no_break = decoded.substr(i, 2) == "\xC2\xA0";
      if (no_break || is_html_space(decoded[i])) {
        space_ = true;
        i += no_break ? 1 : 0;
        continue;
      }
      if (space_ && begun_) out_.push_back(' ');
      space_ = false;
      begun_ = true;
      out_.push_back(decoded[i]);
    }
  }

  void end() {
    if (begun_) out_.push_back('\n');
    begun_ = space_ = false;
  }

  std::string take() {
    end();
    return std::move(out_);
  }

 private:
  std::string out_;
  bool begun_ = false;  // the current line has text
  bool space_ = false;
};

bool is_line(Tag tag) {
  return separates_lines(tag) || tag == Tag::br || tag == Tag::td || tag == Tag::th ||
         tag == Tag::option;
}

class Stripper {
 public:
  explicit Stripper(std::string_view page) : page_(page) {}

  std::string run() {
    while (at_ < page_.size()) {
      const std::size_t tag = std::min(page_.find('<', at_), page_.size());
      text(page_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < page_.size()) markup();
    }
    return lines_.take();
  }

 private:
  void text(std::string_view raw) {
    std::string decoded;
    append_decoded(decoded, raw, ReferencesIn::text);
    lines_.text(decoded);
  }

  void markup() {
    TagToken token;
    if (page_.compare(at_, 4, "<!--") == 0) {
      const std::size_t close = page_.find("-->", at_ + 2);
      at_ = close == kNone ? page_.size() : close + 3;
    } else if (read_tag_name(page_, at_, token)) {
      tag(token);
    } else if (at_ + 1 < page_.size() && (page_[at_ + 1] == '!' || page_[at_ + 1] == '?')) {
      const std::size_t close = page_.find('>', at_);
      at_ = close == kNone ? page_.size() : close + 1;
    } else {
      text(page_.substr(at_++, 1));
    }
  }

  void tag(const TagToken& token) {
    at_ = std::min(skip_attributes(page_, token.attributes), page_.size());
    const bool head_title = equals_ignore_case(token.name, "title") && !in_svg_;
    if (is_line(token.tag) || head_title) lines_.end();
    if (equals_ignore_case(token.name, "svg")) in_svg_ = !token.end_tag;
    if (token.end_tag) return;
    for (const std::string_view name : kLeftOut) {
      if (!equals_ignore_case(token.name, name)) continue;
      at_ = token.tag == Tag::script ? find_script_end(page_, at_)
                                     : find_raw_text_end(page_, at_, name);
    }
  }

  std::string_view page_;
  std::size_t at_ = 0;
  Lines lines_;
  bool in_svg_ = false;
};

}  // namespace

std::string strip_tags(std::string_view utf8_page) { return Stripper(utf8_page).run(); }

}  // namespace pith::internal::bench
