#include "metadata/values/labeled_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/eight_bytes.h"
#include "metadata/values/labeled_name_words.h"
#include "metadata/values/name_words.h"

namespace pith::internal {
namespace {

// Labels are in lines about the article, or at the beginning or end of its text.
constexpr std::size_t kEndBytes = 300;
// Signs of a Chinese or Korean name, and of a name or organization behind "author:".
constexpr std::size_t kMinSigns = 2;
constexpr std::size_t kMaxSigns = 4;
constexpr std::size_t kMaxLabeledSigns = 12;
constexpr std::size_t kMaxNames = 4;
constexpr std::size_t kSignBytes = 3;
// The lowest of the first bytes of ideographs, kana and Hangul.
constexpr unsigned char kFirstLead = 0xE3;

bool has_sign(std::string_view signs, std::string_view sign) {
  for (std::size_t at = 0; at + kSignBytes <= signs.size(); at += kSignBytes) {
    if (signs.substr(at, kSignBytes) == sign) return true;
  }
  return false;
}

// True for the first byte of a character of three bytes among the ideographs, kana and Hangul.
bool begins_sign(std::string_view text, std::size_t at) {
  if (at + kSignBytes > text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead == 0xE3) {
    // Kana and the iteration mark; the rest of the block is punctuation.
    const auto next = static_cast<unsigned char>(text[at + 1]);
    const auto last = static_cast<unsigned char>(text[at + 2]);
    return next >= 0x81 || (next == 0x80 && last == 0x85);
  }
  return lead >= 0xE4 && lead <= 0xED;
}

bool is_hangul(std::string_view text, std::size_t at) {
  const auto lead = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  return at + kSignBytes <= text.size() && lead >= 0xEA && lead <= 0xED;
}

std::size_t between_length(std::string_view text) {
  for (const std::string_view sign : kBetween) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.starts_with(word); });
}

// The run of signs at the beginning of `text`, with the names of foreigners ("A\xC2\xB7B").
std::string_view run_of_signs(std::string_view text) {
  std::size_t at = 0;
  while (begins_sign(text, at)) {
    at += kSignBytes;
    if (text.substr(at).starts_with("\xC2\xB7") && begins_sign(text, at + 2)) at += 2;
  }
  return text.substr(0, at);
}

// Cuts "reports" and the like from a name. "Text" may be the last sign of a name of three.
std::string_view without_work(std::string_view run) {
  constexpr std::string_view kText = "\xE6\x96\x87";
  for (std::size_t at = kMinSigns * kSignBytes; at < run.size(); at += kSignBytes) {
    const std::string_view rest = run.substr(at);
    if (at == kMinSigns * kSignBytes && rest.starts_with(kText)) continue;
    if (begins_with_any(rest, kAfterName)) return run.substr(0, at);
  }
  return run;
}

// True where a name may end that no sign announces: at the end of the text, at punctuation, or
// before "reports".
bool ends_name(std::string_view behind) {
  constexpr std::array<std::string_view, 2> kBlanks = {" ", "\xE3\x80\x80"};
  constexpr std::array<std::string_view, 4> kReports = {
      "\xE6\x8A\xA5\xE9\x81\x93", "\xE5\xA0\xB1\xE5\xB0\x8E", "\xE5\xA0\xB1\xE9\x81\x93",
      "\xE7\xBB\xBC\xE5\x90\x88\xE6\x8A\xA5\xE9\x81\x93"};
  if (behind.empty() || !begins_with_any(behind, kBlanks)) return true;
  while (begins_with_any(behind, kBlanks)) {
    behind.remove_prefix(behind.starts_with(' ') ? 1 : kSignBytes);
  }
  // "reports", "reports from Beijing"
  const std::string_view next = run_of_signs(behind);
  return next.empty() || std::any_of(kReports.begin(), kReports.end(), [next](auto word) {
           return next.starts_with(word) || next.ends_with(word);
         });
}

