// Tags and attributes as the HTML tokenizer sees them (HTML standard, 13.2.5), for the pass in
// front of the parser (prefilter.h).
#pragma once

#include <cstddef>
#include <string_view>

#include "html/tag.h"

namespace pith::internal {

struct TagToken {
  Tag tag = Tag::unknown;
  bool end_tag = false;
  std::string_view name = {};
  std::size_t attributes = 0;  // the offset after the name
};

struct Attribute {
  std::string_view name = {};
  std::string_view value = {};  // as written, without quotes
};

// Reads "<name" or "</name" at text[at] == '<'. Returns false if it is not a tag.
bool read_tag_name(std::string_view text, std::size_t at, TagToken& out);

// Reads the attribute at `at` and moves there. Returns false at the tag's end, with `at` on its
// '>', or at the input's end if the tag is never closed.
bool next_attribute(std::string_view text, std::size_t& at, Attribute& out);

// The offset after the '>' that ends a tag whose attributes begin at `at`, or npos if there is
// none. `self_closing` is set if there is a slash before the '>' that is not part of a value.
std::size_t skip_attributes(std::string_view text, std::size_t at, bool* self_closing = nullptr);

// The offset of the end tag "</name" that ends raw text begun at `at`, or the input's size. Scripts
// have a rule of their own: "<!-- <script>" nests.
std::size_t find_raw_text_end(std::string_view text, std::size_t at, std::string_view name);
std::size_t find_script_end(std::string_view text, std::size_t at);

}  // namespace pith::internal
