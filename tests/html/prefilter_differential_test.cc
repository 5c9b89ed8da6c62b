// Checks that the prefilter keeps the tree of the page except for the nodes it leaves out. Both
// trees are built, with and without it, and compared over generated pages and the fixtures.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "html/dom.h"
#include "html/tag.h"
#include "html/tag_soup.h"
#include "html/tag_token.h"
#include "support/pages.h"
#include "text/decode.h"

namespace pith::internal {
namespace {

// Among 300 000 pages of 70 pieces about 15 differ: a link or <b> that is left open is reopened
// around a left-out svg and stays open from there, and a custom element's end tag inside svg ends
// nothing.
constexpr std::uint32_t kPages = test::kSanitized ? 4000 : 30'000;
constexpr int kPieces = 40;

void append_without_space(std::string& out, std::string_view text) {
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return !is_html_space(c); });
}

// The content of the last three is in both trees, but no stage reads it.
bool left_out(Tag tag) {
  return tag == Tag::select || tag == Tag::textarea || tag == Tag::template_ ||
         tag == Tag::script || tag == Tag::style || tag == Tag::svg || tag == Tag::iframe;
}

bool is_formatting_tag(Tag tag) {
  switch (tag) {
    case Tag::a:
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::nobr:
    case Tag::s:
    case Tag::small:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u:
      return true;
    default:
      return false;
  }
}

constexpr Attr kAttributes[] = {Attr::class_, Attr::href,  Attr::colspan,
                                Attr::hidden, Attr::title, Attr::alt};

// "<tag class=..>text</>" for every node; white space is left out of texts. Formatting elements are
// written before the texts they hold, "{b i}", because which other elements they hold depends on
// where the parser reopens them, which it also does around a left-out element.
class Dump {
 public:
  void text(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_html_space)) return;
    const std::set<std::string> formats(formats_.begin(), formats_.end());
    if (formats != reported_) {
      out_ += "{";
      for (const std::string& format : formats) out_ += format;
      out_ += "}";
      reported_ = formats;
    }
    append_without_space(out_, text);
  }

  template <typename Attribute>
  void open(Tag tag, Attribute&& attribute) {
    std::string start = "<";
    start += tag_name(tag);
    for (const Attr name : kAttributes) {
      if (const std::optional<std::string> value = attribute(name)) {
        start.append(" ").append(attribute_name(name)).append("=") += *value;
      }
    }
    start += ">";
    if (is_formatting_tag(tag)) {
      formats_.push_back(std::move(start));
    } else {
      out_ += start;
    }
  }

  void close(Tag tag) {
    if (is_formatting_tag(tag)) {
      formats_.pop_back();
    } else {
      out_ += "</>";
    }
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<std::string> formats_;  // open ones
  std::set<std::string> reported_;
};

std::string dump(std::string_view html) {
  const Document document = Document::parse(html, 100'000'000);
  Dump out;
  walk(
      document.root(),
      [&](Node node) {
        if (node.is_text()) out.text(node.text());
        if (!node.is_element() || left_out(node.tag())) return false;
        out.open(node.tag(), [&](Attr name) {
          return node.has_attribute(name) ? std::optional(std::string(node.attribute(name)))
                                          : std::nullopt;
        });
        return true;
      },
      [&](Node node) { out.close(node.tag()); });
  return out.take();
}

// The same of Gumbo's own tree. Recursive: generated pages are shallow.
void dump_raw(const GumboNode* node, Dump& out) {
  switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      return out.text(node->v.text.text);
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      break;
    default:
      return;
  }
  const GumboElement& element = node->v.element;
  const Tag tag = tag_of_gumbo(element.tag);
  if (left_out(tag)) return;
  out.open(tag, [&](Attr name) {
    const std::string key(attribute_name(name));
    const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, key.c_str());
    return attribute != nullptr ? std::optional<std::string>(attribute->value) : std::nullopt;
  });
  for (unsigned i = 0; i < element.children.length; ++i) {
    dump_raw(static_cast<const GumboNode*>(element.children.data[i]), out);
  }
  out.close(tag);
}

// Gumbo moves text right before a </form> behind the form, unless a comment is between them; the
// prefilter writes one.
std::string with_forms_mended(std::string_view html) {
  std::string out;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (equals_ignore_case(html.substr(i, 6), "</form")) out += "<!---->";
    out += html[i];
  }
  return out;
}

std::string dump_raw(std::string_view page) {
  const std::string html = with_forms_mended(page);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  Dump out;
  dump_raw(output->root, out);
  gumbo_destroy_output(&options, output);
  return out.take();
}

// The output of decode().
std::string utf8(const std::vector<std::string>& pieces) {
  const std::string page = test::join(pieces);
  return std::string(decode(page, "text/html; charset=utf-8").text());
}

bool differs(const std::vector<std::string>& pieces) {
  const std::string page = utf8(pieces);
  return dump(page) != dump_raw(page);
}

// Removes pieces that are not needed for the difference.
std::string cut_down(std::vector<std::string> pieces) {
  for (std::size_t i = pieces.size(); i-- > 0;) {
    std::vector<std::string> fewer = pieces;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (differs(fewer)) pieces = std::move(fewer);
  }
  return utf8(pieces);
}

// `make` makes the pieces of a page from a seed.
template <typename Make>
void expect_no_difference(Make&& make) {
  int failures = 0;
  for (std::uint32_t seed = 1; seed <= kPages && failures < 5; ++seed) {
    const std::vector<std::string> pieces = make(seed);
    if (!differs(pieces)) continue;
    ++failures;
    const std::string page = cut_down(pieces);
    EXPECT_EQ(dump(page), dump_raw(page)) << "seed " << seed << ", cut down to\n" << page;
  }
}

TEST(PrefilterDifferential, TagSoup) {
  expect_no_difference([](std::uint32_t seed) { return test::tag_soup(seed, kPieces); });
}

TEST(PrefilterDifferential, NestedSoup) { expect_no_difference(test::nested_soup); }

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
}  // namespace pith::internal
