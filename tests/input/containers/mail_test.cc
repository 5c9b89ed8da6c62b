#include "input/containers/mail.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "input/first_bytes.h"
#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

using Lines = std::vector<std::string>;
using Counts = std::map<std::string, std::size_t>;

const std::string kMail =
    "From: Jane Doe <jane@example.org>\r\nTo: a@b.org\r\nSubject: Tides\r\n"
    "Date: Mon, 30 Nov 2026 09:11:46 +0100\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\n";

std::string part(const std::string& headers, const std::string& body) {
  return "--b\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}
std::string multi(const std::string& kind, const std::string& parts) {
  return "Content-Type: multipart/" + kind + "; boundary=b\r\n\r\n" + parts + "--b--\r\n";
}

class MailTest : public testing::Test {
 protected:
  // A line a page: "id|source|type|bytes", with line breaks as '/', or "! source: reason".
  Lines read(const std::string& bytes, bool is_page = false, std::size_t most = 1000,
             const std::string& name = "a.eml") {
    const auto source = (is_page ? open_mhtml : open_file_)(dir_.write(name, bytes),
                                                            InputOptions{.max_bytes = most});
    Lines lines;
    ids_.clear();
    while (const auto next = source->next()) {
      ids_.push_back(next->ok() ? next->value().id : next->error().id);
      const auto base = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
      if (!next->ok()) {
        lines.push_back("! " + base(next->error().input) + ": " + next->error().reason);
        continue;
      }
      const Page& page = next->value();
      std::string text;
      for (const char c : page.bytes) text += c == '\n' ? "/" : c == '\r' ? "" : std::string(1, c);
      while (text.ends_with('/')) text.pop_back();
      lines.push_back(page.id + "|" + base(page.source) + "|" + page.content_type + "|" + text);
      last_ = page;
    }
    EXPECT_FALSE(source->next().has_value());
    skipped_ = source->skipped();
    return lines;
  }

  static constexpr auto open_file_ =
      static_cast<std::unique_ptr<PageStream> (*)(const std::string&, const StreamOptions&)>(
          open_mail);
  static constexpr auto open_mhtml =
      static_cast<std::unique_ptr<PageStream> (*)(const std::string&, const StreamOptions&)>(
          internal::open_mhtml);
  test::TempDir dir_;
  Page last_;
  Lines ids_;
  Counts skipped_;
};

TEST_F(MailTest, TheTextOfAMail) {
  const std::string html = part("Content-Type: text/html; charset=\"ISO-8859-1\"", "<p>a\xE4");
  const std::string text = part("Content-Type: text/plain; charset=utf-8", "a");
  const std::string file = part(
      "Content-Type: application/pdf\r\n"
      "Content-Disposition: attachment; filename=a.pdf",
      "%PDF");
  const struct {
    std::string bytes;
    Lines expected;
    Counts skipped;
  } cases[] = {
      {kMail + "\r\nWords\r\nof a text\r\n", {"a|a.eml|text/plain|Words/of a text"}, {}},
      {kMail + "Content-Type: text/html\r\n\r\n<p>x", {"a|a.eml|text/html|<p>x"}, {}},
      {kMail + multi("alternative", text + html),
       {"a|a.eml|text/html; charset=ISO-8859-1|<p>a\xE4"},
       {}},
      {kMail + multi("alternative", html + text),
       {"a|a.eml|text/html; charset=ISO-8859-1|<p>a\xE4"},
       {}},
      {kMail + multi("mixed", text + file),
       {"a|a.eml|text/plain; charset=utf-8|a"},
       {{"attachments", 1}}},
      // Parts of one text, between which a program has put pictures.
      {kMail + multi("mixed", html + file + html),
       {"a|a.eml|text/html; charset=ISO-8859-1|<p>a\xE4<p>a\xE4"},
       {{"attachments", 1}}},
      {kMail + multi("mixed", html + text),
       {"a|a.eml|text/html; charset=ISO-8859-1|<p>a\xE4"},
       {{"parts of pages: text beside the HTML of a mail", 1}}},
      {kMail + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
               "quoted-printable\r\n\r\nT=C3=A4g=\r\nlich",
       {"a|a.eml|text/plain; charset=utf-8|T\u00E4glich"},
       {}},
      {kMail + "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+\r\neA==",
       {"a|a.eml|text/html|<p>x"},
       {}},
      {kMail + multi("mixed", file),
       {"! a.eml: no text in this mail"},
       {{"attachments", 1}, {"mails without text", 1}}},
      {"From: a@b.org\n\nA mail of before MIME", {"a|a.eml|text/plain|A mail of before MIME"}, {}},
      {"", {"! a.eml: file is empty"}, {}},
  };
  for (const auto& [bytes, expected, skipped] : cases) {
    EXPECT_EQ(read(bytes), expected) << bytes;
    EXPECT_EQ(skipped_, skipped) << bytes;
  }
}

TEST_F(MailTest, WhatAMailSaysAboutItself) {
  read(kMail + "Content-Language: de\r\n\r\nText");
  EXPECT_EQ(last_.title_hint, "Tides");
  EXPECT_EQ(last_.author_hint, "Jane Doe");
  EXPECT_EQ(last_.date_hint, "2026-11-30T09:11:46+01:00");
  EXPECT_EQ(last_.language_hint, "de");
  EXPECT_TRUE(last_.is_plain_text);
  EXPECT_EQ(last_.url, "");
  const struct {
    std::string header;
    std::string title;
    std::string author;
  } cases[] = {
      {"Subject: =?iso-8859-1?Q?=DCber?=\r\n =?utf-8?B?IFRpZGVz?=", "\u00DCber Tides", ""},
      {"Subject: caf\xE9", "caf\u00E9", ""},
      {"Subject: caf\u00E9", "caf\u00E9", ""},
      {"From: jane@example.org", "", ""},
      {"From: \"Doe, Jane\" <j@x.org>, John Roe <r@x.org>", "", "Doe, Jane; John Roe"},
      {"From: =?utf-8?q?J=C3=A4ne?= <j@x.org>", "", "J\u00E4ne"},
      {"Date: never", "", ""},
  };
  for (const auto& [header, title, author] : cases) {
    read(header + "\r\nMIME-Version: 1.0\r\n\r\nText");
    EXPECT_EQ(last_.title_hint, title) << header;
    EXPECT_EQ(last_.author_hint, author) << header;
    EXPECT_EQ(last_.date_hint, "") << header;
  }
}

TEST_F(MailTest, MailsInAMail) {
  const std::string inner = "Subject: Inner\r\nMessage-ID: <2@x>\r\n\r\nInner text";
  const std::string nested =
      kMail + multi("mixed", part("Content-Type: text/plain", "Outer") +
                                 part("Content-Type: message/rfc822", inner));
  EXPECT_EQ(read(nested), (Lines{"a|a.eml|text/plain|Outer", "2@x|a.eml:2|text/plain|Inner text"}));
  EXPECT_EQ(last_.title_hint, "Inner");
  EXPECT_EQ(skipped_, Counts{});
}

TEST_F(MailTest, Mbox) {
  const std::string mark = "From jane@example.org Mon Nov 30 09:11:46 2026\n";
  const std::string mail = "Message-ID: <1@x>\nSubject: s\n\n";
  const struct {
    std::string bytes;
    Lines expected;
  } cases[] = {
      {mark + mail + "One\n\n" + mark + "Subject: t\n\nTwo\n",
       {"1@x|a.eml:1|text/plain|One", "a.eml:2|a.eml:2|text/plain|Two"}},
      {mark + mail + "One\n\nFrom the quay\n>From here\n>>From there\n> From\n",
       {"1@x|a.eml:1|text/plain|One//From the quay/From here/>From there/> From"}},
      // A mark is after an empty line.
      {mark + mail + "One\n" + mark,
       {"1@x|a.eml:1|text/plain|One/" + mark.substr(0, mark.size() - 1)}},
      {mark + mail + "One\r\n\r\n" + mark + mail + "Two\r\n",
       {"1@x|a.eml:1|text/plain|One", "1@x|a.eml:2|text/plain|Two"}},
      {mark + mail + std::string(1001, 'x') + "\n\n" + mark + mail + "Two\n",
       {"! a.eml:1: more than 1000 bytes", "1@x|a.eml:2|text/plain|Two"}},
      {mark + "Subject: s\n" + multi("mixed", ""), {"! a.eml: no text in this mail"}},
      {mark, {"! a.eml: no text in this mail"}},
  };
  for (const auto& [bytes, expected] : cases) {
    Lines lines = read(bytes);
    const std::string folder = dir_.path() + "/";
    for (std::string& line : lines) {
      if (const auto at = line.find(folder); at != std::string::npos) line.erase(at, folder.size());
    }
    EXPECT_EQ(lines, expected) << bytes;
  }
  const std::string packed = test::gzip(cases[0].bytes);
  EXPECT_EQ(read(packed).size(), 2U);
  EXPECT_EQ(read(packed.substr(0, packed.size() - 9)).back(),
            "! a.eml: gzip data cut short: get it again");
}

TEST_F(MailTest, MhtmlIsItsRootPart) {
  const std::string head =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.org/a\r\n"
      "Subject: =?utf-8?Q?T=C3=A4?=\r\nDate: Mon, 30 Nov 2026 09:11:46 +0100\r\n"
      "MIME-Version: 1.0\r\n";
  const std::string style = part("Content-Type: text/css", "a{}");
  const std::string page = part(
      "Content-Type: text/html\r\nContent-ID: <r@x>\r\n"
      "Content-Location: https://x.org/b",
      "<p>x");
  const std::string frame = part("Content-Type: text/html", "<p>frame");
  const auto related = [&](const std::string& parts, const std::string& start = "") {
    return head + "Content-Type: multipart/related; boundary=b" + start + "\r\n\r\n" + parts +
           "--b--\r\n";
  };
  EXPECT_EQ(read(related(style + page + frame), true, 1000, "a.mht"),
            Lines{"a|a.mht|text/html|<p>x"});
  EXPECT_EQ(skipped_, (Counts{{"frames of saved pages", 1}, {"parts of saved pages", 1}}));
  EXPECT_EQ(last_.url, "https://x.org/b");
  EXPECT_EQ(last_.title_hint, "T\u00E4");
  EXPECT_EQ(last_.author_hint + last_.date_hint, "");  // those of saving
  EXPECT_EQ(read(related(frame + page, "; start=\"<r@x>\""), true),
            Lines{"a|a.eml|text/html|<p>x"});
  EXPECT_EQ(read(related(frame), true), Lines{"a|a.eml|text/html|<p>frame"});
  EXPECT_EQ(last_.url, "https://x.org/a");
  EXPECT_EQ(read(related(style), true), Lines{"! a.eml: no page in this MHTML file"});
  EXPECT_EQ(read(head + "Content-Type: text/html\r\n\r\n<p>x", true),
            Lines{"a|a.eml|text/html|<p>x"});
  // What is there is read.
  const std::string whole = related(page + style);
  EXPECT_EQ(
      read(whole.substr(0, whole.size() - 12), true),
      (Lines{"a|a.eml|text/html|<p>x", "! a.eml: cut short: its end is missing; get it again"}));
}

TEST_F(MailTest, AnyBytesAndAnyDepth) {
  std::string deep = "MIME-Version: 1.0\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string name = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n";
  }
  EXPECT_EQ(read(deep + "Content-Type: text/plain\n\nx", false, 10'000'000).back(),
            "! a.eml: cut short: its end is missing; get it again");
  std::string many = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 20'000; ++i) many += "--b\nContent-Type: message/rfc822\n\nSubject: s\n\nx\n";
  EXPECT_LE(read(many + "--b--\n", false, 10'000'000).size(), 10'001U);
  const std::string mail = kMail + multi("mixed", part("Content-Type: text/html", "<p>x"));
  for (std::size_t i = 0; i < mail.size(); ++i) {
    std::string broken = mail;
    broken[i] = static_cast<char>(i * 7);
    EXPECT_FALSE(read(broken).empty());
    EXPECT_FALSE(read(mail.substr(0, i)).empty());
  }
}

TEST_F(MailTest, WhatStandsBeforeTheHeadersIsPassedOver) {
  for (const char* const before : {"\n", "\r\n\r\n", "\xEF\xBB\xBF", "512   \n"}) {
    const std::string mail = before + kMail + "Content-Type: text/plain\r\n\r\nText";
    EXPECT_EQ(container_of(mail), FileKind::mail) << before;
    EXPECT_EQ(read(mail), (Lines{"a|a.eml|text/plain|Text"})) << before;
    EXPECT_EQ(last_.title_hint, "Tides") << before;
  }
  EXPECT_EQ(mail_preamble("12\nwords of a text\n"), 0U);
}

TEST_F(MailTest, AnMboxIsDividedWhereHeadersFollow) {
  const std::string postmark = "From jane@example.org Mon Nov 30 09:11:46 2026\n";
  const std::string mail = "Subject: A\nMessage-ID: <1@x>\n\nOne.\n";
  // Without empty lines between them, and with a line in the text that looks like a beginning.
  EXPECT_EQ(read(postmark + mail + postmark + mail, false, 1000, "a.mbox").size(), 2U);
  const Lines lines =
      read(postmark + mail + "\n" + postmark + "she wrote this.\n", false, 1000, "a.mbox");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].find("she wrote this."), std::string::npos) << lines[0];
}

