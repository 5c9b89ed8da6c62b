// The pass in front of Gumbo. It tokenizes the decoded text and makes the page's skeleton
// (skeleton.h). It leaves out nodes that no later stage reads, and limits the constructs for which
// Gumbo takes more than linear time. Except for the nodes left out, the tree that is built from its
// result is the tree of the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "html/skeleton.h"

namespace pith::internal {

// Left out: comments, <script> (JSON-LD and TeX stay), <style>, <svg>, what an <iframe> holds and
// the whole of one that may change the tree or has no address, attributes nobody reads, white space
// between tags beyond one character. Bounded: depth, open formatting elements and
// attributes per tag. Linear in the input, whatever it is. The skeleton points into `page`, which
// is UTF-8 of at most Skeleton::kMaxBytes.
// Work (Options::max_work) over `max_work` ends it with a skeleton that is not whole.
Skeleton prefilter(std::string_view page, std::size_t max_work = SIZE_MAX);

}  // namespace pith::internal
