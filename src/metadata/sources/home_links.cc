#include "metadata/sources/home_links.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/url.h"
#include "metadata/values/clean_text.h"
#include "metadata/values/titles.h"

namespace pith::internal {
namespace {

// A page has such links in its logo, its menu, its footer and its breadcrumbs.
constexpr std::size_t kMaxLinks = 16;
constexpr std::size_t kMaxNameBytes = 80;
// The address of a front page is hardly longer than its host.
constexpr std::size_t kMaxAddressBytes = 120;

bool is_front_path(std::string_view path) {
  constexpr std::array<std::string_view, 5> kFront = {"", "/", "/index.html", "/index.htm",
                                                      "/index.php"};
  for (std::string_view front : kFront) {
    if (path == front) return true;
  }
  return false;
}

// "https://example.org/a" and "//example.org/a" -> "example.org/a"; "" for others.
std::string_view after_slashes(std::string_view href) {
  for (const std::string_view scheme : {"http://", "https://", "//"}) {
    if (href.starts_with(scheme)) return href.substr(scheme.size());
  }
  return {};
}

// The text of a link, or the alternative text of a logo.
std::string name_of(Node anchor) {
  std::string name = fold_space(short_text(anchor, kMaxNameBytes));
  if (name.empty()) name = fold_space(anchor.attribute(Attr::title));
  if (name.empty()) name = fold_space(anchor.attribute(Attr::aria_label));
  for (Node child = anchor.first_child(); child && name.empty(); child = child.next_sibling()) {
    if (child.tag() == Tag::img) name = fold_space(child.attribute(Attr::alt));
  }
  return name;
}

}  // namespace

bool leads_to_front_page(std::string_view href) {
  href = trim_blank(href);
  if (href.empty() || href.size() > kMaxAddressBytes) return false;
  const std::string_view address = after_slashes(href);
  if (address.empty()) return href.front() == '/' && is_front_path(href);
  return is_front_path(address.substr(std::min(address.find('/'), address.size())));
}

bool is_front_page(std::string_view url) {
  constexpr std::array<std::string_view, 5> kTracking = {
      "utm_", "srsltid=", "gclid=", "fbclid=", "msclkid="};
  url = url.substr(0, url.find('#'));
  const std::size_t at = url.find('?');
  const std::string_view query = at < url.size() ? url.substr(at + 1) : "";
  const bool tracking = std::any_of(kTracking.begin(), kTracking.end(),
                                    [&](std::string_view key) { return query.starts_with(key); });
  return leads_to_front_page(query.empty() || tracking ? url.substr(0, at) : url);
}

bool is_front_page_link(Node heading) {
  Node node = heading.first_child();
  const auto skip_space = [&node] {
    while (node && (!node.is_element() && trim_blank(node.text()).empty()))
      node = node.next_sibling();
  };
  // Templates nest no deeper than <h1><span><a href="/">.
  constexpr int kDeepest = 4;
  for (int depth = 0; depth < kDeepest; ++depth) {
    skip_space();
    if (!node || !node.is_element()) return false;
    const Node element = node;
    node = node.next_sibling();
    skip_space();
    if (node) return false;
    if (element.tag() == Tag::a) return leads_to_front_page(element.attribute(Attr::href));
    node = element.first_child();
  }
  return false;
}

void HomeLinks::enter(const PlacedElement& element, Evidence& /*evidence*/) {
  if (element.node.tag() == Tag::a && element.place.front_page_link) add(element.node);
}

void HomeLinks::add(Node anchor) {
  if (links_.size() >= kMaxLinks) return;
  const std::string_view href = trim_blank(anchor.attribute(Attr::href));
  if (!leads_to_front_page(href)) return;
  std::string name = name_of(anchor);
  if (name.empty() || name.size() > kMaxNameBytes) return;
  const std::string_view address = after_slashes(href);
  const std::string_view host = address.substr(0, address.find_first_of("/:"));
  links_.push_back({std::move(name), host});
}

std::vector<std::string> HomeLinks::names(std::string_view host, std::string_view path) const {
  std::vector<std::string> names;
  if (!host.empty() && is_front_path(path)) return names;
  for (const Link& link : links_) {
    const bool own = link.host.empty() || without_www(link.host) == without_www(host);
    if (own) names.push_back(link.text);
  }
  return names;
}

}  // namespace pith::internal
