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

namespace {

// `to` is what unpack() takes. Some servers send "deflate" without the zlib framing.
template <typename To, typename IsEmpty>
Unpacked decompress_to(std::string_view coding, std::string_view body, const To& to,
                       IsEmpty is_empty) {
  const std::unique_ptr<Unpacker> unpacker = unpacker_of(coding);
  Unpacked unpacked = unpack(*unpacker, body, to);
  if (equals_ignore_case(coding, "deflate") && is_empty(unpacked)) {
    Unpacked bare = unpack(*make_inflater(Framing::bare), body, to);
    if (!is_empty(bare)) unpacked = std::move(bare);
  }
  if (!unpacked.flaw.empty()) unpacked.flaw = describe_flaw(unpacker->name(), unpacked.flaw);
  return unpacked;
}

}  // namespace

Unpacked decompress(std::string_view coding, std::string_view body, std::size_t max_bytes) {
  return decompress_to(coding, body, max_bytes,
                       [](const Unpacked& unpacked) { return unpacked.bytes.empty(); });
}

Unpacked decompress(std::string_view coding, std::string_view body, const TakePiece& take) {
  bool is_empty = true;
  const TakePiece note = [&take, &is_empty](std::string_view piece) {
    is_empty = is_empty && piece.empty();
    return take(piece);
  };
  return decompress_to(coding, body, note, [&is_empty](const Unpacked&) { return is_empty; });
}

}  // namespace pith::internal
