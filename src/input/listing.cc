#include "input/listing.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "fetch/fetch.h"
#include "fetch/file_kind.h"
#include "input/containers.h"
#include "input/file.h"
#include "input/folder_file.h"

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

// What a file is and how it is read.
FolderFile look_at(const std::string& path, const StreamOptions& options) {
  if (options.kind == InputKind::page && !options.include.empty()) return {};
  if (options.kind == InputKind::automatic || options.kind == InputKind::page) {
    return look_at_file(path, options);
  }
  const bool is_wanted = wanted_only(options.kind) != nullptr ? kind_of_name(path) == options.kind
                                                              : is_page_name(path);
  return {.kind = options.kind, .passed_over = is_wanted ? FileKind::page : FileKind::other_name};
}

// Whether files are passed over because of what they are.
bool any_by_kind(const Counts& passed_over) {
  return std::any_of(passed_over.begin(), passed_over.end(), [](const auto& counted) {
    const std::span<const FileKindRow> rows = file_kinds();
    const auto row = std::find_if(rows.begin(), rows.end(), [&counted](const FileKindRow& one) {
      return one.group == counted.first;
    });
    return row != rows.end() && row->kind < FileKind::empty;
  });
}

// A directory that is to be listed.
struct Waiting {
  std::string path;
  bool has_parts = false;  // of a saved page
};

// Lists the files below a directory.
class Walk {
 public:
  Walk(std::string root, const StreamOptions& options, Counts& passed_over)
      : root_(std::move(root)),
        options_(options),
        globs_(options.include, options.exclude),
        passed_over_(passed_over) {}

  std::vector<Entry> run() {
    waiting_.push_back({root_});
    while (!waiting_.empty()) {
      const Waiting directory = std::move(waiting_.back());
      waiting_.pop_back();
      list(directory);
    }
    return std::move(entries_);
  }

 private:
  void list(const Waiting& directory) {
    std::vector<std::string> files;
    std::vector<std::string> directories;
    std::error_code failed;
    fs::directory_iterator at(directory.path, failed);
    for (; !failed && at != fs::directory_iterator(); at.increment(failed)) {
      std::error_code unknown;
      // Links to directories are not followed, because they may lead back to a parent. Links to
      // files are; a broken link is reported when it is read.
      if (fs::is_directory(at->symlink_status(unknown))) {
        directories.push_back(at->path().filename().string());
        continue;
      }
      const fs::file_status status = at->status(unknown);
      if (unknown || fs::is_regular_file(status)) {
        files.push_back(at->path().filename().string());
      } else {
        count(fs::is_directory(status) ? FileKind::directory_link : FileKind::special);
      }
    }
    if (failed) entries_.push_back({directory.path, file_error(directory.path, failed.value())});
    std::sort(files.begin(), files.end());
    for (const std::string& name : directories) {
      waiting_.push_back({(fs::path(directory.path) / name).string(),
                          directory.has_parts || holds_parts_of_page(name, files)});
    }
    for (const std::string& name : files) {
      add((fs::path(directory.path) / name).string(), directory.has_parts);
    }
  }

  void add(const std::string& path, bool is_part) {
    std::string_view below = std::string_view(path).substr(std::min(root_.size(), path.size()));
    while (below.starts_with('/')) below.remove_prefix(1);
    FolderFile file{.passed_over = FileKind::excluded};
    if (globs_.admit(below)) file = look_at(path, options_);
    if (is_part && file.is_read()) file.passed_over = FileKind::frame;
    if (file.is_read()) {
      entries_.push_back({path, std::nullopt, file.kind});
    } else {
      count(file.passed_over);
    }
  }

  void count(FileKind kind) { ++passed_over_[std::string(row_of(kind).group)]; }

  std::string root_;
  const StreamOptions& options_;
  Globs globs_;
  Counts& passed_over_;
  std::vector<Waiting> waiting_;
  std::vector<Entry> entries_;
};

}  // namespace

bool is_directory(const std::string& name) {
  std::error_code ignored;
  return name.find('\0') == std::string::npos && fs::is_directory(name, ignored);
}

std::vector<Entry> walk(const std::string& root, const StreamOptions& options,
                        Counts& passed_over) {
  Counts here;
  std::vector<Entry> entries = Walk(root, options, here).run();
  if (entries.empty()) {
    const Container* const wanted = wanted_only(options.kind);
    std::string why = wanted != nullptr ? "no " + listed(wanted->extensions) + " file" : "no page";
    why += " in this directory";
    if (!here.empty()) why += ", but " + describe(here);
    Error error{Error::Kind::empty, root, why};
    if (any_by_kind(here)) error.found = found_of(FileKind::directory);
    entries.push_back({root, std::move(error)});
  }
  add_counts(here, passed_over);
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

std::vector<Entry> walk(const std::string& root, const StreamOptions& options) {
  Counts ignored;
  return walk(root, options, ignored);
}

void add_counts(const Counts& some, Counts& all) {
  for (const auto& [what, count] : some) all[what] += count;
}

std::string without_file_scheme(const std::string& input) {
  std::string path = path_of_file_url(input);
  return path.empty() ? input : path;
}

Listing list_inputs(const std::vector<std::string>& inputs, const StreamOptions& options) {
  Listing listing;
  for (const std::string& name : inputs) {
    const std::string input = without_file_scheme(name);
    if (!url_scheme(input).empty() || !is_directory(input)) {
      listing.entries.push_back({input});
      continue;
    }
    for (Entry& entry : walk(input, options, listing.passed_over)) {
      listing.entries.push_back(std::move(entry));
    }
  }
  return listing;
}

std::string describe(const Counts& passed_over) {
  std::size_t all = 0;
  std::string kinds;
  for (const auto& [name, count] : passed_over) {
    all += count;
    kinds.append(kinds.empty() ? "" : ", ").append(name) += ": " + std::to_string(count);
  }
  if (all == 0) return "";
  return std::to_string(all) + (all == 1 ? " file (" : " files (") + kinds + ")";
}

}  // namespace pith::internal
