/* pith in C: a page's bytes in, its main content and metadata out. Link libpith.so (pkg-config
 * pith_c, or pith::c in CMake). For C++ see extract.h.
 *
 *   pith_article* article = pith_extract(bytes, length, NULL);
 *   if (pith_article_outcome(article) == PITH_OUTCOME_CONTENT) {
 *     pith_buffer text = pith_write(article, PITH_FORMAT_TEXT, NULL);
 *     fwrite(text.data, 1, text.length, stdout);
 *     pith_buffer_free(text);
 *   }
 *   pith_article_free(article);
 *
 * Ownership shows in the type:
 *   pith_string      borrowed from what it was read from, valid until that is freed
 *   const pith_block*  likewise, of its article
 *   pith_buffer, pith_article*, pith_options*, pith_write_options*
 *                    the caller's, each given back to its own _free function
 * Arguments are only read during the call and never kept.
 *
 * Lengths and positions are bytes. Text that comes out is UTF-8. No call throws, prints, raises a
 * signal or ends the process. NULL for a handle is an empty one: of a NULL article every count is 0
 * and every string empty, NULL options are the defaults, freeing NULL does nothing.
 *
 * Nothing is kept between calls. Different threads may use different handles, and all may read the
 * same one as long as nobody sets or frees it.
 *
 * Structs that are passed by value never change, handles are opaque, enumerators keep their
 * numbers, new ones may come: have a default in a switch. */
#ifndef PITH_PITH_H
#define PITH_PITH_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PITH_API __attribute__((visibility("default")))
#else
#define PITH_API
#endif

