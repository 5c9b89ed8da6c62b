#include "input/containers/webarchive.h"

#include <gtest/gtest.h>
#include <plist/plist.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "support/temp_dir.h"

namespace pith::internal {
namespace {

std::string resource(const std::string& type, const std::string& charset,
                     const std::string& base64) {
  return "<dict><key>WebResourceData</key><data>" + base64 +
         "</data><key>WebResourceMIMEType</key><string>" + type +
         "</string><key>WebResourceTextEncodingName</key><string>" + charset +
         "</string><key>WebResourceURL</key><string>https://x.org/a</string></dict>";
}

std::string archive(const std::string& main, const std::string& rest = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>"
         "<key>WebMainResource</key>" +
         main + rest + "</dict></plist>\n";
}

// The same property list in its binary form.
std::string binary(const std::string& xml) {
  plist_t list = nullptr;
  plist_from_xml(xml.data(), static_cast<std::uint32_t>(xml.size()), &list);
  char* bytes = nullptr;
  std::uint32_t size = 0;
  plist_to_bin(list, &bytes, &size);
  const std::string copy(bytes, size);
  std::free(bytes);
  plist_free(list);
  return copy;
}

class WebarchiveTest : public testing::Test {
 protected:
  // "id|url|type|bytes", or the reason.
  std::string read(const std::string& bytes, std::size_t most = 1000) {
    const auto source =
        open_webarchive(dir_.write("a.webarchive", bytes), InputOptions{.max_bytes = most});
    const auto next = source->next();
    if (!next) return "nothing";
    EXPECT_FALSE(source->next().has_value());
    skipped_ = source->skipped();
    if (!next->ok()) return next->error().reason;
    const Page& page = next->value();
    return page.id + "|" + page.url + "|" + page.content_type + "|" + page.bytes;
  }

  test::TempDir dir_;
  std::map<std::string, std::size_t> skipped_;
};

TEST_F(WebarchiveTest, Table) {
  const std::string page = archive(resource("text/html", "ISO-8859-1", "PHA+4Q=="),
                                   "<key>WebSubresources</key><array><dict/><dict/></array>"
                                   "<key>WebSubframeArchives</key><array><dict/></array>");
  const struct {
    std::string bytes;
    std::string expected;
  } cases[] = {
      {page, "a|https://x.org/a|text/html; charset=ISO-8859-1|<p>\xE1"},
      {archive(resource("text/plain", "", "YQ==")), "a|https://x.org/a|text/plain|a"},
      {archive(resource("image/png", "", "YQ==")), "not HTML (image/png)"},
      {archive(resource("text/html", "", "")), "no page in this web archive"},
      {archive("<string>x</string>"), "no page in this web archive"},
      {"<plist><array/></plist>", "no page in this web archive"},
      {"bplist00", "not a web archive of Safari, or cut short, or nested too deep"},
      {"", "file is empty"},
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(read(bytes), expected) << bytes;
  EXPECT_EQ(read(binary(page)), "a|https://x.org/a|text/html; charset=ISO-8859-1|<p>\xE1");
  EXPECT_EQ(skipped_, (std::map<std::string, std::size_t>{{"frames of saved pages", 1},
                                                          {"parts of saved pages", 2}}));
  EXPECT_EQ(read(binary(page), 3), "more than 3 bytes");
}

// A binary property list of nested lists, each of which refers to the next one so many times.
std::string nested_lists(std::size_t depth, std::size_t times) {
  std::string bytes = "bplist00";
  std::string offsets;
  const auto number = [](std::size_t value, int size) {
    std::string out;
    for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i));
    return out;
  };
  for (std::size_t i = 0; i < depth; ++i) {
    offsets += number(bytes.size(), 4);
    bytes += static_cast<char>(0xA0 | times);
    for (std::size_t n = 0; n < times; ++n) bytes += number(i + 1, 4);
  }
  offsets += number(bytes.size(), 4);
  bytes += "\x51x";
  const std::size_t table = bytes.size();
  return bytes + offsets + std::string(6, '\0') + "\4\4" + number(depth + 1, 8) + number(0, 8) +
         number(table, 8);
}

// libplist reads lists with recursion, and copies what they refer to.
TEST_F(WebarchiveTest, NestedListsAreNotFollowed) {
  const std::string refused = "not a web archive of Safari, or cut short, or nested too deep";
  EXPECT_EQ(read(nested_lists(20, 1)), "no page in this web archive");
  EXPECT_EQ(read(nested_lists(28, 2)), refused);       // 2^28 values
  EXPECT_EQ(read(nested_lists(200'000, 1)), refused);  // of recursion
  std::string xml = "<?xml version=\"1.0\"?><plist version=\"1.0\">";
  for (int i = 0; i < 200'000; ++i) xml += "<array>";
  EXPECT_EQ(read(xml), refused);
}

TEST_F(WebarchiveTest, CutAndDamaged) {
  const std::string page = binary(archive(resource("text/html", "utf-8", "PHA+eA==")));
  for (std::size_t size = 0; size < page.size(); ++size) {
    EXPECT_FALSE(read(page.substr(0, size)).empty());
    std::string damaged = page;
    damaged[size] = static_cast<char>(damaged[size] ^ 0x55);
    EXPECT_FALSE(read(damaged).empty());
  }
}

}  // namespace
}  // namespace pith::internal
