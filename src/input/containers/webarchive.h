// Reads the page of a web archive that Safari saved, which is a property list.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "pith/input.h"

namespace pith::internal {

std::unique_ptr<PageSource> open_webarchive(const std::string& path, const InputOptions& options);
std::unique_ptr<PageSource> open_webarchive(std::unique_ptr<ByteStream> stream,
                                            const std::string& path, const InputOptions& options);

}  // namespace pith::internal
