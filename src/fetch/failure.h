// Why a transfer gave no page, in one line: what libcurl, the status, the headers and the body
// tell. The transfer itself is in fetch.h.
#pragma once

#include <curl/curl.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pith/input.h"
#include "pith/result.h"

namespace pith {

// An Error before the input's name is added.
struct Failure {
  Error::Kind kind = Error::Kind::protocol;
  std::string reason = {};
};

// Foreign text as part of a one-line message: printable ASCII, not too long.
std::string quoted(std::string_view text);

Failure too_large(std::size_t limit);

// Of the last answer; empty when it had none (CURLINFO_CONTENT_TYPE would tell a redirect's).
std::string content_type_of(CURL* easy);

// What status and headers tell, so that no byte of a hopeless body is waited for.
std::optional<Failure> judge_headers(CURL* easy, const InputOptions& options);

// What the end of the transfer tells. `detail` is libcurl's own message or empty.
std::optional<Failure> judge_end(CURL* easy, CURLcode code, const char* detail,
                                 const InputOptions& options);

// What a complete body tells: the last word when the Content-Type is vague, missing or lying.
std::optional<Failure> judge_body(const std::string& bytes, const std::string& content_type);

}  // namespace pith
