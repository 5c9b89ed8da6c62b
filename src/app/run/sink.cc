#include "app/run/sink.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "app/flags/validate_flags.h"
#include "app/resume/resume.h"
#include "app/run/log.h"
#include "input/containers/feed.h"
#include "input/listing.h"
#include "write/csv.h"
#include "write/json_writer.h"

namespace pith::internal::app {
namespace {

using Verdict = Summary::Verdict;

// Of a file system, for a small file: more than its blocks have.
constexpr std::size_t kRoom = 16'384;

// True if a person is waiting who does not see results appear.
bool shows_progress(const Flags& flags) {
  return flags.several && !flags.quiet && !flags.verbose && !flags.log_json &&
         isatty(STDERR_FILENO) == 1 && (!flags.output.empty() || isatty(STDOUT_FILENO) == 0);
}

Output open_result(const Flags& flags, const ResumeState& state) {
  if (flags.output.empty() || flags.to_folder)
    return Output::standard(STDOUT_FILENO, "standard output");
  if (!flags.resume) return Output::to_file(flags.output);
  return Output::resume(partial_path(flags.output), state.bytes, flags.output);
}

// Why --resume could not continue this run after a signal, or "".
std::string why_not_resumable_later(const Flags& flags) {
  std::string why = why_not_resumable(flags);
  if (!why.empty() || flags.save_warc.empty()) return why;
  return "--resume: with --save-warc, it has to be given from the start";
}

std::string pages(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " page" : " pages");
}

std::string pages_are(std::size_t count) { return pages(count) + (count == 1 ? " is" : " are"); }

int exit_code_of(std::size_t pages, std::size_t content, std::size_t failed) {
  if (failed > 0) return failed == pages ? kFailed : kSomeFailed;
  return content > 0 ? kContent : kNoContent;
}

}  // namespace

Sink::Sink(const Flags& flags, const PageStream& inputs, ResumeState state, std::string fingerprint)
    : flags_(flags),
      result_(open_result(flags, state)),
      explanation_(flags.explain_file.empty() ? Output::standard(STDERR_FILENO, "standard error")
                                              : Output::to_file(flags.explain_file)),
      files_(flags.to_folder ? std::make_optional<PageFiles>(flags, inputs) : std::nullopt),
      packer_(flags.to_folder ? nullptr : packer_for(flags.output)),
      report_(is_report_name(flags.explain_file) ? std::make_optional<ReportFile>() : std::nullopt),
      wrote_(state.bytes > 0),
      progress_({.done = state.pages,
                 .before = state.pages,
                 .total = inputs.size(),
                 .share_before = inputs.share_read().value_or(0)},
                shows_progress(flags)),
      count_{state.pages, state.content, state.failed, state.pages},
      originals_(std::move(state.originals)) {
  summary_.resumed(state.pages);
  if (flags.several && !flags.resume) {
    why_not_resumable_ = why_not_resumable_later(flags);
    if (why_not_resumable_.empty()) fingerprint_ = std::move(fingerprint);
  }
  if (flags.summary_file.empty()) return;
  std::error_code failed;  // the summary reports a folder that cannot be created
  if (flags.to_folder)
    std::filesystem::create_directories(flags.output, failed);  // it may exist already
  summary_file_.emplace(Output::to_file(flags.summary_file));
}

bool Sink::ready() const {
  report_errors();
  return good() && !(summary_file_ && summary_file_->error());
}

bool Sink::write(PageResult done) {
  if (is_left_out(done)) {
    ++left_out_;
    return true;
  }
  if (flags_.dedup != Dedup::off) mark_duplicate(done);
  ++count_.pages;
  if (done.page.verdict == Verdict::content) ++count_.content;
  if (done.page.verdict == Verdict::failed) ++count_.failed;
  input_failed_ = input_failed_ || done.input_failed;
  summary_.add(done.page);
  report(done);
  if (!done.explanation.empty()) progress_.clear();
  if (files_) {
    if (!files_->write(done)) return false;
  } else {
    place(done);
    const bool packed = packer_ && !done.result.empty();
    if (!result_.write(packed ? packer_->add(done.result) : done.result)) return false;
  }
  ++count_.kept;
  if (report_ && !done.explanation.empty())
    done.explanation = report_->add(std::move(done.explanation));
  // The run continues even if nobody reads the explanation any more.
  explanation_.write(done.explanation);
  progress_.step(done.page.verdict == Verdict::failed);
  return good();
}

