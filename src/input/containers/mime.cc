#include "input/containers/mime.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "input/folder_file.h"

namespace pith::internal {
namespace {

constexpr const char* kAttachments = "attachments";
constexpr const char* kNoText = "mails without text";
constexpr const char* kBeside = "parts of pages: text beside the HTML of a mail";
constexpr const char* kPartsOfPage = "parts of saved pages";

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string taken(char* text) {
  std::string copy = text == nullptr ? "" : text;
  g_free(text);
  return copy;
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view() : text; }

// GMime has tables that are made once; afterwards, threads may use it at the same time.
void init() {
  static const bool done = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(done);
}

// Headers without MIME's encoding are in UTF-8 or in an old charset, whatever the locale is.
GMimeParserOptions* parser_options() {
  GMimeParserOptions* const options = g_mime_parser_options_new();
  const char* charsets[] = {"utf-8", "windows-1252", nullptr};
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  return options;
}

bool is_web(std::string_view url) {
  return starts_with_ignore_case(url, "http://") || starts_with_ignore_case(url, "https://");
}

std::string without_brackets(std::string_view id) { return std::string(trim(id, " \t<>")); }

// A leaf of a message.
struct Part {
  GMimePart* part = nullptr;
  std::string type = {};        // "text/html"
  std::size_t alternative = 0;  // the multipart/alternative that it is in, or 0
  bool is_attachment = false;

  bool is_html() const { return type == "text/html" || type == "application/xhtml+xml"; }
  bool is_plain() const { return type == "text/plain"; }
};

// A part or message that is to be visited.
struct Waiting {
  GMimeObject* object;
  std::size_t alternative;
};

// A message without those that it holds.
struct Message {
  GMimeMessage* message = nullptr;
  std::vector<Part> parts = {};
};

std::string type_of(GMimeObject* object) {
  std::string type =
      taken(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object)));
  std::transform(type.begin(), type.end(), type.begin(), to_lower);
  return type;
}

// The type of a part with its charset, as HTTP writes it.
std::string content_type_of(const Part& part) {
  const std::string_view charset =
      view(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part.part), "charset"));
  const bool odd = charset.find_first_of(" \";\r\n") != std::string_view::npos;
  if (charset.empty() || odd) return part.type;
  return part.type + "; charset=" + std::string(charset);
}

class Reader {
 public:
  Reader(MimeKind kind, std::size_t max_bytes) : kind_(kind), max_bytes_(max_bytes) {}

  MimePages run(GMimeMessage* message) {
    messages_.push_back({message});
    for (std::size_t i = 0; i < messages_.size() && !result_.is_over; ++i) {
      walk(i);
      kind_ == MimeKind::mail ? add_mail(messages_[i], i > 0) : add_page(messages_[i]);
    }
    return std::move(result_);
  }

 private:
  // Finds the parts of a message in their order. Messages in it are added to the end.
  void walk(std::size_t number) {
    std::vector<Waiting> waiting;
    const auto wait_for = [&waiting](GMimeObject* object, std::size_t alternative) {
      if (object != nullptr) waiting.push_back({object, alternative});
    };
    wait_for(g_mime_message_get_mime_part(messages_[number].message), 0);
    while (!waiting.empty()) {
      const Waiting next = waiting.back();
      waiting.pop_back();
      result_.is_over = ++parts_ > kMaxMimeParts;
      if (result_.is_over) return;
      if (GMIME_IS_MULTIPART(next.object)) {
        GMimeMultipart* const parts = GMIME_MULTIPART(next.object);
        result_.is_cut = result_.is_cut || parts->write_end_boundary == FALSE;
        const bool is_choice = type_of(next.object) == "multipart/alternative";
        const std::size_t alternative = is_choice ? ++alternatives_ : next.alternative;
        for (int i = g_mime_multipart_get_count(parts); i > 0; --i) {
          wait_for(g_mime_multipart_get_part(parts, i - 1), alternative);
        }
      } else if (GMIME_IS_MESSAGE_PART(next.object)) {
        GMimeMessage* const inner =
            g_mime_message_part_get_message(GMIME_MESSAGE_PART(next.object));
        if (kind_ == MimeKind::page) ++result_.skipped[kPartsOfPage];
        if (inner != nullptr && kind_ == MimeKind::mail) messages_.push_back({inner});
      } else if (GMIME_IS_PART(next.object)) {
        GMimePart* const part = GMIME_PART(next.object);
        messages_[number].parts.push_back({.part = part,
                                           .type = type_of(next.object),
                                           .alternative = next.alternative,
                                           .is_attachment = g_mime_part_is_attachment(part) != 0});
      } else {
        ++result_.skipped[kAttachments];  // a part of a message that was sent in several
      }
    }
  }

