// A page scored by a model that was trained for the purpose: own_model MODEL... < page.html
#include <pith/pith.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

std::string read(std::istream& in) { return {std::istreambuf_iterator<char>(in), {}}; }

int main(int argc, char** argv) {
  std::string text;  // what bench/train writes: scorer.model and plain.model, one after the other
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    text += read(file);
  }
  const pith::Result<pith::Model> model = pith::Model::parse(text);
  if (!model.ok()) {
    std::cerr << model.error().to_string() << '\n';
    return 2;
  }
  pith::Extractor extractor({.explain = true}, model.value());
  std::cout << pith::write_explain(extractor.extract(read(std::cin)));
}
