// Counts the outcomes of a run's pages, for the summary at its end (standard error, --summary).
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace pith::internal::app {

class Summary {
 public:
  enum class Verdict { content, no_content, failed };

  struct Page {
    Verdict verdict = Verdict::failed;
    std::size_t bytes = 0;
    std::string language = {};  // primary tag; empty: none declared
    std::string type = {};
    std::string reason = {};  // of a failure
  };

  void add(const Page& page);
  void duplicate() { ++duplicates_; }
  // Adds the pages that an earlier run has finished (resume.h).
  void resumed(std::size_t pages) { resumed_ = pages; }
  // Sets the number of pages that --revisit found unchanged. It is reported only if this was
  // called.
  void unchanged(std::size_t pages) { unchanged_ = pages; }
  void skipped(std::map<std::string, std::size_t> records) { skipped_ = std::move(records); }
  void passed_over(std::map<std::string, std::size_t> files) { passed_over_ = std::move(files); }

  // Whether the run took so long that the user may have looked elsewhere meanwhile.
  bool was_long() const { return seconds() > 2; }

  // An object, indented, with a newline.
  std::string json() const;
  // One line for people, without its line end.
  std::string line() const;

 private:
  double seconds() const;

  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::size_t pages_ = 0;
  std::size_t content_ = 0;
  std::size_t no_content_ = 0;
  std::size_t failed_ = 0;
  std::size_t bytes_ = 0;
  std::size_t resumed_ = 0;
  std::size_t duplicates_ = 0;
  std::optional<std::size_t> unchanged_;
  std::map<std::string, std::size_t> failures_;
  std::map<std::string, std::size_t> languages_;
  std::map<std::string, std::size_t> types_;
  std::map<std::string, std::size_t> skipped_;
  std::map<std::string, std::size_t> passed_over_;
};

}  // namespace pith::internal::app
