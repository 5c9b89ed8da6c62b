// The one call as its header promises it: how it ends, what each option changes.
#include "pith/extract.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <ios>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "extract_with.h"
#include "pith/write.h"
#include "support/gzip.h"
#include "support/pages.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

using std::string_view_literals::operator""sv;

// A page with each thing that an option is about.
const std::string kPage = R"(<!DOCTYPE html><html lang="en"><head><title>The canal reopens</title>
<meta name="description" content="Boats are back."><meta property="og:site_name" content="Lock">
</head><body><nav><a href="/">Home</a> <a href="/about">About</a></nav>
<article><h1>The canal reopens</h1>
<p>After four years of repairs the canal opened to boats on Monday, and the first to pass the lock
was a coal barge that had waited downstream since the closure, its crew said.</p>
<p>Tolls stay as they were, the <a href="tolls/2024">published list</a> says, but night passages
must be announced a day ahead, which the rowing clubs had asked for in vain for years.</p>
<table><tr><th>Lock</th><th>Opens</th></tr><tr><td>Upper</td><td>6 am</td></tr>
<tr><td>Lower</td><td>7 am</td></tr></table>
<p>The water authority expects some forty boats a day in summer, about as many as before the wall
gave way, and has hired two more keepers so that nobody waits longer than an hour.</p></article>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment">
<p>We waited for this so long, and the first passage was lovely in the fog. My father ran the lower
lock for thirty years, and he would have liked to see the gates move again, slowly, as they do.
</p></div></section>
<footer>Copyright Lock</footer></body></html>)";

bool has_text(const Article& article, std::string_view text) {
  return std::any_of(article.blocks.begin(), article.blocks.end(), [text](const Block& block) {
    return kept(block) && block.text.find(text) != std::string::npos;
  });
}

TEST(Extract, FindsTheContentOfAPage) {
  const Article article = extract(kPage);
  EXPECT_EQ(article.outcome, Outcome::content);
  EXPECT_EQ(article.message, "");
  EXPECT_TRUE(has_text(article, "the first to pass the lock"));
  EXPECT_TRUE(has_text(article, "nobody waits longer"));
  EXPECT_FALSE(has_text(article, "Copyright"));
  EXPECT_FALSE(has_text(article, "About"));
  EXPECT_EQ(article.metadata.title.value, "The canal reopens");
}

TEST(Extract, EndsInNoContent) {
  for (const std::string_view page :
       {""sv, " \n "sv, "<!DOCTYPE html>"sv, "<html><body></body></html>"sv, "<!-- nothing -->"sv,
        "\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "<script>let x = 'words in a script';</script>"sv,
        "\0"sv}) {
    const Article article = extract(page);
    if (page == "\0"sv) {
      EXPECT_NE(article.outcome, Outcome::content);
    } else {
      EXPECT_EQ(article.outcome, Outcome::no_content) << page;
    }
    EXPECT_TRUE(article.blocks.empty()) << page;
    EXPECT_EQ(write_text(article), "");
    EXPECT_EQ(write_markdown(article), "");
    EXPECT_EQ(write_html(article), "");
  }
}

TEST(Extract, TakesAViewWithoutData) {
  EXPECT_EQ(extract(std::string_view{}).outcome, Outcome::no_content);
  for (const std::string_view blank : {"", " \n\t", "\xEF\xBB\xBF \n"}) {
    for (const std::string_view type : {"", "text/plain"}) {
      EXPECT_EQ(extract(blank, {.content_type = std::string(type)}).message, "the page is empty");
    }
  }
  EXPECT_EQ(extract("<html></html>").message, "");
}

TEST(Extract, TellsMetadataWithoutContent) {
  const Article article = extract(
      "<html lang=de><head><title>Leere Seite</title><meta name=author content='Eva Lind'>"
      "<link rel=canonical href=https://example.org/leer></head><body></body></html>");
  EXPECT_EQ(article.outcome, Outcome::no_content);
  EXPECT_EQ(article.metadata.title.value, "Leere Seite");
  EXPECT_EQ(article.metadata.language.value, "de");
  EXPECT_EQ(article.metadata.canonical_url.value, "https://example.org/leer");
  ASSERT_EQ(article.metadata.authors.size(), 1U);
  EXPECT_EQ(article.metadata.authors[0].value, "Eva Lind");
}

