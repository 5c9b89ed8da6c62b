/* The C API used from C11, and given what no caller should give it. Exit code 0: all holds. */
#include <pith/pith_c.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                              \
  do {                                                                \
    if (!(condition)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                     \
    }                                                                 \
  } while (0)

static const char kPage[] =
    "<html lang=en><head><title>Tides | Gazette</title><meta name=author content='Ana Reyes'>"
    "<meta property='article:tag' content='sea'><meta property='article:tag' content='moon'>"
    "<meta property='article:published_time' content='2025-03-18T06:40:12+00:00'></head><body>"
    "<nav><ul><li><a href=/>Home</a><li><a href=/a>Archive</a><li><a href=/b>Contact</a></ul></nav>"
    "<article><h1>Tides</h1><p>The sea rises and falls twice a day, and the harbour master writes "
    "down how far, in a <a href=/book>book</a> that nobody else has opened for twenty years.</p>"
    "<h2>Spring tides</h2><p>At new and full moon the sun and the moon pull together, and the "
    "water "
    "comes up over the steps of the old customs house, where the children wait for it.</p>"
    "</article><footer>Copyright 2025 Gazette. All rights reserved.</footer></body></html>";

static bool equals(pith_string string, const char* expected) {
  return string.length == strlen(expected) && memcmp(string.data, expected, string.length) == 0 &&
         string.data[string.length] == '\0';
}

static bool holds(pith_string string, const char* part) {
  return strstr(string.data, part) != NULL;
}

/* The page in memory of exactly its size, so that a sanitizer sees a read past its end. */
static pith_article* extract(const char* page, const pith_options* options) {
  const size_t length = strlen(page);
  char* copy = malloc(length);
  pith_article* article = NULL;
  if (copy == NULL) abort();
  memcpy(copy, page, length); /* NOLINT(bugprone-not-null-terminated-result): no end is meant */
  article = pith_extract(copy, length, options);
  free(copy);
  return article;
}

static void writes(const pith_article* article, pith_format format,
                   const pith_write_options* options, const char* expected) {
  pith_buffer buffer = pith_write(article, format, options);
  CHECK(buffer.data != NULL);
  if (buffer.data == NULL) return;
  CHECK(strlen(buffer.data) == buffer.length);
  if (strstr(buffer.data, expected) == NULL) {
    fprintf(stderr, "format %d lacks '%s':\n%s\n", (int)format, expected, buffer.data);
    ++failures;
  }
  pith_buffer_free(buffer);
}

static void test_article(void) {
  pith_article* article = extract(kPage, NULL);
  const pith_block* heading = pith_article_block(article, 1);
  pith_range source = {0, 0};
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_CONTENT);
  CHECK(equals(pith_article_message(article), ""));
  CHECK(equals(pith_article_url(article), ""));
  CHECK(pith_article_encoding(article).length > 0);
  CHECK(pith_article_page_type(article) == PITH_PAGE_ARTICLE);
  CHECK(pith_article_confidence(article) > 0 && pith_article_confidence(article) <= 1);
  CHECK(pith_article_block_count(article) == 3);
  CHECK(pith_block_kind(heading) == PITH_KIND_HEADING);
  CHECK(pith_block_label(heading) == PITH_LABEL_MAIN_CONTENT);
  CHECK(pith_block_heading_level(heading) == 2);
  CHECK(pith_block_quote_depth(heading) == 0);
  CHECK(equals(pith_block_text(heading), "Spring tides"));
  CHECK(equals(pith_block_reason(heading), ""));
  CHECK(pith_block_score(heading) > 0 && pith_block_score(heading) <= 1);
  source = pith_block_source(heading);
  CHECK(source.end > source.begin &&
        strncmp(kPage + source.begin, "Spring tides", source.end - source.begin) == 0);
  CHECK(pith_article_block(article, 3) == NULL);
  pith_article_free(article);
}

