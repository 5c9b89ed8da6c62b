// Creates archives of files, for tests of their readers.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <string>
#include <utility>
#include <vector>

namespace pith::internal::test {

struct Member {
  std::string name;
  std::string bytes;
  std::string link_to = {};  // if set, a symbolic link
};

// `format` and `filter` as libarchive names them: "pax", "zip"; "none", "gzip", "zstd", "xz".
// `password`: encrypts a zip.
inline std::string archive(const std::string& format, const std::vector<Member>& members,
                           const std::string& filter = "none", const std::string& password = "") {
  std::string bytes(1'000'000, '\0');
  for (const Member& member : members) bytes.append(member.bytes.size() * 2, '\0');
  // libarchive expects names in the locale's charset.
  const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = uselocale(utf8);
  struct archive* const out = archive_write_new();
  archive_write_set_format_by_name(out, format.c_str());
  if (filter != "none") archive_write_add_filter_by_name(out, filter.c_str());
  archive_write_set_bytes_per_block(out, 0);
  if (!password.empty()) {
    archive_write_set_options(out, "zip:encryption=traditional");
    archive_write_set_passphrase(out, password.c_str());
  }
  std::size_t used = 0;
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const Member& member : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_perm(entry, 0644);
    if (member.link_to.empty()) {
      archive_entry_set_filetype(entry, member.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
      archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    } else {
      archive_entry_set_filetype(entry, AE_IFLNK);
      archive_entry_set_symlink(entry, member.link_to.c_str());
    }
    archive_write_header(out, entry);
    archive_write_data(out, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  uselocale(before);
  freelocale(utf8);
  bytes.resize(used);
  return bytes;
}

}  // namespace pith::internal::test
