#include "input/containers/mime.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "fetch/sniff.h"
#include "input/first_bytes.h"
#include "input/folder_file.h"
#include "input/html_text.h"
#include "text/decode.h"
#include "text/words.h"

namespace pith::internal {
namespace {

constexpr const char* kAttachments = "attachments";
constexpr const char* kNoText = "mails without text";
constexpr const char* kBeside = "parts of pages: text beside the HTML of a mail";
constexpr const char* kPartsOfPage = "parts of saved pages";
constexpr const char* kPgpBlocks = "parts of pages: encrypted text (PGP) in a mail";

// How many multiparts of a message are read again, and how many bytes, apart from those of the last
// one. Chosen: a mail without its boundaries holds few others like it.
constexpr std::size_t kMaxRereads = 20;
constexpr std::size_t kMaxReread = 50'000'000;

constexpr std::string_view kSmime = "application/pkcs7-mime";

// Parts that hold the text of a mail in a form that only other programs read.
constexpr std::string_view kPgp =
    "encrypted (PGP): decrypt it in a mail program, or with gpg --decrypt, and save it again";
constexpr struct {
  std::string_view type;
  std::string_view parameter;  // smime-type of that part, or "" for any
  std::string_view why;
} kSealed[] = {
    {"application/pgp-encrypted", "", kPgp},
    {kSmime, "signed-data",
     "signed so that the text is inside of the signature (S/MIME): openssl cms -verify -noverify "
     "-in FILE takes it out"},
    {kSmime, "compressed-data", "compressed (S/MIME): save it in a mail program again"},
    {kSmime, "",
     "encrypted (S/MIME): decrypt it in a mail program, or with openssl cms -decrypt, and save it "
     "again"},
    {"application/ms-tnef", "",
     "its text is in winmail.dat, a form of Outlook: save that attachment and unpack it with tnef "
     "or ytnef"}};

constexpr std::size_t kMaxPgpHeaders = 1'000;  // Chosen: there is one, the name of a hash
constexpr std::string_view kDash = "- ";
constexpr std::string_view kPgpBegin = "-----BEGIN PGP ";
constexpr std::string_view kPgpMessage = "-----BEGIN PGP MESSAGE-----";
constexpr std::string_view kPgpMessageEnd = "-----END PGP MESSAGE-----";
constexpr std::string_view kPgpSigned = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view kPgpSignature = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view kPgpSignatureEnd = "-----END PGP SIGNATURE-----";

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

std::string without_brackets(std::string_view id) { return std::string(trim(id, " \t<>")); }

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// Leaves out the blocks of PGP that are encrypted, and returns how many there were.
std::size_t leave_out_pgp(std::string& text) {
  const std::string_view all = text;
  std::string rest;
  std::size_t blocks = 0;
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = all.find(kPgpMessage, at);
    const std::size_t end =
        begin == std::string_view::npos ? begin : all.find(kPgpMessageEnd, begin);
    if (end == std::string_view::npos) break;
    rest.append(all.substr(at, begin - at));
    at = end + kPgpMessageEnd.size();
    ++blocks;
  }
  rest.append(all.substr(at));
  if (blocks > 0) text = std::move(rest);
  return blocks;
}

// The text in a frame of PGP (RFC 9580, 7), and the text around it.
std::string without_pgp_frame(std::string_view all) {
  std::string text;
  bool is_inside = false;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size() - 1) + 1;
    const std::string_view line = trim(all.substr(at, end - at), kHtmlSpace);
    if (line == kPgpSigned) {
      is_inside = true;
      // Headers, if any, follow up to an empty line.
      const std::string_view headers = all.substr(end - 1, kMaxPgpHeaders);
      const std::size_t blank = std::min(headers.find("\n\n"), headers.find("\n\r\n"));
      at = blank == std::string_view::npos ? end : end + blank;
    } else if (line == kPgpSignature) {
      is_inside = false;
      const std::size_t last = all.find(kPgpSignatureEnd, at);
      at = last == std::string_view::npos ? all.size() : last + kPgpSignatureEnd.size();
    } else {
      // Lines that begin with a dash have another one in front.
      if (is_inside && all.substr(at).starts_with(kDash)) at += kDash.size();
      text.append(all.substr(at, end - at));
      at = end;
    }
  }
  return text;
}