TEST_F(MailTest, AMailInOneThatIsTooLargeHasItsOwnName) {
  const std::string large = part("Content-Type: text/plain", std::string(1001, 'x'));
  const std::string inner = "Subject: s\r\nMessage-ID: <2@x>\r\n\r\nInner";
  EXPECT_EQ(read(kMail + multi("mixed", large + part("Content-Type: message/rfc822", inner))),
            (Lines{"! a.eml: more than 1000 bytes", "2@x|a.eml:2|text/plain|Inner"}));
}

TEST_F(MailTest, ACutPartIsReported) {
  const std::string head =
      kMail + "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const std::string cut = "cut short: its end is missing; get it again";
  const std::string page = "a|a.eml|text/html|";
  EXPECT_EQ(read(head + "PHA+\r\neA==\r\n"), (Lines{page + "<p>x"}));
  EXPECT_EQ(read(head + "PHA+\r\neHh4\r\n"), (Lines{page + "<p>xxx"}));
  EXPECT_EQ(read(head + "PHA+\r\neHh4eH"), (Lines{page + "<p>xxx", "! a.eml: " + cut}));
  EXPECT_EQ(ids_, (Lines{"a", "a:end"}));
  // Of an attachment, nothing is read.
  EXPECT_EQ(read(kMail + multi("mixed", part("Content-Type: text/plain", "Text") +
                                            part("Content-Type: image/png\r\n"
                                                 "Content-Transfer-Encoding: base64",
                                                 "PHA+e"))),
            (Lines{"a|a.eml|text/plain|Text"}));
  // Each mail of a file, and not the last one only.
  const std::string mark = "From jane@example.org Mon Nov 30 09:11:46 2026\n";
  Lines lines = read(mark + head + "PHA+e\n\n" + mark + head + "PHA+e");
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_TRUE(lines[1].ends_with("a.eml:1: " + cut)) << lines[1];
  EXPECT_TRUE(lines[3].ends_with("a.eml:2: " + cut)) << lines[3];
  EXPECT_EQ(ids_, (Lines{"1@x", "1@x:end", "1@x", "1@x:end"}));
  // A file that is damaged besides says so once.
  const std::string packed = test::gzip(head + "PHA+e");
  lines = read(packed.substr(0, packed.size() - 9));
  EXPECT_EQ(lines.back(), "! a.eml: gzip data cut short: get it again");
  EXPECT_EQ(ids_.back(), lines.size() == 1 ? "" : "a:end");
}

