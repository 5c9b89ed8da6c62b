#include "input/containers/mail.h"

#include <algorithm>
#include <deque>
#include <map>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "input/byte_stream.h"
#include "input/containers/mime.h"
#include "input/containers/whole_stream.h"
#include "input/file.h"
#include "input/first_bytes.h"

namespace pith::internal {
namespace {

constexpr std::string_view kPostmark = "From ";
constexpr std::size_t kMaxLineBytes = 65536;  // of a line that is looked at
constexpr std::size_t kMaxHeaderName = 200;   // Chosen: the longest in use have some forty
constexpr std::string_view kCut = "cut short: its end is missing; get it again";

// ">From" and ">>From" are "From" and ">From" in a mail of an mbox.
bool is_quoted_postmark(std::string_view line) {
  const std::size_t quotes = line.find_first_not_of('>');
  return quotes != 0 && quotes != std::string_view::npos &&
         line.substr(quotes).starts_with(kPostmark);
}

// A mail, or many.
class Mails : public PageStream {
 public:
  Mails(std::string path, MimeKind kind, const StreamOptions& options,
        std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)),
        kind_(kind),
        options_(options),
        most_(std::min(most_around_page(options.max_bytes), kMaxMimeBytes)),
        stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    while (true) {
      if (!ready_.empty()) {
        std::optional<Result<Page>> page = std::move(ready_.front());
        ready_.pop_front();
        return page;
      }
      if (ended_) return std::nullopt;
      try {
        read_next();
      } catch (const std::bad_alloc&) {
        std::string().swap(mail_);
        ended_ = true;
        return Error{Error::Kind::unreadable, name(), "out of memory: the rest is not read"};
      }
    }
  }

  std::map<std::string, std::size_t> skipped() const override { return skipped_; }

  std::optional<double> share_read() const override {
    return stream_ ? stream_->share_read() : std::nullopt;
  }

 private:
  // Reads the next mail and makes its pages ready.
  void read_next() {
    if (!stream_) {
      auto opened = ByteStream::open(path_);
      if (!opened) return end(opened.error());
      stream_ = std::move(opened.value());
    }
    if (mails_ == 0) {
      stream_->skip(mail_preamble(stream_->peek(kMaxLineBytes)));
      const std::string_view head = stream_->peek(kMaxLineBytes);
      is_mbox_ = kind_ == MimeKind::mail && is_postmark(head.substr(0, head.find_first_of("\r\n")));
      if (is_mbox_) stream_->skip_line();
    }
    ++mails_;
    const bool is_whole = is_mbox_ ? read_mail_of_many() : read_all();
    const bool is_last = !is_mbox_ || stream_->done() || stream_->damages() > 0;
    if (is_whole) {
      add_pages(is_last);
    } else {
      const Error error = too_large_container(name(), most_);
      ready_.emplace_back(most_ < kMaxMimeBytes ? error : of_fixed_limit(error, "a mail"));
      any_ = true;
    }
    // Memory of a large mail is not kept.
    std::string().swap(mail_);
    if (is_last) end(why_ended());
  }

  bool read_all() { return stream_->take(most_ + 1, mail_) <= most_; }

  // Reads up to the line that begins the next mail. Returns false for a mail that is too large.
  bool read_mail_of_many() {
    bool is_whole = true;
    bool is_begin = true;  // of a line, which is longer than kMaxLineBytes otherwise
    std::string line;
    while (true) {
      line.clear();
      const std::size_t damages = stream_->damages();
      if (!stream_->line(line, kMaxLineBytes)) break;
      if (stream_->damages() > damages) break;
      // Not every program writes an empty line before it. A text may have such a line too, but no
      // headers follow it there.
      if (is_begin && is_postmark(line) && begins_header(stream_->peek(kMaxHeaderName))) {
        return is_whole;
      }
      const bool is_end = line.size() < kMaxLineBytes;
      std::string_view text = line;
      if (is_begin && is_quoted_postmark(line)) text.remove_prefix(1);
      is_whole = is_whole && text.size() < most_ - mail_.size();
      if (is_whole) mail_.append(text).append(is_end ? "\n" : "");
      is_begin = is_end;
    }
    return is_whole;
  }

