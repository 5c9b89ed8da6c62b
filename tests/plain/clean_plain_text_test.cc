#include "plain/clean_plain_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "pith/extract.h"
#include "pith/write.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

const Options kFlat = {.format = InputFormat::text};

// A forest of one tree: lines of more than three words are likely, the others are not.
Model by_words() { return test::tiny_plain_model({"words", "0 3 0;-262144;131072"}); }

// '+' or '-' per block.
std::string verdicts(std::string_view text, const Model& model) {
  std::optional<float> confidence;
  std::string out;
  for (const PageBlock& b :
       clean_plain_text(text, SIZE_MAX, model.plain, {.explain = true}, confidence).blocks)
    out += kept(b.block) ? '+' : '-';
  return out;
}

constexpr std::string_view kParagraph =
    "The keeper counts the boats by sound at night, and knows them. He carries coal and stones.";

TEST(CleanPlainText, WhatIsUnlikelyGoes) {
  const std::string text = "Menu\nHome\n" + std::string(kParagraph) + "\nImprint\n";
  EXPECT_EQ(verdicts(text, by_words()), "--+-");
}

TEST(CleanPlainText, IconsAndClocksAreNoText) {
  const std::string text = "icon up icon down icon left icon right\n" + std::string(kParagraph) +
                           "\n0:00 / 12:07 / 0:00 / 9:41\n";
  EXPECT_EQ(verdicts(text, by_words()), "-+-");
}

TEST(CleanPlainText, NothingButKnownWordingIsNoText) {
  const std::string paragraph(kParagraph);
  EXPECT_EQ(verdicts(paragraph + "\nShare this article on Facebook\n", by_words()), "+-");
  // This holds whatever the forest says about short lines; but a single word may be a heading.
  const Model all = test::tiny_plain_model({"words", "262144"});
  EXPECT_EQ(verdicts("Leave a reply\n" + paragraph + "\nComments\n", all), "-++");
  EXPECT_EQ(verdicts("Privacy policy\n" + paragraph + "\n", all), "++");
  // A sentence with some known wording, and a heading of it, are left to the forest.
  EXPECT_EQ(
      verdicts(paragraph + "\nLet us share this article of faith with them all\n", by_words()),
      "++");
  const Article article = extract(
      "Share This Article Facebook Email Copy Link Print\n"
      "The sea rises and falls twice a day in the old harbour.\n",
      kFlat);
  EXPECT_EQ(write_text(article), "The sea rises and falls twice a day in the old harbour.\n");
}

