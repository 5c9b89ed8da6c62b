#include "bench/round_trip.h"

#include <algorithm>
#include <string_view>

#include "bench/cmark.h"
#include "bench/html_rows.h"
#include "pith/write.h"
#include "write/inline_tokens.h"

namespace pith::internal::bench {
namespace {

constexpr MarkdownOptions kMarkdown = {.links = true, .images = true};
constexpr HtmlOptions kHtml = {.links = true, .images = true};

// Formulas in the page's own delimiters.
void mask_raw_formulas(Block& block) {
  for (const InlineRange& range : inline_markup(block, {true, true}).code) {
    if (range.kind != SpanKind::math || range.span != nullptr) continue;
    std::fill(block.text.begin() + static_cast<std::ptrdiff_t>(range.begin),
              block.text.begin() + static_cast<std::ptrdiff_t>(range.end), 'x');
  }
}

// A Markdown parser does not know formulas and would read their TeX as Markdown, so letters replace
// it.
Article with_letters_for_tex(Article article) {
  for (Block& block : article.blocks) {
    if (block.kind == BlockKind::math) {
      std::fill(block.text.begin(), block.text.end(), 'x');
    }
    for (const Span& span : block.spans) {
      if (span.kind != SpanKind::math || span.end > block.text.size() || span.begin >= span.end) {
        continue;
      }
      std::fill(block.text.begin() + span.begin, block.text.begin() + span.end, 'x');
    }
    mask_raw_formulas(block);
    for (Span& span : block.spans) {
      Block caption;
      caption.text = span.caption;
      mask_raw_formulas(caption);
      span.caption = caption.text;
    }
  }
  return article;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    // Ignores the marks of quotes around a formula's lines, and the backslashes before bars in
    // cells.
    if (std::string_view(" \n\t>\\").find(c) == std::string_view::npos) out += c;
  }
  return out;
}

// Formulas that the Markdown does not have. Those of notes have another order there.
std::vector<std::string> lost_formulas(const Article& article) {
  std::vector<std::string> lost;
  std::string markdown = without_space(write_markdown(article, kMarkdown));
  const auto look = [&](std::string_view tex) {
    const std::string formula = '$' + without_space(tex) + '$';
    const std::size_t found = markdown.find(formula);
    if (found == std::string::npos) {
      lost.push_back("- formula: " + std::string(tex));
    } else {
      markdown.replace(found, formula.size(), " ");
    }
  };
  for (const Block& block : article.blocks) {
    if (!kept(block)) continue;
    const std::string_view text = block.text;
    if (block.kind == BlockKind::math) {
      look(text);
      continue;
    }
    for (const Span& span : block.spans) {
      if (span.kind == SpanKind::math && span.begin < span.end && span.end <= text.size()) {
        look(text.substr(span.begin, span.end - span.begin));
      }
    }
  }
  return lost;
}

}  // namespace

RoundTrip round_trip(const Article& article) {
  RoundTrip result;
  const Article masked = with_letters_for_tex(article);
  const std::vector<HtmlRow> html = html_rows(write_html(masked, kHtml));
  const std::vector<HtmlRow> markdown =
      html_rows(html_of_markdown(write_markdown(masked, kMarkdown)));
  result.rows = html.size();
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < html.size() || j < markdown.size()) {
    if (i < html.size() && j < markdown.size() && same_structure(html[i], markdown[j])) {
      const bool same =
          html[i].emphasis == markdown[j].emphasis && html[i].strong == markdown[j].strong;
      if (!same) {
        result.other_emphasis.push_back(
            "~ " + to_string(html[i]) + " (emphasis: " + html[i].emphasis + ' ' +
            markdown[j].emphasis + ", strong: " + html[i].strong + ' ' + markdown[j].strong + ')');
      }
      ++i;
      ++j;
      continue;
    }
    // The maximum distance at which the rows are aligned again.
    constexpr std::size_t kFarthest = 40;
    std::size_t end_i = html.size();
    std::size_t end_j = markdown.size();
    for (std::size_t sum = 1; sum <= kFarthest; ++sum) {
      bool met = false;
      for (std::size_t di = 0; di <= sum && !met; ++di) {
        const std::size_t dj = sum - di;
        met = i + di < html.size() && j + dj < markdown.size() &&
              same_structure(html[i + di], markdown[j + dj]);
        if (met) {
          end_i = i + di;
          end_j = j + dj;
        }
      }
      if (met) break;
    }
    for (; i < end_i; ++i) result.differences.push_back("- " + to_string(html[i]));
    for (; j < end_j; ++j) result.differences.push_back("+ " + to_string(markdown[j]));
  }
  for (std::string& formula : lost_formulas(article)) {
    result.differences.push_back(std::move(formula));
  }
  return result;
}

}  // namespace pith::internal::bench
