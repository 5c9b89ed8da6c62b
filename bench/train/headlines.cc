#include "bench/train/headlines.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bench/strip_tags.h"
#include "models.h"
#include "pith/options.h"
#include "plain/clean_plain_text.h"
#include "plain/headline.h"
#include "plain/segment_text.h"
#include "text/decode.h"
#include "text/tokens.h"
#include "text/words.h"

namespace pith::internal::bench {
namespace {

using nlohmann::ordered_json;  // keeps the features in their order

// The share of words, in both directions, from which a line is the title.
constexpr std::size_t kSamePercent = 75;

std::set<Token> words_of(std::string_view text) {
  std::vector<Token> tokens;
  append_tokens(text, tokens);
  return {tokens.begin(), tokens.end()};
}

bool similar(const std::set<Token>& title, const std::set<Token>& line) {
  const auto common = static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [&title](Token token) { return title.count(token) > 0; }));
  return 100 * common >= kSamePercent * std::max(title.size(), line.size());
}

// The page as a short text: its true headline with a few lines before it, and what is below it
// until the fourth paragraph. Empty if no line is the headline.
std::string cut_out(const LabeledPage& page, std::string_view text) {
  constexpr std::size_t kAbove = 8;
  constexpr std::size_t kParagraphs = 4;
  constexpr float kParagraphWords = 15;
  const std::set<Token> title = words_of(page.truth.title);
  const std::vector<TextLine> lines = split_lines(text);
  std::size_t at = 0;
  while (at < lines.size() && !similar(title, words_of(lines[at].text))) ++at;
  if (at == lines.size()) return {};
  std::string cut;
  std::size_t paragraphs = 0;
  for (std::size_t i = at - std::min(at, kAbove); i < lines.size() && paragraphs < kParagraphs;
       ++i) {
    const TextCounts counts = count_text(lines[i].text);
    paragraphs += i > at && counts.words >= kParagraphWords && counts.ends_sentence;
    cut.append(lines[i].text).push_back('\n');
  }
  return cut;
}

ordered_json entry(const LabeledPage& page, std::string_view text, bool titled) {
  const PageModel lines = segment_lines(split_lines(text));
  const std::set<Token> title = words_of(page.truth.title);
  const JudgedLines judged = judge_lines(lines, Model::built_in().plain, Options{});
  ordered_json candidates = ordered_json::array();
  for (const HeadlineCandidate& one : headline_candidates(judged.measured, judged.verdicts).lines) {
    ordered_json features;
    for (std::size_t i = 0; i < kHeadlineFeatures; ++i) {
      features[std::string(kHeadlineFeatureNames[i])] = one.features[i];
    }
    const std::string& line = lines.blocks[one.line].block.text;
    candidates.push_back({{"text", line},
                          {"right", similar(title, words_of(line))},
                          {"features", std::move(features)}});
  }
  return {{"id", page.id},
          {"half", half_of(page.url)},
          {"titled", titled},
          {"candidates", std::move(candidates)}};
}

}  // namespace

std::optional<Error> write_headlines(const Dataset& dataset, const std::string& file) {
  std::ofstream out(file);
  for (std::size_t n = 0; n < dataset.size(); ++n) {
    const Result<LabeledPage> page = dataset.load(n);
    if (!page) return page.error();
    if (page.value().truth.title.empty()) continue;
    const DecodedText decoded = decode(page.value().html, "");
    const std::string text = strip_tags(decoded.text());
    const std::string_view below =
        std::string_view(text).substr(std::min(text.find('\n') + 1, text.size()));
    const auto write = [&](std::string_view view, bool titled) {
      out << entry(page.value(), view, titled)
                 .dump(-1, ' ', false, ordered_json::error_handler_t::replace)
          << '\n';
    };
    write(text, true);
    write(below, false);
    if (const std::string cut = cut_out(page.value(), below); !cut.empty()) write(cut, false);
  }
  if (!out.flush()) return Error{Error::Kind::unreadable, file, "cannot be written"};
  return std::nullopt;
}

}  // namespace pith::internal::bench
