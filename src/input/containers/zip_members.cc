#include "input/containers/zip_members.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

#include "input/containers/utf8_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kChunk = 65536;

struct FreeArchive {
  void operator()(struct archive* archive) const { archive_read_free(archive); }
};
using Handle = std::unique_ptr<struct archive, FreeArchive>;

std::string why(struct archive* archive) {
  if (archive_errno(archive) == ENOMEM) return "out of memory";
  const char* text = archive_error_string(archive);
  std::string reason = text == nullptr ? "cut short: get it again" : text;
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  return reason;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string_view member = name == nullptr ? "" : name;
  while (member.starts_with("./")) member.remove_prefix(2);
  while (member.starts_with('/')) member.remove_prefix(1);
  return std::string(member);
}

Result<std::string> content_of(struct archive* archive, archive_entry* entry,
                               const std::string& name, std::size_t most) {
  if (archive_entry_is_encrypted(entry) != 0) {
    return Error{Error::Kind::unsupported, name, "encrypted"};
  }
  std::string bytes;
  while (true) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kChunk);
    const la_ssize_t got = archive_read_data(archive, bytes.data() + before, kChunk);
    bytes.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(got, 0)));
    if (bytes.size() > most) {
      return Error{Error::Kind::too_large, name, "more than " + std::to_string(most) + " bytes"};
    }
    if (got == 0) return bytes;
    if (got < 0) return Error{Error::Kind::unreadable, name, "damaged (" + why(archive) + ")"};
  }
}

}  // namespace

Result<ZipMembers::Members> ZipMembers::read(const std::set<std::string>& names, std::size_t most,
                                             std::size_t most_together) const {
  const Utf8Names utf8;
  const Handle archive(archive_read_new());
  if (!archive) throw std::bad_alloc();
  archive_read_support_format_zip(archive.get());
  const int opened = bytes_
                         ? archive_read_open_memory(archive.get(), bytes_->data(), bytes_->size())
                         : archive_read_open_filename(archive.get(), path_.c_str(), kChunk);
  Members members;
  std::size_t left = most_together;
  bool any = false;
  int code = opened;
  for (archive_entry* entry = nullptr; code >= ARCHIVE_WARN;) {
    code = archive_read_next_header(archive.get(), &entry);
    if (code == ARCHIVE_EOF || members.size() == names.size()) return members;
    if (code < ARCHIVE_WARN) break;
    any = true;
    std::string name = name_of(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || !names.contains(name)) continue;
    Result<std::string> content =
        content_of(archive.get(), entry, path_ + "!/" + name, std::min(most, left));
    if (content) left -= content.value().size();
    if (!content && left < most && content.error().kind == Error::Kind::too_large) {
      content =
          Error{Error::Kind::unsupported, content.error().input,
                "not read: the documents before it have " + std::to_string(most_together - left) +
                    " bytes of " + std::to_string(most_together) + " that are read of one file"};
    }
    const bool is_fatal = !content && content.error().kind == Error::Kind::unreadable;
    members.insert_or_assign(std::move(name), std::move(content));
    // libarchive reads nothing after damage. What is missing is reported by whoever wanted it.
    if (is_fatal) return members;
  }
  if (any) return members;
  if (archive_errno(archive.get()) == ENOMEM) throw std::bad_alloc();
  return Error{Error::Kind::unsupported, path_, "not a zip file (" + why(archive.get()) + ")"};
}

}  // namespace pith::internal
