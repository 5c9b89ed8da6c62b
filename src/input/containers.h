// The table of containers, which are files that hold pages in a form of their own, mostly many.
// --from, the help and the readers of folders and archives use it. A new container needs a reader
// and a row.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "input/byte_stream.h"
#include "input/page_stream.h"

namespace pith::internal {

struct Container {
  InputKind kind;
  const char* name;
  const char* what;                              // "a WARC file"
  const char* meaning;                           // one or more sentences for the help
  std::span<const std::string_view> extensions;  // in lower case; .gz and .zst may follow each
  std::unique_ptr<PageStream> (*open)(const std::string& path, const StreamOptions& options);
  // Reads a container below a directory or in an archive. If it is null, such files are skipped.
  std::unique_ptr<PageStream> (*open_stream)(std::unique_ptr<ByteStream> stream,
                                             const std::string& path,
                                             const StreamOptions& options) = nullptr;
  bool is_one_page = false;  // as a rule
};

std::span<const Container> containers();

// Returns the container of this kind, or null for kinds that hold one page.
const Container* find_container(InputKind kind);

}  // namespace pith::internal
