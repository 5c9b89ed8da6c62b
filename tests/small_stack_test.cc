// extract() and the writers need little stack: 128 kB, which is what threads have under musl, are
// enough. Recursion over the page or a large object on the stack would show here.
#include <gtest/gtest.h>
#include <pthread.h>

#include <functional>
#include <string>

#include "pith/extract.h"
#include "pith/write.h"
#include "support/hostile_pages.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

constexpr std::size_t kStackBytes = 128 << 10;

void* call(void* job) {
  (*static_cast<std::function<void()>*>(job))();
  return nullptr;
}

// Runs `job` on a thread with a small stack. An overflow ends the process.
void on_small_stack(std::function<void()> job) {
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, kStackBytes), 0);
  pthread_t thread;
  ASSERT_EQ(pthread_create(&thread, &attributes, call, &job), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

void write_everything(const std::string& bytes, Options options) {
  options.explain = true;
  const Article article = extract(bytes, options);
  std::size_t written = 0;
  for (const OutputFormat& format : output_formats()) {
    written += write_file(format, article, {.links = true, .images = true}).size();
  }
  EXPECT_GT(written, 0U);
}

TEST(SmallStack, FixturePages) {
  if (test::kSanitized) GTEST_SKIP() << "sanitizers need a larger stack";
  on_small_stack([] {
    for (const test::TestPage& page : test::fixture_pages()) {
      write_everything(page.bytes, page.options);
    }
  });
}

TEST(SmallStack, DeepPages) {
  if (test::kSanitized) GTEST_SKIP() << "sanitizers need a larger stack";
  on_small_stack([] {
    for (const char* piece : {"<div>word ", "<ul><li>word ", "<table><tr><td>word ", "<b><i>word ",
                              "<blockquote>word ", "<svg><g>", "<a href=x><p>word</a>"}) {
      write_everything(test::repeated(piece, 20'000), {});
    }
    write_everything("<script type='application/ld+json'>" +
                         test::repeated("{\"author\":[", 20'000) + "</script><p>word",
                     {});
    write_everything(test::repeated("A line of text, and nothing else.\n", 20'000),
                     {.format = InputFormat::text});
  });
}

}  // namespace
}  // namespace pith::internal
