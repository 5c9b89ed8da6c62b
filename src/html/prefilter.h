// What stands between the decoded text and Gumbo: a tokenizer-only pass that hands it the page's
// skeleton (skeleton.h), leaves out what no later stage reads, and bounds what makes Gumbo
// superlinear. The tree built from its result is the tree of the page less the nodes left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "html/skeleton.h"

namespace pith {

// Left out: comments, <script> (JSON-LD stays), <style>, <svg>, <iframe>, attributes nobody reads,
// white space between tags beyond one character. Bounded: depth, open formatting elements and
// attributes per tag. Linear in the input, whatever it is. The skeleton points into `page`, which
// is UTF-8 of at most Skeleton::kMostBytes.
// Work (Options::max_work) over `max_work` ends it with a skeleton that is not whole.
Skeleton prefilter(std::string_view page, std::size_t max_work = SIZE_MAX);

}  // namespace pith
