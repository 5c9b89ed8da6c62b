// Input: JSON-LD blocks, separated by NUL; the first line is the page's URL.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "fuzz/take_line.h"
#include "fuzz/targets.h"
#include "metadata/sources/json_ld.h"
#include "text/decode.h"

namespace pith::internal::fuzz {
namespace {

void require_utf8(std::string_view text) { require(tally_utf8(text).bad == 0, "UTF-8"); }

// All results of the reader, one string each.
std::vector<std::string> read(std::string_view url, std::string_view blocks) {
  JsonLdReader reader;
  while (!blocks.empty()) {
    const std::size_t end = std::min(blocks.find('\0'), blocks.size());
    reader.add_block(blocks.substr(0, end));
    blocks.remove_prefix(std::min(end + 1, blocks.size()));
  }
  Evidence evidence;
  reader.report(url, evidence);
  require(evidence.candidates().size() <= kMaxCandidates, "candidates are bounded");
  std::vector<std::string> output = reader.texts();
  std::vector<DeclaredText> declared;
  reader.add_declared_texts(declared);
  for (DeclaredText& text : declared) output.push_back(std::move(text.text));
  for (const Candidate& candidate : evidence.candidates()) {
    require(!candidate.value.empty(), "a candidate has a value");
    require(candidate.value.size() <= kMaxValueBytes, "values are bounded");
    output.push_back(std::to_string(static_cast<int>(candidate.field)) + ' ' +
                     std::to_string(candidate.rank) + ' ' + candidate.value);
  }
  return output;
}

}  // namespace

void json_ld(std::string_view input) {
  const DecodedText decoded = internal::decode(input, "text/html; charset=utf-8");
  std::string_view blocks = decoded.text();
  const std::string_view url = take_line(blocks);
  const std::vector<std::string> output = read(url, blocks);
  for (const std::string& text : output) require_utf8(text);
  require(read(url, blocks) == output, "the same blocks give the same results");
}

}  // namespace pith::internal::fuzz