/* An enum as wide as an int for C++ too, where a number that is no enumerator is then defined. */
#ifdef __cplusplus
#define PITH_ENUM(name) enum name : int
extern "C" {
#else
#define PITH_ENUM(name) enum name
#endif

/* --- Strings and buffers -----------------------------------------------------------------------
 */

/* Borrowed. data is never NULL and ends in a zero byte that length does not count; text that comes
 * from a page may hold zero bytes itself. */
typedef struct pith_string {
  const char* data;
  size_t length;
} pith_string;

/* Owned. data is NULL when there is no result (out of memory, or an argument no call accepts), else
 * as above. */
typedef struct pith_buffer {
  char* data;
  size_t length;
} pith_buffer;

PITH_API void pith_buffer_free(pith_buffer buffer);

/* Version of the library that runs, "0.1.0". */
PITH_API const char* pith_version(void);

/* --- What extraction is told -------------------------------------------------------------------
 */

typedef struct pith_options pith_options;

/* The defaults, which suit a page from the open web; NULL when out of memory. */
PITH_API pith_options* pith_options_new(void);
PITH_API void pith_options_free(pith_options* options);

/* Sets an option by its name: that of a member of Options in options.h, which says what it does
 * ("url", "favor", "max_work"). The value is text that ends in a zero byte: true or false, decimal
 * digits, or the name of an enumerator (for "format": auto, html or text). Returns false, and
 * leaves the option as it was, for a NULL handle, NULL strings, an unknown name, a value that the
 * option cannot have, and when out of memory. */
PITH_API bool pith_options_set(pith_options* options, const char* name, const char* value);
/* The options' names, from 0; NULL from their number on. */
PITH_API const char* pith_option_name(size_t number);

/* --- Extraction --------------------------------------------------------------------------------
 */

typedef struct pith_article pith_article;

/* Any bytes in any charset give an article; the outcome says how it went. NULL only when out of
 * memory, when bytes is NULL and length is not 0, or when length is above PTRDIFF_MAX. */
PITH_API pith_article* pith_extract(const char* bytes, size_t length, const pith_options* options);
PITH_API void pith_article_free(pith_article* article);

/* How it ended. Whatever it is, the article holds all that could be saved. */
typedef PITH_ENUM(pith_outcome){
    PITH_OUTCOME_CONTENT = 0,        /* at least one block was kept */
    PITH_OUTCOME_NO_CONTENT = 1,     /* a page was read, nothing in it is main content */
    PITH_OUTCOME_NOT_HTML = 2,       /* binary data, an image, an archive, ... */
    PITH_OUTCOME_TOO_LARGE = 3,      /* over max_input_bytes: the beginning was read, as text */
    PITH_OUTCOME_BUDGET_EXCEEDED = 4 /* over max_memory_bytes or max_work: read as text */
} pith_outcome;

typedef PITH_ENUM(pith_page_type){
    PITH_PAGE_UNKNOWN = 0,       PITH_PAGE_ARTICLE = 1,    PITH_PAGE_FORUM = 2,
    PITH_PAGE_PRODUCT = 3,       PITH_PAGE_COLLECTION = 4, PITH_PAGE_LISTING = 5,
    PITH_PAGE_DOCUMENTATION = 6, PITH_PAGE_SERVICE = 7} pith_page_type;

/* A NULL article's outcome is PITH_OUTCOME_NO_CONTENT. */
PITH_API pith_outcome pith_article_outcome(const pith_article* article);
/* Why, in one line; empty for PITH_OUTCOME_CONTENT and PITH_OUTCOME_NO_CONTENT. */
PITH_API pith_string pith_article_message(const pith_article* article);
/* The address as it was given. */
PITH_API pith_string pith_article_url(const pith_article* article);
/* The charset the bytes were read in ("UTF-8", "windows-1252"). */
PITH_API pith_string pith_article_encoding(const pith_article* article);
PITH_API pith_page_type pith_article_page_type(const pith_article* article);
/* What spoke for it; with explain only. */
PITH_API pith_string pith_article_page_type_reason(const pith_article* article);
/* The word F1 to expect of this result, in (0, 1]; 0 says nothing about it. */
PITH_API float pith_article_confidence(const pith_article* article);

/* --- Metadata ----------------------------------------------------------------------------------
 */

/* The number of a field. Those of fields that have no enumerator are found by their names. */
typedef PITH_ENUM(pith_field){
    PITH_FIELD_NONE = -1,         PITH_FIELD_TITLE = 0,
    PITH_FIELD_AUTHOR = 1,   /* any number */
    PITH_FIELD_DATE = 2,     /* ISO 8601: published, or the last change where none is named */
    PITH_FIELD_MODIFIED = 3, /* ISO 8601 */
    PITH_FIELD_SITE = 4,          PITH_FIELD_DESCRIPTION = 5,
    PITH_FIELD_LANGUAGE = 6, /* BCP 47 */
    PITH_FIELD_CANONICAL_URL = 7, PITH_FIELD_IMAGE = 8,
    PITH_FIELD_TAG = 9,                                      /* any number */
    PITH_FIELD_CATEGORY = 10,                                /* any number */
    PITH_FIELD_LICENSE = 11,      PITH_FIELD_DIRECTION = 12, /* "ltr" or "rtl" */
    PITH_FIELD_AMP_URL = 13,      PITH_FIELD_FEED = 14       /* any number */
} pith_field;

/* The key of JSON ("authors"); NULL from the number of fields on. */
PITH_API const char* pith_field_name(pith_field field);
/* The field with this name, PITH_FIELD_NONE if there is none. */
PITH_API pith_field pith_field_named(const char* name);

/* A value and the place in the page it was taken from ("og:title", "json-ld", "h1"). */
typedef struct pith_sourced {
  pith_string value;
  pith_string source;
} pith_sourced;

/* How many values a field has: 0 when unknown, at most 1 where not said otherwise above. */
PITH_API size_t pith_article_field_count(const pith_article* article, pith_field field);
/* The field's value number index, from 0; both strings empty where there is none. */
PITH_API pith_sourced pith_article_field(const pith_article* article, pith_field field,
                                         size_t index);

/* --- Blocks ------------------------------------------------------------------------------------
 */

typedef struct pith_block pith_block;

typedef PITH_ENUM(pith_kind){
    PITH_KIND_PARAGRAPH = 0,  PITH_KIND_HEADING = 1, PITH_KIND_LIST_ITEM = 2,
    PITH_KIND_TABLE_CELL = 3, PITH_KIND_CODE = 4,    PITH_KIND_CAPTION = 5,
    PITH_KIND_IMAGE = 6 /* nothing but images: its text is empty */
} pith_kind;

typedef PITH_ENUM(pith_label){
    PITH_LABEL_BOILERPLATE = 0,  /* dropped */
    PITH_LABEL_MAIN_CONTENT = 1, /* kept */
    PITH_LABEL_COMMENT = 2       /* a reader's comment, kept */
} pith_label;

/* Bytes [begin, end) of the page as it was given. */
typedef struct pith_range {
  size_t begin;
  size_t end;
} pith_range;

/* In document order: the kept ones, or with explain all. */
PITH_API size_t pith_article_block_count(const pith_article* article);
/* NULL from block_count on. */
PITH_API const pith_block* pith_article_block(const pith_article* article, size_t index);

PITH_API pith_kind pith_block_kind(const pith_block* block);
PITH_API pith_label pith_block_label(const pith_block* block);
/* How sure it is main content, in [0, 1]. */
PITH_API float pith_block_score(const pith_block* block);
PITH_API pith_string pith_block_text(const pith_block* block);
/* Why it was kept or dropped; with explain only. */
PITH_API pith_string pith_block_reason(const pith_block* block);
/* The names of the steps that decided, separated by ", "; with explain only. */
PITH_API pith_string pith_block_decided_by(const pith_block* block);
/* 1 to 6 for headings, else 0. */
PITH_API int pith_block_heading_level(const pith_block* block);
/* Number of <blockquote> around it. */
PITH_API int pith_block_quote_depth(const pith_block* block);
/* Empty (begin == end) for text that is in the page's JSON-LD only. */
PITH_API pith_range pith_block_source(const pith_block* block);

/* The names used in JSON and explanations ("main_content"); "unknown" for other numbers. */
PITH_API const char* pith_outcome_name(pith_outcome outcome);
PITH_API const char* pith_page_type_name(pith_page_type type);
PITH_API const char* pith_kind_name(pith_kind kind);
PITH_API const char* pith_label_name(pith_label label);

/* --- Writing -----------------------------------------------------------------------------------
 */

/* The number of a format. Those of formats that have no enumerator are found by their names. */
typedef PITH_ENUM(pith_format){
    PITH_FORMAT_NONE = -1, PITH_FORMAT_TEXT = 0,  PITH_FORMAT_MARKDOWN = 1, PITH_FORMAT_HTML = 2,
    PITH_FORMAT_JSON = 3,  PITH_FORMAT_JSONL = 4, PITH_FORMAT_EXPLAIN = 5 /* a line a block: of an
                                                                             article made with
                                                                             explain */
} pith_format;

/* The name of -f ("markdown"); NULL from the number of formats on. */
PITH_API const char* pith_format_name(pith_format format);
/* The format with this name, PITH_FORMAT_NONE if there is none. */
PITH_API pith_format pith_format_named(const char* name);

typedef struct pith_write_options pith_write_options;

/* The defaults, NULL when out of memory. */
PITH_API pith_write_options* pith_write_options_new(void);
PITH_API void pith_write_options_free(pith_write_options* options);
/* The same for a member of WriteOptions in write.h ("links", "id"). */
PITH_API bool pith_write_options_set(pith_write_options* options, const char* name,
                                     const char* value);
PITH_API const char* pith_write_option_name(size_t number);

/* A file with this article in a format. No result for a number that is no format, a NULL article,
 * and when out of memory. */
PITH_API pith_buffer pith_write(const pith_article* article, pith_format format,
                                const pith_write_options* options);

#ifdef __cplusplus
}
#endif

#endif
