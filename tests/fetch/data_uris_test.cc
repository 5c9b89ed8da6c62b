#include "fetch/data_uris.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "support/gzip.h"

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

TEST(PageBytes, StaysAsItIsUnlessItIsTooLarge) {
  const std::string head(64, 'A');
  const std::string page = "<p>x<img src=data:image/png;base64," + head;
  const std::string whole = page + std::string(900, 'B') + "><p>y";
  for (const std::size_t step : {1, 7, 300, 10'000}) {
    for (const auto& [most, expected] : {std::pair<std::size_t, std::string>{whole.size(), whole},
                                         {whole.size() - 1, page + "><p>y"},
                                         {page.size() + 5, page + "><p>y"},
                                         {page.size() + 4, ""},
                                         {whole.size() / 11, ""}}) {
      PageBytes bytes(most);
      bool fits = true;
      for (std::size_t at = 0; fits && at < whole.size(); at += step) {
        fits = bytes.add(std::string_view(whole).substr(at, step));
      }
      fits = fits && bytes.finish();
      EXPECT_EQ(fits ? bytes.bytes() : "", expected) << step << ' ' << most;
      if (fits) {
        EXPECT_EQ(bytes.is_shrunk(), most < whole.size());
        EXPECT_EQ(bytes.left_out(), whole.size() - expected.size());
      }
    }
  }
}

TEST(PageBytes, DecompressesPagesThatAreTooLarge) {
  const std::string head(64, 'A');
  const std::string page = "<img src=data:image/png;base64," + head;
  const std::string whole = page + std::string(900, 'B') + ">";
  bool is_shrunk = false;
  EXPECT_EQ(decompress_page("gzip", test::gzip(whole), 1'000, is_shrunk).bytes, whole);
  EXPECT_FALSE(is_shrunk);
  EXPECT_EQ(decompress_page("gzip", test::gzip(whole), 200, is_shrunk).bytes, page + ">");
  EXPECT_TRUE(is_shrunk);
  EXPECT_TRUE(decompress_page("gzip", test::gzip(std::string(900, 'B')), 200, is_shrunk).over);
}

}  // namespace
}  // namespace pith::internal
