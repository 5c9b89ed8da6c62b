#include "app/output/page_path.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/hash.h"
#include "base/utf8.h"
#include "fetch/fetch.h"
#include "input/file.h"

namespace pith::internal::app {
namespace {

// File systems allow 255 bytes; suffixes are added later.
constexpr std::size_t kMaxName = 180;
constexpr std::size_t kMaxPath = 900;
constexpr std::string_view kAmiss = "/\\:*?\"<>|";

// The last part is the file's name, without an extension.
using Parts = std::vector<std::string>;

std::string hash_name(std::string_view text) {
  std::array<char, 18> digits{};
  std::snprintf(digits.data(), digits.size(), "~%016llx",
                static_cast<unsigned long long>(fnv1a(text)));
  return digits.data();
}

std::string safe(std::string_view part) {
  std::string name(part);
  std::replace_if(
      name.begin(), name.end(),
      [](unsigned char c) {
        return c < 0x20 || c == 0x7F || kAmiss.find(static_cast<char>(c)) != std::string::npos;
      },
      '_');
  if (name.size() <= kMaxName) return name;
  std::size_t end = kMaxName;
  while (end > 0 && is_utf8_continuation(name[end])) --end;
  return name.substr(0, end) + hash_name(part);
}

// "/a/../b//c" -> a, b, c
Parts split(std::string_view path) {
  Parts parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if (!part.empty() && part != "." && part != "..") parts.emplace_back(part);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

Parts parts_of_file(std::string_view path) {
  Parts parts = split(path);
  if (parts.empty()) return {"page"};
  for (std::string& part : parts) {
    if (part.size() > 1 && part.ends_with('!')) part.pop_back();  // an archive
  }
  parts.back() = page_id(parts.back());
  return parts;
}

Parts parts_of_url(std::string_view url) {
  constexpr std::string_view kBeforeHost = "://";
  const std::size_t scheme = url.find(kBeforeHost);
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + kBeforeHost.size());
  url = url.substr(0, url.find('#'));
  const std::size_t end = std::min(url.find_first_of("/?"), url.size());
  std::string_view host = url.substr(0, end);
  host.remove_prefix(host.rfind('@') +
                     1);  // npos + 1 is 0; passwords must not appear in file names
  url.remove_prefix(end);
  const std::size_t question = std::min(url.find('?'), url.size());
  const std::string_view path = url.substr(0, question);
  Parts parts = split(host);
  if (parts.empty()) parts.emplace_back("page");
  Parts below = split(path);
  parts.insert(parts.end(), below.begin(), below.end());
  if (below.empty() || path.ends_with('/')) parts.emplace_back("index");
  if (question < url.size()) {
    parts.back().append("_").append(url.substr(question + 1));
  } else {
    parts.back() = page_id(parts.back());
  }
  return parts;
}

Parts parts_of(const std::string& id, std::string_view source, const std::string& url,
               const std::string& root) {
  if (!url.empty()) return parts_of_url(url);
  if (id != page_id(source)) {
    return url_scheme(id).empty() ? parts_of_file(id) : parts_of_url(id);
  }
  if (source == "-") return {"stdin"};
  if (!root.empty() && source.starts_with(root)) source.remove_prefix(root.size());
  return parts_of_file(source);
}

}  // namespace

// Joins all parts but the last, with a slash at the end, so that no folder has the name of a file.
std::string PagePaths::folder_of(const std::vector<std::string>& parts) {
  std::string folder;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    folder += safe(parts[i]);
    while (files_.contains(fnv1a(folder))) folder += '~';
    folders_.insert(fnv1a(folder));
    folder += '/';
  }
  return folder;
}

std::string PagePaths::path_of(const std::string& id, const std::string& source,
                               const std::string& url) {
  Parts parts = parts_of(id, source, url, root_);
  std::size_t length = 0;
  for (const std::string& part : parts) length += std::min(part.size(), kMaxName + 20) + 1;
  if (length > kMaxPath) {
    std::string whole;
    for (const std::string& part : parts) whole.append(part) += '/';
    parts = {parts.front(), hash_name(whole)};
  }
  const std::string stem = folder_of(parts) + safe(parts.back());
  std::string path = stem + extension_;
  std::uint32_t& last = files_.try_emplace(fnv1a(path), 0).first->second;
  if (last == 0 && !folders_.contains(fnv1a(path))) {
    last = 1;
    return path;
  }
  last = std::max(last, 1U);
  do {
    path = stem + "~" + std::to_string(++last) + extension_;
  } while (files_.contains(fnv1a(path)) || folders_.contains(fnv1a(path)));
  files_.emplace(fnv1a(path), 1);
  return path;
}

}  // namespace pith::internal::app
