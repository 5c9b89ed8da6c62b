#include "markup/state_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

// Sentences of five words, so many that they are a text, each beginning with `word`.
std::string prose(const std::string& word = "Rivers", int sentences = 14) {
  std::string out;
  for (int i = 0; i < sentences; ++i) out += (i > 0 ? " " : "") + word + " rise in late spring.";
  return out;
}

std::string json_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// The text in `json` without its headline; each ~ in it stands for prose("Rivers"), each ^ for
// prose("Lakes"). In the result they stand there again.
std::string text_in(std::string json, std::string_view title = {}) {
  const auto swap = [](std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      text.replace(at, from.size(), to);
      at += to.size();
    }
  };
  swap(json, "~", prose("Rivers"));
  swap(json, "^", prose("Lakes"));
  std::vector<PageState> states;
  states.push_back({"state", parse_json(json).value_or(JsonValue())});
  const auto found = find_state_text(states, title);
  if (!found) return "none";
  EXPECT_EQ(found->name, "state");
  std::string html = found->html.substr(found->html.find("</h1>\n") + 6);
  swap(html, prose("Rivers"), "~");
  swap(html, prose("Lakes"), "^");
  swap(html, "\n", "");
  return html;
}

struct Case {
  const char* json;
  const char* expected;
};

TEST(StateText, StringsOfProseAndHtml) {
  const Case cases[] = {
      {R"({"props":{"post":{"body":"~"}}})", "<p>~</p>"},
      {R"({"post":{"body":"<p>~</p><ul><li>a</ul>"}})", "<p>~</p><ul><li>a</ul>"},
      {R"({"post":{"body":"~\nNext."}})", "<p>~</p><p>Next.</p>"},
      {R"({"post":{"body":"1 < 2. ~"}})", "<p>1 &lt; 2. ~</p>"},
      {R"({"post":{"body":"&lt;p&gt;~&lt;/p&gt;"}})", "<p>~</p>"},
      {R"({"post":{"text":"~","html":"<p>~</p>"}})", "<p>~</p>"},
      {R"("~")", "<p>~</p>"},
      {R"(["a",7,"~"])", "<p>~</p>"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_in(c.json), c.expected) << c.json;
}

TEST(StateText, BlocksOfOneText) {
  const Case cases[] = {
      {R"({"body":["~","^"]})", "<p>~</p><p>^</p>"},
      {R"({"body":[{"type":"paragraph","text":"~"},{"type":"heading","text":"More"},
          {"type":"paragraph","text":"^"},{"type":"image","url":"/a.jpg","caption":"A river."}]})",
       "<p>~</p><h2>More</h2><p>^</p>"},
      // Editor.js
      {R"({"blocks":[{"id":"a1","type":"paragraph","data":{"text":"~"}},
          {"id":"a2","type":"list","data":{"style":"unordered","items":["one","two"]}},
          {"id":"a3","type":"paragraph","data":{"text":"^"}}]})",
       "<p>~</p><ul><li>one</li><li>two</li></ul><p>^</p>"},
      // Portable text: lines in pieces.
      {R"([{"_type":"block","style":"normal","children":[{"_type":"span","text":"~ And "},
          {"_type":"span","marks":["em"],"text":"so"},{"_type":"span","text":" on."}]},
          {"_type":"block","style":"h2","children":[{"_type":"span","text":"Lakes"}]},
          {"_type":"block","style":"normal","children":[{"_type":"span","text":"^"}]}])",
       "<p>~ And so on.</p><h2>Lakes</h2><p>^</p>"},
      // A tree of nodes.
      {R"({"doc":{"nodeType":"document","content":[{"nodeType":"paragraph","content":[
          {"nodeType":"text","value":"~"}]},{"nodeType":"unordered-list","content":[
          {"nodeType":"list-item","content":[{"nodeType":"paragraph","content":[
          {"nodeType":"text","value":"^"}]}]}]}]}})",
       "<p>~</p><ul><li><p>^</p></li></ul>"},
      // Pieces of a line whose blocks have no known type.
      {R"({"children":[{"children":[{"text":"~ And "},{"text":"so on."}]},
          {"children":[{"text":"^"}]}]})",
       "<p>~ And so on.</p><p>^</p>"},
      // React's components.
      {R"(["$","div",null,{"className":"post","children":[["$","p",null,{"children":"~"}],
          ["$","p",null,{"children":["^ See ",["$","a",null,{"href":"/x","children":"more"}],
          "."]}]]}])",
       "<p>~</p><p>^ See <a>more</a>.</p>"},
      // The posts of a thread.
      {R"({"post_stream":{"posts":[{"id":1,"username":"ann","cooked":"<p>~</p>"},
          {"id":2,"username":"bob","cooked":"<p>^</p>"}]}})",
       "<p>~</p><p>^</p>"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_in(c.json), c.expected) << c.json;
}

