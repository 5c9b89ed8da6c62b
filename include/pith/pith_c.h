/* pith in C: takes the bytes of a page and returns its main content and metadata. Link libpith_c.so
 * (pkg-config pith_c, or pith::c in CMake). For C++ see pith.h.
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
 *   pith_string        borrowed from the object it was read from; valid until that is freed
 *   const pith_block*  borrowed from its article; valid until that is freed
 *   pith_buffer, pith_article*, pith_options*, pith_write_options*, pith_site*
 *                      owned by the caller, who frees each with its own _free function
 * Arguments are only read during the call and never kept, but for pith_options_set_site(), whose
 * options borrow the site.
 *
 * Lengths and positions count bytes. All returned text is UTF-8. No call throws, prints, raises a
 * signal or ends the process. A NULL handle is an empty one: a NULL article has no values and no
 * blocks, and its strings are empty; NULL options are the defaults; freeing NULL does nothing.
 *
 * Nothing is kept between calls. Different threads may use different handles, and several may read
 * the same handle as long as none sets or frees it.
 *
 * For binary compatibility, structs that are passed by value never change, handles are opaque, and
 * enumerators keep their numbers. New enumerators may be added: give every switch a default. */
#ifndef PITH_PITH_C_H
#define PITH_PITH_C_H

#include <stdbool.h>
#include <stddef.h>

#include "pith/version.h"

#if defined(__GNUC__)
#define PITH_API __attribute__((visibility("default")))
#else
#define PITH_API
#endif

