#include "input/warc_header.h"

#include <charconv>
#include <system_error>

#include "base/ascii.h"

namespace pith {
namespace {

constexpr std::size_t kMostLength = 1'000'000'000'000;  // no record has it; the header is broken

}  // namespace

WarcType warc_type(const HeaderLines& header) {
  const std::string_view name = header.get("warc-type");
  if (equals_ignore_case(name, "response")) return WarcType::response;
  if (equals_ignore_case(name, "resource")) return WarcType::resource;
  if (equals_ignore_case(name, "conversion")) return WarcType::conversion;
  return equals_ignore_case(name, "revisit") ? WarcType::revisit : WarcType::other;
}

bool is_warc_version(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.starts_with(kWarcVersion) && line.size() > kWarcVersion.size() &&
         line.find_first_not_of("0123456789.", kWarcVersion.size()) == std::string_view::npos;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::optional<HeaderLines> read_warc_header(ByteStream& stream) {
  HeaderLines header;
  std::string line;
  for (std::size_t bytes = 0; bytes < kMostWarcHeaderBytes; bytes += line.size()) {
    line.clear();
    if (!stream.line(line, kMostWarcLineBytes)) return std::nullopt;
    if (is_blank_line(line)) return header;
    if (line.ends_with('\r')) line.pop_back();
    header.add(line);
  }
  return std::nullopt;
}

std::optional<std::size_t> warc_block_length(const HeaderLines& header) {
  const std::string_view given = header.get("content-length");
  const char* const end = given.data() + given.size();
  std::size_t length = 0;
  const auto [stop, error] = std::from_chars(given.data(), end, length);
  if (error != std::errc() || stop != end || length > kMostLength) return std::nullopt;
  return length;
}

std::string without_brackets(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return std::string(text);
}

}  // namespace pith
