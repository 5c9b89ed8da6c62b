#include "serve/pages.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "option_table.h"

namespace pith::internal::serve {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Whether the form offers an option is said in the table of options.
template <typename Target>
void expect_controls(const std::string& form, std::span<const OptionEntry<Target>> rows) {
  for (const OptionEntry<Target>& row : rows) {
    if (*row.flag == '\0') continue;
    const bool is_offered = row.place != OptionPlace::nowhere && row.scope != OptionScope::limit;
    // The form itself has a field for the URL.
    if (std::string_view(row.flag) == "url") continue;
    EXPECT_EQ(has(form, std::string(" name=\"") + row.flag + "\""), is_offered) << row.flag;
    if (!is_offered || row.kind != OptionKind::choice) continue;
    for (const std::string_view word : row.words) {
      EXPECT_TRUE(has(form, "<option>" + std::string(word) + "</option>")) << row.flag;
    }
  }
}

TEST(ServePages, TheFormOffersTheOptions) {
  const std::string form = form_page(20'000'000, true);
  expect_controls(form, extract_option_table());
  expect_controls(form, write_option_table());
  for (const char* name : {"page", "file", "url"}) {
    EXPECT_TRUE(has(form, std::string(" name=\"") + name + "\"")) << name;
  }
  // A box sets what is not the default.
  EXPECT_TRUE(has(form, "name=\"comments\" value=\"true\""));
  EXPECT_TRUE(has(form, "name=\"tables\" value=\"false\""));
}

TEST(ServePages, TheFormSaysWhatTheServiceTakes) {
  EXPECT_TRUE(has(form_page(20'000'000, false), "20 MB"));
  EXPECT_TRUE(has(form_page(1'500'000, false), "1 MB"));
  EXPECT_TRUE(has(form_page(64'000, false), "64 kB"));
  EXPECT_TRUE(has(form_page(1000, true), "fetched"));
  EXPECT_FALSE(has(form_page(1000, false), "fetched"));
  for (const bool can_fetch : {false, true}) {
    const std::string form = form_page(1000, can_fetch);
    EXPECT_FALSE(has(form, "<!--")) << "all places are filled";
    EXPECT_TRUE(form.starts_with("<!doctype html>") || form.starts_with("<!DOCTYPE html>"));
  }
}

TEST(ServePages, ReasonsAreTextAndNothingElse) {
  const std::string page = error_page(400, "url: \"<script>\" & --more <b>", false);
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "<b>"));
  EXPECT_TRUE(has(page, "&lt;script&gt;"));
  EXPECT_TRUE(has(page, "&amp;"));
  EXPECT_TRUE(has(page, "<code>--more</code>"));
  EXPECT_FALSE(has(page, "<!--"));
}

TEST(ServePages, FlagsAreSetApart) {
  const struct {
    const char* reason;
    std::string_view shown;
  } cases[] = {
      {"see --serve-fetch", "see <code>--serve-fetch</code></p>"},
      {"with --a, --b; and --c: x",
       "<code>--a</code>, <code>--b</code>; and <code>--c</code>: x</p>"},
      {"(see --a)", "(see <code>--a</code>)</p>"},
      {"--a is first", ">--a is first</p>"},
      {"a--b", ">a--b</p>"},
      {"", "\"alert\"></p>"},
  };
  for (const auto& [reason, shown] : cases) {
    EXPECT_TRUE(has(error_page(400, reason, false), shown)) << reason;
  }
}

TEST(ServePages, EveryStatusHasWordsAndAWayBack) {
  std::string earlier;
  for (const int status : {400, 403, 404, 405, 413, 415, 422, 502, 503, 504, 418}) {
    const std::string page = error_page(status, "why", false);
    const std::string heading =
        page.substr(page.find("<h1>"), page.find("</h1>") - page.find("<h1>"));
    EXPECT_GT(heading.size(), 10U) << status;
    EXPECT_FALSE(has(earlier, heading + "\n")) << status;
    earlier += heading + "\n";
    EXPECT_TRUE(has(page, "<title>" + heading.substr(4))) << status;
    EXPECT_TRUE(has(page, "href=\"/\"")) << status;
    EXPECT_FALSE(has(page, "Back button")) << status;
    EXPECT_TRUE(has(error_page(status, "why", true), "Back button")) << status;
  }
}

}  // namespace
}  // namespace pith::internal::serve
