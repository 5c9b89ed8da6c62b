#include "input/listing.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/containers.h"
#include "input/file.h"

namespace pith::internal {
namespace {

constexpr std::string_view kBlank = " \t\r";

}  // namespace

std::vector<std::string> listed_names(std::string_view text) {
  std::vector<std::string> names;
  if (text.starts_with(kUtf8ByteOrderMark)) text.remove_prefix(kUtf8ByteOrderMark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end), kBlank);
    if (!line.empty() && line.front() != '#') names.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

namespace {

namespace fs = std::filesystem;

// A container that is read below a directory only if --from names its kind, or null.
const Container* wanted_only(InputKind kind) {
  const Container* const container = find_container(kind);
  return container != nullptr && container->open_stream == nullptr ? container : nullptr;
}

// Whether a directory's entry is read as a page. Symbolic links to files are followed; a broken
// link is reported when it is read.
bool is_page_file(const fs::directory_entry& entry, InputKind kind) {
  const std::string& name = entry.path().native();
  const bool is_wanted =
      wanted_only(kind) != nullptr ? kind_of_name(name) == kind : is_page_name(name);
  if (!is_wanted) return false;
  std::error_code failed;
  const fs::file_status status = entry.status(failed);
  return failed || fs::is_regular_file(status);
}

// Adds one directory's pages to `entries` and its subdirectories to `below`.
void list_directory(const std::string& directory, InputKind kind, std::vector<Entry>& entries,
                    std::vector<std::string>& below) {
  std::error_code failed;
  fs::directory_iterator at(directory, failed);
  for (; !failed && at != fs::directory_iterator(); at.increment(failed)) {
    std::error_code unknown;
    // Links to directories are not followed, because they may lead back to a parent.
    if (fs::is_directory(at->symlink_status(unknown))) {
      below.push_back(at->path().native());
    } else if (is_page_file(*at, kind)) {
      entries.push_back({at->path().native()});
    }
  }
  if (failed) entries.push_back({directory, file_error(directory, failed.value())});
}

}  // namespace

bool is_directory(const std::string& name) {
  std::error_code ignored;
  return name.find('\0') == std::string::npos && fs::is_directory(name, ignored);
}

std::vector<Entry> walk(const std::string& root, InputKind kind) {
  std::vector<Entry> entries;
  std::vector<std::string> waiting = {root};
  while (!waiting.empty()) {
    const std::string directory = std::move(waiting.back());
    waiting.pop_back();
    list_directory(directory, kind, entries, waiting);
  }
  if (entries.empty()) {
    const Container* const wanted = wanted_only(kind);
    const std::string what = wanted != nullptr ? listed(wanted->extensions) : page_names();
    entries.push_back(
        {root, Error{Error::Kind::empty, root, "no " + what + " file in this directory"}});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace pith::internal
