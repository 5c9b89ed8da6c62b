#include "metadata/values/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/ascii.h"

namespace pith::internal {
namespace {

// Languages that are written from right to left when no script is named, and scripts that are.
constexpr std::string_view kRightToLeft = " ar arc ckb dv fa he ks nqo pnb prs ps sd syr ug ur yi ";
constexpr std::string_view kRightToLeftScripts = " arab aran hebr nkoo syrc thaa ";

// The languages of two letters (ISO 639-1).
constexpr std::string_view kTwoLetters =
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy "
    "hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
    "li "
    "ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os "
    "pa "
    "pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg "
    "th "
    "ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";
// What has three letters and is no language, or none that can be named.
constexpr std::string_view kNoLanguages = " und mul zxx mis utf iso win all xxx nil nul ";

// Codes that have a preferred one: deprecated codes of two letters, and codes of three letters of
// languages that have one of two.
constexpr std::array<std::pair<std::string_view, std::string_view>, 72> kPreferred = {{
    {"iw", "he"},  {"in", "id"},  {"ji", "yi"},  {"jw", "jv"},  {"mo", "ro"},  {"sh", "sr"},
    {"eng", "en"}, {"deu", "de"}, {"ger", "de"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"},
    {"ita", "it"}, {"por", "pt"}, {"nld", "nl"}, {"dut", "nl"}, {"swe", "sv"}, {"dan", "da"},
    {"nor", "no"}, {"nob", "nb"}, {"nno", "nn"}, {"fin", "fi"}, {"pol", "pl"}, {"ces", "cs"},
    {"cze", "cs"}, {"slk", "sk"}, {"slo", "sk"}, {"hun", "hu"}, {"ron", "ro"}, {"rum", "ro"},
    {"bul", "bg"}, {"ell", "el"}, {"gre", "el"}, {"rus", "ru"}, {"ukr", "uk"}, {"srp", "sr"},
    {"hrv", "hr"}, {"bos", "bs"}, {"slv", "sl"}, {"lit", "lt"}, {"lav", "lv"}, {"est", "et"},
    {"tur", "tr"}, {"ara", "ar"}, {"fas", "fa"}, {"per", "fa"}, {"heb", "he"}, {"hin", "hi"},
    {"tha", "th"}, {"vie", "vi"}, {"ind", "id"}, {"msa", "ms"}, {"may", "ms"}, {"kor", "ko"},
    {"jpn", "ja"}, {"zho", "zh"}, {"chi", "zh"}, {"cat", "ca"}, {"eus", "eu"}, {"baq", "eu"},
    {"glg", "gl"}, {"isl", "is"}, {"ice", "is"}, {"sqi", "sq"}, {"alb", "sq"}, {"mkd", "mk"},
    {"mac", "mk"}, {"bel", "be"}, {"ben", "bn"}, {"tam", "ta"}, {"urd", "ur"}, {"lat", "la"},
}};
// Pairs that mean the same when a page is looked for: "no" is nearly always Bokmal.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSame = {
    {{"no", "nb"}, {"tl", "fil"}}};

constexpr std::size_t kMaxTagBytes = 35;  // RFC 5646 recommends to have room for as many
constexpr std::size_t kScriptLetters = 4;

bool is_listed(std::string_view list, std::string_view word) {
  return list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

bool all_of(std::string_view text, bool (*is)(char)) {
  return std::all_of(text.begin(), text.end(), is);
}

std::string_view primary_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// The language in its preferred form, "" if it is none. `code` is in lower case.
std::string_view preferred_language(std::string_view code) {
  if (code.size() < 2 || code.size() > 3 || !all_of(code, is_ascii_letter)) return {};
  if (is_listed(kNoLanguages, code)) return {};
  for (const auto& [from, to] : kPreferred) {
    if (code == from) return to;
  }
  return code.size() == 3 || is_listed(kTwoLetters, code) ? code : std::string_view();
}

// A subtag behind the language, as RFC 5646 writes it: "Hant", "BR", "419", "1996". Returns "" if
// it can be none of script, region and variant.
std::string subtag(std::string_view text) {
  std::string out = lowered(text);
  const bool letters = all_of(text, is_ascii_letter);
  if (!letters && !all_of(text, is_ascii_alphanumeric)) return {};
  if (letters && text.size() == 2) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
    return out;
  }
  if (letters && text.size() == kScriptLetters) {
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  if (letters && text.size() == 3) return out;  // "zh-yue"
  if (text.size() == 3 && all_of(text, is_ascii_digit)) return out;
  const bool variant =
      text.size() == 4 ? is_ascii_digit(text[0]) : text.size() >= 5 && text.size() <= 8;
  return variant ? out : std::string();
}

// True when `range` is `tag` or its beginning, up to a hyphen.
bool begins(std::string_view tag, std::string_view range) {
  return starts_with_ignore_case(tag, range) && tag.size() >= range.size() &&
         (tag.size() == range.size() || tag[range.size()] == '-');
}

}  // namespace

std::string language_tag(std::string_view value) {
  value = trim(value, kHtmlSpace);
  std::string text(value.substr(0, value.find_first_of(",; .@/")));
  std::replace(text.begin(), text.end(), '_', '-');
  if (text.size() > kMaxTagBytes) return {};
  std::string_view rest = text;
  std::string tag(preferred_language(lowered(primary_of(rest))));
  if (tag.empty()) return {};
  rest.remove_prefix(std::min(primary_of(rest).size() + 1, rest.size()));
  while (!rest.empty()) {
    const std::string_view word = primary_of(rest);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    const std::string next = subtag(word);
    if (next.empty()) break;
    tag.append("-").append(next);
  }
  return tag;
}

std::string_view primary_language(std::string_view tag) { return primary_of(tag); }

std::string_view direction_of(std::string_view tag) {
  if (tag.empty()) return {};
  const std::string_view language = primary_of(tag);
  std::string_view script = tag.substr(std::min(language.size() + 1, tag.size()));
  script = script.substr(0, script.find('-'));
  const bool right_to_left = script.size() == kScriptLetters
                                 ? is_listed(kRightToLeftScripts, lowered(script))
                                 : is_listed(kRightToLeft, language);
  return right_to_left ? "rtl" : "ltr";
}

std::string language_range(std::string_view text) {
  if (equals_ignore_case(text, kUndetermined)) return std::string(kUndetermined);
  std::string tag = language_tag(text);
  // language_tag() leaves out what it does not understand. Who asks for a language means all of it.
  const auto parts = [](std::string_view of) { return std::count(of.begin(), of.end(), '-'); };
  const bool whole = text.find_first_of(",; .@/_") == std::string_view::npos &&
                     parts(tag) == parts(text) && !text.ends_with('-');
  return whole ? tag : std::string();
}

bool is_in_ranges(std::string_view tag, std::span<const std::string> ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [tag](const std::string& range) {
    if (tag.empty() || range == kUndetermined) return tag.empty() && range == kUndetermined;
    return begins(tag, range) || std::any_of(kSame.begin(), kSame.end(), [&](const auto& same) {
             const auto& [one, other] = same;
             return (range == one && primary_of(tag) == other) ||
                    (range == other && primary_of(tag) == one);
           });
  });
}

}  // namespace pith::internal
