// Reads pages from JSON objects, one per line (jsonlines.org).
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

// Each object (json_object.h) has the string "html" or "text" (plain text) or what
// StreamOptions::html_field and text_field call them, also within an object (json_path.h), and may
// have the string "url" and "id", which is a string, number, true or false. If a name repeats, the
// last member counts; null is ignored. All other members are kept as they are written
// (Page::fields), also those of these names that have another type ("url" and "id" of another type
// are counted in skipped()). Pages without an id get the number of their line. A line that is not
// such an object, or for which there is not enough memory, is an error of its own; empty lines are
// skipped. Damaged compressed input gives one error for the damage and everything up to the next
// object.
//
// One line is in memory at a time, and only the page of it once that is returned. It takes at most
// twice the bytes of the line, and 200 bytes per member.
std::unique_ptr<PageStream> open_jsonl(const std::string& path, const StreamOptions& options);
// The same for a stream. `path` is its name.
std::unique_ptr<PageStream> open_jsonl(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const StreamOptions& options);

}  // namespace pith::internal
