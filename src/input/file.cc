#include "input/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers.h"
#include "input/data_uris.h"
#include "input/first_bytes.h"
#include "unpack/unpacker.h"

namespace pith::internal {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kPackedExtensions[] = {".gz", ".zst"};
constexpr std::string_view kTextExtension = ".txt";
constexpr std::string_view kXhtmlExtension = ".xhtml";
constexpr std::string_view kPageExtensions[] = {".html", ".htm", kXhtmlExtension, kTextExtension};
// How much is read of a page whose data: URIs are left out, for each byte of the largest page.
// Chosen: a page with all its pictures rarely has more than 100 MB.
constexpr std::size_t kMostWithDataUris = 10;
constexpr std::size_t kChunk = 65536;

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// Removes the extension of the compression.
std::string_view unpacked_name(std::string_view name) {
  for (const std::string_view extension : kPackedExtensions) {
    if (ends_with_ignore_case(name, extension))
      return name.substr(0, name.size() - extension.size());
  }
  return name;
}

// The page extension of `name` (a result of unpacked_name()), or "".
std::string_view page_extension(std::string_view name) {
  for (const std::string_view extension : kPageExtensions) {
    if (ends_with_ignore_case(name, extension)) return extension;
  }
  return {};
}

// The same, or the extension of a container that holds one page.
std::string_view own_extension(std::string_view name) {
  for (const Container& container : containers()) {
    if (!container.is_one_page) continue;
    for (const std::string_view extension : container.extensions) {
      if (ends_with_ignore_case(name, extension)) return extension;
    }
  }
  return page_extension(name);
}

Error too_large(const std::string& path, std::size_t limit) {
  return {Error::Kind::too_large, path, "more than " + std::to_string(limit) + " bytes"};
}

// Reads everything up to the end. File sizes are not used, because pipes and /proc do not report
// them.
Result<std::string> read_raw(RawBytes& raw, const std::string& path, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, kChunk> chunk;
  while (true) {
    const Result<std::size_t> got = raw.read(chunk.data(), chunk.size());
    if (!got) return got.error();
    if (got.value() == 0) return bytes;
    if (got.value() > max_bytes - bytes.size()) return too_large(path, max_bytes);
    bytes.append(chunk.data(), got.value());
  }
}

// The compression that a file's extension names, if the file ends within that compression's magic
// number.
std::string packing_cut_in_magic(std::string_view path, std::string_view raw) {
  for (const auto& unpacker : {make_inflater(Framing::gzip), make_zstd_unpacker()}) {
    const std::string_view extension = unpacker->name() == "gzip" ? ".gz" : ".zst";
    if (ends_with_ignore_case(path, extension) && unpacker->begins_cut(raw)) {
      return std::string(unpacker->name());
    }
  }
  return "";
}

Error empty(const std::string& path) {
  return {Error::Kind::empty, path,
          path == kStandardInput ? "standard input is empty" : "file is empty"};
}

}  // namespace

bool is_page_name(std::string_view path) {
  const Container* const container = find_container(kind_of_name(path));
  if (container != nullptr) return container->open_stream != nullptr;
  return !page_extension(unpacked_name(file_name(path))).empty();
}

std::string listed(std::span<const std::string_view> names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char* const separator = i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
    all.append(separator).append(names[i]);
  }
  return all;
}

}  // namespace pith::internal

namespace pith {

InputKind kind_of_name(std::string_view name) {
  name = internal::unpacked_name(internal::file_name(name));
  for (const internal::Container& container : internal::containers()) {
    for (const std::string_view extension : container.extensions) {
      if (internal::ends_with_ignore_case(name, extension)) return container.kind;
    }
  }
  return InputKind::page;
}

}  // namespace pith

namespace pith::internal {

std::string page_id(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = file_name(path);
  std::string_view id = unpacked_name(name);
  id.remove_suffix(own_extension(id).size());
  if (name.empty()) return std::string(path);  // "/"
  return std::string(id.empty() ? name : id);
}

Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes) {
  if (path.find('\0') != std::string::npos) return file_error(path, ENOENT);
  const Result<std::unique_ptr<RawBytes>> raw = open_raw(path);
  if (!raw) return raw.error();
  return read_bytes(*raw.value(), path, max_bytes);
}

Result<std::string> read_bytes(RawBytes& raw, const std::string& path, std::size_t max_bytes) {
  Result<std::string> bytes = read_raw(raw, path, max_bytes);
  if (!bytes.ok()) return bytes;
  return unpacked_bytes(path, std::move(bytes.value()), max_bytes);
}

Result<std::string> unpacked_bytes(const std::string& path, std::string raw,
                                   std::size_t max_bytes) {
  if (const std::unique_ptr<Unpacker> unpacker = unpacker_for(raw)) {
    Unpacked unpacked = unpack(*unpacker, raw, max_bytes);
    if (unpacked.over) return too_large(path, max_bytes);
    if (!unpacked.flaw.empty()) {
      return Error{Error::Kind::unreadable, path, describe_flaw(unpacker->name(), unpacked.flaw)};
    }
    raw = std::move(unpacked.bytes);
  } else if (const std::string packing = packing_cut_in_magic(path, raw); !packing.empty()) {
    return Error{Error::Kind::unreadable, path, describe_flaw(packing, kEndsTooEarly)};
  }
  if (raw.empty()) return empty(path);
  return raw;
}

