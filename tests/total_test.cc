// Any bytes give an article, and every writer prints it: damaged pages, hostile pages, binary
// rubbish. Every input is a heap copy of its exact size, gone before the writers run, so that a
// sanitizer sees each read outside of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pith/extract.h"
#include "support/flaws.h"
#include "support/hostile_pages.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

// How often each page is damaged in each way.
constexpr int kMutations = test::kSanitized ? 2 : 8;
constexpr std::size_t kTruncations = test::kSanitized ? 8 : 40;
constexpr std::size_t kShortPages = test::kSanitized ? 300 : 2000;

Article extract_copy(std::string_view bytes, const Options& options) {
  const std::unique_ptr<char[]> copy(new char[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), copy.get());
  return extract({copy.get(), bytes.size()}, options);
}

// What holds of any article, made of any `size` bytes.
void expect_total(std::string_view bytes, Options options = {}) {
  options.explain = options.explain || bytes.size() % 2 == 0;
  const Article article = extract_copy(bytes, options);
  EXPECT_EQ(test::flaw(article, bytes.size()), "");
  EXPECT_EQ(test::flaw_of_writers(article, bytes.size()), "");
}

// Runs `damage` on every fixture kMutations times, with a generator seeded by page and round.
template <typename Damage>
void damage_all_pages(std::uint32_t seed, Damage&& damage) {
  const std::vector<test::TestPage>& pages = test::fixture_pages();
  ASSERT_FALSE(pages.empty());
  for (const test::TestPage& page : pages) {
    for (int round = 0; round < kMutations; ++round) {
      SCOPED_TRACE(page.name + ", round " + std::to_string(round));
      std::mt19937 random(seed++);
      std::string bytes = page.bytes;
      damage(bytes, random);
      expect_total(bytes, page.options);
    }
  }
}

TEST(Total, TruncatedAnywhere) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const std::size_t step = page.bytes.size() / kTruncations + 1;
    for (std::size_t size = page.bytes.size() % step; size < page.bytes.size(); size += step) {
      SCOPED_TRACE(page.name + ", " + std::to_string(size) + " bytes");
      expect_total(std::string_view(page.bytes).substr(0, size), page.options);
    }
  }
}

TEST(Total, BytesFlipped) {
  damage_all_pages(1000, [](std::string& bytes, std::mt19937& random) {
    const std::size_t flips = 1 + bytes.size() / (10 + random() % 1000);
    for (std::size_t i = 0; i < flips; ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
  });
}

TEST(Total, MarkupFlipped) {
  damage_all_pages(2000, [](std::string& bytes, std::mt19937& random) {
    constexpr std::string_view kMarkup = "<>/\"'=&;!-[]\n ";
    for (char& c : bytes) {
      if (kMarkup.find(c) != std::string_view::npos && random() % 20 == 0) {
        c = kMarkup[random() % kMarkup.size()];
      }
    }
  });
}

TEST(Total, PiecesDeletedAndDoubled) {
  damage_all_pages(3000, [](std::string& bytes, std::mt19937& random) {
    for (int i = 0; i < 20 && !bytes.empty(); ++i) {
      const std::size_t at = random() % bytes.size();
      const std::size_t size = random() % 300;
      if (random() % 2 == 0) {
        bytes.erase(at, size);
      } else {
        bytes.insert(random() % bytes.size(), bytes.substr(at, size));
      }
    }
  });
}

TEST(Total, PagesSpliced) {
  const std::vector<test::TestPage>& pages = test::fixture_pages();
  damage_all_pages(4000, [&](std::string& bytes, std::mt19937& random) {
    const std::string& other = pages[random() % pages.size()].bytes;
    bytes = bytes.substr(0, random() % bytes.size()) + other.substr(random() % other.size());
  });
}

TEST(Total, HostileFragmentsInserted) {
  const std::vector<std::string> fragments = test::hostile_fragments();
  damage_all_pages(5000, [&](std::string& bytes, std::mt19937& random) {
    for (int i = 0; i < 8; ++i) {
      bytes.insert(random() % bytes.size(), fragments[random() % fragments.size()]);
    }
  });
}

TEST(Total, NothingButFragments) {
  const std::vector<std::string> fragments = test::hostile_fragments();
  for (std::uint32_t seed = 0; seed < kShortPages; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::string bytes;
    for (std::uint32_t i = random() % 40; i-- > 0;) {
      bytes += fragments[random() % fragments.size()];
      if (random() % 3 == 0) bytes += "word ";
    }
    expect_total(bytes, {.url = "https://example.org/", .comments = seed % 3 == 0});
  }
}

TEST(Total, RandomBytes) {
  for (std::uint32_t seed = 0; seed < kShortPages; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::string bytes(random() % 200, '\0');
    const std::uint32_t most = seed % 4 == 0 ? 256 : 128;  // of all bytes, or of ASCII
    for (char& c : bytes) c = static_cast<char>(random() % most);
    expect_total(bytes, {.format = seed % 5 == 0 ? InputFormat::text : InputFormat::automatic});
  }
}

TEST(Total, EveryPageAsText) {
  for (const test::TestPage& page : test::fixture_pages()) {
    SCOPED_TRACE(page.name);
    expect_total(page.bytes, {.format = InputFormat::text});
  }
}

TEST(Total, EveryPageInEveryCharset) {
  for (const test::TestPage& page : test::fixture_pages()) {
    for (const char* charset : {"utf-8", "utf-16le", "utf-16be", "shift_jis", "gb18030", "euc-jp",
                                "iso-2022-jp", "big5", "euc-kr", "windows-1251", "x-unknown"}) {
      SCOPED_TRACE(page.name + " as " + charset);
      expect_total(page.bytes, {.content_type = std::string("text/html; charset=") + charset});
    }
  }
}

TEST(Total, UrlOfAnyBytes) {
  for (const char* url : {"\xF5", "http://caf\xE9.example/\xC3", "\xED\xA0\x80", "//\xFF"}) {
    SCOPED_TRACE(url);
    const std::string page = "<p>Some words and <a href=b>a link</a>, <img src=c> enough of them.";
    expect_total(page, {.url = url, .format = InputFormat::html});
    EXPECT_EQ(extract_copy(page, {.url = url}).url, "");
  }
}

class HostilePage : public testing::TestWithParam<std::size_t> {};

TEST_P(HostilePage, GivesAnArticle) {
  const test::HostilePage page = test::hostile_pages()[GetParam()];
  expect_total(page.make(), {.url = "https://example.org/a/b", .explain = true});
}

INSTANTIATE_TEST_SUITE_P(Total, HostilePage,
                         testing::Range<std::size_t>(0, test::hostile_pages().size()),
                         [](const testing::TestParamInfo<std::size_t>& index) {
                           return std::string(test::hostile_pages()[index.param].name);
                         });

}  // namespace
}  // namespace pith::internal
