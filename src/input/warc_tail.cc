#include "input/warc_tail.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "input/file.h"
#include "input/warc_header.h"
#include "input/warc_places.h"
#include "input/warc_writer.h"

namespace pith {
namespace {

WarcEnd input_of(const HeaderLines& header) {
  const std::string_view text = header.get(kWarcInput);
  WarcEnd input;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), input.number);
  if (error != std::errc()) return {};
  const auto begin = static_cast<std::size_t>(stop - text.data()) + 1;
  if (begin < text.size()) input.input = std::string(text.substr(begin));
  return input;
}

}  // namespace

bool has_pages(const std::string& path) {
  Result<WarcPlaces> places = WarcPlaces::open(path);
  if (!places) return false;
  while (const std::optional<PlacedRecord> record = places.value().next(0)) {
    if (warc_type(record->header) == WarcType::response) return true;
  }
  return false;
}

bool is_only_begun(const std::string& path) {
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (failed || size == 0) return !failed;
  Result<WarcPlaces> places = WarcPlaces::open(path);
  if (!places) return false;
  const std::optional<PlacedRecord> first = places.value().next(0);
  return first && first->closed && first->end == size &&
         first->header.get("WARC-Type") == "warcinfo";
}

Result<WarcEnd> cut_warc(const std::string& path, std::size_t pages) {
  Result<WarcPlaces> places = WarcPlaces::open(path);
  if (!places) return places.error();
  WarcEnd end;
  std::uint64_t size = 0;
  while (const std::optional<PlacedRecord> record = places.value().next(0)) {
    const bool is_page = warc_type(record->header) == WarcType::response;
    WarcEnd input = input_of(record->header);
    if (!record->closed || (is_page && (input.number == 0 || input.number > pages))) break;
    if (is_page) end = std::move(input);
    size = record->end;
  }
  if (places.value().error()) return *places.value().error();
  if (::truncate(path.c_str(), static_cast<off_t>(size)) != 0) return file_error(path, errno);
  return end;
}

}  // namespace pith
