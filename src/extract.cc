// The spine: one line a stage. Each stage's header says what goes in and what comes out.
#include "pith/extract.h"

#include <string>
#include <utility>

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
#include "stopwatch.h"
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

Article run(const Model& model, std::string_view bytes, const Options& options) {
  Article article;
  if (is_utf8(options.url)) article.url = options.url;
  Stopwatch watch;
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
    page = clean(decoded.text(), max_blocks, model.plain, options, article.confidence);
    if (text) article.metadata = read_plain_metadata(page, hints_of(options));
  } else {
    clean_page(page, facts, model.markup, options, decoded.text(), article);
  }
  Metadata& metadata = article.metadata;
  tell_language(page.blocks, metadata);
  if (options.date_or_modified && metadata.date.empty() && !metadata.modified.empty()) {
    metadata.date = {metadata.modified.value, "modified:" + metadata.modified.source};
  }
  const std::string unwanted = drop_unwanted(page.blocks, plain, problem, options, article);
  article.outcome = any_kept(page.blocks) ? Outcome::content : Outcome::no_content;
  article.blocks = result_blocks(std::move(page.blocks), options);
  locate_sources(article.blocks, decoded, read);
  article.timings.score = watch.lap();
  if (!unwanted.empty()) article.message = unwanted;
  if (!cut && plain == text && page.whole) return article;
  const Outcome over = cut ? Outcome::too_large : Outcome::budget_exceeded;
  return end(std::move(article), over,
             "over a limit: read as text" + (unwanted.empty() ? "" : "; " + unwanted));
}

template <typename Run>
Article guarded(Run&& run) noexcept try {
  return run();
} catch (...) {
  return end({}, Outcome::budget_exceeded, "out of memory");
}

}  // namespace

Article extract_with(const Model& model, std::string_view bytes, const Options& options) noexcept {
  return guarded([&] { return run(model, bytes, options); });
}

}  // namespace pith::internal

namespace pith {

Article extract(std::string_view bytes, const Options& options) noexcept {
  return internal::guarded(
      [&] { return internal::run(internal::Model::built_in(), bytes, options); });
}

}  // namespace pith
