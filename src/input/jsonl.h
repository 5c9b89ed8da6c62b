// Pages as JSON objects, one a line (jsonlines.org).
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "pith/input.h"

namespace pith {

// Each object (json_object.h) holds "html" or "text" (plain text), and may hold "url", strings, and
// "id", a string, number, true or false; of several of one name the last counts, and null is as if
// it were not there. All other members are kept as they are written (Page::fields), and so is one
// of these that is of another kind ("url" and "id" of which are counted in skipped()). Pages
// without an id get the line's number. A line that is no such object, or for which there is no
// memory, is an error of its own; empty lines are nothing. Where packed input is damaged one error
// tells of it and of all up to the next object.
//
// Memory holds one line, and of it no more than the page once that is returned: twice the line's
// bytes at the most, and 200 bytes a member.
std::unique_ptr<PageSource> open_jsonl(const std::string& path, const InputOptions& options);
// The same of a stream; `path` names it.
std::unique_ptr<PageSource> open_jsonl(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const InputOptions& options);

}  // namespace pith
