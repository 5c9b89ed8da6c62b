/* The text and the authors of one page, from standard input. */
#include <pith/pith_c.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  char* page = NULL;
  size_t length = 0;
  for (size_t got = 1; got > 0; length += got) {
    char* more = realloc(page, length + 65536);
    if (more == NULL) return 2;
    page = more;
    got = fread(page + length, 1, 65536, stdin);
  }
  pith_article* article = pith_extract(page, length, NULL);
  const size_t authors = pith_article_field_count(article, PITH_FIELD_AUTHOR);
  for (size_t i = 0; i < authors; ++i) {
    const pith_sourced author = pith_article_field(article, PITH_FIELD_AUTHOR, i);
    fprintf(stderr, "%s (from %s)\n", author.value.data, author.source.data);
  }
  const bool found = pith_article_outcome(article) == PITH_OUTCOME_CONTENT;
  pith_buffer markdown = pith_write(article, PITH_FORMAT_MARKDOWN, NULL);
  fwrite(markdown.data, 1, markdown.length, stdout);
  pith_buffer_free(markdown);
  pith_article_free(article);
  free(page);
  return found ? 0 : 1;
}