// RFC 2046, 5.1.1, without what stands for other characters in a header ("=?utf-8?...").
bool is_of_boundary(char c) {
  constexpr std::string_view kSigns = "'()+_,-./:= ";
  return is_ascii_alphanumeric(c) || kSigns.find(c) != std::string_view::npos;
}

// The boundary of the parts of a multipart whose headers name none, or a wrong one: the first line
// that begins with two dashes and is followed by headers of a part, without the dashes; or "".
std::string_view boundary_in(std::string_view text) {
  constexpr std::size_t kMaxBoundary = 200;  // Chosen: RFC 2046 allows 70
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at), " \t\r");
    const std::string_view rest = text.substr(std::min(end + 1, text.size()));
    const std::string_view boundary = line.starts_with("--") ? line.substr(2) : "";
    const bool is_name = !boundary.empty() && boundary.size() <= kMaxBoundary &&
                         std::all_of(boundary.begin(), boundary.end(), is_of_boundary);
    // "-----Original Message-----" has the headers of a mail below it.
    if (is_name && starts_with_ignore_case(rest, "content-") &&
        begins_header(rest.substr(0, kMaxBoundary))) {
      return boundary;
    }
    at = end + 1;
  }
  return {};
}

// The message from where the stream is up to its end.
Owned<GMimeMessage> parse(GMimeStream* stream) {
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream));
  GMimeParserOptions* const options = parser_options();
  Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
  g_mime_parser_options_free(options);
  return message;
}

// A leaf of a message.
struct Part {
  GMimePart* part = nullptr;
  std::string type = {};        // "text/html"
  std::size_t alternative = 0;  // the multipart/alternative that it is in, or 0
  bool is_attachment = false;

