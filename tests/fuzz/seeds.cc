#include "fuzz/seeds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fuzz/take_options.h"
#include "pith/extract.h"
#include "pith/write.h"
#include "support/archive.h"
#include "support/book.h"
#include "support/hostile_pages.h"
#include "support/pages.h"
#include "support/zstd.h"
#include "text/decode.h"

namespace pith::internal::fuzz {
namespace {

using test::TestPage;

// Large inputs make fuzzing slow, and the rest of a page is similar.
constexpr std::size_t kMaxBytes = 30'000;

std::string_view cut(std::string_view bytes) { return bytes.substr(0, kMaxBytes); }

std::string decode_seed(const TestPage& page) {
  return page.options.content_type + '\n' + std::string(cut(page.bytes));
}

std::string prefilter_seed(const TestPage& page) {
  const DecodedText decoded = internal::decode(page.bytes, page.options.content_type);
  return std::string(cut(decoded.text()));
}

// Each page with other options, so that all options occur.
std::string extract_seed(const TestPage& page, std::size_t number) {
  Options options = page.options;
  options.favor = static_cast<Favor>(number % 3);
  options.comments = number % 2 == 0;
  options.tables = number % 5 != 0;
  options.explain = number % 4 < 2;
  if (number % 9 == 0) options.format = InputFormat::text;
  return front_of(options) + std::string(cut(page.bytes));
}

std::string plain_text_seed(const TestPage& page) {
  Options options = page.options;
  options.explain = true;
  Article article = pith::extract(page.bytes, options);
  for (Block& block : article.blocks) block.label = Label::main_content;
  return std::string(cut(write_text(article)));
}

// The page's URL and JSON-LD scripts; only the first line if it has none.
std::string json_ld_seed(const TestPage& page) {
  constexpr std::string_view kType = "application/ld+json";
  std::string seed = page.options.url + '\n';
  const std::string_view bytes = page.bytes;
  for (std::size_t at = bytes.find(kType); at < bytes.size(); at = bytes.find(kType, at)) {
    const std::size_t begin = std::min(bytes.find('>', at), bytes.size() - 1) + 1;
    const std::size_t end = std::min(bytes.find("</script", begin), bytes.size());
    seed += bytes.substr(begin, end - begin);
    seed.push_back('\0');
    at = end;
  }
  return seed;
}

std::string warc_seed(const TestPage& page, bool chunked) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" +
                           std::string(chunked ? "Transfer-Encoding: chunked\r\n" : "") + "\r\n" +
                           std::string(cut(page.bytes));
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + page.options.url +
         "\r\nContent-Length: " + std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

std::string json_object_seed(const TestPage& page, std::size_t number) {
  const nlohmann::json object = {{"id", number},
                                 {"html", cut(page.bytes)},
                                 {"a", {1, "}", true, nullptr, -1.5e-7, {{"b", "\n\u00e9"}}}}};
  const std::string text = object.dump(static_cast<int>(number % 2) - 1, ' ', number % 3 == 0,
                                       nlohmann::json::error_handler_t::replace);
  return text.substr(0, text.size() - 1) + R"( ,"\ud83d\ude00\ud800":1e400})";
}

// Files that hold the page twice, or once and compressed.
std::string records_seed(const TestPage& page, std::size_t number) {
  const std::string bytes(cut(page.bytes));
  const std::string short_bytes = bytes.substr(0, 4'000);
  const std::vector<test::Member> members = {{"a.html", short_bytes}, {"b/c.txt", short_bytes}};
  switch (number % 8) {
    case 0:
      return "w" + test::zstd(warc_seed(page, false)) + test::zstd(warc_seed(page, false));
    case 1:
      return "a" + test::archive("zip", members);
    case 2:
      return "a" + test::archive("pax", members, "zstd");
    case 3:
      return "p" + test::zstd(bytes);
    case 4:
    case 5:
      return "w" + warc_seed(page, number % 8 == 5) + warc_seed(page, false);
    default:
      const nlohmann::json object = {{"id", number}, {"html", bytes}, {"a", {1, "}"}}};
      const std::string line =
          object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
      return std::string("j")
          .append(line)
          .append("{\"id\":\"\\ud800\",\"text\":null,")
          .append(line, 1);
  }
}

// The page in a mail: its first byte is for mime().
std::string mime_seed(const TestPage& page, std::size_t number) {
  const std::string bytes(cut(page.bytes));
  const bool is_page = number % 3 == 0;
  const std::string mail =
      (is_page ? "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.org/\r\n"
               : "From: =?utf-8?q?J=C3=A4ne?= <j@x.org>\r\nMessage-ID: <1@x>\r\n") +
      std::string(
          "Subject: Tides\r\nDate: Mon, 30 Nov 2026 09:11:46 +0100\r\n"
          "MIME-Version: 1.0\r\nContent-Type: multipart/") +
      (is_page ? "related" : "mixed") +
      "; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=" +
      "utf-8\r\nContent-Location: https://x.org/\r\nContent-Transfer-Encoding: " +
      (number % 2 == 0 ? "quoted-printable" : "8bit") + "\r\n\r\n" + bytes +
      "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n\r\nb\r\n--b\r\n"
      "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\nU3ViamVjdDogYQoKYg=="
      "\r\n--b\r\nContent-Type: text/plain\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: "
      "SHA256\r\n\r\na\r\n- -b\r\n-----BEGIN PGP SIGNATURE-----\r\nx\r\n-----END PGP "
      "SIGNATURE-----\r\n-----BEGIN PGP MESSAGE-----\r\nx\r\n-----END PGP MESSAGE-----\r\n--b\r\n"
      "Content-Type: image/png\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
  if (number % 3 != 2) return (is_page ? "a" : "b") + mail;
  const std::string mark = "From j@x.org Mon Nov 30 09:11:46 2026\n";
  return "c" + mark + mail + "\n" + mark + "Subject: b\n\n>From a\n";
}

std::string har_seed(const TestPage& page, std::size_t number) {
  nlohmann::json content = {{"mimeType", "text/html; charset=utf-8"}, {"text", cut(page.bytes)}};
  if (number % 3 == 0) content = {{"mimeType", ""}, {"text", "PHA+eA=="}, {"encoding", "base64"}};
  const nlohmann::json entry = {{"request", {{"url", page.options.url}}},
                                {"response", {{"status", 200}, {"content", content}}}};
  const nlohmann::json har = {
      {"log", {{"version", "1.2"}, {"creator", {{"a", "}"}}}, {"entries", {entry, 7, entry}}}}};
  const std::string text = har.dump(static_cast<int>(number % 2) - 1, ' ', false,
                                    nlohmann::json::error_handler_t::replace);
  if (number % 5 != 0) return text;
  std::string utf16;
  for (const char c : text)
    utf16 += std::string(1, '\0') + (static_cast<unsigned char>(c) < 0x80 ? c : '?');
  return utf16;
}

// One as XML and one in the binary form; they do not depend on the page.
std::string webarchive_seed(std::size_t number) {
  static constexpr std::string_view kXml =
      "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>WebMainResource</key><dict>"
      "<key>WebResourceURL</key><string>https://x.org/</string><key>WebResourceMIMEType</key>"
      "<string>text/html</string><key>WebResourceData</key><data>PHA+eA==</data></dict>"
      "<key>WebSubresources</key><array><dict/></array></dict></plist>";
  static constexpr char kBinary[] =
      "bplist00\322\001\002\003\014_\020\017WebMainResource_\020\017WebSubresources\324\004"
      "\005\006\007\010\011\012\013_\020\017WebResourceData_\020\023WebResourceMIMEType_"
      "\020\033WebResourceTextEncodingName^WebResourceURLD<p>xYtext/htmlUutf-8^https://x.or"
      "g/\241\015\320\010\015\0371:Lb\200\217\224\236\244\263\265\000\000\000\000\000\000"
      "\001\001\000\000\000\000\000\000\000\016\000\000\000\000\000\000\000\000\000\000\000"
      "\000\000\000\000\266";
  const std::string_view binary(kBinary, sizeof kBinary - 1);
  const std::string_view seed = number % 2 == 0 ? kXml : binary;
  return std::string(seed.substr(0, seed.size() - number % 4 / 2 * (number % 64)));
}

// A text as XML has it.
std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  }
  return out;
}

// Feeds, sitemaps and lists with the page as an entry.
std::string feed_seed(const TestPage& page, std::size_t number) {
  const std::string html = xml_text(cut(page.bytes).substr(0, 2'000));
  const std::string url = xml_text(page.options.url);
  switch (number % 5) {
    case 0:
      return "<?xml version='1.0'?><rss version='2.0' "
             "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>T</title>"
             "<item><title>A</title><link>" +
             url + "</link><pubDate>Mon, 30 Nov 2026 09:11:46 +0100</pubDate><content:encoded>" +
             html + "</content:encoded><description>" + html +
             "</description></item></channel></rss>";
    case 1:
      return "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/'><entry>"
             "<id>1</id><link rel='alternate' href='" +
             url + "'/><author><name>A</name></author><content type='html'>" + html +
             "</content></entry><entry><content type='xhtml'><x:div><x:p>a</x:p></x:div></content>"
             "</entry></feed>";
    case 2:
      return "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>" +
             url +
             "</loc><lastmod>2026-11-30</lastmod><news:news><news:title>T</news:title></news:news>"
             "</url></urlset>";
    case 3:
      return nlohmann::json{{"version", "https://jsonfeed.org/version/1.1"},
                            {"items",
                             {{{"id", number},
                               {"url", page.options.url},
                               {"content_html", cut(page.bytes).substr(0, 2'000)}}}}}
          .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    default:
      return "https://example.org/1\nSitemap: " + url + "\n<sitemapindex><sitemap><loc>" + url +
             "</loc></sitemap></sitemapindex>";
  }
}

// Books with the page as a chapter, and the documents in them.
std::string book_seed(const TestPage& page, std::size_t number) {
  const std::string chapter(cut(page.bytes).substr(0, 2'000));
  switch (number % 5) {
    case 0:
      return test::package_of(test::manifest_item("a", "a%20b.xhtml", "properties='nav'"),
                              test::spine_item("a"),
                              "<guide><reference type='cover' href='../c.xhtml'/></guide>");
    case 1:
      return test::chapter("",
                           "<nav epub:type='toc'><ol><li><a href='../a.xhtml#x'>One</a></li>"
                           "</ol></nav><navPoint><navLabel>T</navLabel><content src='b'/>"
                           "</navPoint>");
    case 2:
      return test::container_of("OEBPS/content.opf");
    case 3:
      return test::encryption_of("a.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc");
    default:
      return test::archive("zip", test::members_of_book({{"OEBPS/x.xhtml", chapter}}));
  }
}

// The scripts of the page that may hold state; the page itself if it has none.
std::string page_state_seed(const TestPage& page) {
  const std::string html = prefilter_seed(page);
  const std::size_t begin = html.find("<script>");
  return begin == std::string::npos ? html : html.substr(begin);
}

std::string selector_seed(const TestPage& page, std::size_t number) {
  constexpr const char* kSelectors[] = {
      "p",          "main > *, .content",    "[itemprop='articleBody'] p", "#text .a\\:b",
      "[class~=a]", "div > p[lang|=en], td", "[data-x*='\"' i]",           "h1 + p:hover"};
  return kSelectors[number % std::size(kSelectors)] + std::string("\n") + page.bytes;
}

std::string seed_of(std::string_view target, const TestPage& page, std::size_t number) {
  if (target == "decode") return decode_seed(page);
  if (target == "prefilter") return prefilter_seed(page);
  if (target == "extract") return extract_seed(page, number);
  if (target == "plain_text") return plain_text_seed(page);
  if (target == "json_ld") return json_ld_seed(page);
  if (target == "json_object") return json_object_seed(page, number);
  if (target == "page_state") return page_state_seed(page);
  if (target == "mime") return mime_seed(page, number);
  if (target == "har") return har_seed(page, number);
  if (target == "webarchive") return webarchive_seed(number);
  if (target == "feed") return feed_seed(page, number);
  if (target == "book") return book_seed(page, number);
  if (target == "selector") return selector_seed(page, number);
  return records_seed(page, number);
}

}  // namespace

std::vector<std::string> seeds(std::string_view target) {
  std::vector<std::string> made;
  std::size_t number = 0;
  for (const TestPage& page : test::fixture_pages()) {
    made.push_back(seed_of(target, page, number++));
  }
  for (const std::string& fragment : test::hostile_fragments()) {
    made.push_back(
        seed_of(target, {"", std::string(fragment).append(" word ").append(fragment)}, number++));
  }
  std::sort(made.begin(), made.end());
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

}  // namespace pith::internal::fuzz