static void test_metadata(void) {
  pith_article* article = extract(kPage, NULL);
  CHECK(equals(pith_article_field(article, PITH_FIELD_TITLE, 0).value, "Tides"));
  CHECK(pith_article_field(article, PITH_FIELD_TITLE, 0).source.length > 0);
  CHECK(pith_article_field_count(article, PITH_FIELD_TITLE) == 1);
  CHECK(equals(pith_article_field(article, PITH_FIELD_TITLE, 1).value, ""));
  CHECK(equals(pith_article_field(article, PITH_FIELD_AUTHOR, 0).value, "Ana Reyes"));
  CHECK(holds(pith_article_field(article, PITH_FIELD_DATE, 0).value, "2025-03-18"));
  CHECK(equals(pith_article_field(article, PITH_FIELD_LANGUAGE, 0).value, "en"));
  CHECK(pith_article_field_count(article, PITH_FIELD_TAG) == 2);
  CHECK(equals(pith_article_field(article, PITH_FIELD_TAG, 1).value, "moon"));
  CHECK(pith_article_field_count(article, PITH_FIELD_LICENSE) == 0);
  CHECK(equals(pith_article_field(article, PITH_FIELD_LICENSE, 0).value, ""));
  pith_article_free(article);
}

static void test_options(void) {
  static const char kUrl[] = "https://example.org/post";
  pith_options* options = pith_options_new();
  pith_article* article = NULL;
  size_t dropped = 0;
  size_t i = 0;
  CHECK(pith_options_set(options, "url", kUrl));
  CHECK(pith_options_set(options, "content_type", "text/html; charset=windows-1252"));
  CHECK(pith_options_set(options, "explain", "true"));
  CHECK(pith_options_set(options, "favor", "recall"));
  CHECK(pith_options_set(options, "tables", "false"));
  CHECK(pith_options_set(options, "comments", "true"));
  article = extract(kPage, options);
  CHECK(equals(pith_article_url(article), kUrl));
  CHECK(equals(pith_article_encoding(article), "windows-1252"));
  CHECK(pith_article_page_type_reason(article).length > 0);
  for (i = 0; i < pith_article_block_count(article); ++i) {
    const pith_block* block = pith_article_block(article, i);
    CHECK(pith_block_reason(block).length > 0);
    CHECK(pith_block_decided_by(block).length > 0);
    if (pith_block_label(block) == PITH_LABEL_BOILERPLATE) ++dropped;
  }
  CHECK(dropped > 0);
  writes(article, PITH_FORMAT_EXPLAIN, NULL, "Copyright 2025");
  writes(article, PITH_FORMAT_REPORT, NULL, "Copyright 2025");
  writes(article, PITH_FORMAT_JSONL, NULL, "\"blocks\":[");
  pith_article_free(article);

  CHECK(pith_options_set(options, "max_input_bytes", "200"));
  article = extract(kPage, options);
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_TOO_LARGE);
  CHECK(pith_article_message(article).length > 0);
  pith_article_free(article);

  CHECK(pith_options_set(options, "max_input_bytes", "1000000"));
  CHECK(pith_options_set(options, "max_work", "3"));
  article = extract(kPage, options);
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_BUDGET_EXCEEDED);
  pith_article_free(article);

  CHECK(pith_options_set(options, "max_work", "1000000"));
  CHECK(pith_options_set(options, "max_memory_bytes", "1"));
  article = extract(kPage, options);
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_BUDGET_EXCEEDED);
  pith_article_free(article);
  pith_options_free(options);
}

static void problem_is(pith_buffer problem, const char* wanted) {
  CHECK(problem.data != NULL && strcmp(problem.data, wanted) == 0);
  pith_buffer_free(problem);
}

