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
    const std::optional<InputKind> kind = container_of(bytes);
    EXPECT_EQ(kind ? std::string_view(find_container(*kind)->name) : "", expected) << bytes;
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

TEST(FirstBytes, WhatIsNoPageIsRefusedInWords) {
  const std::string json =
      "a JSON file: use --from jsonl if each line is an object with a page, or --from text";
  const std::string table =
      "a table (CSV): make each row a JSON object for --from jsonl, or use --from text";
  const std::string index =
      "an index of web archives, which holds no page: read the WARC files that it names";
  const std::string rows = "a,b,c\n1,2,3\n4,5,6\n\"7, 8\",9,\"10\"\n";
  const struct {
    std::string path;
    std::string bytes;
    std::string expected;
  } cases[] = {
      {"a.html", "MIME-Version: 1.0\n\nx", "a mail: use --from mail"},
      {"a.html", "From: <Saved by Blink>\n", "an MHTML file: use --from mhtml"},
      {"a.txt", "{\"log\":{\"entries\":[", "a HAR file: use --from har"},
      {"a.html", "WARC/1.0\r\n", "a WARC file: use --from warc"},
      {"a.json", "{\"a\":1}", json},
      {"-", "[{\"a\":1}]", json},
      {"a.csv", "x", table},
      {"data", rows, table},
      {"data", "a;b;c\n1;2;3\n1;2;3\n1;2;3\n", table},
      {"a.txt", rows, ""},
      {"data", "a, b, c\nd, e, f\ng, h, i\nj, k, l\n", ""},
      {"data", "a,b\n1,2\n1,2\n1,2\n", ""},
      {"a.cdxj", "x", index},
      {"-", "org,example)/a 20261130091146 {\"url\": \"x\"}\n", index},
      {"-", " CDX N b a m s k r M S V g\n", index},
      {"-", "The harbor (see 1)/ 20261130", ""},
      {"a.txt", "From the quay you can see it.\n\nNote: it is late.\n", ""},
      {"a.md", "# Title\n\n- a\n", ""},
      {"a", "", ""},
  };
  for (const auto& [path, bytes, expected] : cases) {
    EXPECT_EQ(why_no_page_file(path, bytes), expected) << path << ": " << bytes;
  }
}

TEST(FirstBytes, AnyBytes) {
  std::string bytes;
  for (std::size_t i = 0; i < 200'000; ++i) bytes += "{[\"\\:,<\nFrom"[(i * i + i / 7) % 12];
  for (std::size_t begin = 0; begin < 300; ++begin) {
    container_of(std::string_view(bytes).substr(begin));
    is_json(std::string_view(bytes).substr(begin));
    why_no_page_file("x", std::string_view(bytes).substr(begin));
  }
}

}  // namespace
}  // namespace pith::internal
