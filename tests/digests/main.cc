// pith_digests: compares the digests of all fixtures with those in a file, or writes it. It needs
// the core of the library only, so it runs wherever that does. `./bootstrap.sh arm64` runs it on
// an emulated ARM machine.
//
//   pith_digests FILE           say which fixtures have another digest, and the digest of all
//   pith_digests FILE --write   make the file anew
#include <cstddef>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "digests/digests.h"

namespace {

namespace test = pith::internal::test;

int write(const std::string& path, const std::string& digests) {
  std::ofstream file(path, std::ios::binary);
  file << "# What pith makes of each fixture, as a digest that is the same for every compiler and\n"
          "# machine (tests/README.md). Made by: build/tests/digests/pith_digests "
          "fixtures/digests.txt --write\n"
       << digests;
  if (file.flush()) return 0;
  std::cerr << path << ": cannot be written\n";
  return 2;
}

int compare(const std::string& path, const std::string& digests) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return 2;
  }
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  const std::vector<std::string> differences = test::digest_differences(expected, digests);
  for (const std::string& line : differences) std::cout << line << '\n';
  std::cout << "digest of all: " << test::digest_of_all(digests) << ", expected "
            << test::digest_of_all(expected) << '\n';
  return differences.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) try {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  const bool writes = given.size() == 2 && given[1] == "--write";
  if (given.size() != 1 && !writes) {
    std::cerr << "usage: pith_digests FILE [--write]\n";
    return 2;
  }
  const std::string digests = test::digests_of_fixtures();
  return writes ? write(given[0], digests) : compare(given[0], digests);
} catch (const std::exception& problem) {
  std::cerr << "pith_digests: " << problem.what() << '\n';
  return 2;
}
