#include "app/run/page_result.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/output/output.h"
#include "app/run/way_out.h"
#include "fetch/fetch.h"
#include "input/file.h"
#include "pith/extract.h"
#include "pith/page_options.h"
#include "pith/write.h"
#include "write/csv.h"
#include "write/format_options.h"
#include "write/json_writer.h"
#include "write/report.h"

namespace pith::internal::app {
namespace {

using Verdict = Summary::Verdict;

// Moves the page's fields, which may be large, out of `page`.
WriteOptions write_options_of(Page& page, const Flags& flags) {
  return {.links = flags.links,
          .images = flags.images,
          .front_matter = flags.front_matter,
          .header = false,
          .id = page.id,
          .json_id = page.json_id,
          .source = page.source,
          .with_formats = flags.with_formats,
          .fields = std::move(page.fields)};
}

// The id that a page of this input would have had: see Page::id.
std::string id_of(const std::string& input) {
  return url_scheme(input).empty() ? page_id(input) : input;
}

Verdict verdict_on(const Article& article) {
  if (article.outcome == Outcome::content) return Verdict::content;
  if (article.outcome == Outcome::no_content) return Verdict::no_content;
  return Verdict::failed;
}

std::string describe(const Article& article, const Page& page) {
  if (verdict_on(article) == Verdict::failed) {
    const bool over = article.outcome == Outcome::budget_exceeded;
    return page.source + ": " + article.message +
           (over ? " (--max-memory and --max-work set the limits)" : "");
  }
  if (article.outcome == Outcome::no_content) {
    const std::string why = article.message.empty() ? "no main content found" : article.message;
    return page.source + ": " + why;
  }
  const Timings& spent = article.timings;
  const double seconds = spent.decode + spent.parse + spent.segment + spent.score + spent.metadata;
  return fmt::format("{}: {} blocks kept, {}, {:.1f} ms, {:.1f} MB", page.source,
                     std::count_if(article.blocks.begin(), article.blocks.end(), kept),
                     article.encoding, seconds * 1000,
                     static_cast<double>(article.memory_bytes) / 1e6);
}

}  // namespace

PageResult failed(const Error& error, const Flags& flags) {
  const std::string reason = error.reason + way_out(error);
  PageResult done{.page = {.reason = error.reason},
                  .message = error.input + ": " + reason,
                  .input_failed = error.id.empty(),
                  .id = error.id.empty() ? id_of(error.input) : error.id,
                  .json_id = error.json_id,
                  .source = error.input};
  if (is_csv(flags)) done.result = csv_row_of_failure(done.id, error.input, reason);
  if (!is_json(flags)) return done;
  constexpr int kIndent = 2;
  JsonWriter object(flags.format->is_one_line ? JsonWriter::kOneLine : kIndent);
  object.begin_object()
      .key("id")
      .raw(id_value(done.id, done.json_id))
      .member("source", error.input);
  object.member("outcome", "failed").member("message", reason).end_object();
  done.result = object.take() + "\n";
  return done;
}

std::chrono::sys_days today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

Options options_for(const Page& page, const Flags& flags, const Site* site) {
  Options options = options_of(page, flags.extract);
  options.site = site;
  if (!options.retrieved) options.retrieved = today();
  return options;
}

PageResult clean(Page& page, const Flags& flags, const Site* site) {
  Article article = extract(page.bytes, options_for(page, flags, site));
  const std::string& language = article.metadata.language.value;
  const WriteOptions writing = write_options_of(page, flags);
  std::string explanation;
  if (flags.explain && (!is_json(flags) || !flags.explain_file.empty())) {
    explanation = is_report_name(flags.explain_file)
                      ? report_page(article, json_options(writing))
                      : "# " + one_line(page.source) + "\n" + write_explain(article);
    article.is_explained = false;  // the explanation stands in one file
  }
  PageResult done{.page = {.verdict = verdict_on(article),
                           .bytes = page.bytes.size(),
                           .language = language.substr(0, language.find('-')),
                           .type = std::string(to_string(article.page_type)),
                           .reason = article.message},
                  .result = flags.format->write(article, writing),
                  .message = describe(article, page),
                  .id = page.id,
                  .json_id = page.json_id,
                  .source = page.source,
                  .url = page.url};
  done.explanation = std::move(explanation);
  if (flags.dedup != Dedup::off) done.signature = signature_of(write_text(article));
  return done;
}

}  // namespace pith::internal::app
