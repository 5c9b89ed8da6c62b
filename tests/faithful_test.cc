// What is kept was on the page: in its words, in its order, once, and where the article says.
#include "bench/faithful.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/places.h"
#include "html/cues.h"
#include "html/dom.h"
#include "html/tag_soup.h"
#include "pith/extract.h"
#include "pith/write.h"
#include "support/pages.h"
#include "text/charsets.h"
#include "text/decode.h"
#include "text/transcode.h"
#include "text/words.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kSoups = test::kSanitized ? 200 : 1500;
constexpr int kPieces = 60;

// NFC; every space is ' '; zero-width spaces and icons' private characters are nothing.
std::string normal(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kSpaces = {
      "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\xAF", "\xE2\x80\x83", "\xE2\x80\x89", "\xE2\x80\xA8"};
  std::string out;
  while (!text.empty()) {
    const std::string_view three = text.substr(0, 3);
    const auto* space = std::find_if(kSpaces.begin(), kSpaces.end(), [&](std::string_view s) {
      return text.substr(0, s.size()) == s;
    });
    const bool zero_width = three == "\xE2\x80\x8B" || three == "\xEF\xBB\xBF";
    const bool private_use = three >= "\xEE\x80\x80" && three <= "\xEF\xA3\xBF";
    if (space != kSpaces.end()) {
      out.push_back(' ');
      text.remove_prefix(space->size());
    } else if (zero_width || private_use) {
      text.remove_prefix(three.size());
    } else {
      out.push_back(text[0]);
      text.remove_prefix(1);
    }
  }
  normalize_nfc(out);
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (!is_html_space(c)) {
      words.back().push_back(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// A formula's text is its TeX, which may stand in an attribute or be translated from MathML. The
// mark of a note has brackets that the page need not have, and a side note has none there.
bool has_made_text(const Block& block) {
  return block.kind == BlockKind::math ||
         std::any_of(block.spans.begin(), block.spans.end(), [](const Span& span) {
           return span.kind == SpanKind::math || span.kind == SpanKind::note_reference;
         });
}

// Text output adds signs of its own to these: "10^6", "[1]", "* * *", "[x]".
bool has_signs(const Article& article) {
  return std::any_of(article.blocks.begin(), article.blocks.end(), [](const Block& block) {
    return block.break_before || !block.note.empty() || task_of(block) != Task::none ||
           std::any_of(block.spans.begin(), block.spans.end(),
                       [](const Span& span) { return span.kind > SpanKind::image; });
  });
}

// Its text is that of the page's scripts, in whose JSON it may be in pieces and escaped.
bool is_from_state(const Article& article) {
  return article.outcome == Outcome::content && !article.message.empty();
}

// Every kept text, and those that were dropped between them.
void expect_faithful(std::string_view bytes, Options options,
                     std::size_t most_left_out = bench::kMaxLeftOut) {
  const DecodedText decoded = decode(bytes, options.content_type);
  for (const bool explain : {false, true}) {
    options.explain = explain;
    std::vector<std::string> texts;
    const Article article = extract(bytes, options);
    if (is_from_state(article)) return;
    for (const Block& block : article.blocks) {
      if (has_made_text(block)) continue;
      // The dash before who said a quote is not the page's.
      constexpr std::string_view kDash = "\u2014 ";
      const bool source = block.quote_depth > 0 && block.text.starts_with(kDash);
      texts.push_back(source ? block.text.substr(kDash.size()) : block.text);
    }
    const bench::Faithfulness found = bench::check_faithful(decoded.text(), texts, most_left_out);
    for (const bench::BrokenText& broken : found.broken) {
      ADD_FAILURE() << to_string(broken.breach) << ": " << texts[broken.index];
    }
  }
}

TEST(Faithful, BlocksAreTextsOfThePageInItsOrderOnce) {
  for (const test::TestPage& page : test::fixture_pages()) {
    SCOPED_TRACE(page.name);
    expect_faithful(page.bytes, page.options);
  }
}

// Tag soup in which every text is another.
std::string soup_of_distinct_texts(std::uint32_t seed) {
  std::string page;
  int number = 0;
  for (const std::string& piece : test::tag_soup(seed, kPieces)) {
    if (piece.find_first_of("<&") != std::string::npos || words_of(piece).empty()) {
      page += piece.front() == '&' ? "" : piece;
      continue;
    }
    if (is_html_space(piece.front())) page += ' ';
    page += 'w' + std::to_string(++number) + 'e';
    if (is_html_space(piece.back())) page += ' ';
  }
  return page;
}

TEST(Faithful, BlocksOfTagSoupAreTextsOfThePageInItsOrderOnce) {
  for (std::uint32_t seed = 0; seed < kSoups && !testing::Test::HasFailure(); ++seed) {
    const std::string page = soup_of_distinct_texts(seed);
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + page);
    expect_faithful(page, {}, kPieces);
  }
}

TEST(Faithful, TextIsNfcWithFoldedSpace) {
  for (const test::TestPage& page : test::fixture_pages()) {
    Options options = page.options;
    options.explain = true;
    for (const Block& block : extract(page.bytes, options).blocks) {
      std::string text = block.text;
      EXPECT_FALSE(normalize_nfc(text)) << block.text;
      if (block.kind == BlockKind::code) continue;
      EXPECT_EQ(text.find("  "), std::string::npos) << text;
      EXPECT_EQ(text.find_first_of("\t\r\f"), std::string::npos) << text;
      EXPECT_FALSE(!text.empty() && (is_html_space(text.front()) || is_html_space(text.back())))
          << text;
    }
  }
}

// Quotes and cells of tables repeat what they must, and so does a song.
TEST(Faithful, NoLongTextStandsTwice) {
  constexpr std::size_t kWordsOfACopy = 8;
  for (const test::TestPage& page : test::fixture_pages()) {
    // The page has a song, whose refrain comes again: its expected.md holds both copies.
    if (page.name.ends_with("builder-diary-and-refrain")) continue;
    std::set<std::string> seen;
    for (const Block& block : extract(page.bytes, page.options).blocks) {
      if (block.quote_depth > 0 || block.table) continue;
      if (block.kind == BlockKind::heading) continue;  // each post of a thread may have its title
      if (words_of(block.text).size() < kWordsOfACopy) continue;
      EXPECT_TRUE(seen.insert(folded_key(block.text)).second) << page.name << ": " << block.text;
    }
  }
}

// The page's text as a reader sees it: "a<b>b</b>c" is a word, "a<p>b" are two.
std::string shown_text(Node top) {
  static constexpr std::array kInline = {
      Tag::a,   Tag::abbr, Tag::b,     Tag::bdi,  Tag::cite,  Tag::code, Tag::em,
      Tag::i,   Tag::kbd,  Tag::label, Tag::mark, Tag::small, Tag::span, Tag::strong,
      Tag::sub, Tag::sup,  Tag::time,  Tag::u,    Tag::ruby,  Tag::rt,   Tag::wbr};
  std::string text;
  const auto is_inline = [](Node node) {
    return std::find(kInline.begin(), kInline.end(), node.tag()) != kInline.end();
  };
  const auto edge = [&](Node node) {
    if (!is_inline(node)) text += ' ';
  };
  walk(
      top,
      [&](Node node) {
        if (node.is_text()) {
          text += node.text();
          return false;
        }
        edge(node);
        const CueSet cues = cues_of(node);
        const bool unread = cues.has(Cue::hidden) || cues.has(Cue::assistive);
        return node.tag() != Tag::rt && !(is_inline(node) && unread);
      },
      edge);
  return normal(text);
}

// Text that only the page's JSON-LD has stands in no element.
bool is_declared(const Block& block) { return !block.text.empty() && block.source.end == 0; }

TEST(Faithful, DeclaredTextIsInTheBytes) {
  std::size_t declared = 0;
  for (const test::TestPage& page : test::fixture_pages()) {
    const Article article = extract(page.bytes, page.options);
    if (is_from_state(article)) continue;
    for (const Block& block : article.blocks) {
      if (!is_declared(block)) continue;
      ++declared;
      const std::size_t begin = page.bytes.find("application/ld+json");
      EXPECT_NE(page.bytes.find(block.text, begin), std::string::npos) << page.name;
    }
  }
  EXPECT_GT(declared, 0U);
}

TEST(Faithful, NoWordsAreGlued) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const DecodedText decoded = decode(page.bytes, page.options.content_type);
    const Document document = Document::parse(decoded.text(), 100'000'000);
    std::set<std::string> words;
    for (std::string& word : words_of(shown_text(document.body()))) words.insert(word);
    // What style sets apart is apart in the article and may not be on the page.
    walk(document.body(), [&](Node node) {
      for (std::string& word : words_of(normal(node.text()))) words.insert(word);
      return true;
    });
    for (const Block& block : extract(page.bytes, page.options).blocks) {
      if (is_declared(block) || has_made_text(block)) continue;
      for (const std::string& word : words_of(block.text)) {
        EXPECT_TRUE(words.count(word) > 0) << page.name << ": " << word;
      }
    }
  }
}

