// Reads pages from files, directories, archives, standard input and URLs. This part does not depend
// on extraction, nor does extraction (extract.h) depend on it. Link pith::input to use it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pith/result.h"

namespace pith {

namespace internal {
class PageStream;
}

// The inline namespace distinguishes this Page from the one that the library's stages use.
inline namespace input {

// A page as it was read, before decoding.
struct Page {
  std::string id = {};  // file name without directory and extension, the URL, or a Message-ID
  // The id as JSON, if it is no string: a number, true or false of a JSONL object, as it was
  // written.
  std::string json_id = {};
  std::string source = {};  // the path or URL as given; "-" for standard input
  std::string url = {};     // the URL after redirects; empty for files
  // The Content-Type header of a fetched page. It is text/plain for .txt files that do not begin
  // like HTML, and for other files and standard input without any markup. Otherwise it is empty.
  std::string content_type = {};
  std::string bytes = {};
  // The bytes are known to be plain text: a WET record, or the "text" of a JSONL object.
  bool is_plain_text = false;
  // It was too large for InputOptions::max_bytes, and is not without the contents of its data:
  // URIs, which are left out.
  bool is_shrunk = false;
  // The other members of a JSONL object: name (with its quotes) and value, as they were written.
  std::vector<std::pair<std::string, std::string>> fields = {};
  // What the container says about the page: a mail's subject, sender and date, a feed's entry, a
  // book. See the options of the same names in options.h. Empty if it says nothing.
  std::string title_hint = {};
  std::string author_hint = {};
  std::string date_hint = {};
  std::string language_hint = {};
  std::string site_hint = {};
};

}  // namespace input

// The kind of an input.
enum class InputKind : std::uint8_t {
  automatic,  // decided by its name, or where that says nothing, by its content
  page,
  warc,
  jsonl,
  archive,  // tar (compressed or not) or zip
  mail,     // one mail, or many
  mbox,
  mhtml,       // a page that a browser saved as mail
  webarchive,  // the same by Safari
  har,         // what a browser received, as JSON
  wacz,        // a zip of WARC files
  epub,        // a book
  feed,        // RSS, Atom or JSON Feed
};

// How servers are asked for many pages. Each host gets one request at a time. Pages are returned in
// the order of the list, so a slow host delays the pages behind it; up to 10,000 URLs or 256 MB of
// pages are fetched ahead.
struct Politeness {
  bool obey_robots = true;  // robots.txt (RFC 9309), which is read once per host
  // Seconds between the end of a request and the next one to the same host. A Crawl-delay makes it
  // longer, up to 60 seconds.
  double delay = 1;
  int connections = 16;  // the maximum, to all hosts together
  // Retries after transient failures (408, 429, 5xx, no connection, no answer). They come after 2,
  // 4, 8... seconds, or after Retry-After, up to 300 seconds.
  int retries = 2;
  // Called a few times per second while a server is waited for. Returning true ends the stream.
  std::function<bool()> canceled = {};
};

// Defaults of InputOptions, for programs that have options of their own.
inline constexpr std::size_t kMaxPageBytes = 20'000'000;
inline constexpr double kPageTimeout = 30;  // seconds
inline constexpr const char* kHtmlField = "html";
inline constexpr const char* kTextField = "text";

struct InputOptions {
  InputKind kind = InputKind::automatic;  // the kind of every file and of standard input
  std::size_t max_bytes = kMaxPageBytes;  // the largest page, after decompression
  // Seconds for one page from connecting to its last byte, and for connecting alone.
  double timeout = kPageTimeout;
  double connect_timeout = 10;
  int max_redirects = 5;
  // The User-Agent header. Its first word is also the name for which robots.txt is read. Empty:
  // "pith/VERSION", and robots.txt is read for "pith".
  std::string user_agent = {};
  // More headers of requests for pages, "Name: value"; a line that is none is an Error. They are
  // sent to the hosts of the URLs that are asked for, but not to other hosts to which these
  // redirect, and not to robots.txt.
  std::vector<std::string> headers = {};
  // A file of cookies in the format of Netscape, which browsers, curl and wget export. All requests
  // share its cookies and those that servers set, which are written to it at the end. It need not
  // exist. Empty: each page begins without cookies. Needs a URL among the inputs.
  std::string cookie_jar = {};
  // Allows loopback, private and other addresses that are not public. If false, the address of
  // every connection is checked after the name is resolved. Connections through a proxy that the
  // environment names are not checked.
  bool allow_private = false;
  // Applies to lists and to several URLs.
  Politeness politeness = {};
  // Saves every fetched page unchanged in a WARC file of this name, which read_pages() can read. A
  // name that ends in .gz is compressed. The file is "NAME.part" until the end, and then replaces
  // an older file if any page was fetched. Needs a URL among the inputs. Empty: no file is written.
  std::string save_warc = {};
  // A WARC file of an earlier run, uncompressed or with one gzip member per record. Pages that have
  // an ETag or a Last-Modified in it get conditional requests (RFC 9110, 13) and are taken from it
  // if they have not changed. It is read once for its index, which takes about 300 bytes per URL.
  // If a URL has several records, the last one counts. Empty: there is no such file.
  std::string revisit = {};
  // Globs (fnmatch(3), in which '*' may stand for '/') for the files below directories. Those that
  // match none of `include`, unless it is empty, or one of `exclude` are passed over. A glob with
  // '/' is for the path below the directory, another one for the name of a file or a directory.
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};
  // For JSONL: the names of the members that hold the page, as markup or as plain text. If an
  // object has both, the markup is read, unless it has neither a word nor a script. "page.html" is
  // the member "html" of the object "page".
  std::string html_field = kHtmlField;
  std::string text_field = kTextField;
};

