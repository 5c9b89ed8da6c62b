// What extraction and writing are told, in C.
#include <new>

#include "c/handles.h"

using pith::Options;
using pith::WriteOptions;
using pith::c::set;
using pith::c::set_string;

pith_options* pith_options_new() { return new (std::nothrow) pith_options; }

void pith_options_free(pith_options* options) { delete options; }

bool pith_options_set_url(pith_options* options, const char* url, size_t length) {
  return set_string(options, &Options::url, url, length);
}

bool pith_options_set_content_type(pith_options* options, const char* type, size_t length) {
  return set_string(options, &Options::content_type, type, length);
}

bool pith_options_set_input(pith_options* options, pith_input input) {
  switch (input) {
    case PITH_INPUT_AUTOMATIC:
      return set(options, &Options::format, pith::InputFormat::automatic);
    case PITH_INPUT_HTML:
      return set(options, &Options::format, pith::InputFormat::html);
    case PITH_INPUT_TEXT:
      return set(options, &Options::format, pith::InputFormat::text);
  }
  return false;
}

bool pith_options_set_favor(pith_options* options, pith_favor favor) {
  switch (favor) {
    case PITH_FAVOR_BALANCED:
      return set(options, &Options::favor, pith::Favor::balanced);
    case PITH_FAVOR_PRECISION:
      return set(options, &Options::favor, pith::Favor::precision);
    case PITH_FAVOR_RECALL:
      return set(options, &Options::favor, pith::Favor::recall);
  }
  return false;
}

bool pith_options_set_comments(pith_options* options, bool keep) {
  return set(options, &Options::comments, keep);
}

bool pith_options_set_tables(pith_options* options, bool keep) {
  return set(options, &Options::tables, keep);
}

bool pith_options_set_explain(pith_options* options, bool explain) {
  return set(options, &Options::explain, explain);
}

bool pith_options_set_max_input_bytes(pith_options* options, size_t bytes) {
  return set(options, &Options::max_input_bytes, bytes);
}

bool pith_options_set_max_memory_bytes(pith_options* options, size_t bytes) {
  return set(options, &Options::max_memory_bytes, bytes);
}

bool pith_options_set_max_work(pith_options* options, size_t steps) {
  return set(options, &Options::max_work, steps);
}

pith_write_options* pith_write_options_new() { return new (std::nothrow) pith_write_options; }

void pith_write_options_free(pith_write_options* options) { delete options; }

bool pith_write_options_set_links(pith_write_options* options, bool write) {
  return set(options, &WriteOptions::links, write);
}

bool pith_write_options_set_images(pith_write_options* options, bool write) {
  return set(options, &WriteOptions::images, write);
}

bool pith_write_options_set_explain(pith_write_options* options, bool write) {
  return set(options, &WriteOptions::explain, write);
}

bool pith_write_options_set_id(pith_write_options* options, const char* id, size_t length) {
  return set_string(options, &WriteOptions::id, id, length);
}

bool pith_write_options_set_source(pith_write_options* options, const char* source, size_t length) {
  return set_string(options, &WriteOptions::source, source, length);
}
