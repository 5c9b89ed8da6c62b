#include "pith/input.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/url.h"
#include "fetch/cookie_jar.h"
#include "fetch/crawl.h"
#include "fetch/fetch.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers.h"
#include "input/file.h"
#include "input/folder_file.h"
#include "input/listing.h"
#include "input/warc_earlier.h"
#include "input/warc_writer.h"

namespace pith::internal {
namespace {

// Ten times the size of a list of a million long URLs.
constexpr std::size_t kMaxListBytes = 1'000'000'000;

// The name used for errors before the first input is read.
const std::string kInputs = "inputs";

// A file URL as the path that it names; other inputs as they are.
std::string without_file_scheme(const std::string& input) {
  std::string path = path_of_file_url(input);
  return path.empty() ? input : path;
}

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

// The first bytes of a file, and after them the rest.
class BytesAfter : public RawBytes {
 public:
  BytesAfter(std::string head, std::unique_ptr<RawBytes> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, head_.size() - at_);
    if (count == 0) return rest_ ? rest_->read(to, size) : Result<std::size_t>(0);
    head_.copy(to, count, at_);
    at_ += count;
    return count;
  }

 private:
  std::string head_;
  std::size_t at_ = 0;
  std::unique_ptr<RawBytes> rest_;  // null: there is none
};

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

bool is_url(const Entry& entry) { return !entry.error && !url_scheme(entry.name).empty(); }

// Reads entries in order. A directory is opened when its turn comes; URLs are fetched ahead.
class Entries : public PageSource {
 public:
  // `alone`: there is at most one URL, which a person named; robots.txt is not consulted for it.
  // `passed_over`: the files below directories that are not among the entries.
  Entries(std::vector<Entry> entries, bool alone, InputOptions options, PassedOver passed_over)
      : entries_(std::move(entries)),
        alone_(alone),
        passed_over_(std::move(passed_over)),
        options_(std::move(options)) {
    if (alone_) options_.politeness.obey_robots = false;
    open_archives();
    size_known_ = std::none_of(entries_.begin(), entries_.end(), [this](const Entry& entry) {
      // The extension is trusted, because asking the file system about each file takes time.
      if (entry.error || !url_scheme(entry.name).empty()) return false;
      if (kind_of(entry) != InputKind::page) return true;
      // A name that says nothing may be that of a directory or of a container.
      return is_automatic(entry) && !look_at_name(entry.name);
    });
  }

