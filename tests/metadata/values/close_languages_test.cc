#include "metadata/values/close_languages.h"

#include <gtest/gtest.h>

#include <string_view>

namespace pith::internal {
namespace {

TEST(CloseLanguages, Groups) {
  EXPECT_TRUE(are_close("hr", "sr"));
  EXPECT_TRUE(are_close("sr", "bg"));
  EXPECT_TRUE(are_close("no", "sv"));
  EXPECT_TRUE(are_close("ar", "ps"));
  EXPECT_TRUE(are_close("bn", "as"));
  EXPECT_FALSE(are_close("hr", "bg"));
  EXPECT_FALSE(are_close("de", "nl"));
  EXPECT_FALSE(are_close("", ""));
}

TEST(CloseLanguages, Table) {
  const struct {
    std::string_view told, text, expected;
  } cases[] = {
      {"ms", "Setiap orang berhak atas pendidikan, karena bisa dibayar.", "id"},
      {"ms", "Setiap orang.", "id"},  // Malay needs words of its own
      {"ms", "Kerajaan dan syarikat itu mahu tahu bahawa hospital ditutup.", "ms"},
      {"id", "Perusahaan itu bisa tutup.", "id"},
      {"bs", "Tko je to rekao tijekom tjedna?", "hr"},
      {"bs", "Ko je to rekao u Sarajevu prije sedmicu dana?", "bs"},
      {"sr", "Svatko od njih, tijekom tjedna, zna povijest.", "hr"},
      {"no", "Hvad bliver der af den efter mig?", "da"},
      {"no", "Hva blir det av den etter meg?", "no"},
      {"da", "Hva blir det av den etter meg?", "no"},
      {"gl", "El puente y los barcos en la costa.", "es"},
      {"gl", "A ponte dunha vila, e non os barcos.", "gl"},
      {"sr", "\u0422\u043E\u0439 \u043D\u044F\u043C\u0430\u0448\u0435 \u044A\u0433\u044A\u043B.",
       "bg"},
      {"hr", "Ribari su rekli da uvek mogu da plove pre podne, tako\u0111e i posle.", "sr"},
      {"hr", "Ribari su rekli kako uvijek mogu ploviti prije podne, tako\u0111er i poslije.", "hr"},
      // Serbian imperatives end like Macedonian nouns.
      {"sr",
       "\u041A\u043B\u0438\u043A\u043D\u0438\u0442\u0435, "
       "\u0438\u0437\u0430\u0431\u0435\u0440\u0438\u0442\u0435.",
       "sr"},
      {"bn", "\u09F0\u09BE\u09F1", "as"},
      {"de", "Hva blir det av den etter meg?", "de"},  // in no group
      {"", "Hva blir det av den etter meg?", ""},
      {"no", "", "no"},
  };
  for (const auto& c : cases) EXPECT_EQ(closest_language(c.told, c.text), c.expected) << c.text;
}

TEST(CloseLanguages, TextsHaveManyPieces) {
  EXPECT_TRUE(
      has_many_pieces("hr", "Ako se vrijeme ne promijeni, ribari \u0107e za tjedan biti na moru."));
  EXPECT_FALSE(has_many_pieces("hr", "Ako se"));  // too short
  EXPECT_FALSE(
      has_many_pieces("hr", "Vijci M6, matice M8, bu\u0161ilica 750 W, ljestve, boja bijela."));
  EXPECT_FALSE(
      has_many_pieces("de", "Wenn sich das Wetter nicht \u00E4ndert, bleiben die Fischer."));
  EXPECT_FALSE(has_many_pieces("", ""));
}

}  // namespace
}  // namespace pith::internal
