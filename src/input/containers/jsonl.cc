#include "input/containers/jsonl.h"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "fetch/data_uris.h"
#include "fetch/file_kind.h"
#include "fetch/sniff.h"
#include "input/byte_stream.h"
#include "input/containers/reader.h"
#include "input/html_text.h"
#include "input/json_object.h"
#include "input/json_path.h"
#include "input/utf16_stream.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// JSON needs at most six bytes for one ("\u0001"); the rest of a line is the URL and the user's own
// members.
constexpr std::size_t kMaxBytesPerByte = 6;
constexpr std::size_t kRoom = 10'000'000;
constexpr std::size_t kMark = 2;  // the bytes of a byte order mark of UTF-16
constexpr const char* kNoRoom = "out of memory";

// Whether markup, which is a string as it is written, has a word or a script, which may have the
// text. A program that could not load a page writes "" or an empty frame of tags.
bool may_have_text(std::string_view value) {
  constexpr std::size_t kMaxFrame = 4'096;  // Chosen: larger markup has something to it
  if (value.size() > kMaxFrame) return true;
  const std::string markup = json_text(value);
  return lowered(markup).find("<script") != std::string::npos ||
         count_text(rough_text(markup, " ")).words > 0;
}

// The members that pith reads; if a name repeats, the last one counts. A member of another type is
// the user's own, like all other members. A null member counts as missing.
class Record {
 public:
  enum Name : std::size_t { html, text, url, id, other };

  Record(const std::vector<JsonMember>& members, const StreamOptions& options)
      : names_{options.html_field, options.text_field, "url", "id"} {
    for (const JsonMember& member : members) {
      const Name name = name_of(member);
      if (name != other) values_[name] = member.value;
    }
    for (const Name name : {html, text}) {
      if (!values_[name].empty()) continue;
      nested_[name] = nested_member(members, names_[name]);
      if (nested_[name]) values_[name] = nested_[name]->member.value;
    }
    // Markup without any text gives way to a text.
    is_plain_text_ = !is_string(html) ||
                     (is_string(text) && values_[text] != "\"\"" && !may_have_text(values_[html]));
  }

  bool is_there(Name name) const { return !values_[name].empty() && values_[name] != "null"; }
  bool is_string(Name name) const { return is_json_string(values_[name]); }
  bool has_page() const { return is_string(html) || is_string(text); }
  bool is_plain_text() const { return is_plain_text_; }
  bool has_id() const { return is_there(id) && values_[id][0] != '{' && values_[id][0] != '['; }

  std::string string(Name name) const { return is_string(name) ? json_text(values_[name]) : ""; }
  // A number, true or false, as it is written.
  std::string json_id() const { return has_id() && !is_string(id) ? std::string(values_[id]) : ""; }
  std::string id_text() const { return is_string(id) ? string(id) : json_id(); }

  bool is_own(const JsonMember& member) const {
    switch (name_of(member)) {
      case html:
        return is_there(html) && !is_string(html);
      case text:
        return !is_plain_text();
      case url:
        return is_there(url) && !is_string(url);
      case id:
        return is_there(id) && !has_id();
      case other:
        break;
    }
    return true;
  }

  // The value of a member that is not read, without the page if that is in it.
  std::string own_value(const JsonMember& member) const {
    const std::optional<NestedMember>& nested = nested_[is_plain_text_ ? text : html];
    const bool has_page = nested && nested->outer.value.data() == member.value.data();
    return has_page ? without_nested(*nested) : std::string(member.value);
  }

 private:
  Name name_of(const JsonMember& member) const {
    const auto* const found =
        std::find_if(names_.begin(), names_.end(),
                     [&member](std::string_view name) { return has_name(member, name); });
    return static_cast<Name>(found - names_.begin());
  }

  std::array<std::string_view, other> names_;
  std::array<std::string_view, other> values_ = {};         // as written; empty: missing
  std::array<std::optional<NestedMember>, 2> nested_ = {};  // where html and text are, if nested
  bool is_plain_text_ = false;
};

class Jsonl : public ContainerReader {
 public:
  Jsonl(std::string path, const StreamOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    if (ended_) return std::nullopt;
    if (!stream_) {
      auto opened = ByteStream::open(path_);
      if (!opened) return end(opened.error());
      stream_ = std::move(opened.value());
    }
    // Of a pipe, no more than the mark is waited for.
    if (number_ == 0 && utf16_order(stream_->peek(kMark))) {
      auto text = in_utf8(std::move(stream_), path_);
      if (!text) return end(text.error());
      stream_ = std::move(text.value());
    }
    const std::size_t most = options_.max_bytes * kMaxBytesPerByte + kRoom;
    while (true) {
      bool any = false;
      try {
        any = stream_->line(line_, most);
      } catch (const std::bad_alloc&) {
        ++number_;
        skip_rest();
        return broken(kNoRoom);
      }
      if (any) ++number_;
      if (stream_->damages() > damages_) {
        damages_ = stream_->damages();
        line_.clear();
        if (std::exchange(reported_, true)) continue;
        const Error error = broken(stream_->damage());
        if (any || !stream_->done()) return error;
        return end(Error{Error::Kind::unreadable, path_, error.reason});
      }
      if (!any) return end(why_ended());
      if (line_.size() == most) {
        skip_rest();
        return too_large(most, line_number());
      }
      std::optional<Result<Page>> result = record();
      line_.clear();
      if (line_.capacity() > kRoom) free_line();
      if (result) return result;
    }
  }

