#include "text/charset_detect.h"

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/utf8.h"
#include "text/transcode.h"

namespace pith::internal {
namespace {

// The detector's models are certain after a few kilobytes of text; this limits the time for huge
// pages.
constexpr std::size_t kSampleBytes = 256 << 10;

// In Latin scripts, letters outside ASCII are isolated (their runs have a mean length of 1.0 to 1.1
// in French, German, Polish and Turkish). In Cyrillic, Greek, Hebrew, Arabic and Thai they form
// words (4 and more), and in two-byte charsets with ASCII trail bytes the runs have 2.5 and more.
// Only Shift_JIS katakana alternates with ASCII bytes.
constexpr double kLatinRunLength = 1.5;

// In Polish, Czech, Romanian, Turkish and others, one letter in 10 to 100 is not in windows-1252.
// If there are fewer than one in this many, the text is English with a pound sign, or Italian, and
// was wrongly detected as Polish.
constexpr std::size_t kLettersPerForeign = 400;

constexpr std::array<std::string_view, 7> kLatin = {"ISO-8859-15",  "ISO-8859-2",   "ISO-8859-4",
                                                    "windows-1250", "windows-1254", "windows-1257",
                                                    "windows-1258"};

// On the web, text that the detector assigns to the first charset is nearly always in the second,
// which has the same letters. If the first one is never used on the web (Italian and Dutch are
// detected as DOS and Macintosh charsets), the second is windows-1252.
struct Likelier {
  std::string_view found, meant;
};
constexpr Likelier kLikelier[] = {
    {"ISO-8859-10", "windows-1252"},
    {"ISO-8859-13", "windows-1257"},
    {"ISO-8859-14", "windows-1252"},
    {"ISO-8859-16", "windows-1250"},
    {"ISO-8859-3", "windows-1252"},
    {"ISO-8859-8", "windows-1255"},
    {"KOI8-R", "KOI8-U"},
    {"macintosh", "windows-1252"},
};

// Bytes 0x80 to 0x9F are control characters in the first charset, and letters and quotes in the
// second, which has about the same letters above 0x9F.
constexpr Likelier kWithoutControls[] = {
    {"ISO-8859-15", "windows-1252"},
    {"ISO-8859-2", "windows-1250"},
    {"ISO-8859-4", "windows-1257"},
    {"ISO-8859-7", "windows-1253"},
};

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

double mean_high_run(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t runs = 0;
  bool inside = false;
  for (const char c : bytes) {
    high += is_high(c);
    runs += is_high(c) && !inside;
    inside = is_high(c);
  }
  return runs == 0 ? 0 : static_cast<double>(high) / static_cast<double>(runs);
}

// The characters of the 128 high bytes of a single-byte charset.
std::vector<std::string> high_characters(const Charset& charset) {
  std::string bytes;
  for (int byte = 0x80; byte < 0x100; ++byte) (bytes += static_cast<char>(byte)) += '\n';
  Transcoder transcoder(charset, bytes);
  std::string text;
  transcoder.run(text);
  std::vector<std::string> characters;
  for (std::size_t at = 0, stop = 0; (stop = text.find('\n', at)) != std::string::npos;
       at = stop + 1)
    characters.push_back(text.substr(at, stop - at));
  return characters;
}

bool has_c1_controls(std::string_view sample) {
  return std::any_of(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0;
  });
}

const Charset* likelier(const Charset* found, std::string_view sample) {
  for (const Likelier& entry : kLikelier)
    if (found->name == entry.found) return find_charset(entry.meant);
  if (!has_c1_controls(sample)) return found;
  for (const Likelier& entry : kWithoutControls)
    if (found->name == entry.found) return find_charset(entry.meant);
  return found;
}

// Whether decoding the sample with a Latin charset gives another text than windows-1252 does.
bool differs_from_western(const Charset& charset, const Charset& western, std::string_view sample) {
  const std::vector<std::string> theirs = high_characters(charset);
  const std::vector<std::string> ours = high_characters(western);
  std::size_t different = 0;
  std::size_t letters = 0;
  for (const char c : sample) {
    if (is_high(c)) {
      const std::size_t index = static_cast<unsigned char>(c) - 0x80U;
      different += theirs[index] != ours[index];
    } else {
      const char lower = static_cast<char>(c | 0x20);
      letters += lower >= 'a' && lower <= 'z';
    }
  }
  return different * kLettersPerForeign >= letters;
}

bool is_plausible(const Charset& found, const Charset& western, std::string_view sample) {
  if (found.kind == CharsetKind::escaped || found.name == "Shift_JIS") return true;
  if (std::find(kLatin.begin(), kLatin.end(), found.name) != kLatin.end())
    return differs_from_western(found, western, sample);
  return mean_high_run(sample) >= kLatinRunLength;
}

}  // namespace

std::string detection_sample(std::string_view bytes) {
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kSampleBytes;) {
    if (bytes[at] == '<') {
      const std::size_t close = bytes.find('>', at);
      if (close == std::string_view::npos) break;
      at = close + 1;
      continue;
    }
    const std::size_t stop = std::min(bytes.find('<', at), bytes.size());
    const std::string_view run = bytes.substr(at, stop - at);
    if (skip_ascii(run, 0) < run.size()) {
      sample += run.substr(0, kSampleBytes - sample.size());
      sample += ' ';
    }
    at = stop;
  }
  // There is no useful text between tags: only attributes, an unclosed tag, or ASCII with escape
  // sequences.
  if (sample.empty()) sample = bytes.substr(0, kSampleBytes);
  return sample;
}

const Charset* detect_charset(std::string_view bytes) {
  const Charset* const fallback = find_charset("windows-1252");
  const std::string sample = detection_sample(bytes);
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  if (detector == nullptr ||
      uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0)
    return fallback;
  uchardet_data_end(detector.get());
  const Charset* found = find_charset(uchardet_get_charset(detector.get()));
  if (found == nullptr || found->kind == CharsetKind::utf8 || found->kind == CharsetKind::utf16)
    return fallback;
  found = likelier(found, sample);
  return is_plausible(*found, *fallback, sample) ? found : fallback;
}

}  // namespace pith::internal
