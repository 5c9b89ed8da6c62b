// Reads JSON in UTF-16, which Windows tools write, as UTF-8.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"

namespace pith::internal {

// The same stream if it does not begin like UTF-16, or one over its text in UTF-8. Nothing may have
// been consumed. Unpaired surrogates become U+FFFD.
// `path` is its name.
Result<std::unique_ptr<ByteStream>> in_utf8(std::unique_ptr<ByteStream> stream,
                                            const std::string& path);

}  // namespace pith::internal
