#include "fetch/sniff.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

using std::string_view_literals::operator""sv;

// Enough for a license comment and a style sheet before the first significant tag.
constexpr std::size_t kWindow = 65536;
// Control characters are counted over this many bytes; binary formats show them in their header.
constexpr std::size_t kControlWindow = 4096;
// Crawled text has a stray NUL or form separator now and then. Of random bytes, 10 % are control
// characters; of the headers of binary formats, more.
constexpr std::size_t kControlShare = 50;  // one in 50 = 2 %

using Kind = FileKind;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  Kind kind;
};

constexpr Signature kSignatures[] = {
    {0, "%PDF-"sv, Kind::pdf},
    {0, "\x89PNG\r\n\x1a\n"sv, Kind::png},
    {0, "\xff\xd8\xff"sv, Kind::jpeg},
    {0, "GIF87a"sv, Kind::gif},
    {0, "GIF89a"sv, Kind::gif},
    {8, "WEBPVP8"sv, Kind::webp},
    {0, "II*\0"sv, Kind::tiff},
    {0, "MM\0*"sv, Kind::tiff},
    {0, "\0\0\1\0"sv, Kind::icon},
    {0, "PK\3\4"sv, Kind::zip},
    {0, "PK\5\6"sv, Kind::zip},
    {0, "Rar!\x1a\7"sv, Kind::rar},
    {0, "7z\xbc\xaf\x27\x1c"sv, Kind::seven_zip},
    {0,
     "\xfd"
     "7zXZ\0"sv,
     Kind::xz},
    {4, "1AY&SY"sv, Kind::bzip2},
    {0, "\x28\xb5\x2f\xfd"sv, Kind::zstd},
    {257, "ustar"sv, Kind::tar},
    {0,
     "\x7f"
     "ELF"sv,
     Kind::elf},
    {0, "\0asm"sv, Kind::wasm},
    {0, "\xca\xfe\xba\xbe"sv, Kind::java_class},
    {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Kind::office_97},
    {0, "{\\rtf"sv, Kind::rtf},
    {0, "%!PS-Adobe"sv, Kind::postscript},
    {0, "SQLite format 3\0"sv, Kind::sqlite},
    {0, "PAR1"sv, Kind::parquet},
    {0, "ARROW1\0\0"sv, Kind::arrow},
    {0, "FEA1"sv, Kind::arrow},
    {0, "!BDN"sv, Kind::outlook_mailbox},
    {60, "BOOKMOBI"sv, Kind::kindle_book},
    {60, "TEXtREAd"sv, Kind::kindle_book},
    {0, "AT&TFORM"sv, Kind::djvu},
    {0, "bplist00"sv, Kind::property_list},
    {0, "WARC/1."sv, Kind::warc},
    {0, "WARC/0."sv, Kind::warc},
    {0, "From: <Saved by "sv, Kind::mhtml},
    {4, "ftyp"sv, Kind::mp4},
    {0, "\x1a\x45\xdf\xa3"sv, Kind::matroska},
    {0, "ID3\2"sv, Kind::mp3},
    {0, "ID3\3"sv, Kind::mp3},
    {0, "ID3\4"sv, Kind::mp3},
    {0, "OggS\0"sv, Kind::ogg},
    {8, "WAVEfmt"sv, Kind::wav},
    {0, "fLaC\0"sv, Kind::flac},
    {0, "wOFF"sv, Kind::font},
    {0, "wOF2"sv, Kind::font},
};

