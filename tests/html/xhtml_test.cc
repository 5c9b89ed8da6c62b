#include "html/xhtml.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

constexpr std::string_view kType = "application/xhtml+xml; charset=utf-8";

std::string rewritten(const std::string& page) {
  const DecodedText decoded = decode_page(page, kType);
  EXPECT_EQ(decoded.text().size(), page.size()) << page;
  return std::string(decoded.text());
}

TEST(Xhtml, Table) {
  const struct {
    std::string page;
    std::string expected;
  } cases[] = {
      {"<script src='x'/><p>a", "<!cript src='x'/><p>a"},
      {"<div class=\"a>b\"/>c", "<!iv class=\"a b\"/>c"},
      {"<i/>x<b />y", "<!/>x<! />y"},
      {"<br/><p/><td/><a id='n1'/><path d=''/>", "<br/><p/><td/><a id='n1'/><path d=''/>"},
      {"<div>a</div>", "<div>a</div>"},
      {"<script>if (a < b) x = '<i/>';</script><i/>",
       "<script>if (a < b) x = '<i/>';</script><!/>"},
      {"<!-- <i/> --><i/>", "<!-- <i/> --><!/>"},
      {"a<![CDATA[b & c]]>d", "ab & c<!--     -->d"},
      {"<![CDATA[a < b]]>", "a < b<!--     -->"},
      {"<![CDATA[<i>]]>", "&lt;i><!--  -->"},
      {"<![CDATA[<a><b><c><d><e>]]>", "&lt;a>&lt;b>&lt;c>&lt;d> e>"},
      {"<![CDATA[a", "<![CDATA[a"},
      {"<i title='/>", "<i title='/>"},
      {"<", "<"},
      {"< <1 </i/>", "< <1 </i/>"},
  };
  for (const auto& [page, expected] : cases) EXPECT_EQ(rewritten(page), expected) << page;
}

TEST(Xhtml, OnlyWhereThePageIsInXml) {
  const std::string page = "<html><i/></html>";
  EXPECT_EQ(decode_page(page, "text/html").text(), page);
  EXPECT_FALSE(decode_page(page, "").edited);
  const std::string declared = " <?xml version='1.0'?><i/>";
  EXPECT_EQ(decode_page(declared, "text/html").text(), " <?xml version='1.0'?><!/>");
  // The byte ranges of blocks refer to the bytes that were given.
  const std::string old = "<?xml version='1.0' encoding='iso-8859-1'?><p>\xE4<i/>\xE4";
  const DecodedText decoded = decode_page(old, "");
  EXPECT_TRUE(decoded.converted);
  const std::size_t at[] = {decoded.text().size()};
  EXPECT_EQ(source_offsets(decoded, old, at)[0], old.size());
}

}  // namespace
}  // namespace pith::internal
