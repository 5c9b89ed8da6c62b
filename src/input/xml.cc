#include "input/xml.h"

#include <algorithm>
#include <cstdint>
#include <new>

#include "base/ascii.h"
#include "text/decode.h"

namespace pith::internal {
namespace {

constexpr std::string_view kAtom = "atom";
constexpr std::string_view kNoPrefix = "";

// Namespaces, with the prefixes that feeds and books usually give them.
constexpr struct {
  std::string_view uri;
  std::string_view prefix;
} kNamespaces[] = {{"http://www.w3.org/2005/Atom", kAtom},
                   {"http://purl.org/atom/ns#", kAtom},
                   {"http://purl.org/rss/1.0/", kNoPrefix},
                   {"http://my.netscape.com/rdf/simple/0.9/", kNoPrefix},
                   {"http://channel.netscape.com/rdf/simple/0.9/", kNoPrefix},
                   {"http://purl.org/rss/1.0/modules/content/", "content"},
                   {"http://purl.org/dc/elements/1.1/", "dc"},
                   {"http://purl.org/dc/terms/", "dcterms"},
                   {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
                   {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
                   {"http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap"},
                   {"http://www.google.com/schemas/sitemap-news/0.9", "news"},
                   {"http://www.idpf.org/2007/opf", "opf"},
                   {"http://www.idpf.org/2007/ops", "epub"},
                   {"http://www.daisy.org/z3986/2005/ncx/", "ncx"}};

// Whether the document ends with the end of its root, after which there may be comments.
bool ends_with_root(std::string_view text, pugi::xml_node root) {
  constexpr std::size_t kWindow = 4096;  // Chosen: caches and generators add a line
  const std::string end = std::string("</") + root.name();
  return text.substr(text.size() - std::min(text.size(), kWindow)).find(end) !=
         std::string_view::npos;
}

// Of the namespaces that a root declares. Chosen; feeds have ten.
constexpr std::size_t kMaxPrefixes = 64;

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

// The namespaces that the root declares. Its own one, and a default one, have no prefix.
std::vector<std::pair<std::string, std::string>> declared_prefixes(pugi::xml_node root) {
  constexpr std::string_view kDeclaration = "xmlns:";
  std::vector<std::pair<std::string, std::string>> prefixes;
  const std::string_view own = prefix_of(root.name());
  for (const pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with(kDeclaration)) continue;
    if (prefixes.size() == kMaxPrefixes) break;
    const std::string_view written = name.substr(kDeclaration.size());
    const auto* const known = std::find_if(
        std::begin(kNamespaces), std::end(kNamespaces),
        [&](const auto& row) { return row.uri == trim(attribute.value(), kHtmlSpace); });
    const bool is_known = known != std::end(kNamespaces);
    if (written == own && written != "rdf") {
      prefixes.emplace_back(written, "");
    } else if (is_known && known->prefix != written) {
      prefixes.emplace_back(written, known->prefix);
    }
  }
  return prefixes;
}

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    out.append(static_cast<const char*>(data), size);
  }
  std::string out;
};

}  // namespace

XmlDocument::XmlDocument(std::string_view bytes, std::string_view content_type) {
  DecodedText decoded = decode(bytes, content_type);
  text_ = decoded.converted ? std::move(decoded.storage) : std::string(decoded.text());
  const auto marks =
      std::count_if(text_.begin(), text_.end(), [](char c) { return c == '<' || c == '='; });
  if (static_cast<std::size_t>(marks) > kMaxXmlMarks) {
    flaw_ = "more than " + std::to_string(kMaxXmlMarks) + " tags and attributes";
    return;
  }
  // White space at the beginning is an error in XML and common in feeds.
  const std::size_t begin = std::min(text_.find_first_not_of(kHtmlSpace), text_.size());
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(text_.data() + begin, text_.size() - begin,
                                    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                        pugi::parse_wconv_attribute | pugi::parse_ws_pcdata,
                                    pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result) note_flaw(bytes, content_type, begin, result);
  prefixes_ = declared_prefixes(root());
}

// Parsing has changed text_, so it is decoded again.
void XmlDocument::note_flaw(std::string_view bytes, std::string_view content_type,
                            std::size_t begin, const pugi::xml_parse_result& result) {
  const DecodedText decoded = decode(bytes, content_type);
  read_ = decoded.text().substr(std::min(begin, decoded.text().size()));
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  if (root() && !ends_with_root(read_, root())) {
    flaw_ = kCutShort;
  } else {
    flaw_ = std::string("not well-formed XML at byte ") + std::to_string(at) + ": ";
    std::string why = result.description();
    if (!why.empty()) why.front() = to_lower(why.front());
    flaw_ += why;
  }
  // The sign at which parsing ended may be the last one of an end tag.
  read_.resize(std::min(at + 1, read_.size()));
}

bool XmlDocument::is_whole(pugi::xml_node element) const {
  if (flaw_.empty()) return true;
  const std::ptrdiff_t name_at = element.offset_debug();
  if (name_at < 0) return false;
  const std::string end = std::string("</") + element.name();
  constexpr std::string_view kData = "<![CDATA[";
  constexpr std::string_view kDataEnd = "]]>";
  std::size_t at = static_cast<std::size_t>(name_at);
  while ((at = read_.find('<', at)) != std::string::npos) {
    const std::string_view rest = std::string_view(read_).substr(at);
    if (rest.starts_with(kData)) {
      at = read_.find(kDataEnd, at);
      if (at == std::string::npos) return false;
    } else if (rest.starts_with(end)) {
      const std::size_t after = rest.find_first_not_of(kHtmlSpace, end.size());
      if (after != std::string_view::npos && rest[after] == '>') return true;
    }
    ++at;
  }
  return false;
}

std::string XmlDocument::name(pugi::xml_node node) const {
  const std::string_view written = node.name();
  const std::string_view prefix = prefix_of(written);
  if (prefix.empty()) return std::string(written);
  const auto found =
      std::find_if(prefixes_.begin(), prefixes_.end(),
                   [prefix](const auto& declared) { return declared.first == prefix; });
  if (found == prefixes_.end()) return std::string(written);
  const std::string_view local = local_name(written);
  return found->second.empty() ? std::string(local) : found->second + ":" + std::string(local);
}

pugi::xml_node XmlDocument::child(pugi::xml_node parent, std::string_view wanted) const {
  for (const pugi::xml_node node : parent.children()) {
    if (node.type() == pugi::node_element && name(node) == wanted) return node;
  }
  return {};
}

std::string XmlDocument::text(pugi::xml_node parent, std::string_view wanted) const {
  return text_of(child(parent, wanted));
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string text_of(pugi::xml_node top) {
  std::string text;
  walk_below(top, [&text](pugi::xml_node node) {
    if (is_text(node)) text += node.value();
    return true;
  });
  return std::string(trim(text, kHtmlSpace));
}

std::string markup_in(pugi::xml_node top) {
  // A prefix means nothing in HTML.
  walk_below(top, [](pugi::xml_node node) {
    if (node.type() == pugi::node_element && !prefix_of(node.name()).empty()) {
      node.set_name(std::string(local_name(node.name())).c_str());
    }
    return true;
  });
  StringWriter writer;
  for (const pugi::xml_node child : top.children()) {
    child.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  }
  return std::move(writer.out);
}

}  // namespace pith::internal
