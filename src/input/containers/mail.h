// Reads mails, files of mails (mbox) and pages that browsers save as mails (MHTML), one mail at a
// time. mime.h reads the parts of a mail.
#pragma once

#include <memory>
#include <string>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

// One mail, or many if the first line is one of an mbox.
std::unique_ptr<PageStream> open_mail(const std::string& path, const StreamOptions& options);
std::unique_ptr<PageStream> open_mail(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options);

std::unique_ptr<PageStream> open_mhtml(const std::string& path, const StreamOptions& options);
std::unique_ptr<PageStream> open_mhtml(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const StreamOptions& options);

}  // namespace pith::internal