static void test_problems(void) {
  problem_is(pith_option_problem("tables", "maybe"), "is not one of false, true, off, on, 0, 1");
  problem_is(pith_option_problem("tables", "true"), "");
  problem_is(pith_option_problem("tabels", "true"), "is not an option");
  problem_is(pith_option_problem("max_work", "-1"), "is not a number");
  problem_is(pith_write_option_problem("links", "2"), "is not one of false, true, off, on, 0, 1");
  CHECK(pith_option_problem(NULL, "true").data == NULL);
  CHECK(pith_write_option_problem("links", NULL).data == NULL);
}

/* Ten pages of a host with a text in common, which reads like content. */
static void test_sites(void) {
  static const char kCommon[] = "The harbor of the town is open all year, and boats are welcome.";
  pith_options* options = pith_options_new();
  pith_site* site = pith_site_new();
  pith_article* alone = NULL;
  pith_article* among_others = NULL;
  char page[1024];
  int i = 0;
  for (i = 0; i < 10; ++i) {
    char url[64];
    snprintf(url, sizeof url, "https://example.org/%d", i);
    snprintf(
        page, sizeof page,
        "<title>Tides</title><body><p>%s</p><p>On day %d of the month the sea rose %d feet, and "
        "the keeper wrote it into his book.</p>",
        kCommon, i, i * 7);
    CHECK(pith_options_set(options, "url", url));
    CHECK(pith_site_add(site, page, strlen(page), options));
  }
  CHECK(pith_options_set(options, "explain", "true"));
  alone = extract(page, options);
  pith_options_set_site(options, site);
  among_others = extract(page, options);
  CHECK(!equals(pith_block_decided_by(pith_article_block(alone, 0)), "site"));
  CHECK(pith_block_label(pith_article_block(alone, 0)) == PITH_LABEL_MAIN_CONTENT);
  CHECK(pith_block_label(pith_article_block(among_others, 0)) == PITH_LABEL_BOILERPLATE);
  CHECK(pith_block_label(pith_article_block(among_others, 1)) == PITH_LABEL_MAIN_CONTENT);
  pith_article_free(alone);
  pith_article_free(among_others);
  CHECK(!pith_site_add(NULL, page, 1, NULL) && !pith_site_add(site, NULL, 1, NULL));
  pith_options_set_site(options, NULL);
  pith_options_set_site(NULL, site);
  pith_options_free(options);
  pith_site_free(site);
  pith_site_free(NULL);
}

static void test_plain_text(void) {
  pith_options* options = pith_options_new();
  pith_article* article = NULL;
  CHECK(pith_options_set(options, "format", "text"));
  article = extract("<b> is the tag for bold text, and this line speaks of it at some length.\n",
                    options);
  writes(article, PITH_FORMAT_TEXT, NULL, "<b> is the tag");
  CHECK(pith_article_is_plain_text(article) && !pith_article_is_plain_text(NULL));
  pith_article_free(article);
  pith_options_free(options);
}

static void test_formats(void) {
  pith_options* options = pith_options_new();
  pith_write_options* how = pith_write_options_new();
  pith_article* article = NULL;
  CHECK(pith_options_set(options, "url", "https://example.org/post"));
  article = extract(kPage, options);
  writes(article, PITH_FORMAT_TEXT, NULL, "The sea rises");
  writes(article, PITH_FORMAT_MARKDOWN, NULL, "## Spring tides");
  writes(article, PITH_FORMAT_HTML, NULL, "<h2>Spring tides</h2>");
  writes(article, PITH_FORMAT_JSON, NULL, "\"title\": \"Tides\"");
  writes(article, PITH_FORMAT_JSONL, NULL, "\"title\":\"Tides\"");
  writes(article, PITH_FORMAT_CSV, NULL, "Tides,");
  writes(article, PITH_FORMAT_CSV_BOM, NULL, "Tides,");
  writes(article, PITH_FORMAT_XML_TEI, NULL, "<title>Tides</title>");
  CHECK(pith_write_options_set(how, "links", "true"));
  CHECK(pith_write_options_set(how, "images", "true"));
  CHECK(pith_write_options_set(how, "id", "page-1"));
  CHECK(pith_write_options_set(how, "source", "a.html"));
  writes(article, PITH_FORMAT_MARKDOWN, how, "[book](https://example.org/book)");
  writes(article, PITH_FORMAT_JSONL, how, "\"id\":\"page-1\",\"source\":\"a.html\"");
  CHECK(pith_write_options_set(how, "with_formats", "html"));
  CHECK(pith_write_options_set(how, "with_formats", "markdown"));
  CHECK(!pith_write_options_set(how, "with_formats", "markdown,pdf"));
  CHECK(pith_write_options_set(how, "front_matter", "true"));
  writes(article, PITH_FORMAT_MARKDOWN, how, "---\ntitle: Tides\nauthors:\n  - Ana Reyes\n");
  writes(article, PITH_FORMAT_JSONL, how, "\"markdown\":\"---\\ntitle: Tides");
  writes(article, PITH_FORMAT_JSONL, how, "\"html\":\"<p>The sea rises");
  pith_article_free(article);
  pith_write_options_free(how);
  pith_options_free(options);
}