bool is_japanese_family(std::string_view run) {
  return std::find(kJapaneseFamilies.begin(), kJapaneseFamilies.end(), run) !=
         kJapaneseFamilies.end();
}

// The given name behind a family name and a space; "" if what follows is none.
std::string_view given_name(std::string_view text) {
  constexpr std::size_t kMaxGiven = 3;
  std::size_t at = 0;
  if (text.starts_with(' ')) at = 1;
  if (text.starts_with("\xE3\x80\x80")) at = kSignBytes;
  const std::string_view run = run_of_signs(text.substr(at));
  return at > 0 && !run.empty() && run.size() <= kMaxGiven * kSignBytes ? run : "";
}

// How sure it is that names follow a label.
enum class Sure : std::uint8_t {
  no,        // only their form tells
  brackets,  // the label and they are in brackets
  sign       // a colon or the like stands behind the label
};

bool is_colon(std::string_view text) {
  return text.starts_with(':') || text.starts_with("\xEF\xBC\x9A");
}

// True if `run` has the form of a name: its family name tells.
bool is_family_name(std::string_view run, Sure sure) {
  const std::string_view first = run.substr(0, kSignBytes);
  if (sure == Sure::no && has_sign(kAlsoWords, first)) return false;
  return has_sign(kChineseFamilies, first) || has_sign(kKoreanFamilies, first);
}

// Reads the names at the beginning of `text`, which follows a label. `spaced`: with a space.
std::string names_at(std::string_view text, SignLabelKind kind, Sure sure, bool spaced) {
  constexpr std::array<std::string_view, 2> kRound = {"\xEF\xBC\x89", ")"};
  constexpr std::size_t kMaxJapanese = 5;
  constexpr std::size_t kMaxUnsure = 3;
  std::string out;
  bool open = false;
  for (std::size_t count = 0; count < kMaxNames; ++count) {
    const std::string_view whole = run_of_signs(text);
    const std::string_view run = without_work(whole);
    const std::string_view behind = text.substr(whole.size());
    const std::size_t signs = run.size() / kSignBytes;
    const bool first = count == 0;
    const bool labeled = sure == Sure::sign && first && kind != SignLabelKind::reporter;
    const bool japanese = labeled && begins_with_any(run, kJapaneseFamilies);
    std::size_t most = sure == Sure::no ? kMaxUnsure : kMaxSigns;
    if (labeled && kind == SignLabelKind::editor && japanese) most = kMaxJapanese;
    if (labeled && kind != SignLabelKind::editor) most = kMaxLabeledSigns;
    if (signs < kMinSigns || signs > most || is_colon(behind)) break;
    if (begins_with_any(run, kNoNames) || kNobody.has(run) ||
        std::find(kPlaces.begin(), kPlaces.end(), run) != kPlaces.end()) {
      break;
    }
    const bool family = is_family_name(run, sure);
    // A foreigner's name in "(reporter NAME)"
    const bool closed = sure != Sure::no && spaced && begins_with_any(behind, kRound) &&
                        signs > kMinSigns && run.substr(0, 2) != "\xE3\x82" &&
                        run.substr(0, 2) != "\xE3\x83";
    const bool named = family || closed || (labeled && kind != SignLabelKind::editor) || japanese;
    if (!named) break;
    // Prose that mentions a reporter goes on behind the signs that look like a name.
    open = sure == Sure::no && !ends_name(behind);
    if (!out.empty()) out += "\xE3\x80\x81";
    out += run;
    text = behind;
    // "Yamada Hanako" with a space between
    const std::string_view given = labeled && is_japanese_family(run) ? given_name(text) : "";
    if (!given.empty()) {
      out.append(" ").append(given);
      text.remove_prefix(static_cast<std::size_t>(given.data() - text.data()) + given.size());
    }
    std::size_t gap = 0;
    while (gap < text.size() && between_length(text.substr(gap)) > 0 &&
           !is_colon(text.substr(gap))) {
      gap += between_length(text.substr(gap));
    }
    const bool comma = text.substr(gap).starts_with("\xE3\x80\x81") ||
                       text.substr(gap).starts_with("\xEF\xBC\x8C");
    if (comma) gap += kSignBytes;
    if (gap == 0 || run.size() != whole.size()) break;
    text.remove_prefix(gap);
  }
  return open ? std::string() : out;
}

