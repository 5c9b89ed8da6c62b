// Explains in one line why a transfer returned no page, from libcurl's error, the status, the
// headers and the body. The transfer itself is in transfer.h.
#pragma once

#include <curl/curl.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pith/input.h"
#include "pith/result.h"

namespace pith::internal {

// An Error before the input's name is added.
struct Failure {
  Error::Kind kind = Error::Kind::protocol;
  std::string reason = {};
  std::string found = {};
};

Error error_of(Failure failure, const std::string& url);

// Foreign text as part of a one-line message: printable ASCII, not too long.
std::string quoted(std::string_view text);

Failure too_large(std::size_t limit);

// The Content-Type of the last response, or "". (CURLINFO_CONTENT_TYPE may be that of a redirect.)
std::string content_type_of(CURL* easy);

// The failure that status and headers show, so that a useless body need not be received.
// `any_type`: the body need not be a page. `most`: the largest body.
std::optional<Failure> judge_headers(CURL* easy, const InputOptions& options, bool any_type,
                                     std::size_t most);

// The failure that libcurl reports at the end of the transfer. `detail` is its own message, or "".
std::optional<Failure> judge_end(CURL* easy, CURLcode code, const char* detail,
                                 const InputOptions& options);

// The failure that a complete body shows. It decides if the Content-Type is vague, missing or
// wrong.
std::optional<Failure> judge_body(const std::string& bytes, const std::string& content_type);

// Whether a Content-Type is that of compressed data, and says nothing about what is in it.
bool is_compressed_type(std::string_view content_type);

// Whether a Content-Type is one for bytes of any kind, such as application/octet-stream. Only bytes
// that are HTML are a page then.
bool is_vague_type(std::string_view content_type);

// How a page was sent, for messages: "sent as text/plain".
std::string how_sent(const std::string& content_type);

}  // namespace pith::internal
