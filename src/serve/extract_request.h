// A client's request: a page, and how to extract and write it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pith/options.h"
#include "pith/result.h"
#include "pith/write.h"

namespace pith::internal::serve {

struct ExtractRequest {
  std::string bytes = {};  // of the page
  Options options = {};
  WriteOptions write = {};
  const OutputFormat* format = find_format("json");
  bool by_url = false;   // the page has to be fetched from options.url
  bool by_form = false;  // the answer is to lead back to the form
};

// Sets an option by its name: `format`, or the flag or name of a row of the tables of options
// (option_table.h), except limits, which are not for clients to set. Returns what is wrong with it,
// or an empty string.
std::string set_option(ExtractRequest& request, const std::string& name, const std::string& value);

// What is wrong with the options together, or an empty string.
std::string validate_options(const ExtractRequest& request);

// Reads a JSON object {"html" or "text": ..., "url": ..., "id": ..., "options": {...}}. An object
// with "url" but no page sets by_url; that is an error unless `can_fetch`. Returns what is wrong,
// or an empty string.
std::string read_json(ExtractRequest& request, std::string_view body, bool can_fetch);

}  // namespace pith::internal::serve
