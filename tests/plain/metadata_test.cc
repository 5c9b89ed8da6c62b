#include "plain/metadata.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "plain/segment_text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kUnknown = SIZE_MAX;

// The metadata of a text in which lines with a leading '+' are kept; the sign is not part of the
// text.
Metadata read(const std::string& signed_text, std::size_t headline = kUnknown,
              const Hints& hints = {}) {
  std::string text;
  std::vector<bool> keep;
  for (const TextLine& line : split_lines(signed_text)) {
    keep.push_back(line.text.starts_with('+'));
    text.append(line.text.substr(keep.back() ? 1 : 0)).append("\n");
  }
  PageModel page = segment_lines(split_lines(text));
  for (std::size_t i = 0; i < keep.size(); ++i) {
    page.blocks.at(i).block.label = keep[i] ? Label::main_content : Label::boilerplate;
  }
  if (headline != kUnknown) page.headline = headline;
  return read_plain_metadata(page, hints);
}

const std::string kLead =
    "+The keeper counts the boats by sound at night, and knows by how the gate leaf groans who "
    "carries coal, who carries stones.\n";

TEST(PlainMetadata, TheHeadlineIsTheTitle) {
  const Metadata metadata = read("Home\n+A section\n+Boats at the gate\n" + kLead, 2);
  EXPECT_EQ(metadata.title.value, "Boats at the gate");
  EXPECT_EQ(metadata.title.source, "headline");
  EXPECT_EQ(metadata.description.source, "lead");
}

// Lines declare nothing.
TEST(PlainMetadata, HintsComeBeforeWhatLinesSeemToSay) {
  const std::string text = "+Boats at the gate\n+By Mary Major, 5 March 2024\n" + kLead;
  const Metadata metadata = read(text, 0,
                                 {.title = "Re: boats",
                                  .author = "Jane Doe",
                                  .date = "2024-03-07T10:00:00Z",
                                  .language = "en-GB",
                                  .site = "Gazette"});
  EXPECT_EQ(metadata.title.value + " " + metadata.title.source, "Re: boats hint");
  ASSERT_EQ(metadata.authors.size(), 1U);
  EXPECT_EQ(metadata.authors[0].value + " " + metadata.authors[0].source, "Jane Doe hint");
  EXPECT_EQ(metadata.date.value, "2024-03-07T10:00:00Z");
  EXPECT_EQ(metadata.language.value, "en-GB");
  EXPECT_EQ(metadata.site.value, "Gazette");
  const Metadata none = read(text, 0);
  EXPECT_EQ(none.title.value, "Boats at the gate");
  ASSERT_EQ(none.authors.size(), 1U);
  EXPECT_EQ(none.authors[0].value, "Mary Major");
}

TEST(PlainMetadata, AGivenNameMayBeAMonth) {
  const auto author = [](const std::string& name) {
    const Metadata metadata =
        read("Home\nBoats at the gate\n" + name + "\n7 March 2024\n" + kLead, 1);
    return metadata.authors.empty() ? "" : metadata.authors[0].value;
  };
  EXPECT_EQ(author("Marta Zielonka"), "Marta Zielonka");
  EXPECT_EQ(author("April Jones"), "April Jones");
  EXPECT_EQ(author("Friday March"), "");
}

TEST(PlainMetadata, AKeptLineAboveTheLeadWhereNoneIsKnown) {
  EXPECT_EQ(read("Home\n+Boats at the gate\n" + kLead).title.value, "Boats at the gate");
  EXPECT_EQ(read("Home\nBoats at the gate\n" + kLead).title.value, "");
}

TEST(PlainMetadata, OfTheTitleLineTheLongestPart) {
  const Metadata metadata =
      read("The Paper | Boats at the gate: a night - News\nHome\n" + kLead, 0);
  EXPECT_EQ(metadata.title.value, "Boats at the gate: a night");
  EXPECT_EQ(metadata.title.source, "title");
  EXPECT_EQ(read("Boats at the gate\nHome\n" + kLead, 0).title.value, "Boats at the gate");
}

TEST(PlainMetadata, WordsOfUnspacedScriptsCountInAPart) {
  // "Tani Shimbun | why the river came back"
  EXPECT_EQ(read("\u8C37\u65B0\u805E | \u5DDD\u304C\u623B\u3063\u3066\u304D\u305F\u7406\u7531\n"
                 "Home\n" +
                     kLead,
                 0)
                .title.value,
            "\u5DDD\u304C\u623B\u3063\u3066\u304D\u305F\u7406\u7531");
}

TEST(PlainMetadata, ABylineIsNoTitle) {
  const Metadata metadata = read("+By Jane Doe\n+The weir cats\n" + kLead, 0);
  EXPECT_EQ(metadata.title.value, "The weir cats");
  EXPECT_TRUE(read("+By Jane Doe\n" + kLead, 0).title.empty());
}