// Some programs lose the line of the header that names it, or name another one.
TEST_F(MailTest, AMultipartWithoutItsBoundary) {
  const std::string text = part("Content-Type: text/plain", "Text");
  const std::string html = part("Content-Type: text/html; charset=iso-8859-1", "<p>a\xE4");
  const std::string page = "a|a.eml|text/html; charset=iso-8859-1|<p>a\xE4";
  for (const char* type : {"multipart/alternative", "multipart/alternative; boundary=other",
                           "multipart/alternative; boundary=\"\""}) {
    const std::string head = kMail + "Content-Type: " + type + "\r\n\r\n";
    EXPECT_EQ(read(head + "This is a message in MIME.\r\n\r\n" + text + html + "--b--\r\n"),
              (Lines{page}))
        << type;
    EXPECT_EQ(last_.title_hint, "Tides") << type;
    EXPECT_EQ(read(head + text + html),
              (Lines{page, "! a.eml: cut short: its end is missing; get it again"}))
        << type;
  }
  const std::string none = kMail + "Content-Type: multipart/mixed\r\n\r\n";
  EXPECT_EQ(read(none + "Words that stand alone."),
            (Lines{"a|a.eml|text/plain|Words that stand alone."}));
  EXPECT_EQ(read(none + "<html><p>x"), (Lines{"a|a.eml|text/html|<html><p>x"}));
  // No boundaries.
  const std::string part = "\r\nContent-Type: text/plain\r\n\r\nThe mill.";
  const std::string read_part = "/Content-Type: text/plain//The mill.";
  for (const std::string line : {"--caf\xE9", "--=?utf-8?b?enp6?="}) {
    EXPECT_EQ(read(none + line + part), (Lines{"a|a.eml|text/plain|" + line + read_part}));
  }
  EXPECT_EQ(read(none + "Hello.\r\n\r\n-----Original Message-----\r\nFrom: Bob\r\n\r\nIs it?"),
            (Lines{"a|a.eml|text/plain|Hello.//-----Original Message-----/From: Bob//Is it?"}));
  EXPECT_EQ(read(none + " \r\n"), (Lines{"! a.eml: no text in this mail"}));
  // Within another one.
  EXPECT_EQ(read(kMail +
                 "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n"
                 "Content-Type: multipart/alternative\r\n\r\n" +
                 text + html + "--b--\r\n--c--\r\n"),
            (Lines{page}));
  // None is looked for without end.
  std::string deep = "MIME-Version: 1.0\n";
  for (int i = 0; i < 5'000; ++i) {
    deep += "Content-Type: multipart/mixed\n\n--b" + std::to_string(i) + "\n";
  }
  EXPECT_FALSE(read(deep + "Content-Type: text/plain\n\nx", false, 10'000'000).empty());
}

