#include "text/charsets.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace pith::internal {
namespace {

// Each charset is converted by the superset that the standard names, if iconv has it. No browser
// supports the last four; the detector finds them in old pages.
constexpr Charset kCharsets[] = {
    {"UTF-8", "UTF-8", CharsetKind::utf8},                         // 0
    {"IBM866", "IBM866", CharsetKind::single_byte},                // 1
    {"ISO-8859-2", "ISO-8859-2", CharsetKind::single_byte},        // 2
    {"ISO-8859-3", "ISO-8859-3", CharsetKind::single_byte},        // 3
    {"ISO-8859-4", "ISO-8859-4", CharsetKind::single_byte},        // 4
    {"ISO-8859-5", "ISO-8859-5", CharsetKind::single_byte},        // 5
    {"ISO-8859-6", "ISO-8859-6", CharsetKind::single_byte},        // 6
    {"ISO-8859-7", "ISO-8859-7", CharsetKind::single_byte},        // 7
    {"ISO-8859-8", "ISO-8859-8", CharsetKind::single_byte},        // 8
    {"ISO-8859-8-I", "ISO-8859-8", CharsetKind::single_byte},      // 9
    {"ISO-8859-10", "ISO-8859-10", CharsetKind::single_byte},      // 10
    {"ISO-8859-13", "ISO-8859-13", CharsetKind::single_byte},      // 11
    {"ISO-8859-14", "ISO-8859-14", CharsetKind::single_byte},      // 12
    {"ISO-8859-15", "ISO-8859-15", CharsetKind::single_byte},      // 13
    {"ISO-8859-16", "ISO-8859-16", CharsetKind::single_byte},      // 14
    {"KOI8-R", "KOI8-R", CharsetKind::single_byte},                // 15
    {"KOI8-U", "KOI8-U", CharsetKind::single_byte},                // 16
    {"macintosh", "MACINTOSH", CharsetKind::single_byte},          // 17
    {"windows-874", "TIS-620", CharsetKind::single_byte},          // 18
    {"windows-1250", "CP1250", CharsetKind::single_byte},          // 19
    {"windows-1251", "CP1251", CharsetKind::single_byte},          // 20
    {"windows-1252", "CP1252", CharsetKind::single_byte},          // 21
    {"windows-1253", "CP1253", CharsetKind::single_byte},          // 22
    {"windows-1254", "CP1254", CharsetKind::single_byte},          // 23
    {"windows-1255", "CP1255", CharsetKind::single_byte},          // 24
    {"windows-1256", "CP1256", CharsetKind::single_byte},          // 25
    {"windows-1257", "CP1257", CharsetKind::single_byte},          // 26
    {"windows-1258", "CP1258", CharsetKind::single_byte},          // 27
    {"x-mac-cyrillic", "MAC-CYRILLIC", CharsetKind::single_byte},  // 28
    {"GBK", "GB18030", CharsetKind::multi_byte},                   // 29
    {"gb18030", "GB18030", CharsetKind::multi_byte},               // 30
    {"Big5", "BIG5-HKSCS", CharsetKind::multi_byte},               // 31
    {"EUC-JP", "EUC-JP-MS", CharsetKind::multi_byte},              // 32
    {"ISO-2022-JP", "ISO-2022-JP", CharsetKind::escaped},          // 33
    {"Shift_JIS", "CP932", CharsetKind::multi_byte},               // 34
    {"EUC-KR", "UHC", CharsetKind::multi_byte},                    // 35
    {"UTF-16BE", "UTF-16BE", CharsetKind::utf16},                  // 36
    {"UTF-16LE", "UTF-16LE", CharsetKind::utf16},                  // 37
    {"EUC-TW", "EUC-TW", CharsetKind::multi_byte},                 // 38
    {"IBM855", "IBM855", CharsetKind::single_byte},                // 39
    {"ISO-2022-CN", "ISO-2022-CN", CharsetKind::escaped},          // 40
    {"ISO-2022-KR", "ISO-2022-KR", CharsetKind::escaped},          // 41
};

struct Label {
  std::string_view label;
  std::uint8_t charset;
};

// In ascending order; the number is an index into kCharsets. Besides the standard's labels: cp936,
// cp949, uhc, mac-cyrillic and the detector's names. x-user-defined has the meaning that it has in
// a <meta>.
constexpr Label kLabels[] = {
    {"866", 1},
    {"ansi_x3.4-1968", 21},
    {"arabic", 6},
    {"ascii", 21},
    {"asmo-708", 6},
    {"big5", 31},
    {"big5-hkscs", 31},
    {"chinese", 29},
    {"cn-big5", 31},
    {"cp1250", 19},
    {"cp1251", 20},
    {"cp1252", 21},
    {"cp1253", 22},
    {"cp1254", 23},
    {"cp1255", 24},
    {"cp1256", 25},
    {"cp1257", 26},
    {"cp1258", 27},
    {"cp819", 21},
    {"cp866", 1},
    {"cp936", 29},
    {"cp949", 35},
    {"csbig5", 31},
    {"cseuckr", 35},
    {"cseucpkdfmtjapanese", 32},
    {"csgb2312", 29},
    {"csibm866", 1},
    {"csiso2022jp", 33},
    {"csiso2022kr", 41},
    {"csiso58gb231280", 29},
    {"csiso88596e", 6},
    {"csiso88596i", 6},
    {"csiso88598e", 8},
    {"csiso88598i", 9},
    {"csisolatin1", 21},
    {"csisolatin2", 2},
    {"csisolatin3", 3},
    {"csisolatin4", 4},
    {"csisolatin5", 23},
    {"csisolatin6", 10},
    {"csisolatin9", 13},
    {"csisolatinarabic", 6},
    {"csisolatincyrillic", 5},
    {"csisolatingreek", 7},
    {"csisolatinhebrew", 8},
    {"cskoi8r", 15},
    {"csksc56011987", 35},
    {"csmacintosh", 17},
    {"csshiftjis", 34},
    {"csunicode", 37},
    {"cyrillic", 5},
    {"dos-874", 18},
    {"ecma-114", 6},
    {"ecma-118", 7},
    {"elot_928", 7},
    {"euc-jp", 32},
    {"euc-kr", 35},
    {"euc-tw", 38},
    {"gb18030", 30},
    {"gb2312", 29},
    {"gb_2312", 29},
    {"gb_2312-80", 29},
    {"gbk", 29},
    {"greek", 7},
    {"greek8", 7},
    {"hebrew", 8},
    {"ibm819", 21},
    {"ibm855", 39},
    {"ibm866", 1},
    {"iso-10646-ucs-2", 37},
    {"iso-2022-cn", 40},
    {"iso-2022-jp", 33},
    {"iso-2022-kr", 41},
    {"iso-8859-1", 21},
    {"iso-8859-10", 10},
    {"iso-8859-11", 18},
    {"iso-8859-13", 11},
    {"iso-8859-14", 12},
    {"iso-8859-15", 13},
    {"iso-8859-16", 14},
    {"iso-8859-2", 2},
    {"iso-8859-3", 3},
    {"iso-8859-4", 4},
    {"iso-8859-5", 5},
    {"iso-8859-6", 6},
    {"iso-8859-6-e", 6},
    {"iso-8859-6-i", 6},
    {"iso-8859-7", 7},
    {"iso-8859-8", 8},
    {"iso-8859-8-e", 8},
    {"iso-8859-8-i", 9},
    {"iso-8859-9", 23},
    {"iso-ir-100", 21},
    {"iso-ir-101", 2},
    {"iso-ir-109", 3},
    {"iso-ir-110", 4},
    {"iso-ir-126", 7},
    {"iso-ir-127", 6},
    {"iso-ir-138", 8},
    {"iso-ir-144", 5},
    {"iso-ir-148", 23},
    {"iso-ir-149", 35},
    {"iso-ir-157", 10},
    {"iso-ir-58", 29},
    {"iso8859-1", 21},
    {"iso8859-10", 10},
    {"iso8859-11", 18},
    {"iso8859-13", 11},
    {"iso8859-14", 12},
    {"iso8859-15", 13},
    {"iso8859-2", 2},
    {"iso8859-3", 3},
    {"iso8859-4", 4},
    {"iso8859-5", 5},
    {"iso8859-6", 6},
    {"iso8859-7", 7},
    {"iso8859-8", 8},
    {"iso8859-9", 23},
    {"iso88591", 21},
    {"iso885910", 10},
    {"iso885911", 18},
    {"iso885913", 11},
    {"iso885914", 12},
    {"iso885915", 13},
    {"iso88592", 2},
    {"iso88593", 3},
    {"iso88594", 4},
    {"iso88595", 5},
    {"iso88596", 6},
    {"iso88597", 7},
    {"iso88598", 8},
    {"iso88599", 23},
    {"iso_8859-1", 21},
    {"iso_8859-15", 13},
    {"iso_8859-1:1987", 21},
    {"iso_8859-2", 2},
    {"iso_8859-2:1987", 2},
    {"iso_8859-3", 3},
    {"iso_8859-3:1988", 3},
    {"iso_8859-4", 4},
    {"iso_8859-4:1988", 4},
    {"iso_8859-5", 5},
    {"iso_8859-5:1988", 5},
    {"iso_8859-6", 6},
    {"iso_8859-6:1987", 6},
    {"iso_8859-7", 7},
    {"iso_8859-7:1987", 7},
    {"iso_8859-8", 8},
    {"iso_8859-8:1988", 8},
    {"iso_8859-9", 23},
    {"iso_8859-9:1989", 23},
    {"koi", 15},
    {"koi8", 15},
    {"koi8-r", 15},
    {"koi8-ru", 16},
    {"koi8-u", 16},
    {"koi8_r", 15},
    {"korean", 35},
    {"ks_c_5601-1987", 35},
    {"ks_c_5601-1989", 35},
    {"ksc5601", 35},
    {"ksc_5601", 35},
    {"l1", 21},
    {"l2", 2},
    {"l3", 3},
    {"l4", 4},
    {"l5", 23},
    {"l6", 10},
    {"l9", 13},
    {"latin1", 21},
    {"latin2", 2},
    {"latin3", 3},
    {"latin4", 4},
    {"latin5", 23},
    {"latin6", 10},
    {"logical", 9},
    {"mac", 17},
    {"mac-cyrillic", 28},
    {"macintosh", 17},
    {"ms932", 34},
    {"ms_kanji", 34},
    {"shift-jis", 34},
    {"shift_jis", 34},
    {"sjis", 34},
    {"sun_eu_greek", 7},
    {"tis-620", 18},
    {"ucs-2", 37},
    {"uhc", 35},
    {"unicode", 37},
    {"unicode-1-1-utf-8", 0},
    {"unicode11utf8", 0},
    {"unicode20utf8", 0},
    {"unicodefeff", 37},
    {"unicodefffe", 36},
    {"us-ascii", 21},
    {"utf-16", 37},
    {"utf-16be", 36},
    {"utf-16le", 37},
    {"utf-8", 0},
    {"utf8", 0},
    {"visual", 8},
    {"windows-1250", 19},
    {"windows-1251", 20},
    {"windows-1252", 21},
    {"windows-1253", 22},
    {"windows-1254", 23},
    {"windows-1255", 24},
    {"windows-1256", 25},
    {"windows-1257", 26},
    {"windows-1258", 27},
    {"windows-31j", 34},
    {"windows-874", 18},
    {"windows-949", 35},
    {"x-cp1250", 19},
    {"x-cp1251", 20},
    {"x-cp1252", 21},
    {"x-cp1253", 22},
    {"x-cp1254", 23},
    {"x-cp1255", 24},
    {"x-cp1256", 25},
    {"x-cp1257", 26},
    {"x-cp1258", 27},
    {"x-euc-jp", 32},
    {"x-gbk", 29},
    {"x-mac-cyrillic", 28},
    {"x-mac-roman", 17},
    {"x-mac-ukrainian", 28},
    {"x-sjis", 34},
    {"x-unicode20utf8", 0},
    {"x-user-defined", 21},
    {"x-x-big5", 31},
};

constexpr std::size_t kLongestLabel = 19;  // cseucpkdfmtjapanese

}  // namespace

