// The spine: one line a stage. Each stage's header says what goes in and what comes out.
#include "pith/extract.h"

#include <stop_token>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "extract_with.h"
#include "html/dom.h"
#include "html/xhtml.h"
#include "markup/clean_page.h"
#include "metadata/metadata.h"
#include "metadata/text_language.h"
#include "page/page_model.h"
#include "page/segment.h"
#include "page/selection.h"
#include "page/verdict.h"
#include "plain/clean_plain_text.h"
#include "plain/metadata.h"
#include "plain/segment_text.h"
#include "stage_clock.h"
#include "text/binary.h"
#include "text/decode.h"
#include "wanted.h"

namespace pith::internal {
namespace {

Article end(Article article, Outcome outcome, std::string message) {
  article.outcome = outcome;
  article.message = std::move(message);
  return article;
}

Article run(const Model* model, std::string_view bytes, const Options& options,
            const std::stop_token& stop) {
  Article article{.is_explained = options.explain};
  if (is_utf8(options.url)) article.url = options.url;
  StageClock watch(stop);
  const std::string_view read = bytes.substr(0, options.max_input_bytes);
  const DecodedText decoded = decode_page(read, options.content_type);
  article.encoding = decoded.encoding;
  article.timings.decode = watch.lap();
  if (is_binary(decoded.text())) return end(std::move(article), Outcome::not_html, "binary data");
  const std::size_t max_blocks = options.max_memory_bytes / kBytesPerBlock;
  const bool text = is_plain_text(decoded.text(), options);
  const bool cut = read.size() < bytes.size();
  PageModel page;
  HeadFacts facts;
  std::string problem;
  bool plain = text || cut;
  if (!plain) {
    const Document document =
        Document::parse(decoded.text(), options.max_memory_bytes, options.max_work);
    article.timings.parse = watch.lap();
    article.metadata = read_metadata(document, article.url, &facts, nullptr, hints_of(options));
    article.timings.metadata = watch.lap();
    const Selection selection(document, options);
    problem = selection.problem();
    page = segment(document, article.url, selection.empty() ? nullptr : &selection);
    article.timings.segment = watch.lap();
    const std::size_t blocks = page.blocks.size() + page.figures.size();
    article.memory_bytes = document.memory_bytes() + blocks * kBytesPerBlock;
    plain = !document.ok() || blocks > max_blocks;
  }
  if (plain) {
    const auto clean = text ? clean_plain_text : extract_over_budget;
    page = clean(decoded.text(), max_blocks, Model::plain_of(model), options, article.confidence);
    article.is_plain_text = true;
    if (text) article.metadata = read_plain_metadata(page, hints_of(options));
  } else {
    clean_page(page, facts, Model::markup_of(model), options, decoded.text(), article);
  }
  tell_language(page.blocks, article.metadata);
  if (options.date_or_modified) date_by_last_change(article.metadata);
  const std::string unwanted = drop_unwanted(page.blocks, plain, problem, options, article);
  article.outcome = any_kept(page.blocks) ? Outcome::content : Outcome::no_content;
  if (trim(decoded.text(), kHtmlSpace).empty()) article.message = "the page is empty";
  article.blocks = result_blocks(std::move(page.blocks), options);
  locate_sources(article.blocks, decoded, read);
  article.timings.score = watch.lap();
  if (!cut && plain == text && page.whole) return article;
  const Outcome over = cut ? Outcome::too_large : Outcome::budget_exceeded;
  return end(std::move(article), over,
             "over a limit: read as text" + (unwanted.empty() ? "" : "; " + unwanted));
}

}  // namespace

Article extract_with(const Model* model, std::string_view bytes, const Options& options,
                     const std::stop_token& stop) noexcept try {
  return run(model, bytes, options, stop);
} catch (const Canceled&) {
  return end({}, Outcome::canceled, "canceled");
} catch (...) {
  return end({}, Outcome::out_of_memory, "out of memory");
}

}  // namespace pith::internal

namespace pith {

Article extract(std::string_view bytes, const Options& options) noexcept {
  return internal::extract_with(nullptr, bytes, options);
}

}  // namespace pith
