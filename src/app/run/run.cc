#include "app/run/run.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "app/flags/flags.h"
#include "app/flags/validate_flags.h"
#include "app/output/output.h"
#include "app/resume/resume.h"
#include "app/run/in_order.h"
#include "app/run/input_options.h"
#include "app/run/log.h"
#include "app/run/page_result.h"
#include "app/run/sink.h"
#include "app/run/system.h"
#include "fetch/fetch.h"
#include "input/listing.h"
#include "input/page_stream.h"
#include "input/warc_writer.h"
#include "pith/site.h"

namespace pith::internal::app {
namespace {

// The source of a run's pages.

// Opens all inputs of the command line as one source.
std::unique_ptr<PageStream> open_all(const Flags& flags, Listing listing) {
  StreamOptions options = input_options(flags);
  options.save_warc = flags.save_warc;
  options.save_warc_partial = flags.resume;
  options.revisit = flags.revisit;
  return open_listed(std::move(listing), flags.list, std::move(options));
}

// What an earlier run has finished. It is kept until this run ends, because it holds the locks.
struct Checkpoint {
  ResumedRun results = {};
  ResumedWarc warc = {};
};

Result<Checkpoint> prepare(const Flags& flags, const std::string& fingerprint) {
  Checkpoint before;
  if (!flags.resume) return before;
  Result<ResumedRun> results = prepare_resume(flags, fingerprint);
  if (!results) return results.error();
  before.results = std::move(results.value());
  if (!flags.save_warc.empty()) {
    Result<ResumedWarc> warc = prepare_warc(flags, before.results);
    if (!warc) {
      remove_empty_manifest(flags);
      return warc.error();
    }
    before.warc = std::move(warc.value());
  }
  return before;
}

// Cleans up after a run that ends before its first page.
void remove_new_files(const Flags& flags, const Checkpoint& before) {
  if (!flags.resume) return;
  if (before.results.resumes) {
    std::remove(manifest_path(flags.output).c_str());
  } else {
    remove_empty_manifest(flags);
  }
  std::remove(partial_path(flags.output).c_str());  // has no complete line
  if (!flags.save_warc.empty()) std::remove(warc_partial_path(flags.save_warc).c_str());
}

// Skips the pages that are done. Returns an error if they are not pages of these inputs, or if the
// WARC does not match them.
std::optional<Error> skip_finished_pages(const Flags& flags, const Checkpoint& before,
                                         PageStream& inputs) {
  const ResumeState& state = before.results.state;
  const WarcEnd& warc = before.warc.end;
  const auto wrong = [](const std::string& name, const std::string& why) {
    return Error{Error::Kind::unsupported, name, why};
  };
  std::size_t last_fetched = 0;  // the number of the last page that must be in the WARC
  bool is_theirs = true;
  DoneRows rows(flags);
  std::string row;
  for (std::size_t n = 1; n <= state.pages; ++n) {
    const std::optional<PageName> page = inputs.pass();
    if (!page || !rows.next(row) || !is_row_of(row, *page, flags)) {
      const std::string number = std::to_string(n);
      return wrong(
          partial_path(flags.output),
          "its result " + number + " does not belong to page " + number +
              " of the inputs: the file or the inputs were changed; delete it to start over");
    }
    if (state.was_read[n - 1] && !url_scheme(page->source).empty()) last_fetched = n;
    if (n == warc.number) is_theirs = warc_input(page->source) == warc.input;
  }
  if (!flags.save_warc.empty() && (!is_theirs || warc.number < last_fetched)) {
    return wrong(warc_partial_path(flags.save_warc),
                 "does not hold the pages that were fetched: delete the results too to start over");
  }
  return std::nullopt;
}

// Calls `what`, which needs little memory, and retries for a while if there is none, because the
// other threads free memory as they finish their pages.
template <typename Do>
auto retry_without_memory(Do&& what) {
  constexpr int kMaxTries = 100;
  constexpr std::chrono::milliseconds kPause{20};
  for (int tries = 1;; ++tries) {
    try {
      return what();
    } catch (const std::bad_alloc&) {
      if (tries == kMaxTries) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

// Returns the next page, or nullopt at the end or after an interruption, which sets `stopped`.
// Running out of memory is
// reported as the page's failure; only creating that report is retried here.
std::optional<Result<Page>> read_next(PageStream& inputs, bool& stopped) {
  return retry_without_memory([&inputs, &stopped]() -> std::optional<Result<Page>> {
    stopped = interrupted();
    if (stopped) return std::nullopt;
    std::optional<Result<Page>> page = inputs.next();
    stopped = !page && interrupted();              // fetching ends early
    if (inputs.broken_off()) return std::nullopt;  // this error belongs to the run, not to a page
    return page;
  });
}

// The row of a page that failed.
PageResult fail(const Error& error, const Flags& flags) {
  return retry_without_memory([&error, &flags] { return failed(error, flags); });
}

PageResult clean_or_fail(Page& page, const Flags& flags, const Site* site) {
  try {
    return clean(page, flags, site);
  } catch (const std::bad_alloc&) {
    std::string().swap(page.bytes);
  }
  // Nothing is copied, because copies take memory.
  return fail({.input = std::move(page.source),
               .reason = "out of memory",
               .id = std::move(page.id),
               .json_id = std::move(page.json_id)},
              flags);
}

// The first of two passes (--site): learns what the pages of each host have in common. Pages that
// fail are reported in the second pass.
std::unique_ptr<Site> learn_site(const Flags& flags, Listing listing) {
  auto site = std::make_unique<Site>();
  const std::unique_ptr<PageStream> inputs = open_all(flags, std::move(listing));
  bool stopped = false;  // the second pass ends then too
  InOrder<Result<Page>, SiteTexts> pages(
      flags.jobs, {.read = [&] { return read_next(*inputs, stopped); },
                   .work =
                       [&flags](const Result<Page>& page) {
                         if (!page) return SiteTexts{};
                         try {
                           return site_texts(page.value().bytes, options_for(page.value(), flags));
                         } catch (const std::bad_alloc&) {
                           return SiteTexts{};
                         }
                       },
                   .write =
                       [&site](const SiteTexts& texts) {
                         site->add(texts);
                         return true;
                       }});
  pages.run();
  return site;
}

}  // namespace

int run(const Flags& flags) {
  set_up_log(flags);
  // Directories are walked once.
  Listing listing = list_inputs(flags.inputs, input_options(flags));
  const std::string fingerprint =
      flags.several || flags.resume ? run_fingerprint(flags, listing.entries) : "";
  Result<Checkpoint> before = prepare(flags, fingerprint);
  if (!before) {
    log_fatal(before.error());
    return kFailed;
  }
  Listing again = flags.site ? listing : Listing();
  const std::unique_ptr<PageStream> inputs = open_all(flags, std::move(listing));
  const std::string conflict = validate_inputs(flags, *inputs);
  std::optional<Error> wrong = inputs->broken_off();
  const bool is_new = before.value().results.state.pages == 0;
  if ((wrong || !conflict.empty()) && is_new) remove_new_files(flags, before.value());
  if (!conflict.empty()) {
    spdlog::critical("{}", one_line(conflict));
    return kFailed;
  }
  if (!wrong && flags.resume) wrong = write_manifest(flags, before.value().results);
  if (!wrong && flags.resume) wrong = skip_finished_pages(flags, before.value(), *inputs);
  if (wrong) {
    log_fatal(*wrong);
    return kFailed;
  }
  Sink sink(flags, *inputs, std::move(before.value().results.state), fingerprint);
  if (!sink.ready()) {
    if (is_new) remove_new_files(flags, before.value());
    return kFailed;
  }
  // A run of one page and a filter have nothing to keep, so a signal ends them at once.
  if (flags.several && !flags.line_buffered) note_interrupts(remove_unfinished);
  const std::unique_ptr<Site> site = flags.site ? learn_site(flags, std::move(again)) : nullptr;
  const auto work = [&flags, &site](Result<Page> page) {
    return page ? clean_or_fail(page.value(), flags, site.get()) : fail(page.error(), flags);
  };
  bool stopped = false;
  InOrder<Result<Page>, PageResult> pages(
      flags.jobs, {.read =
                       [&] {
                         std::optional<Result<Page>> page = read_next(*inputs, stopped);
                         if (const auto share = inputs->share_read()) sink.set_share_read(*share);
                         return page;
                       },
                   .work = work,
                   .write = [&](PageResult done) { return sink.write(std::move(done)); },
                   .is_canceled = interrupted,
                   // Another thread still uses the inputs, so nothing can be destroyed.
                   .give_up = [&] { _exit(sink.finish({.stopped = true})); }});
  pages.run();
  return sink.finish({.skipped = inputs->skipped(),
                      .passed_over = inputs->passed_over(),
                      .unchanged = inputs->unchanged(),
                      .broken = inputs->broken_off(),
                      .stopped = stopped});
}

}  // namespace pith::internal::app
