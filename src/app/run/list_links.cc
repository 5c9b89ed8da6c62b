#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "app/flags/flags.h"
#include "app/output/link_formats.h"
#include "app/output/output.h"
#include "app/run/input_options.h"
#include "app/run/log.h"
#include "app/run/run.h"
#include "app/run/system.h"
#include "app/run/way_out.h"
#include "base/hash.h"
#include "fetch/cookie_jar.h"
#include "fetch/crawl.h"
#include "fetch/fetch.h"
#include "fetch/web_url.h"
#include "input/file.h"
#include "input/link_list.h"
#include "input/xml.h"
#include "pith/extract.h"

namespace pith::internal::app {
namespace {

// Indexes of sitemaps that list indexes are against their protocol, but there are some. A page that
// names its feed, and robots.txt, take a step too. Chosen.
constexpr int kMaxDepth = 4;
// The documents that are read in a run. At one request per second, they take more than an hour.
// Chosen: the largest news sites have some 3,000 sitemaps.
constexpr std::size_t kMaxDocuments = 5'000;
// The URLs that are printed, whose hashes are in memory. Chosen: 40 bytes for each.
constexpr std::size_t kMaxUrls = 10'000'000;

// Prints the links of documents, and those of documents that they list.
class Lister {
 public:
  explicit Lister(const Flags& flags)
      : flags_(flags),
        format_(*find_link_format(flags.format->name)),
        options_(input_options(flags)),
        out_(flags.output.empty() ? Output::standard(STDOUT_FILENO, "standard output")
                                  : Output::to_file(flags.output)),
        packer_(flags.output.empty() ? nullptr : packer_for(flags.output)) {
    options_.max_bytes = kMaxXmlBytes;
  }

  int run() {
    if (!options_.cookie_jar.empty()) {
      Result<std::unique_ptr<CookieJar>> opened = CookieJar::open(options_.cookie_jar);
      if (!opened) {
        log_fatal(opened.error());
        return kFailed;
      }
      jar_ = std::move(opened.value());
    }
    if (!format_.begin.empty()) write(format_.begin);
    for (const std::string& name : flags_.list_from) waiting_.push_back({name, 0});
    while (!waiting_.empty() && may_go_on()) {
      const Waiting next = std::move(waiting_.front());
      waiting_.pop_front();
      if (seen_documents_.insert(next.name).second) follow(next);
    }
    return finish();
  }

 private:
  // A document that is to be read.
  struct Waiting {
    std::string name;
    int depth = 0;  // how many documents led to it
  };

  struct Document {
    std::string bytes = {};
    std::string content_type = {};
    std::string url = {};  // after redirects; empty for files
  };

  bool may_go_on() const { return !stopped_ && !out_.error() && !out_.closed() && !interrupted(); }

  void write(std::string_view text) {
    out_.write(packer_ ? packer_->add(text) : std::string(text));
  }

  void fail(const Error& of_document) {
    const Error error = of_fixed_limit(of_document, "a document that lists pages");
    ++failed_;
    const std::string reason = error.reason + way_out(error);
    log_about(spdlog::level::err, error.input, reason, error.input + ": " + reason);
  }

  void fail(const std::string& name, const std::string& why) {
    fail({Error::Kind::unsupported, name, why});
  }

  // What a person names alone is fetched without asking robots.txt. All other documents are fetched
  // like the pages of a list. Headers may be passwords, so only servers that a person names get
  // them.
  std::optional<Result<Page>> fetch(const Waiting& document) {
    if (document.depth == 0 && flags_.list_from.size() == 1) {
      return Fetcher(options_, Fetcher::Trust::user, jar_.get(), Wanted::anything)
          .fetch(document.name, interrupted);
    }
    std::unique_ptr<Crawl>& crawl = is_named_server(document.name) ? crawl_ : foreign_crawl_;
    if (!crawl) {
      InputOptions options = options_;
      if (&crawl == &foreign_crawl_) options.headers.clear();
      crawl = std::make_unique<Crawl>(options, nullptr, jar_.get(), Wanted::anything);
    }
    crawl->add(document.name);
    std::optional<Fetched> fetched = crawl->take();
    if (!fetched) return std::nullopt;
    return std::move(fetched->page);
  }

  bool is_named_server(const std::string& url) const {
    const auto origin = [](const std::string& of) {
      std::string why_not;
      return parse_web_url(of, why_not).origin;
    };
    return std::any_of(flags_.list_from.begin(), flags_.list_from.end(),
                       [&](const std::string& named) { return origin(named) == origin(url); });
  }

  // nullopt: a signal came meanwhile.
  std::optional<Result<Document>> read(const Waiting& document) {
    if (url_scheme(document.name).empty()) {
      Result<std::string> bytes = read_bytes(document.name, kMaxXmlBytes);
      if (!bytes) return bytes.error();
      return Document{.bytes = std::move(bytes.value())};
    }
    std::optional<Result<Page>> page = fetch(document);
    if (!page || interrupted()) return std::nullopt;
    if (!*page) return page->error();
    Result<std::string> bytes =
        unpacked_bytes(document.name, std::move(page->value().bytes), kMaxXmlBytes);
    if (!bytes) return bytes.error();
    return Document{.bytes = std::move(bytes.value()),
                    .content_type = std::move(page->value().content_type),
                    .url = std::move(page->value().url)};
  }

