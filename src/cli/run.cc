#include "cli/run.h"

#include <memory>
#include <new>
#include <utility>

#include "cli/done.h"
#include "cli/in_order.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/log.h"
#include "cli/resume.h"
#include "cli/sink.h"
#include "pith/site.h"

namespace pith::cli {
namespace {

// Passes the pages that an earlier run has done.
Result<Left> skip_what_is_done(const Flags& flags, PageSource& inputs) {
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

// The next page; nothing at the end or after an interruption.
std::optional<Result<Page>> read_next(PageSource& inputs) {
  try {
    if (interrupted()) return std::nullopt;
    return inputs.next();
  } catch (const std::bad_alloc&) {
    return Error{.kind = Error::Kind::unreadable, .input = "input", .reason = "out of memory"};
  }
}

// The first reading of two: what the pages of each host have in common. Pages that fail will be
// told of in the second.
std::unique_ptr<Site> learn_site(const Flags& flags) {
  auto site = std::make_unique<Site>();
  const std::unique_ptr<PageSource> inputs = open_inputs(flags);
  InOrder<Result<Page>, SiteTexts> pages(
      flags.jobs, {.read = [&inputs] { return read_next(*inputs); },
                   .work =
                       [&flags](const Result<Page>& page) {
                         if (!page) return SiteTexts{};
                         return site_texts(page.value().bytes, options_for(page.value(), flags));
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
  const std::unique_ptr<PageSource> inputs = open_inputs(flags);
  Left left;
  if (flags.resume) {
    Result<Left> found = skip_what_is_done(flags, *inputs);
    if (!found) {
      log_fatal(found.error());
      return kFailed;
    }
    left = std::move(found.value());
  }
  Sink sink(flags, inputs->size(), std::move(left));
  if (!sink.good()) return sink.finish({});
  if (flags.resume) note_interrupts();
  const std::unique_ptr<Site> site = flags.site ? learn_site(flags) : nullptr;
  const auto work = [&flags, &site](const Result<Page>& page) {
    if (!page) return failed(page.error(), flags);
    try {
      return clean(page.value(), flags, site.get());
    } catch (const std::bad_alloc&) {
      return failed(
          {.input = page.value().source, .reason = "out of memory", .id = page.value().id}, flags);
    }
  };
  const auto read = [&inputs] { return read_next(*inputs); };
  InOrder<Result<Page>, Done> pages(flags.jobs,
                                    {.read = read, .work = work, .write = [&](Done done) {
                                       return sink.write(std::move(done));
                                     }});
  pages.run();
  return sink.finish(inputs->skipped());
}

}  // namespace pith::cli
