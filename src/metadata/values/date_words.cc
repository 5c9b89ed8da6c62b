// The words of dates in many languages: month names, and how pages say that a date is that of the
// last change. dates.h declares what is here; the forms of dates are read in dates.cc.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "metadata/values/dates.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// One row a month: full names and usual short forms in English, German, French, Spanish,
// Portuguese, Italian, Dutch, Polish, Russian, Ukrainian, Turkish, Czech, Romanian, Hungarian and
// the Nordic languages. A word that means different months in two languages (listopad) has the
// meaning of the larger one.
constexpr std::array<std::string_view, 12> kMonths = {
    " january jan januar j\xc3\xa4nner j\xc3\xa4n janvier janv enero ene janeiro gennaio gen "
    "januari stycznia stycze\xc5\x84 sty \xd1\x8f\xd0\xbd\xd0\xb2\xd0\xb0\xd1\x80\xd1\x8f "
    "\xd1\x8f\xd0\xbd\xd0\xb2\xd0\xb0\xd1\x80\xd1\x8c \xd1\x8f\xd0\xbd\xd0\xb2 "
    "\xd1\x81\xd1\x96\xd1\x87\xd0\xbd\xd1\x8f \xd1\x81\xd1\x96\xd1\x87\xd0\xb5\xd0\xbd\xd1\x8c "
    "\xd1\x81\xd1\x96\xd1\x87 ocak oca leden ledna ianuarie janu\xc3\xa1r tammikuuta ",
    " february feb febr februar feber f\xc3\xa9vrier f\xc3\xa9vr f\xc3\xa9v fevrier febrero "
    "fevereiro fev febbraio februari lutego luty lut "
    "\xd1\x84\xd0\xb5\xd0\xb2\xd1\x80\xd0\xb0\xd0\xbb\xd1\x8f "
    "\xd1\x84\xd0\xb5\xd0\xb2\xd1\x80\xd0\xb0\xd0\xbb\xd1\x8c \xd1\x84\xd0\xb5\xd0\xb2 "
    "\xd1\x84\xd0\xb5\xd0\xb2\xd1\x80 \xd0\xbb\xd1\x8e\xd1\x82\xd0\xbe\xd0\xb3\xd0\xbe "
    "\xd0\xbb\xd1\x8e\xd1\x82\xd0\xb8\xd0\xb9 \xd0\xbb\xd1\x8e\xd1\x82 \xc5\x9fubat subat "
    "\xc5\x9fub \xc3\xbanor \xc3\xbanora februarie febru\xc3\xa1r helmikuuta ",
    " march mar m\xc3\xa4rz m\xc3\xa4r mrz maerz mars marzo mar\xc3\xa7o marco maart mrt marca "
    "marzec \xd0\xbc\xd0\xb0\xd1\x80\xd1\x82\xd0\xb0 \xd0\xbc\xd0\xb0\xd1\x80\xd1\x82 "
    "\xd0\xbc\xd0\xb0\xd1\x80 \xd0\xb1\xd0\xb5\xd1\x80\xd0\xb5\xd0\xb7\xd0\xbd\xd1\x8f "
    "\xd0\xb1\xd0\xb5\xd1\x80\xd0\xb5\xd0\xb7\xd0\xb5\xd0\xbd\xd1\x8c \xd0\xb1\xd0\xb5\xd1\x80 "
    "mart b\xc5\x99"
    "ezen b\xc5\x99"
    "ezna martie m\xc3\xa1rcius marts maaliskuuta ",
    " april apr avril avr abril abr aprile kwietnia kwiecie\xc5\x84 kwi "
    "\xd0\xb0\xd0\xbf\xd1\x80\xd0\xb5\xd0\xbb\xd1\x8f "
    "\xd0\xb0\xd0\xbf\xd1\x80\xd0\xb5\xd0\xbb\xd1\x8c \xd0\xb0\xd0\xbf\xd1\x80 "
    "\xd0\xba\xd0\xb2\xd1\x96\xd1\x82\xd0\xbd\xd1\x8f "
    "\xd0\xba\xd0\xb2\xd1\x96\xd1\x82\xd0\xb5\xd0\xbd\xd1\x8c \xd0\xba\xd0\xb2\xd1\x96\xd1\x82 "
    "nisan nis duben dubna aprilie \xc3\xa1prilis apr\xc3\xadl huhtikuuta ",
    " may mai mayo maio mag maggio mei maja maj \xd0\xbc\xd0\xb0\xd1\x8f \xd0\xbc\xd0\xb0\xd0\xb9 "
    "\xd1\x82\xd1\x80\xd0\xb0\xd0\xb2\xd0\xbd\xd1\x8f "
    "\xd1\x82\xd1\x80\xd0\xb0\xd0\xb2\xd0\xb5\xd0\xbd\xd1\x8c \xd1\x82\xd1\x80\xd0\xb0\xd0\xb2 "
    "may\xc4\xb1s mayis kv\xc4\x9bten kv\xc4\x9btna m\xc3\xa1jus m\xc3\xa1j toukokuuta ",
    " june jun juni juin junio junho giugno giu czerwca czerwiec cze "
    "\xd0\xb8\xd1\x8e\xd0\xbd\xd1\x8f \xd0\xb8\xd1\x8e\xd0\xbd\xd1\x8c \xd0\xb8\xd1\x8e\xd0\xbd "
    "\xd1\x87\xd0\xb5\xd1\x80\xd0\xb2\xd0\xbd\xd1\x8f "
    "\xd1\x87\xd0\xb5\xd1\x80\xd0\xb2\xd0\xb5\xd0\xbd\xd1\x8c \xd1\x87\xd0\xb5\xd1\x80\xd0\xb2 "
    "haziran haz \xc4\x8d"
    "erven \xc4\x8d"
    "ervna iunie j\xc3\xbanius j\xc3\xban kes\xc3\xa4kuuta ",
    " july jul juli juillet juil julio julho luglio lug lipca lipiec lip "
    "\xd0\xb8\xd1\x8e\xd0\xbb\xd1\x8f \xd0\xb8\xd1\x8e\xd0\xbb\xd1\x8c \xd0\xb8\xd1\x8e\xd0\xbb "
    "\xd0\xbb\xd0\xb8\xd0\xbf\xd0\xbd\xd1\x8f \xd0\xbb\xd0\xb8\xd0\xbf\xd0\xb5\xd0\xbd\xd1\x8c "
    "\xd0\xbb\xd0\xb8\xd0\xbf temmuz tem \xc4\x8d"
    "ervenec \xc4\x8d"
    "ervence iulie j\xc3\xbalius j\xc3\xbal hein\xc3\xa4kuuta ",
    " august aug ao\xc3\xbbt aout agosto ago augustus sierpnia sierpie\xc5\x84 sie "
    "\xd0\xb0\xd0\xb2\xd0\xb3\xd1\x83\xd1\x81\xd1\x82\xd0\xb0 "
    "\xd0\xb0\xd0\xb2\xd0\xb3\xd1\x83\xd1\x81\xd1\x82 \xd0\xb0\xd0\xb2\xd0\xb3 "
    "\xd1\x81\xd0\xb5\xd1\x80\xd0\xbf\xd0\xbd\xd1\x8f "
    "\xd1\x81\xd0\xb5\xd1\x80\xd0\xbf\xd0\xb5\xd0\xbd\xd1\x8c \xd1\x81\xd0\xb5\xd1\x80\xd0\xbf "
    "a\xc4\x9fustos agustos a\xc4\x9fu srpen srpna augusti augusztus elokuuta ",
    " september sept sep septembre septiembre setiembre setembro set settembre wrze\xc5\x9bnia "
    "wrzesie\xc5\x84 wrz \xd1\x81\xd0\xb5\xd0\xbd\xd1\x82\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8f "
    "\xd1\x81\xd0\xb5\xd0\xbd\xd1\x82\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8c \xd1\x81\xd0\xb5\xd0\xbd "
    "\xd1\x81\xd0\xb5\xd0\xbd\xd1\x82 \xd0\xb2\xd0\xb5\xd1\x80\xd0\xb5\xd1\x81\xd0\xbd\xd1\x8f "
    "\xd0\xb2\xd0\xb5\xd1\x80\xd0\xb5\xd1\x81\xd0\xb5\xd0\xbd\xd1\x8c \xd0\xb2\xd0\xb5\xd1\x80 "
    "eyl\xc3\xbcl eylul eyl z\xc3\xa1\xc5\x99\xc3\xad septembrie szeptember syyskuuta ",
    " october oct oktober okt octobre octubre outubro out ottobre ott pa\xc5\xba"
    "dziernika pa\xc5\xba"
    "dziernik pa\xc5\xba \xd0\xbe\xd0\xba\xd1\x82\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8f "
    "\xd0\xbe\xd0\xba\xd1\x82\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8c \xd0\xbe\xd0\xba\xd1\x82 "
    "\xd0\xb6\xd0\xbe\xd0\xb2\xd1\x82\xd0\xbd\xd1\x8f "
    "\xd0\xb6\xd0\xbe\xd0\xb2\xd1\x82\xd0\xb5\xd0\xbd\xd1\x8c \xd0\xb6\xd0\xbe\xd0\xb2\xd1\x82 "
    "ekim eki \xc5\x99\xc3\xadjen \xc5\x99\xc3\xadjna octombrie okt\xc3\xb3"
    "ber lokakuuta ",
    " november nov novembre noviembre novembro listopada listopad lis "
    "\xd0\xbd\xd0\xbe\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8f "
    "\xd0\xbd\xd0\xbe\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8c \xd0\xbd\xd0\xbe\xd1\x8f "
    "\xd0\xbd\xd0\xbe\xd1\x8f\xd0\xb1 "
    "\xd0\xbb\xd0\xb8\xd1\x81\xd1\x82\xd0\xbe\xd0\xbf\xd0\xb0\xd0\xb4\xd0\xb0 "
    "\xd0\xbb\xd0\xb8\xd1\x81\xd1\x82\xd0\xbe\xd0\xbf\xd0\xb0\xd0\xb4 "
    "\xd0\xbb\xd0\xb8\xd1\x81\xd1\x82 kas\xc4\xb1m kasim kas noiembrie marraskuuta ",
    " december dec dezember dez d\xc3\xa9"
    "cembre d\xc3\xa9"
    "c decembre diciembre dic dezembro dicembre grudnia grudzie\xc5\x84 gru "
    "\xd0\xb4\xd0\xb5\xd0\xba\xd0\xb0\xd0\xb1\xd1\x80\xd1\x8f "
    "\xd0\xb4\xd0\xb5\xd0\xba\xd0\xb0\xd0\xb1\xd1\x80\xd1\x8c \xd0\xb4\xd0\xb5\xd0\xba "
    "\xd0\xb3\xd1\x80\xd1\x83\xd0\xb4\xd0\xbd\xd1\x8f "
    "\xd0\xb3\xd1\x80\xd1\x83\xd0\xb4\xd0\xb5\xd0\xbd\xd1\x8c \xd0\xb3\xd1\x80\xd1\x83\xd0\xb4 "
    "aral\xc4\xb1k aralik ara prosinec prosince decembrie joulukuuta desember des ",
};