/* Prints the rows of every table, which tests/python/test_surfaces.py compares with other surfaces,
 * and holds that each can be used. */
static void list_tables(void) {
  pith_article* article = extract(kPage, NULL);
  pith_options* options = pith_options_new();
  pith_write_options* how = pith_write_options_new();
  const char* name = NULL;
  int i = 0;
  for (i = 0; (name = pith_field_name((pith_field)i)) != NULL; ++i) {
    CHECK((int)pith_field_named(name) == i);
    printf("field %s\n", name);
  }
  for (i = 0; (name = pith_format_name((pith_format)i)) != NULL; ++i) {
    CHECK((int)pith_format_named(name) == i);
    writes(article, (pith_format)i, NULL, "");
    printf("format %s\n", name);
  }
  for (i = 0; (name = pith_option_name((size_t)i)) != NULL; ++i) {
    /* Each takes one of these. */
    CHECK(pith_options_set(options, name, "true") || pith_options_set(options, name, "7") ||
          pith_options_set(options, name, "html") || pith_options_set(options, name, "recall") ||
          pith_options_set(options, name, "en") || pith_options_set(options, name, "2026-11-30") ||
          pith_options_set(options, name, "title"));
    printf("option %s\n", name);
  }
  for (i = 0; (name = pith_write_option_name((size_t)i)) != NULL; ++i) {
    /* Each takes one of these. */
    CHECK(pith_write_options_set(how, name, "true") ||
          pith_write_options_set(how, name, "markdown,html"));
    printf("write option %s\n", name);
  }
  CHECK(strcmp(pith_field_name(PITH_FIELD_AUTHOR), "authors") == 0);
  CHECK(strcmp(pith_field_name(PITH_FIELD_FEED), "feeds") == 0);
  CHECK(strcmp(pith_format_name(PITH_FORMAT_EXPLAIN), "explain") == 0);
  CHECK(pith_field_name(PITH_FIELD_NONE) == NULL && pith_format_name(PITH_FORMAT_NONE) == NULL);
  CHECK(pith_field_named("nonsense") == PITH_FIELD_NONE && pith_field_named(NULL) == -1);
  CHECK(pith_format_named("nonsense") == PITH_FORMAT_NONE && pith_format_named(NULL) == -1);
  pith_write_options_free(how);
  pith_options_free(options);
  pith_article_free(article);
}

