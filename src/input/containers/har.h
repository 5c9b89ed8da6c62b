// Reads the pages of a HAR file (HTTP Archive 1.2), which is what the developer tools of browsers
// save: one entry of the log at a time.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

std::unique_ptr<PageStream> open_har(const std::string& path, const StreamOptions& options);
std::unique_ptr<PageStream> open_har(std::unique_ptr<ByteStream> stream, const std::string& path,
                                     const StreamOptions& options);

}  // namespace pith::internal
