// What a page's head and address say about the kind of page it is. Plain data; page_hints in
// metadata/ reads it. All of it may be missing, and then the blocks speak alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pith {

enum class OgType : std::uint8_t { none, other, article, website, product };

// Groups of schema.org types.
enum class Schema : std::uint8_t {
  article,
  product,
  list,
  forum,
  organization,
  web_page,
  breadcrumb,
  rating,
  person,
  count_,
};

// What a word of the path gives away.
enum class UrlKind : std::uint8_t {
  forum,
  product,
  documentation,
  listing,
  article,
  service,
  count_
};

struct UrlShape {
  bool known = false;
  float segments = 0;
  float slug_words = 0;       // of the last segment, parted by - and _
  float slug_characters = 0;  // of the last segment
  float digits = 0;           // in the path
  bool directory = false;     // ends in /
  std::array<bool, static_cast<std::size_t>(UrlKind::count_)> kinds = {};
};

struct PageHints {
  OgType og_type = OgType::none;
  // Any @type in JSON-LD, any itemtype.
  std::array<bool, static_cast<std::size_t>(Schema::count_)> schemas = {};
  bool published_time = false;  // <meta property=article:published_time>
  UrlShape url = {};
};

// What the head tells besides metadata.
struct HeadFacts {
  PageHints hints = {};
  // Paragraphs of JSON-LD (articleBody, a product's description, ...): the page's text where
  // scripts make the body (structured_text.h). Put together when asked for, which few pages need;
  // never null.
  std::function<std::vector<std::string>()> texts = [] { return std::vector<std::string>(); };
};

}  // namespace pith
