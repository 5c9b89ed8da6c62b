#include "markup/script_shell.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

TEST(ScriptShell, KnowsScriptsThatRun) {
  for (const char* html :
       {"<script src=/a.js></script>", "<SCRIPT>a()</SCRIPT>", "<p><script type=module>a()",
        "<script type='text/JavaScript' src=a>", "<script type=application/ecmascript>a",
        "<script></script><script defer src=a.js></script>", "<script type=' '>a</script>"}) {
    EXPECT_TRUE(has_running_script(html)) << html;
  }
  for (const char* html : {"", "<p>script", "<script>", "<script> </script>",
                           "<script src></script>", "<script type=application/json>{}</script>",
                           "<script type='application/ld+json'>{}</script>",
                           "<script type=text/template><script>a()</script>", "</script a>b",
                           "<script src=a", "<!script>a"}) {
    EXPECT_FALSE(has_running_script(html)) << html;
  }
}

TEST(ScriptShell, IsLinear) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<script type=a>";
  EXPECT_FALSE(has_running_script(html));
  EXPECT_FALSE(has_running_script(std::string(1'000'000, '<')));
}

}  // namespace
}  // namespace pith::internal