/* In C++ too, the enums are as wide as an int, so that they may hold numbers without enumerator. */
#ifdef __cplusplus
#define PITH_INT : int
extern "C" {
#else
#define PITH_INT
#endif

/* --- Strings and buffers ---------------------------------------------------------------------- */

/* A borrowed string. data is never NULL and ends in a zero byte, which length does not count. Text
 * from a page may itself contain zero bytes. */
typedef struct pith_string {
  const char* data;
  size_t length;
} pith_string;

/* An owned string. data is NULL if there is no result (out of memory, or an invalid argument), and
 * otherwise as above. */
typedef struct pith_buffer {
  char* data;
  size_t length;
} pith_buffer;

PITH_API void pith_buffer_free(pith_buffer buffer);

/* Returns the version of the loaded library, such as "1.0.0": PITH_VERSION of the headers that it
 * was built with. */
PITH_API const char* pith_version(void);

/* --- Options ---------------------------------------------------------------------------------- */

typedef struct pith_options pith_options;

/* Returns the defaults, which suit a page from the open web, or NULL when out of memory. */
PITH_API pith_options* pith_options_new(void);
PITH_API void pith_options_free(pith_options* options);

/* Sets an option by its name, which is that of a member of Options in options.h ("url", "favor",
 * "max_work"). The value is text that ends in a zero byte: true or false, decimal digits, or the
 * name of an enumerator (for "format": auto, html or text). Returns false and changes nothing if
 * the handle or a string is NULL, if the name is unknown, if the value is invalid, or when out of
 * memory. */
PITH_API bool pith_options_set(pith_options* options, const char* name, const char* value);
/* Returns why pith_options_set() refuses a value, to be put behind it ("is not one of true,
 * false"), or an empty text if it does not. There is no result if a string is NULL or when out of
 * memory. */
PITH_API pith_buffer pith_option_problem(const char* name, const char* value);
/* Returns the name of an option by its index, or NULL if the index is too high. */
PITH_API const char* pith_option_name(size_t number);

/* --- Extraction ------------------------------------------------------------------------------- */

typedef struct pith_article pith_article;

/* Returns an article for any bytes in any charset; its outcome says how the extraction ended.
 * Returns NULL only when out of memory, if bytes is NULL and length is not 0, or if length is above
 * PTRDIFF_MAX. */
PITH_API pith_article* pith_extract(const char* bytes, size_t length, const pith_options* options);
PITH_API void pith_article_free(pith_article* article);

/* How an extraction ended. With each but the last two, the article holds all that could be
 * extracted. */
typedef enum pith_outcome PITH_INT {
  PITH_OUTCOME_CONTENT = 0,         /* at least one block was kept */
  PITH_OUTCOME_NO_CONTENT = 1,      /* a page was read, but nothing in it is what was asked for */
  PITH_OUTCOME_NOT_HTML = 2,        /* binary data, an image, an archive, ... */
  PITH_OUTCOME_TOO_LARGE = 3,       /* over max_input_bytes: the beginning was read, as text */
  PITH_OUTCOME_BUDGET_EXCEEDED = 4, /* over max_memory_bytes or max_work: read as text */
  PITH_OUTCOME_OUT_OF_MEMORY = 5,   /* the article is empty */
  PITH_OUTCOME_CANCELED = 6,        /* no function of this header returns it */
} pith_outcome;

typedef enum pith_page_type PITH_INT {
  PITH_PAGE_UNKNOWN = 0,
  PITH_PAGE_ARTICLE = 1,
  PITH_PAGE_FORUM = 2,
  PITH_PAGE_PRODUCT = 3,
  PITH_PAGE_COLLECTION = 4,
  PITH_PAGE_LISTING = 5,
  PITH_PAGE_DOCUMENTATION = 6,
  PITH_PAGE_SERVICE = 7,
  PITH_PAGE_RECIPE = 8,
} pith_page_type;

/* The outcome of a NULL article is PITH_OUTCOME_NO_CONTENT. */
PITH_API pith_outcome pith_article_outcome(const pith_article* article);
/* The reason for the outcome in one line. Of PITH_OUTCOME_CONTENT it says where the text is from if
 * not from the page's body, of PITH_OUTCOME_NO_CONTENT which option leaves the page out and why,
 * that the page is empty, or that a script would have to fill it; else it is empty for these two.
 */
PITH_API pith_string pith_article_message(const pith_article* article);
/* Whether the page was read as plain text: because it is, or because it is over a limit. */
PITH_API bool pith_article_is_plain_text(const pith_article* article);
/* The URL as it was given. */
PITH_API pith_string pith_article_url(const pith_article* article);
/* The charset that the bytes were decoded from ("UTF-8", "windows-1252"). */
PITH_API pith_string pith_article_encoding(const pith_article* article);
PITH_API pith_page_type pith_article_page_type(const pith_article* article);
/* The evidence for the page type; only with explain. */
PITH_API pith_string pith_article_page_type_reason(const pith_article* article);
/* The word F1 to expect of this result, in (0, 1]; 0 means that there is no estimate. */
PITH_API float pith_article_confidence(const pith_article* article);

/* --- Metadata --------------------------------------------------------------------------------- */

/* The number of a field. Find a field without enumerator by its name. */
typedef enum pith_field PITH_INT {
  PITH_FIELD_NONE = -1,
  PITH_FIELD_TITLE = 0,
  PITH_FIELD_AUTHOR = 1,   /* any number */
  PITH_FIELD_DATE = 2,     /* ISO 8601: publication */
  PITH_FIELD_MODIFIED = 3, /* ISO 8601 */
  PITH_FIELD_SITE = 4,
  PITH_FIELD_DESCRIPTION = 5,
  PITH_FIELD_LANGUAGE = 6, /* BCP 47 */
  PITH_FIELD_CANONICAL_URL = 7,
  PITH_FIELD_IMAGE = 8,
  PITH_FIELD_TAG = 9,       /* any number */
  PITH_FIELD_CATEGORY = 10, /* any number */
  PITH_FIELD_LICENSE = 11,
  PITH_FIELD_DIRECTION = 12, /* "ltr" or "rtl" */
  PITH_FIELD_AMP_URL = 13,
  PITH_FIELD_FEED = 14, /* any number */
} pith_field;

/* Returns the JSON key of a field ("authors"), or NULL if there is no such field. */
PITH_API const char* pith_field_name(pith_field field);
/* Returns the field with this name, or PITH_FIELD_NONE. */
PITH_API pith_field pith_field_named(const char* name);

/* A value and the place in the page that it was taken from ("og:title", "json-ld", "h1"). */
typedef struct pith_sourced {
  pith_string value;
  pith_string source;
} pith_sourced;

/* Returns how many values a field has: 0 if it is unknown, and at most 1 unless the list of fields
 * says "any number". */
PITH_API size_t pith_article_field_count(const pith_article* article, pith_field field);
/* Returns a value of the field by its index. Both strings are empty if there is no such value. */
PITH_API pith_sourced pith_article_field(const pith_article* article, pith_field field,
                                         size_t index);

/* --- Blocks ----------------------------------------------------------------------------------- */

typedef struct pith_block pith_block;

typedef enum pith_kind PITH_INT {
  PITH_KIND_PARAGRAPH = 0,
  PITH_KIND_HEADING = 1,
  PITH_KIND_LIST_ITEM = 2,
  PITH_KIND_TABLE_CELL = 3,
  PITH_KIND_CODE = 4,
  PITH_KIND_CAPTION = 5,
  PITH_KIND_IMAGE = 6, /* nothing but images: its text is empty */
  PITH_KIND_MATH = 7,  /* a formula on a line of its own, in TeX */
  PITH_KIND_TERM = 8,
  PITH_KIND_DEFINITION = 9,
  PITH_KIND_CALLOUT_TITLE = 10, /* of a note or warning set apart from the text */
  PITH_KIND_EMBED = 11,         /* a video, post or sound of another site */
} pith_kind;

typedef enum pith_label PITH_INT {
  PITH_LABEL_BOILERPLATE = 0,  /* dropped */
  PITH_LABEL_MAIN_CONTENT = 1, /* kept */
  PITH_LABEL_COMMENT = 2,      /* a reader's comment, kept */
} pith_label;

/* Bytes [begin, end); the function that returns it says of what. */
typedef struct pith_range {
  size_t begin;
  size_t end;
} pith_range;

/* The blocks are in document order: only the kept ones, or all of them with explain. */
PITH_API size_t pith_article_block_count(const pith_article* article);
/* Returns NULL if the index is not below the count. */
PITH_API const pith_block* pith_article_block(const pith_article* article, size_t index);

PITH_API pith_kind pith_block_kind(const pith_block* block);
PITH_API pith_label pith_block_label(const pith_block* block);
/* The probability that the block is main content, in [0, 1]. */
PITH_API float pith_block_score(const pith_block* block);
PITH_API pith_string pith_block_text(const pith_block* block);
/* Why the block was kept or dropped; only with explain. */
PITH_API pith_string pith_block_reason(const pith_block* block);
/* The names of the steps that decided, separated by ", "; only with explain. */
PITH_API pith_string pith_block_decided_by(const pith_block* block);
/* The level is 1 to 6 for headings, and 0 for other blocks. */
PITH_API int pith_block_heading_level(const pith_block* block);
/* The number of <blockquote> elements around the block. */
PITH_API int pith_block_quote_depth(const pith_block* block);
/* The block's bytes in the page as it was given. The range is empty (begin == end) for text that
 * appears only in the page's JSON-LD. */
PITH_API pith_range pith_block_source(const pith_block* block);
/* The language of code as the page names it ("python"); empty if it does not. */
PITH_API pith_string pith_block_code_language(const pith_block* block);
/* Whether a thematic break (<hr>, "* * *") is before the block. */
PITH_API bool pith_block_break_before(const pith_block* block);
/* The label of the note that the block belongs to ("1"), to which spans of the kind
 * PITH_SPAN_NOTE_REFERENCE refer; empty for all other blocks. */
PITH_API pith_string pith_block_note(const pith_block* block);
/* Of plain text: how many line ends stand between this block and the one kept before it, at least
 * 1. Blocks of other pages have 0. */
PITH_API size_t pith_block_line_ends_before(const pith_block* block);

/* --- Spans: the markup in a block's text ------------------------------------------------------ */

typedef enum pith_span_kind PITH_INT {
  PITH_SPAN_NONE = -1,
  PITH_SPAN_LINK = 0,
  PITH_SPAN_EMPHASIS = 1,
  PITH_SPAN_STRONG = 2,
  PITH_SPAN_CODE = 3,
  PITH_SPAN_IMAGE = 4, /* its range is empty: it is before the byte at begin */
  PITH_SPAN_SUPERSCRIPT = 5,
  PITH_SPAN_SUBSCRIPT = 6,
  PITH_SPAN_DELETED = 7,
  PITH_SPAN_INSERTED = 8,
  PITH_SPAN_MARKED = 9,
  PITH_SPAN_QUOTATION = 10, /* <q>; its quotation marks are not in the text */
  PITH_SPAN_KEYBOARD = 11,
  PITH_SPAN_MATH = 12,           /* a formula in TeX, without delimiters */
  PITH_SPAN_NOTE_REFERENCE = 13, /* the mark of a note; its target is the note's label */
} pith_span_kind;

/* The spans of a block are sorted by where they begin, the longer first. They nest and never cross.
 * For an index that is not below the count, the kind is PITH_SPAN_NONE, the range and the strings
 * are empty. */
PITH_API size_t pith_block_span_count(const pith_block* block);
PITH_API pith_span_kind pith_block_span_kind(const pith_block* block, size_t index);
/* The bytes of pith_block_text() that the span covers. They begin and end between code points. */
PITH_API pith_range pith_block_span_range(const pith_block* block, size_t index);
/* Of a link and an image the URL, which is absolute if that of the page is known; of a reference
 * the label of its note. */
PITH_API pith_string pith_block_span_target(const pith_block* block, size_t index);
/* Of an image its alternative text; of the link of a PITH_KIND_EMBED block the title. */
PITH_API pith_string pith_block_span_alt(const pith_block* block, size_t index);
/* Of an image: the URL of the link around it, and its caption. */
PITH_API pith_string pith_block_span_link(const pith_block* block, size_t index);
PITH_API pith_string pith_block_span_caption(const pith_block* block, size_t index);
/* Whether white space follows an image where the text has none at that place. */
PITH_API bool pith_block_span_spaced(const pith_block* block, size_t index);

/* --- Places: lists, tables and what else is around a block ------------------------------------ */

/* The box that an item of a task list begins with. */
typedef enum pith_task PITH_INT {
  PITH_TASK_NONE = 0,
  PITH_TASK_OPEN = 1,
  PITH_TASK_DONE = 2,
} pith_task;

/* How many lists the block is in; 1 in an outermost list. In none, the others below are 0. */
PITH_API int pith_block_list_depth(const pith_block* block);
/* Whether the innermost list is an <ol>, and the item's number in it. */
PITH_API bool pith_block_list_ordered(const pith_block* block);
PITH_API int pith_block_list_number(const pith_block* block);
/* The id of the item, unique in the article. The blocks of an item share it. */
PITH_API size_t pith_block_list_item(const pith_block* block);
PITH_API pith_task pith_block_list_task(const pith_block* block);

typedef enum pith_alignment PITH_INT {
  PITH_ALIGNMENT_NONE = 0, /* the page does not say */
  PITH_ALIGNMENT_LEFT = 1,
  PITH_ALIGNMENT_CENTER = 2,
  PITH_ALIGNMENT_RIGHT = 3,
} pith_alignment;

/* The id of the data table that the block is in, unique in the article; 0 outside of tables. A
 * cell may hold several blocks. A caption of the table is in row 0. */
PITH_API size_t pith_block_table(const pith_block* block);
/* The cell's row and column, from 0. */
PITH_API size_t pith_block_table_row(const pith_block* block);
PITH_API size_t pith_block_table_column(const pith_block* block);
/* Whether the cell is a <th>. */
PITH_API bool pith_block_table_header(const pith_block* block);
PITH_API pith_alignment pith_block_table_alignment(const pith_block* block);

typedef enum pith_container_kind PITH_INT {
  PITH_CONTAINER_NONE = -1,
  PITH_CONTAINER_QUOTE = 0, /* with who said it */
  PITH_CONTAINER_LIST_ITEM = 1,
  PITH_CONTAINER_CALLOUT = 2,
  PITH_CONTAINER_DETAILS = 3,
  PITH_CONTAINER_DEFINITION_LIST = 4,
  PITH_CONTAINER_DEFINITION = 5,
  PITH_CONTAINER_NOTE = 6,     /* see pith_block_note() */
  PITH_CONTAINER_API_LIST = 7, /* the definition list of an API's documentation */
} pith_container_kind;

/* What is around the block, outermost first. Blocks in the same container share its kind and
 * id. For an index that is not below the count, the kind is PITH_CONTAINER_NONE and the id 0. */
PITH_API size_t pith_block_container_count(const pith_block* block);
PITH_API pith_container_kind pith_block_container_kind(const pith_block* block, size_t index);
/* Unique among the article's containers of this kind; of a list item pith_block_list_item(). */
PITH_API size_t pith_block_container_id(const pith_block* block, size_t index);

/* --- Sites: what the pages of a host have in common ---------------------------------------------
 *
 * Two passes over the pages of one or more hosts: first add them all to a site, then extract them
 * with options that have the site. Texts that most pages of a host have are its template. */

typedef struct pith_site pith_site;

/* Returns a site without pages (16 MB), or NULL when out of memory. */
PITH_API pith_site* pith_site_new(void);
PITH_API void pith_site_free(pith_site* site);
/* Adds a page. Its host is that of the option "url", or else of the page's canonical URL; a page
 * without either is ignored. Returns false if the site is NULL, if the bytes are as pith_extract()
 * does not take them, or when out of memory. */
PITH_API bool pith_site_add(pith_site* site, const char* bytes, size_t length,
                            const pith_options* options);
/* Sets the site that extraction reads, or none (NULL). The options borrow it: it must outlive their
 * use. Several threads may read a site to which no page is added. */
PITH_API void pith_options_set_site(pith_options* options, const pith_site* site);

/* --- Names ------------------------------------------------------------------------------------ */

/* Return the names used in JSON, explanations and Python ("main_content"); other numbers are
 * "unknown". */
PITH_API const char* pith_outcome_name(pith_outcome outcome);
PITH_API const char* pith_page_type_name(pith_page_type type);
PITH_API const char* pith_kind_name(pith_kind kind);
PITH_API const char* pith_label_name(pith_label label);
PITH_API const char* pith_span_kind_name(pith_span_kind kind);
PITH_API const char* pith_task_name(pith_task task);
PITH_API const char* pith_alignment_name(pith_alignment alignment);
PITH_API const char* pith_container_kind_name(pith_container_kind kind);

/* --- Writing ---------------------------------------------------------------------------------- */

/* The number of a format. Find a format without enumerator by its name. */
typedef enum pith_format PITH_INT {
  PITH_FORMAT_NONE = -1,
  PITH_FORMAT_TEXT = 0,
  PITH_FORMAT_MARKDOWN = 1,
  PITH_FORMAT_HTML = 2,
  PITH_FORMAT_JSON = 3,
  PITH_FORMAT_JSONL = 4,
  PITH_FORMAT_EXPLAIN = 5, /* one line per block; needs explain */
  PITH_FORMAT_CSV = 6,
  PITH_FORMAT_CSV_BOM = 7,
  PITH_FORMAT_REPORT = 8, /* a web page that shows the decisions; needs explain */
  PITH_FORMAT_XML_TEI = 9,
} pith_format;

/* Returns the name of a format ("markdown"), or NULL if there is no such format. */
PITH_API const char* pith_format_name(pith_format format);
/* Returns the format with this name, or PITH_FORMAT_NONE. */
PITH_API pith_format pith_format_named(const char* name);

typedef struct pith_write_options pith_write_options;

/* Returns the defaults, or NULL when out of memory. */
PITH_API pith_write_options* pith_write_options_new(void);
PITH_API void pith_write_options_free(pith_write_options* options);
/* The next three are like pith_options_set(), pith_option_problem() and pith_option_name(), for the
 * members of WriteOptions in write.h ("links", "id"). */
PITH_API bool pith_write_options_set(pith_write_options* options, const char* name,
                                     const char* value);
PITH_API pith_buffer pith_write_option_problem(const char* name, const char* value);
PITH_API const char* pith_write_option_name(size_t number);

/* Returns the content of a file with this article in a format. There is no result if the number is
 * not a format, if the article is NULL, or when out of memory. */
PITH_API pith_buffer pith_write(const pith_article* article, pith_format format,
                                const pith_write_options* options);

#ifdef __cplusplus
}
#endif

#endif
