#include "input/jsonl.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "input/byte_stream.h"

namespace pith {
namespace {

// JSON writes a byte as six at most ("\u0001"), and the page has a URL and what users add.
constexpr std::size_t kMostBytesPerByte = 6;
constexpr std::size_t kRoom = 10'000'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The members of a JSON object as they are written. Precondition: `text` is a valid object.
class Members {
 public:
  explicit Members(std::string_view text) : text_(text) { at_ = text_.find('{') + 1; }

  struct Member {
    std::string_view name;   // with its quotes
    std::string_view value;  // without white space around it
  };

  std::optional<Member> next() {
    skip_blanks();
    if (text_[at_] == ',') ++at_;
    skip_blanks();
    if (text_[at_] == '}') return std::nullopt;
    Member member;
    member.name = take_string();
    skip_blanks();
    ++at_;  // the colon
    skip_blanks();
    member.value = take_value();
    return member;
  }

 private:
  void skip_blanks() {
    while (is_blank(text_[at_])) ++at_;
  }

  std::string_view take_string() {
    const std::size_t begin = at_++;
    while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    return text_.substr(begin, ++at_ - begin);
  }

  std::string_view take_value() {
    const std::size_t begin = at_;
    int depth = 0;
    while (true) {
      const char c = text_[at_];
      if (depth == 0 && (c == ',' || c == '}')) break;
      if (c == '"') {
        take_string();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : 0;
      depth -= c == '}' || c == ']' ? 1 : 0;
      ++at_;
    }
    std::size_t end = at_;
    while (is_blank(text_[end - 1])) --end;
    return text_.substr(begin, end - begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Jsonl : public PageSource {
 public:
  Jsonl(std::string path, const InputOptions& options, std::unique_ptr<ByteStream> stream)
      : path_(std::move(path)), options_(options), stream_(std::move(stream)) {}

  std::optional<Result<Page>> next() override {
    if (ended_) return std::nullopt;
    if (!stream_) {
      auto opened = ByteStream::open(path_);
      if (!opened) return end(opened.error());
      stream_ = std::move(opened.value());
    }
    while (true) {
      const std::size_t most = options_.max_bytes * kMostBytesPerByte + kRoom;
      line_.clear();
      const bool any = stream_->line(line_, most);
      if (!any && stream_->done()) {
        if (stream_->damages() > damages_)
          return end(Error{Error::Kind::unreadable, path_, damaged()});
        return end(why_ended());
      }
      if (any) ++number_;
      if (stream_->damages() > damages_) {
        damages_ = stream_->damages();
        return broken(damaged());
      }
      if (line_.size() == most) {
        while (line_.size() == most) {
          line_.clear();
          stream_->line(line_, most);
        }
        return too_large(most, std::to_string(number_));
      }
      std::string_view text = line_;
      if (number_ == 1 && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
      if (text.find_first_not_of(" \t\r") != std::string_view::npos) return page(text);
      if (options_.every_line) return broken("empty line");
    }
  }

 private:
  std::optional<Result<Page>> end(std::optional<Error> error) {
    ended_ = true;
    if (error) return *error;
    return std::nullopt;
  }

  std::optional<Error> why_ended() const {
    if (stream_->error()) return stream_->error();
    if (number_ > 0 || options_.every_line) return std::nullopt;
    return Error{Error::Kind::empty, path_,
                 path_ == "-" ? "standard input is empty" : "file is empty"};
  }

  std::string damaged() const { return "damaged " + std::string(stream_->packing()); }

  std::string name() const { return path_ + ":" + std::to_string(number_); }

  Error broken(const std::string& why) const { return broken(why, std::to_string(number_)); }
  Error broken(const std::string& why, const std::string& id) const {
    return {Error::Kind::unsupported, name(), why, id};
  }

  Error too_large(std::size_t most, const std::string& id) const {
    return {Error::Kind::too_large, name(), "more than " + std::to_string(most) + " bytes", id};
  }

  Result<Page> page(std::string_view text) const {
    const auto object = nlohmann::json::parse(text, nullptr, false);
    if (object.is_discarded()) return broken("no JSON");
    if (!object.is_object()) return broken("no JSON object");
    const auto string_of = [&object](const char* key) -> std::optional<std::string> {
      const auto found = object.find(key);
      if (found == object.end() || !found->is_string()) return std::nullopt;
      return found->get<std::string>();
    };
    Page page;
    std::optional<std::string> bytes = string_of("html");
    if (!bytes) {
      bytes = string_of("text");
      page.is_flat = true;
    }
    if (!bytes) return broken("neither \"html\" nor \"text\" is a string in it", id_of(object));
    page.bytes = std::move(*bytes);
    // JSON is UTF-8, whatever the page was once.
    page.content_type = page.is_flat ? "text/plain; charset=utf-8" : "text/html; charset=utf-8";
    page.url = string_of("url").value_or("");
    page.source = name();
    page.id = id_of(object);
    if (page.bytes.size() > options_.max_bytes) return too_large(options_.max_bytes, page.id);
    Members members(text);
    while (const auto member = members.next()) {
      auto name = nlohmann::json::parse(member->name).get<std::string>();
      const bool ours =
          name == "html" || (page.is_flat && name == "text") || name == "url" || name == "id";
      if (!ours) page.fields.emplace_back(std::move(name), member->value);
    }
    return page;
  }

  std::string id_of(const nlohmann::json& object) const {
    const auto found = object.find("id");
    if (found == object.end()) return std::to_string(number_);
    std::string id = found->is_string() ? found->get<std::string>() : "";
    if (found->is_number() || found->is_boolean()) id = found->dump();
    return id.empty() ? std::to_string(number_) : id;
  }

  std::string path_;
  InputOptions options_;
  std::unique_ptr<ByteStream> stream_;
  std::string line_;
  std::size_t damages_ = 0;  // that were told
  std::size_t number_ = 0;   // of the line, from 1
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<PageSource> open_jsonl(const std::string& path, const InputOptions& options) {
  return std::make_unique<Jsonl>(path, options, nullptr);
}

std::unique_ptr<PageSource> open_jsonl(std::unique_ptr<ByteStream> stream, const std::string& path,
                                       const InputOptions& options) {
  return std::make_unique<Jsonl>(path, options, std::move(stream));
}

}  // namespace pith
