#include "app/run/summary.h"

#include <spdlog/fmt/fmt.h>

#include <cmath>
#include <map>
#include <string>

#include "write/json_writer.h"

namespace pith::internal::app {

void Summary::add(const Page& page) {
  ++pages_;
  bytes_ += page.bytes;
  if (page.verdict == Verdict::failed) {
    ++failed_;
    ++failures_[page.reason];
    return;
  }
  ++(page.verdict == Verdict::content ? content_ : no_content_);
  ++languages_[page.language.empty() ? "unknown" : page.language];
  ++types_[page.type];
}

double Summary::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string Summary::json() const {
  const double took = seconds();
  constexpr int kIndent = 2;
  JsonWriter object(kIndent);
  const auto counts = [&object](const char* name, const std::map<std::string, std::size_t>& all) {
    object.key(name).begin_object();
    for (const auto& [what, count] : all) object.member(what, count);
    object.end_object();
  };
  object.begin_object().member("pages", pages_).member("content", content_);
  object.member("no_content", no_content_).member("failed", failed_);
  counts("failures", failures_);
  counts("skipped", skipped_);
  counts("passed_over", passed_over_);
  object.member("duplicates", duplicates_);
  counts("languages", languages_);
  counts("page_types", types_);
  object.member("bytes", bytes_).member("seconds", std::round(took * 1000) / 1000);
  object.member("megabytes_per_second", std::round(static_cast<double>(bytes_) / 1e4 / took) / 100);
  if (unchanged_) object.member("unchanged", *unchanged_);
  if (resumed_ > 0) object.member("resumed_after_pages", resumed_);
  return object.end_object().take() + "\n";
}

std::string Summary::line() const {
  const double took = seconds();
  std::string text = fmt::format("{} pages: {} with content, {} without, {} failed", pages_,
                                 content_, no_content_, failed_);
  std::size_t passed = 0;
  for (const auto& [reason, records] : skipped_) {
    if (!reason.starts_with("parts of pages")) passed += records;
  }
  if (passed > 0) text += fmt::format("; {} records skipped", passed);
  if (unchanged_) text += fmt::format("; {} unchanged", *unchanged_);
  return text + fmt::format("; {:.1f} MB in {:.1f} s", static_cast<double>(bytes_) / 1e6, took);
}

}  // namespace pith::internal::app
