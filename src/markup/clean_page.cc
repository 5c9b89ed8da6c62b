#include "markup/clean_page.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "html/dom.h"
#include "markup/judge_page.h"
#include "markup/measure.h"
#include "markup/page_state.h"
#include "markup/passes/passes.h"
#include "markup/score_blocks.h"
#include "markup/script_shell.h"
#include "markup/state_text.h"
#include "page/segment.h"
#include "page/structured_text.h"
#include "page/verdict.h"

namespace pith::internal {
namespace {

// A body of so few words, hardly any of them likely content, is a frame that scripts fill. Where
// there are more, the page is chrome and no content, whatever it declares. Chosen: among the pages
// of the development sets hardly any is such a frame.
constexpr float kFrameWords = 400;
constexpr float kLikely = 0.5F;
constexpr float kLikelyWords = 30;  // a price, terms of delivery

// Where a script has to fill the page first, its own words are fewer than this. Chosen: "Loading,
// please wait"; and where it asks for scripts, a notice of two or three sentences.
constexpr float kShellWords = 10;
constexpr float kAskingWords = 60;
constexpr float kAskingLinkWords = 5;  // a page of its own has a menu
constexpr const char* kShellMessage = "a script fills the page: render it in a browser first";

// What the state has must be so many times as long as what the page has. Chosen: a frame has a
// menu, a footer and at most the beginning of its text.
constexpr float kTimesThePage = 3;

// Puts the text of the page's state (state_text.h) in the place of its blocks. Returns the state's
// name; empty if there is none.
std::string replace_by_state(std::string_view html, const Options& options, Article& article,
                             PageModel& page) {
  const std::size_t most = std::min(kMaxStateBytes, options.max_memory_bytes / kMemoryPerStateByte);
  const std::string& title = article.metadata.title.value;
  const std::optional<StateText> text = find_state_text(read_page_state(html, most), title);
  float words = 0;
  for (const PageBlock& block : page.blocks) words += block.counts.words;
  if (!text || text->words < kTimesThePage * words) return {};
  // The page's own tree still exists.
  const std::size_t left =
      options.max_memory_bytes - std::min(options.max_memory_bytes, article.memory_bytes);
  const Document document = Document::parse(text->html, left, options.max_work);
  PageModel found = segment(document, article.url);
  const std::size_t blocks = found.blocks.size() + found.figures.size();
  if (!document.ok() || blocks > left / kBytesPerBlock) return {};
  article.memory_bytes += document.memory_bytes() + blocks * kBytesPerBlock;
  for (PageBlock& block : found.blocks) block.block.source = {};
  for (Figure& figure : found.figures) figure.block.block.source = {};
  page = std::move(found);
  return text->name;
}

void report_state(const std::string& state, const Options& options, PageModel& page,
                  Article& article) {
  const std::string where = "from the state for scripts (" + state + ")";
  if (any_kept(page.blocks)) article.message = "the text is " + where;
  if (!options.explain) return;
  for (PageBlock& block : page.blocks) {
    block.block.reason = where + ", " + block.block.reason;
  }
}

// A page that asks its readers for scripts.
bool asks_for_scripts(const Measured& measured) {
  return std::any_of(measured.blocks.begin(), measured.blocks.end(),
                     [](const Features& block) { return block.names_javascript; });
}

// Says of a frame that a script would have to fill it, if it has hardly any text of its own. If it
// asks for scripts besides, what it says is no content.
void report_shell(const Measured& measured, std::string_view html, const Options& options,
                  PageModel& page, Article& article) {
  float words = 0;
  for (const PageBlock& block : page.blocks) {
    if (kept(block.block)) words += block.counts.words;
  }
  const bool asks = measured.page.words < kAskingWords && asks_for_scripts(measured);
  const bool notice = asks && (words < kShellWords || measured.page.link_words < kAskingLinkWords);
  if ((words >= kShellWords && !notice) || !has_running_script(html)) return;
  article.message = kShellMessage;
  if (!notice) return;
  drop_all(page.blocks, "rule", "asks for JavaScript", options);
  article.page_type = PageType::unknown;
  article.page_type_reason.clear();
  article.confidence.reset();
}

}  // namespace

bool is_frame(const Measured& measured, const std::vector<Score>& scores) {
  float likely = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].probability >= kLikely) likely += measured.blocks[i].words;
  }
  return measured.page.words < kFrameWords && likely < kLikelyWords;
}

void judge_blocks(const Measured& measured, const std::vector<Score>& scores,
                  const MarkupModel& model, const Options& options, std::string_view url,
                  PageModel& page, Article& article) {
  Judging judging(page, measured, scores, options, url);
  judging.page_type = likely_type(judging, model);
  run_passes(judging);
  judge_page(judging, model, article);
  run_passes(judging, kFigurePasses);
  apply_verdicts(judging, page);
}

void clean_page(PageModel& page, const HeadFacts& facts, const MarkupModel& model,
                const Options& options, std::string_view html, Article& article) {
  const std::string& title = article.metadata.title.value;
  Measured measured = measure(page, title, facts);
  std::vector<Score> scores = score_blocks(measured, model, options.explain);
  std::string state;
  // What is selected is in the page itself, and nowhere else.
  const bool frame = options.select.empty() && is_frame(measured, scores);
  bool declared = false;
  if (frame) {
    declared = add_structured_text(page, facts.texts());
    state = replace_by_state(html, options, article, page);
    if (declared || !state.empty()) {
      measured = measure(page, title, facts);
      scores = score_blocks(measured, model, options.explain);
    }
  }
  const MetaValue& canonical = article.metadata.canonical_url;
  judge_blocks(measured, scores, model, options,
               article.url.empty() ? canonical.value : article.url, page, article);
  if (!state.empty()) {
    report_state(state, options, page, article);
  } else if (frame && !declared) {
    report_shell(measured, html, options, page, article);
  }
}

}  // namespace pith::internal
