// Pages in mails, saved pages and HAR files, whatever their name is, and files that are no pages.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/process.h"
#include "support/archive.h"
#include "support/gzip.h"
#include "support/http_server.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;

std::vector<json> objects(const std::string& lines) {
  std::vector<json> found;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) found.push_back(json::parse(line));
  return found;
}

// A page that does not name itself, so that its container does.
std::string page() {
  std::string html = article_page("Boats");
  const std::size_t title = html.find("<title>");
  html.erase(title, html.find("</title>") + 8 - title);
  return html;
}

std::string mail(const std::string& subject) {
  return "From: Jane Doe <jane@example.org>\nTo: a@b.org\nSubject: " + subject +
         "\nDate: Mon, 30 Nov 2026 09:11:46 +0100\nMessage-ID: <" + subject +
         "@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
         "--b\nContent-Type: text/html; charset=utf-8\n\n" +
         page() + "\n--b\nContent-Type: image/png\n\nx\n--b--\n";
}
std::string mhtml() {
  return "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/saved\n"
         "Subject: Saved\nDate: Mon, 30 Nov 2026 09:11:46 +0100\nMIME-Version: 1.0\n"
         "Content-Type: multipart/related; type=\"text/html\"; boundary=b\n\n"
         "--b\nContent-Type: text/html\nContent-Location: https://example.org/saved\n\n" +
         page() + "\n--b\nContent-Type: text/css\n\na{}\n--b--\n";
}
std::string mbox() {
  const std::string mark = "From jane@example.org Mon Nov 30 09:11:46 2026\n";
  return mark + mail("One") + "\n" + mark + mail("Two");
}
std::string har() {
  const json entry = {
      {"request", {{"url", "https://example.org/har"}}},
      {"response",
       {{"status", 200}, {"content", {{"mimeType", "text/html"}, {"text", article_page("Har")}}}}}};
  return json{{"log", {{"creator", {{"name", "x"}}}, {"entries", {entry, entry}}}}}.dump();
}
std::string webarchive() {
  return "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>WebMainResource</key><dict>"
         "<key>WebResourceURL</key><string>https://example.org/safari</string>"
         "<key>WebResourceMIMEType</key><string>text/html</string>"
         "<key>WebResourceData</key><data>" +
         std::string(
             "PGFydGljbGU+PHA+VGhlIHRpZGUgdGhhdCBjb21lcyB3aXRoIHRoZSBuZXcgbW9vbiBpcyBoaWdo"
             "LCBhbmQgdGhlIGtlZXBlciBjb3VudHMgdGhlIGJvYXRzIGJ5IHNvdW5kIGF0IG5pZ2h0LjwvcD4"
             "8L2FydGljbGU+") +
         "</data></dict></dict></plist>";
}

class CliContainers : public testing::Test {
 protected:
  Workspace work;
};

TEST_F(CliContainers, ByNameByContentPackedAndFromAPipe) {
  const struct {
    std::string name;
    std::string bytes;
    std::size_t pages;
    std::string title;  // of the last one
    std::string url;
  } cases[] = {{"a.eml", mail("Tides"), 1, "Tides", ""},
               {"a.mbox", mbox(), 2, "Two", ""},
               {"a.mht", mhtml(), 1, "Saved", "https://example.org/saved"},
               {"a.har", har(), 2, "Har", "https://example.org/har"},
               {"a.webarchive", webarchive(), 1, "", "https://example.org/safari"}};
  for (const auto& [name, bytes, pages, title, url] : cases) {
    const std::string bare = name.substr(2) + "-file";
    work.write(name, bytes);
    work.write(bare, bytes);
    work.write(name + ".gz", gzip(bytes));
    work.write("a.zip", archive("zip", {{"b/" + name, bytes}, {bare, bytes}}));
    work.write("in/" + bare, bytes);
    const Finished runs[] = {work.pith({"-f", "jsonl", name}),
                             work.pith({"-f", "jsonl", bare}),
                             work.pith({"-f", "jsonl", name + ".gz"}),
                             work.pith({"-f", "jsonl", "-"}, bytes),
                             work.pith({"-f", "jsonl"}, gzip(bytes)),
                             work.pith({"in"}),
                             work.pith({"a.zip"})};
    for (const Finished& run : runs) {
      EXPECT_EQ(run.exit_code, 0) << name << run.err;
      EXPECT_EQ(run.err, "") << name;
      const std::vector<json> found = objects(run.out);
      const bool is_zip = &run == &runs[6];
      ASSERT_EQ(found.size(), is_zip ? 2 * pages : pages) << name;
      EXPECT_EQ(found.back().value("title", ""), title) << name;
      EXPECT_EQ(found.back().value("url", ""), url) << name;
      EXPECT_NE(found.back().value("text", "").find("tide"), std::string::npos) << name;
    }
    work.shell("rm -r in");
  }
}

