// Pages of a feed: RSS, Atom or JSON Feed.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

// Of PageStream::skipped(): entries that are no page, because they have a summary or nothing.
inline constexpr char kEntriesWithoutText[] = "entries without their full text";

// Reads every entry that has its full text, in the order of the feed. Its source is "PATH:NUMBER",
// its URL the entry's link. Others are counted in skipped(). A feed of which no entry has its text
// is an error that says how to get the pages. The whole feed is in memory.
std::unique_ptr<PageStream> open_feed(const std::string& path, const StreamOptions& options);
std::unique_ptr<PageStream> open_feed(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options);

}  // namespace pith::internal