  void add_pages(bool is_last) {
    MimePages read = read_mime(mail_, kind_, options_.max_bytes);
    last_id_.clear();
    bool is_part_cut = false;
    for (const auto& [reason, count] : read.skipped) skipped_[reason] += count;
    for (MimePage& page : read.pages) {
      const std::string source = name();
      if (page.is_too_large) {
        any_ = true;
        ready_.emplace_back(Error{Error::Kind::too_large, source,
                                  "more than " + std::to_string(options_.max_bytes) + " bytes"});
        ++pages_;
        continue;
      }
      if (!page.why_sealed.empty()) {
        any_ = true;
        ready_.emplace_back(Error{Error::Kind::unsupported, source, page.why_sealed});
        ++pages_;
        continue;
      }
      const bool is_file = !is_mbox_ && !page.is_nested;
      page.page.source = source;
      page.page.id = is_file ? page_id(path_) : page.message_id;
      if (page.page.id.empty()) page.page.id = source;
      if (page.page.bytes.empty()) {
        ++skipped_["empty mails"];
        continue;
      }
      any_ = true;
      is_part_cut = is_part_cut || page.is_cut;
      last_id_ = page.page.id;
      ready_.emplace_back(std::move(page.page));
      ++pages_;
    }
    // Of a mail before others, a missing end of its parts is a flaw of the program that wrote it.
    is_cut_ = (is_last && read.is_cut && !read.is_over) || is_part_cut;
    if (is_cut_ && !is_last) ready_.emplace_back(cut());
    if (read.is_over) {
      any_ = true;
      ready_.emplace_back(
          Error{Error::Kind::unsupported, name(),
                "more than " + std::to_string(kMaxMimeParts) + " parts: the rest is not read"});
    }
  }

  // What is reported after the last page, if anything.
  std::optional<Error> why_ended() const {
    if (std::optional<Error> error = why_cut(*stream_, path_)) {
      error->id = id_of_end();
      return error;
    }
    if (is_cut_) return cut();
    if (any_) return std::nullopt;
    if (stream_->position() == 0) return Error{Error::Kind::empty, path_, "file is empty"};
    const bool is_mail = kind_ == MimeKind::mail;
    return Error{is_mail ? Error::Kind::empty : Error::Kind::not_html, path_,
                 is_mail ? "no text in this mail" : "no page in this MHTML file"};
  }

  Error cut() const {
    return {Error::Kind::protocol, is_mbox_ ? name() : path_, std::string(kCut), id_of_end()};
  }

  // The id of what is missing behind the last page of a mail, or "" if it has no page.
  std::string id_of_end() const { return last_id_.empty() ? "" : last_id_ + ":end"; }

  void end(const std::optional<Error>& error) {
    ended_ = true;
    if (error) ready_.emplace_back(*error);
  }

  // The first page of a file of one mail has the file's name.
  std::string name() const {
    const bool is_first = !is_mbox_ && pages_ == 0;
    return is_first ? path_ : path_ + ":" + std::to_string(is_mbox_ ? mails_ : pages_ + 1);
  }

  std::string path_;
  MimeKind kind_;
  StreamOptions options_;
  std::size_t most_;
  std::unique_ptr<ByteStream> stream_;
  bool is_mbox_ = false;
  std::string mail_;
  std::size_t mails_ = 0;  // that were begun
  std::size_t pages_ = 0;
  std::string last_id_;  // of the pages of the last mail
  bool is_cut_ = false;
  bool any_ = false;
  bool ended_ = false;
  std::deque<Result<Page>> ready_;
  std::map<std::string, std::size_t> skipped_;
};

}  // namespace

std::unique_ptr<PageStream> open_mail(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Mails>(path, MimeKind::mail, options, nullptr);
}

std::unique_ptr<PageStream> open_mail(std::unique_ptr<ByteStream> stream, const std::string& path,
                                      const StreamOptions& options) {
  return std::make_unique<Mails>(path, MimeKind::mail, options, std::move(stream));
}

std::unique_ptr<PageStream> open_mhtml(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Mails>(path, MimeKind::page, options, nullptr);
}

std::unique_ptr<PageStream> open_mhtml(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const StreamOptions& options) {
  return std::make_unique<Mails>(path, MimeKind::page, options, std::move(stream));
}

}  // namespace pith::internal