static const char kMarkedPage[] =
    "<html lang=en><head><title>Tides</title></head><body><article><h1>Tides</h1>"
    "<p>Caf\xC3\xA9 keepers write 10<sup>6</sup> cups in a <a href=/book><b>book</b></a> that "
    "nobody "
    "else in the harbor has opened for twenty years<sup><a href=#fn1 id=r1>1</a></sup>.</p>"
    "<figure><a href=/large><img src=/a.jpg alt='A boat'></a><figcaption>The boat at six."
    "</figcaption></figure>"
    "<p>The sea rises and falls twice a day, and the harbor master writes down how far it came, "
    "which takes the formula <math><mi>x</mi></math> and a pencil.</p>"
    "<ul><li><input type=checkbox checked disabled> Write down the tide of the morning in the book "
    "<li><input type=checkbox disabled> Write down the tide of the evening in the other book</ul>"
    "<blockquote><p>The water comes up over the steps of the old customs house, where the children "
    "wait "
    "for it, and goes again.</p></blockquote>"
    "<table><tr><th>Day<th align=right>Height in the harbor<tr><td>Monday<td align=right>4.2 m"
    "<tr><td>Tuesday<td align=right>4.4 m</table>"
    "<hr><p>At new and full moon the sun and the moon pull together, and the water comes up over "
    "the steps of the old customs house, where the children wait for it.</p>"
    "<pre><code class=language-python>print(tide)\nprint(moon)</code></pre>"
    "<p>That is all that the harbor master has to say about the tides of the year that begins.</p>"
    "<section class=footnotes><ol><li id=fn1><p>The keeper of the book has it from his father, who "
    "kept it for as long. <a href=#r1>&#8617;</a></p></ol></section></article></body></html>";

static const pith_block* first_of(const pith_article* article, pith_kind kind) {
  for (size_t i = 0; i < pith_article_block_count(article); ++i) {
    const pith_block* block = pith_article_block(article, i);
    if (pith_block_kind(block) == kind) return block;
  }
  fprintf(stderr, "no block is a %s\n", pith_kind_name(kind));
  ++failures;
  return NULL;
}

/* The index of the first span of a kind; the number of spans where there is none. */
static size_t span_of(const pith_block* block, pith_span_kind kind) {
  size_t i = 0;
  while (i < pith_block_span_count(block) && pith_block_span_kind(block, i) != kind) ++i;
  return i;
}

static bool covers(const pith_block* block, pith_span_kind kind, const char* expected) {
  const pith_range range = pith_block_span_range(block, span_of(block, kind));
  return range.end - range.begin == strlen(expected) &&
         strncmp(pith_block_text(block).data + range.begin, expected, strlen(expected)) == 0;
}

static void test_spans(void) {
  pith_options* options = pith_options_new();
  pith_article* article = NULL;
  const pith_block* block = NULL;
  size_t image = 0;
  CHECK(pith_options_set(options, "url", "https://example.org/post"));
  article = extract(kMarkedPage, options);
  block = pith_article_block(article, 0);
  CHECK(covers(block, PITH_SPAN_SUPERSCRIPT, "6"));
  CHECK(covers(block, PITH_SPAN_LINK, "book") && covers(block, PITH_SPAN_STRONG, "book"));
  CHECK(equals(pith_block_span_target(block, span_of(block, PITH_SPAN_LINK)),
               "https://example.org/book"));
  CHECK(equals(pith_block_span_target(block, span_of(block, PITH_SPAN_NOTE_REFERENCE)), "1"));
  block = first_of(article, PITH_KIND_IMAGE);
  image = span_of(block, PITH_SPAN_IMAGE);
  CHECK(equals(pith_block_span_target(block, image), "https://example.org/a.jpg"));
  CHECK(equals(pith_block_span_alt(block, image), "A boat"));
  CHECK(equals(pith_block_span_link(block, image), "https://example.org/large"));
  CHECK(equals(pith_block_span_caption(block, image), "The boat at six."));
  CHECK(!pith_block_span_spaced(block, image));
  pith_article_free(article);
  pith_options_free(options);
}

