// Reads the page of a web archive that Safari saved, which is a property list.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

std::unique_ptr<PageStream> open_webarchive(const std::string& path, const StreamOptions& options);
std::unique_ptr<PageStream> open_webarchive(std::unique_ptr<ByteStream> stream,
                                            const std::string& path, const StreamOptions& options);

}  // namespace pith::internal
