#include "metadata/values/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

// Languages that are written from right to left when no script is named, and scripts that are.
constexpr std::string_view kRightToLeft =
    " ar arc ckb dv fa he iw ji ks nqo pnb prs ps sd syr ug ur yi ";
constexpr std::string_view kRightToLeftScripts = " arab aran hebr nkoo syrc thaa ";
constexpr std::string_view kNoLanguages = " und mul zxx mis ";

bool is_listed(std::string_view list, std::string_view word) {
  return list.find(" " + lowered(word) + " ") != std::string_view::npos;
}

enum class Script : std::uint8_t {
  latin,
  cyrillic,
  greek,
  arabic,
  hebrew,
  han,
  kana,
  hangul,
  thai,
  devanagari,
  other,
  count_,
};
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

// The language of a script that is used for hardly any other.
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

constexpr std::size_t kMinLetters = 100;
constexpr std::size_t kMaxBytes = 20'000;  // of text that is read
// A script with at least this share of the letters is the text's script. Foreign names and
// quotations have less.
constexpr double kDominant = 0.7;
// With at least this share of kana, Han characters are Japanese.
constexpr double kSomeKana = 0.05;

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

// The script of most of the text; count_ when no script dominates or there are too few letters.
Script dominant(std::span<const Block> blocks) {
  std::array<std::size_t, kScripts> letters = {};
  std::size_t left = kMaxBytes;
  for (const Block& block : blocks) {
    if (!kept(block)) continue;
    const std::string_view text = std::string_view(block.text).substr(0, left);
    const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
    const unsigned char* const end = begin + text.size();
    letters[static_cast<std::size_t>(Script::latin)] += ascii_letters(begin, end);
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
      const unsigned char* p = begin + at;
      const Script script = script_of(next_code_point(p, end));
      at = static_cast<std::size_t>(p - begin);
      if (script != Script::count_) ++letters[static_cast<std::size_t>(script)];
    }
    left -= text.size();
    if (left == 0) break;
  }
  std::size_t all = 0;
  for (const std::size_t count : letters) all += count;
  if (all < kMinLetters) return Script::count_;
  std::size_t& han = letters[static_cast<std::size_t>(Script::han)];
  std::size_t& kana = letters[static_cast<std::size_t>(Script::kana)];
  if (static_cast<double>(kana) >= kSomeKana * static_cast<double>(han + kana)) {
    kana += han;
    han = 0;
  }
  const auto most = std::max_element(letters.begin(), letters.end());
  return static_cast<double>(*most) >= kDominant * static_cast<double>(all)
             ? static_cast<Script>(most - letters.begin())
             : Script::count_;
}

}  // namespace

std::string language_tag(std::string_view value) {
  std::string tag(value.substr(0, value.find_first_of(",; .@")));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary < 2 || primary > 3 || tag.size() > 35) return {};
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char c = tag[i];
    const bool may_follow = c == '-' || is_ascii_digit(c);
    if (!is_ascii_letter(c) && (i < primary || !may_follow)) return {};
    if (i < primary) tag[i] = to_lower(c);
  }
  return tag;
}

std::string_view direction_of(std::string_view tag) {
  constexpr std::size_t kScriptLetters = 4;  // of the script's name, right after the language
  const std::size_t end = std::min(tag.find('-'), tag.size());
  const std::string_view language = tag.substr(0, end);
  if (tag.empty() || is_listed(kNoLanguages, language)) return {};
  std::string_view script = tag.substr(std::min(end + 1, tag.size()));
  script = script.substr(0, script.find('-'));
  const bool right_to_left = script.size() == kScriptLetters
                                 ? is_listed(kRightToLeftScripts, script)
                                 : is_listed(kRightToLeft, language);
  return right_to_left ? "rtl" : "ltr";
}

void check_language(std::span<const Block> blocks, MetaValue& language) {
  const Script script = dominant(blocks);
  if (script == Script::count_) return;
  const std::string_view declared =
      std::string_view(language.value).substr(0, language.value.find('-'));
  const auto* const known =
      std::find_if(kWritten.begin(), kWritten.end(),
                   [declared](const Written& entry) { return entry.language == declared; });
  const bool contradicted = known != kWritten.end() && known->script != script;
  if (!contradicted && !language.empty()) return;
  language = {};
  if (!only_language(script).empty()) language = {std::string(only_language(script)), "script"};
}

}  // namespace pith::internal