// True if the label at `at` is in brackets that close not far behind it.
bool in_brackets(std::string_view text, std::size_t at) {
  constexpr std::size_t kBefore = 40;  // Chosen: bytes of the name of a paper
  constexpr std::size_t kBehind = 60;  // Chosen: four names
  const std::string_view before = text.substr(at - std::min(at, kBefore), std::min(at, kBefore));
  const std::string_view behind = text.substr(at, kBehind);
  struct Pair {
    std::string_view open, close;
  };
  constexpr std::array<Pair, 4> kPairs = {
      {{"\xEF\xBC\x88", "\xEF\xBC\x89"}, {"(", ")"}, {"\xE3\x80\x90", "\xE3\x80\x91"}, {"[", "]"}}};
  return std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& pair) {
    const std::size_t open = before.rfind(pair.open);
    return open != std::string_view::npos && before.find(pair.close, open) == before.npos &&
           behind.find(pair.close) != behind.npos;
  });
}

// True for the label of a photographer.
bool is_photographer(std::string_view before) {
  constexpr std::array<std::string_view, 4> kPhoto = {
      "\xE6\x91\x84\xE5\xBD\xB1", "\xE6\x94\x9D\xE5\xBD\xB1", "\xE5\x9B\xBE\xE7\x89\x87",
      "\xE5\x9C\x96\xE7\x89\x87"};
  return std::any_of(kPhoto.begin(), kPhoto.end(),
                     [before](std::string_view word) { return before.ends_with(word); });
}

// True when the sign before `at` belongs to another word.
bool inside_word(std::string_view text, std::size_t at) {
  return at >= kSignBytes && begins_sign(text, at - kSignBytes);
}

// Finds the labels that may be in a text by the bytes of their first signs.
class LabelFinder {
 public:
  constexpr LabelFinder() {
    for (std::size_t label = 0; label < kSignLabels.size(); ++label) {
      for (std::size_t i = 0; i < kSignBytes; ++i) {
        labels_[i][low_bits(kSignLabels[label].word[i])] |= std::uint32_t{1} << label;
      }
    }
  }

  // The bit of each label whose first sign is in `text`, at least.
  std::uint32_t in(std::string_view text) const {
    std::uint32_t found = 0;
    for (std::size_t at = 0; at + kSignBytes <= text.size(); ++at) {
      if (static_cast<unsigned char>(text[at]) < kFirstLead) continue;
      found |= labels_[0][low_bits(text[at])] & labels_[1][low_bits(text[at + 1])] &
               labels_[2][low_bits(text[at + 2])];
    }
    return found;
  }

 private:
  // What tells the leading bytes of signs from each other, and the bytes behind them.
  static constexpr std::size_t low_bits(char c) { return static_cast<unsigned char>(c) & 0x3FU; }

  std::array<std::array<std::uint32_t, 0x40>, kSignBytes> labels_ = {};  // by place of the byte
};
constexpr LabelFinder kLabelFinder;