TEST_F(MailTest, PartsBeyondTheLimitAreReported) {
  std::string parts;
  for (int i = 0; i < 12'000; ++i) parts += part("Content-Type: image/gif", "x");
  const Lines lines =
      read(kMail + multi("mixed", part("Content-Type: text/plain", "Text") + parts));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "a|a.eml|text/plain|Text");
  EXPECT_EQ(lines[1], "! a.eml:2: more than 10000 parts: the rest is not read");
}

TEST_F(MailTest, AnEmptyHtmlDoesNotHideTheText) {
  const std::string text = part("Content-Type: text/plain", "Words");
  for (const char* empty : {"",
                            "<html><head><style>p{}</style><title>T</title></head><body> "
                            "&nbsp;<!-- no words --><img src=x></body></html>"}) {
    const std::string html = part("Content-Type: text/html", empty);
    for (const std::string& parts : {text + html, html + text}) {
      EXPECT_EQ(read(kMail + multi("alternative", parts)), (Lines{"a|a.eml|text/plain|Words"}));
      EXPECT_EQ(skipped_, Counts{});
    }
  }
  // Where nothing has words, the HTML is the page: it may have a picture.
  EXPECT_EQ(read(kMail + multi("alternative", part("Content-Type: text/plain", " ") +
                                                  part("Content-Type: text/html", "<img src=x>"))),
            (Lines{"a|a.eml|text/html|<img src=x>"}));
  // Text in front of the HTML is counted as that behind it.
  EXPECT_EQ(read(kMail + multi("mixed", text + part("Content-Type: text/html", "<p>x"))),
            (Lines{"a|a.eml|text/html|<p>x"}));
  EXPECT_EQ(skipped_, (Counts{{"parts of pages: text beside the HTML of a mail", 1}}));
}

