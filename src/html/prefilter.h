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

// It leaves out comments, <script> (except JSON-LD and TeX), <style>, <svg>, the content of an
// <iframe> (and the whole element if it may change the tree or has no address), attributes that no
// stage reads, and white space between tags beyond one character. It limits depth, open formatting
// elements and attributes per tag. The time is linear for any input. The skeleton points into
// `page`, which must be UTF-8 of at most Skeleton::kMaxBytes. If the work (Options::max_work)
// exceeds `max_work`, the skeleton is incomplete (Skeleton::whole).
Skeleton prefilter(std::string_view page, std::size_t max_work = SIZE_MAX);

}  // namespace pith::internal
