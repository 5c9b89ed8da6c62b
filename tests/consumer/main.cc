#include <pith/extract.h>
#include <pith/write.h>

#include <iostream>

int main() {
  const pith::Article article = pith::extract(
      "<title>Tides</title><nav><a href=/>Home</a></nav><article><h1>Tides</h1>"
      "<p>The sea rises and falls twice a day, and the harbour master writes down how far, in a "
      "book that nobody else has opened for twenty years.</p></article>");
  std::cout << pith::to_string(article.outcome) << '\n' << pith::write_text(article);
  return article.outcome == pith::Outcome::content ? 0 : 1;
}
