// URLs, and the WARC files to which their pages are saved and from which they are read.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/process.h"
#include "support/gzip.h"
#include "support/http_server.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

class CliFetch : public testing::Test {
 protected:
  CliFetch() {
    std::string list;
    for (const char* path : {"/tagged", "/dated", "/ok", "/to?/tagged/2", "/status/404"}) {
      list += server_.url(path) + "\n";
    }
    work_.write("list", list);
  }

  // Fetches the list.
  Finished fetch(const Strings& more) const {
    Strings args = {"--quiet", "--list", "list", "--allow-private", "--delay", "0.01"};
    args.insert(args.end(), more.begin(), more.end());
    return work_.pith(args);
  }

  // "text" of each object that has one.
  static Strings texts(const std::string& lines) {
    Strings all;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
      const json object = json::parse(line);
      if (object.contains("text")) all.push_back(object["text"]);
    }
    return all;
  }

  std::size_t conditional() const {
    std::size_t count = 0;
    for (const HttpServer::Visit& visit : server_.visits()) {
      count += visit.request.find("\r\nIf-") == std::string::npos ? 0 : 1;
    }
    return count;
  }

  std::string error_of(const Strings& args) const {
    const Finished ran = work_.pith(args);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    return ran.err;
  }

  HttpServer server_;
  Workspace work_;
};

TEST_F(CliFetch, RevisitTakesUnchangedPagesFromTheOldWarc) {
  for (const std::string ending : {".warc", ".warc.gz"}) {
    server_.set_edition('1');
    const Finished first = fetch({"--save-warc", "one" + ending});
    ASSERT_EQ(first.exit_code, 3);
    const std::size_t before = conditional();
    const Finished again =
        fetch({"--revisit", "one" + ending, "--save-warc", "two" + ending, "--summary", "sum"});
    EXPECT_EQ(again.out, first.out);
    EXPECT_EQ(conditional() - before, 3U);
    EXPECT_EQ(json::parse(work_.read("sum"))["unchanged"], 3);
    // The new WARC is complete by itself, with the dates of the old one, and so is one made from
    // it.
    EXPECT_EQ(texts(work_.pith({"two" + ending}).out), texts(first.out));
    EXPECT_EQ(fetch({"--revisit", "two" + ending, "--save-warc", "three" + ending}).out, first.out);
    EXPECT_EQ(conditional() - before, 6U);
    EXPECT_EQ(read_gzip(work_.path("three" + ending)).size(),
              read_gzip(work_.path("one" + ending)).size());
    server_.set_edition('2');
    const Finished changed = fetch({"--revisit", "three" + ending, "--summary", "sum"});
    EXPECT_NE(changed.out, first.out);
    EXPECT_NE(changed.out.find("edition 2"), std::string::npos);
    EXPECT_EQ(changed.out.find("edition 1"), std::string::npos);
    EXPECT_EQ(json::parse(work_.read("sum"))["unchanged"], 0);
  }
}

TEST_F(CliFetch, RevisitIsForASingleUrlToo) {
  const std::string url = server_.url("/tagged");
  const Finished first = work_.pith({"--allow-private", url, "--save-warc", "old.warc"});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  const Finished again = work_.pith({"--allow-private", url, "--revisit", "old.warc"});
  EXPECT_EQ(again.out, first.out);
  EXPECT_EQ(conditional(), 1U);
  EXPECT_EQ(server_.requests(), 2) << "no robots.txt";
}

TEST_F(CliFetch, RevisitReportsAWrongOldWarcInOneLine) {
  ASSERT_EQ(fetch({"--save-warc", "old.warc"}).exit_code, 3);
  const int requests = server_.requests();
  work_.write("packed.warc.gz", gzip(work_.read("old.warc")));
  work_.write("text", "Some text.");
  const auto why = [this](const std::string& old) {
    return error_of({"--list", "list", "--revisit", old, "-o", "out"});
  };
  EXPECT_EQ(why("no.warc"), "pith: no.warc: no such file or directory\n");
  EXPECT_EQ(why("text"), "pith: text: not a WARC file\n");
  EXPECT_EQ(
      why("packed.warc.gz"),
      "pith: packed.warc.gz: its records are compressed together: each must be a gzip member of "
      "its own\n");
  EXPECT_EQ(why("-"), "pith: --revisit: needs a file that can be read in any order\n");
  for (const char* kept : {"old.warc", "./old.warc"}) {
    EXPECT_EQ(error_of({"--list", "list", "--revisit", "old.warc", "--save-warc", kept}),
              "pith: --revisit: \"old.warc\" is also what --save-warc writes\n");
  }
  std::filesystem::create_hard_link(work_.path("old.warc"), work_.path("new.warc.partial"));
  EXPECT_EQ(error_of({"--list", "list", "--revisit", "old.warc", "--save-warc", "new.warc"}),
            "pith: --revisit: \"old.warc\" is also what --save-warc writes\n");
  EXPECT_EQ(error_of({"--list", "list", "--revisit", "old.warc", "-o", "old.warc"}),
            "pith: --output: \"old.warc\" is also an input\n");
  EXPECT_EQ(server_.requests(), requests);
  EXPECT_EQ(texts(work_.pith({"old.warc"}).out).size(), 4U) << "the old one is as it was";
}