LabeledName behind_label(std::string_view text) {
  const std::uint32_t found = kLabelFinder.in(text);
  if (found == 0) return {};
  LabeledName editor;
  for (std::size_t i = 0; i < kSignLabels.size(); ++i) {
    if ((found >> i & 1U) == 0) continue;
    const SignLabel& label = kSignLabels[i];
    for (std::size_t at = text.find(label.word); at != std::string_view::npos;
         at = text.find(label.word, at + 1)) {
      if (label.kind == SignLabelKind::text && inside_word(text, at)) continue;
      std::string_view rest = text.substr(at + label.word.size());
      // Japanese pages write "text" and a dot between label and name.
      constexpr std::string_view kDot = "\xE3\x83\xBB";
      const bool dot = label.kind == SignLabelKind::text && rest.starts_with(kDot);
      if (dot) rest.remove_prefix(kDot.size());
      bool colon = dot;
      std::size_t signs = 0;
      for (std::size_t length = between_length(rest); length > 0; length = between_length(rest)) {
        colon = colon || (static_cast<unsigned char>(rest[0]) > ' ' &&
                          !rest.starts_with("\xC2\xA0") && !rest.starts_with("\xE3\x80\x80"));
        ++signs;
        rest.remove_prefix(length);
      }
      const bool reporter = label.kind == SignLabelKind::reporter;
      if (!reporter && (label.kind == SignLabelKind::author ? signs == 0 : !colon)) continue;
      const std::string_view before = text.substr(0, at);
      if (reporter && is_photographer(before)) continue;
      const Sure sure = colon ? Sure::sign : in_brackets(text, at) ? Sure::brackets : Sure::no;
      // Prose that mentions a reporter has sentences.
      if (sure == Sure::no && rest.find("\xE3\x80\x82") != std::string_view::npos) continue;
      std::string names = names_at(rest, label.kind, sure, signs > 0);
      if (names.empty()) continue;
      if (label.kind != SignLabelKind::editor) return {std::move(names), false};
      if (editor.names.empty()) editor = {std::move(names), true};
    }
  }
  return editor;
}

// True if the line may end where `rest` begins, behind the Korean word for a reporter: before an
// address, a date, a sign.
bool ends_line(std::string_view rest) {
  rest = trim(rest, " \t\r\n");
  if (rest.empty()) return true;
  if (is_ascii_letter(rest.front())) return rest.substr(0, rest.find(' ')).find('@') != rest.npos;
  constexpr std::string_view kSigns = "=|/)],.(<[-:";
  return is_ascii_digit(rest.front()) || kSigns.find(rest.front()) != std::string_view::npos ||
         rest.starts_with("\xC2\xB7") || rest.starts_with("\xE2\x93\x92");
}

// True for a word that begins with the sign of a family name: a desk, "politics", "all".
bool is_korean_word(std::string_view run) {
  constexpr std::array<std::string_view, 34> kWords = {
      "\xEC\xA0\x84\xEC\xB2\xB4", "\xEC\x9A\xB0\xEB\xA6\xAC",
      "\xED\x98\x84\xEC\xA7\x81", "\xEC\xA0\x84\xEC\xA7\x81",
      "\xEC\x9C\xA0\xEB\xAA\x85", "\xEC\x97\xAC\xEC\x84\xB1",
      "\xEB\x82\xA8\xEC\x84\xB1", "\xEC\x97\xB0\xEC\x98\x88",
      "\xEC\x84\xA0\xEB\xB0\xB0", "\xEC\xA0\x95\xEC\xB9\x98",
      "\xEB\xAC\xB8\xED\x99\x94", "\xEC\xA3\xBC\xEA\xB0\x84",
      "\xEC\xA3\xBC\xEC\x9A\x94", "\xEA\xB3\xB5\xEB\x8F\x99",
      "\xEA\xB3\xB5\xEC\x8B\x9D", "\xEA\xB5\xAC\xEB\x8F\x85",
      "\xEA\xB8\xB0\xEB\xB3\xB8", "\xEA\xB5\xAD\xEC\xA0\x9C",
      "\xEA\xB5\xAD\xED\x9A\x8C", "\xEC\xA7\x80\xEC\x97\xAD",
      "\xEC\xA7\x80\xEB\xB0\xA9", "\xEB\xB0\xA9\xEC\x86\xA1",
      "\xEC\x8B\xA0\xEB\xAC\xB8", "\xEC\x9D\xB8\xED\x84\xB0\xEB\x84\xB7",
      "\xEB\xAF\xBC\xEA\xB0\x84", "\xED\x95\x9C\xEA\xB5\xAD",
      "\xED\x98\x84\xEC\x9E\xA5", "\xEA\xB8\x88\xEC\x9C\xB5",
      "\xEC\x84\xB1\xEC\x9D\xB8", "\xEC\x9B\x90\xEB\xA1\x9C",
      "\xEC\xA0\x84\xEA\xB5\xAD", "\xEC\x9D\xB4\xEC\xA0\x84",
      "\xEC\xA1\xB0\xED\x9A\x8C", "\xEC\x86\x8C\xEC\x86\x8D"};
  constexpr std::array<std::string_view, 2> kDesks = {"\xEB\xB6\x80", "\xED\x8C\x80"};
  const bool desk = std::any_of(kDesks.begin(), kDesks.end(),
                                [run](std::string_view end) { return run.ends_with(end); });
  return desk || std::find(kWords.begin(), kWords.end(), run) != kWords.end();
}

