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
      {"de", "Hva blir det av den etter meg?", "de"},  // in no group
      {"", "Hva blir det av den etter meg?", ""},
      {"no", "", "no"},
  };
  for (const auto& c : cases) EXPECT_EQ(closest_language(c.told, c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace pith::internal
