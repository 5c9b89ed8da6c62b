// The options of extraction and writing in C.
#include <new>

#include "c/handles.h"

namespace c = pith::internal::c;

pith_options* pith_options_new() { return new (std::nothrow) pith_options; }

void pith_options_free(pith_options* options) { delete options; }

bool pith_options_set(pith_options* options, const char* name, const char* value) {
  return c::set_by_name(pith::extract_options(), options, name, value);
}

pith_buffer pith_option_problem(const char* name, const char* value) {
  return c::why_refused(pith::extract_options(), name, value);
}

const char* pith_option_name(size_t number) {
  return c::name_of_row(pith::extract_options(), number);
}

pith_write_options* pith_write_options_new() { return new (std::nothrow) pith_write_options; }

void pith_write_options_free(pith_write_options* options) { delete options; }

bool pith_write_options_set(pith_write_options* options, const char* name, const char* value) {
  return c::set_by_name(pith::write_options(), options, name, value);
}

pith_buffer pith_write_option_problem(const char* name, const char* value) {
  return c::why_refused(pith::write_options(), name, value);
}

const char* pith_write_option_name(size_t number) {
  return c::name_of_row(pith::write_options(), number);
}
