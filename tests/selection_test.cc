// What extract() makes of the options that select and drop parts of a page, and of those that leave
// pages out.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/passes/passes.h"
#include "pith/extract.h"
#include "pith/write.h"

namespace pith::internal {
namespace {

// The kept texts, " | " between them; without any, "! " and the message.
std::string kept_of(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (!kept(block)) continue;
    out.append(out.empty() ? "" : " | ");
    out.append(block.text.empty() ? "<" + std::string(to_string(block.kind)) + ">" : block.text);
  }
  return out.empty() ? "! " + article.message : out;
}

constexpr std::string_view kProse =
    "The harbor of the old town lies behind two long walls, and the boats that come in at night "
    "follow the lamps on them. Nobody who has seen it from the hill forgets the sight.";

std::string page() {
  return "<html><head><title>The harbor</title></head><body><nav><a href=/>Home</a></nav>"
         "<h1>The harbor</h1><article id=text class=story><p>" +
         std::string(kProse) +
         "</p><p>Price: <b class=price>12 coins</b> a boat<i class=note>, or nine</i>.</p>"
         "<aside class=ad>Buy a boat</aside>"
         "<figure><img src=/boat.jpg width=800 height=600><figcaption>A boat</figcaption></figure>"
         "<p style='display:none'>Not to be seen</p>"
         "<pre><code><i class=nr>1</i> ls\n<i class=nr>2</i> cd</code></pre>"
         "<table><tr><th>Day<th>Tide<tr><td>Monday<td class=high>4 m</table></article>"
         "<section id=comments class=comments><p class=comment-text>I have been there and liked it "
         "very much, thank you for the report.</p></section>"
         "<footer class=site-footer><p>Written by the harbor office.</p></footer></body></html>";
}

TEST(Selection, KeepsWhatIsSelected) {
  struct Case {
    std::string_view select;
    std::string_view drop;
    std::string text;
  };
  const std::string prose(kProse);
  const std::string most = prose + " | Price: 12 coins a boat, or nine.";
  const std::string table = " | Day | Tide | Monday | 4 m";
  const std::string rest = " | <image> | A boat | 1 ls\n2 cd" + table;
  const Case kCases[] = {
      {"#text", "", most + " | Buy a boat" + rest},
      {".story, .story p, #text", "", most + " | Buy a boat" + rest},
      {"article", ".ad", most + rest},
      {"article", "ASIDE, figure, .nr, .high", most + " |  ls\n cd | Day | Tide | Monday"},
      {"article", "b, .note", prose + " | Price: a boat. | Buy a boat" + rest},
      {"nav, h1", "", "Home | The harbor"},
      {"b.price", "", "12 coins"},
      {"b, .note", "", "12 coins, or nine"},
      {"footer, h1", "", "The harbor | Written by the harbor office."},
      {"#comments", "", "I have been there and liked it very much, thank you for the report."},
      {"figcaption", "", "A boat"},
      {"figure", "figcaption", "<image>"},
      {"[style]", "", "Not to be seen"},
      {"pre .nr", "", "12"},
      {"p.nothing", "", "! no element matches \"p.nothing\""},
      {"head", "", "! what \"head\" matches has no text"},
      {"#text", "body", "! what \"#text\" matches has no text"},
      {"p:first-child", "", "! select: \"p:first-child\" uses \":first-child\"; "},
      {"", "p +", "! drop: \"p +\" uses \"+\"; "},
  };
  for (const Case& c : kCases) {
    Options options;
    options.select = c.select;
    options.drop = c.drop;
    const Article article = extract(page(), options);
    const std::string text = kept_of(article);
    EXPECT_EQ(text[0] == '!' ? text.substr(0, c.text.size()) : text, c.text)
        << c.select << " without " << c.drop;
    EXPECT_EQ(article.outcome, text[0] == '!' ? Outcome::no_content : Outcome::content);
    EXPECT_EQ(article.confidence.value_or(0), text[0] == '!' ? 0 : 1) << c.select;
    EXPECT_EQ(article.metadata.title.value, "The harbor");
    // The blocks that are kept do not depend on explanations.
    options.explain = true;
    EXPECT_EQ(kept_of(extract(page(), options)), text);
  }
}

TEST(Selection, DropsWhateverTheScore) {
  Options options;
  EXPECT_NE(kept_of(extract(page(), options)).find("The harbor of the old town"),
            std::string::npos);
  options.drop = "#text > p";
  const Article article = extract(page(), options);
  EXPECT_EQ(kept_of(article).find("The harbor of the old town"), std::string::npos);
  EXPECT_EQ(article.metadata.title.value, "The harbor");
  options.drop = "*";
  EXPECT_EQ(extract(page(), options).outcome, Outcome::no_content);
}

TEST(Selection, SaysWhy) {
  Options options;
  options.select = "#text";
  options.drop = ".ad";
  options.explain = true;
  std::string reasons;
  for (const Block& block : extract(page(), options).blocks) {
    if (block.text == "Home" || block.text == "Buy a boat" || block.text == "Not to be seen" ||
        block.text == kProse) {
      EXPECT_TRUE(block.decided_by.ends_with("selector")) << block.decided_by;
      reasons += block.reason + '\n';
    }
  }
  EXPECT_EQ(reasons,
            "outside of what \"select\" matches\n"
            "in what \"select\" matches\n"
            "in what \"drop\" matches\n"
            "hidden, in what \"select\" matches\n");
}

TEST(Selection, LeavesCommentsAndTablesToTheirOptions) {
  std::string thread =
      "<div id=all><p>" + std::string(kProse) + "</p><p>" + std::string(kProse) +
      " It is true.</p><div class=comments><p>I liked it very much, thank you for "
      "the report.</p></div><table><tr><th>Day<th>Tide<tr><td>Mon<td>4</table></div>";
  Options options;
  options.select = "#all";
  options.tables = false;
  const std::string without = kept_of(extract(thread, options));
  EXPECT_EQ(without.find("I liked it"), std::string::npos) << without;
  EXPECT_EQ(without.find("Tide"), std::string::npos) << without;
  options.comments = true;
  options.tables = true;
  const std::string with = kept_of(extract(thread, options));
  EXPECT_NE(with.find("I liked it"), std::string::npos) << with;
  EXPECT_NE(with.find("Tide"), std::string::npos) << with;
}

TEST(Selection, CaptionsAreDroppedFromImagesToo) {
  Options options;
  options.select = "figure";
  const auto markdown = [&] { return write_markdown(extract(page(), options), {.images = true}); };
  EXPECT_NE(markdown().find("A boat"), std::string::npos);
  options.drop = "figcaption";
  EXPECT_EQ(markdown().find("A boat"), std::string::npos) << markdown();
  EXPECT_NE(markdown().find("boat.jpg"), std::string::npos);
}

TEST(Selection, PlainTextHasNoElements) {
  Options options;
  options.format = InputFormat::text;
  options.drop = "p";
  EXPECT_EQ(extract(kProse, options).outcome, Outcome::content);
  options.select = "p";
  const Article article = extract(kProse, options);
  EXPECT_EQ(article.outcome, Outcome::no_content);
  EXPECT_EQ(article.message, "text has no elements for \"select\"");
  options.format = InputFormat::html;
  options.max_work = 1;
  const Article over = extract(page(), options);
  EXPECT_EQ(over.outcome, Outcome::budget_exceeded);
  EXPECT_EQ(kept_of(over), "! over a limit: read as text; text has no elements for \"select\"");
}

TEST(Wanted, PagesWithFewWordsOrWithoutMetadataAreLeftOut) {
  const std::string html = "<html><head><title>The harbor</title></head><body><article><p>" +
                           std::string(kProse) + "</p></article></body></html>";
  const auto message = [&](std::size_t words, std::vector<std::string> fields) {
    Options options;
    options.min_words = words;
    options.with_metadata = std::move(fields);
    const Article article = extract(html, options);
    EXPECT_EQ(article.outcome == Outcome::content, article.message.empty());
    EXPECT_EQ(article.metadata.title.value, "The harbor");
    EXPECT_EQ(!article.confidence, !article.message.empty());
    return article.message;
  };
  EXPECT_EQ(message(0, {}), "");
  EXPECT_EQ(message(35, {"title"}), "");
  EXPECT_EQ(message(36, {"title"}), "the text has 35 words, wanted: 36 or more");
  EXPECT_EQ(message(36, {"title", "date", "authors"}), "the metadata has no date, authors");
  EXPECT_EQ(message(0, {"titel"}), "the metadata has no titel");
  Options options;
  options.format = InputFormat::text;
  options.min_words = 100;
  const Article text = extract(kProse, options);
  EXPECT_EQ(text.outcome, Outcome::no_content);
  EXPECT_EQ(text.message, "the text has 35 words, wanted: 100 or more");
  // What has no content is no page of few words.
  EXPECT_EQ(extract("", options).message, "the page is empty");
}

}  // namespace
}  // namespace pith::internal