TEST_F(CliFetch, AWarcNeedsUrls) {
  work_.write("page.html", article_page("Tides"));
  work_.write("files", "page.html\n");
  EXPECT_EQ(error_of({"page.html", "--save-warc", "new.warc"}),
            "pith: --save-warc: no INPUT is a URL\n");
  EXPECT_EQ(error_of({"page.html", "--revisit", "new.warc"}),
            "pith: --revisit: no INPUT is a URL\n");
  const std::string of_list = "pith: new.warc: no input is a URL\n";
  EXPECT_EQ(error_of({"--list", "files", "--save-warc", "new.warc"}), of_list);
  EXPECT_EQ(error_of({"--list", "files", "--save-warc", "new.warc", "--resume", "-o", "out"}),
            of_list);
  EXPECT_EQ(work_.pith({"--list", "no", "--save-warc", "new.warc"}).err,
            "pith: no: no such file or directory\n");
  EXPECT_EQ(work_.names(), (Strings{"files", "list", "page.html"}));
  EXPECT_EQ(server_.requests(), 0);
}

TEST_F(CliFetch, AWarcThatCannotBeWrittenEndsTheRun) {
  EXPECT_EQ(error_of({"--list", "list", "--save-warc", "no/new.warc", "-o", "out"}),
            "pith: no/new.warc: cannot be written: there is no directory \"no\"\n");
  EXPECT_EQ(server_.requests(), 0);
  // A file that is full after some pages.
  work_.write("old", "older");
  const Finished ran = work_.shell(
      "ulimit -f 1; $PITH --quiet --list list --allow-private --delay 0 --save-warc "
      "new.warc -o old");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(
      ran.err,
      "pith: new.warc: file too large\npith: 1 page is in old.partial: the same command starts "
      "over (--resume: with --save-warc, it has to be given from the start)\n");
  EXPECT_EQ(work_.read("old"), "older");
}

TEST_F(CliFetch, AnOldWarcStaysWhereNoPageWasFetched) {
  work_.write("gone", server_.url("/status/404") + "\n");
  for (const std::string name : {"old.warc", "old.warc.gz"}) {
    work_.write(name, "older");
    for (const Strings& more : {Strings{}, Strings{"--resume", "-o", "out"}}) {
      Strings args = {"--quiet", "--list", "gone", "--allow-private", "--save-warc", name};
      args.insert(args.end(), more.begin(), more.end());
      const Finished ran = work_.pith(args);
      EXPECT_EQ(ran.exit_code, 2) << ran.err;
      EXPECT_EQ(work_.read(name), "older");
    }
  }
  std::filesystem::remove(work_.path("out"));
  EXPECT_EQ(work_.names(), (Strings{"gone", "list", "old.warc", "old.warc.gz"}));
}