// The pages of one or more inputs, which are read one at a time.
//
//   for (const pith::Result<pith::Page>& page : pith::read_pages("crawl.warc.gz")) {
//     if (page.ok()) use(page.value()); else std::cerr << page.error().to_string() << '\n';
//   }
//
// A page that cannot be read is an Error, and reading continues behind it. A program that reads
// https URLs should ignore SIGPIPE, which a server raises that disconnects in the middle of a
// handshake. Not thread-safe: use it from one thread at a time. Pages that were moved from have no
// more pages, and their iterators are invalid.
class Pages {
 public:
  Pages(Pages&& other) noexcept;
  Pages& operator=(Pages&& other) noexcept;
  ~Pages();

  // An input iterator. ++ reads the next page, and begin() the first; reading begins only once.
  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = Result<Page>;

    Result<Page>& operator*() const { return *pages_->page_; }
    Result<Page>* operator->() const { return &*pages_->page_; }
    iterator& operator++() {
      pages_->read();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return !pages_->page_; }

   private:
    friend class Pages;
    explicit iterator(Pages* pages) : pages_(pages) {}
    Pages* pages_;
  };
  iterator begin();
  std::default_sentinel_t end() const { return {}; }

  // How many records, members or lines were skipped so far because they are not pages, by reason.
  std::map<std::string, std::size_t> skipped() const;
  // How many files below directories, members of archives and responses in web archives were not
  // read so far although they might be pages by their place, by what they are.
  std::map<std::string, std::size_t> passed_over() const;

 private:
  friend Pages read_pages(const std::string& input, const InputOptions& options);
  friend Pages read_pages(const std::vector<std::string>& inputs, const InputOptions& options);
  friend Pages read_list(const std::string& path, const InputOptions& options);
  explicit Pages(std::unique_ptr<internal::PageStream> stream);
  void read();

  std::unique_ptr<internal::PageStream> stream_;
  std::optional<Result<Page>> page_;
  bool begun_ = false;
};

// Reads an input, which is one of:
//   a file       .html .htm .xhtml .txt hold one page, and so do .mht .mhtml .webarchive. .warc
//                .wet .jsonl .ndjson .har .eml .mbox .epub .rss .atom hold many. Each may also be
//                .gz or .zst. What a file of any other name is, is decided by its content.
//   an archive   .zip, .wacz, or .tar, also .gz .zst .xz .bz2. Every such file in it is read, in
//                its order, and named "ARCHIVE!/MEMBER".
//   a directory  Every file below it that is such a file by its name, or else by its first bytes,
//                is read, sorted by path. The others, and the frames of pages that a browser saved
//                with all their parts ("x_files" beside "x.html"), are passed over. Links to
//                directories are not followed.
//   a URL        http, https or file
//   "-"          standard input, decided by its content
// A file or URL that cannot be read, and a directory without any such file, is an Error among the
// pages.
Pages read_pages(const std::string& input, const InputOptions& options = {});

// Reads several inputs, one after the other.
Pages read_pages(const std::vector<std::string>& inputs, const InputOptions& options = {});

// Reads the paths and URLs that a text file lists, one per line. Spaces and tabs around them, empty
// lines and lines that start with # are ignored. "-" reads the list from standard input.
Pages read_list(const std::string& path, const InputOptions& options = {});

// The kind of a file by its name: that of a container, or InputKind::page.
InputKind kind_of_name(std::string_view name);

}  // namespace pith