// A file of one page, such as a mail, may hold more: further mails in it.
bool Sink::is_left_out(const PageResult& done) const {
  return flags_.format->layout == Layout::document && !files_ && wrote_ && !done.result.empty();
}

void Sink::place(PageResult& done) {
  if (done.result.empty()) return;
  const Layout layout = flags_.format->layout;
  if (wrote_ && layout == Layout::text) done.result.insert(0, "\n");
  if (!wrote_ && layout == Layout::csv) {
    done.result.insert(0, csv_header(flags_.dedup == Dedup::mark));
  }
  if (!wrote_) done.result.insert(0, flags_.format->begin);
  wrote_ = true;
}

int Sink::finish(InputsEnd end) {
  progress_.clear();
  broken_ = std::move(end.broken);
  if (left_out_ > 0) end.skipped["pages for which the format has no room"] += left_out_;
  const auto found = end.skipped.find(kEntriesWithoutText);
  const std::size_t without = found == end.skipped.end() ? 0 : found->second;
  summary_.skipped(std::move(end.skipped));
  summary_.passed_over(end.passed_over);
  if (!flags_.revisit.empty()) summary_.unchanged(end.unchanged);
  const bool summed = write_summary();
  if (end.stopped || !good()) {
    return flags_.resume ? stop_resumable(end.stopped) : stop_early(end.stopped);
  }
  if (const std::string passed = describe(end.passed_over); !passed.empty()) {
    spdlog::warn("passed over {}", passed);
  }
  if (left_out_ > 0) {
    spdlog::warn(
        "{}: leaves out {} after the first one, because {} is for one page: -o DIRECTORY/ and -f "
        "jsonl have all",
        one_line(flags_.inputs.front()), pages(left_out_), flags_.format->name);
  }
  // A feed without any text is an error, which says the same.
  if (without > 0 && count_.failed < count_.pages) {
    spdlog::warn("skipped {} {}: --list-from prints the links", without,
                 without == 1 ? "entry without its full text" : kEntriesWithoutText);
  }
  // The message about the only page has said so.
  const bool is_said = count_.pages == 1 && !flags_.line_buffered;
  if (flags_.several && count_.failed > 0 && !is_said) {
    spdlog::error("{} of {} pages failed", count_.failed, count_.pages);
  }
  if (result_.closed()) {
    finish_report();
    explanation_.commit();
    report_errors();
    return good() && summed ? kContent : kFailed;
  }
  int exit_code = exit_code_of(count_.pages, count_.content, count_.failed);
  // With --line-buffered, each line's answer reports its own outcome.
  if (flags_.line_buffered) exit_code = input_failed_ ? kFailed : kContent;
  if (packer_ && (wrote_ || exit_code != kFailed)) result_.write(packer_->finish());
  if (exit_code != kFailed || explanation_.used()) finish_report();
  // Renamed before the result, because the result's final name means that everything is complete.
  if (flags_.resume && !flags_.save_warc.empty() && good()) broken_ = commit_warc(flags_);
  commit_outputs();
  report_errors();
  if (flags_.resume && good()) std::remove(manifest_path(flags_.output).c_str());
  return good() && summed ? exit_code : static_cast<int>(kFailed);
}

void Sink::commit_outputs() {
  // A result or a table's head, written by this run or by an earlier one.
  const std::pair<Output*, bool> outputs[] = {{&result_, wrote_},
                                              {&explanation_, explanation_.used()}};
  for (const auto& [output, written] : outputs) {
    if (!good()) return;
    // A run in which every page failed must not replace an earlier result.
    const bool all_failed = count_.failed > 0 && count_.failed == count_.pages;
    if (all_failed && (!written || output->has_older())) {
      output->discard();
    } else {
      output->commit();
    }
  }
}

void Sink::finish_report() {
  if (!report_) return;
  explanation_.write(report_->finish());
  if (report_->left_out() > 0) {
    spdlog::warn("{}: the last {} pages were left out, because it would be too large",
                 one_line(flags_.explain_file), report_->left_out());
  }
}

