#include "input/json_stream.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "support/temp_dir.h"

namespace pith::internal {
namespace {

// The first value of a text that is followed by other bytes, and the byte behind it.
std::string value(const std::string& text, std::size_t most = 1000) {
  const test::TempDir folder;
  const auto stream = ByteStream::open(folder.write("a", text));
  JsonStream json(*stream.value());
  std::string found;
  if (!json.value(found, most)) return "none";
  const char next = json.peek();
  return found + "|" + (next == '\0' ? std::string() : std::string(1, next));
}

TEST(JsonStream, Values) {
  const struct {
    std::string text;
    std::string expected;
  } cases[] = {
      {" \n {\"a\":[1,{\"}\":2}]} ,", "{\"a\":[1,{\"}\":2}]}|,"},
      {"\"a\\\"]\" ]", "\"a\\\"]\"|]"},
      {"\"a\\\\\"]", "\"a\\\\\"|]"},
      {"12e3}", "12e3|}"},
      {"true", "true|"},
      {"[]]", "[]|]"},
      {"[", "none"},
      {"\"a", "none"},
      {"", "none"},
      {"]", "none"},
      {",1", "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(value(text), expected) << text;
  EXPECT_EQ(value("[1,2,3],", 3), "[1,|,");
  const std::string wide = "[\"" + std::string(200'000, 'x') + "\"]";
  EXPECT_EQ(value(wide + "}", 1'000'000), wide + "|}");
}

TEST(JsonStream, Names) {
  const test::TempDir folder;
  const auto stream = ByteStream::open(folder.write("a", R"( {"a" : 1, "b\"":[2] ,c})"));
  JsonStream json(*stream.value());
  std::string name;
  EXPECT_TRUE(json.consume('{'));
  EXPECT_FALSE(json.consume('['));
  EXPECT_TRUE(json.name(name));
  EXPECT_EQ(name, "\"a\"");
  EXPECT_TRUE(json.skip_value());
  EXPECT_TRUE(json.consume(','));
  name.clear();
  EXPECT_TRUE(json.name(name));
  EXPECT_EQ(name, R"("b\"")");
  EXPECT_TRUE(json.skip_value());
  EXPECT_TRUE(json.consume(','));
  EXPECT_FALSE(json.name(name));
}

}  // namespace
}  // namespace pith::internal
