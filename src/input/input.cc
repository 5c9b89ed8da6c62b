#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "fetch/fetch.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers.h"
#include "input/file.h"
#include "input/first_bytes.h"
#include "input/folder_file.h"
#include "input/link_list.h"
#include "input/listing.h"
#include "input/page_stream.h"
#include "input/url_pages.h"

namespace pith::internal {
namespace {

// Ten times the size of a list of a million long URLs.
constexpr std::size_t kMaxListBytes = 1'000'000'000;

// The name used for errors before the first input is read.
const std::string kInputs = "inputs";

// The name of a page that was not read.
PageName name_of(const std::string& input) {
  return {.id = url_scheme(input).empty() ? page_id(input) : input, .source = input};
}

// Whether it can be read only once.
bool is_pipe(const std::string& name) {
  std::error_code unknown;
  const auto status = std::filesystem::status(name, unknown);
  return name == "-" ||
         (!unknown && std::filesystem::exists(status) && !std::filesystem::is_regular_file(status));
}

// At least kHeadBytes, or all.
Result<std::string> read_head(RawBytes& raw) {
  std::string head;
  std::array<char, kHeadBytes> chunk;
  while (head.size() < kHeadBytes) {
    const Result<std::size_t> got = raw.read(chunk.data(), chunk.size());
    if (!got) return got.error();
    if (got.value() == 0) break;
    head.append(chunk.data(), got.value());
  }
  return head;
}

// The first bytes after decompression.
std::string unpacked_head(const std::string& head) {
  const auto stream = ByteStream::over(std::make_unique<BytesAfter>(head, nullptr));
  return stream ? std::string(stream.value()->peek(kHeadBytes)) : "";
}

// Reads entries in order. A directory is opened when its turn comes; URLs are fetched ahead.
class Entries : public PageStream {
 public:
  // `alone`: see UrlPages.
  // `passed_over`: the files below directories that are not among the entries.
  Entries(std::vector<Entry> entries, bool alone, StreamOptions options, Counts passed_over)
      : entries_(std::move(entries)),
        passed_over_(std::move(passed_over)),
        options_(std::move(options)),
        urls_(entries_, alone, options_) {
    if (const std::optional<Error> error = urls_.open()) break_off(*error);
    size_known_ = std::none_of(entries_.begin(), entries_.end(), [this](const Entry& entry) {
      // The extension is trusted, because asking the file system about each file takes time.
      if (entry.error || !url_scheme(entry.name).empty()) return false;
      if (kind_of(entry) != InputKind::page) return true;
      // A name that says nothing may be that of a directory or of a container.
      return is_automatic(entry) && !look_at_name(entry.name);
    });
  }

  std::optional<Result<Page>> next() override {
    std::optional<Result<Page>> page;
    if (given_up_ == nullptr) {
      try {
        page = next_page();
      } catch (const std::bad_alloc&) {
        give_up("out of memory");
      } catch (const std::system_error&) {
        give_up("cannot start a thread: it needs more memory");
      }
    }
    // If there is no memory for the message, next() throws and returns the message on the next
    // call.
    if (given_up_ != nullptr) page = why_given_up();
    given_up_ = nullptr;
    if (page) ++number_;
    if (page && page->ok() && page->value().is_shrunk) {
      ++skipped_["parts of pages: pictures and fonts in data: URIs"];
    }
    return page;
  }

  std::optional<PageName> pass() override {
    ++number_;
    while (true) {
      if (inside_) {
        if (std::optional<PageName> name = inside_->pass()) return name;
        leave_inside();
      }
      const Entry* const entry = next_entry();
      if (entry == nullptr) return std::nullopt;
      if (entry->error) return name_of(entry->error->input);
      if (is_url(*entry)) urls_.pass(next_ - 1);
      if (!open_inside(*entry)) return name_of(entry->name);
    }
  }

  Counts skipped() const override {
    Counts all = skipped_;
    if (inside_) add_counts(inside_->skipped(), all);
    return all;
  }

  Counts passed_over() const override {
    Counts all = passed_over_;
    if (inside_) add_counts(inside_->passed_over(), all);
    return all;
  }

  std::size_t unchanged() const override { return urls_.unchanged(); }

  std::optional<Error> broken_off() const override { return broken_; }

  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    const auto add_name = [&names](const Entry& entry) {
      if (!entry.error) names.push_back(entry.name);
    };
    for (const Entry& entry : entries_) {
      if (entry.error || is_url(entry) || !is_directory(entry.name)) {
        add_name(entry);
      } else {
        const std::vector<Entry> below = walk(entry.name, options_);
        std::for_each(below.begin(), below.end(), add_name);
      }
    }
    return names;
  }