void Sink::mark_duplicate(PageResult& done) {
  // In objects, the id keeps its type.
  const std::string id = is_csv(flags_) ? done.id : id_value(done.id, done.json_id);
  const std::optional<std::string> first = originals_.find_or_add(done.signature, id);
  if (is_csv(flags_) && flags_.dedup == Dedup::mark) mark_csv_row(done.result, first);
  if (!first) return;
  summary_.duplicate();
  if (flags_.dedup == Dedup::drop) {
    done.result.clear();
    return;
  }
  if (is_csv(flags_)) return;
  done.result.insert(done.result.rfind('}'), ",\"duplicate_of\":" + *first);
}

void Sink::report_errors() const {
  const std::optional<std::string> none;
  for (const auto& error : {result_.error(), explanation_.error(), files_ ? files_->error() : none,
                            summary_file_ ? summary_file_->error() : none}) {
    if (error) spdlog::critical(one_line(*error));
  }
  if (broken_) log_fatal(*broken_);
}

int Sink::stop_resumable(bool by_signal) {
  report_errors();
  spdlog::critical("{} in {}: the same command resumes the run", pages_are(count_.kept),
                   one_line(partial_path(flags_.output)));
  return good() && by_signal ? kInterrupted : kFailed;
}

int Sink::stop_early(bool by_signal) {
  const bool is_good = good();
  if (is_good && packer_ && wrote_) result_.write(packer_->finish());
  if (is_good && explanation_.used()) finish_report();
  report_errors();
  const std::string line = flags_.several ? keep_what_is_done(by_signal) : "";
  if (!line.empty()) spdlog::critical("{}", one_line(line));
  return good() && by_signal ? kInterrupted : kFailed;
}

std::string Sink::keep_what_is_done(bool by_signal) {
  if (count_.kept == 0) return by_signal ? "no page was done" : "";
  const std::string again = ": the same command starts over" +
                            (why_not_resumable_.empty() ? "" : " (" + why_not_resumable_ + ")");
  if (!flags_.explain_file.empty()) explanation_.keep_partial();
  if (flags_.output.empty()) {
    return by_signal
               ? pages(count_.kept) + (count_.kept == 1 ? " was" : " were") + " written" + again
               : "";
  }
  if (flags_.to_folder) return pages_are(count_.kept) + " in " + flags_.output + again;
  bool is_resumable = !fingerprint_.empty() && make_resumable(flags_, fingerprint_);
  std::error_code ignored;
  const bool is_there = std::filesystem::exists(partial_path(flags_.output), ignored);
  if (!is_resumable && !is_there && !fingerprint_.empty() && result_.error()) {
    // On a full disk, the last pages make room for what --resume needs.
    const std::size_t last = result_.take_back(fingerprint_.size() + kRoom);
    count_.kept -= last;
    is_resumable = last > 0 && make_resumable(flags_, fingerprint_);
  }
  const std::string partial = result_.keep_partial();
  if (partial.empty()) {
    if (is_resumable) std::remove(manifest_path(flags_.output).c_str());
    return "";
  }
  const std::string kept = pages_are(count_.kept) + " in " + partial;
  return is_resumable ? kept + ": the same command with --resume continues the run" : kept + again;
}

bool Sink::write_summary() {
  if (flags_.several && (flags_.verbose || (shows_progress(flags_) && summary_.was_long()))) {
    spdlog::warn("{}", summary_.line());
  }
  return !summary_file_ || (summary_file_->write(summary_.json()) && summary_file_->commit());
}

void Sink::report(const PageResult& done) {
  spdlog::level::level_enum level = spdlog::level::debug;
  if (done.page.verdict == Verdict::failed) level = spdlog::level::err;
  // The process that waits for the answer may not read messages until their pipe is full.
  if (flags_.line_buffered && !done.input_failed) level = spdlog::level::debug;
  // With many pages, the output reports it.
  if (done.page.verdict == Verdict::no_content && !flags_.several) level = spdlog::level::warn;
  if (!spdlog::should_log(level)) return;
  progress_.clear();
  log_about(level, done.source, done.page.reason, done.message);
}

}  // namespace pith::internal::app
