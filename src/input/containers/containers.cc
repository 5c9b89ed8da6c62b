#include "input/containers.h"

#include <algorithm>
#include <iterator>

#include "input/containers/archive.h"
#include "input/containers/jsonl.h"
#include "input/containers/warc.h"

namespace pith::internal {
namespace {

constexpr std::string_view kWarc[] = {".warc", ".wet"};
constexpr std::string_view kJsonl[] = {".jsonl", ".ndjson"};
// .tar.gz and .tar.zst are .tar with the extension of a compression.
constexpr std::string_view kArchive[] = {".tar",  ".tar.xz", ".tar.bz2", ".tgz",
                                         ".tzst", ".txz",    ".tbz2",    ".zip"};

// Only kinds that other code names have an enumerator.
constexpr Container kContainers[] = {
    {InputKind::warc, "warc", "A web archive of many pages, read record by record.", kWarc,
     open_warc, open_warc},
    {InputKind::jsonl, "jsonl",
     "A page per line: objects with \"html\" or \"text\" and optionally \"url\" and \"id\". Their "
     "other members are copied to the result unchanged.",
     kJsonl, open_jsonl, open_jsonl},
    {InputKind::archive, "archive",
     "A tar (also compressed with gzip, zstd, xz or bzip2) or zip. Its files are read like those "
     "of a directory; \"source\" is ARCHIVE!/MEMBER.",
     kArchive, open_archive},
};

}  // namespace

std::span<const Container> containers() { return kContainers; }

const Container* find_container(InputKind kind) {
  const auto* const found =
      std::find_if(std::begin(kContainers), std::end(kContainers),
                   [kind](const Container& container) { return container.kind == kind; });
  return found == std::end(kContainers) ? nullptr : found;
}

}  // namespace pith::internal