TEST_F(CliContainers, WhatAMailSaysIsMetadata) {
  work.write("a.eml", mail("Tides"));
  const Finished run = work.pith({"-f", "json", "--explain", "a.eml", "--summary", "s.json"});
  const json object = json::parse(run.out);
  EXPECT_EQ(object["id"], "a");
  EXPECT_EQ(object["title"], "Tides");
  EXPECT_EQ(object["authors"], json::array({"Jane Doe"}));
  EXPECT_EQ(object["date"], "2026-11-30T09:11:46+01:00");
  EXPECT_EQ(object["metadata_sources"]["title"], "hint");
  EXPECT_EQ(object["metadata_sources"]["date"], "hint");
  EXPECT_EQ(json::parse(work.read("s.json"))["skipped"], (json{{"attachments", 1}}));
}

// One page is text, many are JSONL.
TEST_F(CliContainers, TheDefaultFormat) {
  work.write("a.mht", mhtml());
  work.write("saved", mhtml());
  work.write("a.mbox", mbox());
  work.write("mails", mbox());
  EXPECT_EQ(work.pith({"saved"}).out, work.pith({"a.mht"}).out);
  EXPECT_FALSE(work.pith({"a.mht"}).out.starts_with("{"));
  EXPECT_EQ(objects(work.pith({"mails"}).out).size(), 2U);
  EXPECT_EQ(objects(work.pith({"a.mbox"}).out).size(), 2U);
}

TEST_F(CliContainers, WhatIsThereOfACutFileIsRead) {
  const std::string whole = mail("Tides");
  work.write("a.eml", whole.substr(0, whole.size() - 20));
  const Finished run = work.pith({"a.eml"});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_NE(run.out.find("tide"), std::string::npos);
  EXPECT_EQ(run.err, "pith: a.eml: cut short: its end is missing; get it again\n");
}