// Tags that begin pages and fragments of pages: the MIME sniffing standard's list and later
// sectioning elements. Sorted.
constexpr std::array kTags = {
    "a"sv,       "article"sv, "aside"sv,    "b"sv,      "base"sv,  "blockquote"sv, "body"sv,
    "br"sv,      "center"sv,  "code"sv,     "dd"sv,     "div"sv,   "dl"sv,         "dt"sv,
    "em"sv,      "figure"sv,  "font"sv,     "footer"sv, "form"sv,  "h1"sv,         "h2"sv,
    "h3"sv,      "h4"sv,      "h5"sv,       "h6"sv,     "head"sv,  "header"sv,     "hr"sv,
    "html"sv,    "i"sv,       "iframe"sv,   "img"sv,    "li"sv,    "link"sv,       "main"sv,
    "meta"sv,    "nav"sv,     "noscript"sv, "ol"sv,     "p"sv,     "pre"sv,        "script"sv,
    "section"sv, "span"sv,    "strong"sv,   "style"sv,  "table"sv, "tbody"sv,      "td"sv,
    "th"sv,      "title"sv,   "tr"sv,       "ul"sv,
};
static_assert(std::is_sorted(kTags.begin(), kTags.end()));
constexpr std::size_t kLongestTag = 10;

// The HTML tag whose name begins at `text`, or "".
std::string_view known_tag(std::string_view text) {
  std::array<char, kLongestTag> name{};
  std::size_t length = 0;
  while (length < text.size() && length < kLongestTag) {
    const char c = to_lower(text[length]);
    if (!is_ascii_alphanumeric(c)) break;
    name[length++] = c;
  }
  if (length == text.size()) return {};
  if (const char end = text[length]; end != '>' && end != '/' && !is_html_space(end)) return {};
  const auto found =
      std::lower_bound(kTags.begin(), kTags.end(), std::string_view(name.data(), length));
  return found != kTags.end() && *found == std::string_view(name.data(), length)
             ? *found
             : std::string_view();
}

bool is_binary_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // ESC belongs to ISO-2022-JP, form feed to plain text.
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
         byte != 0x1b;
}

bool mostly_control(std::string_view head) {
  const std::string_view window = head.substr(0, kControlWindow);
  const auto count =
      static_cast<std::size_t>(std::count_if(window.begin(), window.end(), is_binary_control));
  return count * kControlShare > window.size();
}

bool holds_markup(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('/') && !known_tag(rest.substr(1)).empty()) return true;
    const std::string_view tag = known_tag(rest);
    if (tag == "p" || tag == "br" || tag == "html") return true;
  }
  return false;
}

// What XML documents are, by the local names of their roots, which HTML has not. Where names have a
// prefix, or mean other things too, their namespace tells.
constexpr struct {
  std::string_view root;
  Kind kind;
  std::string_view space;  // a part of its namespace
  bool is_its_own;         // without a prefix, the name is enough
} kXmlRoots[] = {{"rss", Kind::rss_feed, "backend.userland.com/rss", true},
                 {"feed", Kind::atom_feed, "www.w3.org/2005/Atom", true},
                 {"feed", Kind::atom_feed, "purl.org/atom/ns#", true},
                 {"RDF", Kind::rss_feed, "purl.org/rss/1.0/", false},
                 {"RDF", Kind::rss_feed, "/rdf/simple/0.9/", false},
                 {"urlset", Kind::sitemap, "sitemap", true},
                 {"sitemapindex", Kind::sitemap, "sitemap", true},
                 {"opml", Kind::opml, "opml", true}};

// The kind of the XML document whose first element begins at `text`, or Kind::page if it is no
// known one.
Kind kind_of_root(std::string_view text) {
  if (!text.starts_with('<')) return Kind::page;
  const std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  const std::size_t colon = name.find(':');
  const bool has_prefix = colon != std::string_view::npos;
  const std::string_view local = name.substr(has_prefix ? colon + 1 : 0);
  const auto* const found =
      std::find_if(std::begin(kXmlRoots), std::end(kXmlRoots), [&](const auto& row) {
        if (row.root != local) return false;
        return (row.is_its_own && !has_prefix) || text.find(row.space) != std::string_view::npos;
      });
  return found == std::end(kXmlRoots) ? Kind::page : found->kind;
}

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kHtmlSpace), text.size()));
}