TEST(PlainMetadata, TimeIsLinearInTheFirstLine) {
  const std::clock_t start = std::clock();
  std::string line = "Boats at the gate ";
  for (int i = 0; i < 100'000; ++i) line += "| ";
  EXPECT_EQ(read(line + "\nHome\n" + kLead, 0).title.value, "Boats at the gate");
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "boats gates ";
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "+My headline of boats and gates\n";
  EXPECT_EQ(read(words + "\n" + lines + kLead).title.value, "My headline of boats and gates");
  // About .04 s, and well below one second with sanitizers; comparing the first line with every
  // line again would take minutes.
  EXPECT_LT(std::clock() - start, 10 * CLOCKS_PER_SEC);
}

TEST(PlainMetadata, DateAndBylineStandAroundTheHeadline) {
  const Metadata metadata = read(
      "4 May 2019\nOther news\nMore\nStill more\nAnd more\n+Boats at the gate\nBy Jane Doe\n"
      "2 October 2023\n" +
          kLead,
      5);
  ASSERT_EQ(metadata.authors.size(), 1U);
  EXPECT_EQ(metadata.authors[0].value, "Jane Doe");
  EXPECT_EQ(metadata.date.value, "2023-10-02");
}

TEST(PlainMetadata, OrAboveTheLeadWhereTheTitleLineIsAllThatNamesIt) {
  const Metadata metadata = read(
      "Boats at the gate - Paper\n4 May 2019\nHome\nNews\nShop\nAbout\nBy Jane Doe\n"
      "2 October 2023\n" +
          kLead,
      0);
  EXPECT_EQ(metadata.date.value, "2023-10-02");
  ASSERT_EQ(metadata.authors.size(), 1U);
}

TEST(PlainMetadata, LinesBelowTheHeadline) {
  const struct {
    std::string_view what;
    std::string lines;
    std::string author;
    std::string date;
    std::string modified;
  } cases[] = {
      {"a bare name above a date", "Rhona Mbeki\n4 May 2024\n", "Rhona Mbeki", "2024-05-04", ""},
      {"a bare name below it", "4 May 2024\nRhona Mbeki\n", "Rhona Mbeki", "2024-05-04", ""},
      {"no name far from a date", "4 May 2024\nShare\nSave\nPrint\nMill Lane\n", "", "2024-05-04",
       ""},
      {"no section of the menu", "Mill Lane\n4 May 2024\n", "", "2024-05-04", ""},
      {"name and date in one line", "Rhona Mbeki, 4 May 2024, 10:45\n", "Rhona Mbeki",
       "2024-05-04T10:45", ""},
      {"published and updated", "Published 4 May 2024, updated 6 May 2024\n", "", "2024-05-04",
       "2024-05-06"},
      {"updated and published", "Updated 6 May 2024 | Published 4 May 2024\n", "", "2024-05-04",
       "2024-05-06"},
      {"a change without a date", "26/08/2024 11h32 Atualizado h\u00E1 2 meses\n", "",
       "2024-08-26T11:32", ""},
      {"only the change", "Updated 6 May 2024\n", "", "", "2024-05-06"},
      {"the word below its date", "2024\u5E747\u670823\u65E5 \u66F4\u65B0\n", "", "", "2024-07-23"},
      {"Korean",
       "\uD55C\uC11C\uC724 \uAE30\uC790\n\uC785\uB825 2024.05.21. 06:00 \uC218\uC815 2024.05.21. "
       "09:12\n",
       "\uD55C\uC11C\uC724", "2024-05-21", "2024-05-21"},
      {"Chinese",
       "2024-04-11 09:36 "
       "\u6765\u6E90\uFF1A\u6C5F\u6E7E\u665A\u62A5\n\u8BB0\u8005\uFF1A\u6797\u8BED\u5B89\n",
       "\u6797\u8BED\u5B89", "2024-04-11T09:36", ""},
      {"Japanese", "\u4E09\u679D \u3072\u304B\u308A\n2024\u5E747\u670823\u65E5 6\u664200\u5206\n",
       "\u4E09\u679D \u3072\u304B\u308A", "2024-07-23T06:00", ""},
      {"Arabic",
       "\u0644\u064A\u0644\u0649 \u0627\u0644\u0645\u0631\u0632\u0648\u0642\u064A\n\u0661\u0667 "
       "\u064A\u0646\u0627\u064A\u0631 \u0662\u0660\u0662\u0664\n",
       "\u0644\u064A\u0644\u0649 \u0627\u0644\u0645\u0631\u0632\u0648\u0642\u064A", "2024-01-17",
       ""},
      {"Persian",
       "\u0646\u0631\u06AF\u0633 \u0633\u0647\u0631\u0627\u0628\u06CC\n\u06F3 "
       "\u0698\u0648\u0626\u0646 \u06F2\u06F0\u06F2\u06F4\n",
       "\u0646\u0631\u06AF\u0633 \u0633\u0647\u0631\u0627\u0628\u06CC", "2024-06-03", ""},
      {"Hebrew",
       "\u05DE\u05D0\u05EA \u05EA\u05DE\u05E8 \u05D0\u05DC\u05D1\u05D6\n18 "
       "\u05D1\u05E1\u05E4\u05D8\u05DE\u05D1\u05E8 2024\n",
       "\u05EA\u05DE\u05E8 \u05D0\u05DC\u05D1\u05D6", "2024-09-18", ""},
      {"Hindi",
       "\u092E\u0940\u0930\u093E \u091C\u094B\u0936\u0940\n12 \u0905\u0917\u0938\u094D\u0924 "
       "2024\n",
       "\u092E\u0940\u0930\u093E \u091C\u094B\u0936\u0940", "2024-08-12", ""},
      {"Greek",
       "\u0394\u03AC\u03C6\u03BD\u03B7 \u039C\u03B5\u03BB\u03B5\u03C4\u03AF\u03BF\u03C5\n19 "
       "\u0394\u03B5\u03BA\u03B5\u03BC\u03B2\u03C1\u03AF\u03BF\u03C5 2024\n",
       "\u0394\u03AC\u03C6\u03BD\u03B7 \u039C\u03B5\u03BB\u03B5\u03C4\u03AF\u03BF\u03C5",
       "2024-12-19", ""},
      {"Vietnamese",
       "Tr\u1EA7n Minh Khu\u00EA\nTh\u1EE9 S\u00E1u, ng\u00E0y 9 th\u00E1ng 2 n\u0103m 2024\n",
       "Tr\u1EA7n Minh Khu\u00EA", "2024-02-09", ""},
  };
  for (const auto& c : cases) {
    const Metadata metadata =
        read("Mill Lane\nHome\nNews\nSport\nOther\n+Boats at the gate\n" + c.lines + kLead, 5);
    EXPECT_EQ(metadata.authors.empty() ? "" : metadata.authors[0].value, c.author) << c.what;
    EXPECT_EQ(metadata.date.value, c.date) << c.what;
    EXPECT_EQ(metadata.modified.value, c.modified) << c.what;
  }
}

TEST(PlainMetadata, TheHeadOfALetterIsNoTitle) {
  EXPECT_TRUE(read("+Wickham Cottage, 3 March\n+Dear Aunt Philippa,\n" + kLead, 0).title.empty());
}

TEST(PlainMetadata, NothingOfATextWithoutOne) {
  const Metadata metadata = read("Home\nNews\n");
  EXPECT_TRUE(metadata.title.empty());
  EXPECT_TRUE(metadata.description.empty());
}

TEST(PlainMetadata, ABylineAboveTheLeadFarFromTheHeadline) {
  std::string text = "+Boats at the gate\n";
  for (int i = 0; i < 30; ++i) text += "Menu\n";
  EXPECT_EQ(read(text + "By Jane Doe\n" + kLead, 0).authors.size(), 1U);
  EXPECT_TRUE(read(text + "By the sea\n" + kLead, 0).authors.empty());
  EXPECT_EQ(read(text + "5 March 2024\nPrint\n" + kLead, 0).date.value, "2024-03-05");
  EXPECT_EQ(read(text + "Published: 5 March 2024\n" + kLead, 0).date.value, "2024-03-05");
  EXPECT_EQ(read(text + "Next tour: 5 March 2024\n" + kLead, 0).date.value, "");
}

std::string authors_of(const std::string& lines) {
  std::string out;
  for (const MetaValue& author : read("+Boats at the gate\n" + lines + kLead, 0).authors) {
    out += (out.empty() ? "" : "; ") + author.value;
  }
  return out;
}

TEST(PlainMetadata, LinesOfNames) {
  struct Case {
    std::string lines, authors;
  };
  const std::vector<Case> cases = {
      {"Jane Doe and John Roe\n5 March 2024\n", "Jane Doe; John Roe"},
      {"Jeanne Dupont et Marc Noir\n5 mars 2024\n", "Jeanne Dupont; Marc Noir"},
      {"Jane Doe, dpa\n5 March 2024\n", "Jane Doe"},
      {"Jane Doe - 5 March 2024\n", "Jane Doe"},
      {"Jane Doe 8:41 PM on March 5, 2024\n", "Jane Doe"},
      {"New York, Berlin\n5 March 2024\n", ""},
      {"Boats of the Canal and Rules of the Gate\n5 March 2024\n", ""},
      {"Jane Doe\nFollow\n4 min read\n\u00B7\n5 March 2024\n", "Jane Doe"},
      {"Jane Doe\nFollow\nShare it\n5 March 2024\n", ""},
      {"2024-03-05\n\u8A18\u8005\u738B\u5C0F\u660E\uFF0F\u53F0\u5317\u5831\u5C0E\n",
       "\u738B\u5C0F\u660E"},
  };
  for (const Case& c : cases) EXPECT_EQ(authors_of(c.lines), c.authors) << c.lines;
}

}  // namespace
}  // namespace pith::internal