TEST_F(CliContainers, ResumeContinuesAFileOfMails) {
  std::string mails;
  for (int i = 0; i < 30; ++i) mails += mbox() + "\n";
  work.write("a.mbox", mails);
  const std::string whole = work.pith({"a.mbox"}).out;
  EXPECT_EQ(objects(whole).size(), 60U);
  work.shell("ulimit -f 4; $PITH --resume -o out a.mbox");  // a signal ends it
  ASSERT_TRUE(work.has("out.partial"));
  const Finished again = work.pith({"--resume", "-o", "out", "a.mbox"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(work.read("out"), whole);
  // Of a file of any name that holds many pages, it is known whether it is still the same.
  work.write("mails", mails);
  work.shell("ulimit -f 4; $PITH --resume -o new mails");
  ASSERT_TRUE(work.has("new.partial"));
  work.write("mails", mails + mbox());
  EXPECT_EQ(work.pith({"--resume", "-o", "new", "mails"}).exit_code, 2);
}

// Nothing is read as if it were the text of a page.
TEST_F(CliContainers, OtherFilesAreRefusedInWords) {
  const std::string json_file =
      ": not HTML (JSON file): --from jsonl reads it if each line is an object with a page (jq -c "
      "'.[]' makes such lines of an array), --from text reads any text\n";
  const std::string table =
      ": not HTML (table (CSV)): make each row a JSON object for --from jsonl (mlr --icsv --ojsonl "
      "cat FILE does), or use --from "
      "text\n";
  const std::string rows = "name,knots,year\nHeron,12,1998\nTern,9,1999\nGull,7,2001\n";
  const struct {
    std::string name;
    std::string bytes;
    std::string error;
  } cases[] = {
      {"a.html", mhtml(), ": not HTML (MHTML file): --from mhtml reads it\n"},
      {"b.txt", mail("Tides"), ": not HTML (mail): --from mail reads it\n"},
      {"answer.json", "{\"words\": 7, \"pages\": []}", json_file},
      {"list", "[{\"title\": \"Tides\"}]", json_file},
      {"a.csv", rows, table},
      {"table", rows, table},
      {"rows.html", rows, table},
      {"rows.txt", rows, table},
      {"a.cdxj", "org,example)/ 20261130091146 {}\n",
       ": not HTML (index of web archives): it holds no page: read the WARC files that it names\n"},
  };
  for (const auto& [name, bytes, error] : cases) {
    work.write(name, bytes);
    const Finished run = work.pith({name});
    EXPECT_EQ(run.exit_code, 2) << name;
    EXPECT_EQ(run.out, "") << name;
    EXPECT_EQ(run.err, "pith: " + name + error);
  }
  EXPECT_EQ(work.pith({"--from", "mhtml", "a.html"}).exit_code, 0);
  EXPECT_EQ(work.pith({"--from", "mail", "b.txt"}).exit_code, 0);
  EXPECT_EQ(work.pith({"--from", "text", "a.csv"}).err.find("CSV"), std::string::npos);
  const Finished pipe = work.pith({"-"}, "{\"a\": 1}");
  EXPECT_EQ(pipe.err, "pith: -" + json_file);
}

TEST_F(CliContainers, AnyTextIsText) {
  std::string prose;
  for (int i = 0; i < 6; ++i) {
    prose += "The keeper counts the boats by sound at night, and writes them into his book.\n\n";
  }
  const std::string beginnings[] = {"From the quay you can see the boats.\n\n",
                                    "From: Jane\nDate: March\nSubject: minutes\n\n",
                                    "[1] See the notes.\n\n",
                                    "{{ a template }}\n\n",
                                    "name, knots, year\n\n",
                                    "Note: this is a note.\n\n"};
  for (const std::string& begin : beginnings) {
    work.write("prose.txt", begin + prose);
    const Finished run = work.pith({"prose.txt"});
    EXPECT_EQ(run.exit_code, 0) << begin << run.err;
    EXPECT_NE(run.out.find("keeper"), std::string::npos) << begin;
    EXPECT_EQ(work.pith({"-"}, begin + prose).exit_code, 0) << begin;
  }
}

TEST_F(CliContainers, APageWithAllItsPicturesInIt) {
  std::string html = article_page("Tides");
  const std::string picture =
      "<img alt=\"A boat\" src=\"data:image/png;base64," + std::string(200'000, 'A') + "\">";
  html.insert(html.find("</p>") + 4, picture + picture);
  work.write("a.html", html);
  const std::vector<std::string> flags = {"--images", "-f", "markdown", "a.html"};
  const std::string expected = work.pith(flags).out;
  EXPECT_EQ(expected.find("data:"), std::string::npos);
  const Finished run = work.pith(
      {"--max-size", "100kB", "--images", "-f", "markdown", "a.html", "--summary", "s.json"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, expected);
  EXPECT_EQ(json::parse(work.read("s.json"))["skipped"],
            (json{{"parts of pages: pictures and fonts in data: URIs", 1}}));
  work.write("b.html", html + std::string(100'000, 'x'));
  EXPECT_EQ(work.pith({"--max-size", "100kB", "b.html"}).err,
            "pith: b.html: more than 100000 bytes (--max-size sets the limit)\n");
}

// However the page is packed, its pictures do not count.
TEST_F(CliContainers, APageWithAllItsPicturesInAnythingThatHoldsPages) {
  std::string html = article_page("Tides");
  html.insert(html.find("</p>") + 4, "<img alt=\"A boat\" src=\"data:image/png;base64," +
                                         std::string(400'000, 'A') + "\">");
  test::HttpServer server;
  server.set_file("/page", "text/html", html);
  server.set_file("/page.gz", "application/gzip", test::gzip(html));
  const auto record = [](const std::string& headers, const std::string& body) {
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                             "\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body;
    return "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(http.size()) +
           "\r\n\r\n" + http + "\r\n\r\n";
  };
  work.write("a.html", html);
  work.write("a.html.gz", test::gzip(html));
  work.write("a.zip", test::archive("zip", {{"a.html", html}}));
  work.write("b.tar", test::archive("ustar", {{"index.php", html}}));
  work.write("a.jsonl", json{{"html", html}}.dump() + "\n");
  work.write(
      "a.har",
      json{{"log",
            {{"entries",
              {{{"request", {{"url", "https://x.org/"}}},
                {"response",
                 {{"status", 200}, {"content", {{"mimeType", "text/html"}, {"text", html}}}}}}}}}}}
          .dump());
  work.write("a.warc", record("", html));
  work.write("b.warc", record("Content-Encoding: gzip\r\n", test::gzip(html)));
  const std::vector<std::vector<std::string>> inputs = {
      {"a.html"},
      {"a.html.gz"},
      {"a.zip"},
      {"b.tar"},
      {"a.jsonl"},
      {"a.har"},
      {"a.warc"},
      {"b.warc"},
      {"-"},
      {"--allow-private", server.url("/page")},
      {"--allow-private", server.url("/page.gz")}};
  for (std::vector<std::string> args : inputs) {
    args.insert(args.end(), {"--max-size", "100kB", "--summary", "s.json", "-f", "markdown"});
    const Finished run = work.pith(args, html);
    EXPECT_EQ(run.exit_code, 0) << args[0] << run.err;
    EXPECT_NE(run.out.find("tide"), std::string::npos) << args[0];
    EXPECT_EQ(json::parse(work.read("s.json"))["skipped"],
              (json{{"parts of pages: pictures and fonts in data: URIs", 1}}))
        << args[0] << run.err;
  }
  const std::string large = article_page("Tides") + std::string(5'000'000, 'x');
  work.write("c.warc", record("", large));
  EXPECT_EQ(work.pith({"--max-size", "100kB", "c.warc"}).err,
            "pith: c.warc:1: more than 100000 bytes (--max-size sets the limit)\n");
}

// What an archive of the web holds in place of a page is counted by its kind.
TEST_F(CliContainers, ResponsesThatAreNoPagesAreCountedByKind) {
  const std::string rows = "name,knots,year\nHeron,12,1998\nTern,9,1999\nGull,7,2001\n";
  const std::pair<std::string, std::string> responses[] = {
      {"text/html", article_page("Tides")},
      {"text/html", "{\"words\": 7}"},
      {"text/html", "[{\"a\": 1}]"},
      {"text/plain", mail("Tides")},
      {"text/plain", rows},
      {"text/html", "\x89PNG\r\n\x1a\n"},
      {"text/html", "WARC/1.0\r\n"},
      {"", "org,example)/ 20261130091146 {}\n"}};
  std::string warc;
  json entries = json::array();
  for (const auto& [type, body] : responses) {
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body;
    warc += "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(http.size()) +
            "\r\n\r\n" + http + "\r\n\r\n";
    std::string bytes;
    for (const char c : body) bytes += static_cast<unsigned char>(c) < 0x80 ? c : '?';
    if (bytes != body) bytes = "GIF89a";
    entries.push_back(
        {{"response", {{"status", 200}, {"content", {{"mimeType", type}, {"text", bytes}}}}}});
  }
  const std::string text = "{\"words\": 7}";
  warc += "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: " +
          std::to_string(text.size()) + "\r\n\r\n" + text + "\r\n\r\n";
  work.write("a.warc", warc);
  work.write("a.har", json{{"log", {{"entries", entries}}}}.dump());
  const json expected = {{"JSON files", 2}, {"mails", 1},        {"tables", 1},
                         {"pictures", 1},   {"web archives", 1}, {"indexes of web archives", 1}};
  for (const char* name : {"a.warc", "a.har"}) {
    const Finished run = work.pith({name, "--summary", "s.json"});
    const json summary = json::parse(work.read("s.json"));
    EXPECT_EQ(summary["passed_over"], expected) << name;
    EXPECT_EQ(summary["pages"], name == std::string("a.warc") ? 2 : 1);  // with the conversion
    EXPECT_EQ(run.err,
              "pith: passed over 7 files (JSON files: 2, indexes of web archives: 1, mails: 1, "
              "pictures: 1, tables: 1, web archives: 1)\n");
  }
}

TEST_F(CliContainers, Xhtml) {
  const std::string begin = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  std::string body = article_page("Tides");
  body =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Tides</title>"
      "<script src=\"x.js\"/></head><body><div class=\"ad\"/>" +
      body.substr(body.find("<body>") + 6);
  work.write("a.xhtml", body);
  work.write("b", begin + body);
  for (const char* name : {"a.xhtml", "b"}) {
    const Finished run = work.pith({name});
    EXPECT_EQ(run.exit_code, 0) << name << run.err;
    EXPECT_NE(run.out.find("tide"), std::string::npos) << name;
  }
}

// A file of a format that is one document holds one page, and what is left out is said.
TEST_F(CliContainers, AMailInAMailIsNoSecondDocumentOfAFile) {
  const std::string inner = mail("Inner");
  work.write("a.eml",
             "From: a@b.org\nSubject: Outer\nMIME-Version: 1.0\n"
             "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
             "Content-Type: text/html\n\n" +
                 page() + "\n--o\nContent-Type: message/rfc822\n\n" + inner +
                 "\n--o\nContent-Type: message/rfc822\n\n" + inner + "\n--o--\n");
  const auto count = [](const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; ++at) ++found;
    return found;
  };
  for (const auto& [format, begin] :
       {std::pair<std::string, std::string>{"xml-tei", "<?xml"}, {"report", "<!doctype"}}) {
    const std::string said = "pith: a.eml: leaves out 2 pages after the first one, because " +
                             format + " is for one page: -o DIRECTORY/ and -f jsonl have all\n";
    const Finished run = work.pith({"-f", format, "a.eml", "--summary", "s.json"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.err, said);
    EXPECT_EQ(count(run.out, begin), 1U) << format;
    EXPECT_EQ(json::parse(work.read("s.json"))["skipped"]["pages for which the format has no room"],
              2);
    EXPECT_EQ(work.pith({"-f", format, "a.eml", "-o", "out"}).err, said);
    EXPECT_EQ(count(work.read("out"), begin), 1U) << format;
    // Of mails that come through a pipe, nobody knows how many there are.
    EXPECT_EQ(count(work.pith({"-f", format, "-"}, mbox()).out, begin), 1U) << format;
    EXPECT_EQ(work.pith({"-f", format, "a.eml", "-o", format + "/"}).err, "");
  }
  EXPECT_EQ(objects(work.pith({"-f", "jsonl", "a.eml"}).out).size(), 3U);
  EXPECT_EQ(work.pith({"-q", "-f", "xml-tei", "a.eml"}).err, "");
}

TEST_F(CliContainers, SealedMailsSayWhatToDo) {
  work.write("a.eml",
             "From: a@b.org\nSubject: s\nMIME-Version: 1.0\n\n"
             "-----BEGIN PGP MESSAGE-----\n\nxyz\n-----END PGP MESSAGE-----\n");
  const Finished run = work.pith({"a.eml"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "pith: a.eml: encrypted (PGP): decrypt it in a mail program, or with gpg --decrypt, "
            "and save it again\n");
}

TEST_F(CliContainers, FileUrlsNameFiles) {
  work.write("a b.html", article_page("Boats"));
  work.write("a.mbox", mbox());
  const std::string folder = "file://" + work.path("").string();
  const Finished run = work.pith({folder + "a%20b.html"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, work.pith({"a b.html"}).out);
  EXPECT_EQ(objects(work.pith({folder + "a.mbox"}).out).size(), 2U);
  work.write("list.txt", folder + "a.mbox\n" + folder + "a%20b.html\n");
  EXPECT_EQ(objects(work.pith({"--list", "list.txt"}).out).size(), 3U);
  work.write("urls.txt", "https://example.org/1\n");
  EXPECT_EQ(work.pith({"--list-from", folder + "urls.txt"}).out, "https://example.org/1\n");
  EXPECT_NE(work.pith({"file://example.org/a.html"}).err.find("unsupported scheme 'file'"),
            std::string::npos);
}

}  // namespace
}  // namespace pith::internal::test
