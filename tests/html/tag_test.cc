#include "html/tag.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace pith::internal {
namespace {

// The tags for which `holds`, in the order of tag.h.
template <typename Holds>
std::string list(Holds&& holds) {
  std::string out;
  for (int i = 0; i < static_cast<int>(kTags); ++i) {
    const Tag tag = static_cast<Tag>(i);
    if (holds(tag)) out.append(out.empty() ? "" : " ").append(tag_name(tag));
  }
  return out;
}

TEST(FoldOf, EveryTag) {
  const struct {
    Fold fold;
    const char* tags;
  } cases[] = {
      {Fold::ordinary,
       "cite q dfn abbr data time var samp kbd sub sup mark bdi bdo span ins del video audio "
       "canvas map legend label output progress meter acronym unknown"},
      {Fold::formatting, "em strong small s code i b u strike big font tt"},
      {Fold::link, "a"},
      {Fold::button, "button"},
      {Fold::block,
       "article section nav aside hgroup header footer address p pre blockquote ol ul dl figure "
       "figcaption main div fieldset details summary menu dir listing center"},
      {Fold::heading, "h1 h2 h3 h4 h5 h6"},
      {Fold::item, "li"},
      {Fold::term, "dt dd"},
      {Fold::form, "form"},
      {Fold::table, "table"},
      {Fold::table_part, "caption colgroup col tbody thead tfoot tr td th"},
      {Fold::select, "select"},
      {Fold::option, "optgroup option"},
      {Fold::textarea, "textarea"},
      {Fold::of_head, "link meta script"},
      {Fold::noscript, "noscript"},
      {Fold::input, "input"},
      {Fold::empty, "br wbr img embed area"},
      {Fold::empty_block, "hr param source track"},
      {Fold::no,
       "html head title base style template body ruby rt rp image iframe object math mi mo mn ms "
       "mtext mglyph malignmark annotation-xml svg foreignobject desc datalist keygen menuitem "
       "applet bgsound frame frameset noframes xmp nextid noembed plaintext rb basefont blink "
       "marquee multicol nobr spacer rtc"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(list([&](Tag tag) { return fold_of(tag) == c.fold; }), c.tags);
  }
}

TEST(Sets, OfTags) {
  EXPECT_EQ(list(is_formatting), "a em strong small s code i b u strike big font nobr tt");
  EXPECT_EQ(list(is_list), "ol ul menu dir");
  EXPECT_EQ(list(separates_lines),
            "body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header footer address p hr "
            "pre blockquote ol ul li dl dt dd figure figcaption main div table caption colgroup "
            "col tbody thead tfoot tr td th form fieldset details summary menu dir listing center");
  EXPECT_EQ(list(is_of_head),
            "html head title base link meta style script noscript template bgsound frameset "
            "noframes basefont");
}

// Replacing a tag by a letter affects <p> and open formatting as the tag itself does only if its
// Fold says so; this asks the parser.
std::string body_of(const std::string& html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::string out;
  const auto* body = static_cast<const GumboNode*>(output->root->v.element.children.data[1]);
  const GumboVector& children = body->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    out += child->type == GUMBO_NODE_ELEMENT ? gumbo_normalized_tagname(child->v.element.tag) : "";
    out += ' ';
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return out;
}

TEST(FoldOf, AgreesWithTheParser) {
  for (int i = 0; i < static_cast<int>(kTags); ++i) {
    const Tag tag = static_cast<Tag>(i);
    if (tag == Tag::unknown) continue;
    const std::string name(tag_name(tag));
    const std::string in_paragraph = body_of("<body><p><" + name + ">");
    const std::string in_formatting = body_of("<body><p><b></p><" + name + ">");
    const std::string alone = body_of("<body><" + name + "></" + name + ">");
    switch (fold_of(tag)) {
      case Fold::no:
        break;
      case Fold::ordinary:
      case Fold::formatting:
      case Fold::link:
      case Fold::button:
      case Fold::select:
      case Fold::noscript:
      case Fold::input:
      case Fold::empty:
        EXPECT_EQ(in_paragraph, "p ") << name;
        EXPECT_EQ(in_formatting, "p b ") << name;
        break;
      case Fold::block:
      case Fold::heading:
      case Fold::item:
      case Fold::term:
      case Fold::form:
        EXPECT_EQ(in_paragraph, "p " + name + " ") << name;
        EXPECT_EQ(in_formatting, "p " + name + " ") << name;
        EXPECT_EQ(alone, name + " ");
        break;
      case Fold::textarea:
      case Fold::of_head:
        EXPECT_EQ(in_paragraph, "p ") << name;
        EXPECT_EQ(in_formatting, "p " + name + " ") << name;
        break;
      case Fold::table_part:
      case Fold::option:
        break;
      case Fold::table:
      case Fold::empty_block:
        EXPECT_EQ(in_formatting, "p " + name + " ") << name;
        break;
    }
  }
}

constexpr int kCount = static_cast<int>(Attr::count_);

TEST(FindAttribute, EveryNameIsFoundInAnyCase) {
  for (int i = 0; i < kCount; ++i) {
    const Attr attribute = static_cast<Attr>(i);
    std::string name(attribute_name(attribute));
    ASSERT_FALSE(name.empty()) << i;
    EXPECT_EQ(find_attribute(name), attribute) << name;
    name[0] = static_cast<char>(name[0] - 32);
    EXPECT_EQ(find_attribute(name), attribute) << name;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c == '-' ? c : static_cast<char>(c & ~0x20); });
    EXPECT_EQ(find_attribute(name), attribute) << name;
  }
}

