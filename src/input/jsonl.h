// Pages as JSON objects, one a line (jsonlines.org).
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "pith/input.h"

namespace pith {

// Each object holds "html" or "text" (flat text), and may hold "url" and "id"; its other members
// are kept as they are written (Page::fields). Pages without an id get the line's number. A line
// that is no such object is an error of its own; empty lines are nothing. Memory holds one line.
std::unique_ptr<PageSource> open_jsonl(const std::string& path, const InputOptions& options);
// The same of a stream; `path` names it.
std::unique_ptr<PageSource> open_jsonl(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const InputOptions& options);

}  // namespace pith