// No month's name is longer in UTF-8.
constexpr std::size_t kMaxNameBytes = 24;

using Months = std::unordered_map<std::string_view, int>;

// The table is immutable after construction, so threads may share it.
Months make_months() {
  Months months;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    std::string_view names = kMonths[month].substr(1);
    while (!names.empty()) {
      const std::size_t end = names.find(' ');
      months.emplace(names.substr(0, end), static_cast<int>(month) + 1);
      names.remove_prefix(end + 1);
    }
  }
  return months;
}

bool ascii(std::string_view word) {
  for (unsigned char byte : word) {
    if (byte >= 0x80) return false;
  }
  return true;
}

constexpr std::size_t kMaxUpdateLineBytes = 120;

// "Updated", "Last modified", in the languages of most pages; lower case.
constexpr std::array<std::string_view, 10> kUpdateWords = {
    "updat",
    "modif",
    "aktualis",
    "mis \xC3\xA0 jour",
    "actualiz",
    "atualiz",
    "aggiorn",
    "bijgewerkt",
    "\xD0\xBE\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2",
    "\xD0\x9E\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2"};
// Words that may precede them at the beginning of a line about the last change.
constexpr std::array<std::string_view, 8> kBeforeUpdate = {
    "",       "last ", "date ", "date last ", "zuletzt ", "derni\xC3\xA8re ", "\xC3\xBAltima ",
    "ultimo "};