// The Korean names at the end of `text`, the last of which has `bytes`, with dots between them.
std::vector<std::string_view> joined_names(std::string_view text, std::size_t bytes) {
  constexpr std::string_view kDot = "\xC2\xB7";
  std::vector<std::string_view> names = {text.substr(text.size() - bytes)};
  text.remove_suffix(bytes);
  while (text.ends_with(kDot) && names.size() < kMaxNames) {
    text.remove_suffix(kDot.size());
    std::size_t begin = text.size();
    while (begin >= kSignBytes && is_hangul(text, begin - kSignBytes)) begin -= kSignBytes;
    const std::string_view name = text.substr(begin);
    const std::size_t signs = name.size() / kSignBytes;
    if (signs < kMinSigns || signs > kMaxSigns) break;
    names.insert(names.begin(), name);
    text.remove_suffix(name.size());
  }
  return names;
}

// The names before the Korean word for a reporter, each time that it is there.
std::string before_reporter(std::string_view text) {
  std::string out;
  std::size_t names = 0;
  for (std::size_t at = text.find(kKoreanReporter); at != std::string_view::npos;
       at = text.find(kKoreanReporter, at + 1)) {
    if (is_hangul(text, at + kKoreanReporter.size())) continue;
    if (!ends_line(text.substr(at + kKoreanReporter.size()))) continue;
    // "Film: Hong Gil-dong, reporter"
    if (begins_with_any(text, kPictures) && text.substr(0, at).find_first_of(":=") != text.npos) {
      continue;
    }
    std::size_t end = at;
    for (int words = 0; words < 2; ++words) {
      while (end > 0 && text[end - 1] == ' ') --end;
      std::size_t begin = end;
      while (begin >= kSignBytes && is_hangul(text, begin - kSignBytes)) begin -= kSignBytes;
      const std::string_view run = text.substr(begin, end - begin);
      if (std::find(kReporterKinds.begin(), kReporterKinds.end(), run) != kReporterKinds.end()) {
        end = begin;
        continue;
      }
      const std::size_t signs = run.size() / kSignBytes;
      if (signs >= kMinSigns && signs <= kMaxSigns && !is_korean_word(run) &&
          has_sign(kKoreanFamilies, run.substr(0, kSignBytes))) {
        for (const std::string_view name : joined_names(text.substr(0, end), run.size())) {
          if (out.find(name) != std::string::npos || ++names > kMaxNames) continue;
          out.append(out.empty() ? "" : "\xE3\x80\x81").append(name);
        }
      }
      break;
    }
  }
  return out;
}

LabeledName find_in(std::string_view text) {
  LabeledName found = behind_label(text);
  if (!found.names.empty() && !found.editor) return found;
  std::string korean = before_reporter(text);
  if (!korean.empty()) return {std::move(korean), false};
  return found;
}

}  // namespace

bool may_have_signs(std::string_view text) {
  return any_of_eight(text, [](std::uint64_t bytes) { return at_least(bytes, kFirstLead); });
}

LabeledName labeled_name_in(std::string_view text) {
  if (text.size() <= 2 * kEndBytes) return find_in(text);
  LabeledName found = find_in(text.substr(0, kEndBytes));
  return found.names.empty() ? find_in(text.substr(text.size() - kEndBytes)) : found;
}

}  // namespace pith::internal
