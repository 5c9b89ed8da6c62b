#include "fetch/data_uris.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "unpack/content_coding.h"

namespace pith::internal {
namespace {

constexpr std::string_view kScheme = "data:";
constexpr std::size_t kMaxTypeBytes = 200;  // chosen: "image/svg+xml;charset=utf-8;base64"
constexpr std::size_t kKept = 64;           // chosen: enough to see what it is

bool is_part_of_type(char c) {
  return is_ascii_alphanumeric(c) || std::string_view("/+.;=-_").find(c) != std::string_view::npos;
}
bool is_part_of_content(char c) {
  return is_ascii_alphanumeric(c) || std::string_view("+/=%-_.~").find(c) != std::string_view::npos;
}

}  // namespace

// Copies what can be told, and returns how much of pending_ that is.
std::size_t DataUriFilter::pass(std::string& out) {
  std::size_t at = 0;
  while (true) {
    if (inside_) {
      const std::size_t begin = at;
      while (at < pending_.size() && is_part_of_content(pending_[at])) ++at;
      const std::size_t kept = std::min(at - begin, kKept - std::min(kKept, kept_));
      out.append(pending_, begin, kept);
      kept_ += kept;
      if (at == pending_.size()) return at;
      inside_ = false;
    }
    const std::size_t found = pending_.find(kScheme, at);
    if (found == std::string::npos) {
      // The end may be the beginning of the scheme.
      const std::size_t sure = pending_.size() - std::min(pending_.size(), kScheme.size() - 1);
      if (sure <= at) return at;
      out.append(pending_, at, sure - at);
      return sure;
    }
    std::size_t end = found + kScheme.size();
    const std::size_t most = end + kMaxTypeBytes;
    while (end < std::min(pending_.size(), most) && is_part_of_type(pending_[end])) ++end;
    if (end == pending_.size() && end < most) {
      out.append(pending_, at, found - at);
      return found;
    }
    inside_ = end < pending_.size() && pending_[end] == ',';
    kept_ = 0;
    end += inside_ ? 1 : 0;
    out.append(pending_, at, end - at);
    at = end;
  }
}

void DataUriFilter::add(std::string_view piece, std::string& out) {
  pending_.append(piece);
  pending_.erase(0, pass(out));
}

void DataUriFilter::finish(std::string& out) {
  if (!inside_) out.append(pending_);
  pending_.clear();
}

bool PageBytes::add(std::string_view piece) {
  read_ += piece.size();
  if (read_ / kMostWithDataUris > max_bytes_) return false;
  if (!is_shrunk_ && read_ <= max_bytes_) {
    bytes_.append(piece);
    return true;
  }
  if (!std::exchange(is_shrunk_, true)) filter_.add(std::exchange(bytes_, {}), bytes_);
  filter_.add(piece, bytes_);
  return bytes_.size() <= max_bytes_;
}

bool PageBytes::finish() {
  if (is_shrunk_) filter_.finish(bytes_);
  return bytes_.size() <= max_bytes_;
}

bool shrink_page(std::string& page, std::size_t max_bytes, bool& is_shrunk) {
  if (page.size() <= max_bytes) return true;
  PageBytes smaller(max_bytes);
  if (!smaller.add(page) || !smaller.finish()) return false;
  is_shrunk = true;
  page = std::move(smaller.bytes());
  return true;
}

Unpacked decompress_page(std::string_view coding, std::string_view body, std::size_t max_bytes,
                         bool& is_shrunk) {
  Unpacked unpacked = decompress(coding, body, max_bytes);
  if (!unpacked.over) return unpacked;
  PageBytes page(max_bytes);
  Unpacked smaller =
      decompress(coding, body, [&page](std::string_view piece) { return page.add(piece); });
  if (smaller.over || !smaller.flaw.empty() || !page.finish()) return unpacked;
  is_shrunk = true;
  smaller.bytes = std::move(page.bytes());
  return smaller;
}

}  // namespace pith::internal
