#include "bench/run.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>

#include "base/url.h"
#include "bench/cpu_clock.h"
#include "bench/parse_baseline.h"
#include "bench/strip_tags.h"
#include "extract_with.h"
#include "pith/write.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

PageScore measure(const LabeledPage& page, const RunOptions& options, const Model& model,
                  bool baseline_first) {
  Options extract_options = options.extract;
  extract_options.url = page.url;
  if (options.with_site) extract_options.site = options.site;
  // The second of the two finds the page in the CPU's cache, so they take turns.
  double baseline_seconds = 0;
  if (options.baseline && baseline_first) baseline_seconds = bare_parse_seconds(page.html);
  const double start = thread_cpu_seconds();
  const Article article = extract_with(&model, page.html, extract_options);
  const double seconds = thread_cpu_seconds() - start;
  if (options.baseline && !baseline_first) baseline_seconds = bare_parse_seconds(page.html);

  PageScore score = score_page(page, article);
  score.seconds = seconds;
  score.scoring_seconds = article.timings.score;
  score.baseline_seconds = baseline_seconds;
  if (options.site != nullptr) score.host_pages = options.site->pages(host_key(page.url));
  return score;
}

// Measures the page as plain text; `page.html` becomes that text.
PageScore measure_plain(LabeledPage& page, const RunOptions& options, const Model& model) {
  page.html = strip_tags(decode(page.html).text());
  Options extract_options = options.extract;
  extract_options.format = InputFormat::text;
  const double start = thread_cpu_seconds();
  const Article article = extract_with(&model, page.html, extract_options);
  const double seconds = thread_cpu_seconds() - start;

  PageScore score = score_page(page, article);
  score.seconds = seconds;
  score.scoring_seconds = article.timings.score;
  if (score.words) score.uncleaned_f1 = score_words(*page.truth.text, page.html).f1;
  const std::string text = write_text(article);
  score.settled = write_text(extract_with(&model, text, extract_options)) == text;
  return score;
}

}  // namespace

void learn_site(const Dataset& dataset, Site& site) {
  for (std::size_t index = 0; index < dataset.size(); ++index) {
    const Result<LabeledPage> page = dataset.load(index);
    if (page) site.add(site_texts(page.value().html, {.url = page.value().url}));
  }
}

RunResult run(const Dataset& dataset, const RunOptions& options) {
  std::vector<std::optional<Result<PageScore>>> slots(dataset.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t index = next++; index < slots.size(); index = next++) {
      Result<LabeledPage> page = dataset.load(index);
      const Model* model = options.models == nullptr
                               ? &Model::built_in()
                               : options.models->model_for(dataset.name(), dataset.id(index));
      if (model == nullptr) {
        slots[index].emplace(
            Error{Error::Kind::not_found, dataset.id(index), "no fold's model is for this page"});
      } else if (page && options.half != 0 && half_of(page.value().url) != options.half) {
        continue;
      } else if (page) {
        slots[index].emplace(options.plain
                                 ? measure_plain(page.value(), options, *model)
                                 : measure(page.value(), options, *model, index % 2 == 1));
      } else {
        slots[index].emplace(page.error());
      }
    }
  };
  std::vector<std::thread> workers;
  for (int job = 1; job < options.jobs; ++job) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();

  RunResult result;
  for (std::optional<Result<PageScore>>& slot : slots) {
    if (!slot) continue;  // pages of the other half
    if (slot->ok()) {
      result.pages.push_back(std::move(slot->value()));
    } else {
      result.failed.push_back(slot->error());
    }
  }
  return result;
}

}  // namespace pith::internal::bench
