// All pages of files, folders, archives, WARC, mails, books and URLs as JSONL.
#include <pith/pith.h>

#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  pith::Extractor extractor;
  pith::Pages pages = pith::read_pages(std::vector<std::string>(argv + 1, argv + argc));
  for (const pith::Result<pith::Page>& next : pages) {
    if (!next.ok()) {
      std::cerr << next.error().to_string() << '\n';  // and reading goes on
      continue;
    }
    const pith::Page& page = next.value();
    extractor.options = pith::options_of(page);
    const pith::Article article = extractor.extract(page.bytes);
    std::cout << pith::write_jsonl(article, {.id = page.id, .source = page.source});
  }
  for (const auto& [reason, count] : pages.skipped()) std::cerr << count << " x " << reason << '\n';
}
