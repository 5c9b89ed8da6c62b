// The first half of the spine (extract.cc), as far as the blocks: all that a Site learns from.
#include <algorithm>

#include "base/url.h"
#include "html/dom.h"
#include "html/xhtml.h"
#include "metadata/metadata.h"
#include "page/segment.h"
#include "pith/site.h"
#include "plain/segment_text.h"
#include "text/binary.h"
#include "text/decode.h"

namespace pith::internal {
namespace {

SiteTexts read_texts(std::string_view bytes, const Options& options) {
  SiteTexts texts;
  const std::string_view read = bytes.substr(0, options.max_input_bytes);
  const DecodedText decoded = decode_page(read, options.content_type);
  if (is_binary(decoded.text()) || is_plain_text(decoded.text(), options)) return texts;
  const Document document =
      Document::parse(decoded.text(), options.max_memory_bytes, options.max_work);
  if (!document.ok()) return texts;
  texts.host = host_key(options.url);
  if (texts.host == 0) {
    texts.host = host_key(read_metadata(document, options.url, nullptr).canonical_url.value);
  }
  if (texts.host == 0) return texts;
  for (const PageBlock& block : segment(document, options.url).blocks) {
    if (block.key != 0) texts.keys.push_back(block.key);
  }
  std::sort(texts.keys.begin(), texts.keys.end());
  texts.keys.erase(std::unique(texts.keys.begin(), texts.keys.end()), texts.keys.end());
  return texts;
}

}  // namespace
}  // namespace pith::internal

namespace pith {

SiteTexts site_texts(std::string_view bytes, const Options& options) noexcept try {
  return internal::read_texts(bytes, options);
} catch (...) {
  return {};
}

}  // namespace pith
