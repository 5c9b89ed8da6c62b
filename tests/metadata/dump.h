// A page's metadata as text, for table tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "metadata/metadata.h"

namespace pith::internal::test {

inline Metadata read(std::string_view html, std::string_view url = {}) {
  const Document document = Document::parse(html, 100'000'000);
  return read_metadata(document, url);
}

// "value <source>", or "-" for nothing.
inline std::string dump(const MetaValue& value) {
  return value.empty() ? "-" : value.value + " <" + value.source + ">";
}

// "a; b <source>", or "-".
inline std::string dump(const std::vector<MetaValue>& values) {
  if (values.empty()) return "-";
  std::string out;
  for (const MetaValue& value : values) out += (out.empty() ? "" : "; ") + value.value;
  return out + " <" + values.front().source + ">";
}

// A <script> with JSON-LD in a page's head, and a body.
inline std::string with_json_ld(const std::string& json, const std::string& body = "") {
  return "<html><head><script type=\"application/ld+json\">" + json + "</script></head><body>" +
         body + "</body></html>";
}

}  // namespace pith::internal::test