TEST_F(MailTest, MailsInAMailThatAreEncodedOrFiles) {
  // "Subject: Inner\r\nMessage-ID: <2@x>\r\n\r\nInner text"
  const std::string encoded = "U3ViamVjdDogSW5uZXINCk1lc3NhZ2UtSUQ6IDwyQHg+DQoNCklubmVyIHRleHQ=";
  const std::string in_base64 = "\r\nContent-Transfer-Encoding: base64";
  const std::string headers[] = {
      "Content-Type: message/rfc822" + in_base64,
      "Content-Type: application/octet-stream; name=\"a.eml\"" + in_base64,
      "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
      "filename=\"Fwd.EML\"" +
          in_base64};
  for (const std::string& header : headers) {
    const std::string outer = part("Content-Type: text/plain", "Outer");
    EXPECT_EQ(read(kMail + multi("mixed", outer + part(header, encoded))),
              (Lines{"a|a.eml|text/plain|Outer", "2@x|a.eml:2|text/plain|Inner text"}))
        << header;
    EXPECT_EQ(last_.title_hint, "Inner");
    EXPECT_EQ(skipped_, Counts{});
    // Empty lines before it do no harm: "\\r\\n\\r\\nSubject: ...".
    EXPECT_EQ(
        read(kMail +
             multi("mixed",
                   part(header,
                        "DQoNClN1YmplY3Q6IElubmVyDQpNZXNzYWdlLUlEOiA8MkB4Pg0KDQpJbm5lciB0ZXh0"))),
        (Lines{"2@x|a.eml|text/plain|Inner text"}))
        << header;
    // What is no mail is an attachment.
    EXPECT_EQ(read(kMail + multi("mixed", outer + part(header, "d29yZHM="))).size(), 1U);
    EXPECT_EQ(skipped_, (Counts{{"attachments", 1}}));
  }
}