TEST_F(CliFetch, AFullDiskLosesNothingThatWasDone) {
  const Strings how = {"--resume", "-o", "out", "--save-warc", "new.warc"};
  const Finished whole = fetch(how);
  ASSERT_EQ(whole.exit_code, 3) << whole.err;
  const Strings all = {"list", "new.warc", "out"};
  EXPECT_EQ(work_.names(), all);
  const std::string lines = work_.read("out");
  const std::string pages = work_.read("new.warc");
  std::filesystem::remove(work_.path("out"));
  std::filesystem::remove(work_.path("new.warc"));
  const Finished full = work_.shell(
      "trap '' XFSZ; ulimit -f 1; $PITH --quiet --list list --allow-private --delay 0.01 --resume "
      "-o out --save-warc new.warc");
  EXPECT_EQ(full.exit_code, 2);
  EXPECT_NE(full.err.find("pith: new.warc: file too large\npith: 1 page is in out.partial: the "),
            std::string::npos)
      << full.err;
  const std::string left = work_.read("new.warc.partial");
  // A WARC that does not belong to the results.
  const std::string wrong =
      "pith: new.warc.partial: does not hold the pages that were fetched: delete the results too "
      "to start over\n";
  work_.write("new.warc.partial", left.substr(0, left.find("WARC/1.1", 1)));
  EXPECT_EQ(fetch(how).err, wrong);
  std::string other = left;
  other.replace(other.find("/tagged\r\nContent-Type"), 7, "/togged");
  work_.write("new.warc.partial", other);
  EXPECT_EQ(fetch(how).err, wrong);
  std::filesystem::remove(work_.path("new.warc.partial"));
  EXPECT_EQ(fetch(how).err, "pith: new.warc.partial: no such file or directory\n");
  work_.write("new.warc.partial", left);
  EXPECT_EQ(fetch(how).exit_code, 3);
  EXPECT_EQ(work_.names(), all);
  EXPECT_EQ(work_.read("out"), lines);
  EXPECT_EQ(work_.read("new.warc").size(), pages.size());
  EXPECT_EQ(texts(work_.pith({"new.warc"}).out), texts(lines));
}

