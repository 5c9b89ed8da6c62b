#include "app/run/way_out.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "base/ascii.h"
#include "fetch/fetch.h"
#include "fetch/file_kind.h"
#include "input/folder_file.h"
#include "pith/write.h"

namespace pith::internal::app {
namespace {

constexpr std::string_view kLocal = "localhost";
constexpr std::string_view kUsualBegin = "www.";
constexpr std::string_view kMsg = "msgconvert makes an .eml file of it, which pith reads";

// Extensions of files that folders are not asked about.
constexpr std::array<std::string_view, 12> kFileExtensions = {
    "7z", "asp", "aspx", "bz2", "cgi", "gz", "jsp", "part", "php", "pl", "xml", "xz"};

bool is_digit(char c) { return is_ascii_digit(c); }
// Names of hosts may have letters of any script.
bool is_letter(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_part_of_label(char c) { return is_letter(c) || is_digit(c) || c == '-'; }

bool all(std::string_view text, bool (*test)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

// Some are top-level domains too, which are rarer than such files.
bool is_file_extension(std::string_view extension) {
  const std::string name = "x." + std::string(extension);
  return look_at_name(name).has_value() || format_of_file(name) != nullptr ||
         std::any_of(kFileExtensions.begin(), kFileExtensions.end(), [extension](auto known) {
           return known.size() == extension.size() && ends_with_ignore_case(extension, known);
         });
}

bool are_labels(std::string_view host) {
  while (true) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    if (!all(host.substr(0, dot), is_part_of_label)) return false;
    if (dot == host.size()) return true;
    host.remove_prefix(dot + 1);
  }
}

std::string way_out_of_kind(const Error& error) {
  const FileKind kind = kind_named(error.found);
  // Mails of Outlook have the form of its documents.
  if (kind == FileKind::office_97 && ends_with_ignore_case(error.input, ".msg")) {
    return std::string(kMsg);
  }
  return way_out_of(kind, !url_scheme(error.input).empty());
}

}  // namespace

bool looks_like_host(std::string_view name) {
  std::string_view host = name.substr(0, name.find_first_of("/?#"));
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    if (!all(host.substr(colon + 1), is_digit)) return false;
    host = host.substr(0, colon);
    return are_labels(host) && !is_file_extension(host.substr(host.rfind('.') + 1));
  }
  const std::size_t dot = host.rfind('.');
  if (host == kLocal) return true;
  if (dot == std::string_view::npos || !are_labels(host)) return false;
  const std::string_view last = host.substr(dot + 1);
  if (last.size() < 2 || !all(last, is_letter)) return false;
  return host.starts_with(kUsualBegin) || !is_file_extension(last);
}

std::string way_out(const Error& error) {
  const std::string of_kind = way_out_of_kind(error);
  if (!of_kind.empty()) return ": " + of_kind;
  switch (error.kind) {
    case Error::Kind::too_large:
      return " (--max-size sets the limit)";
    case Error::Kind::forbidden:
      return " (see --allow-private)";
    case Error::Kind::not_found: {
      if (!looks_like_host(error.input)) return "";
      const char* const scheme = error.input.starts_with(kLocal) ? "http://" : "https://";
      return " (a URL needs its scheme: " + (scheme + error.input) + ")";
    }
    default:
      return "";
  }
}

}  // namespace pith::internal::app