  // Of a run that is canceled, the cookies are kept, too.
  ~Entries() override {
    try {
      if (jar_) save_cookies();
    } catch (const std::bad_alloc&) {
      // They are lost, as there is no memory for them.
    }
  }
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

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
      if (is_url(*entry) && next_ <= fed_) take_fetched();
      if (!open_inside(*entry)) return name_of(entry->name);
    }
  }

  std::map<std::string, std::size_t> skipped() const override {
    std::map<std::string, std::size_t> all = skipped_;
    if (inside_) add(inside_->skipped(), all);
    return all;
  }

  std::map<std::string, std::size_t> passed_over() const override { return passed_over_; }

  std::size_t unchanged() const override { return unchanged_; }

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
  static void add(const std::map<std::string, std::size_t>& some,
                  std::map<std::string, std::size_t>& all) {
    for (const auto& [reason, count] : some) all[reason] += count;
  }

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
      if (entry == nullptr) return close_kept();
      if (entry->error) return *entry->error;
      if (is_url(*entry)) return fetch(entry->name);
      if (open_inside(*entry)) continue;
      if (!is_automatic(*entry) || !is_pipe(entry->name)) return read_file(entry->name);
      if (std::optional<Result<Page>> page = read_pipe(entry->name)) return page;
    }
  }

  Result<Page> read_file(const std::string& name) {
    if (options_.kind == InputKind::page) return read_any_page(name, options_.max_bytes);
    Result<Page> page = read_page(name, options_.max_bytes);
    if (page.ok() || page.error().kind != Error::Kind::too_large || is_pipe(name)) return page;
    auto smaller = read_page_without_data_uris(name, options_.max_bytes);
    if (!smaller) return page;
    if (smaller->ok()) ++skipped_["parts of pages: pictures and fonts in data: URIs"];
    return std::move(*smaller);
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
    Result<std::string> bytes = read_bytes(*whole, name, options_.max_bytes);
    if (!bytes.ok()) return bytes.error();
    return page_of(name, std::move(bytes.value()));
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
    add(inside_->skipped(), skipped_);
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

  std::optional<Result<Page>> fetch(const std::string& url) {
    if (!alone_ || kept_ || earlier_ || crawl_) return crawl();
    if (!fetcher_) {
      fetcher_ = std::make_unique<Fetcher>(options_, Fetcher::Trust::user, jar_.get());
    }
    return fetcher_->fetch(url);
  }

  std::optional<Result<Page>> crawl() {
    if (!crawl_) crawl_ = std::make_unique<Crawl>(options_, std::move(earlier_), jar_.get());
    fed_ = std::max(fed_, next_ - 1);
    try {
      feed();
    } catch (const std::bad_alloc&) {
      if (ahead_ == 0) {  // the current URL could not be requested
        fed_ = next_;
        throw;
      }
    }
    std::optional<Fetched> fetched = take_fetched();
    if (!fetched) return std::nullopt;
    if (fetched->unchanged) ++unchanged_;
    if (kept_ && fetched->page.ok() && !keep(*fetched)) return close_kept();
    return std::move(fetched->page);
  }

  void feed() {
    for (; fed_ < entries_.size() && ahead_ < Crawl::kMaxAhead; ++fed_) {
      if (!is_url(entries_[fed_])) continue;
      crawl_->add(entries_[fed_].name);
      ++ahead_;
    }
  }

  std::optional<Fetched> take_fetched() {
    --ahead_;
    return crawl_->take();
  }

  // Opens the WARC that is read, the cookies and the WARC that is written. If one cannot be opened,
  // nothing is fetched.
  void open_archives() {
    const std::string* const files[] = {&options_.revisit, &options_.save_warc,
                                        &options_.cookie_jar};
    const auto* const used = std::find_if(std::begin(files), std::end(files),
                                          [](const std::string* name) { return !name->empty(); });
    if (used == std::end(files)) return;
    const std::string& first = **used;
    if (std::none_of(entries_.begin(), entries_.end(), is_url)) {
      // An empty list of inputs is reported elsewhere.
      if (!entries_.empty() && entries_.front().error) return;
      return break_off({Error::Kind::unsupported, first, "no input is a URL"});
    }
    if (!options_.revisit.empty()) {
      Result<std::unique_ptr<Earlier>> opened = open_earlier(options_.revisit, options_.max_bytes);
      if (!opened) return break_off(opened.error());
      earlier_ = std::move(opened.value());
    }
    if (!options_.cookie_jar.empty()) {
      Result<std::unique_ptr<CookieJar>> opened = CookieJar::open(options_.cookie_jar);
      if (!opened) return break_off(opened.error());
      jar_ = std::move(opened.value());
    }
    if (options_.save_warc.empty()) return;
    Result<std::unique_ptr<WarcWriter>> opened = options_.save_warc_partial
                                                     ? WarcWriter::resume(options_.save_warc)
                                                     : WarcWriter::create(options_.save_warc);
    if (!opened) return break_off(opened.error());
    kept_ = std::move(opened.value());
  }

  void break_off(const Error& error) {
    broken_ = error;
    entries_ = {{error.input, error}};
    next_ = 0;
    current_ = nullptr;
    jar_.reset();
  }

  bool keep(const Fetched& fetched) {
    const Page& page = fetched.page.value();
    return kept_->add({.number = number_ + 1,
                       .source = page.source,
                       .url = page.url,
                       .head = fetched.head,
                       .body = page.bytes,
                       .date = fetched.date});
  }

  // The end of the stream. If the archive or the cookies cannot be written, that error is returned
  // once before the end.
  std::optional<Result<Page>> close_kept() {
    next_ = entries_.size();
    next_below_ = below_.size();
    if (!jar_ && !kept_) return std::nullopt;
    // The pages come first: cookies that cannot be kept do not cost the archive.
    std::optional<Error> lost_cookies;
    if (jar_) lost_cookies = save_cookies();
    if (kept_) {
      kept_->close();
      broken_ = kept_->error();
    }
    if (!broken_) broken_ = lost_cookies;
    kept_.reset();
    if (broken_) return *broken_;
    return std::nullopt;
  }

  // Ends all transfers, and saves their cookies once.
  std::optional<Error> save_cookies() {
    crawl_.reset();
    fetcher_.reset();
    const std::unique_ptr<CookieJar> jar = std::move(jar_);
    return jar->save();
  }

  std::vector<Entry> entries_;
  bool alone_;
  std::size_t next_ = 0;
  std::vector<Entry> below_;  // entries of the current directory
  std::size_t next_below_ = 0;
  const Entry* current_ = nullptr;  // the current entry of entries_ or below_
  // Why the rest of the current entry is skipped; null once reported.
  const char* given_up_ = nullptr;
  bool gave_up_inside_ = false;  // the current entry is a container
  std::unique_ptr<PageSource> inside_;
  std::map<std::string, std::size_t> skipped_;
  PassedOver passed_over_;
  InputOptions options_;
  bool size_known_ = false;
  std::unique_ptr<CookieJar> jar_;  // null: cookies are not kept
  std::unique_ptr<Fetcher> fetcher_;
  std::unique_ptr<Crawl> crawl_;
  std::size_t fed_ = 0;     // entries passed to crawl_
  std::size_t ahead_ = 0;   // pages requested from crawl_ and not taken yet
  std::size_t number_ = 0;  // pages returned or skipped
  std::size_t unchanged_ = 0;
  std::unique_ptr<Earlier> earlier_;  // moved into crawl_ when that is created
  std::unique_ptr<WarcWriter> kept_;
  std::optional<Error> broken_;
};