// The size of the document type at the beginning, with the declarations in it; the size of the text
// if it does not end.
std::size_t size_of_doctype(std::string_view text) {
  bool is_inside = false;  // of the brackets
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = std::min(text.find(c, i + 1), text.size());
    } else if (text.substr(i, 4) == "<!--") {
      i = std::min(text.find("-->", i), text.size());
    } else if (c == '[' || c == ']') {
      is_inside = c == '[';
    } else if (c == '>' && !is_inside) {
      return i + 1;
    }
  }
  return text.size();
}

// `text` without the document type that it begins with and the comments and instructions after it.
std::string_view after_doctype(std::string_view text) {
  if (!text.starts_with("<!DOCTYPE")) return text;
  text.remove_prefix(size_of_doctype(text));
  while (true) {
    skip_space(text);
    const bool is_comment = text.starts_with("<!--");
    if (!is_comment && !text.starts_with("<?")) return text;
    const std::string_view end = is_comment ? "-->" : "?>";
    const std::size_t stop = text.find(end, 2);
    if (stop == std::string_view::npos) return {};
    text.remove_prefix(stop + end.size());
  }
}

std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t number = 0;
  for (std::size_t i = count; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

// What a ZIP file is, by the first of its members and their local headers.
Kind kind_of_zip(std::string_view head) {
  static constexpr std::string_view kZipMember = "PK\3\4";
  constexpr std::size_t kPackedSizeAt = 18;
  constexpr std::size_t kLengthAt = 26;
  constexpr std::size_t kExtraLengthAt = 28;
  constexpr std::size_t kNameAt = 30;
  if (head.size() < kNameAt) return Kind::zip;
  const std::size_t length = little_endian(head, kLengthAt, 2);
  const std::string_view first = head.substr(kNameAt, length);
  const std::string_view content = head.substr(std::min(kNameAt + length, head.size()));
  const auto is_early = [content](std::string_view text) {
    constexpr std::size_t kExtra = 256;  // the header's extra field comes before the content
    return content.substr(0, kExtra).find(text) != std::string_view::npos;
  };
  // A name counts behind a local header only: stored members may mention it, and may be zips.
  const auto has_member = [head](std::string_view part) {
    constexpr std::size_t kMaxNameBytes = 256;  // that are looked at
    for (std::size_t at = 0; (at = head.find(kZipMember, at)) != std::string_view::npos;) {
      if (head.size() - at < kNameAt) return false;
      const std::size_t size = little_endian(head, at + kLengthAt, 2);
      const std::string_view name = head.substr(at + kNameAt, std::min(size, kMaxNameBytes));
      if (name.find(part) != std::string_view::npos) return true;
      // The size of the content is 0 if it is written behind it.
      at += kNameAt + size + little_endian(head, at + kExtraLengthAt, 2) +
            little_endian(head, at + kPackedSizeAt, 4);
      if (at >= head.size()) return false;
    }
    return false;
  };
  if (first == "mimetype" && is_early("application/epub+zip")) return Kind::epub;
  if (has_member("META-INF/container.xml")) return Kind::epub;
  if (first == "mimetype" && (is_early("opendocument") || has_member("content.xml"))) {
    return Kind::opendocument;
  }
  if (first == "[Content_Types].xml" || first.starts_with("_rels/") ||
      first.starts_with("docProps/") || first.starts_with("word/")) {
    return Kind::office;
  }
  if (first.starts_with("META-INF/")) return Kind::java_archive;
  // Other archives have folders and packages of these names too.
  const auto holds = [first](std::string_view folder, std::string_view part) {
    return first.starts_with(folder) && first.find(part) != std::string_view::npos;
  };
  const bool is_package =
      first == "datapackage.json" && (has_member("datapackage-digest.json") ||
                                      has_member("indexes/index.") || has_member(".warc"));
  if (holds("archive/", ".warc") || holds("indexes/", ".cdx") || holds("indexes/", ".idx") ||
      first == "pages/pages.jsonl" || is_package) {
    return Kind::wacz;
  }
  return Kind::zip;
}

// What a document says before its first tag.
struct Prologue {
  bool declares_xml = false;
  bool ends = true;  // false: its last comment or declaration goes on
};

// Removes white space, comments and one kind of declaration.
Prologue skip_prologue(std::string_view& text) {
  Prologue found;
  if (text.starts_with(kUtf8ByteOrderMark)) text.remove_prefix(kUtf8ByteOrderMark.size());
  while (true) {
    while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (starts_with_ignore_case(text, "<?xml") ||
               (found.declares_xml && text.starts_with("<?"))) {
      found.declares_xml = true;
      end = "?>";
    } else {
      return found;
    }
    const auto stop = text.find(end, 2);
    found.ends = stop != std::string_view::npos;
    if (!found.ends) return found;
    text.remove_prefix(stop + end.size());
  }
}

// Classifies the document by what follows its prologue.
Sniffed sniff_text(std::string_view text) {
  const Prologue prologue = skip_prologue(text);
  if (!prologue.ends) return {Content::html};
  if (starts_with_ignore_case(text, "<!doctype html")) return {Content::html};
  if (const Kind kind = kind_of_root(after_doctype(text)); kind != Kind::page) {
    return {Content::xml, kind};
  }
  if (text.starts_with('<') && !known_tag(text.substr(1)).empty()) return {Content::html};
  if (prologue.declares_xml) return {Content::xml, Kind::xml};
  return {holds_markup(text) ? Content::mixed : Content::text};
}

}  // namespace

