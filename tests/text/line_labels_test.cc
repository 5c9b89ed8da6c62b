#include "text/line_labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace pith::internal {
namespace {

TEST(Labels, OfLines) {
  const struct {
    std::string_view line;
    LabelKind kind;
    LabelForm form;
  } cases[] = {
      {"Advertisement", LabelKind::advert, LabelForm::whole},
      {"REKLAMA", LabelKind::advert, LabelForm::whole},
      {"\u5E83\u544A", LabelKind::advert, LabelForm::whole},
      {"\u0625\u0639\u0644\u0627\u0646", LabelKind::advert, LabelForm::whole},
      {"Skip Ad", LabelKind::advert, LabelForm::whole},
      {"Click to enlarge", LabelKind::media, LabelForm::whole},
      {"LEIA TAMB\u00C9M:", LabelKind::pointer, LabelForm::whole},
      {"Related: The last cider press", LabelKind::pointer, LabelForm::colon},
      {"\u0394\u03B9\u03B1\u03B2\u03AC\u03C3\u03C4\u03B5 \u03B5\u03C0\u03AF\u03C3\u03B7\u03C2: "
       "\u039F\u03B9 \u03C4\u03B5\u03BB\u03B5\u03C5\u03C4\u03B1\u03AF\u03BF\u03B9 "
       "\u03BA\u03B1\u03BB\u03B1\u03B8\u03BF\u03C0\u03BB\u03AD\u03BA\u03C4\u03B5\u03C2",
       LabelKind::pointer, LabelForm::colon},
      {"READ | The last cider press", LabelKind::none, LabelForm::none},
      {"Read more | The last cider press", LabelKind::pointer, LabelForm::colon},
      {"5 min read", LabelKind::media, LabelForm::whole},
      {"\u06F2 \u062F\u0642\u06CC\u0642\u0647 \u0645\u0637\u0627\u0644\u0639\u0647",
       LabelKind::media, LabelForm::whole},
      {"Sign up for our weekly farming briefing", LabelKind::newsletter, LabelForm::begins},
      {"\u5F53\u524D\u4F4D\u7F6E\uFF1A\u9996\u9875 > \u65B0\u95FB", LabelKind::site,
       LabelForm::colon},
      {"Tags: apples, frost", LabelKind::tags, LabelForm::colon},
      {"Tags and labels", LabelKind::none, LabelForm::none},
      {"Page not found", LabelKind::error, LabelForm::whole},
      {"Forgot your password?", LabelKind::login, LabelForm::whole},
      {"The last cider press in the county", LabelKind::none, LabelForm::none},
      {"See also that the gate is shut, and that the lamps are out before the boats come in.",
       LabelKind::none, LabelForm::none},
      {"", LabelKind::none, LabelForm::none},
      {"***", LabelKind::none, LabelForm::none},
  };
  for (const auto& c : cases) {
    const LineLabel found = find_label(c.line);
    EXPECT_EQ(found.kind, c.kind) << c.line;
    EXPECT_EQ(found.form, c.form) << c.line;
  }
}

TEST(Labels, TheDataIsWellFormed) {
  std::set<std::string> languages;
  for (const KnownLabel& label : all_labels()) {
    languages.insert(std::string(label.language));
    EXPECT_NE(label.kind, LabelKind::none) << label.text;
    EXPECT_FALSE(label.text.empty());
    const std::size_t star = label.text.find('*');
    EXPECT_TRUE(star == std::string_view::npos || star == label.text.size() - 1) << label.text;
    std::string line(label.text);
    std::replace(line.begin(), line.end(), '#', '5');
    EXPECT_NE(find_label(line).kind, LabelKind::none) << label.text;
  }
  EXPECT_EQ(languages.size(), 28U);
}

}  // namespace
}  // namespace pith::internal