  std::optional<double> share_read() const override {
    return stream_ ? stream_->share_read() : std::nullopt;
  }

 private:
  std::optional<Error> why_ended() const {
    if (stream_->error()) return stream_->error();
    if (number_ > 0 || damages_ > 0 || options_.every_line) return std::nullopt;
    return Error{Error::Kind::empty, path_,
                 path_ == "-" ? "standard input is empty" : "file is empty"};
  }

  void free_line() { std::string().swap(line_); }  // clear() and "=" keep its memory

  // Skips the rest of a line that is too long to hold.
  void skip_rest() {
    free_line();
    stream_->skip_line();
    damages_ = stream_->damages();
  }

  std::string name() const { return path_ + ":" + std::to_string(number_); }

  // The id of a record: Page::id and Page::json_id.
  struct Id {
    std::string text;
    std::string json = {};
  };

  Id line_number() const { return {std::to_string(number_)}; }

  Error broken(const std::string& why) const { return broken(why, line_number()); }
  Error broken(const std::string& why, const Id& id) const {
    return {Error::Kind::unsupported, name(), why, id.text, id.json};
  }

  Error too_large(std::size_t most, const Id& id) const {
    return {Error::Kind::too_large, name(), "more than " + std::to_string(most) + " bytes", id.text,
            id.json};
  }

  Error no_page(const Id& id) const {
    Error error = broken("neither \"" + options_.html_field + "\" nor \"" + options_.text_field +
                             "\" is a string in it",
                         id);
    error.found = found_of(FileKind::record);
    return error;
  }

  // The page of the line, or the reason why it has none; nullopt if the line is skipped.
  std::optional<Result<Page>> record() {
    std::string_view text = line_;
    // Joined files have byte order marks inside.
    if (text.starts_with(kUtf8ByteOrderMark)) text.remove_prefix(kUtf8ByteOrderMark.size());
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) {
      if (options_.every_line && !reported_) return broken("empty line");
      return std::nullopt;
    }
    try {
      const JsonObject object = read_json_object(text);
      // Invalid lines right after damage are part of the damage.
      if (!object.flaw.empty() && reported_) return std::nullopt;
      if (!object.flaw.empty()) return broken(std::string(object.flaw));
      reported_ = false;
      return page(object.members);
    } catch (const std::bad_alloc&) {
      return broken(kNoRoom);
    }
  }

  Result<Page> page(const std::vector<JsonMember>& members) {
    const Record record(members, options_);
    Id id{record.id_text(), record.json_id()};
    if (id.text.empty()) id = line_number();
    if (!record.has_page()) return no_page(id);
    Page page;
    page.is_plain_text = record.is_plain_text();
    page.bytes = record.string(page.is_plain_text ? Record::text : Record::html);
    // JSON is UTF-8, whatever the page's original charset was.
    page.content_type =
        page.is_plain_text ? "text/plain; charset=utf-8" : "text/html; charset=utf-8";
    page.url = record.string(Record::url);
    page.source = name();
    if (!shrink_page(page.bytes, options_.max_bytes, page.is_shrunk)) {
      return too_large(options_.max_bytes, id);
    }
    page.id = std::move(id.text);
    page.json_id = std::move(id.json);
    for (const JsonMember& member : members) {
      if (record.is_own(member)) page.fields.emplace_back(member.name, record.own_value(member));
    }
    count_unread(record);
    return page;
  }

  // Counts members that look meant for pith but have another type and were output as the user's
  // own.
  void count_unread(const Record& record) {
    if (record.is_there(Record::url) && !record.is_string(Record::url)) {
      ++skipped_["parts of pages: \"url\" that is not a string"];
    }
    if (record.is_there(Record::id) && !record.has_id()) {
      ++skipped_["parts of pages: \"id\" that is an object or an array"];
    }
  }

  std::string path_;
  StreamOptions options_;
  std::unique_ptr<ByteStream> stream_;
  std::string line_;
  std::size_t damages_ = 0;  // that were reported
  bool reported_ = false;    // the last damage was reported, and no record came since
  std::size_t number_ = 0;   // of the line, from 1
};

}  // namespace

std::unique_ptr<PageStream> open_jsonl(const std::string& path, const StreamOptions& options) {
  return std::make_unique<Jsonl>(path, options, nullptr);
}

std::unique_ptr<PageStream> open_jsonl(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const StreamOptions& options) {
  return std::make_unique<Jsonl>(path, options, std::move(stream));
}

}  // namespace pith::internal