  bool is_text() const { return !is_attachment && (is_html() || is_plain()); }
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
        if (GMimeObject* const found = without_boundary(parts)) {
          wait_for(found, next.alternative);
          continue;
        }
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
        Part found = {.part = part,
                      .type = type_of(next.object),
                      .alternative = next.alternative,
                      .is_attachment = g_mime_part_is_attachment(part) != 0};
        GMimeMessage* const inner = kind_ == MimeKind::mail ? message_in(found) : nullptr;
        if (inner != nullptr) {
          messages_.push_back({inner});
        } else {
          messages_[number].parts.push_back(std::move(found));
        }
      } else {
        ++result_.skipped[kAttachments];  // a part of a message that was sent in several
      }
    }
  }

  // What a multipart holds whose headers do not name the boundary that its parts have: a multipart,
  // or a text if there are no parts. Null if it has parts, or nothing at all.
  GMimeObject* without_boundary(GMimeMultipart* parts) {
    const std::string_view text = view(g_mime_multipart_get_prologue(parts));
    if (g_mime_multipart_get_count(parts) > 0 || trim(text, kHtmlSpace).empty()) return nullptr;
    if (rereads_ >= kMaxRereads || reread_ >= kMaxReread) return nullptr;
    GMimeObject* const object = GMIME_OBJECT(parts);
    const std::string_view named =
        view(g_mime_object_get_content_type_parameter(object, "boundary"));
    const std::string_view boundary = boundary_in(text);
    // A message that is cut short may have no parts yet, and GMime reads none that are too deep.
    if (!named.empty() && (boundary.empty() || has(text, named))) return nullptr;
    ++rereads_;
    ++rereads_;
    reread_ += text.size();
    std::string message = "MIME-Version: 1.0\nContent-Type: ";
    if (boundary.empty()) {
      message += sniff(text).content == Content::html ? "text/html" : "text/plain";
    } else {
      message.append(type_of(object)).append("; boundary=\"").append(boundary).append("\"");
    }
    message.append("\n\n").append(text);
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
    decoded_.push_back(parse(stream.get()));
    return decoded_.back() ? g_mime_message_get_mime_part(decoded_.back().get()) : nullptr;
  }

  // The mail in a part that holds it encoded, which RFC 2046 forbids, or as a file; or null.
  GMimeMessage* message_in(const Part& part) {
    const std::string name = lowered(view(g_mime_part_get_filename(part.part)));
    const bool is_message = part.type == "message/rfc822" || part.type == "message/global";
    if (!is_message && !name.ends_with(".eml")) return nullptr;
    const Owned<GMimeStream> stream = content_of(part);
    if (!stream) return nullptr;
    const std::string_view bytes = bytes_of(stream.get());
    const std::size_t begin = mail_preamble(bytes.substr(0, kHeadBytes));
    if (!begins_header(bytes.substr(begin, kHeadBytes))) return nullptr;
    g_mime_stream_seek(stream.get(), static_cast<gint64>(begin), GMIME_STREAM_SEEK_SET);
    decoded_.push_back(parse(stream.get()));
    return decoded_.back().get();
  }

  // The HTML of a mail, or else its text. Further parts of the same type and charset follow it:
  // some programs divide a text around pictures.
  void add_mail(const Message& message, bool is_nested) {
    const auto& parts = message.parts;
    const auto first = main_part(parts);
    for (const Part& part : parts) {
      if (!part.is_text()) ++result_.skipped[kAttachments];
    }
    std::string_view why = why_sealed(parts);
    if (!why.empty() && first != parts.end() && has_words(*first)) why = {};
    if (first == parts.end() && why.empty()) {
      ++result_.skipped[kNoText];
      return;
    }
    MimePage& added =
        first == parts.end() ? result_.pages.emplace_back() : page_of(*first, message);
    added.is_nested = is_nested;
    added.why_sealed = why;
    if (!why.empty()) return;
    std::vector<std::size_t> read = {first->alternative};
    for (auto other = parts.begin(); other != parts.end(); ++other) {
      if (other == first || !other->is_text()) continue;
      const bool is_read = std::find(read.begin(), read.end(), other->alternative) != read.end();
      if (other > first && content_type_of(*other) == added.page.content_type) {
        append(*other, added);
        read.push_back(other->alternative);
      } else if (other->alternative == 0 || !is_read) {
        ++result_.skipped[kBeside];  // otherwise it is the same in another form
      }
    }
    open_pgp(added);
    GMimeMessage* const mail = message.message;
    added.page.title_hint = view(g_mime_message_get_subject(mail));
    added.page.author_hint = senders(mail);
    if (GDateTime* const date = g_mime_message_get_date(mail)) {
      added.page.date_hint = taken(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
    }
    added.page.language_hint = header(message, "Content-Language");
  }

  // The first HTML that has words, or else the first text that has; some programs write an empty
  // HTML beside the text. If none has, the first HTML or text.
  std::vector<Part>::const_iterator main_part(const std::vector<Part>& parts) const {
    const auto find = [&parts](auto test) {
      return std::find_if(parts.begin(), parts.end(),
                          [&test](const Part& part) { return part.is_text() && test(part); });
    };
    auto found = find([this](const Part& part) { return part.is_html() && has_words(part); });
    const auto end = parts.end();
    if (found == end) found = find([this](const Part& part) { return has_words(part); });
    if (found == end) found = find([](const Part& part) { return part.is_html(); });
    return found == end ? find([](const Part&) { return true; }) : found;
  }

  // Whether a text has any word.
  bool has_words(const Part& part) const {
    const Owned<GMimeStream> stream = content_of(part);
    if (!stream) return false;
    const std::string_view bytes = bytes_of(stream.get());
    if (bytes.size() > max_bytes_) return true;
    const DecodedText text = decode(bytes, content_type_of(part));
    if (!part.is_html()) return count_text(text.text()).words > 0;
    return count_text(rough_text(text.text(), " ")).words > 0;
  }

  // Why a mail without a readable text has none, or "".
  static std::string_view why_sealed(const std::vector<Part>& parts) {
    constexpr std::string_view kOlder = "application/x-";
    for (const Part& part : parts) {
      std::string type = part.type;
      if (type.starts_with(kOlder)) type.erase(kOlder.size() - 2, 2);
      if (lowered(view(g_mime_part_get_filename(part.part))) == "winmail.dat") {
        type = "application/ms-tnef";
      }
      const std::string_view parameter = type == kSmime ? smime_type(part) : std::string_view();
      for (const auto& row : kSealed) {
        const bool is_it = row.parameter.empty() || equals_ignore_case(row.parameter, parameter);
        if (row.type == type && is_it) return row.why;
      }
    }
    return {};
  }

  // What an S/MIME part holds: what it says, or what the identifier at its beginning says (RFC
  // 5652).
  static std::string_view smime_type(const Part& part) {
    const std::string_view type =
        view(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part.part), "smime-type"));
    if (!type.empty()) return type;
    constexpr std::size_t kHeader = 64;
    constexpr std::string_view kSignedData = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
    const Owned<GMimeStream> stream = content_of(part);
    return stream && has(bytes_of(stream.get()).substr(0, kHeader), kSignedData) ? "signed-data"
                                                                                 : "";
  }

  // Takes the text out of the frame of its signature, and leaves out what is encrypted.
  void open_pgp(MimePage& added) {
    std::string& bytes = added.page.bytes;
    if (bytes.find(kPgpBegin) == std::string::npos) return;
    const bool is_plain = added.page.is_plain_text;
    const std::size_t blocks = leave_out_pgp(bytes);
    if (is_plain) bytes = without_pgp_frame(bytes);
    if (blocks > 0 && count_text(is_plain ? bytes : rough_text(bytes, " ")).words == 0) {
      added.why_sealed = kPgp;
    } else if (blocks > 0) {
      result_.skipped[kPgpBlocks] += blocks;
    }
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
      if (added.page.url.empty() && is_web_url(url)) added.page.url = url;
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
    if (is_web_url(location)) added.page.url = location;
    append(part, added);
    return added;
  }

  // Appends the content of a part without its transfer encoding.
  void append(const Part& part, MimePage& added) const {
    const Owned<GMimeStream> stream = content_of(part);
    if (!stream || added.is_too_large) return;
    added.is_cut = added.is_cut || is_cut(part);
    std::string_view bytes = bytes_of(stream.get());
    const bool is_first = added.page.bytes.empty();
    if (!is_first && bytes.starts_with(kUtf8ByteOrderMark)) {
      bytes.remove_prefix(kUtf8ByteOrderMark.size());
    }
    added.is_too_large = bytes.size() > max_bytes_ - added.page.bytes.size();
    if (added.is_too_large) {
      std::string().swap(added.page.bytes);
    } else {
      added.page.bytes.append(bytes);
    }
  }

  // Whether the Base64 of a part ends within a group of four characters. Where it is cut off
  // between two groups, nothing shows it.
  static bool is_cut(const Part& part) {
    constexpr std::size_t kGroup = 4;
    if (g_mime_part_get_content_encoding(part.part) != GMIME_CONTENT_ENCODING_BASE64) return false;
    GMimeStream* const written = g_mime_data_wrapper_get_stream(g_mime_part_get_content(part.part));
    if (written == nullptr || g_mime_stream_reset(written) != 0) return false;
    constexpr std::string_view kOther = " \t\r\n";
    std::size_t digits = 0;
    std::array<char, 4096> chunk{};
    gssize size = 0;
    while ((size = g_mime_stream_read(written, chunk.data(), chunk.size())) > 0) {
      for (const char c : std::string_view(chunk.data(), static_cast<std::size_t>(size))) {
        const bool digit = is_ascii_alphanumeric(c) || c == '+' || c == '/';
        // Padding, or what a mailing list has put below.
        if (!digit && kOther.find(c) == std::string_view::npos) return false;
        digits += digit;
      }
    }
    return digits % kGroup != 0;
  }

  // The content of a part without its transfer encoding, or null.
  static Owned<GMimeStream> content_of(const Part& part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part.part);
    if (content == nullptr) return nullptr;
    Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    return stream;
  }

  static std::string_view bytes_of(GMimeStream* stream) {
    const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return bytes->len == 0
               ? std::string_view()
               : std::string_view(reinterpret_cast<const char*>(bytes->data), bytes->len);
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
  std::vector<Owned<GMimeMessage>> decoded_;  // those of messages_ that were encoded, or read again
  std::size_t rereads_ = 0;
  std::size_t reread_ = 0;        // bytes that were read again
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
  const Owned<GMimeMessage> read = parse(stream.get());
  if (!read) return {};
  return Reader(kind, max_bytes).run(read.get());
}

}  // namespace pith::internal
