// The main content and the metadata of one page, from standard input.
#include <pith/pith.h>

#include <iostream>
#include <iterator>
#include <string>

int main() {
  const std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  const pith::Article article = pith::extract(bytes, {.url = "https://example.org/tides"});
  if (article.outcome != pith::Outcome::content) {
    std::cerr << pith::to_string(article.outcome) << ": " << article.message << '\n';
    return 1;
  }
  std::cout << pith::write_markdown(article, {.links = true, .front_matter = true});
}