static void test_places(void) {
  pith_article* article = extract(kMarkedPage, NULL);
  const pith_block* item = first_of(article, PITH_KIND_LIST_ITEM);
  const pith_block* cell = first_of(article, PITH_KIND_TABLE_CELL);
  const pith_block* code = first_of(article, PITH_KIND_CODE);
  size_t breaks = 0;
  size_t quoted = 0;
  size_t noted = 0;
  size_t right = 0;
  size_t i = 0;
  CHECK(pith_block_list_depth(item) == 1 && !pith_block_list_ordered(item));
  CHECK(pith_block_list_task(item) == PITH_TASK_DONE);
  CHECK(pith_block_container_count(item) == 1);
  CHECK(pith_block_container_kind(item, 0) == PITH_CONTAINER_LIST_ITEM);
  CHECK(pith_block_container_id(item, 0) == pith_block_list_item(item));
  CHECK(pith_block_table(cell) == 1 && pith_block_table_header(cell));
  CHECK(pith_block_table_row(cell) == 0 && pith_block_table_column(cell) == 0);
  CHECK(equals(pith_block_code_language(code), "python"));
  for (i = 0; i < pith_article_block_count(article); ++i) {
    const pith_block* block = pith_article_block(article, i);
    if (pith_block_break_before(block)) ++breaks;
    if (pith_block_container_kind(block, 0) == PITH_CONTAINER_QUOTE) ++quoted;
    if (pith_block_table_alignment(block) == PITH_ALIGNMENT_RIGHT) ++right;
    CHECK(pith_block_line_ends_before(block) == 0);
    if (pith_block_note(block).length == 0) continue;
    ++noted;
    CHECK(equals(pith_block_note(block), "1"));
    CHECK(pith_block_container_kind(block, pith_block_container_count(block) - 1) ==
          PITH_CONTAINER_NOTE);
  }
  CHECK(breaks == 1 && quoted == 1 && noted == 1 && right == 3);
  pith_article_free(article);
}

static void test_captions(void) {
  pith_options* options = pith_options_new();
  pith_article* article = NULL;
  CHECK(pith_options_set(options, "captions", "true"));
  article = extract(kMarkedPage, options);
  writes(article, PITH_FORMAT_TEXT, NULL, "The boat at six.");
  writes(article, PITH_FORMAT_TEXT, NULL, "Day\tHeight in the harbor\nMonday\t4.2 m\n");
  pith_article_free(article);
  pith_options_free(options);
}

static void test_languages(void) {
  pith_options* options = pith_options_new();
  pith_article* article = NULL;
  CHECK(!pith_options_set(options, "languages", "english"));
  CHECK(pith_options_set(options, "languages", "de,fr"));
  article = extract(kMarkedPage, options);
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_NO_CONTENT);
  CHECK(strstr(pith_article_message(article).data, "wanted: de, fr") != NULL);
  pith_article_free(article);
  CHECK(pith_options_set(options, "languages", "en"));
  article = extract(kMarkedPage, options);
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_CONTENT);
  pith_article_free(article);
  pith_options_free(options);
}

static void test_selectors(void) {
  pith_options* options = pith_options_new();
  pith_article* article = NULL;
  CHECK(!pith_options_set(options, "select", "p:hover"));
  CHECK(pith_options_set(options, "select", "pre"));
  CHECK(pith_options_set(options, "drop", "nav"));
  article = extract(kMarkedPage, options);
  CHECK(pith_article_block_count(article) == 1);
  pith_article_free(article);
  CHECK(!pith_options_set(options, "with_metadata", "titel"));
  CHECK(!pith_options_set(options, "min_words", "some"));
  CHECK(pith_options_set(options, "min_words", "9"));
  article = extract(kMarkedPage, options);
  CHECK(strstr(pith_article_message(article).data, "wanted: 9 or more") != NULL);
  pith_article_free(article);
  pith_options_free(options);
}