TEST(StateText, NoText) {
  const Case cases[] = {
      {"null", "none"},
      {"{}", "none"},
      {R"({"a":"Rivers rise in late spring."})", "none"},
      // Labels and messages.
      {R"({"i18n":{"consent":"~"}})", "none"},
      {R"({"messages":{"en":{"long":"~"}}})", "none"},
      {R"({"cookieBanner":{"text":"~"}})", "none"},
      {R"({"menu":["Home","News","Sport","Culture","Weather","About us","Contact"]})", "none"},
      // Names of settings between texts.
      {R"({"queries":[{"policy":"cache-first"},{"policy":"network-only"},{"name":"GetPage"},
          {"name":"GetMenu"},{"hint":"Rivers rise. Lakes fall. Rain comes. So it goes."},
          {"hint":"Rivers rise. Lakes fall. Rain comes. So it goes."}]})",
       "none"},
      // Code, styles, JSON, addresses.
      {R"({"css":"~ a{b:c} a{b:c} a{b:c} a{b:c} a{b:c} a{b:c} a{b:c}"})", "none"},
      {R"({"query":"{ ~ }"})", "none"},
      // An index of other pages.
      {R"({"posts":[{"title":"One","slug":"one","excerpt":"Rivers rise. Lakes fall. So it goes."},
          {"title":"Two","slug":"two","excerpt":"Rivers rise. Lakes fall. So it goes."}]})",
       "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_in(c.json), c.expected) << c.json;
}

TEST(StateText, TheLongest) {
  const Case cases[] = {
      {R"({"a":{"body":"~"},"b":{"body":"^ And more."}})", "<p>^ And more.</p>"},
      {R"({"post":{"body":"~"},"related":{"body":"^ And more. And more."}})", "<p>~</p>"},
      {R"({"post":{"body":["~","~"],"teaser":"^"}})", "<p>~</p><p>~</p>"},
      {R"({"items":[{"title":"This one","url":"/a","body":"~"},
          {"title":"That one","url":"/b","body":"^ And more."}]})",
       "<p>^ And more.</p>"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_in(c.json), c.expected) << c.json;
  // What is beside the page's title is the page's.
  EXPECT_EQ(text_in(cases[3].json, "This one | The Daily"), "<p>~</p>");
}

TEST(StateText, BeginsWithTheTitle) {
  std::vector<PageState> states;
  states.push_back({"a", parse_json(json_string(prose())).value_or(JsonValue())});
  const auto found = find_state_text(states, "Rivers < lakes");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->html, "<h1>Rivers &lt; lakes</h1>\n<p>" + prose() + "</p>\n");
  EXPECT_EQ(found->words, 70);
}

TEST(StateText, HasOneHeadline) {
  std::vector<PageState> states;
  states.push_back(
      {"a", parse_json(json_string("<h1>Rivers</h1>" + prose())).value_or(JsonValue())});
  const auto found = find_state_text(states, "Rivers");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->html, "<h1>Rivers</h1>" + prose() + "\n");
}

TEST(StateText, NothingOfNoStates) { EXPECT_FALSE(find_state_text({}, "Title")); }

}  // namespace
}  // namespace pith::internal
