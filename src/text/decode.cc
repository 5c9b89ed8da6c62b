#include "text/decode.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/charset_detect.h"
#include "text/charsets.h"
#include "text/transcode.h"

namespace pith::internal {
namespace {

// Text is still accepted as UTF-8 with one invalid piece per this many valid sequences: a pasted
// snippet, a broken template. Of text in other charsets at most a quarter is valid by chance
// (EUC-JP .25, Thai .22, GBK .20, Shift_JIS .16, other single-byte ones under .15), so four fifths
// are certain.
constexpr std::size_t kGoodPerBad = 4;

// Text in a two-byte charset is valid UTF-8 by chance if each continuation byte fits, which happens
// about one time in three. Six continuation bytes in a row leave 1 in 700. (Two Chinese characters
// in UTF-8, "\xE4\xB8\xAD\xE6\x96\x87", have four.)
constexpr std::size_t kContinuationsBeyondChance = 6;

// If more than one in this many non-ASCII characters is invalid, a declared two-byte charset is
// rejected: extensions and damage cause fewer errors, another charset causes more.
constexpr std::size_t kCharactersPerError = 20;

// A single error proves nothing, however short the text is.
constexpr std::size_t kStrayErrors = 1;

// How much of the text is decoded to check a charset.
constexpr std::size_t kTrialBytes = 32 << 10;

// Browsers start over when they find a late <meta> ("change the encoding"), which is in the head.
constexpr std::size_t kLateMetaBytes = 64 << 10;

constexpr std::size_t kUtf16Sample = 1024;

struct Choice {
  const Charset* charset = nullptr;
  std::size_t bom_bytes = 0;
};

Choice choose_by_bom(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return {find_charset("utf-8"), 3};
  if (bytes.substr(0, 2) == "\xFE\xFF") return {find_charset("utf-16be"), 2};
  if (bytes.substr(0, 2) == "\xFF\xFE") return {find_charset("utf-16le"), 2};
  return {};
}

// Detects UTF-16 by its NUL bytes: markup is ASCII, so every pair at a page's beginning has a NUL,
// always on the same side.
const Charset* utf16_by_nuls(std::string_view bytes) {
  const std::size_t pairs = std::min(bytes.size(), kUtf16Sample) / 2;
  std::size_t high_nuls = 0;  // of pairs read as UTF-16BE
  std::size_t low_nuls = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    high_nuls += bytes[2 * i] == '\0';
    low_nuls += bytes[2 * i + 1] == '\0';
  }
  // A quarter is enough, because half of the pairs may be in another script, and the rest need not
  // all be ASCII.
  if (pairs < 2 || std::max(high_nuls, low_nuls) * 4 < pairs) return nullptr;
  // NUL bytes on both sides mean binary data or UTF-32. A few may come from characters like U+4E00.
  if (std::min(high_nuls, low_nuls) * 4 > std::max(high_nuls, low_nuls)) return nullptr;
  return find_charset(high_nuls > low_nuls ? "utf-16be" : "utf-16le");
}

bool is_mostly_utf8(const Utf8Tally& tally) {
  const std::size_t bad = tally.bad - (tally.truncated ? 1 : 0);
  return tally.good > 0 && bad * kGoodPerBad <= tally.good;
}

// Sequences that a Latin-1 page might contain by chance do not outweigh a declaration.
bool contradicts_declared(const Charset& declared, const Utf8Tally& tally) {
  if (!is_mostly_utf8(tally)) return false;
  if (declared.kind == CharsetKind::single_byte && tally.bad == 0) return true;
  return tally.continuations >= kContinuationsBeyondChance;
}

struct Trial {
  std::size_t errors = 0;
  std::size_t high_bytes = 0;

