// Fetches those of the inputs that are URLs, ahead of their turn, and keeps what fetching leaves
// behind: a WARC file, and cookies.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fetch/cookie_jar.h"
#include "fetch/crawl.h"
#include "fetch/earlier.h"
#include "fetch/fetch.h"
#include "input/listing.h"
#include "input/page_stream.h"
#include "input/warc_writer.h"
#include "pith/result.h"

namespace pith::internal {

// Whether an entry is a page to fetch.
bool is_url(const Entry& entry);

class UrlPages {
 public:
  // `entries` and `options` must outlive it. `alone`: there is at most one URL, which a person
  // named; robots.txt is not consulted for it.
  UrlPages(const std::vector<Entry>& entries, bool alone, StreamOptions& options);
  // Of a run that is canceled, the cookies are kept, too.
  ~UrlPages();
  UrlPages(const UrlPages&) = delete;
  UrlPages& operator=(const UrlPages&) = delete;

  // Opens the WARC that is read, the cookies and the WARC that is written. If this fails, nothing
  // may be fetched.
  std::optional<Error> open();

  // Returns the page of the URL entries[number]. The URLs come in their order; the ones behind it
  // are requested ahead. `page_number`: of the page in the output, from 1. Returns nullopt if the
  // run is canceled, or if cannot_keep().
  std::optional<Result<Page>> fetch(std::size_t number, std::size_t page_number);

  // Passes over the URL entries[number], which may have been requested already.
  void pass(std::size_t number);

  // Ends all transfers, and writes what is kept, once. Returns why that failed.
  std::optional<Error> close();

  // Whether a page could not be written to the WARC. close() says why.
  bool cannot_keep() const { return kept_ && kept_->error(); }
  std::size_t unchanged() const { return unchanged_; }

 private:
  std::optional<Result<Page>> crawl(std::size_t number, std::size_t page_number);
  void feed();
  std::optional<Fetched> take();
  Result<Page> judged(Result<Page> page) const;
  bool keep(const Fetched& fetched, std::size_t page_number);
  std::optional<Error> save_cookies();

  const std::vector<Entry>& entries_;
  bool alone_;
  StreamOptions& options_;
  std::unique_ptr<CookieJar> jar_;  // null: cookies are not kept
  std::unique_ptr<Fetcher> fetcher_;
  std::unique_ptr<Crawl> crawl_;
  std::size_t fed_ = 0;    // entries passed to crawl_
  std::size_t ahead_ = 0;  // pages requested from crawl_ and not taken yet
  std::size_t unchanged_ = 0;
  std::unique_ptr<Earlier> earlier_;  // moved into crawl_ when that is created
  std::unique_ptr<WarcWriter> kept_;
};

}  // namespace pith::internal
