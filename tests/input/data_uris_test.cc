#include "input/data_uris.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

std::string filtered(std::string_view page, std::size_t step) {
  DataUriFilter filter;
  std::string out;
  for (std::size_t at = 0; at < page.size(); at += step) filter.add(page.substr(at, step), out);
  filter.finish(out);
  return out;
}

TEST(DataUriFilter, Table) {
  const std::string head(64, 'A');
  const std::string tail(1000, 'B');
  const struct {
    std::string page;
    std::string expected;
  } cases[] = {
      {"<img src=\"data:image/png;base64," + head + tail + "\">x",
       "<img src=\"data:image/png;base64," + head + "\">x"},
      {"url(data:font/woff2;base64," + head + tail + ")data:,x",
       "url(data:font/woff2;base64," + head + ")data:,x"},
      {"<img src='data:image/svg+xml;charset=utf-8,%3Csvg" + head + "'>",
       "<img src='data:image/svg+xml;charset=utf-8,%3Csvg" + head.substr(6) + "'>"},
      {"data:" + tail + ",x", "data:" + tail + ",x"},  // no type is so long
      {"The data: a, b and the data:", "The data: a, b and the data:"},
      {"data", "data"},
      {"dadata:text/html,a b", "dadata:text/html,a b"},
      {"", ""},
      {"data:a,data:b,data:c," + head + tail, "data:a,data:b,data:c," + head},
  };
  for (const auto& [page, expected] : cases) {
    for (const std::size_t step : {1, 2, 3, 7, 100, 10'000}) {
      EXPECT_EQ(filtered(page, step), expected) << step << page;
    }
  }
}

}  // namespace
}  // namespace pith::internal
