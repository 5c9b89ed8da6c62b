#include "pith/input.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "fetch/fetch.h"
#include "fetch/sniff.h"
#include "input/file.h"

namespace pith {
namespace {

namespace fs = std::filesystem;

// A list of a million long URLs is a tenth of this.
constexpr std::size_t kMaxListBytes = 1'000'000'000;

// What next() turns into a page, or already an error (then `name` is what it is sorted by).
struct Entry {
  std::string name = {};
  std::optional<Error> error = {};
};

bool is_directory(const std::string& name) {
  std::error_code ignored;
  return name.find('\0') == std::string::npos && fs::is_directory(name, ignored);
}

// Whether a directory's entry is read as a page. Symbolic links to files are followed; why
// one leads nowhere, reading will tell.
bool is_page_file(const fs::directory_entry& entry) {
  if (!is_page_name(entry.path().native())) return false;
  std::error_code failed;
  const fs::file_status status = entry.status(failed);
  return failed || fs::is_regular_file(status);
}

// Adds one directory's pages to `entries` and its directories to `below`.
void list_directory(const std::string& directory, std::vector<Entry>& entries,
                    std::vector<std::string>& below) {
  std::error_code failed;
  fs::directory_iterator at(directory, failed);
  for (; !failed && at != fs::directory_iterator(); at.increment(failed)) {
    std::error_code unknown;
    // Links to directories are not followed: they may lead back up.
    if (fs::is_directory(at->symlink_status(unknown))) {
      below.push_back(at->path().native());
    } else if (is_page_file(*at)) {
      entries.push_back({at->path().native()});
    }
  }
  if (failed) entries.push_back({directory, file_error(directory, failed.value())});
}

// Every page file below `root`, sorted by path; directories that can't be read are errors.
std::vector<Entry> walk(const std::string& root) {
  std::vector<Entry> entries;
  std::vector<std::string> waiting = {root};
  while (!waiting.empty()) {
    const std::string directory = std::move(waiting.back());
    waiting.pop_back();
    list_directory(directory, entries, waiting);
  }
  if (entries.empty()) {
    entries.push_back({root, Error{Error::Kind::empty, root,
                                   "no .html, .htm, .xhtml or .txt file in this directory"}});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

// Entries one after the other; a directory among them is opened when its turn comes.
class Entries : public PageSource {
 public:
  Entries(std::vector<Entry> entries, const InputOptions& options)
      : entries_(std::move(entries)), options_(options) {
    size_known_ = std::none_of(entries_.begin(), entries_.end(), [](const Entry& entry) {
      // A name that says page is taken at its word: asking the disk for each takes time.
      return !entry.error && url_scheme(entry.name).empty() && !is_page_name(entry.name) &&
             is_directory(entry.name);
    });
  }

  std::optional<Result<Page>> next() override {
    if (next_below_ < below_.size()) return read(below_[next_below_++]);
    if (next_ == entries_.size()) return std::nullopt;
    Entry& entry = entries_[next_++];
    if (entry.error || !url_scheme(entry.name).empty() || !is_directory(entry.name)) {
      return read(entry);
    }
    below_ = walk(entry.name);
    next_below_ = 0;
    return read(below_[next_below_++]);
  }

  std::optional<std::size_t> size() const override {
    return size_known_ ? std::optional(entries_.size()) : std::nullopt;
  }

 private:
  Result<Page> read(const Entry& entry) {
    if (entry.error) return *entry.error;
    if (url_scheme(entry.name).empty()) return read_page(entry.name, options_.max_bytes);
    if (!fetcher_) fetcher_ = std::make_unique<Fetcher>(options_);
    return fetcher_->fetch(entry.name);
  }

  std::vector<Entry> entries_;
  std::size_t next_ = 0;
  std::vector<Entry> below_;  // of the directory whose turn it is
  std::size_t next_below_ = 0;
  InputOptions options_;
  bool size_known_ = false;
  std::unique_ptr<Fetcher> fetcher_;
};

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  const auto first = line.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kBlank) - first + 1);
}

std::vector<Entry> parse_list(std::string_view text) {
  std::vector<Entry> entries;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty() && line.front() != '#') entries.push_back({std::string(line)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return entries;
}

std::vector<Entry> read_list(const std::string& path) {
  const Result<std::string> text = read_bytes(path, kMaxListBytes);
  if (!text.ok()) return {{path, text.error()}};
  const Sniffed found = sniff(text.value());
  if (found.content == Content::html || !found.name.empty()) {
    const std::string what(found.name.empty() ? "HTML" : found.name);
    return {
        {path, Error{Error::Kind::unsupported, path, "no list of paths and URLs (" + what + ")"}}};
  }
  std::vector<Entry> entries = parse_list(text.value());
  if (entries.empty()) {
    return {{path, Error{Error::Kind::empty, path, "names no path or URL"}}};
  }
  return entries;
}

}  // namespace

std::unique_ptr<PageSource> open_input(const std::string& input, const InputOptions& options) {
  const bool expand = url_scheme(input).empty() && is_directory(input);
  return std::make_unique<Entries>(expand ? walk(input) : std::vector<Entry>{{input}}, options);
}

std::unique_ptr<PageSource> open_list(const std::string& path, const InputOptions& options) {
  return std::make_unique<Entries>(read_list(path), options);
}

}  // namespace pith
