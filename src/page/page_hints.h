// What a page's head and URL say about the kind of page. It is plain data, which
// metadata/sources/page_hints.h reads. All of it may be missing; the blocks alone then decide.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/named.h"
#include "page/declared_text.h"

namespace pith::internal {

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
inline constexpr std::array<Named<Schema>, static_cast<std::size_t>(Schema::count_)> kSchemaNames =
    {{
        {Schema::article, "article", "an article"},
        {Schema::product, "product", "a product"},
        {Schema::list, "list", "a list"},
        {Schema::forum, "forum", "a forum"},
        {Schema::organization, "organization", "an organization"},
        {Schema::web_page, "web_page", "a web page"},
        {Schema::breadcrumb, "breadcrumb", "a breadcrumb trail"},
        {Schema::rating, "rating", "a rating"},
        {Schema::person, "person", "a person"},
    }};
static_assert(is_in_order(kSchemaNames));

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
inline constexpr std::array<Named<UrlKind>, static_cast<std::size_t>(UrlKind::count_)>
    kUrlKindNames = {{
        {UrlKind::forum, "forum", "a forum"},
        {UrlKind::product, "product", "a product"},
        {UrlKind::documentation, "documentation", "documentation"},
        {UrlKind::listing, "listing", "a listing"},
        {UrlKind::article, "article", "an article"},
        {UrlKind::service, "service", "a service"},
    }};
static_assert(is_in_order(kUrlKindNames));

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
  std::vector<DeclaredText> declared = {};
  // Paragraphs of JSON-LD (articleBody, a product's description, ...): the page's text where
  // scripts make the body (structured_text.h). Put together when asked for, which few pages need;
  // never null.
  std::function<std::vector<std::string>()> texts = [] { return std::vector<std::string>(); };
};

}  // namespace pith::internal