TEST_F(MailTest, SealedMailsAreRefusedByName) {
  const auto whole = [](const std::string& headers, const std::string& body) {
    return kMail + headers + "\r\n\r\n" + body;
  };
  const auto only = [](const std::string& headers) {
    return kMail + multi("mixed", part(headers, "eA=="));
  };
  const std::string pgp = "-----BEGIN PGP MESSAGE-----\r\n\r\nxyz\r\n-----END PGP MESSAGE-----\r\n";
  const struct {
    std::string mail;
    std::string begin;
  } cases[] = {
      {kMail + multi("encrypted; protocol=\"application/pgp-encrypted\"",
                     part("Content-Type: application/pgp-encrypted", "Version: 1") +
                         part("Content-Type: application/octet-stream", pgp)),
       "encrypted (PGP): "},
      {whole("Content-Type: text/plain", pgp), "encrypted (PGP): "},
      {whole("Content-Type: text/html", "<pre>" + pgp + "</pre>"), "encrypted (PGP): "},
      {whole("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "x"),
       "encrypted (S/MIME): "},
      {whole("Content-Type: application/x-pkcs7-mime; name=smime.p7m", "x"),
       "encrypted (S/MIME): "},
      {whole("Content-Type: application/pkcs7-mime; smime-type=signed-data", "x"),
       "signed so that the text is inside of the signature (S/MIME): "},
      {whole("Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64",
             "MIIBAAYJKoZIhvcNAQcCoIIB"),
       "signed so that the text is inside of the signature (S/MIME): "},
      {only("Content-Type: application/ms-tnef"), "its text is in winmail.dat, "},
      {only("Content-Type: application/octet-stream; name=winmail.dat"),
       "its text is in winmail.dat, "},
  };
  for (const auto& [mail, begin] : cases) {
    const Lines lines = read(mail);
    ASSERT_EQ(lines.size(), 1U) << mail;
    EXPECT_TRUE(lines[0].starts_with("! a.eml: " + begin)) << lines[0] << "\n" << mail;
  }
  // Each mail of many is refused alone.
  const std::string mark = "From jane@example.org Mon Nov 30 09:11:46 2026\n";
  const Lines many = read(mark + "Subject: s\n\n" + pgp + "\n" + mark + "Subject: t\n\nTwo\n");
  ASSERT_EQ(many.size(), 2U);
  EXPECT_TRUE(many[0].starts_with("! a.eml:1: encrypted (PGP)")) << many[0];
  // With a text, they are attachments.
  EXPECT_EQ(read(kMail + multi("mixed", part("Content-Type: text/plain", "Words") +
                                            part("Content-Type: application/ms-tnef", "x"))),
            Lines{"a|a.eml|text/plain|Words"});
}

TEST_F(MailTest, SignedMailsAreRead) {
  EXPECT_EQ(read(kMail + multi("signed; protocol=\"application/pgp-signature\"",
                               part("Content-Type: text/plain", "Words") +
                                   part("Content-Type: application/pgp-signature", "x"))),
            Lines{"a|a.eml|text/plain|Words"});
  const std::string plain = kMail + "Content-Type: text/plain\r\n\r\n";
  EXPECT_EQ(
      read(plain + "Before.\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nWords\r\n"
                   "- - item\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\nabc\r\n"
                   "-----END PGP SIGNATURE-----\r\nAfter."),
      Lines{"a|a.eml|text/plain|Before.//Words/- item//After."});
  EXPECT_EQ(read(plain + "-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\nNo header\r\n\r\nWords\r\n"
                         "-----BEGIN PGP SIGNATURE-----\r\nabc\r\n-----END PGP SIGNATURE-----"),
            Lines{"a|a.eml|text/plain|/No header//Words"});
  EXPECT_EQ(read(plain + "Words\r\n-----BEGIN PGP MESSAGE-----\r\nxyz\r\n"
                         "-----END PGP MESSAGE-----\r\nAfter."),
            Lines{"a|a.eml|text/plain|Words//After."});
  EXPECT_EQ(skipped_, (Counts{{"parts of pages: encrypted text (PGP) in a mail", 1}}));
  // Only the block goes, whatever is in its line; without an end, it is none.
  const std::string html = kMail + "Content-Type: text/html\r\n\r\n";
  EXPECT_EQ(read(html + "<p>One</p>-----BEGIN PGP MESSAGE-----x-----END PGP MESSAGE-----<p>Two"),
            Lines{"a|a.eml|text/html|<p>One</p><p>Two"});
  EXPECT_EQ(read(html + "<p>The line -----BEGIN PGP MESSAGE----- begins it.").size(), 1U);
  EXPECT_EQ(skipped_, Counts{});
  // Without an end, and without headers.
  EXPECT_EQ(read(plain + "-----BEGIN PGP SIGNED MESSAGE-----\r\nWords").size(), 1U);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "-----BEGIN PGP SIGNED MESSAGE-----\n";
  EXPECT_EQ(read(plain + many, false, 10'000'000).size(), 1U);
}

TEST_F(MailTest, ByteOrderMarksOfParts) {
  const std::string text = part("Content-Type: text/plain; charset=utf-8", "\xEF\xBB\xBFWords");
  EXPECT_EQ(read(kMail + multi("mixed", text + text)),
            Lines{"a|a.eml|text/plain; charset=utf-8|\xEF\xBB\xBFWordsWords"});
}

// GMime counts bytes with 32 bits.
TEST_F(MailTest, AnyLimitOfPages) {
  EXPECT_EQ(read(kMail + "\r\nWords", false, 1'000'000'000'000), Lines{"a|a.eml|text/plain|Words"});
}

}  // namespace
}  // namespace pith::internal