/* No span, no container, no place. */
static void test_nothing(const pith_block* block, size_t index) {
  CHECK(pith_block_span_kind(block, index) == PITH_SPAN_NONE);
  CHECK(pith_block_span_range(block, index).end == 0);
  CHECK(equals(pith_block_span_target(block, index), ""));
  CHECK(equals(pith_block_span_alt(block, index), ""));
  CHECK(equals(pith_block_span_link(block, index), ""));
  CHECK(equals(pith_block_span_caption(block, index), ""));
  CHECK(!pith_block_span_spaced(block, index));
  CHECK(pith_block_container_kind(block, index) == PITH_CONTAINER_NONE);
  CHECK(pith_block_container_id(block, index) == 0);
  CHECK(pith_block_list_depth(block) == 0 && !pith_block_list_ordered(block));
  CHECK(pith_block_list_number(block) == 0 && pith_block_list_item(block) == 0);
  CHECK(pith_block_list_task(block) == PITH_TASK_NONE);
  CHECK(pith_block_table(block) == 0 && !pith_block_table_header(block));
  CHECK(pith_block_table_row(block) == 0 && pith_block_table_column(block) == 0);
  CHECK(pith_block_table_alignment(block) == PITH_ALIGNMENT_NONE);
  CHECK(equals(pith_block_code_language(block), "") && equals(pith_block_note(block), ""));
  CHECK(!pith_block_break_before(block) && pith_block_line_ends_before(block) == 0);
}

static void test_no_places(void) {
  pith_article* article = extract(kPage, NULL);
  const pith_block* block = pith_article_block(article, 0);
  CHECK(pith_block_span_count(block) == 1 && pith_block_container_count(block) == 0);
  test_nothing(block, 1);
  test_nothing(block, SIZE_MAX);
  CHECK(pith_block_span_count(NULL) == 0 && pith_block_container_count(NULL) == 0);
  test_nothing(NULL, 0);
  pith_article_free(article);
}

static void test_bad_arguments(void) {
  pith_options* options = pith_options_new();
  pith_article* empty = pith_extract(NULL, 0, NULL);
  const pith_sourced none = pith_article_field(NULL, PITH_FIELD_TITLE, 0);
  CHECK(pith_article_outcome(empty) == PITH_OUTCOME_NO_CONTENT);
  CHECK(pith_article_block_count(empty) == 0);
  writes(empty, PITH_FORMAT_TEXT, NULL, "");
  CHECK(pith_article_field_count(empty, (pith_field)99) == 0);
  CHECK(pith_article_field(empty, (pith_field)-1, SIZE_MAX).value.length == 0);
  CHECK(pith_write(empty, (pith_format)99, NULL).data == NULL);
  CHECK(pith_write(empty, PITH_FORMAT_NONE, NULL).data == NULL);
  pith_article_free(empty);

  CHECK(pith_extract(NULL, 1, NULL) == NULL);
  CHECK(pith_extract(NULL, SIZE_MAX, NULL) == NULL);
  CHECK(pith_extract("<p>", SIZE_MAX, NULL) == NULL);
  CHECK(pith_extract("<p>", (size_t)PTRDIFF_MAX + 1, NULL) == NULL);

  CHECK(!pith_options_set(options, "url", NULL));
  CHECK(!pith_options_set(options, NULL, "https://example.org"));
  CHECK(!pith_options_set(options, "speed", "3"));
  CHECK(!pith_options_set(options, "favor", "both"));
  CHECK(!pith_options_set(options, "format", ""));
  CHECK(!pith_options_set(options, "comments", "maybe"));
  CHECK(!pith_options_set(options, "max_work", "-1"));
  CHECK(!pith_options_set(options, "max_work", "99999999999999999999"));
  pith_options_free(options);

  CHECK(!pith_options_set(NULL, "url", ""));
  CHECK(!pith_write_options_set(NULL, "links", "true"));
  CHECK(pith_article_outcome(NULL) == PITH_OUTCOME_NO_CONTENT);
  CHECK(pith_article_page_type(NULL) == PITH_PAGE_UNKNOWN);
  CHECK(equals(pith_article_message(NULL), ""));
  CHECK(equals(pith_article_url(NULL), ""));
  CHECK(equals(pith_article_encoding(NULL), ""));
  CHECK(equals(pith_article_page_type_reason(NULL), ""));
  CHECK(pith_article_confidence(NULL) == 0.0F);
  CHECK(pith_article_block_count(NULL) == 0 && pith_article_block(NULL, 0) == NULL);
  CHECK(equals(none.value, "") && equals(none.source, ""));
  CHECK(equals(pith_block_text(NULL), "") && equals(pith_block_reason(NULL), ""));
  CHECK(pith_block_kind(NULL) == PITH_KIND_PARAGRAPH);
  CHECK(pith_block_label(NULL) == PITH_LABEL_BOILERPLATE);
  CHECK(pith_block_score(NULL) == 0.0F && pith_block_source(NULL).end == 0);
  CHECK(pith_block_heading_level(NULL) == 0 && pith_block_quote_depth(NULL) == 0);
  CHECK(pith_write(NULL, PITH_FORMAT_TEXT, NULL).data == NULL);
  pith_article_free(NULL);
  pith_options_free(NULL);
  pith_write_options_free(NULL);
  pith_buffer_free((pith_buffer){NULL, 0});
}