  bool passed() const { return errors * kCharactersPerError <= high_bytes / 2; }
};

Trial try_charset(const Charset& charset, std::string_view sample) {
  Transcoder transcoder(charset, sample);
  std::string scratch;
  transcoder.run(scratch);
  const auto high = std::count_if(sample.begin(), sample.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return {transcoder.errors(), static_cast<std::size_t>(high)};
}

// Returns a declared two-byte charset, unless decoding fails with it and succeeds with the detected
// one.
const Charset* verify_declared(const Charset* declared, std::string_view bytes) {
  const std::string sample = detection_sample(bytes).substr(0, kTrialBytes);
  const Trial trial = try_charset(*declared, sample);
  if (trial.errors <= kStrayErrors || trial.passed()) return declared;
  const Charset* detected = detect_charset(bytes);
  return try_charset(*detected, sample).errors * 2 < trial.errors ? detected : declared;
}

// For bytes that are neither ASCII nor valid UTF-8 and declare no charset that fits them.
const Charset* detect(std::string_view bytes) {
  const Charset* detected = detect_charset(bytes);
  if (detected->kind == CharsetKind::single_byte) return detected;
  // The detector uses frequencies only, so its result is confirmed by decoding the sample.
  const std::string sample = detection_sample(bytes).substr(0, kTrialBytes);
  return try_charset(*detected, sample).passed() ? detected : find_charset("windows-1252");
}

const Charset* choose_for_ascii(const Charset* declared, std::string_view bytes) {
  if (bytes.find('\x1B') != std::string_view::npos) {
    if (declared != nullptr && declared->kind == CharsetKind::escaped) return declared;
    const Charset* detected = detect_charset(bytes);
    if (detected->kind == CharsetKind::escaped) return detected;
  }
  return declared != nullptr ? declared : find_charset("utf-8");
}

// `declared` is the charset of the header; it is not UTF-16.
const Charset* choose(std::string_view bytes, const Charset* declared, const Utf8Tally& tally) {
  const Charset* const utf8 = find_charset("utf-8");
  if (declared == nullptr) declared = prescan(bytes);
  if (tally.good + tally.bad == 0) return choose_for_ascii(declared, bytes);
  if (declared == nullptr && tally.bad > 0) declared = prescan(bytes, kLateMetaBytes);

  if (declared == nullptr || declared == utf8) return is_mostly_utf8(tally) ? utf8 : detect(bytes);
  if (contradicts_declared(*declared, tally)) return utf8;
  return declared->kind == CharsetKind::single_byte ? declared : verify_declared(declared, bytes);
}

}  // namespace

DecodedText decode(std::string_view bytes, std::string_view content_type) {
  Choice choice = choose_by_bom(bytes);
  bytes.remove_prefix(choice.bom_bytes);
  const Charset* declared = charset_of_content_type(content_type);
  if (declared != nullptr && declared->kind == CharsetKind::utf16) {
    // Without a NUL there is no ASCII character in UTF-16, and so no markup: such a header is
    // wrong.
    const bool credible = bytes.find('\0') != std::string_view::npos;
    if (choice.charset == nullptr && credible) choice.charset = declared;
    declared = nullptr;
  }
  if (choice.charset == nullptr) choice.charset = utf16_by_nuls(bytes);
  DecodedText decoded;
  decoded.bom_bytes = choice.bom_bytes;
  bool borrow = false;
  if (choice.charset == nullptr || choice.charset->kind == CharsetKind::utf8) {
    const Utf8Tally tally = tally_utf8(bytes);
    if (choice.charset == nullptr) choice.charset = choose(bytes, declared, tally);
    // ASCII is the same in every charset that may be chosen for it, except those with escapes.
    borrow = tally.good + tally.bad == 0
                 ? choice.charset->kind != CharsetKind::escaped
                 : tally.bad == 0 && choice.charset->kind == CharsetKind::utf8;
  }
  decoded.encoding = choice.charset->name;
  if (borrow) {
    decoded.borrowed = bytes;
    return decoded;
  }
  decoded.converted = true;
  decoded.storage.reserve(bytes.size() + bytes.size() / 4);
  Transcoder(*choice.charset, bytes).run(decoded.storage);
  return decoded;
}

bool is_utf8(std::string_view bytes) { return tally_utf8(bytes).bad == 0; }

std::vector<std::size_t> source_offsets(const DecodedText& decoded, std::string_view bytes,
                                        std::span<const std::size_t> offsets) {
  std::vector<std::size_t> result;
  result.reserve(offsets.size());
  const std::size_t text_size = decoded.text().size();
  const Charset* charset = find_charset(decoded.encoding);
  if (!decoded.converted || charset == nullptr) {
    for (const std::size_t offset : offsets)
      result.push_back(decoded.bom_bytes + std::min(offset, text_size));
    return result;
  }
  // Converts again and stops at every offset: the number of bytes consumed by then is the result.
  bytes.remove_prefix(std::min(decoded.bom_bytes, bytes.size()));
  Transcoder transcoder(*charset, bytes);
  std::string scratch;
  for (const std::size_t offset : offsets) {
    if (offset >= transcoder.produced()) transcoder.run(scratch, offset);
    scratch.clear();
    result.push_back(decoded.bom_bytes + transcoder.consumed());
  }
  return result;
}

}  // namespace pith::internal