  std::optional<std::size_t> size() const override {
    return size_known_ ? std::optional(entries_.size()) : std::nullopt;
  }

  // Each file counts the same. Of a container, the share that was read counts.
  std::optional<double> share_read() const override {
    if (next_ == 0) return std::nullopt;
    const auto share = [](std::size_t begun, double of_last, std::size_t all) {
      return (static_cast<double>(begun - 1) + of_last) / static_cast<double>(all);
    };
    const std::optional<double> inside = inside_ ? inside_->share_read() : 1.0;
    if (!inside) return std::nullopt;
    const double of_last =
        below_.empty() || next_below_ == 0 ? *inside : share(next_below_, *inside, below_.size());
    return share(next_, of_last, entries_.size());
  }

 private:
  InputKind kind_of(const Entry& entry) const {
    if (options_.kind != InputKind::automatic) return options_.kind;
    return entry.kind == InputKind::automatic ? kind_of_name(entry.name) : entry.kind;
  }

  // Whether nobody has said yet what the entry is.
  bool is_automatic(const Entry& entry) const {
    return options_.kind == InputKind::automatic && entry.kind == InputKind::automatic;
  }

  std::optional<Result<Page>> next_page() {
    while (true) {
      if (std::optional<Result<Page>> page = next_inside()) return page;
      const Entry* const entry = next_entry();
      if (entry == nullptr) return end();
      if (entry->error) return *entry->error;
      if (is_url(*entry)) return fetch();
      if (open_inside(*entry)) continue;
      if (!is_automatic(*entry) || !is_pipe(entry->name)) return read_file(entry->name);
      if (std::optional<Result<Page>> page = read_pipe(entry->name)) return page;
    }
  }

  Result<Page> read_file(const std::string& name) {
    return read_page(name, options_.max_bytes,
                     options_.kind == InputKind::page ? Accepted::texts : Accepted::pages);
  }

  // Returns the page in standard input or another pipe, or nullopt if it holds a container, whose
  // pages are then next.
  std::optional<Result<Page>> read_pipe(const std::string& name) {
    Result<std::unique_ptr<RawBytes>> raw = open_raw(name);
    if (!raw) return raw.error();
    Result<std::string> head = read_head(*raw.value());
    if (!head.ok()) return head.error();
    const FolderFile what = look_at_head(unpacked_head(head.value()), options_);
    auto whole = std::make_unique<BytesAfter>(std::move(head.value()), std::move(raw.value()));
    const Container* const container = find_container(what.kind);
    if (container != nullptr && container->open_stream != nullptr) {
      auto stream = ByteStream::over(std::move(whole));
      if (!stream) return stream.error();
      inside_ = container->open_stream(std::move(stream.value()), name, options_);
      return std::nullopt;
    }
    return read_page(std::move(whole), name, options_.max_bytes);
  }

  // Continues after the current entry.
  void give_up(const char* why) {
    given_up_ = why;
    gave_up_inside_ = inside_ != nullptr;
    inside_.reset();
  }

  Error why_given_up() const {
    const std::string& name = current_ == nullptr ? kInputs : current_->name;
    const std::string_view rest = gave_up_inside_ ? ": the rest is not read" : "";
    return {Error::Kind::unreadable, name, std::string(given_up_).append(rest)};
  }

  // The next page of the current container.
  std::optional<Result<Page>> next_inside() {
    if (!inside_) return std::nullopt;
    std::optional<Result<Page>> page = inside_->next();
    if (!page) leave_inside();
    return page;
  }

  void leave_inside() {
    add_counts(inside_->skipped(), skipped_);
    add_counts(inside_->passed_over(), passed_over_);
    inside_.reset();
  }

  // Opens the entry if it is a container, whose pages are then next.
  bool open_inside(const Entry& entry) {
    if (!url_scheme(entry.name).empty()) return false;
    InputKind kind = kind_of(entry);
    if (is_automatic(entry)) kind = kind_of_file(entry.name, options_);
    const Container* const container = find_container(kind);
    if (container != nullptr) inside_ = container->open(entry.name, options_);
    return inside_ != nullptr;
  }