  // The HTML of a mail, or else its text. Further parts of the same type and charset follow it:
  // some programs divide a text around pictures.
  void add_mail(const Message& message, bool is_nested) {
    const auto is_text = [](const Part& part) {
      return !part.is_attachment && (part.is_html() || part.is_plain());
    };
    const auto& parts = message.parts;
    auto first = std::find_if(parts.begin(), parts.end(),
                              [&](const Part& part) { return is_text(part) && part.is_html(); });
    if (first == parts.end()) first = std::find_if(parts.begin(), parts.end(), is_text);
    for (const Part& part : parts) {
      if (!is_text(part)) ++result_.skipped[kAttachments];
    }
    if (first == parts.end()) {
      ++result_.skipped[kNoText];
      return;
    }
    MimePage& added = page_of(*first, message);
    added.is_nested = is_nested;
    std::vector<std::size_t> read = {first->alternative};
    for (auto other = first + 1; other != parts.end(); ++other) {
      if (!is_text(*other)) continue;
      const bool is_read = std::find(read.begin(), read.end(), other->alternative) != read.end();
      if (content_type_of(*other) == added.page.content_type) {
        append(*other, added);
        read.push_back(other->alternative);
      } else if (other->alternative == 0 || !is_read) {
        ++result_.skipped[kBeside];  // otherwise it is the same in another form
      }
    }
    GMimeMessage* const mail = message.message;
    added.page.title_hint = view(g_mime_message_get_subject(mail));
    added.page.author_hint = senders(mail);
    if (GDateTime* const date = g_mime_message_get_date(mail)) {
      added.page.date_hint = taken(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
    }
    added.page.language_hint = header(message, "Content-Language");
  }

  // The part that the headers name as the root, or the first page.
  void add_page(const Message& message) {
    const auto& parts = message.parts;
    GMimeObject* const top = g_mime_message_get_mime_part(message.message);
    const std::string root =
        top == nullptr
            ? ""
            : without_brackets(view(g_mime_object_get_content_type_parameter(top, "start")));
    auto found = std::find_if(parts.begin(), parts.end(), [&root](const Part& part) {
      return !root.empty() && (part.is_html() || part.is_plain()) &&
             without_brackets(view(g_mime_object_get_content_id(GMIME_OBJECT(part.part)))) == root;
    });
    if (found == parts.end()) {
      found =
          std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.is_html(); });
    }
    if (found == parts.end() && parts.size() == 1 && parts[0].is_plain()) found = parts.begin();
    for (auto part = parts.begin(); part != parts.end(); ++part) {
      if (part != found) ++result_.skipped[part->is_html() ? std::string(kFrames) : kPartsOfPage];
    }
    if (found == parts.end()) return;
    MimePage& added = page_of(*found, message);
    for (const std::string_view url :
         {header(message, "Snapshot-Content-Location"), header(message, "Content-Location")}) {
      if (added.page.url.empty() && is_web(url)) added.page.url = url;
    }
    // The date of such a message is that of saving.
    added.page.title_hint = view(g_mime_message_get_subject(message.message));
  }

  // Adds a page with the content of a part.
  MimePage& page_of(const Part& part, const Message& message) {
    MimePage& added = result_.pages.emplace_back();
    added.message_id = without_brackets(view(g_mime_message_get_message_id(message.message)));
    added.page.content_type = content_type_of(part);
    added.page.is_plain_text = part.is_plain();
    const std::string_view location = view(g_mime_part_get_content_location(part.part));
    if (is_web(location)) added.page.url = location;
    append(part, added);
    return added;
  }

  // Appends the content of a part without its transfer encoding.
  void append(const Part& part, MimePage& added) const {
    GMimeDataWrapper* const content = g_mime_part_get_content(part.part);
    if (content == nullptr || added.is_too_large) return;
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    added.is_too_large = bytes->len > max_bytes_ - added.page.bytes.size();
    if (added.is_too_large) {
      std::string().swap(added.page.bytes);
    } else if (bytes->len > 0) {
      added.page.bytes.append(reinterpret_cast<const char*>(bytes->data), bytes->len);
    }
  }

  // GMime keeps what describes the content with the outermost part.
  static std::string_view header(const Message& message, const char* name) {
    const auto of = [name](auto* object) {
      return object == nullptr ? std::string_view()
                               : view(g_mime_object_get_header(GMIME_OBJECT(object), name));
    };
    const std::string_view value = of(message.message);
    return value.empty() ? of(g_mime_message_get_mime_part(message.message)) : value;
  }

  // "Jane Doe; John Roe": those who have a name.
  static std::string senders(GMimeMessage* message) {
    constexpr int kMaxSenders = 20;  // Chosen: mails have one
    InternetAddressList* const list = g_mime_message_get_from(message);
    std::string names;
    const int count = list == nullptr ? 0 : internet_address_list_length(list);
    for (int i = 0; i < std::min(count, kMaxSenders); ++i) {
      const std::string_view name =
          view(internet_address_get_name(internet_address_list_get_address(list, i)));
      if (!name.empty()) names.append(names.empty() ? "" : "; ").append(name);
    }
    return names;
  }

  MimeKind kind_;
  std::size_t max_bytes_;
  std::vector<Message> messages_;
  std::size_t parts_ = 0;         // that were visited, in all messages
  std::size_t alternatives_ = 0;  // that were seen, in all messages
  MimePages result_;
};

}  // namespace

MimePages read_mime(std::string_view message, MimeKind kind, std::size_t max_bytes) {
  if (message.empty()) return {};
  init();
  // The stream reads this array and changes nothing in it.
  GByteArray bytes = {const_cast<guint8*>(reinterpret_cast<const guint8*>(message.data())),
                      static_cast<guint>(message.size())};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_byte_array(&bytes));
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream.get()), FALSE);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  GMimeParserOptions* const options = parser_options();
  const Owned<GMimeMessage> read(g_mime_parser_construct_message(parser.get(), options));
  g_mime_parser_options_free(options);
  if (!read) return {};
  return Reader(kind, max_bytes).run(read.get());
}

}  // namespace pith::internal
