#include "markup/page_state.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

// "x" as often as it takes for a state to be long enough.
const std::string& filler() {
  static const std::string text(200, 'x');
  return text;
}

// JSON with brackets, members, strings; the filler is "*".
std::string dump(const JsonValue& value) {
  if (value.is_string()) return value.text() == filler() ? "*" : value.text();
  std::string out;
  if (value.is_array()) {
    for (const JsonValue& one : value.elements()) out += (out.empty() ? "" : ",") + dump(one);
    return "[" + out + "]";
  }
  if (value.is_object()) {
    for (const JsonValue::Member& member : value.members()) {
      out += (out.empty() ? "" : ",") + member.name + ":" + dump(member.value);
    }
    return "{" + out + "}";
  }
  return value.is_null() ? "null" : "0";
}

// The states of a page, " | " between them; each ~ stands for the filler.
std::string states(std::string html) {
  for (std::size_t at = html.find('~'); at != std::string::npos; at = html.find('~', at)) {
    html.replace(at, 1, filler());
  }
  std::string out;
  for (const PageState& state : read_page_state(html, kMaxStateBytes)) {
    out += (out.empty() ? "" : " | ") + state.name + " " + dump(state.value);
  }
  return out;
}

TEST(PageState, Forms) {
  const struct {
    const char* html;
    const char* expected;
  } cases[] = {
      {"", ""},
      {"<p>~</p>", ""},
      {R"(<script id="__NEXT_DATA__" type="application/json">{"a":"~"}</script>)",
       "__NEXT_DATA__ {a:*}"},
      {R"(<script type="application/json">["~",7,null]</script>)", "JSON [*,0,null]"},
      {R"(<script type="application/ld+json">{"a":"~"}</script>)", ""},
      {R"(<script type="text/template">{"a":"~"}</script>)", ""},
      {R"(<script>window.__INITIAL_STATE__ = {"a":"~"};</script>)", "__INITIAL_STATE__ {a:*}"},
      {R"(<script>window["__APOLLO_STATE__"]={"a":"~"}</script>)", "__APOLLO_STATE__ {a:*}"},
      {R"(<script>var x=1;/* ={ */window.__A__={"a":"~","b":undefined,};f()</script>)",
       "__A__ {a:*,b:undefined}"},
      {R"(<script>window.__NUXT__=(function(a,b){return {layout:"x",data:[{t:"~",n:void 0}]}}(1,2))</script>)",
       "__NUXT__ {data:[{n:null,t:*}],layout:x}"},
      {R"(<script>window.__A__ = JSON.parse("{\"a\":\"\u003Cp\x3E\",\"b\":\"~\"}")</script>)",
       "__A__ {a:<p>,b:*}"},
      {R"(<script>window.__A__ = JSON.parse(decodeURIComponent("%7B%22a%22%3A%22~%22%7D"))</script>)",
       "__A__ {a:*}"},
      {R"(<script>kit.start(app, element, {node_ids:[0,2],data:[{type:"data",data:{a:"~"}}]})</script>)",
       "script {data:[{data:{a:*},type:data}],node_ids:[0,0]}"},
      {R"(<script>stream.enqueue("[{\"_1\":2},\"~\"]")</script>)", "stream [{_1:0},*]"},
      {R"(<div id=app data-page="{&quot;component&quot;:&quot;Post&quot;,&quot;a&quot;:&quot;~&quot;}"></div>)",
       "data-page {a:*,component:Post}"},
      {R"(<div data-preloaded='{"topic":"{\"a\":\"~\"}"}'></div>)",
       "data-preloaded {topic:{\"a\":\"~\"}} | data-preloaded {a:*}"},
      {R"(<div title="{~}"></div>)", ""},
      // No JSON, too short, code.
      {R"(<script>window.__A__={"a":1}</script>)", ""},
      {R"(<script>function f(){return "~"}</script>)", ""},
      {R"(<script>var a = "~", b = '{~}';</script>)", ""},
      {R"(<script src="x.js"></script>)", ""},
      {R"(<script>window.__A__={"a":"~)", ""},
  };
  for (const auto& c : cases) {
    std::string expected = c.expected;
    const std::size_t at = expected.find('~');
    if (at != std::string::npos) expected.replace(at, 1, filler());
    EXPECT_EQ(states(c.html), expected) << c.html;
  }
}

TEST(PageState, PiecesOfFlight) {
  EXPECT_EQ(states(R"(<script>self.__next_f=self.__next_f||[];self.__next_f.push([0])</script>
<script>self.__next_f.push([1,"1:I[7,[],\"x\"]\n2:[\"$\",\"p\",null,{\"children\":\"~"])</script>
<script>self.__next_f.push([1," and more\"}]\n3:T5,<p>ab4:[\"~\"]\n"])</script>)"),
            "__next_f [$,p,null,{children:" + filler() +
                " and more}] | __next_f <p>ab | "
                "__next_f [*]");
}

TEST(PageState, JsonInStringsOfFlight) {
  const std::string inner = R"({\\\"a\\\":\\\"~\\\"})";
  EXPECT_EQ(states("<script>self.__next_f.push([1,\"2:[\\\"" + inner + "\\\"]\\n\"])</script>"),
            "__next_f [{\"a\":\"" + filler() + "\"}] | __next_f {a:*}");
}

TEST(PageState, VoidInStringsIsText) {
  EXPECT_EQ(states(R"(<script>window.__A__={a:"~ avoid 0 risks, void 0",b:void 0}</script>)"),
            "__A__ {a:" + filler() + " avoid 0 risks, void 0,b:null}");
}

TEST(PageState, NamesGoIntoMessages) {
  const std::string json = "[\"" + filler() + "\"]";
  const auto name = [&json](const std::string& id) {
    const auto found = read_page_state(
        "<script type=application/json id='" + id + "'>" + json + "</script>", kMaxStateBytes);
    return found.empty() ? "" : found.front().name;
  };
  EXPECT_EQ(name("__NEXT_DATA__"), "__NEXT_DATA__");
  EXPECT_EQ(name("a\nb"), "JSON");
  EXPECT_EQ(name(std::string(1000, 'a')), "JSON");
}

TEST(PageState, HostilePages) {
  for (const std::string& unit :
       {std::string("<script>a={"), std::string("a=["), std::string("\""),
        std::string("<script>/*"), std::string("return {"), std::string("<a b='{"),
        std::string("self.__next_f.push([1,\"1:")}) {
    std::string page = "<script>";
    while (page.size() < 400'000) page += unit;
    read_page_state(page, kMaxStateBytes);
  }
  for (const char bracket : {'[', '{'}) {
    read_page_state("<script type=application/json>" + std::string(100'000, bracket),
                    kMaxStateBytes);
  }
}

TEST(PageState, ReadsNoMoreThanAllowed) {
  const std::string one = "<script type=application/json>[\"" + filler() + "\"]</script>";
  EXPECT_EQ(read_page_state(one + one, 2 * filler().size()).size(), 1U);
  EXPECT_EQ(read_page_state(one + one, 0).size(), 0U);
}

}  // namespace
}  // namespace pith::internal
