// Takes a message apart (RFC 5322, MIME), by means of GMime: which of its parts are pages. mail.h
// finds the messages in a file.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "input/page_stream.h"

namespace pith::internal {

// The parts of a message that are read. Chosen: digests have some hundred mails. GMime itself
// leaves parts apart that are nested too deep.
inline constexpr std::size_t kMaxMimeParts = 10'000;

// The largest message that is read: GMime keeps what it decodes in arrays of GLib, whose sizes have
// 32 bits and grow to a power of two.
inline constexpr std::size_t kMaxMimeBytes = 2'000'000'000;

// The text of a mail, or the page that a browser saved.
struct MimePage {
  std::string message_id = {};  // of its mail, or ""
  Page page = {};               // without id and source
  bool is_nested = false;       // of a mail in the mail
  bool is_too_large = false;    // then it has no bytes
  bool is_cut = false;          // its Base64 ends within a group of characters
  std::string why_sealed =
      {};  // why the text cannot be read, with what to do; then it has no bytes
};

struct MimePages {
  std::vector<MimePage> pages = {};
  std::map<std::string, std::size_t> skipped = {};  // see PageStream::skipped()
  bool is_cut = false;                              // the end of the message is missing
  bool is_over = false;                             // it has more parts than are read
};

enum class MimeKind : std::uint8_t {
  mail,  // a page for the message and for each that it holds
  page,  // a page for the root part; the other parts belong to it
};

// Pages of more than `max_bytes` are too large. Never fails: bytes that are no message have no
// pages. `message` is kept until the function returns.
MimePages read_mime(std::string_view message, MimeKind kind, std::size_t max_bytes);

}  // namespace pith::internal