TEST(Faithful, TextOutputIsTheBlocks) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const Article article = extract(page.bytes, page.options);
    if (has_signs(article)) continue;
    std::vector<std::string> texts;
    for (const Block& block : article.blocks) texts.push_back(block.text);
    EXPECT_TRUE(bench::holds_all(write_text(article), texts)) << page.name;
  }
}

TEST(Faithful, TextOutputHoldsTheBlocksWords) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const Article article = extract(page.bytes, page.options);
    if (has_signs(article)) continue;
    std::set<std::string> words = {"|", "-"};
    for (const Block& block : article.blocks) {
      for (std::string& word : words_of(block.text)) words.insert(word);
      if (block.list && block.list->ordered) {
        words.insert(std::to_string(block.list->number) + ".");
      }
    }
    for (const std::string& word : words_of(write_text(article))) {
      EXPECT_TRUE(words.count(word) > 0) << page.name << ": " << word;
    }
  }
}

// The bytes of a block's source range as text, tags and entities resolved.
std::string text_at(std::string_view bytes, const SourceRange& range, const std::string& encoding) {
  const Charset* charset = find_charset(encoding);
  if (charset == nullptr) return "unknown charset " + encoding;
  std::string text;
  Transcoder(*charset, bytes.substr(range.begin, range.end - range.begin)).run(text);
  return normal(text_content(Document::parse("<body>" + text, 100'000'000).body()));
}