// One probe decides, so a name that shares a slot with another must not be taken for it.
TEST(FindAttribute, NearlyANameIsNone) {
  for (int i = 0; i < kCount; ++i) {
    const std::string name(attribute_name(static_cast<Attr>(i)));
    for (std::size_t at = 0; at < name.size(); ++at) {
      std::string other = name;
      other[at] = other[at] == 'x' ? 'q' : 'x';
      EXPECT_EQ(find_attribute(other), Attr::count_) << other;
      other.erase(at, 1);
      if (other == "data-lazysrc") continue;  // another name for data-lazy-src
      EXPECT_NE(find_attribute(other), static_cast<Attr>(i)) << other;
    }
    EXPECT_EQ(find_attribute(name + "s"), Attr::count_);
    EXPECT_EQ(find_attribute(name + '\0'), Attr::count_);
  }
}

TEST(FindAttribute, Table) {
  const struct {
    std::string_view name;
    Attr expected;
  } cases[] = {
      {"class", Attr::class_},
      {"CLASS", Attr::class_},
      {"aria-hidden", Attr::aria_hidden},
      {"ARIA-HIDDEN", Attr::aria_hidden},
      {"http-equiv", Attr::http_equiv},
      {"data-testid", Attr::data_testid},
      {"", Attr::count_},
      {"-", Attr::count_},
      {"=", Attr::count_},
      {"\xC3\xA9", Attr::count_},
      {"onclick", Attr::count_},
      {"data-src-set", Attr::count_},
      {"aria\rhidden", Attr::count_},  // '\r' | 0x20 is '-'
      {"classes", Attr::count_},
      {"clas", Attr::count_},
      {"a name longer than all others, as nobody writes it", Attr::count_},
  };
  for (const auto& c : cases) EXPECT_EQ(find_attribute(c.name), c.expected) << c.name;
  EXPECT_EQ(attribute_name(Attr::count_), "");
  EXPECT_EQ(attribute_name(Attr::class_), "class");
}

TEST(AttrSet, AddAndAsk) {
  AttrSet set;
  EXPECT_TRUE(set.empty());
  for (int i = 0; i < kCount; ++i) {
    const Attr attribute = static_cast<Attr>(i);
    EXPECT_FALSE(set.has(attribute)) << i;
    set.add(attribute);
    set.add(attribute);  // adding it twice has no effect
    EXPECT_TRUE(set.has(attribute)) << i;
  }
  EXPECT_FALSE(set.empty());
  AttrSet last;
  last.add(Attr::value);
  EXPECT_TRUE(last.has(Attr::value));
  EXPECT_FALSE(last.has(Attr::alt));
  EXPECT_FALSE(last.empty());
}

}  // namespace

}  // namespace pith::internal
