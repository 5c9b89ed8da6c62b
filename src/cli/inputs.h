// Where a run's pages come from, one after the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/flags.h"
#include "pith/input.h"

namespace pith::cli {

// Every input of the command line, one page after the other.
class Inputs {
 public:
  explicit Inputs(const Flags& flags) {
    const InputOptions options{
        .kind = flags.kind,
        .max_bytes = flags.max_size,
        .timeout = flags.timeout,
        .connect_timeout = std::min(flags.timeout, InputOptions{}.connect_timeout),
        .every_line = flags.line_buffered};
    for (const std::string& input : flags.inputs) sources_.push_back(open_input(input, options));
    if (flags.list) sources_.push_back(open_list(*flags.list, options));
  }

  std::optional<Result<Page>> next() {
    return first_of([](PageSource& source) { return source.next(); });
  }
  std::optional<PageName> pass() {
    return first_of([](PageSource& source) { return source.pass(); });
  }

  std::map<std::string, std::size_t> skipped() const {
    std::map<std::string, std::size_t> all = skipped_;
    if (current_ < sources_.size()) add(*sources_[current_], all);
    return all;
  }

  std::optional<std::size_t> size() const {
    std::size_t sum = 0;
    for (const auto& source : sources_) {
      const std::optional<std::size_t> size = source->size();
      if (!size) return std::nullopt;
      sum += *size;
    }
    return sum;
  }

 private:
  // What the source whose turn it is answers.
  template <typename Ask>
  auto first_of(Ask ask) -> decltype(ask(std::declval<PageSource&>())) {
    for (; current_ < sources_.size(); ++current_) {
      if (auto answer = ask(*sources_[current_])) return answer;
      add(*sources_[current_], skipped_);
      sources_[current_].reset();
    }
    return std::nullopt;
  }

  static void add(const PageSource& source, std::map<std::string, std::size_t>& all) {
    for (const auto& [reason, count] : source.skipped()) all[reason] += count;
  }

  std::vector<std::unique_ptr<PageSource>> sources_;
  std::size_t current_ = 0;
  std::map<std::string, std::size_t> skipped_;
};

}  // namespace pith::cli