TEST_F(CliFetch, AnotherRunsWarcIsNotThrownAway) {
  work_.shell(
      "trap '' XFSZ; ulimit -f 1; $PITH --quiet --list list --allow-private --delay 0.01 --resume "
      "-o out --save-warc new.warc");
  const std::string left = work_.read("new.warc.partial");
  ASSERT_NE(left.find("/tagged"), std::string::npos);
  const Strings names = work_.names();
  const Finished other = fetch({"--resume", "-o", "out2", "--save-warc", "new.warc"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_EQ(other.err,
            "pith: new.warc.partial: holds the pages of another run: resume that run, or "
            "delete it to start over\n");
  EXPECT_EQ(work_.read("new.warc.partial"), left);
  EXPECT_EQ(work_.names(), names);
  EXPECT_EQ(fetch({"--resume", "-o", "out", "--save-warc", "new.warc"}).exit_code, 3);
  EXPECT_EQ(work_.names(), (Strings{"list", "new.warc", "out"}));
}

// The run was killed after the WARC was opened and before the manifest was written.
TEST_F(CliFetch, ARunThatEndedBeforeItsManifestStartsAnew) {
  const Strings how = {"--resume", "-o", "out", "--save-warc", "new.warc"};
  work_.shell(
      "trap '' XFSZ; ulimit -f 1; $PITH --quiet --list list --allow-private --delay 0.01 "
      "--resume -o out --save-warc new.warc");
  const std::string left = work_.read("new.warc.partial");
  const std::size_t first = left.find("WARC/1.1", 1);
  ASSERT_NE(first, std::string::npos);
  std::filesystem::remove(work_.path("out.partial"));
  work_.write("out.partial.how", "");
  work_.write("new.warc.partial", left.substr(0, first));
  EXPECT_EQ(fetch(how).exit_code, 3);
  EXPECT_EQ(work_.names(), (Strings{"list", "new.warc", "out"}));
}

// Killed between the last two renames, and before all results were on disk.
TEST_F(CliFetch, ARunThatEndedAfterItsWarcWasRenamedIsResumed) {
  const Strings how = {"--resume", "-o", "out", "--save-warc", "new.warc"};
  work_.shell(
      "trap '' XFSZ; ulimit -f 1; $PITH --quiet --list list --allow-private --delay 0.01 "
      "--resume -o out --save-warc new.warc");
  const std::string kept_how = work_.read("out.partial.how");
  ASSERT_EQ(fetch(how).exit_code, 3);
  const std::string lines = work_.read("out");
  for (const std::size_t size : {lines.size(), lines.size() / 2}) {
    work_.write("out.partial.how", kept_how);
    work_.write("new.warc", work_.read("new.warc"));
    std::filesystem::remove(work_.path("out"));
    work_.write("out.partial", lines.substr(0, size));
    EXPECT_EQ(fetch(how).exit_code, 3);
    EXPECT_EQ(work_.names(), (Strings{"list", "new.warc", "out"}));
    EXPECT_EQ(work_.read("out"), lines);
    EXPECT_EQ(texts(work_.pith({"new.warc"}).out), texts(lines));
  }
}

// The value of a header of the last request for this path, or "none".
std::string header_of(const HttpServer& server, const std::string& path, const std::string& name) {
  std::string value = "none";
  for (const HttpServer::Visit& visit : server.visits()) {
    if (visit.path != path) continue;
    const std::size_t at = visit.request.find("\r\n" + name + ": ");
    if (at == std::string::npos) {
      value = "none";
      continue;
    }
    const std::size_t begin = at + name.size() + 4;
    value = visit.request.substr(begin, visit.request.find("\r\n", begin) - begin);
  }
  return value;
}

TEST_F(CliFetch, UserAgentAndHeadersAreSentWhereTheyBelong) {
  const HttpServer other(2);
  work_.write("list",
              server_.url("/to?/ok") + "\n" + server_.url("/to?" + other.url("/ok")) + "\n");
  const Strings more = {"--user-agent", "mybot/2 (test)", "--header", "Authorization: Basic eA==",
                        "--header",     "X-Key: secret",  "--header", "Accept: text/html"};
  // As a list, and as a page alone.
  EXPECT_EQ(fetch(more).exit_code, 0);
  for (const bool alone : {false, true}) {
    for (const char* path : {"/to?/ok", "/ok"}) {
      EXPECT_EQ(header_of(server_, path, "Authorization"), "Basic eA==") << alone << path;
      EXPECT_EQ(header_of(server_, path, "X-Key"), "secret") << alone << path;
      EXPECT_EQ(header_of(server_, path, "Accept"), "text/html") << alone << path;
      EXPECT_EQ(header_of(server_, path, "User-Agent"), "mybot/2 (test)") << alone << path;
    }
    EXPECT_EQ(header_of(other, "/ok", "User-Agent"), "mybot/2 (test)") << alone;
    EXPECT_EQ(header_of(other, "/ok", "Authorization"), "none") << alone;
    EXPECT_EQ(header_of(other, "/ok", "X-Key"), "none") << alone;
    for (const std::string& target : {std::string("/ok"), other.url("/ok")}) {
      Strings args = {"--quiet", "--allow-private", server_.url("/to?" + target)};
      args.insert(args.end(), more.begin(), more.end());
      EXPECT_EQ(work_.pith(args).exit_code, 0);
    }
  }
  EXPECT_EQ(header_of(server_, "/robots.txt", "User-Agent"), "mybot/2 (test)");
  EXPECT_EQ(header_of(server_, "/robots.txt", "X-Key"), "none");
}

TEST_F(CliFetch, RobotsTxtIsReadForTheProductOfTheUserAgent) {
  server_.set_robots("User-agent: mybot\nDisallow: /\n");
  EXPECT_EQ(fetch({}).exit_code, 3);  // one of the pages is missing
  EXPECT_EQ(fetch({"--user-agent", "MyBot/2"}).exit_code, 2);
}

TEST_F(CliFetch, WrongHeadersAreRefusedWithoutTheirValues) {
  EXPECT_EQ(error_of({server_.url("/ok"), "--header", "X-Key secret"}),
            "pith: --header: a value is not \"Name: value\"\n");
  EXPECT_EQ(error_of({server_.url("/ok"), "--header", "Host: secret"}),
            "pith: --header: \"Host\" is a header that pith sets itself\n");
  EXPECT_EQ(error_of({server_.url("/ok"), "--user-agent", ""}),
            "pith: --user-agent: \"\" is empty\n");
}

TEST_F(CliFetch, CookiesAreKeptInTheirJar) {
  const std::string wall = server_.url("/cookie-wall");
  const Strings args = {"--quiet", "--allow-private", "--cookie-jar", "jar", wall};
  EXPECT_EQ(work_.pith(args).exit_code, 0);
  const int first = server_.requests();
  EXPECT_NE(work_.read("jar").find("127.0.0.1"), std::string::npos) << work_.read("jar");
  EXPECT_EQ(work_.pith(args).exit_code, 0);
  EXPECT_EQ(server_.requests(), first + 1);  // it is let in at once
  // All pages of a list share the cookies.
  work_.write("list", wall + "\n" + wall + "?again\n" + server_.url("/echo") + "\n");
  EXPECT_EQ(fetch({"--cookie-jar", "jar", "--no-robots"}).exit_code, 0);
  EXPECT_NE(header_of(server_, "/echo", "Cookie"), "none");
}

TEST_F(CliFetch, ACookieJarIsAnOutputThatIsTriedBeforehand) {
  EXPECT_EQ(error_of({"--quiet", "--allow-private", "--cookie-jar", "no/jar", server_.url("/ok")}),
            "pith: no/jar: cannot be written: there is no directory \"no\"\n");
  EXPECT_EQ(server_.requests(), 0);
  // A device is not replaced by a file.
  work_.shell("mkfifo device");
  for (const char* flag : {"--cookie-jar", "--save-warc"}) {
    EXPECT_EQ(error_of({"--quiet", "--allow-private", flag, "device", server_.url("/ok")}),
              "pith: device: cannot be written: is not a regular file\n");
    EXPECT_EQ(work_.shell("test -p device").exit_code, 0) << flag;
  }
  EXPECT_EQ(server_.requests(), 0);
  const std::string both = error_of(
      {"--quiet", "--allow-private", "--cookie-jar", "x.txt", "-o", "x.txt", server_.url("/ok")});
  EXPECT_NE(both.find("--cookie-jar"), std::string::npos) << both;
  EXPECT_EQ(server_.requests(), 0);
}

TEST_F(CliFetch, ACookieJarThatCannotBeUsedIsAnError) {
  work_.write("jar", "{\"cookies\": []}");
  const Strings args = {"--quiet", "--allow-private", "--cookie-jar", "jar", server_.url("/ok")};
  EXPECT_EQ(error_of(args),
            "pith: jar: not a cookie file in Netscape's format (cookies.txt): line 1 has no seven "
            "fields with tabs between them\n");
  EXPECT_EQ(server_.requests(), 0);
  work_.write("page.html", article_page("Tides"));
  EXPECT_EQ(error_of({"--cookie-jar", "new", "page.html"}), "pith: new: no input is a URL\n");
}

// For example, full-width digits are equal to ASCII digits (UTS #46).
TEST_F(CliFetch, AHostNameThatIsNotAscii) {
  std::string url = server_.url("/ok");
  const std::size_t at = url.find("127.");
  ASSERT_NE(at, std::string::npos);
  url.replace(at, 3, "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97");
  EXPECT_EQ(work_.pith({url, "--allow-private"}).out,
            work_.pith({server_.url("/ok"), "--allow-private"}).out);
  const Finished refused = work_.pith({url});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("127.0.0.1 is a private address"), std::string::npos) << refused.err;
}

// Bytes that are refused as a file are refused in a page, whatever the server calls them.
TEST_F(CliFetch, FetchedBytesThatAreNoPageAreRefusedInWords) {
  const std::string html = "text/html; charset=utf-8";
  const std::string plain = "text/plain";
  const std::string sent_html = ", sent as text/html; charset=utf-8): ";
  const std::string sent_plain = ", sent as text/plain): ";
  const std::string of_json =
      "save it; --from jsonl reads it if each line is an object with a page (jq -c '.[]' makes "
      "such lines of an array), --from text reads any text";
  const std::string of_table =
      "save it; make each row a JSON object for --from jsonl (mlr --icsv --ojsonl cat FILE does), "
      "or use --from text";
  const std::string rows = "name,knots,year\nHeron,12,1998\nTern,9,1999\nGull,7,2001\n";
  const struct {
    std::string path;
    std::string type;
    std::string bytes;
    std::string error;
  } cases[] = {
      {"/a", html, "{\"words\": 7}", "not HTML (JSON file" + sent_html + of_json},
      {"/b", plain, "MIME-Version: 1.0\n\nWords",
       "not HTML (mail" + sent_plain + "save it; --from mail reads it"},
      {"/c", html, "From jane@example.org Mon Nov 30 09:11:46 2026\nFrom: Jane\n\nx",
       "not HTML (file of mails" + sent_html + "save it; --from mbox reads it"},
      {"/d", plain, rows, "not HTML (table (CSV)" + sent_plain + of_table},
      {"/e.csv", plain, "Words", "not HTML (table (CSV)" + sent_plain + of_table},
      {"/f", plain, "org,example)/ 20261130091146 {}\n",
       "not HTML (index of web archives" + sent_plain +
           "it holds no page: read the WARC files that it names"},
      {"/g", html, "<?xml version=\"1.0\"?><urlset/>",
       "not HTML (sitemap" + sent_html + "--list-from prints its links"},
      {"/h", "application/gzip", gzip("WARC/1.0\r\n"),
       "not HTML (WARC file, sent as application/gzip): save it; --from warc reads it"},
      {"/i", "application/json", "{}", "not HTML (Content-Type: application/json): " + of_json},
      {"/j", "message/rfc822", "x",
       "not HTML (Content-Type: message/rfc822): save it; --from mail reads it"},
      {"/k", "application/zip", "x",
       "not HTML (Content-Type: application/zip): save it; --from archive reads it"},
      {"/l", "application/octet-stream", "Words alone.",
       "not HTML (text, sent as application/octet-stream): save it; --from text reads it"},
      {"/m", "binary/octet-stream", "{\"words\": 7}",
       "not HTML (JSON file, sent as binary/octet-stream): " + of_json},
      {"/n", "application/octet-stream", "%PDF-1.7\n",
       "not HTML (PDF document, sent as application/octet-stream): save it; pdftotext makes text "
       "of it, which --from text reads"},
  };
  std::string list;
  for (const auto& [path, type, bytes, error] : cases) {
    server_.set_file(path, type, bytes);
    list += server_.url(path) + "\n";
    EXPECT_EQ(error_of({"--allow-private", server_.url(path)}),
              "pith: " + server_.url(path) + ": " + error + "\n");
  }
  work_.write("list", list);
  fetch({"--summary", "sum", "-o", "out.jsonl"});
  const json summary = json::parse(work_.read("sum"));
  EXPECT_EQ(summary["failed"], std::size(cases));
  EXPECT_EQ(summary["failures"]["not HTML (JSON file, sent as text/html; charset=utf-8)"], 1);
  EXPECT_EQ(work_.pith({"--allow-private", "--from", "text", server_.url("/d")}).exit_code, 0);
}

// Servers that know no type for a file send it as bytes.
TEST_F(CliFetch, BytesOfNoTypeArePagesIfTheyAreHtml) {
  const std::string page = article_page("Tides");
  const std::string url = server_.url("/post");
  server_.set_file("/post", "application/octet-stream", page);
  server_.set_file("/a.zip", "application/octet-stream", "PK\3\4");
  const Finished one = work_.pith({"--allow-private", "-f", "json", url});
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(json::parse(one.out)["title"], "Tides");
  // The records that are kept are read by the same rule.
  work_.write("list", url + "\n" + server_.url("/a.zip") + "\n");
  const Finished many = fetch({"--save-warc", "a.warc"});
  EXPECT_EQ(many.exit_code, 3) << many.err;
  const json fetched = json::parse(many.out.substr(0, many.out.find('\n')));
  const Finished again = work_.pith({"a.warc"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(json::parse(again.out)["text"], fetched["text"]);
}

TEST_F(CliFetch, CompressedFilesAreRead) {
  const std::string page = article_page("Tides");
  server_.set_file("/a.html.gz", "application/gzip", gzip(page));
  server_.set_file("/b.html.gz", "application/x-gzip", gzip(page));
  server_.set_file("/c", "text/html", gzip(page));
  server_.set_file("/d", "application/gzip", page);
  std::string spaces;
  spaces.resize(50'000'000, ' ');
  const std::string bomb = gzip(spaces);
  server_.set_file("/bomb.gz", "application/gzip", bomb);
  server_.set_file("/cut.gz", "application/gzip", gzip(page).substr(0, 100));
  for (const char* path : {"/a.html.gz", "/b.html.gz", "/c", "/d"}) {
    const Finished ran =
        work_.pith({"--allow-private", server_.url(path), "--save-warc", "x.warc"});
    EXPECT_EQ(ran.exit_code, 0) << path << ran.err;
    EXPECT_NE(ran.out.find("tide"), std::string::npos) << path;
    EXPECT_EQ(texts(work_.pith({"x.warc"}).out).size(), 1U) << path;
  }
  EXPECT_EQ(error_of({"--allow-private", server_.url("/bomb.gz")}),
            "pith: " + server_.url("/bomb.gz") +
                ": more than 20000000 bytes (--max-size sets the limit)\n");
  EXPECT_EQ(error_of({"--allow-private", server_.url("/cut.gz")}),
            "pith: " + server_.url("/cut.gz") + ": gzip data cut short: get it again\n");
}

TEST_F(CliFetch, FlagsOfRequestsNeedUrls) {
  work_.write("page.html", "<p>x");
  EXPECT_EQ(error_of({"--header", "A: b", "page.html"}), "pith: --header: no INPUT is a URL\n");
  EXPECT_EQ(error_of({"--user-agent", "a/1", "page.html"}),
            "pith: --user-agent: no INPUT is a URL\n");
  EXPECT_EQ(error_of({"--serve", "0", "--header", "A: b"}),
            "pith: --serve: --header does not apply to it\n");
}

}  // namespace
}  // namespace pith::internal::test
