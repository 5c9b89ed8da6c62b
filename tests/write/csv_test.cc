#include "write/csv.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

TEST(Csv, Cells) {
  const char* cases[][2] = {{"plain", "plain"},
                            {"", ""},
                            {"a,b", "\"a,b\""},
                            {"say \"hm\"", "\"say \"\"hm\"\"\""},
                            {"two\nlines", "\"two\nlines\""},
                            {"=1+1", "'=1+1"},
                            {"+49", "'+49"},
                            {"- item\n- item", "\"'- item\n- item\""},
                            {"@SUM(A1)", "'@SUM(A1)"},
                            {"\t=1", "'\t=1"},
                            {" =1", " =1"},
                            {"a=b", "a=b"},
                            {"'quoted'", "'quoted'"},
                            {"\xff", "\xef\xbf\xbd"}};
  for (const auto& [value, cell] : cases) EXPECT_EQ(csv_cell(value), cell);
}

TEST(Csv, ValuesComeBack) {
  const std::vector<std::string> values = {"",         "a,b", "\"",    "x\r\ny", "=1+1",
                                           "- a\n- b", "'x'", "plain", ","};
  std::string row;
  for (const std::string& value : values)
    row.append(row.empty() ? "" : ",").append(csv_cell(value));
  row.insert(0, csv_cell("first") + ",");  // the first of them is empty
  std::vector<std::string> expected = values;
  expected.insert(expected.begin(), "first");
  expected.erase(expected.begin() + 1);
  EXPECT_EQ(csv_values(row + "\r\n"), expected);
}

TEST(Csv, RecordsMayHoldLineEndsAndEndWhole) {
  std::istringstream in("a,b\r\n\"x\r\n\"\"y\"\" z\",2\r\n3,\"cut\r\n");
  std::string record;
  ASSERT_TRUE(read_csv_record(in, record));
  EXPECT_EQ(record, "a,b\r\n");
  ASSERT_TRUE(read_csv_record(in, record));
  EXPECT_EQ(csv_values(record), (std::vector<std::string>{"x\r\n\"y\" z", "2"}));
  EXPECT_FALSE(read_csv_record(in, record));
  std::istringstream cut("a,b\r\nc,d");
  EXPECT_TRUE(read_csv_record(cut, record));
  EXPECT_FALSE(read_csv_record(cut, record));
}

TEST(Csv, RowsHaveTheColumnsOfTheHead) {
  Article article;
  article.outcome = Outcome::content;
  article.metadata.title.value = "=HYPERLINK(\"x\")";
  article.metadata.authors = {{"A. One", ""}, {"B. Two", ""}};
  article.confidence = 0.87349F;
  article.page_type = PageType::article;
  const std::size_t columns = csv_values(csv_header(false)).size();
  const std::vector<std::string> values = csv_values(csv_row(article, "i", "s"));
  ASSERT_EQ(values.size(), columns);
  EXPECT_EQ(values[csv_column("id")], "i");
  EXPECT_EQ(values[csv_column("authors")], "A. One; B. Two");
  EXPECT_EQ(values[csv_column("confidence")], "0.873");
  EXPECT_EQ(values[csv_column("page_type")], "article");
  EXPECT_EQ(values[csv_column("outcome")], "content");
  EXPECT_NE(csv_row(article, "i", "s").find("\"'=HYPERLINK(\"\"x\"\")\""), std::string::npos);
  std::string failed = csv_row_of_failure("i", "s", "why");
  mark_csv_row(failed, "first");
  ASSERT_EQ(csv_values(failed).size(), csv_values(csv_header(true)).size());
  EXPECT_EQ(csv_values(failed)[csv_column("message")], "why");
  EXPECT_EQ(csv_values(failed)[csv_column("duplicate_of")], "first");
  EXPECT_EQ(csv_column("nonsense"), std::string_view::npos);
}

}  // namespace
}  // namespace pith::internal
