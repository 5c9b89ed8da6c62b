#include "unpack/content_coding.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/ascii.h"

namespace pith::internal {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::unique_ptr<Unpacker> unpacker_of(std::string_view coding) {
  if (equals_ignore_case(coding, "br")) return make_brotli_unpacker();
  if (equals_ignore_case(coding, "zstd")) return make_zstd_unpacker();
  return make_inflater(equals_ignore_case(coding, "deflate") ? Framing::zlib : Framing::gzip);
}

}  // namespace

std::vector<std::string_view> listed_codings(std::string_view value) {
  std::vector<std::string_view> codings;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    const std::string_view coding = trim(value.substr(0, comma), kSpace);
    if (!coding.empty() && !equals_ignore_case(coding, "identity")) codings.push_back(coding);
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return codings;
}

bool is_known_coding(std::string_view coding) {
  constexpr std::array<std::string_view, 5> kKnown = {"gzip", "x-gzip", "deflate", "br", "zstd"};
  return std::any_of(kKnown.begin(), kKnown.end(),
                     [coding](std::string_view name) { return equals_ignore_case(coding, name); });
}

Unpacked decompress(std::string_view coding, std::string_view body, std::size_t max_bytes) {
  std::unique_ptr<Unpacker> unpacker = unpacker_of(coding);
  Unpacked unpacked = unpack(*unpacker, body, max_bytes);
  // Some servers send "deflate" without the zlib framing.
  if (equals_ignore_case(coding, "deflate") && unpacked.bytes.empty()) {
    Unpacked bare = unpack(*make_inflater(Framing::bare), body, max_bytes);
    if (!bare.bytes.empty()) unpacked = std::move(bare);
  }
  if (!unpacked.flaw.empty()) unpacked.flaw = describe_flaw(unpacker->name(), unpacked.flaw);
  return unpacked;
}

}  // namespace pith::internal
