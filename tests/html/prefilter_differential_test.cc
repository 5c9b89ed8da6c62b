// What the prefilter promises: the tree of the page less the nodes left out. Here both trees are
// built, with and without it, and compared over generated pages and the fixtures.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "html/tag_soup.h"
#include "html/tag_token.h"
#include "text/decode.h"

namespace pith {
namespace {

constexpr std::uint32_t kPages = 6000;
constexpr int kPieces = 40;

void append_without_space(std::string& out, std::string_view text) {
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return !is_space(c); });
}

bool left_out(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::svg || tag == Tag::iframe;
}

constexpr const char* kAttributes[] = {"class", "href", "colspan", "hidden", "title", "alt"};

// "<tag class=..>text</>" for every node, white space left out of texts.
std::string dump(const Document& document) {
  std::string out;
  walk(
      document.root(),
      [&](Node node) {
        if (node.is_text()) append_without_space(out, node.text());
        if (!node.is_element() || left_out(node.tag())) return false;
        out += "<" + std::string(gumbo_normalized_tagname(static_cast<GumboTag>(node.tag())));
        for (const char* name : kAttributes) {
          if (node.has_attribute(name)) {
            out.append(" ").append(name).append("=").append(node.attribute(name));
          }
        }
        out += ">";
        return true;
      },
      [&](Node node) { out += node.is_element() && !left_out(node.tag()) ? "</>" : ""; });
  return out;
}

// The same of Gumbo's own tree. Recursive: generated pages are shallow.
void dump_raw(const GumboNode* node, std::string& out) {
  switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      append_without_space(out, node->v.text.text);
      return;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      break;
    default:
      return;
  }
  const GumboElement& element = node->v.element;
  if (left_out(static_cast<Tag>(element.tag))) return;
  out += "<" + std::string(gumbo_normalized_tagname(element.tag));
  for (const char* name : kAttributes) {
    if (const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name)) {
      out.append(" ").append(name).append("=").append(attribute->value);
    }
  }
  out += ">";
  for (unsigned i = 0; i < element.children.length; ++i) {
    dump_raw(static_cast<const GumboNode*>(element.children.data[i]), out);
  }
  out += "</>";
}

std::string dump_raw(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  std::string out;
  dump_raw(output->root, out);
  gumbo_destroy_output(&options, output);
  return out;
}

std::string dump(std::string_view html) { return dump(Document::parse(html, 100'000'000)); }

bool differs(const std::vector<std::string>& pieces) {
  const std::string page = test::join(pieces);
  return dump(page) != dump_raw(page);
}

// Leaves out what is not needed for the difference.
std::string cut_down(std::vector<std::string> pieces) {
  for (std::size_t i = pieces.size(); i-- > 0;) {
    std::vector<std::string> fewer = pieces;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (differs(fewer)) pieces = std::move(fewer);
  }
  return test::join(pieces);
}

TEST(PrefilterDifferential, TagSoup) {
  int failures = 0;
  for (std::uint32_t seed = 1; seed <= kPages && failures < 5; ++seed) {
    const std::vector<std::string> pieces = test::tag_soup(seed, kPieces);
    if (!differs(pieces)) continue;
    ++failures;
    const std::string page = cut_down(pieces);
    EXPECT_EQ(dump(page), dump_raw(page)) << "seed " << seed << ", cut down to\n" << page;
  }
}

TEST(PrefilterDifferential, Fixtures) {
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PITH_SOURCE_DIR "/fixtures/pages")) {
    std::ifstream file(entry.path() / "source.html", std::ios::binary);
    if (!file) continue;
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const DecodedText decoded = decode(bytes);
    ++pages;
    EXPECT_EQ(dump(decoded.text()), dump_raw(decoded.text())) << entry.path();
  }
  EXPECT_GT(pages, 20);
}

}  // namespace
}  // namespace pith
