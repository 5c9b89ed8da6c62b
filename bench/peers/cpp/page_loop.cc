#include "bench/peers/cpp/page_loop.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

namespace pith::internal::bench {
namespace {

constexpr int kDone = 0;
constexpr int kUsage = 2;

// The CPU time of all threads of the process, because a page's cost includes every thread.
double process_cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// A line of /proc/self/status such as "VmHWM:  1234 kB"; ru_maxrss would also count the process
// that started this one.
long memory_kb(std::string_view name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stol(line.substr(name.size() + 1));
  }
  return 0;
}

std::vector<PageInMemory> read_pages(const std::string& manifest) {
  std::vector<PageInMemory> pages;
  std::ifstream list(manifest);
  for (std::string line; std::getline(list, line);) {
    std::istringstream cells(line);
    PageInMemory page;
    std::string html_path;
    std::getline(cells, page.id, '\t');
    std::getline(cells, html_path, '\t');
    std::getline(cells, page.url, '\t');
    std::getline(cells, page.text_path, '\t');
    std::ifstream html(html_path, std::ios::binary);
    page.bytes.assign(std::istreambuf_iterator<char>(html), {});
    pages.push_back(page);
  }
  return pages;
}

bool wants_markup(const PageInMemory& page) {
  return page.text_path.ends_with(".html") || page.text_path.ends_with(".md");
}

void time_page(const PageInMemory& page, const PageJob& job) {
  std::string text;
  const char* outcome = "ok";
  const auto wall_start = std::chrono::steady_clock::now();
  const double cpu_start = process_cpu_seconds();
  try {
    text = job(page);
  } catch (const std::exception&) {
    outcome = "failed";
  }
  const double cpu = process_cpu_seconds() - cpu_start;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_start;
  if (page.text_path.empty()) {
    std::printf("warm\t%s\n", page.id.c_str());
  } else {
    std::ofstream(page.text_path, std::ios::binary) << text;
    std::printf("page\t%s\t%.6f\t%.6f\t%s\n", page.id.c_str(), cpu, wall.count(), outcome);
  }
  std::fflush(stdout);
}

}  // namespace

int page_loop(int argc, char** argv, const std::string& version, const PageJob& job,
              const PageJob& markup) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s MANIFEST\n", argv[0]);
    return kUsage;
  }
  const std::vector<PageInMemory> pages = read_pages(argv[1]);
  std::printf("version\t%s\n", version.c_str());
  std::printf("loaded\t%ld\n", memory_kb("VmRSS"));
  std::fflush(stdout);
  for (const PageInMemory& page : pages) {
    time_page(page, markup != nullptr && wants_markup(page) ? markup : job);
  }
  std::printf("peak\t%ld\n", memory_kb("VmHWM"));
  return kDone;
}

}  // namespace pith::internal::bench
