#include "cli/run.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <new>
#include <utility>

#include "cli/done.h"
#include "cli/in_order.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/resume.h"
#include "cli/sink.h"

namespace pith::cli {
namespace {

// Passes the pages that an earlier run has done.
Result<Left> skip_what_is_done(const Flags& flags, Inputs& inputs) {
  Result<Left> left = prepare_resume(flags);
  if (!left) return left;
  std::optional<PageName> last = PageName{};
  for (std::size_t n = 0; last && n < left.value().pages; ++n) last = inputs.pass();
  if (left.value().pages > 0) {
    if (!last || !is_line_of(left.value().last, last->id, last->source)) {
      return Error{Error::Kind::unsupported, partial_path(flags.output),
                   "the inputs are not what they were: delete it to begin anew"};
    }
  }
  return left;
}

}  // namespace

void set_up_log(const Flags& flags) {
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("pith", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
  spdlog::set_pattern("pith: %v");
  spdlog::set_level(spdlog::level::warn);
  if (flags.quiet) spdlog::set_level(spdlog::level::critical);
  if (flags.verbose) spdlog::set_level(spdlog::level::debug);
}

int run(const Flags& flags) {
  set_up_log(flags);
  Inputs inputs(flags);
  Left left;
  if (flags.resume) {
    Result<Left> found = skip_what_is_done(flags, inputs);
    if (!found) {
      spdlog::critical(one_line(found.error().to_string()));
      return kFailed;
    }
    left = std::move(found.value());
  }
  Sink sink(flags, inputs.size(), std::move(left));
  if (!sink.good()) return sink.finish({});
  if (flags.resume) note_interrupts();
  const auto work = [&flags](const Result<Page>& page) {
    if (!page) return failed(page.error(), flags);
    try {
      return clean(page.value(), flags);
    } catch (const std::bad_alloc&) {
      return failed(
          {.input = page.value().source, .reason = "out of memory", .id = page.value().id}, flags);
    }
  };
  const auto read = [&inputs]() -> std::optional<Result<Page>> {
    try {
      if (interrupted()) return std::nullopt;
      return inputs.next();
    } catch (const std::bad_alloc&) {
      return Error{.kind = Error::Kind::unreadable, .input = "input", .reason = "out of memory"};
    }
  };
  InOrder<Result<Page>, Done> pages(flags.jobs,
                                    {.read = read, .work = work, .write = [&](Done done) {
                                       return sink.write(std::move(done));
                                     }});
  pages.run();
  return sink.finish(inputs.skipped());
}

}  // namespace pith::cli
