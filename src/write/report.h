// The parts of a report, the page to look at of write_report(), for who writes several pages into
// one: head, pages, tail, in this order. The page itself is report.data.
#pragma once

#include <cstddef>
#include <string>

#include "pith/article.h"
#include "pith/write.h"

namespace pith {

std::string report_head();
// One page of it; at most 2 MB.
std::string report_page(const Article& article, const WriteOptions& options);
// `left_out`: pages that are not in it, which it then says.
std::string report_tail(std::size_t left_out);

}  // namespace pith
