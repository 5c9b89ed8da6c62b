#include "text/phrases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::internal {
namespace {

PhraseMatch find(std::string_view text) {
  std::vector<Token> tokens;
  append_tokens(text, tokens);
  return find_phrases(tokens);
}

// The phrase as on a page: a number for '#', a sign at the end.
std::string as_written(std::string_view phrase) {
  std::string text(phrase);
  const std::size_t number = text.find('#');
  if (number != std::string::npos) text.replace(number, 1, "17");
  return text + " *";
}

TEST(Phrases, EachEntryIsFound) {
  for (const Phrase& phrase : all_phrases()) {
    const PhraseMatch match = find(as_written(phrase.text));
    EXPECT_EQ(match.share, 1) << phrase.language << ' ' << phrase.text;
    EXPECT_NE(match.kind, PhraseKind::none) << phrase.language << ' ' << phrase.text;
  }
}

TEST(Phrases, EachEntryIsFoundAsWhatItIs) {
  // If languages share a wording, it must have the same meaning in all of them.
  std::map<std::string, PhraseKind> kinds;
  for (const Phrase& phrase : all_phrases()) {
    const auto [entry, is_new] = kinds.emplace(phrase.text, phrase.kind);
    EXPECT_TRUE(is_new || entry->second == phrase.kind) << phrase.text;
    EXPECT_EQ(find(as_written(phrase.text)).kind, phrase.kind)
        << phrase.language << ' ' << phrase.text;
  }
}

TEST(Phrases, EveryLanguageHasEveryKind) {
  std::map<std::string, std::set<PhraseKind>> found;
  for (const Phrase& phrase : all_phrases()) {
    EXPECT_FALSE(phrase.text.empty());
    found[std::string(phrase.language)].insert(phrase.kind);
  }
  for (const char* language :
       {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "zh", "ja"}) {
    EXPECT_EQ(found[language].size(), static_cast<std::size_t>(PhraseKind::count_) - 1) << language;
  }
}

TEST(Phrases, Table) {
  const struct {
    std::string_view text;
    PhraseKind kind;
    float least, most;  // share
  } cases[] = {
      {"", PhraseKind::none, 0, 0},
      {"The boats came in at four", PhraseKind::none, 0, 0},
      {"Leave a Reply", PhraseKind::comment_form, 1, 1},
      {"LEAVE A REPLY to Jane", PhraseKind::comment_form, 0.5F, 0.7F},
      {"Your email address will not be published. Required fields are marked *",
       PhraseKind::comment_form, 1, 1},
      {"4 Min Read", PhraseKind::reading_time, 1, 1},
      {"min read", PhraseKind::none, 0, 0},  // the number is part of the phrase
      {"Wir verwenden Cookies, um Ihnen mehr zu zeigen", PhraseKind::cookies, 0.3F, 0.5F},
      // The longest phrase wins over its own beginning.
      {"Your email address", PhraseKind::newsletter, 1, 1},
      {"You must leave a comment on each of the drawings before you send them back to us.",
       PhraseKind::comment_form, 0.1F, 0.3F},
      {"\u6211\u4EEC\u4F7F\u7528cookie\u6765\u6539\u5584", PhraseKind::cookies, 0.4F, 0.8F},
  };
  for (const auto& c : cases) {
    const PhraseMatch match = find(c.text);
    EXPECT_EQ(to_string(match.kind), to_string(c.kind)) << c.text;
    EXPECT_GE(match.share, c.least) << c.text;
    EXPECT_LE(match.share, c.most) << c.text;
  }
}

}  // namespace
}  // namespace pith::internal
