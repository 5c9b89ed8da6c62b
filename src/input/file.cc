#include "input/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "fetch/sniff.h"

namespace pith {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kGzipExtension = ".gz";
constexpr std::string_view kTextExtension = ".txt";
constexpr std::string_view kPageExtensions[] = {".html", ".htm", ".xhtml", kTextExtension};
constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::size_t kChunk = 65536;
// Asks zlib for gzip framing and the largest window.
constexpr int kGzipWindow = 16 + MAX_WBITS;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool ends_with_nocase(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  text.remove_prefix(text.size() - lower_case.size());
  return std::equal(text.begin(), text.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view without_gz(std::string_view name) {
  if (ends_with_nocase(name, kGzipExtension)) name.remove_suffix(kGzipExtension.size());
  return name;
}

// The page extension that `name`, already without .gz, ends with, or empty.
std::string_view page_extension(std::string_view name) {
  for (const std::string_view extension : kPageExtensions) {
    if (ends_with_nocase(name, extension)) return extension;
  }
  return {};
}

Error too_large(const std::string& path, std::size_t limit) {
  return {Error::Kind::too_large, path, "more than " + std::to_string(limit) + " bytes"};
}

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : owned_(path != kStandardInput),
        number_(owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO) {}
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  bool owned_;
  int number_;
};

// Everything up to the end; sizes in the file system are no promise (pipes, /proc), so not asked.
Result<std::string> read_raw(const std::string& path, std::size_t max_bytes) {
  if (path.find('\0') != std::string::npos) return file_error(path, ENOENT);
  const Descriptor file(path);
  if (file.number() < 0) return file_error(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return file_error(path, EISDIR);
  }
  std::string bytes;
  std::array<char, kChunk> chunk{};
  while (true) {
    const ssize_t got = ::read(file.number(), chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return file_error(path, errno);
    if (got == 0) return bytes;
    if (static_cast<std::size_t>(got) > max_bytes - bytes.size()) return too_large(path, max_bytes);
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

class Inflater {
 public:
  Inflater() : ready_(inflateInit2(&stream_, kGzipWindow) == Z_OK) {}
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_ = {};
  bool ready_;
};

Error damaged(const std::string& path, std::string_view why) {
  return {Error::Kind::unreadable, path, "damaged gzip (" + std::string(why) + ")"};
}

// Members may follow one another, as `cat a.gz b.gz` makes them; what else follows is ignored, as
// gzip does.
Result<std::string> gunzip(const std::string& path, std::string_view packed,
                           std::size_t max_bytes) {
  Inflater inflater;
  if (!inflater.ready()) return Error{Error::Kind::unreadable, path, "zlib does not start"};
  z_stream& stream = inflater.stream();
  std::string bytes;
  std::array<unsigned char, kChunk> chunk{};
  while (true) {
    if (stream.avail_in == 0) {
      const std::size_t size = std::min(packed.size(), kChunk);
      // zlib does not write through next_in, which is not const for C's sake.
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
      stream.avail_in = static_cast<uInt>(size);
      packed.remove_prefix(size);
    }
    stream.next_out = chunk.data();
    stream.avail_out = static_cast<uInt>(chunk.size());
    const int code = inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = chunk.size() - stream.avail_out;
    if (got > max_bytes - bytes.size()) return too_large(path, max_bytes);
    bytes.append(reinterpret_cast<const char*>(chunk.data()), got);
    if (code == Z_STREAM_END) {
      packed = {packed.data() - stream.avail_in, packed.size() + stream.avail_in};
      if (!packed.starts_with(kGzipMagic)) return bytes;
      inflateReset(&stream);
      stream.avail_in = 0;
    } else if (code == Z_BUF_ERROR && packed.empty()) {
      return damaged(path, "ends too early");
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return damaged(path, stream.msg == nullptr ? "unknown method" : stream.msg);
    }
  }
}

Error empty(const std::string& path) {
  return {Error::Kind::empty, path,
          path == kStandardInput ? "standard input is empty" : "file is empty"};
}

}  // namespace

bool is_page_name(std::string_view path) {
  return !page_extension(without_gz(file_name(path))).empty() ||
         kind_of_name(path) != InputKind::page;
}

InputKind kind_of_name(std::string_view name) {
  name = without_gz(file_name(name));
  for (const std::string_view extension : {".warc", ".wet"}) {
    if (ends_with_nocase(name, extension)) return InputKind::warc;
  }
  for (const std::string_view extension : {".jsonl", ".ndjson"}) {
    if (ends_with_nocase(name, extension)) return InputKind::jsonl;
  }
  return InputKind::page;
}

std::string page_id(std::string_view path) {
  const std::string_view name = file_name(path);
  std::string_view id = without_gz(name);
  id.remove_suffix(page_extension(id).size());
  return std::string(id.empty() ? name : id);
}

Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes) {
  Result<std::string> raw = read_raw(path, max_bytes);
  if (!raw.ok()) return raw;
  if (raw.value().starts_with(kGzipMagic)) raw = gunzip(path, raw.value(), max_bytes);
  if (raw.ok() && raw.value().empty()) return empty(path);
  return raw;
}

Result<Page> read_page(const std::string& path, std::size_t max_bytes) {
  Result<std::string> bytes = read_bytes(path, max_bytes);
  if (!bytes.ok()) return bytes.error();
  if (bytes.value().starts_with("WARC/")) {
    return Error{Error::Kind::unsupported, path,
                 "a WARC file: needs a name in .warc, or --from warc"};
  }
  const Sniffed found = sniff(bytes.value());
  const std::string_view extension = page_extension(without_gz(file_name(path)));
  // A name that says page outweighs a mere declaration of XML, not the magic number of a PDF.
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
  page.content_type = is_text ? "text/plain" : "";
  page.bytes = std::move(bytes.value());
  return page;
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
      if (!reason.empty()) reason.front() = lower(reason.front());
      return {Kind::unreadable, path, std::move(reason)};
  }
}

}  // namespace pith
