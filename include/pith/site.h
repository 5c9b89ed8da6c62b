// What the pages of a host have in common. Seen together they teach what one page can't: a text
// that stands on most of them is the template's, one that stands on a single page is that page's.
//
//   pith::Site site;
//   for (const auto& [url, bytes] : pages) site.add(pith::site_texts(bytes, {.url = url}));
//   for (const auto& [url, bytes] : pages) pith::extract(bytes, {.url = url, .site = &site});
//
// The idea is that of template detection (Bar-Yossef and Rajagopalan 2002; Yi, Liu and Li 2003),
// reduced to the texts of blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pith/options.h"

namespace pith {

// A page's texts as numbers: all that a Site is told of it.
struct SiteTexts {
  std::uint64_t host = 0;                // 0: not known, the page teaches nothing
  std::vector<std::uint64_t> keys = {};  // of its blocks, sorted, each once
};

// Total, pure and thread-safe as extract(). The host is that of Options::url, else of the page's
// canonical address. Plain text has none of the blocks that repeat, and gives nothing.
SiteTexts site_texts(std::string_view bytes, const Options& options = {}) noexcept;

// Takes 16 MB and some 40 bytes for each text that repeats, of which it counts the first million:
// a hundred a host for ten thousand hosts. May throw std::bad_alloc. Const members may be called
// from any threads; what it holds depends on the pages and their order only.
class Site {
 public:
  Site();

  // A page all of whose texts are those of an earlier page is the same page, and not counted.
  void add(const SiteTexts& page);

  // Pages of a host that were counted.
  std::size_t pages(std::uint64_t host) const;
  // On how many of them a text stands; of those seen once (or, of ten million texts, wrongly a few
  // in a hundred) 0 or 1.
  std::size_t pages_with(std::uint64_t host, std::uint64_t key) const;

 private:
  // Whether it was there before; remembers it.
  bool see(std::uint64_t number);

  std::vector<std::uint64_t> seen_;  // a Bloom filter of texts and pages seen once at least
  std::unordered_map<std::uint64_t, std::uint32_t> repeated_;
  std::unordered_map<std::uint64_t, std::uint32_t> hosts_;
};

}  // namespace pith