  void follow(const Waiting& document) {
    if (documents_++ == kMaxDocuments) {
      stopped_ = true;
      return fail(document.name, "not read: " + std::to_string(kMaxDocuments) +
                                     " documents were read; list the rest in further runs");
    }
    std::optional<Result<Document>> read_now = read(document);
    if (!read_now) return;
    if (!*read_now) return fail(read_now->error());
    const Document& found = read_now->value();
    LinkList list = read_link_list(found.bytes, found.content_type, found.url);
    if (list.kind == LinkList::Kind::html) {
      list = feed_of_page(found);
      if (list.links.empty()) {
        return fail(document.name,
                    "an HTML page that names no feed: give the site's sitemap or feed, such as "
                    "https://example.org/sitemap.xml");
      }
    }
    if (list.kind == LinkList::Kind::lists) {
      add_documents(document, list);
    } else {
      print(list);
    }
    if (list.not_web > 0) {
      const std::string links =
          list.not_web == 1 ? "1 link that is" : std::to_string(list.not_web) + " links that are";
      spdlog::warn("{}: leaves out {} not http or https", one_line(document.name), links);
    }
    if (list.without > 0) {
      spdlog::warn("{}: leaves out {} without a link", one_line(document.name),
                   list.without == 1 ? "1 entry" : std::to_string(list.without) + " entries");
    }
    if (!list.flaw.empty()) {
      const bool any = !list.links.empty();
      fail(document.name, any ? list.flaw + ": the rest of it is lost" : list.flaw);
    }
    spdlog::debug("{}: {} links", one_line(document.name), list.links.size());
  }

  // The first feed that a page names; further ones are of its comments, or of parts of the site.
  static LinkList feed_of_page(const Document& page) {
    LinkList list{.kind = LinkList::Kind::lists};
    const Article article =
        extract(page.bytes, {.url = page.url, .content_type = page.content_type});
    const auto& feeds = article.metadata.feeds;
    if (!feeds.empty() && !url_scheme(feeds.front().value).empty()) {
      list.links.push_back({feeds.front().value});
    }
    return list;
  }

  void add_documents(const Waiting& document, const LinkList& list) {
    if (document.depth == kMaxDepth) {
      return fail(document.name, "not followed: " + std::to_string(kMaxDepth) +
                                     " indexes, each of which lists the next one, led to it");
    }
    for (auto link = list.links.rbegin(); link != list.links.rend(); ++link) {
      waiting_.push_front({link->url, document.depth + 1});
    }
  }

  void print(const LinkList& list) {
    std::string lines;
    for (const ListedLink& link : list.links) {
      if (!seen_urls_.insert(hash_of(link.url)).second) continue;
      lines += format_.print(link);
      if (seen_urls_.size() == kMaxUrls) {
        stopped_ = true;
        fail("--list-from",
             "stops after " + std::to_string(kMaxUrls) + " URLs: list the rest in further runs");
        break;
      }
    }
    if (!lines.empty()) write(lines);
  }

  static std::uint64_t hash_of(std::string_view url) { return mix_bits(fnv1a(url)); }

  int finish() {
    crawl_.reset();
    foreign_crawl_.reset();
    if (jar_) {
      if (const std::optional<Error> error = jar_->save()) fail(*error);
    }
    const bool is_interrupted = interrupted();
    if (packer_) out_.write(packer_->finish());
    if (is_interrupted) {
      const std::string partial = seen_urls_.empty() ? "" : out_.keep_partial();
      if (!partial.empty()) {
        spdlog::critical("{} URLs are in {}: the same command starts over", seen_urls_.size(),
                         one_line(partial));
      }
      return out_.error() ? kFailed : kInterrupted;
    }
    if (seen_urls_.empty() && failed_ > 0) {
      out_.discard();
    } else {
      out_.commit();
    }
    if (out_.error()) {
      spdlog::critical("{}", one_line(*out_.error()));
      return kFailed;
    }
    if (failed_ > 0) return seen_urls_.empty() ? kFailed : kSomeFailed;
    if (!seen_urls_.empty() || out_.closed()) return kContent;
    spdlog::warn("{}: no page is listed", one_line(flags_.list_from.front()));
    return kNoContent;
  }

  const Flags& flags_;
  const LinkFormat& format_;
  InputOptions options_;
  Output out_;
  std::unique_ptr<Packer> packer_;
  std::unique_ptr<CookieJar> jar_;        // null: cookies are not kept
  std::unique_ptr<Crawl> crawl_;          // of the servers that a person names
  std::unique_ptr<Crawl> foreign_crawl_;  // of others
  std::deque<Waiting> waiting_;
  std::unordered_set<std::string> seen_documents_;
  std::unordered_set<std::uint64_t> seen_urls_;
  std::size_t documents_ = 0;
  std::size_t failed_ = 0;
  bool stopped_ = false;  // a limit was reached
};

}  // namespace

int list_links(const Flags& flags) {
  set_up_log(flags);
  note_interrupts(remove_unfinished);
  return Lister(flags).run();
}

}  // namespace pith::internal::app
