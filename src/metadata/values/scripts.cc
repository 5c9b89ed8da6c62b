#include "metadata/values/scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kScripts = static_cast<std::size_t>(Script::count_);

// Ranges of letters, [first, last] of one script, in rising order.
struct ScriptRange {
  char32_t first, last;
  Script script;
};
constexpr std::array kRanges = {
    ScriptRange{'A', 'Z', Script::latin},          ScriptRange{'a', 'z', Script::latin},
    ScriptRange{0xC0, 0x24F, Script::latin},       ScriptRange{0x370, 0x3FF, Script::greek},
    ScriptRange{0x400, 0x52F, Script::cyrillic},   ScriptRange{0x591, 0x5F4, Script::hebrew},
    ScriptRange{0x600, 0x6FF, Script::arabic},     ScriptRange{0x750, 0x77F, Script::arabic},
    ScriptRange{0x900, 0x97F, Script::devanagari}, ScriptRange{0x980, 0xDFF, Script::other},
    ScriptRange{0xE00, 0xE7F, Script::thai},       ScriptRange{0xE80, 0x10FF, Script::other},
    ScriptRange{0x1100, 0x11FF, Script::hangul},   ScriptRange{0x1E00, 0x1EFF, Script::latin},
    ScriptRange{0x1F00, 0x1FFF, Script::greek},    ScriptRange{0x3041, 0x30FF, Script::kana},
    ScriptRange{0x3400, 0x9FFF, Script::han},      ScriptRange{0xAC00, 0xD7A3, Script::hangul},
    ScriptRange{0xFB50, 0xFEFF, Script::arabic},
};

// The languages whose script is known here. Others are not checked.
struct Written {
  std::string_view language;
  Script script;
};
constexpr std::array kWritten = {
    Written{"ar", Script::arabic},   Written{"be", Script::cyrillic},
    Written{"bg", Script::cyrillic}, Written{"ca", Script::latin},
    Written{"cs", Script::latin},    Written{"da", Script::latin},
    Written{"de", Script::latin},    Written{"el", Script::greek},
    Written{"en", Script::latin},    Written{"es", Script::latin},
    Written{"et", Script::latin},    Written{"fa", Script::arabic},
    Written{"fi", Script::latin},    Written{"fr", Script::latin},
    Written{"he", Script::hebrew},   Written{"hi", Script::devanagari},
    Written{"hr", Script::latin},    Written{"hu", Script::latin},
    Written{"id", Script::latin},    Written{"it", Script::latin},
    Written{"ja", Script::kana},     Written{"ko", Script::hangul},
    Written{"lt", Script::latin},    Written{"lv", Script::latin},
    Written{"mk", Script::cyrillic}, Written{"nb", Script::latin},
    Written{"nl", Script::latin},    Written{"no", Script::latin},
    Written{"pl", Script::latin},    Written{"pt", Script::latin},
    Written{"ro", Script::latin},    Written{"ru", Script::cyrillic},
    Written{"sk", Script::latin},    Written{"sl", Script::latin},
    Written{"sv", Script::latin},    Written{"th", Script::thai},
    Written{"tr", Script::latin},    Written{"uk", Script::cyrillic},
    Written{"vi", Script::latin},    Written{"zh", Script::han},
};

// A script with at least this share of the letters is the text's script. Foreign names and
// quotations have less.
constexpr double kDominant = 0.7;
// With at least this share of kana, Han characters are Japanese.
constexpr double kSomeKana = 0.05;

// A character that is a syllable or a word counts as so many letters. Chosen: technical Chinese
// with its English terms has two Latin letters for each of its own.
constexpr std::size_t kLettersOfSyllable = 3;

Script script_of(char32_t c) {
  const auto* const range =
      std::lower_bound(kRanges.begin(), kRanges.end(), c,
                       [](const ScriptRange& entry, char32_t value) { return entry.last < value; });
  return range != kRanges.end() && range->first <= c ? range->script : Script::count_;
}

// How many ASCII letters there are. Most texts have hardly any others.
std::size_t ascii_letters(const unsigned char* p, const unsigned char* end) {
  return static_cast<std::size_t>(std::count_if(
      p, end, [](unsigned char c) { return static_cast<unsigned char>((c | 0x20U) - 'a') < 26; }));
}

}  // namespace

DominantScript dominant_script(std::string_view text) {
  std::array<std::size_t, kScripts> letters = {};
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* const end = begin + text.size();
  letters[static_cast<std::size_t>(Script::latin)] += ascii_letters(begin, end);
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const unsigned char* p = begin + at;
    const Script script = script_of(next_code_point(p, end));
    at = static_cast<std::size_t>(p - begin);
    if (script != Script::count_) ++letters[static_cast<std::size_t>(script)];
  }
  DominantScript found;
  for (const Script script : {Script::han, Script::kana, Script::hangul}) {
    letters[static_cast<std::size_t>(script)] *= kLettersOfSyllable;
  }
  for (const std::size_t count : letters) found.letters += count;
  std::size_t& han = letters[static_cast<std::size_t>(Script::han)];
  std::size_t& kana = letters[static_cast<std::size_t>(Script::kana)];
  if (kana > 0 && static_cast<double>(kana) >= kSomeKana * static_cast<double>(han + kana)) {
    kana += han;
    han = 0;
  }
  const auto most = std::max_element(letters.begin(), letters.end());
  if (*most > 0 && static_cast<double>(*most) >= kDominant * static_cast<double>(found.letters)) {
    found.script = static_cast<Script>(most - letters.begin());
  }
  return found;
}

std::string_view only_language(Script script) {
  switch (script) {
    case Script::greek:
      return "el";
    case Script::hebrew:
      return "he";
    case Script::han:
      return "zh";
    case Script::kana:
      return "ja";
    case Script::hangul:
      return "ko";
    case Script::thai:
      return "th";
    default:
      return {};
  }
}

bool is_written_otherwise(std::string_view language, Script script) {
  const auto* const known =
      std::find_if(kWritten.begin(), kWritten.end(),
                   [language](const Written& entry) { return entry.language == language; });
  return script != Script::count_ && known != kWritten.end() && known->script != script;
}

}  // namespace pith::internal
