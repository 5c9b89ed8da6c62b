// The spine: one line a stage. Each stage's header says what goes in and what comes out.
#include "pith/extract.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "block/measure.h"
#include "block/provenance.h"
#include "block/segment.h"
#include "block/segment_text.h"
#include "block/structured_text.h"
#include "extract_with.h"
#include "html/dom.h"
#include "metadata/metadata.h"
#include "score/context.h"
#include "score/density.h"
#include "score/flat.h"
#include "score/judge_page.h"
#include "score/select.h"
#include "stopwatch.h"
#include "text/binary.h"
#include "text/decode.h"
#include "text/utf8_check.h"

namespace pith {
namespace {

Article end(Article article, Outcome outcome, std::string message) {
  article.outcome = outcome;
  article.message = std::move(message);
  return article;
}

Article run(const Model& model, std::string_view bytes, Options options) {
  if (tally_utf8(options.url).bad > 0) options.url.clear();
  Article article;
  article.url = options.url;
  if (bytes.size() > options.max_input_bytes) {
    return end(std::move(article), Outcome::too_large,
               "larger than " + std::to_string(options.max_input_bytes) + " bytes");
  }
  Stopwatch watch;
  const DecodedText decoded = decode(bytes, options.content_type);
  article.encoding = decoded.encoding;
  article.timings.decode = watch.lap();
  if (is_binary(decoded.text())) return end(std::move(article), Outcome::not_html, "binary data");

  Page page;
  HeadFacts facts;
  const bool flat = is_flat_text(decoded.text(), options);
  if (flat) {
    page = segment_text(decoded.text());
  } else {
    const Document document = Document::parse(decoded.text(), options.max_memory_bytes);
    article.timings.parse = watch.lap();
    if (!document.ok()) {
      return end(std::move(article), Outcome::budget_exceeded, "the tree takes too much memory");
    }
    article.metadata = read_metadata(document, options.url, &facts);
    article.timings.metadata = watch.lap();
    page = segment(document, options.url);
  }
  article.timings.segment = watch.lap();
  Measured measured = measure(page, article.metadata.title.value, facts.hints);
  std::vector<Score> scores =
      flat ? flat_density(measured) : density(measured, model, options.explain);
  if (!flat && is_frame(measured, scores) && add_structured_text(page, facts.texts)) {
    measured = measure(page, article.metadata.title.value, facts.hints);
    scores = density(measured, model, options.explain);
  }
  apply_context(page, measured, scores);
  select(measured, scores, options, page.blocks);
  if (!flat) judge_page(model, measured, scores, page.blocks, article);
  article.blocks = result_blocks(std::move(page.blocks), options);
  locate_sources(article.blocks, decoded, bytes);
  const bool any = std::any_of(article.blocks.begin(), article.blocks.end(), kept);
  article.outcome = any ? Outcome::content : Outcome::no_content;
  article.timings.score = watch.lap();
  return article;
}

}  // namespace

Article extract_with(const Model& model, std::string_view bytes, const Options& options) noexcept
    try {
  return run(model, bytes, options);
} catch (const std::exception&) {
  return end({}, Outcome::budget_exceeded, "out of memory");
}

Article extract(std::string_view bytes, const Options& options) noexcept try {
  return extract_with(Model::built_in(), bytes, options);
} catch (const std::exception&) {
  return end({}, Outcome::budget_exceeded, "out of memory");
}

}  // namespace pith
