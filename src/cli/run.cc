#include "cli/run.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "cli/duplicates.h"
#include "cli/gzip.h"
#include "cli/in_order.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/resume.h"
#include "cli/summary.h"
#include "fetch/fetch.h"
#include "input/file.h"
#include "pith/extract.h"
#include "pith/write.h"

namespace pith::cli {
namespace {

using Verdict = Summary::Verdict;

// What became of one page, ready to be written.
struct Done {
  Summary::Page page = {};
  std::string result = {};
  std::string explanation = {};
  std::string message = {};  // one line for a person, "INPUT: ..."
  std::string id = {};
  Signature signature = {};  // with Flags::dedup
};

struct Count {
  std::size_t pages = 0;
  std::size_t content = 0;
  std::size_t failed = 0;
};

bool is_json(const Flags& flags) {
  return flags.format == Format::json || flags.format == Format::jsonl;
}

// A path or an error may hold anything; a message is one line of text.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
  return text;
}

std::string render(const Article& article, const Page& page, const Flags& flags) {
  const WriteOptions options{.links = flags.links,
                             .images = flags.images,
                             .explain = flags.explain && flags.explain_file.empty(),
                             .id = page.id,
                             .source = page.source,
                             .fields = page.fields};
  switch (*flags.format) {
    case Format::text:
      return write_text(article);
    case Format::markdown:
      return write_markdown(article, options);
    case Format::html:
      return write_html(article, options);
    case Format::json:
      return write_json(article, options);
    case Format::jsonl:
      return write_jsonl(article, options);
  }
  return "";
}

// The id a page would have had: see Page::id.
std::string id_of(const std::string& input) {
  return url_scheme(input).empty() ? page_id(input) : input;
}

// A page that could not be had still has its object, so that none is missing from the output.
Done failed(const std::string& source, const std::string& reason, const Flags& flags) {
  Done done{.page = {.reason = reason}, .message = source + ": " + reason};
  if (!is_json(flags)) return done;
  const nlohmann::ordered_json object{
      {"id", id_of(source)}, {"source", source}, {"outcome", "failed"}, {"message", reason}};
  done.result = object.dump(flags.format == Format::json ? 2 : -1, ' ', false,
                            nlohmann::ordered_json::error_handler_t::replace) +
                "\n";
  return done;
}

Verdict verdict_on(const Article& article) {
  if (article.outcome == Outcome::content) return Verdict::content;
  if (article.outcome == Outcome::no_content) return Verdict::no_content;
  return Verdict::failed;
}

std::string describe(const Article& article, const Page& page) {
  if (verdict_on(article) == Verdict::failed) return page.source + ": " + article.message;
  if (article.outcome == Outcome::no_content) return page.source + ": no main content found";
  const Timings& spent = article.timings;
  const double seconds = spent.decode + spent.parse + spent.segment + spent.score + spent.metadata;
  return fmt::format("{}: {} blocks kept, {}, {:.1f} ms, {:.1f} MB", page.source,
                     std::count_if(article.blocks.begin(), article.blocks.end(), kept),
                     article.encoding, seconds * 1000,
                     static_cast<double>(article.memory_bytes) / 1e6);
}

Done clean(const Page& page, const Flags& flags) {
  const Options options{.url = flags.url.empty() ? page.url : flags.url,
                        .content_type = page.content_type,
                        .format = page.is_flat ? InputFormat::text : flags.from,
                        .favor = flags.favor,
                        .comments = flags.comments,
                        .tables = flags.tables,
                        .explain = flags.explain,
                        .max_input_bytes = flags.max_size};
  const Article article = extract(page.bytes, options);
  const std::string& language = article.metadata.language.value;
  Done done{.page = {.verdict = verdict_on(article),
                     .bytes = page.bytes.size(),
                     .language = language.substr(0, language.find('-')),
                     .type = std::string(to_string(article.page_type)),
                     .reason = article.message},
            .result = render(article, page, flags),
            .message = describe(article, page)};
  if (flags.dedup != Dedup::off) {
    done.id = page.id;
    done.signature = signature_of(write_text(article));
  }
  if (flags.explain && (!is_json(flags) || !flags.explain_file.empty())) {
    done.explanation = "# " + one_line(page.source) + "\n" + write_explain(article);
  }
  return done;
}

// Where the three kinds of output go.
class Sink {
 public:
  Sink(const Flags& flags, std::optional<std::size_t> total, Left left)
      : flags_(flags),
        result_(open_result(flags, left)),
        explanation_(flags.explain_file.empty() ? Output::standard(STDERR_FILENO, "standard error")
                                                : Output::to_file(flags.explain_file)),
        gzip_(is_gzip_name(flags.output) ? std::make_optional<Gzip>() : std::nullopt),
        progress_(total, shows_progress(flags)),
        count_{left.pages, left.content, left.failed},
        originals_(std::move(left.originals)) {
    summary_.resumed(left.pages);
  }

