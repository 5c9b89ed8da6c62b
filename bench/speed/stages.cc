#include "bench/speed/stages.h"

#include <benchmark/benchmark.h>

#include <optional>
#include <utility>
#include <vector>

#include "bench/cpu_clock.h"
#include "bench/parse_baseline.h"
#include "bench/speed/html_stages.h"
#include "markup/clean_page.h"
#include "markup/measure.h"
#include "markup/score_blocks.h"
#include "metadata/metadata.h"
#include "metadata/text_language.h"
#include "models.h"
#include "page/segment.h"
#include "page/verdict.h"
#include "pith/extract.h"
#include "pith/write.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

// Runs all stages and records the time of one.
class Clock {
 public:
  explicit Clock(Stage wanted) : wanted_(wanted) {}

  template <typename Work>
  auto time(Stage stage, Work&& work) {
    if (stage != wanted_) return work();
    const double start = thread_cpu_seconds();
    auto result = work();
    seconds_ = thread_cpu_seconds() - start;
    return result;
  }

  // The same for stages whose result has to be freed, which is timed too.
  template <typename Work>
  void time_and_free(Stage stage, Work&& work) {
    if (stage != wanted_) return;
    const double start = thread_cpu_seconds();
    benchmark::DoNotOptimize(work());
    seconds_ = thread_cpu_seconds() - start;
  }

  bool done() const { return seconds_.has_value(); }
  double seconds() const { return seconds_.value_or(0); }

 private:
  Stage wanted_;
  std::optional<double> seconds_;
};

// As in extract.cc, for HTML pages that are not shells for scripts.
Article judge(const Measured& measured, PageModel& page, Article article) {
  const MarkupModel& model = Model::built_in().markup;
  judge_blocks(measured, score_blocks(measured, model, false), model, {}, {}, page, article);
  return article;
}

Article with_language(const PageModel& page, Article article) {
  tell_language(page.blocks, article.metadata);
  return article;
}

void run_stages(const HeldPage& held, Clock& clock) {
  const DecodedText decoded = clock.time(Stage::decode, [&] { return decode(held.bytes, ""); });
  const std::string_view text = decoded.text();
  clock.time_and_free(Stage::prefilter, [&] { return run_prefilter(text); });
  clock.time_and_free(Stage::parse, [&] { return run_parse(text); });
  if (clock.done()) return;

  const Document document = run_parse(text);
  if (!document.ok()) return;
  Article article;
  HeadFacts facts;
  article.metadata =
      clock.time(Stage::metadata, [&] { return read_metadata(document, held.url, &facts); });
  if (clock.done()) return;
  PageModel page = clock.time(Stage::segment, [&] { return segment(document, held.url); });
  if (clock.done()) return;
  const Measured measured = clock.time(
      Stage::measure, [&] { return measure(page, article.metadata.title.value, facts); });
  if (clock.done()) return;
  article = clock.time(Stage::score, [&] { return judge(measured, page, std::move(article)); });
  if (clock.done()) return;
  article = clock.time(Stage::language, [&] { return with_language(page, std::move(article)); });
  if (clock.done()) return;
  article.blocks = result_blocks(std::move(page.blocks), {});
  clock.time_and_free(Stage::write_text, [&] { return write_text(article); });
}

}  // namespace

std::string_view to_string(Stage stage) {
  switch (stage) {
    case Stage::decode:
      return "decode";
    case Stage::prefilter:
      return "prefilter";
    case Stage::parse:
      return "parse";
    case Stage::metadata:
      return "metadata";
    case Stage::segment:
      return "segment";
    case Stage::measure:
      return "measure";
    case Stage::score:
      return "score";
    case Stage::language:
      return "language";
    case Stage::write_text:
      return "write_text";
    case Stage::whole:
      return "whole";
    case Stage::bare_gumbo:
      return "bare_gumbo";
  }
  return "";
}

double seconds_of(Stage stage, const HeldPage& page) {
  if (stage == Stage::bare_gumbo) return bare_parse_seconds(page.bytes);
  Clock clock(stage);
  if (stage == Stage::whole) {
    const Options options = {.url = page.url, .format = page.format};
    clock.time_and_free(stage, [&] { return write_text(extract(page.bytes, options)); });
  } else {
    run_stages(page, clock);
  }
  return clock.seconds();
}

}  // namespace pith::internal::bench
