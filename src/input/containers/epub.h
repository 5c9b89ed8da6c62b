// Pages of an EPUB book: its chapters.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

// Reads each document of the book's spine in reading order as a page, and names it "PATH!/MEMBER".
// Documents that the spine calls auxiliary (notes, answers) are read too. Its navigation document
// and a cover that is nothing but a picture are counted in skipped(). A book that is encrypted
// (DRM) is an error. The text of the whole book is in memory.
std::unique_ptr<PageStream> open_epub(const std::string& path, const StreamOptions& options);
std::unique_ptr<PageStream> open_epub(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options);

}  // namespace pith::internal
