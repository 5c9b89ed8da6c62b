// Writes the three kinds of output of a run: results, explanations and messages.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/flags/flags.h"
#include "app/output/duplicates.h"
#include "app/output/output.h"
#include "app/resume/resume.h"
#include "app/run/page_files.h"
#include "app/run/page_result.h"
#include "app/run/progress.h"
#include "app/run/summary.h"
#include "input/page_stream.h"
#include "pith/result.h"
#include "write/report.h"

namespace pith::internal::app {

// What a PageStream reports at its end.
struct InputsEnd {
  std::map<std::string, std::size_t> skipped = {};
  std::map<std::string, std::size_t> passed_over = {};
  std::size_t unchanged = 0;
  std::optional<Error> broken = {};
  bool stopped = false;  // a signal ended the run before the last page
};

class Sink {
 public:
  // `flags` and `inputs` must outlive it. `inputs` is the source of the pages, `fingerprint` that
  // of the run.
  Sink(const Flags& flags, const PageStream& inputs, ResumeState state, std::string fingerprint);

  // Returns false and logs the reason if something cannot be written.
  bool ready() const;
  // Returns whether the run continues.
  bool write(PageResult done);
  // Sets the share of the inputs that was read, for the progress bar. Any thread may call it.
  void set_share_read(double share) { progress_.set_share(share); }
  // The exit code of the run.
  int finish(InputsEnd end);

  bool good() const {
    return !result_.error() && !explanation_.error() && !(files_ && files_->error()) && !broken_;
  }

 private:
  struct Count {
    std::size_t pages = 0;
    std::size_t content = 0;
    std::size_t failed = 0;
    std::size_t kept = 0;  // whose results were written, if they have any
  };

  // Whether a page comes after the one that the output has room for.
  bool is_left_out(const PageResult& done) const;
  void mark_duplicate(PageResult& done);
  // Adds what comes before and after it in the whole output.
  void place(PageResult& done);
  void report_errors() const;
  void finish_report();
  void commit_outputs();
  // Keeps what is done and says how to continue the run.
  int stop_resumable(bool by_signal);
  // The same for a run without --resume.
  int stop_early(bool by_signal);
  // The one line that stop_early() prints, or "" if there is nothing to say. Renames files.
  std::string keep_what_is_done(bool by_signal);
  bool write_summary();
  void report(const PageResult& done);

  const Flags& flags_;
  Output result_;
  Output explanation_;
  std::optional<PageFiles> files_;  // instead of result_
  std::unique_ptr<Packer> packer_;
  std::optional<ReportFile>
      report_;  // the report that explanation_ is written to, unless it is lines
  // Of a run without --resume that --resume could continue; else empty.
  std::string fingerprint_;
  std::string why_not_resumable_;
  std::size_t left_out_ = 0;  // pages beyond the first one, in a format of one page
  bool wrote_ = false;        // a result, or the head of a table
  bool input_failed_ = false;
  std::optional<Error> broken_;  // of the inputs, or of the WARC that they are saved to
  Progress progress_;
  Count count_;
  Duplicates originals_;
  Summary summary_;
  std::optional<Output> summary_file_;
};

}  // namespace pith::internal::app
