#include "fuzz/take_options.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "fuzz/take_line.h"

namespace pith::internal::fuzz {
namespace {

constexpr unsigned kComments = 1;
constexpr unsigned kNoTables = 2;
// An explanation takes longer than all the rest, so one of sixteen inputs asks for it.
constexpr unsigned kExplainMask = 0x3C;
constexpr unsigned kExplain = 0x34;
constexpr unsigned kCaptions = 0x40;
constexpr unsigned kLanguages = 0x80;
constexpr unsigned kSelectMask = 0xBC;
constexpr unsigned kSelect = 0x88;

constexpr InputFormat kFormats[] = {InputFormat::automatic, InputFormat::html, InputFormat::text,
                                    InputFormat::automatic};
// From no memory, over less than the parser starts with, to enough for most inputs.
constexpr std::size_t kBudgets[] = {0, 1'000, 300'000, 3'000'000};
constexpr unsigned kFirstDefault = 4;

unsigned take_byte(std::string_view& input) {
  if (input.empty()) return 0;
  const auto byte = static_cast<unsigned char>(input.front());
  input.remove_prefix(1);
  return byte;
}

}  // namespace

Options take_options(std::string_view& input) {
  Options options;
  const unsigned bits = take_byte(input);
  options.comments = (bits & kComments) != 0;
  options.tables = (bits & kNoTables) == 0;
  options.captions = (bits & kCaptions) != 0;
  options.explain = (bits & kExplainMask) == kExplain;
  if ((bits & kLanguages) != 0) options.languages = {"de", "und"};
  options.date_or_modified = options.captions;
  if (options.captions) {
    options.retrieved = std::chrono::sys_days(std::chrono::days(19'000));
    options.title_hint = "Tides: an almanac | by hand";
    options.author_hint = "Jane Doe; John Roe";
    options.date_hint = "Mon, 30 Nov 2026 09:11:46 +0100";
    options.language_hint = "fa";
    options.site_hint = "An almanac";
  }
  // Sixty-four times fewer inputs than those without.
  if ((bits & kSelectMask) == kSelect) {
    options.select = "body, [class]";
    options.drop = "a > b, #x, .y";
    options.with_metadata = {"title"};
    options.min_words = 2;
  }
  options.favor = static_cast<Favor>(take_byte(input) % 3);
  options.format = kFormats[take_byte(input) % 4];
  const unsigned budget = take_byte(input) % 8;
  if (budget < kFirstDefault) options.max_memory_bytes = kBudgets[budget];
  options.url = take_line(input);
  options.content_type = take_line(input);
  return options;
}

std::string front_of(const Options& options) {
  // '0' is a multiple of 8 and of 3.
  const unsigned bits = (options.comments ? kComments : 0) | (options.tables ? 0 : kNoTables) |
                        (options.captions ? kCaptions : 0) | (options.explain ? kExplain - '0' : 0);
  const auto digit = [](unsigned value) { return static_cast<char>('0' + value); };
  std::string front = {digit(bits), digit(static_cast<unsigned>(options.favor)),
                       digit(static_cast<unsigned>(options.format)), digit(kFirstDefault)};
  return front + options.url + '\n' + options.content_type + '\n';
}

}  // namespace pith::internal::fuzz
