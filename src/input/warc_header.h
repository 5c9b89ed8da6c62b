// What a WARC record begins with (ISO 28500): its version line and its header lines. Whoever reads
// records (warc.h, warc_places.h) reads them by these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.h"
#include "input/header_lines.h"

namespace pith {

inline constexpr std::string_view kWarcVersion = "WARC/";
inline constexpr std::size_t kMostWarcLineBytes = 65536;

enum class WarcType : std::uint8_t { response, resource, conversion, revisit, other };

WarcType warc_type(const HeaderLines& header);

// "WARC/1.0": among lines of anything a page that writes about WARC is not to be taken for one.
bool is_warc_version(std::string_view line);
bool is_blank_line(std::string_view line);

// The lines behind the version line, and the empty one after them; nothing when they do not end.
std::optional<HeaderLines> read_warc_header(ByteStream& stream);

// The Content-Length; nothing when there is none, or one that no record has.
std::optional<std::size_t> warc_block_length(const HeaderLines& header);

// "<urn:uuid:...>" -> "urn:uuid:..."
std::string without_brackets(std::string_view text);

}  // namespace pith
