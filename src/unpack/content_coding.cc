#include "unpack/content_coding.h"

#include <algorithm>
#include <array>
#include <memory>

namespace pith {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool equal_names(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [lower](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::unique_ptr<Unpacker> unpacker_of(std::string_view coding) {
  if (equal_names(coding, "br")) return make_brotli_unpacker();
  if (equal_names(coding, "zstd")) return make_zstd_unpacker();
  return make_inflater(equal_names(coding, "deflate") ? Framing::zlib : Framing::gzip);
}

}  // namespace

std::vector<std::string_view> listed_codings(std::string_view value) {
  std::vector<std::string_view> codings;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    const std::string_view coding = trimmed(value.substr(0, comma));
    if (!coding.empty() && !equal_names(coding, "identity")) codings.push_back(coding);
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return codings;
}

bool is_known_coding(std::string_view coding) {
  constexpr std::array<std::string_view, 5> kKnown = {"gzip", "x-gzip", "deflate", "br", "zstd"};
  return std::any_of(kKnown.begin(), kKnown.end(),
                     [coding](std::string_view name) { return equal_names(coding, name); });
}

Unpacked undo_coding(std::string_view coding, std::string_view body, std::size_t max_bytes) {
  std::unique_ptr<Unpacker> unpacker = unpacker_of(coding);
  Unpacked unpacked = unpack(*unpacker, body, max_bytes);
  // Some servers leave the framing of "deflate" out.
  if (equal_names(coding, "deflate") && unpacked.bytes.empty()) {
    Unpacked bare = unpack(*make_inflater(Framing::bare), body, max_bytes);
    if (!bare.bytes.empty()) unpacked = std::move(bare);
  }
  if (!unpacked.flaw.empty()) unpacked.flaw = describe_flaw(unpacker->name(), unpacked.flaw);
  return unpacked;
}

}  // namespace pith