std::optional<Utf16> utf16_order(std::string_view head) {
  if (head.starts_with("\xff\xfe")) return Utf16::little_endian;
  if (head.starts_with("\xfe\xff")) return Utf16::big_endian;
  const std::string_view window = head.substr(0, kControlWindow);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < window.size(); ++i) nuls[i % 2] += window[i] == '\0';
  // UTF-16 without a byte order mark: markup is mostly ASCII, so nearly every second byte is NUL,
  // and the others never are.
  const bool is_utf16 = window.size() >= 8 && std::min(nuls[0], nuls[1]) == 0 &&
                        std::max(nuls[0], nuls[1]) * 4 > window.size();
  if (!is_utf16) return std::nullopt;
  return nuls[0] == 0 ? Utf16::little_endian : Utf16::big_endian;
}

std::string ascii_of_utf16(std::string_view text) {
  std::string ascii;
  ascii.reserve(text.size() / 2);
  for (const char c : text) {
    if (c != '\0' && static_cast<unsigned char>(c) < 0x80) ascii.push_back(c);
  }
  return ascii;
}

Sniffed sniff(std::string_view bytes) {
  if (bytes.starts_with("\x1f\x8b")) return {Content::gzip, Kind::gzip};
  for (const Signature& known : kSignatures) {
    if (bytes.size() >= known.offset && bytes.substr(known.offset).starts_with(known.bytes)) {
      const bool is_zip = known.bytes == "PK\3\4";
      return {Content::binary, is_zip ? kind_of_zip(bytes.substr(0, kWindow)) : known.kind};
    }
  }
  const std::string_view head = bytes.substr(0, kWindow);
  if (utf16_order(head)) return sniff_text(ascii_of_utf16(head));
  const Sniffed found = sniff_text(head);
  if (found.content != Content::html && mostly_control(head)) {
    return {Content::binary, Kind::binary};
  }
  return found;
}

bool declares_page(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kWindow);
  const std::string ascii = utf16_order(head) ? ascii_of_utf16(head) : "";
  std::string_view text = ascii.empty() ? head : std::string_view(ascii);
  skip_prologue(text);
  constexpr std::string_view kTag = "<html";
  return starts_with_ignore_case(text, "<!doctype html") ||
         (starts_with_ignore_case(text, kTag) && known_tag(text.substr(1)) == "html");
}

}  // namespace pith::internal
