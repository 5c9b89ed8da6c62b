#include "text/binary.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace pith::internal {
namespace {

// In compressed data one byte in nine is a control character, and half of the bytes are invalid
// UTF-8. Text has such bytes only by mistake. The thresholds lie between the two.
constexpr std::size_t kRead = 16384;
constexpr double kMaxControls = 0.05;
// A short page may have a few stray control characters, but not consist of little else.
constexpr std::size_t kFewControls = 8;
constexpr double kMaxShareOfFew = 0.5;

// Formats that are mostly text but are not pages.
constexpr std::array<std::string_view, 3> kSignatures = {"%PDF-", "%!PS-", "{\\rtf"};

// A page has a tag within this many bytes.
constexpr std::size_t kReadForMarkup = 4096;

// Counts in bytes, for the sake of vectors.
std::size_t count_controls(std::string_view text) {
  constexpr std::size_t kMax = 255;
  std::size_t count = 0;
  for (; !text.empty(); text.remove_prefix(std::min(kMax, text.size()))) {
    unsigned char few = 0;
    for (const char c : text.substr(0, kMax))
      few += static_cast<unsigned char>(is_stray_control(c));
    count += few;
  }
  return count;
}

}  // namespace

bool is_binary(std::string_view text) {
  for (const std::string_view signature : kSignatures) {
    if (text.substr(0, signature.size()) == signature) return true;
  }
  text = text.substr(0, kRead);
  std::size_t replaced = 0;
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++replaced;
  }
  const auto bad = static_cast<double>(count_controls(text) + replaced);
  if (bad < kFewControls) {
    const std::size_t signs = text.size() - replaced * (kReplacement.size() - 1);
    return bad > kMaxShareOfFew * static_cast<double>(signs);
  }
  return bad > kMaxControls * static_cast<double>(text.size());
}

bool is_plain_text_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find_first_of(";,"));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.remove_suffix(1);
  constexpr std::string_view kPlain = "text/plain";
  return equals_ignore_case(type, kPlain);
}

bool has_markup(std::string_view text) {
  text = text.substr(0, kReadForMarkup);
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const bool named =
        !rest.empty() && (is_ascii_letter(rest[0]) || rest[0] == '!' || rest[0] == '?' ||
                          (rest[0] == '/' && rest.size() > 1 && is_ascii_letter(rest[1])));
    if (named && rest.find('>') != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace pith::internal
