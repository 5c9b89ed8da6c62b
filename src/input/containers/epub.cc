#include "input/containers/epub.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <new>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "input/book.h"
#include "input/containers/reader.h"
#include "input/containers/zip_members.h"
#include "input/file.h"
#include "input/html_text.h"
#include "text/character_reference.h"
#include "text/decode.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// The largest book that is read from a pipe or an archive; comics and books with sound have some
// 100 MB. Chosen.
constexpr std::size_t kMaxBookBytes = 500'000'000;
// The text of a book, decompressed: the largest novels have 5 MB. Chosen.
constexpr std::size_t kMaxTextBytes = 200'000'000;
// Its package lists a line for each document and picture. Chosen.
constexpr std::size_t kMaxPackageBytes = 20'000'000;
// A cover has a picture, and perhaps a title. Chosen.
constexpr float kMaxCoverWords = 10;

constexpr const char* kDocument = "such a document";
constexpr const char* kNavigation = "navigation documents";
constexpr const char* kCover = "covers";
constexpr const char* kNoText = "parts that are not text";

float words_in_body(std::string_view page) {
  const std::size_t body = page.find("<body");
  if (body != std::string_view::npos) page.remove_prefix(body);
  return count_text(rough_text(page, " ")).words;
}

bool has_picture(std::string_view page) {
  return page.find("<img") != std::string_view::npos ||
         page.find("<image") != std::string_view::npos ||
         page.find(":image") != std::string_view::npos;
}

// The first <title> of a page with its tags, or "".
std::string_view title_element(std::string_view page) {
  constexpr std::string_view kEnd = "</title>";
  const std::size_t head = page.substr(0, page.find("<body")).find("<title>");
  const std::size_t end = head == std::string_view::npos ? head : page.find(kEnd, head);
  return end == std::string_view::npos ? std::string_view()
                                       : page.substr(head, end + kEnd.size() - head);
}

class Epub : public ContainerReader {
 public:
  Epub(std::string path, const StreamOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    if (ended_) return std::nullopt;
    try {
      if (!is_open_) {
        if (std::optional<Error> error = open()) return end(*error);
      }
      while (next_ < book_.parts.size()) {
        if (std::optional<Result<Page>> page = read(book_.parts[next_++])) return page;
      }
    } catch (const std::bad_alloc&) {
      return end(Error{Error::Kind::unreadable, path_, "out of memory: the rest is not read"});
    }
    if (any_page_) return end(std::nullopt);
    return end(Error{Error::Kind::empty, path_, "a book without any text"});
  }

  std::optional<double> share_read() const override {
    if (!is_open_) return std::nullopt;
    return static_cast<double>(next_) / static_cast<double>(book_.parts.size());
  }

 private:
  Error unsupported(const std::string& why) const { return {Error::Kind::unsupported, path_, why}; }

  Result<ZipMembers> zip() {
    if (!stream_) {
      Result<std::unique_ptr<ByteStream>> opened = ByteStream::open(path_);
      if (!opened) return opened.error();
      // Any part of a file can be read again.
      const bool is_plain = path_ != "-" && opened.value()->packing().empty();
      if (is_plain && opened.value()->seek_back(0)) return ZipMembers::of_file(path_);
      stream_ = std::move(opened.value());
    }
    Result<std::string> bytes = rest_of(*stream_, path_, kMaxBookBytes);
    stream_.reset();
    if (!bytes) return of_fixed_limit(bytes.error(), "a book");
    return ZipMembers::of_bytes(path_, std::move(bytes.value()));
  }

  std::optional<Error> open() {
    const Result<ZipMembers> opened = zip();
    if (!opened) return opened.error();
    const ZipMembers& book = opened.value();
    const auto read = [&book](const std::set<std::string>& names) {
      return book.read(names, kMaxPackageBytes, kMaxPackageBytes);
    };
    const auto first = read({kContainerPath, kEncryptionPath});
    if (!first) return first.error();
    const auto container = first.value().find(kContainerPath);
    if (container == first.value().end()) {
      return unsupported("not an EPUB book: it has no " + std::string(kContainerPath));
    }
    if (!container->second) return of_fixed_limit(container->second.error(), kDocument);
    const std::string package = package_path(container->second.value());
    if (package.empty()) return unsupported("its container names no package");
    const auto second = read({package});
    if (!second) return second.error();
    const auto content = second.value().find(package);
    if (content == second.value().end()) {
      return unsupported("\"" + package + "\", which its container names, is not in it");
    }
    if (!content->second) return of_fixed_limit(content->second.error(), kDocument);
    book_ = read_package(content->second.value(), package);
    if (!book_.flaw.empty()) return unsupported(package + ": " + book_.flaw);
    const auto encryption = first.value().find(kEncryptionPath);
    if (encryption != first.value().end()) {
      if (!encryption->second) return of_fixed_limit(encryption->second.error(), kDocument);
      if (is_encrypted(encryption->second.value())) {
        return unsupported(
            "encrypted (DRM): only a reading program that has its key can read it; get the book "
            "without DRM");
      }
    }
    return read_text(book);
  }

