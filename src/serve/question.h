// What a request asks for: a page, and what is to be made of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "pith/options.h"
#include "pith/result.h"
#include "pith/write.h"

namespace pith::serve {

enum class Form : std::uint8_t { json, jsonl, text, markdown, html, report };

struct Question {
  std::string bytes = {};
  Options options = {};
  WriteOptions write = {};
  Form form = Form::json;
  bool by_url = false;  // the page is to be fetched from options.url
};

// Sets an option by its name (url, from, favor, comments, tables, links, images, explain, format,
// id). Returns what is wrong, or nothing.
std::string set_option(Question& question, const std::string& name, const std::string& value);

// Fills it from a JSON object {"html" or "text": ..., "url": ..., "id": ..., "options": {...}}. Of
// "url" alone the page is to be fetched, where the service `fetches`. Returns what is wrong, or
// nothing.
std::string read_json(Question& question, std::string_view body, bool fetches);

}  // namespace pith::serve
