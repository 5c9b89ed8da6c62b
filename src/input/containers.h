// Files that hold many pages: one table, from which --from, the help and the reading of folders and
// archives take what they need. A new container is a reader and a row.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "input/byte_stream.h"
#include "pith/input.h"

namespace pith {

struct Container {
  InputKind kind;
  const char* name;
  const char* meaning;                           // one sentence or more, for people
  std::span<const std::string_view> extensions;  // in lower case; .gz and .zst may follow each
  std::unique_ptr<PageSource> (*open)(const std::string& path, const InputOptions& options);
  // Reads one that is found below a directory or in an archive. Null: such files are left alone.
  std::unique_ptr<PageSource> (*open_stream)(std::unique_ptr<ByteStream> stream,
                                             const std::string& path,
                                             const InputOptions& options) = nullptr;
};

std::span<const Container> containers();

// The container of this kind; null for kinds that hold one page.
const Container* find_container(InputKind kind);

}  // namespace pith
