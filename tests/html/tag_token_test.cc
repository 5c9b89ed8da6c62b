#include "html/tag_token.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

// "name tag-or-? offset", with a leading "/" for an end tag; "no" if it is not a tag.
std::string read(std::string_view text) {
  TagToken token;
  if (!read_tag_name(text, 0, token)) return "no";
  std::string out = token.end_tag ? "/" : "";
  out += token.name;
  out += token.tag == Tag::unknown ? " ? " : " # ";
  return out + std::to_string(token.attributes);
}

TEST(ReadTagName, Table) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"<p>", "p # 2"},
      {"</p>", "/p # 3"},
      {"<DIV class=x>", "DIV # 4"},
      {"<br/>", "br # 3"},
      {"<h1\n>", "h1 # 3"},
      {"<my-card>", "my-card ? 8"},
      {"<pre<b>", "pre<b ? 6"},  // a name extends to a space, slash or '>'
      {"<p", "p # 2"},
      {"<3", "no"},
      {"< p>", "no"},
      {"<>", "no"},
      {"</>", "no"},
      {"</ p>", "no"},
      {"</3>", "no"},
      {"<!--", "no"},
      {"<?php", "no"},
      {"<", "no"},
      {"</", "no"},
      {"<\xC3\xA9>", "no"},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.text), c.expected) << c.text;
}

// "name=value;" for each attribute, then "end" or "cut".
std::string attributes(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  Attribute attribute;
  while (next_attribute(text, at, attribute)) {
    out.append(attribute.name).append("=").append(attribute.value).append(";");
  }
  if (at >= text.size()) return out + "cut";
  EXPECT_EQ(text[at], '>') << text;
  return out + "end";
}

TEST(NextAttribute, Table) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {">", "end"},
      {" / >", "end"},
      {" a>", "a=;end"},
      {" a=1 b='2' c=\"3\">", "a=1;b=2;c=3;end"},
      {" a = 1 b\n=\n'2'>", "a=1;b=2;end"},
      {" a='1'b=\"2\"c>", "a=1;b=2;c=;end"},
      {" a='x>y' b=\"it's\">", "a=x>y;b=it's;end"},
      {" a=b/>", "a=b/;end"},
      {" a/b>", "a=;b=;end"},
      {" a=>", "a=;end"},
      {" a= b>", "a=b;end"},
      {" =a>", "=a=;end"},  // an equals sign may begin a name
      {" ==a>", "==a;end"},
      {" a=b=c'>", "a=b=c';end"},
      {" \"quoted\">", "\"quoted\"=;end"},
      {" a=\"\">", "a=;end"},
      {" a", "a=;cut"},
      {" a=", "a=;cut"},
      {" a=1", "a=1;cut"},
      {" a='1' b=\"never closed > ' >", "a=1;cut"},
      {"", "cut"},
  };
  for (const auto& c : cases) EXPECT_EQ(attributes(c.text), c.expected) << c.text;
}

TEST(SkipAttributes, FindsTheEndAndTheSlashBeforeIt) {
  constexpr std::size_t kNever = std::string_view::npos;
  const struct {
    const char* text;
    std::size_t expected;
    bool self_closing;
  } cases[] = {
      {">x", 1, false},
      {"/>x", 2, true},
      {" a='>' />x", 9, true},
      {" a=b/>x", 6, false},
      {" a=b />x", 7, true},
      {" a/>x", 4, true},
      {" a='b'/>x", 8, true},
      {"/ >x", 3, false},
      {" a", kNever, false},
      {" a='>x", kNever, false},
      {" a=\">'>", kNever, false},
  };
  for (const auto& c : cases) {
    bool self_closing = false;
    EXPECT_EQ(skip_attributes(c.text, 0, &self_closing), c.expected) << c.text;
    EXPECT_EQ(skip_attributes(c.text, 0), c.expected) << c.text;
    if (c.expected == kNever) continue;
    EXPECT_EQ(self_closing, c.self_closing) << c.text;
  }
}

TEST(FindRawTextEnd, Table) {
  // '^' marks the expected position; without one it is the end.
  const char* const cases[] = {
      "p{}^</style>",  "</styles></styl>^</STYLE >", "a < b ^</style/>", "</style",
      "no end at all", "<!-- ^</style> -->",         "^</style\n>",
  };
  for (std::string text : cases) {
    std::size_t expected = text.find('^');
    if (expected == std::string::npos) expected = text.size();
    text.erase(std::min(expected, text.size()), 1);
    EXPECT_EQ(find_raw_text_end(text, 0, "style"), expected) << text;
  }
}

TEST(FindScriptEnd, EscapedStates) {
  const char* const cases[] = {
      "var a = 1;^</script>",
      "a = '^</script>';",  // a string does not protect it
      "a = '<\\/script>';^</SCRIPT >",
      "<!-- a ^</script> -->",
      "<!-- <script> </script> -->^</script>",
      "<!-- <script> </script> ^</script> -->",
      "<!-- <script> --> ^</script>",
      "<!-- <script> <script> </script> ^</script>",
      "<!-- <scripts> ^</script>",
      "<!-- <script/ </script> ^</script>",
      "<!--> <script> ^</script>",
      "<!---> <script> ^</script>",
      "<!- <script> ^</script>",
      "<script> ^</script>",
      "<!-- --> <script> ^</script>",
      "<!-- <script>",
      "<!-- <script> </script> never",
      "</script",
      "<!--",
      "",
  };
  for (std::string text : cases) {
    std::size_t expected = text.find('^');
    if (expected == std::string::npos) expected = text.size();
    text.erase(std::min(expected, text.size()), 1);
    EXPECT_EQ(find_script_end(text, 0), expected) << text;
  }
}

}  // namespace
}  // namespace pith::internal