const Charset* find_charset(std::string_view label) {
  label = trim(label, kHtmlSpace);
  if (label.size() > kLongestLabel) return nullptr;
  const std::string lower = lowered(label);
  const Label* it = std::lower_bound(
      std::begin(kLabels), std::end(kLabels), lower,
      [](const Label& entry, const std::string& wanted) { return entry.label < wanted; });
  if (it == std::end(kLabels) || it->label != lower) return nullptr;
  return &kCharsets[it->charset];
}

namespace {

struct Attribute {
  std::string name;  // both lower-case
  std::string value;
};

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  const Charset* scan() {
    for (; !at_end(); ++at_) {
      if (peek() != '<') continue;
      const std::string_view rest = bytes_.substr(at_);
      if (rest.substr(0, 4) == "<!--") {
        at_ += 2;  // its dashes may also be those of the end, as in "<!-->"
        move_to("-->", 2);
      } else if (starts_with_ignore_case(rest, "<meta") && rest.size() > 5 &&
                 (is_html_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const Charset* charset = read_meta()) return charset;
      } else if (is_tag(rest)) {
        while (!at_end() && !is_html_space(peek()) && peek() != '>') ++at_;
        while (next_attribute()) continue;
      } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        move_to(">", 0);
      }
    }
    return nullptr;
  }

 private:
  static bool is_tag(std::string_view rest) {
    const std::size_t name = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
    return rest.size() > name && is_ascii_letter(rest[name]);
  }

  bool at_end() const { return at_ >= bytes_.size(); }
  char peek() const { return bytes_[at_]; }

  void move_to(std::string_view what, std::size_t further) {
    const std::size_t found = bytes_.find(what, at_);
    at_ = found == std::string_view::npos ? bytes_.size() : found + further;
  }

  void skip_space() {
    while (!at_end() && is_html_space(peek())) ++at_;
  }

  // The next attribute of the tag. Returns nullopt at its '>' or at the end of the bytes; an
  // incomplete attribute is ignored.
  std::optional<Attribute> next_attribute() {
    while (!at_end() && (is_html_space(peek()) || peek() == '/')) ++at_;
    if (at_end() || peek() == '>') return std::nullopt;
    Attribute attribute;
    for (; !at_end() && !is_html_space(peek()) && peek() != '/' && peek() != '>'; ++at_) {
      if (peek() == '=' && !attribute.name.empty()) break;
      attribute.name += to_lower(peek());
    }
    skip_space();
    if (at_end()) return std::nullopt;
    if (peek() != '=') return attribute;
    ++at_;
    skip_space();
    if (!read_value(attribute.value)) return std::nullopt;
    return attribute;
  }

  bool read_value(std::string& value) {
    if (at_end()) return false;
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
      for (++at_; !at_end() && peek() != quote; ++at_) value += to_lower(peek());
      if (at_end()) return false;
      ++at_;
      return true;
    }
    for (; !at_end() && !is_html_space(peek()) && peek() != '>'; ++at_) value += to_lower(peek());
    return !at_end();
  }

  const Charset* read_meta() {
    bool names_http_equiv = false;
    bool seen_http_equiv = false;
    bool seen_content = false;
    bool seen_charset = false;
    const Charset* of_content = nullptr;
    const Charset* of_charset = nullptr;
    while (const std::optional<Attribute> attribute = next_attribute()) {
      // If attributes have the same name, the first one counts.
      if (attribute->name == "http-equiv" && !seen_http_equiv) {
        seen_http_equiv = true;
        names_http_equiv = attribute->value == "content-type";
      } else if (attribute->name == "content" && !seen_content) {
        seen_content = true;
        of_content = charset_of_content_type(attribute->value);
      } else if (attribute->name == "charset" && !seen_charset) {
        seen_charset = true;
        of_charset = find_charset(attribute->value);
      }
    }
    if (at_end()) return nullptr;
    if (seen_charset) return of_charset;
    return names_http_equiv ? of_content : nullptr;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

const Charset* of_xml_declaration(std::string_view bytes) {
  if (bytes.substr(0, 5) != "<?xml") return nullptr;
  bytes = bytes.substr(0, bytes.find('>'));
  std::size_t at = bytes.find("encoding");
  if (at == std::string_view::npos) return nullptr;
  at += 8;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  if (at >= bytes.size() || bytes[at] != '=') return nullptr;
  ++at;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  if (at >= bytes.size() || (bytes[at] != '"' && bytes[at] != '\'')) return nullptr;
  const std::size_t close = bytes.find(bytes[at], at + 1);
  if (close == std::string_view::npos) return nullptr;
  return find_charset(bytes.substr(at + 1, close - at - 1));
}

}  // namespace

const Charset* charset_of_content_type(std::string_view value) {
  constexpr std::string_view kCharset = "charset";
  for (std::size_t at = 0; at + kCharset.size() <= value.size();) {
    if (!starts_with_ignore_case(value.substr(at), kCharset)) {
      ++at;
      continue;
    }
    at += kCharset.size();
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size() || value[at] != '=') continue;
    ++at;
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size()) return nullptr;
    if (value[at] == '"' || value[at] == '\'') {
      const std::size_t close = value.find(value[at], at + 1);
      if (close == std::string_view::npos) return nullptr;
      return find_charset(value.substr(at + 1, close - at - 1));
    }
    const std::size_t stop = value.find_first_of(" \t\n\f\r;", at);
    return find_charset(value.substr(at, stop == std::string_view::npos ? stop : stop - at));
  }
  return nullptr;
}

const Charset* prescan(std::string_view bytes, std::size_t limit) {
  bytes = bytes.substr(0, limit);
  const Charset* charset = Scanner(bytes).scan();
  if (charset == nullptr) charset = of_xml_declaration(bytes);
  return charset != nullptr && charset->kind == CharsetKind::utf16 ? find_charset("utf-8")
                                                                   : charset;
}

}  // namespace pith::internal