void expect_ranges(std::string_view bytes, const Options& options) {
  const Article article = extract(bytes, options);
  EXPECT_EQ(article.outcome, Outcome::content);
  for (const Block& block : article.blocks) {
    const std::vector<std::string> words = words_of(block.text);
    if (words.empty() || is_declared(block) || has_made_text(block)) continue;
    ASSERT_LE(block.source.end, bytes.size());
    ASSERT_LT(block.source.begin, block.source.end) << block.text;
    const std::string found = text_at(bytes, block.source, article.encoding);
    EXPECT_EQ(found.find(words.front()), found.find_first_not_of(' '))
        << block.text << "\nin: " << found;
    EXPECT_NE(found.find(words.back()), std::string::npos) << block.text << "\nin: " << found;
  }
}

TEST(Faithful, SourceRangesHoldTheBlocksOfEveryFixture) {
  std::set<std::string> encodings;
  for (const test::TestPage& page : test::fixture_pages()) {
    SCOPED_TRACE(page.name);
    encodings.insert(extract(page.bytes, page.options).encoding);
    expect_ranges(page.bytes, page.options);
  }
  for (const char* encoding :
       {"UTF-8", "UTF-16LE", "windows-1251", "windows-1252", "Shift_JIS", "EUC-KR", "GBK"}) {
    EXPECT_TRUE(encodings.count(encoding) > 0) << "no fixture in " << encoding;
  }
}

std::string encoded(const char* charset, std::string utf8) {
  const iconv_t converter = iconv_open(charset, "UTF-8");
  std::string out(4 * utf8.size(), '\0');
  char* in = utf8.data();
  char* to = out.data();
  std::size_t in_left = utf8.size();
  std::size_t out_left = out.size();
  EXPECT_EQ(iconv(converter, &in, &in_left, &to, &out_left), 0U) << charset;
  iconv_close(converter);
  out.resize(out.size() - out_left);
  return out;
}

// One page, many encodings: each range has to be found anew.
TEST(Faithful, SourceRangesHoldTheBlocksInEveryCharset) {
  const std::string kRussian =
      "\u041F\u043E\u0441\u043B\u0435 \u0440\u0435\u043C\u043E\u043D\u0442\u0430 "
      "\u043C\u043E\u0441\u0442 \u043E\u0442\u043A\u0440\u044B\u043B\u0438";
  const std::string kJapanese =
      "\u6A4B\u306F\u4FEE\u7406\u306E\u5F8C\u3001\u518D\u3073\u958B\u901A\u3057\u307E\u3057\u305F";
  const struct {
    const char* charset;
    std::string words;
  } kCases[] = {
      {"UTF-8", kRussian + kJapanese},
      {"WINDOWS-1251", kRussian},
      {"KOI8-R", kRussian},
      {"ISO-8859-5", kRussian},
      {"SHIFT_JIS", kJapanese},
      {"EUC-JP", kJapanese},
      {"ISO-2022-JP", kJapanese},
      {"GB18030", kRussian + kJapanese},
      {"UTF-16LE", kRussian + kJapanese},
      {"UTF-16BE", kRussian + kJapanese},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.charset);
    std::string page = "<title>x</title><article><h1>" + c.words + " 1</h1>";
    for (int i = 0; i < 20; ++i) {
      page += "<p>" + c.words + " &amp; <b>" + c.words + "</b> no. " + std::to_string(i) +
              ", it was said, and again " + c.words + " in the end " + std::to_string(i * 7) +
              ".</p>\r\n<!-- " + c.words + " -->";
    }
    const std::string type = std::string("text/html; charset=") + c.charset;
    expect_ranges(encoded(c.charset, page), {.content_type = type});
  }
  const std::string with_mark = "\xEF\xBB\xBF<p>Words that stand behind a mark of three bytes.</p>";
  expect_ranges(with_mark, {});
  EXPECT_EQ(extract(with_mark).blocks.at(0).source.begin, 6U);
}

TEST(Faithful, SourceRangesOfFlatText) {
  const std::string text =
      "\xEF\xBB\xBF"
      "First paragraph, of one line.\r\n\r\nSecond one, of as many words as it takes to fill\r\n"
      "two whole lines of a letter and a little more, so\r\nthat it is wrapped.";
  const Article article = extract(text, {.format = InputFormat::text});
  ASSERT_EQ(article.blocks.size(), 2U);
  const SourceRange second = article.blocks[1].source;
  EXPECT_EQ(text.substr(second.begin, second.end - second.begin), text.substr(text.find("Second")));
}

}  // namespace
}  // namespace pith::internal