std::vector<Entry> read_list(const std::string& path) {
  const Result<std::string> text = read_bytes(path, kMaxListBytes);
  if (!text.ok()) return {{path, of_fixed_limit(text.error(), "a list")}};
  const Sniffed found = sniff(text.value());
  if (found.content == Content::html || !found.name.empty()) {
    const std::string what(found.name.empty() ? "HTML" : found.name);
    return {{path,
             Error{Error::Kind::unsupported, path, "not a list of paths and URLs (" + what + ")"}}};
  }
  std::vector<Entry> entries;
  for (std::string& name : listed_names(text.value())) {
    entries.push_back({without_file_scheme(name)});
  }
  if (entries.empty()) {
    return {{path, Error{Error::Kind::empty, path, "names no path or URL"}}};
  }
  return entries;
}

}  // namespace

}  // namespace pith::internal

namespace pith {

std::optional<PageName> PageSource::pass() {
  const std::optional<Result<Page>> page = next();
  if (!page) return std::nullopt;
  if (!page->ok()) {
    const Error& error = page->error();
    return error.id.empty() ? internal::name_of(error.input)
                            : PageName{error.id, error.id_is_string, error.input};
  }
  return PageName{page->value().id, page->value().id_is_string, page->value().source};
}

std::unique_ptr<PageSource> open_input(const std::string& input, const InputOptions& options) {
  return open_inputs({input}, std::nullopt, options);
}

std::unique_ptr<PageSource> open_list(const std::string& path, const InputOptions& options) {
  return open_inputs({}, path, options);
}

std::unique_ptr<PageSource> open_inputs(const std::vector<std::string>& inputs,
                                        const std::optional<std::string>& list,
                                        InputOptions options) {
  std::vector<internal::Entry> entries;
  internal::PassedOver passed_over;
  bool alone = false;
  for (const std::string& name : inputs) {
    const std::string input = internal::without_file_scheme(name);
    if (internal::url_scheme(input).empty() && internal::is_directory(input)) {
      for (internal::Entry& entry : internal::walk(input, options, passed_over))
        entries.push_back(std::move(entry));
    } else {
      entries.push_back({input});
    }
  }
  if (list) {
    for (internal::Entry& entry : internal::read_list(*list)) entries.push_back(std::move(entry));
  } else if (std::count_if(entries.begin(), entries.end(), internal::is_url) < 2) {
    alone = true;
  }
  return std::make_unique<internal::Entries>(std::move(entries), alone, std::move(options),
                                             std::move(passed_over));
}

}  // namespace pith
