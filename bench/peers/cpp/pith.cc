// pith, as a program would use it: input is the page's bytes and address, output is the kept text.

#include "bench/peers/cpp/page_loop.h"
#include "pith/extract.h"
#include "pith/version.h"
#include "pith/write.h"

int main(int argc, char** argv) {
  using pith::internal::bench::PageInMemory;
  return pith::internal::bench::page_loop(
      argc, argv, PITH_VERSION,
      [](const PageInMemory& page) {
        return pith::write_text(pith::extract(page.bytes, {.url = page.url}));
      },
      [](const PageInMemory& page) {
        return pith::write_html(pith::extract(page.bytes, {.url = page.url}),
                                {.links = true, .images = true});
      });
}