TEST(CleanPlainText, LabelsBoxesAndTables) {
  // According to the forest, everything is content.
  const Model all = test::tiny_plain_model({"words", "262144"});
  const std::string paragraph = std::string(kParagraph) + "\n";
  const struct {
    std::string_view what;
    std::string lines;  // between two paragraphs
    std::string expected;
  } cases[] = {
      {"an advertisement", "Advertisement\n", "-"},
      {"in another script", "\u0625\u0639\u0644\u0627\u0646\n", "-"},
      {"a word of the text", "Boats\n", "+"},
      {"a pointer", "Read also: The last cider press\n", "-"},
      {"a box of pointers", "LEIA TAMB\u00C9M:\nChuva atrasa colheita\nCaf\u00E9 de sombra\n",
       "---"},
      {"a newsletter", "Sign up for our weekly briefing\n", "-"},
      {"buttons", "Share on Facebook\nSave\nPrint\n", "---"},
      {"one of their words alone", "Print\n", "+"},
      {"a reading time", "Lesezeit: 3 Minuten\n", "-"},
      {"class names of icons", "fa-play fa-volume-up 1x\n", "-"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(verdicts(paragraph + c.lines + paragraph, all), "+" + c.expected + "+") << c.what;
  }
  EXPECT_EQ(verdicts(paragraph + "By Jane Doe\nPrint\n" + paragraph, all), "++-+");
  EXPECT_EQ(verdicts(paragraph + "Read also\n", all), "+-") << "nothing is below it";
  EXPECT_EQ(verdicts(paragraph + "\uAD00\uB828\uAE30\uC0AC\nComments\n", all), "+--");
  // According to the forest, nothing short is content.
  const Model none = test::tiny_plain_model({"words", "0 8 0;-262144;262144"});
  EXPECT_EQ(
      verdicts(paragraph + "Club\nPoints\nUpper Wey\n61\nSt Brannock\n29\n" + paragraph, none),
      "++++++++");
  EXPECT_EQ(
      verdicts(paragraph + "Club\nPoints\nUpper Wey\nWey\nSt Brannock\nTea\n" + paragraph, none),
      "+------+");
}

TEST(CleanPlainText, FormsAndNoticesAloneAreNoText) {
  const Model all = test::tiny_plain_model({"words", "262144"});
  for (const std::string_view text :
       {"Home\n404\nPage not found\nThe page you are looking for may have been moved.\n",
        "\u0412\u0445\u043E\u0434\n\u041B\u043E\u0433\u0438\u043D\n\u041F\u0430\u0440\u043E\u043B"
        "\u044C\n\u0417\u0430\u043F\u043E\u043C\u043D\u0438\u0442\u044C "
        "\u043C\u0435\u043D\u044F\n\u0412\u043E\u0439\u0442\u0438\n",
        "We value your privacy\nWe and our partners use cookies to store information on your "
        "device and to show you what you like. You can change your choices.\nAccept all\n"}) {
    EXPECT_EQ(verdicts(text, all).find('+'), std::string::npos) << text;
  }
  EXPECT_EQ(verdicts("Accept all\n" + std::string(kParagraph) + "\n", all), "++");
}

TEST(CleanPlainText, AHeadlineComesBack) {
  // According to the forest, nothing of up to eight words is content.
  const Model model = test::tiny_plain_model({"words", "0 8 0;-262144;262144"});
  const std::string prose = std::string(kParagraph) + "\n" + std::string(kParagraph) + "\n";
  EXPECT_EQ(verdicts("Menu\nThe keeper counts the boats\nBy Jane\n" + prose, model), "-+-++");
  EXPECT_EQ(verdicts("Menu\nHome\nNews\n" + prose, model), "---++");
}

TEST(CleanPlainText, WhatWouldHardlyGainIsLeftAsItIs) {
  // One third of the lines of few words are content.
  const Model model = test::tiny_plain_model({"words", "0 3 0;-45426;262144"});
  std::string text = "Dear all,\n";
  for (int i = 0; i < 5; ++i) text.append(kParagraph).append("\n");
  EXPECT_EQ(verdicts(text, model), "++++++");
  Options precise = kFlat;
  precise.favor = Favor::precision;
  std::optional<float> confidence;
  EXPECT_FALSE(
      kept(clean_plain_text(text, SIZE_MAX, model.plain, precise, confidence).blocks[0].block));
}

TEST(CleanPlainText, GapsCloseToTheWidestOfThem) {
  const std::string paragraph(kParagraph);
  const std::string text = paragraph + "\nMore\n\n\nShare\n" + paragraph + "\nMenu\n" + paragraph;
  const Article article = extract(text, kFlat);
  std::optional<float> confidence;
  std::vector<std::uint32_t> ends;
  for (const PageBlock& b :
       clean_plain_text(text, SIZE_MAX, by_words().plain, {}, confidence).blocks) {
    if (kept(b.block)) ends.push_back(b.block.line_ends_before);
  }
  EXPECT_EQ(ends, (std::vector<std::uint32_t>{1, 3, 1}));
}

TEST(CleanPlainText, AByteOrderMarkBeginsNoText) {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string paragraph(kParagraph);
  std::optional<float> confidence;
  const std::string text = "Menu\n" + mark + mark + paragraph + "\n" + mark + paragraph + "\n";
  const PageModel page = clean_plain_text(text, SIZE_MAX, by_words().plain, {}, confidence);
  EXPECT_EQ(page.blocks[1].block.text, paragraph);
  EXPECT_EQ(text.substr(page.blocks[1].block.source.begin, paragraph.size()), paragraph);
  EXPECT_EQ(page.blocks[2].block.text, mark + paragraph);
  const Model all = test::tiny_plain_model({"words", "262144"});
  EXPECT_EQ(verdicts(mark + "\n" + paragraph + "\n", all), "-+");
}

TEST(CleanPlainText, TheLimitIsReported) {
  std::optional<float> confidence;
  EXPECT_FALSE(clean_plain_text("a\nb\nc\n", 2, by_words().plain, {}, confidence).whole);
  EXPECT_TRUE(clean_plain_text("a\nb\nc\n", 3, by_words().plain, {}, confidence).whole);
}

TEST(CleanPlainText, MarkupHasItsPlaceInThePage) {
  const std::string page = "<p>" + std::string(kParagraph) + "</p>\n<div> More  </div>";
  std::optional<float> confidence;
  const PageModel result = extract_over_budget(page, SIZE_MAX, by_words().plain, {}, confidence);
  ASSERT_EQ(result.blocks.size(), 2U);
  const SourceRange source = result.blocks[1].block.source;
  EXPECT_EQ(page.substr(source.begin, source.end - source.begin), "More");
}

// --- Properties, over the project's own texts and the built-in model ---------------------------

std::vector<std::string> texts() {
  std::vector<std::string> found;
  const std::string folder = std::string(PITH_SOURCE_DIR) + "/fixtures/text";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path() / "source.txt", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    found.push_back(text.str());
  }
  std::sort(found.begin(), found.end());
  EXPECT_GE(found.size(), 16U);
  return found;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(CleanFlatProperty, WhatIsLeftWasThereInItsOrder) {
  for (const std::string& text : texts()) {
    std::size_t at = 0;
    for (const std::string& line : lines_of(write_text(extract(text, kFlat)))) {
      if (line.empty()) continue;
      at = text.find(line, at);
      ASSERT_NE(at, std::string::npos) << line;
      at += line.size();
    }
  }
}

TEST(CleanFlatProperty, CleanedTwiceIsCleanedOnce) {
  // Lines in any order, some repeated, some missing: texts that nobody wrote.
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const std::vector<std::string> all = texts();
    std::vector<std::string> lines = lines_of(all[random() % all.size()]);
    const std::vector<std::string> more = lines_of(all[random() % all.size()]);
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(random() % (lines.size() + 1)),
                 more.begin(), more.end());
    for (int i = 0; i < 10; ++i) std::swap(lines[random() % lines.size()], lines.front());
    const std::string once = write_text(extract(joined(lines), kFlat));
    EXPECT_EQ(write_text(extract(once, kFlat)), once) << "seed " << seed;
  }
}

TEST(CleanFlatProperty, AParagraphBetweenTwoKeptOnesStays) {
  const std::string paragraph =
      "Nobody had asked the ferryman about any of this, and he had not offered it. When the last "
      "boat was tied up he went home as always, by the lower path.";
  for (const std::string& text : texts()) {
    // Two adjacent paragraphs of two sentences that are both kept.
    const std::vector<std::string> lines = lines_of(text);
    const std::string clean = write_text(extract(text, kFlat));
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const auto is_kept = [&clean](const std::string& line) {
        return line.size() > 150 && line.ends_with('.') && clean.find(line) != std::string::npos;
      };
      if (!is_kept(lines[i]) || !is_kept(lines[i + 1])) continue;
      std::vector<std::string> longer = lines;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i) + 1, paragraph);
      const std::string result = write_text(extract(joined(longer), kFlat));
      const bool both = result.find(lines[i]) != std::string::npos &&
                        result.find(lines[i + 1]) != std::string::npos;
      if (both) {
        EXPECT_NE(result.find(paragraph), std::string::npos) << lines[i];
      }
    }
  }
}

}  // namespace
}  // namespace pith::internal
