// Either a value or an error, for functions that may fail because of files or the network
// (input.h).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace pith {

struct Error {
  enum class Kind : std::uint8_t {
    not_found,    // no such file or host
    unreadable,   // exists, but cannot be read (permission, I/O error, damaged gzip)
    empty,        // zero bytes
    too_large,    // over the size limit
    not_html,     // not a page, according to its type or its bytes
    unsupported,  // a URL scheme or a kind of file that pith does not read
    refused,      // the connection failed
    forbidden,    // an address that may not be fetched, such as a private one
    disallowed,   // by robots.txt, or that file cannot be read
    timed_out,
    http_status,  // the server answered 4xx or 5xx
    protocol,     // the transfer broke (redirect loop, truncated body, bad encoding)
    out_of_memory,
  };
  Kind kind = Kind::unreadable;
  std::string input = {};    // the path or URL as the user gave it
  std::string reason = {};   // one line, without the input's name
  std::string id = {};       // the page's id (Page::id), if that is not the input's name
  std::string json_id = {};  // Page::json_id
  // What the input is if it is no page, in a few words ("PDF document", "sitemap"); or "".
  std::string found = {};

  // "input: reason", as the command line prints it.
  std::string to_string() const { return input + ": " + reason; }
};

template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  // Precondition of the accessors: ok(), or !ok() for error().
  T& value() { return std::get<T>(state_); }
  const T& value() const { return std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace pith
