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
#include "fetch/data_uris.h"
#include "fetch/failure.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers.h"
#include "input/first_bytes.h"
#include "unpack/unpacker.h"

namespace pith::internal {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kPackedExtensions[] = {".gz", ".zst"};
constexpr std::string_view kTextExtension = ".txt";
constexpr std::string_view kXhtmlExtension = ".xhtml";
constexpr std::string_view kPageExtensions[] = {".html", ".htm", kXhtmlExtension, kTextExtension};
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

// Reads everything up to the end, or somewhat more than `max_bytes`. File sizes are not used,
// because pipes and /proc do not report them.
std::optional<Error> read_raw(RawBytes& raw, std::size_t max_bytes, std::string& bytes,
                              bool& is_whole) {
  std::array<char, kChunk> chunk;
  is_whole = false;
  while (!is_whole && bytes.size() <= max_bytes) {
    const Result<std::size_t> got = raw.read(chunk.data(), chunk.size());
    if (!got) return got.error();
    is_whole = got.value() == 0;
    bytes.append(chunk.data(), got.value());
  }
  return std::nullopt;
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

// Decompresses a file that was read. If that fails, `raw` stays as it was.
std::optional<Error> unpack_in_place(const std::string& path, std::string& raw,
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
  return std::nullopt;
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
  std::string bytes;
  bool is_whole = false;
  if (std::optional<Error> error = read_raw(raw, max_bytes, bytes, is_whole)) return *error;
  if (!is_whole) return too_large(path, max_bytes);
  if (std::optional<Error> error = unpack_in_place(path, bytes, max_bytes)) return *error;
  return bytes;
}

Result<std::string> unpacked_bytes(const std::string& path, std::string raw,
                                   std::size_t max_bytes) {
  if (std::optional<Error> error = unpack_in_place(path, raw, max_bytes)) return *error;
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

namespace {

Result<Page> page_of(const std::string& path, std::string bytes, Accepted accepted,
                     bool is_shrunk = false) {
  const Sniffed found = sniff(bytes);
  const FileKind kind =
      accepted == Accepted::texts ? found.kind : kind_of_page_bytes(bytes, found, path);
  const std::string_view extension = page_extension(unpacked_name(file_name(path)));
  // The extension of a page overrides an XML declaration, but not the magic number of a PDF, nor
  // the root of a sitemap.
  const bool is_overridden = found.content == Content::xml && !extension.empty() &&
                             (kind == FileKind::xml || accepted == Accepted::texts);
  if (kind != FileKind::page && !is_overridden) return not_a_page(kind, path);
  const bool is_text = extension == kTextExtension ? found.content != Content::html
                       : extension.empty()         ? found.content == Content::text
                                                   : false;
  Page page;
  page.id = page_id(path);
  page.source = path;
  const bool is_xhtml = extension == kXhtmlExtension;
  page.content_type = is_text ? "text/plain" : is_xhtml ? "application/xhtml+xml" : "";
  page.bytes = std::move(bytes);
  page.is_shrunk = is_shrunk;
  return page;
}

}  // namespace

Result<Page> read_page(const std::string& path, std::size_t max_bytes, Accepted accepted) {
  if (path.find('\0') != std::string::npos) return file_error(path, ENOENT);
  Result<std::unique_ptr<RawBytes>> raw = open_raw(path);
  if (!raw) return raw.error();
  return read_page(std::move(raw.value()), path, max_bytes, accepted);
}

Result<Page> read_page(std::unique_ptr<RawBytes> raw, const std::string& path,
                       std::size_t max_bytes, Accepted accepted) {
  std::string bytes;
  bool is_whole = false;
  if (std::optional<Error> error = read_raw(*raw, max_bytes, bytes, is_whole)) return *error;
  if (is_whole) {
    std::optional<Error> error = unpack_in_place(path, bytes, max_bytes);
    if (!error) return page_of(path, std::move(bytes), accepted);
    if (error->kind != Error::Kind::too_large) return *error;
    raw.reset();
  }
  auto stream = ByteStream::over(std::make_unique<BytesAfter>(std::move(bytes), std::move(raw)));
  if (!stream) return stream.error();
  return read_page(*stream.value(), path, max_bytes, accepted);
}

Result<Page> read_page(ByteStream& stream, const std::string& path, std::size_t max_bytes,
                       Accepted accepted) {
  PageBytes page(max_bytes);
  std::string chunk;
  for (std::size_t got = kChunk; got == kChunk;) {
    chunk.clear();
    got = stream.take(kChunk, chunk);
    if (!page.add(chunk)) return too_large(path, max_bytes);
  }
  if (stream.error()) return *stream.error();
  if (stream.damages() > 0) return Error{Error::Kind::unreadable, path, stream.damage()};
  if (!page.finish()) return too_large(path, max_bytes);
  if (page.bytes().empty()) return empty(path);
  return page_of(path, std::move(page.bytes()), accepted, page.is_shrunk());
}

FileKind kind_of(const Page& page) {
  return kind_of_page_bytes(page.bytes, sniff(page.bytes), page.url);
}

std::optional<Error> why_no_page(const Page& page) {
  const FileKind kind = kind_of(page);
  // A server that calls XML a page has XHTML in mind.
  if (kind != FileKind::page && kind != FileKind::xml) {
    return not_a_page(kind, page.source, how_sent(page.content_type));
  }
  if (!is_vague_type(page.content_type)) return std::nullopt;
  if (sniff(page.bytes).content == Content::html) return std::nullopt;
  return not_a_page(FileKind::text, page.source, how_sent(page.content_type));
}

Result<std::size_t> BytesAfter::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, head_.size() - at_);
  if (count == 0) return rest_ ? rest_->read(to, size) : Result<std::size_t>(0);
  head_.copy(to, count, at_);
  at_ += count;
  return count;
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
  std::error_code ignored;
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return {Kind::not_found, path,
              std::filesystem::is_symlink(path, ignored) ? "is a link that leads nowhere"
                                                         : "no such file or directory"};
    case EBADF:
      return {Kind::unreadable, path,
              path == kStandardInput ? "standard input is not open for reading" : "is not open"};
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