TEST(Extract, EndsInNotHtml) {
  const std::string pdf_text(3000, 'q');
  const struct {
    const char* name;
    std::string bytes;
  } kCases[] = {
      {"PNG", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x2c\0\0\0\xc8\x08\6\0\0\0"sv)},
      {"GIF", std::string("GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\4\1\0\0\0\0,\0\0"sv)},
      {"JPEG", std::string("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb\0\x43\0"sv)},
      {"PDF", "%PDF-1.4\n1 0 obj <</Type /Page>> endobj\nstream (Some text) " + pdf_text},
      {"PDF of bytes", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length 44>>\nstream\n"},
      {"gzip", test::gzip(kPage)},
      {"ELF", std::string("\x7f"
                          "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0\x40\x10"sv)},
      {"zip", std::string("PK\3\4\x14\0\0\0\x08\0\x52\x61\x21\x57\x9f\x1c\x0b\x4d"sv)},
      {"NULs", std::string(500, '\0')},
  };
  for (const auto& c : kCases) {
    const Article article = extract(c.bytes, {.content_type = "text/html"});
    EXPECT_EQ(article.outcome, Outcome::not_html) << c.name;
    EXPECT_TRUE(article.blocks.empty()) << c.name;
    EXPECT_NE(article.message, "") << c.name;
    EXPECT_EQ(article.message.find('\n'), std::string::npos) << c.name;
  }
}

TEST(Extract, EndsInTooLarge) {
  const Article at_limit = extract(kPage, {.max_input_bytes = kPage.size()});
  EXPECT_EQ(at_limit.outcome, Outcome::content);
  const Article over = extract(kPage, {.max_input_bytes = kPage.size() - 1});
  EXPECT_EQ(over.outcome, Outcome::too_large);
  EXPECT_EQ(over.message, "over a limit: read as text");
  EXPECT_FALSE(over.blocks.empty());
}

TEST(Extract, EndsInBudgetExceeded) {
  for (const std::size_t budget : {0, 1, 1000, 10'000}) {
    const Article article = extract(kPage, {.max_memory_bytes = budget});
    EXPECT_EQ(article.outcome, Outcome::budget_exceeded) << budget;
    EXPECT_NE(article.message, "");
    EXPECT_LE(article.blocks.size(), budget / 1000);
  }
  const Article flat =
      extract("A line of words.", {.format = InputFormat::text, .max_memory_bytes = 0});
  EXPECT_EQ(flat.outcome, Outcome::budget_exceeded);
  EXPECT_TRUE(flat.blocks.empty());
  for (const Options& options : {Options{.max_memory_bytes = 15'000}, Options{.max_work = 3}}) {
    const Article article = extract(kPage, options);
    EXPECT_EQ(article.outcome, Outcome::budget_exceeded);
    EXPECT_NE(write_text(article), "");  // what the text alone tells
  }
  EXPECT_EQ(extract(kPage, {.max_memory_bytes = 2'000'000}).outcome, Outcome::content);
}

// The most memory that this process has held, in bytes. Not getrusage(): that counts what its
// parent held as well.
std::size_t peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name;
       status.ignore(std::numeric_limits<std::streamsize>::max(), '\n')) {
    std::size_t kilobytes = 0;
    if (name == "VmHWM:" && status >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

class MemoryBytes : public testing::TestWithParam<const char*> {};

// In a process of its own (started anew, not forked), so that nothing before it took memory that
// could be used again.
TEST_P(MemoryBytes, CoverWhatThePageTakes) {
  if (test::kSanitized) GTEST_SKIP() << "sanitizers take memory of their own";
  std::string page = "<body>";
  while (page.size() < 1'000'000) page += GetParam();
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  constexpr std::size_t kMaxTooHigh = 4;
  EXPECT_EXIT(
      {
        extract(kPage, {.explain = true});  // whatever a process takes once
        const std::size_t before = peak_memory();
        const Article article = extract(page, {.explain = true});
        const std::size_t taken = peak_memory() - before;
        std::exit(article.outcome == Outcome::content && article.memory_bytes > taken &&
                          article.memory_bytes < kMaxTooHigh * taken
                      ? 0
                      : 1);
      },
      testing::ExitedWithCode(0), "");
}

INSTANTIATE_TEST_SUITE_P(Pages, MemoryBytes,
                         testing::Values("<p>word</p>", "<div><span>a</span><i></i><b>b</b></div>",
                                         "<li><a href=x>y</a>",
                                         "<p>It was said, and not for the first time, that it "
                                         "would hold; the river thought otherwise.</p>"));

TEST(Extract, UrlIsTheBaseOfLinks) {
  const auto link_of = [](const Article& article) -> std::string {
    for (const Block& block : article.blocks) {
      for (const Span& span : block.spans) {
        if (span.kind == SpanKind::link) return span.target;
      }
    }
    return "none";
  };
  EXPECT_EQ(link_of(extract(kPage)), "tolls/2024");
  const Article article = extract(kPage, {.url = "https://lock.example.org/news/reopens.html"});
  EXPECT_EQ(link_of(article), "https://lock.example.org/news/tolls/2024");
  EXPECT_EQ(article.url, "https://lock.example.org/news/reopens.html");
}

TEST(Extract, ContentTypeNamesTheCharset) {
  // "Prince" in Bulgarian in windows-1251, far too short to be detected.
  const std::string bytes = "<p>\xCF\xF0\xE8\xED\xF6\xFA\xF2 said so.</p>";
  const Article article = extract(bytes, {.content_type = "text/html; charset=windows-1251"});
  EXPECT_EQ(article.encoding, "windows-1251");
  EXPECT_TRUE(has_text(article, "\u041F\u0440\u0438\u043D\u0446\u044A\u0442"));
}

TEST(Extract, TellsTheEncoding) {
  EXPECT_EQ(extract(kPage).encoding, "UTF-8");
  EXPECT_EQ(extract("\xFF\xFE<\0p\0>\0x\0"sv).encoding, "UTF-16LE");
  EXPECT_EQ(extract("<meta charset=shift_jis><p>\x93\xfa\x96\x7b</p>").encoding, "Shift_JIS");
}

TEST(Extract, FormatSaysHowToReadTheBytes) {
  const std::string text = "First line of <b>prose</b>, as it came.\n\nSecond paragraph of it.\n";
  EXPECT_TRUE(has_text(extract(text, {.format = InputFormat::text}), "<b>prose</b>"));
  EXPECT_TRUE(has_text(extract(text, {.format = InputFormat::html}), "of prose, as"));
  EXPECT_TRUE(has_text(extract(text), "of prose, as"));
  EXPECT_TRUE(has_text(extract(text, {.content_type = "text/plain"}), "of prose, as"));
  const std::string plain =
      "One & two are < three, as the old man at the lock used to say to each of the boats.\n\n"
      "The second paragraph tells more of it, and in as many words as the first one had.\n";
  const Article article = extract(plain, {.content_type = "text/plain; charset=utf-8"});
  EXPECT_EQ(article.blocks.size(), 2U);
  EXPECT_TRUE(has_text(article, "One & two are < three, as"));
}

// Texts of more than 15 words are likely content, those in comments are not.
Model doubting_comments() {
  const test::Trees context = {"cue.comment own.words", "0 23 0;-200000;1 15 0;-100000;200000"};
  return test::tiny_model({}, context);
}

TEST(Extract, CommentsByOption) {
  const Model model = doubting_comments();
  EXPECT_FALSE(has_text(extract_with(&model, kPage, {}), "lovely in the fog"));
  const Article article = extract_with(&model, kPage, {.comments = true});
  ASSERT_TRUE(has_text(article, "lovely in the fog"));
  EXPECT_EQ(article.blocks.front().label, Label::main_content);
  for (const Block& block : article.blocks) {
    if (block.text.find("lovely in the fog") == std::string::npos) continue;
    EXPECT_EQ(block.label, Label::comment) << block.text;
  }
}

TEST(Extract, TablesByOption) {
  EXPECT_TRUE(has_text(extract(kPage), "Upper"));
  const Article article = extract(kPage, {.tables = false});
  EXPECT_FALSE(has_text(article, "Upper"));
  EXPECT_TRUE(has_text(article, "nobody waits longer"));
}

// Texts of more than 15 words are content nearly for sure, those of more than 5 rather so (.6), and
// shorter ones rather not (.3).
TEST(Extract, LanguagesByOption) {
  EXPECT_EQ(extract(kPage, {.languages = {"de", "en"}}).outcome, Outcome::content);
  const Article other = extract(kPage, {.languages = {"de", "fr"}});
  EXPECT_EQ(other.outcome, Outcome::no_content);
  EXPECT_EQ(other.message, "the language is en (html-lang), wanted: de, fr");
  EXPECT_TRUE(other.blocks.empty());
  EXPECT_FALSE(other.confidence);
  EXPECT_EQ(other.metadata.title.value, "The canal reopens");
  EXPECT_EQ(other.metadata.language.value, "en");
  const Article explained = extract(kPage, {.languages = {"de"}, .explain = true});
  const auto dropped = [](const Block& block) {
    return block.decided_by.ends_with("option") &&
           block.reason.find("wanted: de") != block.reason.npos;
  };
  EXPECT_FALSE(explained.blocks.empty());
  EXPECT_TRUE(std::none_of(explained.blocks.begin(), explained.blocks.end(), kept));
  EXPECT_TRUE(std::any_of(explained.blocks.begin(), explained.blocks.end(), dropped));
}

TEST(Extract, LanguagesByOptionInOtherOutcomes) {
  const std::string unknown = "<p>1 2 3</p>";
  const Article dropped = extract(unknown, {.languages = {"en"}});
  EXPECT_EQ(dropped.outcome, Outcome::no_content);
  EXPECT_EQ(dropped.message, "the language cannot be told, wanted: en");
  EXPECT_EQ(extract(unknown, {.languages = {"en", "und"}}).message, "");
  const std::string text =
      "Die F\u00E4hre am Hafen f\u00E4hrt bis zum Ende des Sommers, weil die neue Br\u00FCcke noch "
      "nicht "
      "fertig ist.\n";
  EXPECT_EQ(extract(text, {.format = InputFormat::text}).metadata.language.value, "de");
  EXPECT_EQ(extract(text, {.format = InputFormat::text, .languages = {"en"}}).outcome,
            Outcome::no_content);
  // A limit comes before what is wanted; what is no page or has no content has no language.
  const Article cut = extract(kPage, {.languages = {"de"}, .max_input_bytes = 1000});
  EXPECT_EQ(cut.outcome, Outcome::too_large);
  EXPECT_TRUE(cut.blocks.empty());
  const Article menu = extract("<title>Home</title><p></p>", {.languages = {"de"}});
  EXPECT_EQ(menu.outcome, Outcome::no_content);
  EXPECT_EQ(menu.message, "");
  EXPECT_EQ(extract(kPage, {.languages = {"en"}, .max_input_bytes = 1000}).outcome,
            Outcome::too_large);
  EXPECT_EQ(
      extract("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"sv, {.languages = {"de"}}).outcome,
      Outcome::not_html);
}

TEST(Extract, ADateIsADateOfPublication) {
  const std::string page =
      "<meta property='article:modified_time' content='2024-05-06'><article><h1>Title</h1><p>x";
  const Article article = extract(page);
  EXPECT_EQ(article.metadata.date.value, "");
  EXPECT_EQ(article.metadata.modified.value, "2024-05-06");
  const Article either = extract(page, {.date_or_modified = true});
  EXPECT_EQ(either.metadata.date.value, "2024-05-06");
  EXPECT_EQ(either.metadata.date.source, "modified:article:modified_time");
  const Article both =
      extract("<meta property='article:published_time' content='2024-03-04'>" + page,
              {.date_or_modified = true});
  EXPECT_EQ(both.metadata.date.value, "2024-03-04");
}

TEST(Extract, NoDateIsLaterThanTheRetrieval) {
  const std::string page =
      "<meta property='article:published_time' content='2030-05-06'><article><h1>Title</h1><p>x";
  const std::string text =
      "The harbor opens again\n\n6 May 2030\n\nThe harbor of the old town opens again on Monday, "
      "because the new lock is ready and the boats have waited for it since last summer.\n";
  using std::chrono::sys_days, std::chrono::year, std::chrono::May, std::chrono::day;
  const sys_days before = year(2030) / May / day(4);
  const sys_days after = year(2030) / May / day(5);
  EXPECT_EQ(extract(page).metadata.date.value, "2030-05-06");
  EXPECT_EQ(extract(page, {.retrieved = after}).metadata.date.value, "2030-05-06");
  EXPECT_EQ(extract(page, {.retrieved = before}).metadata.date.value, "");
  const auto of_text = [&](sys_days retrieved) {
    return extract(text, {.format = InputFormat::text, .retrieved = retrieved}).metadata.date.value;
  };
  EXPECT_EQ(of_text(after), "2030-05-06");
  EXPECT_EQ(of_text(before), "");
}

TEST(Extract, OptionsByName) {
  Options options;
  const auto set = [&options](std::string_view name, std::string_view value) {
    for (const OptionRow<Options>& row : extract_options()) {
      if (row.name == name) return row.set(options, value);
    }
    return false;
  };
  EXPECT_TRUE(set("languages", "EN,pt-br"));
  EXPECT_TRUE(set("languages", "en,und"));
  EXPECT_EQ(options.languages, (std::vector<std::string>{"en", "pt-BR", "und"}));
  for (const char* wrong : {"xx", "en,", ",en", "en,,de", "english", "en de", "*", "utf-8"}) {
    EXPECT_FALSE(set("languages", wrong)) << wrong;
  }
  EXPECT_EQ(options.languages.size(), 3U);
  EXPECT_TRUE(set("languages", ""));
  EXPECT_TRUE(options.languages.empty());
  for (const char* wrong : {"2026-13-01", "2026-02-30", "2026-1-1", "30.11.2026", "0001-01-01"}) {
    EXPECT_FALSE(set("retrieved", wrong)) << wrong;
  }
  EXPECT_FALSE(options.retrieved);
  EXPECT_TRUE(set("retrieved", "2026-11-30"));
  EXPECT_TRUE(options.retrieved);
  EXPECT_TRUE(set("retrieved", ""));
  EXPECT_FALSE(options.retrieved);
  EXPECT_TRUE(set("date_or_modified", "true"));
  EXPECT_TRUE(options.date_or_modified);
}

TEST(Extract, FavorShiftsTheBalance) {
  const Model model = test::tiny_model({}, {"own.words", "0 5 0;-55000;0 15 0;26000;200000"});
  const std::string page =
      kPage + "<div><p>Also of interest, perhaps, to readers.</p><p>More soon.</p></div>";
  const auto kept_of = [&](Favor favor) {
    const Article article = extract_with(&model, page, {.favor = favor});
    EXPECT_TRUE(has_text(article, "nobody waits longer"));
    return std::pair(has_text(article, "Also of interest"), has_text(article, "More soon"));
  };
  EXPECT_EQ(kept_of(Favor::precision), std::pair(false, false));
  EXPECT_EQ(kept_of(Favor::balanced), std::pair(true, false));
  EXPECT_EQ(kept_of(Favor::recall), std::pair(true, true));
}

TEST(Extract, ExplainKeepsAllBlocksWithReasons) {
  const Article article = extract(kPage, {.explain = true});
  bool dropped = false;
  for (const Block& block : article.blocks) {
    EXPECT_NE(block.reason, "") << block.text;
    EXPECT_GE(block.score, 0) << block.text;
    EXPECT_LE(block.score, 1) << block.text;
    dropped = dropped || !kept(block);
  }
  EXPECT_TRUE(dropped);
  for (const Block& block : extract(kPage).blocks) {
    EXPECT_EQ(block.reason, "") << block.text;
    EXPECT_TRUE(kept(block)) << block.text;
  }
}

TEST(Extract, ExplainedPageWithoutContentShowsWhatItHas) {
  std::string page = "<nav><ul>";
  for (int i = 0; i < 99; ++i) page += "<li><a href=/" + std::to_string(i) + ">Section page</a>";
  const Article article = extract(page + "</ul></nav>", {.explain = true});
  EXPECT_EQ(article.outcome, Outcome::no_content);
  EXPECT_FALSE(article.blocks.empty());
}

}  // namespace
}  // namespace pith::internal
