#include <pith/extract.h>
#include <pith/input.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto source = pith::open_input(argv[1]);
  while (const auto page = source->next()) {
    if (!page->ok()) return 2;
    std::cout << pith::to_string(pith::extract(page->value().bytes).outcome) << '\n';
  }
  return 0;
}
