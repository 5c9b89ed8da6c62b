#include "html/attribute.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace pith {
namespace {

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

// One probe answers: what shares a slot with a name must not be taken for it.
TEST(FindAttribute, NearlyANameIsNone) {
  for (int i = 0; i < kCount; ++i) {
    const std::string name(attribute_name(static_cast<Attr>(i)));
    for (std::size_t at = 0; at < name.size(); ++at) {
      std::string other = name;
      other[at] = other[at] == 'x' ? 'q' : 'x';
      EXPECT_EQ(find_attribute(other), Attr::count_) << other;
      other.erase(at, 1);
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
    set.add(attribute);  // twice is once
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
}  // namespace pith
