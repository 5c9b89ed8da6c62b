// pith_fuzz_seeds CORPUS: writes CORPUS/TARGET/seed-N for every target.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz/seeds.h"
#include "fuzz/targets.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: pith_fuzz_seeds CORPUS\n", stderr);
    return 2;
  }
  for (const pith::internal::fuzz::Target& target : pith::internal::fuzz::targets()) {
    const std::filesystem::path folder = std::filesystem::path(argv[1]) / target.name;
    std::filesystem::create_directories(folder);
    std::size_t number = 0;
    for (const std::string& seed : pith::internal::fuzz::seeds(target.name)) {
      std::ofstream file(folder / ("seed-" + std::to_string(number++)), std::ios::binary);
      file << seed;
      file.close();
      if (!file) {
        std::perror(folder.c_str());
        return 1;
      }
    }
  }
  return 0;
}
