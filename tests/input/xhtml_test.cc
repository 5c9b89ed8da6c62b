#include "input/xhtml.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace pith::internal {
namespace {

TEST(Xhtml, BecomesHtml) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"<p>a</p>", "<p>a</p>"},
      {"<title/><p>a", "<title></title><p>a"},
      {"<a id='x'/>b", "<a id='x'></a>b"},
      {"<a id=\"x\" />b", "<a id=\"x\" ></a>b"},
      {"<svg:path d='1'/>", "<svg:path d='1'></svg:path>"},
      {"<br/><BR/><hr /><img alt='>' src='a'/>", "<br/><BR/><hr /><img alt='>' src='a'/>"},
      {"<p title='a/>b'>c</p>", "<p title='a/>b'>c</p>"},
      {"<p title='a>b'/>c", "<p title='a>b'></p>c"},
      {"<!-- <a/> --><?x <a/> ?><b/>", "<!-- <a/> --><?x <a/> ?><b></b>"},
      {"<p><![CDATA[a < b & <c/>]]></p>", "<p>a &lt; b &amp; &lt;c/></p>"},
      {"<script>a = '<b/>';</SCRIPT><i/>", "<script>a = '<b/>';</SCRIPT><i></i>"},
      {"<script src='x'/><i/>", "<script src='x'></script><i></i>"},
      {"<style>a</styl></style><i/>", "<style>a</styl></style><i></i>"},
      {"<style>a", "<style>a"},
      {"a < b /> c", "a < b /> c"},
      {"<a <b/>", "<a <b></b>"},
      {"<a title='", "<a title='"},
      {"<![CDATA[a", "a"},
      {"<!-- a", "<!-- a"},
      {"<", "<"},
  };
  for (const auto& [xhtml, html] : cases) EXPECT_EQ(html_of_xhtml(xhtml), html) << xhtml;
}

}  // namespace
}  // namespace pith::internal
