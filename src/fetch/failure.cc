#include "fetch/failure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "fetch/fetch.h"
#include "fetch/file_kind.h"
#include "fetch/sniff.h"
#include "fetch/whole.h"

namespace pith::internal {
namespace {

// The longest server text that is quoted in an error message.
constexpr std::size_t kMaxQuoted = 120;

std::string seconds(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), end.ptr) + " s";
}

std::string_view phrase_of(long status) {
  constexpr std::pair<long, std::string_view> kPhrases[] = {
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {402, "Payment Required"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {410, "Gone"},
      {418, "I'm a teapot"},
      {429, "Too Many Requests"},
      {451, "Unavailable For Legal Reasons"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {502, "Bad Gateway"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
  };
  for (const auto& [code, phrase] : kPhrases) {
    if (code == status) return phrase;
  }
  return {};
}

// A value that libcurl knows once the headers have arrived or the transfer is over.
template <typename T>
T info(CURL* easy, CURLINFO what, T fallback) {
  T value = fallback;
  return curl_easy_getinfo(easy, what, &value) == CURLE_OK ? value : fallback;
}

std::string text_info(CURL* easy, CURLINFO what) {
  const char* text = info<const char*>(easy, what, nullptr);
  return text == nullptr ? std::string() : std::string(text);
}

enum class Type { page, xml, unknown, vague, compressed, other };

// What servers send for bytes of which they know no type; the first is that of most, the second
// that of stores of objects, and the others ask a browser to save the file.
constexpr std::string_view kVagueTypes[] = {"application/octet-stream", "binary/octet-stream",
                                            "application/x-octet-stream",
                                            "application/force-download", "application/x-download"};

Type type_of(std::string_view content_type) {
  std::string_view written = content_type.substr(0, content_type.find_first_of(";,"));
  written = written.substr(0, written.find_last_not_of(" \t") + 1);
  const std::string type = lowered(written);
  if (type == "text/html" || type == "application/xhtml+xml" || type == "text/plain") {
    return Type::page;
  }
  if (type == "application/xml" || type == "text/xml") return Type::xml;
  // Placeholders for an unknown type, from the MIME sniffing standard.
  if (type.empty() || type == "unknown/unknown" || type == "application/unknown" || type == "*/*") {
    return Type::unknown;
  }
  if (std::find(std::begin(kVagueTypes), std::end(kVagueTypes), type) != std::end(kVagueTypes)) {
    return Type::vague;
  }
  if (type == "application/gzip" || type == "application/x-gzip" || type == "application/zstd") {
    return Type::compressed;
  }
  return Type::other;
}

Failure not_html(const std::string& content_type) {
  return {Error::Kind::not_html, "not HTML (Content-Type: " + quoted(content_type) + ")",
          found_of(kind_of_type(content_type))};
}

std::optional<Failure> judge_status(CURL* easy) {
  const long status = info<long>(easy, CURLINFO_RESPONSE_CODE, 0);
  if (const std::string_view why = why_no_page(status); status > 0 && !why.empty()) {
    return Failure{Error::Kind::http_status, std::string(why)};
  }
  if (status < 400) return std::nullopt;
  std::string reason = "HTTP " + std::to_string(status);
  if (const auto phrase = phrase_of(status); !phrase.empty()) reason.append(" ").append(phrase);
  const curl_off_t wait = info<curl_off_t>(easy, CURLINFO_RETRY_AFTER, 0);
  if (wait > 0) reason += " (retry after " + std::to_string(wait) + " s)";
  return Failure{Error::Kind::http_status, std::move(reason)};
}

Failure timeout_failure(CURL* easy, const InputOptions& options) {
  const double elapsed =
      static_cast<double>(info<curl_off_t>(easy, CURLINFO_TOTAL_TIME_T, 0)) / 1e6;
  // curl has one code for both time limits. If less time has passed than the total limit (minus the
  // rounding of its clock), it was the limit for connecting.
  if (options.connect_timeout < options.timeout && elapsed < options.timeout * 0.98) {
    return {Error::Kind::timed_out,
            "timed out: no connection after " + seconds(options.connect_timeout)};
  }
  return {Error::Kind::timed_out, "timed out after " + seconds(options.timeout)};
}

Failure connect_failure(CURL* easy) {
  const auto number = static_cast<int>(info<long>(easy, CURLINFO_OS_ERRNO, 0));
  if (number == 0 || number == static_cast<int>(std::errc::connection_refused)) {
    return {Error::Kind::refused, "connection refused"};
  }
  const std::string why = std::generic_category().message(number);
  return {Error::Kind::refused, "connection failed (" + why + ")"};
}

Failure truncation(CURL* easy) {
  const auto got = std::to_string(info<curl_off_t>(easy, CURLINFO_SIZE_DOWNLOAD_T, 0));
  const auto expected = info<curl_off_t>(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, -1);
  if (expected < 0) return {Error::Kind::protocol, "body truncated after " + got + " bytes"};
  return {Error::Kind::protocol,
          "body truncated: got " + got + " of " + std::to_string(expected) + " bytes"};
}

// curl has one code for a forbidden scheme and for a first line that is not HTTP.
Failure unsupported_failure(CURL* easy) {
  const std::string scheme = url_scheme(text_info(easy, CURLINFO_EFFECTIVE_URL));
  if (scheme == "http" || scheme == "https") {
    return {Error::Kind::protocol, "the server's answer is not HTTP"};
  }
  if (scheme.empty()) return {Error::Kind::protocol, "redirect to an invalid URL"};
  return {Error::Kind::protocol, "redirect to unsupported scheme '" + quoted(scheme) + "'"};
}

Failure transfer_failure(CURLcode code, CURL* easy, const char* detail) {
  using Kind = Error::Kind;
  const std::string what = quoted(*detail != '\0' ? detail : curl_easy_strerror(code));
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Kind::not_found, "host not found"};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {Kind::refused, "proxy not found"};
    case CURLE_COULDNT_CONNECT:
      return connect_failure(easy);
    case CURLE_SSL_CONNECT_ERROR:
      return {Kind::refused, "TLS handshake failed"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {Kind::refused, "TLS certificate not accepted (" + what + ")"};
    case CURLE_PARTIAL_FILE:
      return truncation(easy);
    case CURLE_GOT_NOTHING:
      return {Kind::protocol, "connection closed without an answer"};
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return {Kind::protocol, "connection broke (" + what + ")"};
    case CURLE_BAD_CONTENT_ENCODING:
      return {Kind::protocol, "damaged or unknown content encoding"};
#if LIBCURL_VERSION_NUM >= 0x080600
    case CURLE_TOO_LARGE:
      return {Kind::protocol, "a header of more than 100 kB"};
#endif
    case CURLE_OUT_OF_MEMORY:  // before 8.6 also for a header line over curl's own limit
      return {Kind::protocol, "out of memory or a header of more than 100 kB"};
    case CURLE_UNSUPPORTED_PROTOCOL:
      return unsupported_failure(easy);
    case CURLE_LOGIN_DENIED:  // credentials in the URL itself are found earlier
      return {Kind::protocol, "redirect to a URL with a user name and password"};
    case CURLE_URL_MALFORMAT:
      return {Kind::protocol, info<long>(easy, CURLINFO_RESPONSE_CODE, 0) == 0
                                  ? "not a valid host name"
                                  : "redirect to an invalid URL"};
    default:
      return {Kind::protocol, what};
  }
}

}  // namespace

Error error_of(Failure failure, const std::string& url) {
  Error error{failure.kind, url, std::move(failure.reason)};
  error.found = std::move(failure.found);
  return error;
}

std::string quoted(std::string_view text) {
  std::string line(text.substr(0, kMaxQuoted));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return line;
}

Failure too_large(std::size_t limit) {
  return {Error::Kind::too_large, "more than " + std::to_string(limit) + " bytes"};
}

std::string content_type_of(CURL* easy) {
  constexpr int kLastAnswer = -1;
  curl_header* header = nullptr;
  const CURLHcode code =
      curl_easy_header(easy, "Content-Type", 0, CURLH_HEADER, kLastAnswer, &header);
  return code == CURLHE_OK ? std::string(header->value) : std::string();
}

std::optional<Failure> judge_headers(CURL* easy, const InputOptions& options, bool any_type,
                                     std::size_t most) {
  if (auto failure = judge_status(easy)) return failure;
  const std::string type = content_type_of(easy);
  if (!any_type && type_of(type) == Type::other) return not_html(type);
  const auto length = info<curl_off_t>(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, -1);
  if (length > 0 && static_cast<std::size_t>(length) > most) return too_large(options.max_bytes);
  return std::nullopt;
}

std::optional<Failure> judge_end(CURL* easy, CURLcode code, const char* detail,
                                 const InputOptions& options) {
  if (auto failure = judge_status(easy)) return failure;
  if (code == CURLE_OPERATION_TIMEDOUT) return timeout_failure(easy, options);
  if (code == CURLE_TOO_MANY_REDIRECTS) {
    const int limit = std::max(0, options.max_redirects);
    return Failure{Error::Kind::protocol, "too many redirects (" + std::to_string(limit) + ")"};
  }
  if (code != CURLE_OK) return transfer_failure(code, easy, detail);
  const long status = info<long>(easy, CURLINFO_RESPONSE_CODE, 0);
  if (status < 300) return std::nullopt;
  if (status == 304) {
    return Failure{Error::Kind::protocol, "unexpected HTTP 304 Not Modified"};
  }
  return Failure{Error::Kind::protocol,
                 "HTTP " + std::to_string(status) + " without a new address"};
}

std::optional<Failure> judge_body(const std::string& bytes, const std::string& content_type) {
  if (bytes.empty()) return Failure{Error::Kind::empty, "empty response"};
  const Sniffed found = sniff(bytes);
  const Type type = type_of(content_type);
  if (type == Type::other || (type == Type::xml && found.content != Content::html)) {
    return not_html(content_type);
  }
  const bool says_nothing =
      type == Type::unknown || type == Type::vague || type == Type::compressed;
  const bool refused = found.content == Content::binary || found.content == Content::gzip ||
                       (says_nothing && found.content == Content::xml);
  if (!refused) return std::nullopt;
  const std::string name(row_of(found.kind).name);
  return Failure{Error::Kind::not_html, "not HTML (" + name + ", " + how_sent(content_type) + ")",
                 found_of(found.kind)};
}

bool is_compressed_type(std::string_view content_type) {
  return type_of(content_type) == Type::compressed;
}

bool is_vague_type(std::string_view content_type) { return type_of(content_type) == Type::vague; }

std::string how_sent(const std::string& content_type) {
  return content_type.empty() ? "no Content-Type" : "sent as " + quoted(content_type);
}

}  // namespace pith::internal
