// Whatever the article, every writer returns, says the same twice, and adds no broken text.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pith/write.h"
#include "tests/write/any_article.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using test::Manners;

constexpr std::uint32_t kSeeds = 2000;

std::vector<std::string> all_outputs(const Article& article, std::uint32_t seed) {
  WriteOptions options;
  options.links = seed % 2 == 0;
  options.images = seed % 3 == 0;
  options.front_matter = seed % 7 == 0;
  if (seed % 4 == 1) options.with_formats = {find_format("html"), find_format("markdown")};
  std::vector<std::string> outputs;
  for (const OutputFormat& format : output_formats()) {
    outputs.push_back(write_file(format, article, options));
  }
  return outputs;
}

bool is_utf8(std::string_view text) {
  // The JSON library reads strict UTF-8 only.
  try {
    (void)nlohmann::json(std::string(text)).dump();
    return true;
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

TEST(Writers, AreTotalAndDeterministic) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Article article = test::any_article(seed, Manners::hostile);
    const std::vector<std::string> outputs = all_outputs(article, seed);
    EXPECT_EQ(outputs, all_outputs(article, seed)) << "seed " << seed;
    for (const std::string& output : outputs) {
      EXPECT_TRUE(output.empty() || output.back() == '\n') << "seed " << seed;
    }
    EXPECT_TRUE(nlohmann::json::accept(outputs[3])) << "seed " << seed;
    EXPECT_TRUE(nlohmann::json::accept(outputs[4])) << "seed " << seed;
  }
}

TEST(Writers, KeepUtf8Valid) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Article article = test::any_article(seed, Manners::well_formed);
    for (const std::string& output : all_outputs(article, seed)) {
      EXPECT_TRUE(is_utf8(output)) << "seed " << seed;
    }
  }
}

// Every tag that opens closes, in order, and nothing is open at the end.
bool is_balanced(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i + 1)) {
    const std::size_t name = html[i + 1] == '/' ? i + 2 : i + 1;
    const std::string tag(html.substr(name, html.find_first_of(" >", name) - name));
    if (html[html.find('>', i) - 1] == '/') continue;
    if (tag == "br" || tag == "img" || tag == "hr" || tag == "input") continue;
    if (name == i + 1) {
      open.push_back(tag);
    } else {
      if (open.empty() || open.back() != tag) return false;
      open.pop_back();
    }
  }
  return open.empty();
}

TEST(Writers, TeiIsBalanced) {
  for (const Manners manners : {Manners::well_formed, Manners::hostile}) {
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
      const std::string tei =
          write_tei(test::any_article(seed, manners), {.links = true, .images = true});
      EXPECT_TRUE(is_balanced(tei.substr(tei.find("<TEI")))) << "seed " << seed << '\n' << tei;
    }
  }
}

TEST(Writers, HtmlIsBalancedAndWithoutScripts) {
  for (const Manners manners : {Manners::well_formed, Manners::hostile}) {
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
      const std::string html =
          write_html(test::any_article(seed, manners), {.links = true, .images = true});
      EXPECT_TRUE(is_balanced(html)) << "seed " << seed << '\n' << html;
      EXPECT_EQ(html.find("\"javascript:"), std::string::npos) << "seed " << seed;
      EXPECT_EQ(html.find("\"data:"), std::string::npos) << "seed " << seed;
    }
  }
}

// The output may not grow with more than the input's size: no place or span may blow it up.
TEST(Writers, OutputStaysInProportion) {
  std::vector<Block> blocks;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    Block cell = test::cell(i, i * 1000, "x");
    cell.list = ListPlace{static_cast<std::uint16_t>(i), true, static_cast<std::int32_t>(i), i};
    cell.quote_depth = 255;
    blocks.push_back(cell);
    Block item = test::bullet(static_cast<std::uint16_t>(i), i + 1, "y");
    item.quote_depth = static_cast<std::uint8_t>(i);
    blocks.push_back(item);
  }
  for (const std::string& output : all_outputs(test::article(blocks), 0)) {
    EXPECT_LT(output.size(), blocks.size() * 500);
  }
}

TEST(Writers, ManySpansInOneBlock) {
  Block block = test::paragraph(std::string(60000, '*'));
  for (std::uint32_t i = 0; i < 60000; ++i) {
    block.spans.push_back({static_cast<SpanKind>(i % 5), i, 60000 - i % 7, "u", "alt"});
  }
  EXPECT_FALSE(all_outputs(test::article({block}), 0).front().empty());
}

}  // namespace
}  // namespace pith::internal
