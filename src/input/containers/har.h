// Reads the pages of a HAR file (HTTP Archive 1.2), which is what the developer tools of browsers
// save: one entry of the log at a time.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "pith/input.h"

namespace pith::internal {

std::unique_ptr<PageSource> open_har(const std::string& path, const InputOptions& options);
std::unique_ptr<PageSource> open_har(std::unique_ptr<ByteStream> stream, const std::string& path,
                                     const InputOptions& options);

}  // namespace pith::internal