  bool is_encrypted(std::string_view encryption) const {
    const std::set<std::string> paths = encrypted_paths(encryption);
    return std::any_of(book_.parts.begin(), book_.parts.end(),
                       [&paths](const BookPart& part) { return paths.contains(part.path); });
  }

  std::optional<Error> read_text(const ZipMembers& book) {
    std::set<std::string> wanted(book_.tables.begin(), book_.tables.end());
    for (const BookPart& part : book_.parts) {
      if (part.is_text) wanted.insert(part.path);
    }
    Result<ZipMembers::Members> text = book.read(wanted, options_.max_bytes, kMaxTextBytes);
    if (!text) return text.error();
    text_ = std::move(text.value());
    for (const std::string& table : book_.tables) {
      const auto found = text_.find(table);
      if (found != text_.end() && found->second) {
        titles_.merge(chapter_titles(found->second.value(), table));
      }
    }
    is_open_ = true;
    return std::nullopt;
  }

  std::optional<Result<Page>> read(const BookPart& part) {
    if (part.is_navigation) return skip(kNavigation);
    if (!part.is_text) return skip(kNoText);
    const std::string name = path_ + "!/" + part.path;
    const auto found = text_.find(part.path);
    if (found != text_.end() && found->second && is_cover(part, found->second.value())) {
      return skip(kCover);
    }
    any_page_ = true;
    if (found == text_.end()) {
      return Error{Error::Kind::not_found, name, "the book names it, but it is not in the file"};
    }
    if (!found->second) return found->second.error();
    const std::string bytes = std::move(found->second.value());
    if (bytes.empty()) return Error{Error::Kind::empty, name, "file is empty"};
    return page(name, part.path, bytes);
  }

  // Whether a document is nothing but the picture on the cover. Not every book says which one it
  // is.
  bool is_cover(const BookPart& part, std::string_view bytes) const {
    const bool may_be = next_ == 1 || book_.covers.contains(part.path);
    return may_be && has_picture(bytes) && words_in_body(bytes) <= kMaxCoverWords;
  }

  Page page(const std::string& name, const std::string& path, const std::string& bytes) const {
    Page page;
    page.id = page_id(path);
    page.source = name;
    // Books are in UTF-8 or UTF-16. The second has NUL bytes where tags are looked for.
    page.content_type = "application/xhtml+xml; charset=utf-8";
    page.bytes = decode(bytes).text();
    remove_title_of_book(page.bytes);
    const auto title = titles_.find(path);
    page.title_hint = title != titles_.end() ? title->second : book_.title;
    page.author_hint = book_.authors;
    page.date_hint = book_.date;
    page.language_hint = book_.language;
    page.site_hint = book_.title;
    return page;
  }

  // Many tools write the book's title into each chapter, where it says nothing.
  void remove_title_of_book(std::string& page) const {
    const std::string_view element = title_element(page);
    std::string title;
    append_decoded(title, element, ReferencesIn::text);
    if (!element.empty() && folded_key(title) == folded_key("<title>" + book_.title + "</title>")) {
      page.erase(static_cast<std::size_t>(element.data() - page.data()), element.size());
    }
  }

  std::string path_;
  StreamOptions options_;
  std::unique_ptr<ByteStream> stream_;
  Book book_;
  ZipMembers::Members text_;
  std::map<std::string, std::string> titles_;
  std::size_t next_ = 0;
  bool is_open_ = false;
  bool any_page_ = false;
};

}  // namespace

std::unique_ptr<PageStream> open_epub(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Epub>(path, options, nullptr);
}

std::unique_ptr<PageStream> open_epub(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options) {
  return std::make_unique<Epub>(path, options, std::move(stream));
}

}  // namespace pith::internal