  // Whether to go on.
  bool write(Done done) {
    if (flags_.dedup != Dedup::off) treat_duplicate(done);
    ++count_.pages;
    if (done.page.verdict == Verdict::content) ++count_.content;
    if (done.page.verdict == Verdict::failed) ++count_.failed;
    summary_.add(done.page);
    tell(done);
    if (!done.result.empty()) {
      if (wrote_ && !is_json(flags_)) done.result.insert(0, "\n");
      wrote_ = true;
    }
    if (!done.explanation.empty()) progress_.clear();
    const bool packed = gzip_ && !done.result.empty();
    if (!result_.write(packed ? gzip_->add(done.result) : done.result)) return false;
    explanation_.write(done.explanation);  // nobody reading it any more is no reason to stop
    progress_.step(done.page.verdict == Verdict::failed);
    return good();
  }

  int finish(std::map<std::string, std::size_t> skipped) {
    progress_.clear();
    summary_.skipped(std::move(skipped));
    const bool summed = write_summary();
    if (flags_.resume && (interrupted() || !good())) return stop_for_now();
    if (flags_.several && count_.failed > 0) {
      spdlog::error("{} of {} pages failed", count_.failed, count_.pages);
    }
    if (result_.closed()) {
      explanation_.commit();
      return kContent;
    }
    const int exit_code = exit_code_of(count_);
    if (gzip_ && (wrote_ || exit_code != kFailed)) result_.write(gzip_->finish());
    for (Output* output : {&result_, &explanation_}) {
      // Nothing to show for a failure must not replace what an earlier run left.
      const bool keep_old = exit_code == kFailed && !output->used();
      if (good() && !keep_old) output->commit();
    }
    for (const Output* output : {&result_, &explanation_}) {
      if (output->error()) spdlog::critical(one_line(*output->error()));
    }
    if (flags_.resume && good()) std::remove(how_path(flags_.output).c_str());
    return good() && summed ? exit_code : static_cast<int>(kFailed);
  }

  bool good() const { return !result_.error() && !explanation_.error(); }

 private:
  // Somebody waits who does not see the results pass by.
  static bool shows_progress(const Flags& flags) {
    return flags.several && !flags.quiet && !flags.verbose && isatty(STDERR_FILENO) == 1 &&
           (!flags.output.empty() || isatty(STDOUT_FILENO) == 0);
  }

  static Output open_result(const Flags& flags, const Left& left) {
    if (flags.output.empty()) return Output::standard(STDOUT_FILENO, "standard output");
    if (!flags.resume) return Output::to_file(flags.output);
    return Output::go_on(partial_path(flags.output), left.bytes, flags.output);
  }

  void treat_duplicate(Done& done) {
    const std::optional<std::string> first = originals_.find_or_add(done.signature, done.id);
    if (!first) return;
    summary_.duplicate();
    if (flags_.dedup == Dedup::drop) {
      done.result.clear();
      return;
    }
    const std::string id =
        nlohmann::json(*first).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    done.result.insert(done.result.rfind('}'), ",\"duplicate_of\":" + id);
  }

  // What is done stays; tells how to go on.
  int stop_for_now() {
    for (const Output* output : {&result_, &explanation_}) {
      if (output->error()) spdlog::critical(one_line(*output->error()));
    }
    spdlog::critical("{} pages are in {}: the same command goes on", count_.pages,
                     one_line(partial_path(flags_.output)));
    return good() ? kInterrupted : kFailed;
  }

  bool write_summary() {
    if (flags_.several && (flags_.verbose || (shows_progress(flags_) && summary_.was_long()))) {
      spdlog::warn("{}", summary_.line());
    }
    if (flags_.summary_file.empty()) return true;
    Output file = Output::to_file(flags_.summary_file);
    if (file.write(summary_.json()) && file.commit()) return true;
    spdlog::critical(one_line(file.error().value_or(flags_.summary_file + ": can't be written")));
    return false;
  }

  static int exit_code_of(const Count& count) {
    if (count.failed > 0) return count.failed == count.pages ? kFailed : kSomeFailed;
    return count.content > 0 ? kContent : kNoContent;
  }

  void tell(const Done& done) {
    spdlog::level::level_enum level = spdlog::level::debug;
    if (done.page.verdict == Verdict::failed) level = spdlog::level::err;
    // Of many pages the output tells it.
    if (done.page.verdict == Verdict::no_content && !flags_.several) level = spdlog::level::warn;
    if (!spdlog::should_log(level)) return;
    progress_.clear();
    spdlog::log(level, "{}", one_line(done.message));
  }

  const Flags& flags_;
  Output result_;
  Output explanation_;
  std::optional<Gzip> gzip_;
  bool wrote_ = false;  // a result
  Progress progress_;
  Count count_;
  Duplicates originals_;
  Summary summary_;
};

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

void set_up_log(const Flags& flags) {
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("pith", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
  spdlog::set_pattern("pith: %v");
  spdlog::set_level(spdlog::level::warn);
  if (flags.quiet) spdlog::set_level(spdlog::level::critical);
  if (flags.verbose) spdlog::set_level(spdlog::level::debug);
}

}  // namespace

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
    if (!page) return failed(page.error().input, page.error().reason, flags);
    try {
      return clean(page.value(), flags);
    } catch (const std::bad_alloc&) {
      return failed(page.value().source, "out of memory", flags);
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
