#include "input/url_pages.h"

#include <algorithm>
#include <new>
#include <utility>

#include "fetch/request_header.h"
#include "input/file.h"
#include "input/warc_earlier.h"

namespace pith::internal {

bool is_url(const Entry& entry) { return !entry.error && !url_scheme(entry.name).empty(); }

UrlPages::UrlPages(const std::vector<Entry>& entries, bool alone, StreamOptions& options)
    : entries_(entries), alone_(alone), options_(options) {
  if (alone_) options_.politeness.obey_robots = false;
}

UrlPages::~UrlPages() {
  try {
    if (jar_) save_cookies();
  } catch (const std::bad_alloc&) {
    // They are lost, as there is no memory for them.
  }
}

std::optional<Error> UrlPages::open() {
  if (std::any_of(entries_.begin(), entries_.end(), is_url)) {
    // A line that is no header could be two. What it says may be a password.
    for (const std::string& line : options_.headers) {
      const std::string why = why_no_header(line);
      if (!why.empty()) return Error{Error::Kind::unsupported, "headers", "a value " + why};
    }
    const std::string why =
        options_.user_agent.empty() ? "" : why_no_user_agent(options_.user_agent);
    if (!why.empty()) return Error{Error::Kind::unsupported, "user_agent", why};
  }
  const std::string* const files[] = {&options_.revisit, &options_.save_warc, &options_.cookie_jar};
  const auto* const used = std::find_if(std::begin(files), std::end(files),
                                        [](const std::string* name) { return !name->empty(); });
  if (used == std::end(files)) return std::nullopt;
  const std::string& first = **used;
  if (std::none_of(entries_.begin(), entries_.end(), is_url)) {
    // An empty list of inputs is reported elsewhere.
    if (!entries_.empty() && entries_.front().error) return std::nullopt;
    return Error{Error::Kind::unsupported, first, "no input is a URL"};
  }
  if (!options_.revisit.empty()) {
    Result<std::unique_ptr<Earlier>> opened = open_earlier(options_.revisit, options_.max_bytes);
    if (!opened) return opened.error();
    earlier_ = std::move(opened.value());
  }
  if (!options_.cookie_jar.empty()) {
    Result<std::unique_ptr<CookieJar>> opened = CookieJar::open(options_.cookie_jar);
    if (!opened) return opened.error();
    jar_ = std::move(opened.value());
  }
  if (options_.save_warc.empty()) return std::nullopt;
  Result<std::unique_ptr<WarcWriter>> opened = options_.save_warc_partial
                                                   ? WarcWriter::resume(options_.save_warc)
                                                   : WarcWriter::create(options_.save_warc);
  if (!opened) {
    jar_.reset();
    return opened.error();
  }
  kept_ = std::move(opened.value());
  return std::nullopt;
}

std::optional<Result<Page>> UrlPages::fetch(std::size_t number, std::size_t page_number) {
  if (!alone_ || kept_ || earlier_ || crawl_) return crawl(number, page_number);
  if (!fetcher_) {
    fetcher_ = std::make_unique<Fetcher>(options_, Fetcher::Trust::user, jar_.get());
  }
  return judged(fetcher_->fetch(entries_[number].name));
}

// With --from html or text, the bytes are not looked at.
Result<Page> UrlPages::judged(Result<Page> page) const {
  if (!page || options_.kind == InputKind::page) return page;
  if (std::optional<Error> error = why_no_page(page.value())) return std::move(*error);
  return page;
}

std::optional<Result<Page>> UrlPages::crawl(std::size_t number, std::size_t page_number) {
  if (!crawl_) crawl_ = std::make_unique<Crawl>(options_, std::move(earlier_), jar_.get());
  fed_ = std::max(fed_, number);
  try {
    feed();
  } catch (const std::bad_alloc&) {
    if (ahead_ == 0) {  // the current URL could not be requested
      fed_ = number + 1;
      throw;
    }
  }
  std::optional<Fetched> fetched = take();
  if (!fetched) return std::nullopt;
  if (fetched->unchanged) ++unchanged_;
  fetched->page = judged(std::move(fetched->page));
  if (kept_ && fetched->page.ok() && !keep(*fetched, page_number)) return std::nullopt;
  return std::move(fetched->page);
}

void UrlPages::pass(std::size_t number) {
  if (number < fed_) take();
}

void UrlPages::feed() {
  for (; fed_ < entries_.size() && ahead_ < Crawl::kMaxAhead; ++fed_) {
    if (!is_url(entries_[fed_])) continue;
    crawl_->add(entries_[fed_].name);
    ++ahead_;
  }
}

std::optional<Fetched> UrlPages::take() {
  --ahead_;
  return crawl_->take();
}

bool UrlPages::keep(const Fetched& fetched, std::size_t page_number) {
  const Page& page = fetched.page.value();
  return kept_->add({.number = page_number,
                     .source = page.source,
                     .url = page.url,
                     .head = fetched.head,
                     .body = page.bytes,
                     .date = fetched.date,
                     .is_shrunk = page.is_shrunk});
}

std::optional<Error> UrlPages::close() {
  if (!jar_ && !kept_) return std::nullopt;
  // The pages come first: cookies that cannot be kept do not cost the archive.
  std::optional<Error> lost_cookies;
  if (jar_) lost_cookies = save_cookies();
  std::optional<Error> lost_pages;
  if (kept_) {
    kept_->close();
    lost_pages = kept_->error();
  }
  kept_.reset();
  return lost_pages ? lost_pages : lost_cookies;
}

std::optional<Error> UrlPages::save_cookies() {
  crawl_.reset();
  fetcher_.reset();
  const std::unique_ptr<CookieJar> jar = std::move(jar_);
  return jar->save();
}

}  // namespace pith::internal