template <std::size_t N>
constexpr void add_first_bytes(const std::array<std::string_view, N>& words,
                               std::array<bool, 256>& begins) {
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    const unsigned first = static_cast<unsigned char>(word[0]);
    begins[first] = true;
    if (first >= 'a' && first <= 'z') begins[first - 'a' + 'A'] = true;
  }
}

// The bytes that an update word may begin with, for speed: every text of a page is searched.
constexpr std::array<bool, 256> kBeginsUpdate = [] {
  std::array<bool, 256> begins = {};
  add_first_bytes(kUpdateWords, begins);
  return begins;
}();

// The same for words that may precede one.
constexpr std::array<bool, 256> kBeginsLine = [] {
  std::array<bool, 256> begins = kBeginsUpdate;
  add_first_bytes(kBeforeUpdate, begins);
  return begins;
}();

}  // namespace

int month_number(std::string_view word) {
  if (word.size() < 3 || word.size() > kMaxNameBytes) return 0;
  static const Months months = make_months();
  const auto it = months.find(ascii(word) ? lowered(word) : folded_key(word));
  return it != months.end() ? it->second : 0;
}

bool says_update(std::string_view text) {
  if (text.size() > kMaxUpdateLineBytes) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kBeginsUpdate[static_cast<unsigned char>(text[at])]) continue;
    for (std::string_view word : kUpdateWords) {
      if (starts_with_ignore_case(text.substr(at), word)) return true;
    }
  }
  return false;
}

bool begins_with_update(std::string_view text) {
  if (text.empty() || !kBeginsLine[static_cast<unsigned char>(text[0])]) return false;
  return std::any_of(kBeforeUpdate.begin(), kBeforeUpdate.end(), [text](std::string_view before) {
    if (!starts_with_ignore_case(text, before)) return false;
    return std::any_of(kUpdateWords.begin(), kUpdateWords.end(), [&](std::string_view word) {
      return starts_with_ignore_case(text.substr(before.size()), word);
    });
  });
}

bool is_update_label(std::string_view text) {
  constexpr std::ptrdiff_t kMaxSpaces = 2;
  return begins_with_update(text) && std::count(text.begin(), text.end(), ' ') <= kMaxSpaces;
}

}  // namespace pith::internal
