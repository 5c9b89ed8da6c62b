#include "digests/digests.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>

#include "base/hash.h"
#include "pith/extract.h"
#include "pith/version.h"

namespace pith::internal::test {
namespace {

std::string hex(std::uint64_t number) {
  std::string digits(16, '0');
  for (std::size_t i = digits.size(); i-- > 0; number >>= 4) {
    digits[i] = "0123456789abcdef"[number & 0xF];
  }
  return digits;
}

std::map<std::string, std::string> by_name(std::string_view digests) {
  std::map<std::string, std::string> found;
  std::istringstream lines{std::string(digests)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t space = line.find(' ');
    found[line.substr(0, space)] = space == std::string::npos ? "" : line.substr(space + 1);
  }
  return found;
}

// TEI documents name the version of pith. A release changes no digest.
void erase_version(std::string& text) {
  constexpr std::string_view kVersion = "version=\"" PITH_VERSION "\"";
  for (std::size_t at = 0; (at = text.find(kVersion, at)) != std::string::npos;) {
    text.erase(at, kVersion.size());
  }
}

}  // namespace

std::string digest_of(const TestPage& page) {
  std::string all;
  for (const Favor favor : {Favor::balanced, Favor::precision, Favor::recall}) {
    Options options = page.options;
    options.explain = true;
    options.favor = favor;
    options.comments = options.captions = favor != Favor::balanced;
    all += everything(extract(page.bytes, options));
  }
  erase_version(all);
  return hex(hash_bytes(all));
}

std::string digests_of_fixtures() {
  std::string lines;
  for (const TestPage& page : fixture_pages()) {
    lines += "pages/" + page.name + ' ' + digest_of(page) + '\n';
  }
  for (const TestPage& text : fixture_texts()) {
    lines += "text/" + text.name + ' ' + digest_of(text) + '\n';
  }
  return lines;
}

std::string digest_of_all(std::string_view digests) {
  std::string all;
  for (const auto& [name, digest] : by_name(digests)) all += name + ' ' + digest + '\n';
  return hex(hash_bytes(all));
}

std::vector<std::string> digest_differences(std::string_view expected, std::string_view found) {
  std::vector<std::string> lines;
  std::map<std::string, std::string> left = by_name(expected);
  for (const auto& [name, digest] : by_name(found)) {
    const auto known = left.find(name);
    if (known == left.end()) {
      lines.push_back(name + ": " + digest + ", and no digest was expected");
      continue;
    }
    if (known->second != digest) {
      lines.push_back(name + ": " + digest + ", expected " + known->second);
    }
    left.erase(known);
  }
  for (const auto& [name, digest] : left) {
    lines.push_back(name + ": there is no such fixture, expected " + digest);
  }
  return lines;
}

}  // namespace pith::internal::test