Result<std::string> rest_of(ByteStream& stream, const std::string& path, std::size_t max_bytes) {
  std::string bytes;
  stream.take(max_bytes + 1, bytes);
  if (bytes.size() > max_bytes) return too_large(path, max_bytes);
  if (stream.error()) return *stream.error();
  if (stream.damages() > 0) return Error{Error::Kind::unreadable, path, stream.damage()};
  if (bytes.empty()) return empty(path);
  return bytes;
}

Error of_fixed_limit(Error error, std::string_view what) {
  if (error.kind != Error::Kind::too_large) return error;
  error.kind = Error::Kind::unsupported;
  error.reason.append(", the most that is read of ").append(what);
  return error;
}

Result<Page> read_page(const std::string& path, std::size_t max_bytes) {
  Result<std::string> bytes = read_bytes(path, max_bytes);
  if (!bytes.ok()) return bytes.error();
  return page_of(path, std::move(bytes.value()));
}

Result<Page> read_any_page(const std::string& path, std::size_t max_bytes) {
  Result<std::string> bytes = read_bytes(path, max_bytes);
  if (!bytes.ok()) return bytes.error();
  return page_of_any(path, std::move(bytes.value()));
}

std::optional<Result<Page>> read_page_without_data_uris(const std::string& path,
                                                        std::size_t max_bytes) {
  Result<std::unique_ptr<ByteStream>> stream = ByteStream::open(path);
  if (!stream) return std::nullopt;
  DataUriFilter filter;
  std::string bytes;
  std::string chunk;
  while (true) {
    chunk.clear();
    const std::size_t got = stream.value()->take(kChunk, chunk);
    filter.add(chunk, bytes);
    if (got < kChunk) break;
    const bool is_huge = stream.value()->position() / kMostWithDataUris > max_bytes;
    if (is_huge || bytes.size() > max_bytes) return std::nullopt;
  }
  filter.finish(bytes);
  const bool is_damaged = stream.value()->error() || stream.value()->damages() > 0;
  if (is_damaged || bytes.size() > max_bytes) return std::nullopt;
  return page_of(path, std::move(bytes));
}

namespace {

// `is_any`: see page_of_any().
Result<Page> make_page(const std::string& path, std::string bytes, bool is_any) {
  const Sniffed found = sniff(bytes);
  if (found.content != Content::html && !is_any) {
    std::string why = why_no_page_file(path, bytes);
    if (!why.empty()) return Error{Error::Kind::unsupported, path, std::move(why)};
  }
  const std::string_view extension = page_extension(unpacked_name(file_name(path)));
  // The extension of a page overrides an XML declaration, but not the magic number of a PDF.
  if (found.content == Content::binary || found.content == Content::gzip ||
      (found.content == Content::xml && extension.empty())) {
    return Error{Error::Kind::not_html, path, "not HTML (" + std::string(found.name) + ")"};
  }
  const bool is_text = extension == kTextExtension ? found.content != Content::html
                       : extension.empty()         ? found.content == Content::text
                                                   : false;
  Page page;
  page.id = page_id(path);
  page.source = path;
  const bool is_xhtml = extension == kXhtmlExtension;
  page.content_type = is_text ? "text/plain" : is_xhtml ? "application/xhtml+xml" : "";
  page.bytes = std::move(bytes);
  return page;
}

}  // namespace

Result<Page> page_of(const std::string& path, std::string bytes) {
  return make_page(path, std::move(bytes), false);
}

Result<Page> page_of_any(const std::string& path, std::string bytes) {
  return make_page(path, std::move(bytes), true);
}

Error cannot_write(const std::string& path, int error_number) {
  Error error = file_error(path, error_number);
  if (error.kind == Error::Kind::not_found) {
    const std::string parent = std::filesystem::path(path).parent_path().string();
    std::error_code ignored;
    if (!parent.empty() && !std::filesystem::is_directory(parent, ignored)) {
      error.reason = "there is no directory \"" + parent + "\"";
    }
  }
  error.reason.insert(0, "cannot be written: ");
  return error;
}

Error file_error(const std::string& path, int error_number) {
  using Kind = Error::Kind;
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return {Kind::not_found, path, "no such file or directory"};
    case EACCES:
    case EPERM:
      return {Kind::unreadable, path, "permission denied"};
    case EISDIR:
      return {Kind::unsupported, path, "is a directory"};
    default:
      std::string reason = std::generic_category().message(error_number);
      if (!reason.empty()) reason.front() = to_lower(reason.front());
      return {Kind::unreadable, path, std::move(reason)};
  }
}

}  // namespace pith::internal