  // Returns the next file or URL, or null at the end.
  const Entry* next_entry() {
    if (next_below_ < below_.size()) return current_ = &below_[next_below_++];
    if (next_ == entries_.size()) return nullptr;
    const Entry& entry = entries_[next_++];
    current_ = &entry;
    if (entry.error || !url_scheme(entry.name).empty() || !is_directory(entry.name)) return &entry;
    below_ = walk(entry.name, options_, passed_over_);
    next_below_ = 0;
    return current_ = &below_[next_below_++];
  }

  std::optional<Result<Page>> fetch() {
    std::optional<Result<Page>> page = urls_.fetch(next_ - 1, number_ + 1);
    if (!page && urls_.cannot_keep()) return end();
    return page;
  }

  // The end of the stream. If the archive or the cookies cannot be written, that error is returned
  // once before the end.
  std::optional<Result<Page>> end() {
    next_ = entries_.size();
    next_below_ = below_.size();
    if (broken_) return std::nullopt;
    broken_ = urls_.close();
    if (broken_) return *broken_;
    return std::nullopt;
  }

  void break_off(const Error& error) {
    broken_ = error;
    entries_ = {{error.input, error}};
    next_ = 0;
    current_ = nullptr;
  }

  std::vector<Entry> entries_;
  std::size_t next_ = 0;
  std::vector<Entry> below_;  // entries of the current directory
  std::size_t next_below_ = 0;
  const Entry* current_ = nullptr;  // the current entry of entries_ or below_
  // Why the rest of the current entry is skipped; null once reported.
  const char* given_up_ = nullptr;
  bool gave_up_inside_ = false;  // the current entry is a container
  std::unique_ptr<PageStream> inside_;
  Counts skipped_;
  Counts passed_over_;
  StreamOptions options_;
  bool size_known_ = false;
  UrlPages urls_;           // after entries_ and options_, to which it refers
  std::size_t number_ = 0;  // pages returned or skipped
  std::optional<Error> broken_;
};

std::vector<Entry> read_list(const std::string& path) {
  const Result<std::string> text = read_bytes(path, kMaxListBytes);
  if (!text.ok()) return {{path, of_fixed_limit(text.error(), "a list")}};
  const Sniffed found = sniff(text.value());
  const bool is_object = found.kind == FileKind::page && is_json(text.value());
  if (found.content == Content::html || found.kind != FileKind::page || is_object) {
    const std::string what(is_object                      ? "JSON"
                           : found.kind == FileKind::page ? "HTML"
                                                          : row_of(found.kind).name);
    return {{path,
             Error{Error::Kind::unsupported, path, "not a list of paths and URLs (" + what + ")"}}};
  }
  std::vector<Entry> entries;
  const DecodedText decoded = decoded_unicode(text.value());
  for (std::string& name : listed_names(decoded.text())) {
    entries.push_back({without_file_scheme(name)});
  }
  if (entries.empty()) {
    return {{path, Error{Error::Kind::empty, path, "names no path or URL"}}};
  }
  return entries;
}

}  // namespace

std::unique_ptr<PageStream> open_listed(Listing listing, const std::optional<std::string>& list,
                                        StreamOptions options) {
  std::vector<Entry>& entries = listing.entries;
  bool alone = false;
  if (list) {
    for (Entry& entry : read_list(*list)) entries.push_back(std::move(entry));
  } else if (std::count_if(entries.begin(), entries.end(), is_url) < 2) {
    alone = true;
  }
  return std::make_unique<Entries>(std::move(entries), alone, std::move(options),
                                   std::move(listing.passed_over));
}

std::optional<PageName> PageStream::pass() {
  const std::optional<Result<Page>> page = next();
  if (!page) return std::nullopt;
  if (!page->ok()) {
    const Error& error = page->error();
    return error.id.empty() ? name_of(error.input) : PageName{error.id, error.json_id, error.input};
  }
  return PageName{page->value().id, page->value().json_id, page->value().source};
}

std::unique_ptr<PageStream> open_input(const std::string& input, const StreamOptions& options) {
  return open_inputs({input}, std::nullopt, options);
}

std::unique_ptr<PageStream> open_list(const std::string& path, const StreamOptions& options) {
  return open_inputs({}, path, options);
}

std::unique_ptr<PageStream> open_inputs(const std::vector<std::string>& inputs,
                                        const std::optional<std::string>& list,
                                        StreamOptions options) {
  Listing listing = list_inputs(inputs, options);
  return open_listed(std::move(listing), list, std::move(options));
}

}  // namespace pith::internal
