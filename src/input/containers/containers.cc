#include "input/containers.h"

#include <algorithm>
#include <iterator>

#include "input/containers/archive.h"
#include "input/containers/epub.h"
#include "input/containers/feed.h"
#include "input/containers/har.h"
#include "input/containers/jsonl.h"
#include "input/containers/mail.h"
#include "input/containers/warc.h"
#include "input/containers/webarchive.h"

namespace pith::internal {
namespace {

constexpr std::string_view kWarc[] = {".warc", ".wet"};
constexpr std::string_view kJsonl[] = {".jsonl", ".ndjson"};
// .tar.gz and .tar.zst are .tar with the extension of a compression.
constexpr std::string_view kArchive[] = {".tar",  ".tar.xz", ".tar.bz2", ".tgz",
                                         ".tzst", ".txz",    ".tbz2",    ".zip"};
constexpr std::string_view kMail[] = {".eml"};
constexpr std::string_view kMbox[] = {".mbox"};
constexpr std::string_view kMhtml[] = {".mht", ".mhtml"};
constexpr std::string_view kWebarchive[] = {".webarchive"};
constexpr std::string_view kHar[] = {".har"};
constexpr std::string_view kWacz[] = {".wacz"};
constexpr std::string_view kEpub[] = {".epub"};
constexpr std::string_view kFeed[] = {".rss", ".atom"};

// Only kinds that other code names have an enumerator.
constexpr Container kContainers[] = {
    {InputKind::warc, "warc", "a WARC file", "A web archive of many pages, read record by record.",
     kWarc, open_warc, open_warc},
    {InputKind::jsonl, "jsonl", "a JSONL file",
     "A page per line: objects with \"html\" or \"text\" and optionally \"url\" and \"id\". Their "
     "other members are copied to the result unchanged.",
     kJsonl, open_jsonl, open_jsonl},
    {InputKind::archive, "archive", "an archive",
     "A tar (also compressed with gzip, zstd, xz or bzip2) or zip. Its files are read like those "
     "of a directory; \"source\" is ARCHIVE!/MEMBER.",
     kArchive, open_archive},
    {InputKind::mail, "mail", "a mail",
     "The HTML of a mail, or its text; mails that it holds are pages of their own. Attachments are "
     "skipped.",
     kMail, open_mail, open_mail, true},
    {InputKind::mbox, "mbox", "a file of mails (mbox)", "Mails, one after another.", kMbox,
     open_mail, open_mail},
    {InputKind::mhtml, "mhtml", "an MHTML file", "A page that a browser saved with all its parts.",
     kMhtml, open_mhtml, open_mhtml, true},
    {InputKind::webarchive, "webarchive", "a web archive of Safari", "The same by Safari.",
     kWebarchive, open_webarchive, open_webarchive, true},
    {InputKind::har, "har", "a HAR file",
     "What a browser received (HTTP Archive), as its developer tools save it.", kHar, open_har,
     open_har},
    {InputKind::wacz, "wacz", "a WACZ file",
     "A zip of WARC files with their indexes, as web archivers make it.", kWacz, open_wacz},
    {InputKind::epub, "epub", "a book (EPUB)",
     "A book: its chapters in reading order; \"source\" is BOOK!/CHAPTER. The book's title, "
     "authors, date and language are those of chapters that have none.",
     kEpub, open_epub, open_epub},
    {InputKind::feed, "feed", "a feed",
     "RSS, Atom or JSON Feed: its entries that have their full text. --list-from prints the links "
     "to the pages of all entries.",
     kFeed, open_feed, open_feed},
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
