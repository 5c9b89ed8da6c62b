#include "plain/headline.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "plain/measure_lines.h"
#include "plain/segment_text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kText =
    "The keeper counts the boats by sound at night, and knows by how the gate leaf groans who "
    "carries coal, who carries stones.\n"
    "In summer the keeper lets the heavy boats wait in a row at the gate, with their lamps let "
    "down and their stoves alight, and counts them too.\n";

// The headline that is found above kText, whose paragraphs are kept while everything above is
// unlikely; "-" if there is none.
std::string headline_above(const std::string& head, std::string_view text = kText) {
  const PageModel page = segment_lines(split_lines(head + std::string(text)));
  const MeasuredText measured = PlainText(page).measure();
  std::vector<Verdict> verdicts(measured.blocks.size());
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const bool paragraph = is_paragraph(measured.blocks[i]);
    verdicts[i].label = paragraph ? Label::main_content : Label::boilerplate;
    verdicts[i].probability = paragraph ? 0.9F : 0.05F;
  }
  const auto found = find_headline(measured, verdicts);
  return found ? page.blocks[*found].block.text : "-";
}

TEST(PlainHeadline, OfLinesAboveTheText) {
  const struct {
    std::string_view what;
    std::string head;
    std::string expected;
  } cases[] = {
      {"the <title> names it",
       "Boats at the gate - The Lock Paper\nHome\nNews and more\nBoats at the gate\nBy Jane Doe\n",
       "Boats at the gate"},
      {"the <title> outweighs the subject",
       "A winter's work | Paper\nA winter's work\nThe keeper counts the boats at the gate\n",
       "A winter's work"},
      {"without a <title>, what the text is about",
       "Home\nSubscribe now\nThe keeper counts the boats\nBy Jane Doe\n",
       "The keeper counts the boats"},
      {"the first line, right above", "Old gates\n", "Old gates"},
      {"the first line, above a byline", "Old gates\nBy Jane\n", "Old gates"},
      {"but not above a menu", "Home\nNews\nShop\nAbout\n", "-"},
      {"no other line where the <title> names one",
       "Boats - Lexicon\nMenu\nBoats\nTalk\nRead\nFrom the Lexicon, made by readers\n", "-"},
      {"no notice",
       "We use cookies on this site of boats and gates\nHome\nNews\nShop\nAbout\nBoats at the "
       "gate\n",
       "Boats at the gate"},
      {"no sentence", "The keeper counts the boats at night.\n", "-"},
      {"no label that announces", "The keeper counts the boats at night:\n", "-"},
      {"nothing above", "", "-"},
      {"above its deck",
       "Home\nSport\nGates reopen after a winter's work\n"
       "The keeper counts boats by sound again and has asked for a second lamp\nBy Jane Doe\n"
       "4 May 2024\n",
       "Gates reopen after a winter's work"},
      {"and repeated below it",
       "4 May 2024\nGates reopen after a winter's work\n"
       "The keeper counts boats by sound again and has asked for a second lamp\n"
       "Gates reopen after a winter's work\n",
       "Gates reopen after a winter's work"},
      {"no caption",
       "Home\nGates reopen after a winter's work\nBy Jane Doe\n4 May 2024\n"
       "Boats wait in a row at the gate. Photo: Ellis Cray\n",
       "Gates reopen after a winter's work"},
      {"no path of sections",
       "Home\nHome > The valley > Boats and gates\nGates reopen after a winter's work\n"
       "4 May 2024\n",
       "Gates reopen after a winter's work"},
      {"the first line, above a place and a section",
       "Gates reopen after a winter's work\nJane Doe\n4 May 2024\nHarbour desk\nSleat Quay\n",
       "Gates reopen after a winter's work"},
  };
  for (const auto& c : cases) EXPECT_EQ(headline_above(c.head), c.expected) << c.what;
}

TEST(PlainHeadline, NoneIsLikelyWhereOnlyTheTitleLineNamesTheText) {
  const std::string title = "The keeper who counts the boats by sound - The Lock Paper\n";
  std::string menu;
  for (int i = 0; i < 4; ++i) menu += "Go\n";
  EXPECT_EQ(headline_above(title + menu + "Search the site for more\n"), "-");
  EXPECT_EQ(headline_above("Menu\n" + menu + "Search the site for more\n"),
            "Search the site for more");
}

TEST(PlainHeadline, FromFarAboveOnlyWhatTheTitleLineNames) {
  const std::string name = "The keeper counts the boats\n";
  std::string buttons;
  for (int i = 0; i < 15; ++i) buttons += "Go\n";
  const std::string title = "The keeper counts the boats | The Lock Paper\n";
  EXPECT_EQ(headline_above(title + "Home\n" + name + buttons), "The keeper counts the boats");
}

TEST(PlainHeadline, NotFromFarAbove) {
  const std::string name = "The keeper counts the boats\n";
  std::string buttons;
  for (int i = 0; i < 39; ++i) buttons += "Go\n";
  EXPECT_EQ(headline_above("Home\n" + name + buttons), "The keeper counts the boats");
  EXPECT_EQ(headline_above("Home\n" + name + buttons + "Go\n"), "-");
}

TEST(PlainHeadline, NoneWithoutATextThatIsKept) {
  EXPECT_EQ(headline_above("Home\nThe keeper counts the boats\n", "Shop\nImprint\n"), "-");
}

}  // namespace
}  // namespace pith::internal
