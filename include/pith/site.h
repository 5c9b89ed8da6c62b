// Template detection across the pages of a host: a text that appears on most of them belongs to the
// template, and a text that appears on a single page is probably content.
//
//   pith::Site site;
//   for (const auto& [url, bytes] : pages) site.add(pith::site_texts(bytes, {.url = url}));
//   for (const auto& [url, bytes] : pages) pith::extract(bytes, {.url = url, .site = &site});
//
// The method is that of Bar-Yossef and Rajagopalan (2002) and of Yi, Liu and Li (2003), reduced to
// the texts of blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pith/options.h"

namespace pith {

// The hashes of a page's texts, which are all that a Site needs of it.
struct SiteTexts {
  std::uint64_t host = 0;                // 0 if the host is unknown: the page is then ignored
  std::vector<std::uint64_t> keys = {};  // the hashes of its blocks, sorted, without repetitions
};

// Like extract(), it accepts any bytes, is a pure function and is thread-safe. The host is that of
// Options::url, or else of the page's canonical URL. Plain text has no texts here.
SiteTexts site_texts(std::string_view bytes, const Options& options = {}) noexcept;

// Counts on how many pages of its host each text appears. It takes 16 MB, and about 40 bytes for
// each text that repeats. It counts the first million of them, which is a hundred for each of ten
// thousand hosts. It may throw std::bad_alloc. Const members may be called on any thread. The
// counts depend only on the pages and their order.
class Site {
 public:
  Site();

  // Adds a page. A page with exactly the texts of an earlier page is a duplicate and is not
  // counted.
  void add(const SiteTexts& page);

  // The number of pages of a host that were counted.
  std::size_t pages(std::uint64_t host) const;
  // On how many of these pages a text appears. For texts that were seen once, the result is 0 or 1,
  // because a Bloom filter finds repetitions; of ten million texts, it is wrong for a few percent.
  std::size_t pages_with(std::uint64_t host, std::uint64_t key) const;

  // All that the site knows, to be stored or sent to another process. The bytes are the same on
  // every machine, and later versions read them. They take up to 36 for each text and for each
  // page, and at most 38 MB and 12 bytes for each host.
  std::string state() const;
  // Returns the site of such bytes, or nothing if state() has not written them.
  static std::optional<Site> of_state(std::string_view state);

 private:
  // Adds a hash to the Bloom filter. Returns whether it was there before.
  bool see(std::uint64_t number);

  std::vector<std::uint64_t> seen_;  // a Bloom filter of the texts and pages seen at least once
  std::unordered_map<std::uint64_t, std::uint32_t> repeated_;
  std::unordered_map<std::uint64_t, std::uint32_t> hosts_;
};

}  // namespace pith
