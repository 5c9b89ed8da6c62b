#include "text/charsets.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

std::string name_of(std::string_view label) {
  const Charset* charset = find_charset(label);
  return charset == nullptr ? "-" : std::string(charset->name);
}

TEST(FindCharset, Table) {
  const struct {
    std::string_view label, name;
  } cases[] = {
      {"utf-8", "UTF-8"},
      {"UTF8", "UTF-8"},
      {" \t\n\f\rutf-8 \n", "UTF-8"},
      {"iso-8859-1", "windows-1252"},
      {"ISO_8859-1:1987", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"latin1", "windows-1252"},
      {"x-user-defined", "windows-1252"},
      {"ISO-8859-9", "windows-1254"},
      {"ISO-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "GBK"},
      {"GB18030", "gb18030"},
      {"x-sjis", "Shift_JIS"},
      {"ks_c_5601-1987", "EUC-KR"},
      {"utf-16", "UTF-16LE"},
      {"unicodefffe", "UTF-16BE"},
      {"866", "IBM866"},
      {"x-x-big5", "Big5"},
      {"cseucpkdfmtjapanese", "EUC-JP"},
      {"koi8-ru", "KOI8-U"},
      {"", "-"},
      {"  ", "-"},
      {"utf", "-"},
      {"utf-8x", "-"},
      {"utf-7", "-"},
      {"hz-gb-2312", "-"},
      {"a-label-longer-than-any-that-there-is", "-"},
      {std::string_view("utf\0-8", 6), "-"},
  };
  for (const auto& c : cases) EXPECT_EQ(name_of(c.label), c.name) << c.label;
}

// The table is sorted, so that each of its own names is found; a charset's name is its label.
TEST(FindCharset, CanonicalNamesAreLabels) {
  for (const std::string_view name :
       {"UTF-8",        "IBM866",       "ISO-8859-2",   "ISO-8859-3",     "ISO-8859-4",
        "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",     "ISO-8859-8-I",
        "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",    "ISO-8859-16",
        "KOI8-R",       "KOI8-U",       "macintosh",    "windows-874",    "windows-1250",
        "windows-1251", "windows-1252", "windows-1253", "windows-1254",   "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "GBK",
        "gb18030",      "Big5",         "EUC-JP",       "ISO-2022-JP",    "Shift_JIS",
        "EUC-KR",       "UTF-16BE",     "UTF-16LE",     "EUC-TW",         "IBM855",
        "ISO-2022-CN",  "ISO-2022-KR"})
    EXPECT_EQ(name_of(name), name);
}

// Every name that the detector returns must be known here.
TEST(FindCharset, NamesOfTheDetector) {
  for (const std::string_view name :
       {"BIG5",         "EUC-JP",       "EUC-KR",       "UHC",          "EUC-TW",
        "GB18030",      "IBM855",       "IBM866",       "ISO-2022-CN",  "ISO-2022-JP",
        "ISO-2022-KR",  "ISO-8859-1",   "ISO-8859-13",  "ISO-8859-15",  "ISO-8859-2",
        "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-11",  "KOI8-R",
        "MAC-CYRILLIC", "SHIFT_JIS",    "TIS-620",      "WINDOWS-1250", "WINDOWS-1251",
        "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257",
        "WINDOWS-1258"})
    EXPECT_NE(find_charset(name), nullptr) << name;
}

using namespace std::string_literals;

std::string name_of(const Charset* charset) {
  return charset == nullptr ? "-" : std::string(charset->name);
}

TEST(Prescan, Table) {
  const struct {
    const char *html, *name;
  } cases[] = {
      {"", "-"},
      {"<html><head>", "-"},
      {"<meta charset=utf-8>", "UTF-8"},
      {"<META CHARSET='Shift_JIS'>", "Shift_JIS"},
      {"<meta charset = \" koi8-r \">", "KOI8-R"},
      {"<meta charset=gbk/>", "-"},  // unquoted values reach to the next space or '>'
      {"<meta charset=gbk />", "GBK"},
      {"<meta/charset=gbk>", "GBK"},
      {"<meta\ncharset\n=\ngbk\n>", "GBK"},
      {"<metacharset=gbk>", "-"},
      {"<meta charset=gbk", "-"},  // cut off
      {"<meta charset=\"gbk>", "-"},
      {"<meta charset=\"gbk>\n<meta charset=big5>\">", "-"},
      {"<meta charset>", "-"},
      {"<meta charset=>", "-"},
      {"<meta charset=none><meta charset=big5>", "Big5"},
      {"<meta charset=big5 charset=gbk>", "Big5"},  // the first of equal attributes
      {"<meta name=x content='y' charset=big5>", "Big5"},
      {"<meta charset=utf-16>", "UTF-8"},
      {"<meta charset=UTF-16BE>", "UTF-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      // http-equiv
      {"<meta http-equiv=Content-Type content='text/html; charset=big5'>", "Big5"},
      {"<meta content='text/html; charset=big5' http-equiv=content-type>", "Big5"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html;charset=windows-1251\" />",
       "windows-1251"},
      {"<meta content='text/html; charset=big5'>", "-"},
      {"<meta http-equiv=refresh content='text/html; charset=big5'>", "-"},
      {"<meta http-equiv=content-type content='text/html; charset=big5' charset=gbk>", "GBK"},
      {"<meta http-equiv=content-type content='text/html' content='charset=big5'>", "-"},
      // comments
      {"<!-- <meta charset=big5> -->", "-"},
      {"<!-- <meta charset=big5> --><meta charset=gbk>", "GBK"},
      {"<!--><meta charset=big5>-->", "Big5"},
      {"<!---><meta charset=big5>", "Big5"},
      {"<!-- > <meta charset=big5>", "-"},
      // other tags
      {"<!DOCTYPE html><html lang=x><head><meta charset=big5>", "Big5"},
      {"<a title='<meta charset=gbk>'><meta charset=big5>", "Big5"},
      {"<a title=<meta charset=gbk>", "-"},
      {"</p title='<meta charset=gbk>'><meta charset=big5>", "Big5"},
      {"<? <meta charset=gbk><meta charset=big5>", "Big5"},
      {"<! <meta charset=gbk><meta charset=big5>", "Big5"},
      {"<<meta charset=big5>", "Big5"},
      {"< meta charset=gbk>", "-"},
      {"<1 '><meta charset=big5>", "Big5"},
      {"<p =x ==y a=b=c / d><meta charset=big5>", "Big5"},
      {"<script>'<meta charset=gbk>'</script><meta charset=big5>", "GBK"},  // as browsers do
      // XML declaration
      {"<?xml version='1.0' encoding='big5'?><html>", "Big5"},
      {"<?xml version=\"1.0\" encoding = \"euc-kr\" ?>", "EUC-KR"},
      {"<?xml version='1.0' encoding='utf-16'?>", "UTF-8"},
      {"<?xml encoding='big5'?><meta charset=gbk>", "GBK"},
      {"<?xml encoding=big5?>", "-"},
      {"<?xml encoding='big5?>", "-"},
      {"<?xml encoding", "-"},
      {" <?xml encoding='big5'?>", "-"},
  };
  for (const auto& c : cases) EXPECT_EQ(name_of(prescan(c.html)), c.name) << c.html;
}

TEST(Prescan, LooksAt1024Bytes) {
  const std::string meta = "<meta charset=big5>";
  EXPECT_EQ(name_of(prescan(std::string(1024 - meta.size(), ' ') + meta)), "Big5");
  EXPECT_EQ(name_of(prescan(std::string(1025 - meta.size(), ' ') + meta)), "-");
  EXPECT_EQ(name_of(prescan(std::string(5000, ' ') + meta, 10000)), "Big5");
}

TEST(Prescan, HoldsOnNulAndHighBytes) {
  EXPECT_EQ(name_of(prescan("\0<\xFF>\xFE<meta charset=big5>"s)), "Big5");
}

// Every prefix of a page is read safely, and nothing is found before the tag is closed.
TEST(Prescan, EveryPrefix) {
  const std::string page =
      "<!DOCTYPE html><!--x--><html a='b'><meta http-equiv='content-type' "
      "content=\"text/html; charset='gbk'\">";
  for (std::size_t length = 0; length < page.size(); ++length) {
    const std::string exact(page, 0, length);
    EXPECT_EQ(prescan(exact), nullptr) << exact;
  }
  EXPECT_EQ(name_of(prescan(page)), "GBK");
}

TEST(CharsetOfContentType, Table) {
  const struct {
    const char *value, *name;
  } cases[] = {
      {"", "-"},
      {"text/html", "-"},
      {"text/html; charset=utf-8", "UTF-8"},
      {"text/html;CHARSET=UTF-8", "UTF-8"},
      {"text/html; charset = gbk ; x=y", "GBK"},
      {"text/html; charset=\"gbk\"", "GBK"},
      {"text/html; charset='gbk' x", "GBK"},
      {"text/html; charset=\"gbk", "-"},
      {"text/html; charset=gbk\"", "-"},
      {"text/html; charset=", "-"},
      {"text/html; charset", "-"},
      {"charset charset=big5", "Big5"},
      {"charset;charset=big5", "Big5"},
      {"xcharset=big5", "Big5"},
      {"charset=utf-16", "UTF-16LE"},
      {"charset=unheard-of", "-"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(name_of(charset_of_content_type(c.value)), c.name) << c.value;
}

}  // namespace

}  // namespace pith::internal
