#include "support/flaws.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "pith/write.h"
#include "support/pages.h"

namespace pith::internal::test {
namespace {

// An article may be larger than its page (a base before every link, a line about every block), but
// not by the product of two of its properties.
constexpr std::size_t kMaxMade = 40'000'000;
constexpr std::size_t kMaxMadePerByte = 100;

bool on_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (text[at] & 0xC0) != 0x80);
}

std::string flaw_of_spans(const Block& block) {
  std::vector<const Span*> open;
  const Span* before = nullptr;
  for (const Span& span : block.spans) {
    if (span.begin > span.end || !on_boundary(block.text, span.begin)) return "span's begin";
    if (!on_boundary(block.text, span.end)) return "span's end";
    if (before != nullptr && before->begin > span.begin) return "order of spans";
    before = &span;
    while (!open.empty() && open.back()->end <= span.begin) open.pop_back();
    if (!open.empty() && span.end > open.back()->end) return "spans that cross";
    open.push_back(&span);
  }
  return "";
}

std::string flaw_of_block(const Block& block, std::size_t input_size) {
  if (!(block.score >= 0 && block.score <= 1)) return "score";
  if (block.source.begin > block.source.end || block.source.end > input_size) return "source";
  if ((block.kind == BlockKind::image) != block.text.empty()) return "kind";
  return flaw_of_spans(block);
}

std::string flaw_of_output(const std::string& output, std::size_t input_size) {
  if (!output.empty() && output.back() != '\n') return "last line does not end";
  if (!is_utf8(output)) return "not UTF-8";
  return output.size() > kMaxMade + kMaxMadePerByte * input_size ? "too long" : "";
}

std::string flaw_of_json(const std::string& json, const Article& article) {
  const auto read = nlohmann::json::parse(json, nullptr, false);
  if (!read.is_object()) return "not JSON";
  return read.value("outcome", "") == to_string(article.outcome) ? "" : "another outcome";
}

std::string flaw_written_with(const Article& article, const WriteOptions& options,
                              std::size_t input_size) {
  const auto in_format = [&](const char* name) {
    return write_file(*find_format(name), article, options);
  };
  const std::string json = in_format("json");
  const std::string jsonl = in_format("jsonl");
  for (const std::string& output : {in_format("markdown"), in_format("html"), json, jsonl}) {
    const std::string found = flaw_of_output(output, input_size);
    if (!found.empty()) return found + ": " + output.substr(0, 500);
  }
  for (const std::string& output : {json, jsonl}) {
    const std::string found = flaw_of_json(output, article);
    if (!found.empty()) return found + ": " + output.substr(0, 500);
  }
  return std::count(jsonl.begin(), jsonl.end(), '\n') == 1 ? "" : "JSONL of several lines";
}

}  // namespace

std::string flaw(const Article& article, std::size_t input_size) {
  if (article.outcome > Outcome::canceled) return "no outcome";
  const bool any_kept = std::any_of(article.blocks.begin(), article.blocks.end(), kept);
  const bool over =
      article.outcome >= Outcome::too_large;  // then it has the text that could be saved
  if (!over && (article.outcome == Outcome::content) != any_kept) return "outcome";
  if (article.confidence && !(article.confidence > 0 && article.confidence <= 1)) {
    return "confidence";
  }
  for (const Block& block : article.blocks) {
    const std::string found = flaw_of_block(block, input_size);
    if (!found.empty()) return found + ": " + describe(block).substr(0, 500);
  }
  const std::string all = describe(article);
  if (!is_utf8(all)) return "not UTF-8";
  return all.size() > kMaxMade + kMaxMadePerByte * input_size ? "too much of it" : "";
}

std::string flaw_of_writers(const Article& article, std::size_t input_size) {
  for (const std::string& output : {write_text(article), write_explain(article)}) {
    const std::string found = flaw_of_output(output, input_size);
    if (!found.empty()) return found + ": " + output.substr(0, 500);
  }
  // With no option, with all of them, and with a single one that depends on the size.
  for (const unsigned bits : {0U, 7U, 1U << input_size % 3}) {
    WriteOptions options = {.links = (bits & 1) != 0, .images = (bits & 2) != 0};
    if ((bits & 4) != 0) options.id = options.source = article.url;
    const std::string found = flaw_written_with(article, options, input_size);
    if (!found.empty()) return found;
  }
  return "";
}

}  // namespace pith::internal::test
