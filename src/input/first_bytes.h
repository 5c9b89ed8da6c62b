// Tells from its first bytes that a file is a container of pages, or data that is no page. Every
// function takes the beginning of a file after decompression, reads at most kHeadBytes of it in
// linear time, and accepts any bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "fetch/file_kind.h"
#include "fetch/sniff.h"
#include "input/page_stream.h"

namespace pith::internal {

inline constexpr std::size_t kHeadBytes = 65536;

// The kind of container that a file is, except for archives and JSONL, which folder_file.h tells
// apart; or FileKind::page.
FileKind container_of(std::string_view head);

// Whether a line begins a mail in an mbox: "From jane@example.org Mon Nov 30 09:11:46 2026".
bool is_postmark(std::string_view line);

// How many bytes stand before the headers of a mail: a byte order mark, empty lines, or the line
// with the number of its bytes that Apple Mail puts before it (.emlx).
std::size_t mail_preamble(std::string_view head);

// Whether a line begins with the name of a header (RFC 5322, 2.2), as mails do.
bool begins_header(std::string_view line);

// Whether text is JSON with one object per line, of which the first one holds a page.
bool is_jsonl(std::string_view head, const StreamOptions& options);
// Whether text begins like a JSON object or array.
bool is_json(std::string_view head);

// What bytes are that are to be read as one page, or FileKind::page if they may be one. `found` is
// what sniff() finds, `name` their path or URL. The kinds of sniff() are among those returned, XML
// too.
FileKind kind_of_page_bytes(std::string_view bytes, const Sniffed& found, const std::string& name);

}  // namespace pith::internal
