#include <pith/pith.h>
#include <stdio.h>

int main(void) {
  static const char kPage[] =
      "<title>Tides</title><nav><a href=/>Home</a></nav><article><h1>Tides</h1>"
      "<p>The sea rises and falls twice a day, and the harbour master writes down how far, in a "
      "book that nobody else has opened for twenty years.</p></article>";
  pith_article* article = pith_extract(kPage, sizeof kPage - 1, NULL);
  pith_buffer text = pith_write(article, PITH_FORMAT_TEXT, NULL);
  puts(pith_outcome_name(pith_article_outcome(article)));
  fwrite(text.data, 1, text.length, stdout);
  pith_buffer_free(text);
  pith_article_free(article);
  return 0;
}