static void test_bytes_of_any_kind(void) {
  static const char kPicture[] =
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15";
  static const char kZeros[64] = {0};
  pith_article* article = pith_extract(kPicture, sizeof kPicture - 1, NULL);
  CHECK(pith_article_outcome(article) == PITH_OUTCOME_NOT_HTML);
  CHECK(equals(pith_article_message(article), "binary data"));
  pith_article_free(article);
  article = pith_extract(kZeros, sizeof kZeros, NULL);
  CHECK(article != NULL && pith_article_block_count(article) == 0);
  pith_article_free(article);
}

static void test_names(void) {
  CHECK(strcmp(pith_version(), PITH_VERSION) == 0);
  CHECK(strcmp(pith_outcome_name(PITH_OUTCOME_NOT_HTML), "not_html") == 0);
  CHECK(strcmp(pith_outcome_name(PITH_OUTCOME_BUDGET_EXCEEDED), "budget_exceeded") == 0);
  CHECK(strcmp(pith_page_type_name(PITH_PAGE_SERVICE), "service") == 0);
  CHECK(strcmp(pith_kind_name(PITH_KIND_IMAGE), "image") == 0);
  CHECK(strcmp(pith_label_name(PITH_LABEL_COMMENT), "comment") == 0);
  CHECK(strcmp(pith_label_name(PITH_LABEL_MAIN_CONTENT), "main_content") == 0);
  CHECK(strcmp(pith_outcome_name((pith_outcome)256), "unknown") == 0);
  CHECK(strcmp(pith_kind_name((pith_kind)-1), "unknown") == 0);
  CHECK(strcmp(pith_kind_name(PITH_KIND_EMBED), "embed") == 0);
  CHECK(strcmp(pith_span_kind_name(PITH_SPAN_NOTE_REFERENCE), "note_reference") == 0);
  CHECK(strcmp(pith_span_kind_name(PITH_SPAN_NONE), "unknown") == 0);
  CHECK(strcmp(pith_task_name(PITH_TASK_DONE), "done") == 0);
  CHECK(strcmp(pith_alignment_name(PITH_ALIGNMENT_RIGHT), "right") == 0);
  CHECK(strcmp(pith_container_kind_name(PITH_CONTAINER_NOTE), "note") == 0);
  CHECK(strcmp(pith_container_kind_name(PITH_CONTAINER_API_LIST), "api_list") == 0);
  CHECK(strcmp(pith_container_kind_name(PITH_CONTAINER_NONE), "unknown") == 0);
}

int main(void) {
  test_article();
  test_metadata();
  test_options();
  test_plain_text();
  test_problems();
  test_sites();
  test_formats();
  test_spans();
  test_places();
  test_captions();
  test_languages();
  test_selectors();
  test_no_places();
  test_bad_arguments();
  test_bytes_of_any_kind();
  test_names();
  list_tables();
  if (failures == 0) puts("the C API: all holds");
  return failures == 0 ? 0 : 1;
}
