#include "input/first_bytes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "input/containers.h"

namespace pith::internal {
namespace {

// In UTF-16.
std::string wide(const std::string& text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text) bytes += std::string(1, c) + '\0';
  return bytes;
}

TEST(FirstBytes, Containers) {
  const std::string related =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=b\r\n";
  const struct {
    std::string bytes;
    std::string_view expected;  // the container's name, or ""
  } cases[] = {
      {"WARC/1.0\r\n", "warc"},
      {"From: Jane <j@x.org>\nMIME-Version: 1.0\n\nText", "mail"},
      {"\xEF\xBB\xBFMIME-version: 1.0\n\nText", "mail"},
      {"Received: by x\n y\nFrom: Jane\n\nText", "mail"},
      {"Message-ID: <1@x>\nDate: today\nFrom: Jane\n\nText", "mail"},
      {"Return-Path: <x@y.org>\r\nFrom: Jane\r\n\r\nText", "mail"},
      {"From: Jane\nDate: March\nSubject: minutes\n\nText", ""},  // a note
      {"MIME-Version: 1.0\nWords of a text.\n", ""},
      {"<p>MIME-Version: 1.0</p>", ""},
      {"From the quay: the boats at 9:30 in 1998.\n", "mbox"},  // as good as one
      {"From the quay you can see the boats.\nThey come in.\n", ""},
      {"From jane@example.org Mon Nov 30 09:11:46 2026\nFrom: Jane\n", "mbox"},
      {"From - Mon Nov 30 09:11:46 2026\r\nX-Status: 1\r\n", "mbox"},
      {"From MAILER-DAEMON Fri Jul  8 12:08:34 2011\n", "mbox"},
      {"From jane@example.org\n", ""},
      {"From: <Saved by Blink>\r\nSubject: x\r\n", "mhtml"},
      {"From: \"Saved by Windows Internet Explorer 7\"\n", "mhtml"},
      {"Subject: x\nSnapshot-Content-Location: https://x/\n\n", "mhtml"},
      {related + "\r\n", "mhtml"},
      {related + "To: x@y.org\r\n\r\n", "mail"},
      {"{\"log\":{\"version\":\"1.2\",\"creator\":{}", "har"},
      {"{\n  \"log\" : {\n  \"entries\": [", "har"},
      {"{\"log\":{\"text\":\"t\"}}", ""},
      {"{\"a\":{\"log\":{\"entries\":[]}}}", ""},
      {std::string("bplist00\xD1\1\2_\x10\x0FWebMainResource"), "webarchive"},
      {"bplist00\xD1\1\2_\x10\x0FOther", ""},
      {"<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict><key>WebMainResource</key>",
       "webarchive"},
      {"<?xml version=\"1.0\"?>\n<html><p>WebMainResource</p>", ""},
      {"<!DOCTYPE rss [<!ENTITY a 'b'>]>\n<?x?><rss>", "feed"},
      {"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "feed"},
      {wide("{\"log\":{\"entries\":["), "har"},
      {wide("{\"version\":\"https://jsonfeed.org/version/1\""), "feed"},
      {wide("{\"a\":1}"), ""},
      {"", ""},
  };
  for (const auto& [bytes, expected] : cases) {
    const Container* const found = find_container(row_of(container_of(bytes)).container);
    EXPECT_EQ(found != nullptr ? std::string_view(found->name) : "", expected) << bytes;
  }
}

TEST(FirstBytes, Json) {
  for (const char* json : {"{}", "{\"a\":1}", " {\n\"a\" : [", "[{\"a\":1}]", "[[{}]]", "[\"a\",1]",
                           "[ \"a\\\"b\" ]", "\xEF\xBB\xBF{\"a\":"}) {
    EXPECT_TRUE(is_json(json)) << json;
  }
  for (const char* text : {"", "[", "{", "[1] A reference.", "[Music] They sing.", "{{template}}",
                           "{a}", "[\"Quoted\" words] of a text", "\"a\"", "[link](x)"}) {
    EXPECT_FALSE(is_json(text)) << text;
  }
}

FileKind kind_of(const std::string& bytes, const std::string& name) {
  return kind_of_page_bytes(bytes, sniff(bytes), name);
}

TEST(FirstBytes, WhatIsReadAsAPageAndIsNone) {
  using Kind = FileKind;
  const std::string rows = "a,b,c\n1,2,3\n4,5,6\n\"7, 8\",9,\"10\"\n";
  const struct {
    std::string name;
    std::string bytes;
    Kind expected;
  } cases[] = {
      {"a.html", "MIME-Version: 1.0\n\nx", Kind::mail},
      {"https://x.org/a", "MIME-Version: 1.0\n\nx", Kind::mail},
      {"a.html", "From: <Saved by Blink>\n", Kind::mhtml},
      {"a.txt", "{\"log\":{\"entries\":[", Kind::har},
      {"a.html", "WARC/1.0\r\n", Kind::warc},
      {"a.html", "<?xml version=\"1.0\"?><rss/>", Kind::rss_feed},
      {"a.html", "<urlset/>", Kind::sitemap},
      {"a.xhtml", "<?xml version=\"1.0\"?><note/>", Kind::xml},
      {"a.pdf", "%PDF-1.7", Kind::pdf},
      {"a.pdf", "<!doctype html><p>x", Kind::page},
      {"a.json", "{\"a\":1}", Kind::json},
      {"-", "[{\"a\":1}]", Kind::json},
      {"", "{\"html\":\"<p>x</p>\"}", Kind::json},
      {"a.csv", "x", Kind::table},
      {"https://x.org/a.csv?q#f", "x", Kind::table},
      {"https://x.org/a?f=.csv", "x", Kind::page},
      {"a.csv", "<!doctype html>", Kind::page},
      {"a.cdxj", "x", Kind::cdx_index},
      {"-", "org,example)/a 20261130091146 {\"url\": \"x\"}\n", Kind::cdx_index},
      {"-", " CDX N b a m s k r M S V g\n", Kind::cdx_index},
      {"-", "The harbor (see 1)/ 20261130", Kind::page},
      {"a.txt", "From the quay you can see it.\n\nNote: it is late.\n", Kind::page},
      {"a.md", "# Title\n\n- a\n", Kind::page},
      {"a", "", Kind::page},
      {"data", rows, Kind::table},
      {"a.txt", rows, Kind::table},
      {"a.html", rows, Kind::table},
      {"https://x.org/", rows, Kind::table},
  };
  for (const auto& [name, bytes, expected] : cases) {
    EXPECT_EQ(row_of(kind_of(bytes, name)).name, row_of(expected).name) << name << ": " << bytes;
  }
}

TEST(FirstBytes, TablesAreToldFromTexts) {
  std::string long_table;
  for (int i = 0; i < 30; ++i) long_table += "Heron,12,\"boats, of\nwood\"\n";
  const struct {
    std::string bytes;
    bool is_table;          // of a file whose name says nothing
    bool is_table_in_text;  // of a .txt file
  } cases[] = {
      {long_table, true, true},
      {long_table + "Words, of a text.\n", true, true},  // a look at the beginning is enough
      {"a;b;c\n1;2;3\n1;2;3\n1;2;3", true, true},
      {"a\tb\tc\n1\t2\t3\n1\t2\t3\n1\t2\t3\n", true, true},
      {"a,b,c\n1,2,3\n1,2,3\n", false, false},
      {"a,b\n1,2\n1,2\n1,2\n", false, false},
      {"a, b, c\nd, e, f\ng, h, i\nj, k, l\n", false, false},
      {"a,b,c\n1,2,3\n1,2,3\n1,2,3\nThe words of a text, of the boats.\n", true, false},
      {"a,b,\"c\nd\"\n1,2,3\n1,2,\"3\"\"4,5\"\n1,2,3\n", true, true},
      {"a,b,5\" pipe\n1,2,3\n1,2,6\" pipe\n1,2,3\n", true, true},
      {"We saw herons,\nterns,\ngulls, boats and\nthe sea,\nall day,\n", false, false},
      {"\n\n\n\n\n", false, false},
  };
  for (const auto& [bytes, is_table, is_table_in_text] : cases) {
    EXPECT_EQ(kind_of(bytes, "data") == FileKind::table, is_table) << bytes;
    EXPECT_EQ(kind_of(bytes, "a.txt") == FileKind::table, is_table_in_text) << bytes;
  }
}

TEST(FirstBytes, AnyBytes) {
  std::string bytes;
  for (std::size_t i = 0; i < 200'000; ++i) bytes += "{[\"\\:,<\nFrom"[(i * i + i / 7) % 12];
  for (std::size_t begin = 0; begin < 300; ++begin) {
    container_of(std::string_view(bytes).substr(begin));
    is_json(std::string_view(bytes).substr(begin));
    kind_of(bytes.substr(begin), "x");
  }
}

}  // namespace
}  // namespace pith::internal
