// extract() on many threads at once: no data race (./bootstrap.sh tsan), and the article that one
// thread alone makes.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include "pith/extract.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

constexpr std::size_t kThreads = 8;
constexpr int kRounds = test::kSanitized ? 1 : 4;

// Runs job(number) on kThreads threads that set out at the same moment.
void at_once(const std::function<void(std::size_t)>& job) {
  std::latch start(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([t, &start, &job] {
      start.arrive_and_wait();
      job(t);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

std::string everything_of(const test::TestPage& page, bool explain) {
  Options options = page.options;
  options.explain = explain;
  return test::everything(extract(page.bytes, options));
}

// First in this file: the model and all tables are made by the first call of the process.
TEST(Threads, FirstCallFromAllAtOnce) {
  const test::TestPage& page = test::fixture_pages().front();
  std::vector<std::string> found(kThreads);
  at_once([&](std::size_t t) { found[t] = everything_of(page, true); });
  const std::string alone = everything_of(page, true);
  EXPECT_TRUE(std::all_of(found.begin(), found.end(),
                          [&alone](const std::string& article) { return article == alone; }));
}

TEST(Threads, AllPagesInDifferentOrders) {
  const std::vector<test::TestPage>& pages = test::fixture_pages();
  std::vector<std::string> alone;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    alone.push_back(everything_of(pages[i], i % 2 == 0));
  }
  std::vector<std::vector<std::string>> found(kThreads, std::vector<std::string>(pages.size()));
  at_once([&](std::size_t t) {
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t at = (i + t * 5) % pages.size();
        found[t][at] = everything_of(pages[at], at % 2 == 0);
      }
    }
  });
  for (const std::vector<std::string>& articles : found) EXPECT_EQ(articles, alone);
}

TEST(Threads, OneArticleWrittenByAll) {
  for (const test::TestPage& page : test::fixture_pages()) {
    const Article article = extract(page.bytes, page.options);
    const std::string alone = test::everything(article);
    std::vector<std::string> found(kThreads);
    at_once([&](std::size_t t) { found[t] = test::everything(article); });
    for (const std::string& written : found) EXPECT_EQ(written, alone) << page.name;
  }
}

}  // namespace
}  // namespace pith::internal
