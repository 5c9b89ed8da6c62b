// Decodes bytes of any charset to valid UTF-8. It chooses the charset as browsers do (WHATWG HTML,
// "determining the character encoding"; Encoding Standard for the labels) and then checks it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

struct DecodedText {
  // Valid UTF-8 without BOM. It points into the input if that was valid UTF-8 already, otherwise
  // into `storage`, so the input must outlive it. Moving a DecodedText keeps it valid.
  std::string_view text() const {
    return converted || edited ? std::string_view(storage) : borrowed;
  }

  std::string encoding = {};  // canonical name: "UTF-8", "windows-1252", "Shift_JIS", ...
  bool converted = false;
  bool edited = false;  // `storage` is an edited text, in which every byte kept its position
  std::string storage = {};
  std::string_view borrowed = {};
  std::size_t bom_bytes = 0;  // size of the input's byte order mark
};

// Order of authority: BOM, the charset of `content_type`, the <meta> prescan of the first 1024
// bytes, then UTF-8 if the bytes are valid UTF-8, then detection. A declared charset is ignored if
// the bytes contradict it (declared as UTF-8 with more than a stray invalid byte, or declared as
// single-byte but valid multi-byte UTF-8). Undecodable bytes become U+FFFD.
DecodedText decode(std::string_view bytes, std::string_view content_type = {});

bool is_utf8(std::string_view bytes);

// Maps byte offsets of decoded.text() back to offsets in `bytes`, the input it was made from.
// `offsets` must be ascending; one result each.
std::vector<std::size_t> source_offsets(const DecodedText& decoded, std::string_view bytes,
                                        std::span<const std::size_t> offsets);

}  // namespace pith::internal
