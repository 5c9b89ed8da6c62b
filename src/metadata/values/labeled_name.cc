#include "metadata/values/labeled_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ascii.h"

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

enum class Kind : std::uint8_t { author, reporter, text, editor };

struct Label {
  std::string_view word;
  Kind kind;
};

// "Author", "reporter", "text", "editor" in Chinese, Japanese and Korean.
constexpr std::array<Label, 20> kLabels = {{
    {"\xE4\xBD\x9C\xE8\x80\x85", Kind::author},
    {"\xE8\x91\x97\xE8\x80\x85", Kind::author},
    {"\xE7\xAD\x86\xE8\x80\x85", Kind::author},
    {"\xE5\x9F\xB7\xE7\xAD\x86\xE8\x80\x85", Kind::author},
    {"\xE5\x9F\xB7\xE7\xAD\x86", Kind::author},
    {"\xE6\x8A\x95\xE7\xA8\xBF\xE8\x80\x85", Kind::author},
    {"\xE3\x83\xA9\xE3\x82\xA4\xE3\x82\xBF\xE3\x83\xBC", Kind::author},
    {"\xE6\x92\xB0\xE6\x96\x87", Kind::author},
    {"\xE6\x92\xB0\xE7\xA8\xBF", Kind::author},
    {"\xEC\x9E\x91\xEC\x84\xB1\xEC\x9E\x90", Kind::author},
    {"\xEA\xB8\x80\xEC\x93\xB4\xEC\x9D\xB4", Kind::author},
    {"\xE8\xAE\xB0\xE8\x80\x85", Kind::reporter},
    {"\xE8\xA8\x98\xE8\x80\x85", Kind::reporter},
    {"\xE6\x96\x87", Kind::text},
    {"\xEA\xB8\x80", Kind::text},
    {"\xE7\xBC\x96\xE8\xBE\x91", Kind::editor},
    {"\xE7\xB7\xA8\xE8\xBC\xAF", Kind::editor},
    {"\xE7\xB7\xA8\xE9\x9B\x86", Kind::editor},
    {"\xE8\xB4\xA3\xE7\xBC\x96", Kind::editor},
    {"\xE8\xB2\xAC\xE7\xB7\xA8", Kind::editor},
}};

// What may stand between a label and the name.
constexpr std::array<std::string_view, 16> kBetween = {" ",
                                                       "\n",
                                                       "\r",
                                                       "\t",
                                                       ":",
                                                       "\xEF\xBC\x9A",
                                                       "\xE3\x80\x80",
                                                       "\xC2\xA0",
                                                       "/",
                                                       "\xEF\xBC\x8F",
                                                       "|",
                                                       "\xEF\xBD\x9C",
                                                       "\xE4\xB8\xA8",
                                                       "=",
                                                       "\xEF\xBC\x9D",
                                                       "\xE3\x80\x91"};

// Words that follow "author" or "reporter" when no name does.
constexpr std::array<std::string_view, 110> kNoNames = {"\xE6\x96\x87\xE7\xAB\xA0",
                                                        "\xE7\xAE\x80\xE4\xBB\x8B",
                                                        "\xE4\xBF\xA1\xE6\x81\xAF",
                                                        "\xE4\xBB\x8B\xE7\xBB\x8D",
                                                        "\xE4\xB8\x93\xE6\xA0\x8F",
                                                        "\xE6\x8E\x88\xE6\x9D\x83",
                                                        "\xE6\x8A\x95\xE7\xA8\xBF",
                                                        "\xE5\xA3\xB0\xE6\x98\x8E",
                                                        "\xE8\xA7\x82\xE7\x82\xB9",
                                                        "\xE5\x90\x8D\xE5\xAD\x97",
                                                        "\xE8\xBF\x91\xE6\x97\xA5",
                                                        "\xE6\x97\xA5\xE5\x89\x8D",
                                                        "\xE6\x98\xA8\xE6\x97\xA5",
                                                        "\xE4\xBB\x8A\xE6\x97\xA5",
                                                        "\xE4\xBB\x8E",
                                                        "\xE5\x9C\xA8",
                                                        "\xE4\xBA\x86\xE8\xA7\xA3",
                                                        "\xE8\x8E\xB7\xE6\x82\x89",
                                                        "\xE9\x87\x87\xE8\xAE\xBF",
                                                        "\xE6\x8B\x9B\xE8\x81\x98",
                                                        "\xE6\xB3\xA8\xE5\x86\x8C",
                                                        "\xE8\xAF\x81",
                                                        "\xE8\x8A\x82",
                                                        "\xE9\x83\xA8",
                                                        "\xE4\xBB\xAC",
                                                        "\xE6\x89\x8B\xE8\xAE\xB0",
                                                        "\xE8\xB0\x83\xE6\x9F\xA5",
                                                        "\xE7\xAB\x99",
                                                        "\xE5\x8D\x8F\xE4\xBC\x9A",
                                                        "\xE8\xB5\xB0\xE8\xAE\xBF",
                                                        "\xE7\x9C\x8B\xE5\x88\xB0",
                                                        "\xE9\x97\xAE",
                                                        "\xE8\xA1\xA8\xE7\xA4\xBA",
                                                        "\xE6\x82\xA8",
                                                        "\xE6\x98\xAF",
                                                        "\xE5\x8D\x95\xE4\xBD\x8D",
                                                        "\xE9\x82\xAE\xE7\xAE\xB1",
                                                        "\xE4\xB8\x8D\xE8\xAF\xA6",
                                                        "\xE4\xBD\x9A\xE5\x90\x8D",
                                                        "\xE5\x8C\xBF\xE5\x90\x8D",
                                                        "\xE6\x9C\xAA\xE7\x9F\xA5",
                                                        "\xE6\x9C\xAC\xE7\xAB\x99",
                                                        "\xE7\xAE\xA1\xE7\x90\x86\xE5\x91\x98",
                                                        "\xE7\xBD\x91\xE7\xBB\x9C",
                                                        "\xE9\x95\xB7",
                                                        "\xE9\x95\xBF",
                                                        "\xE8\x80\x85",
                                                        "\xE9\x80\x9A\xE8\xAE\xAF\xE5\x91\x98",
                                                        "\xE9\x80\x9A\xE8\xA8\x8A\xE5\x93\xA1",
                                                        "\xE6\x91\x84\xE5\xBD\xB1",
                                                        "\xE6\x94\x9D\xE5\xBD\xB1",
                                                        "\xE6\x8A\xA5\xE9\x81\x93",
                                                        "\xE5\xA0\xB1\xE9\x81\x93",
                                                        "\xE5\xA0\xB1\xE5\xB0\x8E",
                                                        "\xE6\x9D\xA5\xE6\xBA\x90",
                                                        "\xE7\xBC\x96\xE8\xBE\x91",
                                                        "\xE5\xAF\xA9\xE6\xA0\xB8",
                                                        "\xE5\xAE\xA1\xE6\xA0\xB8",
                                                        "\xE8\xB4\xA3\xE4\xBB\xBB",
                                                        "\xE6\xA0\xA1\xE5\xAF\xB9",
                                                        "\xE5\x9B\xBE\xE7\x89\x87",
                                                        "\xE5\x9B\xBE",
                                                        "\xE5\xAE\x9E\xE4\xB9\xA0",
                                                        "\xE6\x95\xB4\xE7\x90\x86",
                                                        "\xE7\xBB\xBC\xE5\x90\x88",
                                                        "\xE5\x8C\x97\xE4\xBA\xAC",
                                                        "\xE4\xB8\x8A\xE6\xB5\xB7",
                                                        "\xE5\x86\x99",
                                                        "\xE5\x92\x8C",
                                                        "\xE4\xB9\x9F",
                                                        "\xE5\xB0\xB1",
                                                        "\xE5\xAF\xB9",
                                                        "\xE5\x90\x91",
                                                        "\xE9\x9A\x8F",
                                                        "\xE6\x9D\xA5\xE5\x88\xB0",
                                                        "\xE5\x8F\x91\xE7\x8E\xB0",
                                                        "\xE8\xAA\x8D\xE7\x82\xBA",
                                                        "\xE8\xAE\xA4\xE4\xB8\xBA",
                                                        "\xE8\x87\xAA\xE7\xA7\xB0",
                                                        "\xE7\x9A\x84",
                                                        "\xEF\xBC\x9A",
                                                        "\xE5\x85\xB6\xE4\xBB\x96",
                                                        "\xE6\x9B\xB4\xE5\xA4\x9A",
                                                        "\xE5\x85\xB3\xE6\xB3\xA8",
                                                        "\xE4\xBD\x9C\xE8\x80\x85",
                                                        "\xE8\xAE\xB0\xE8\x80\x85",
                                                        "\xE8\xA8\x98\xE8\x80\x85",
                                                        "\xE5\x88\x9D\xE5\xAE\xA1",
                                                        "\xE7\xBB\x88\xE5\xAE\xA1",
                                                        "\xE7\x9B\x91\xE5\x88\xB6",
                                                        "\xE4\xB8\x80\xE5\xAE\xA1",
                                                        "\xE4\xBA\x8C\xE5\xAE\xA1",
                                                        "\xE4\xB8\x89\xE5\xAE\xA1",
                                                        "\xE4\xB8\xBB\xE7\xBC\x96",
                                                        "\xE8\xB2\xAC\xE4\xBB\xBB",
                                                        "\xE8\xB4\xA3\xE7\xBC\x96",
                                                        "\xE4\xBE\x9B\xE5\x9B\xBE",
                                                        "\xE5\x8E\x9F\xE6\xA0\x87\xE9\xA2\x98",
                                                        "\xE5\x8F\x91\xE5\xB8\x83",
                                                        "\xE6\x97\xB6\xE9\x97\xB4",
                                                        "\xE7\x82\xB9\xE5\x87\xBB",
                                                        "\xE5\xAD\x97\xE5\x8F\xB7",
                                                        "\xE6\xB5\x8F\xE8\xA7\x88",
                                                        "\xE9\x98\x85\xE8\xAF\xBB",
                                                        "\xE6\x97\xA5\xE6\x9C\x9F",
                                                        "\xE8\xA1\xA8",
                                                        "\xE8\xAA\xAC",
                                                        "\xE4\xBC\x9A",
                                                        "\xE3\x82\xAF\xE3\x83\xA9\xE3\x83\x96",
                                                        "\xE5\x90\x8D"};

// Words that follow a name without a space: "reports", "photo", "text".
constexpr std::array<std::string_view, 17> kAfterName = {"\xE6\x8A\xA5\xE9\x81\x93",
                                                         "\xE5\xA0\xB1\xE9\x81\x93",
                                                         "\xE5\xA0\xB1\xE5\xB0\x8E",
                                                         "\xE6\x91\x84\xE5\xBD\xB1",
                                                         "\xE6\x94\x9D\xE5\xBD\xB1",
                                                         "\xE6\x91\x84",
                                                         "\xE6\x94\x9D",
                                                         "\xE6\x96\x87",
                                                         "\xE5\x9B\xBE",
                                                         "\xE5\xAE\x9E\xE4\xB9\xA0",
                                                         "\xE6\x95\xB4\xE7\x90\x86",
                                                         "\xE7\xBC\x96\xE8\xAF\x91",
                                                         "\xE9\x87\x87\xE5\x86\x99",
                                                         "\xE6\x92\xB0\xE6\x96\x87",
                                                         "\xE5\x8F\x91\xE8\x87\xAA",
                                                         "\xE7\x99\xBC\xE8\x87\xAA",
                                                         "\xE5\x86\x99"};

// The most frequent family names, one sign each.
constexpr std::string_view kChineseFamilies =
    "\xE7\x8E\x8B\xE6\x9D\x8E\xE5\xBC\xA0\xE5\x88\x98\xE9\x99\x88\xE6\x9D\xA8\xE9\xBB\x84\xE8\xB5"
    "\xB5\xE5\x90\xB4\xE5\x91\xA8\xE5\xBE\x90\xE5\xAD\x99\xE9\xA9\xAC\xE6\x9C\xB1\xE8\x83\xA1\xE9"
    "\x83\xAD\xE4\xBD\x95\xE9\xAB\x98\xE6\x9E\x97\xE7\xBD\x97\xE9\x83\x91\xE6\xA2\x81\xE8\xB0\xA2"
    "\xE5\xAE\x8B\xE5\x94\x90\xE8\xAE\xB8\xE9\x9F\xA9\xE5\x86\xAF\xE9\x82\x93\xE6\x9B\xB9\xE5\xBD"
    "\xAD\xE6\x9B\xBE\xE8\x82\x96\xE7\x94\xB0\xE8\x91\xA3\xE8\xA2\x81\xE6\xBD\x98\xE4\xBA\x8E\xE8"
    "\x92\x8B\xE8\x94\xA1\xE4\xBD\x99\xE6\x9D\x9C\xE5\x8F\xB6\xE7\xA8\x8B\xE8\x8B\x8F\xE9\xAD\x8F"
    "\xE5\x90\x95\xE4\xB8\x81\xE4\xBB\xBB\xE6\xB2\x88\xE5\xA7\x9A\xE5\x8D\xA2\xE5\xA7\x9C\xE5\xB4"
    "\x94\xE9\x92\x9F\xE8\xB0\xAD\xE9\x99\x86\xE6\xB1\xAA\xE8\x8C\x83\xE9\x87\x91\xE7\x9F\xB3\xE5"
    "\xBB\x96\xE8\xB4\xBE\xE5\xA4\x8F\xE9\x9F\xA6\xE4\xBB\x98\xE6\x96\xB9\xE7\x99\xBD\xE9\x82\xB9"
    "\xE5\xAD\x9F\xE7\x86\x8A\xE7\xA7\xA6\xE9\x82\xB1\xE6\xB1\x9F\xE5\xB0\xB9\xE8\x96\x9B\xE9\x97"
    "\xAB\xE6\xAE\xB5\xE9\x9B\xB7\xE4\xBE\xAF\xE9\xBE\x99\xE5\x8F\xB2\xE9\x99\xB6\xE9\xBB\x8E\xE8"
    "\xB4\xBA\xE9\xA1\xBE\xE6\xAF\x9B\xE9\x83\x9D\xE9\xBE\x9A\xE9\x82\xB5\xE4\xB8\x87\xE9\x92\xB1"
    "\xE4\xB8\xA5\xE8\xA6\x83\xE6\xAD\xA6\xE6\x88\xB4\xE8\x8E\xAB\xE5\xAD\x94\xE5\x90\x91\xE6\xB1"
    "\xA4\xE5\xB8\xB8\xE6\xB8\xA9\xE5\xBA\xB7\xE6\x96\xBD\xE6\x96\x87\xE7\x89\x9B\xE6\xA8\x8A\xE8"
    "\x91\x9B\xE9\x82\xA2\xE5\xAE\x89\xE9\xBD\x90\xE6\x98\x93\xE4\xB9\x94\xE4\xBC\x8D\xE5\xBA\x9E"
    "\xE9\xA2\x9C\xE5\x80\xAA\xE5\xBA\x84\xE8\x81\x82\xE7\xAB\xA0\xE9\xB2\x81\xE5\xB2\xB3\xE7\xBF"
    "\x9F\xE6\xAE\xB7\xE8\xA9\xB9\xE7\x94\xB3\xE6\xAC\xA7\xE8\x80\xBF\xE5\x85\xB3\xE5\x85\xB0\xE7"
    "\x84\xA6\xE4\xBF\x9E\xE5\xB7\xA6\xE6\x9F\xB3\xE7\x94\x98\xE7\xA5\x9D\xE5\x8C\x85\xE5\xAE\x81"
    "\xE5\xB0\x9A\xE7\xAC\xA6\xE8\x88\x92\xE9\x98\xAE\xE6\x9F\xAF\xE7\xBA\xAA\xE6\xA2\x85\xE7\xAB"
    "\xA5\xE5\x87\x8C\xE6\xAF\x95\xE5\x8D\x95\xE5\xAD\xA3\xE8\xA3\xB4\xE9\x9C\x8D\xE6\xB6\x82\xE6"
    "\x88\x90\xE8\x8B\x97\xE8\xB0\xB7\xE7\x9B\x9B\xE6\x9B\xB2\xE7\xBF\x81\xE5\x86\x89\xE9\xAA\x86"
    "\xE8\x93\x9D\xE8\xB7\xAF\xE6\xB8\xB8\xE8\xBE\x9B\xE9\x9D\xB3\xE7\xAE\xA1\xE6\x9F\xB4\xE8\x92"
    "\x99\xE9\xB2\x8D\xE5\x8D\x8E\xE5\x96\xBB\xE7\xA5\x81\xE8\x92\xB2\xE6\x88\xBF\xE6\xBB\x95\xE5"
    "\xB1\x88\xE9\xA5\xB6\xE8\xA7\xA3\xE7\x89\x9F\xE8\x89\xBE\xE5\xB0\xA4\xE9\x98\xB3\xE6\x97\xB6"
    "\xE7\xA9\x86\xE5\x86\x9C\xE5\x8F\xB8\xE5\x8D\x93\xE5\x8F\xA4\xE5\x90\x89\xE7\xBC\xAA\xE7\xAE"
    "\x80\xE8\xBD\xA6\xE9\xA1\xB9\xE8\xBF\x9E\xE8\x8A\xA6\xE9\xBA\xA6\xE8\xA4\x9A\xE5\xA8\x84\xE7"
    "\xAA\xA6\xE6\x88\x9A\xE5\xB2\x91\xE6\x99\xAF\xE5\x85\x9A\xE5\xAE\xAB\xE8\xB4\xB9\xE5\x8D\x9C"
    "\xE5\x86\xB7\xE6\x99\x8F\xE5\xB8\xAD\xE5\x8D\xAB\xE7\xB1\xB3\xE6\x9F\x8F\xE5\xAE\x97\xE7\x9E"
    "\xBF\xE6\xA1\x82\xE5\x85\xA8\xE4\xBD\x9F\xE5\xBA\x94\xE8\x87\xA7\xE9\x97\xB5\xE8\x8B\x9F\xE9"
    "\x82\xAC\xE8\xBE\xB9\xE5\x8D\x9E\xE5\xA7\xAC\xE5\xB8\x88\xE5\x92\x8C\xE4\xBB\x87\xE6\xA0\xBE"
    "\xE9\x9A\x8B\xE5\x95\x86\xE5\x88\x81\xE6\xB2\x99\xE8\x8D\xA3\xE5\xB7\xAB\xE5\xAF\x87\xE6\xA1"
    "\x91\xE9\x83\x8E\xE7\x94\x84\xE4\xB8\x9B\xE4\xBB\xB2\xE8\x99\x9E\xE6\x95\x96\xE5\xB7\xA9\xE6"
    "\x98\x8E\xE4\xBD\x98\xE6\xB1\xA0\xE6\x9F\xA5\xE9\xBA\xBB\xE8\x8B\x91\xE8\xBF\x9F\xE9\x82\x9D"
    "\xE5\xAE\x98\xE5\xB0\x81\xE8\xB0\x88\xE5\x8C\xA1\xE9\x9E\xA0\xE6\x83\xA0\xE8\x8D\x86\xE4\xB9"
    "\x90\xE5\x86\x80\xE9\x83\x81\xE8\x83\xA5\xE5\x8D\x97\xE7\x8F\xAD\xE5\x82\xA8\xE5\x8E\x9F\xE6"
    "\xA0\x97\xE7\x87\x95\xE6\xA5\x9A\xE9\x84\xA2\xE5\x8A\xB3\xE8\xB0\x8C\xE5\xA5\x9A\xE7\x9A\xAE"
    "\xE7\xB2\x9F\xE5\x86\xBC\xE8\x94\xBA\xE6\xA5\xBC\xE7\x9B\x98\xE6\xBB\xA1\xE9\x97\xBB\xE4\xBD"
    "\x8D\xE5\x8E\x89\xE4\xBC\x8A\xE4\xBB\x9D\xE5\x8D\x80\xE5\xBC\xB5\xE5\x8A\x89\xE9\x99\xB3\xE6"
    "\xA5\x8A\xE9\xBB\x83\xE8\xB6\x99\xE5\x90\xB3\xE5\xAD\xAB\xE9\xA6\xAC\xE7\xBE\x85\xE9\x84\xAD"
    "\xE8\xAC\x9D\xE8\xA8\xB1\xE9\x9F\x93\xE9\xA6\xAE\xE9\x84\xA7\xE8\x95\xAD\xE8\x91\x89\xE8\x98"
    "\x87\xE5\x91\x82\xE7\x9B\xA7\xE9\x90\x98\xE8\xAD\x9A\xE9\x99\xB8\xE7\xAF\x84\xE8\xB3\x88\xE9"
    "\x9F\x8B\xE9\x84\x92\xE9\xBE\x8D\xE8\xB3\x80\xE9\xA1\xA7\xE9\xBE\x94\xE9\x82\xB5\xE8\x90\xAC"
    "\xE9\x8C\xA2\xE5\x9A\xB4\xE6\xB9\xAF\xE6\xBA\xAB\xE8\x8E\x8A\xE8\x81\xB6\xE9\xAD\xAF\xE5\xB6"
    "\xBD\xE6\xAD\x90\xE9\x97\x9C\xE8\x98\xAD\xE5\xAF\xA7\xE7\xB4\x80\xE7\x95\xA2\xE5\x96\xAE\xE5"
    "\xA1\x97\xE7\x9B\x9B\xE9\xA7\xB1\xE8\x97\x8D\xE9\x81\x8A\xE8\x8F\xAF\xE9\xA5\x92";
constexpr std::string_view kKoreanFamilies =
    "\xEA\xB9\x80\xEC\x9D\xB4\xEB\xB0\x95\xEC\xB5\x9C\xEC\xA0\x95\xEA\xB0\x95\xEC\xA1\xB0\xEC\x9C"
    "\xA4\xEC\x9E\xA5\xEC\x9E\x84\xED\x95\x9C\xEC\x98\xA4\xEC\x84\x9C\xEC\x8B\xA0\xEA\xB6\x8C\xED"
    "\x99\xA9\xEC\x95\x88\xEC\x86\xA1\xEB\xA5\x98\xEC\xA0\x84\xED\x99\x8D\xEA\xB3\xA0\xEB\xAC\xB8"
    "\xEC\x96\x91\xEC\x86\x90\xEB\xB0\xB0\xEB\xB0\xB1\xED\x97\x88\xEC\x9C\xA0\xEB\x82\xA8\xEC\x8B"
    "\xAC\xEB\x85\xB8\xED\x95\x98\xEA\xB3\xBD\xEC\x84\xB1\xEC\xB0\xA8\xEC\xA3\xBC\xEC\x9A\xB0\xEA"
    "\xB5\xAC\xEB\x82\x98\xEB\xAF\xBC\xEC\xA7\x84\xEC\xA7\x80\xEC\x97\x84\xEC\xB1\x84\xEC\x9B\x90"
    "\xEC\xB2\x9C\xEB\xB0\xA9\xEA\xB3\xB5\xED\x98\x84\xED\x95\xA8\xEB\xB3\x80\xEC\x97\xBC\xEC\x97"
    "\xAC\xEC\xB6\x94\xEB\x8F\x84\xEC\x86\x8C\xEC\x84\x9D\xEC\x84\xA0\xEC\x84\xA4\xEB\xA7\x88\xEA"
    "\xB8\xB8\xEC\x97\xB0\xEC\x9C\x84\xED\x91\x9C\xEB\xAA\x85\xEA\xB8\xB0\xEB\xB0\x98\xEC\x99\x95"
    "\xEA\xB8\x88\xEC\x98\xA5\xEC\x9C\xA1\xEC\x9D\xB8\xEB\xA7\xB9\xEC\xA0\x9C\xEB\xAA\xA8\xED\x83"
    "\x81\xEA\xB5\xAD\xEC\x96\xB4\xEC\x9D\x80\xED\x8E\xB8\xEC\x9A\xA9";
constexpr std::string_view kKoreanReporter = "\xEA\xB8\xB0\xEC\x9E\x90";
// What a Korean reporter may be besides: on probation, special, of photographs.
constexpr std::array<std::string_view, 10> kReporterKinds = {
    "\xEC\xB7\xA8\xEC\x9E\xAC", "\xEC\x82\xAC\xEC\xA7\x84", "\xEC\x9D\xB8\xED\x84\xB4",
    "\xEC\x88\x98\xEC\x8A\xB5", "\xEC\x84\xA0\xEC\x9E\x84", "\xEC\xA0\x84\xEB\xAC\xB8",
    "\xEA\xB0\x9D\xEC\x9B\x90", "\xEC\x8B\x9C\xEB\xAF\xBC", "\xED\x8E\xB8\xEC\xA7\x91",
    "\xEB\xB3\xB8\xEC\xA7\x80"};

// How a line begins that names who made pictures: film, photo, shooting, graphics.
constexpr std::array<std::string_view, 4> kPictures = {
    "\xEC\x98\x81\xEC\x83\x81", "\xEC\x82\xAC\xEC\xA7\x84", "\xEC\xB4\xAC\xEC\x98\x81",
    "\xEA\xB7\xB8\xEB\x9E\x98\xED\x94\xBD"};

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

// Cuts "reports" and the like from a name.
std::string_view without_work(std::string_view run) {
  for (std::size_t at = kMinSigns * kSignBytes; at < run.size(); at += kSignBytes) {
    if (begins_with_any(run.substr(at), kAfterName)) return run.substr(0, at);
  }
  return run;
}

bool is_colon(std::string_view text) {
  return text.starts_with(':') || text.starts_with("\xEF\xBC\x9A");
}

// Reads the names at the beginning of `text`, which follows a label. `sure`: a sign between them
// says that a name follows.
std::string names_at(std::string_view text, Kind kind, bool sure) {
  std::string out;
  for (std::size_t count = 0; count < kMaxNames; ++count) {
    const std::string_view whole = run_of_signs(text);
    const std::string_view run = without_work(whole);
    const std::string_view behind = text.substr(whole.size());
    const std::size_t signs = run.size() / kSignBytes;
    const bool first = count == 0;
    const std::size_t most = sure && first && kind != Kind::reporter ? kMaxLabeledSigns : kMaxSigns;
    if (signs < kMinSigns || signs > most || is_colon(behind)) break;
    if (begins_with_any(run, kNoNames)) break;
    const bool family = has_sign(kChineseFamilies, run.substr(0, kSignBytes)) ||
                        has_sign(kKoreanFamilies, run.substr(0, kSignBytes));
    const bool closed = behind.starts_with("\xEF\xBC\x89") || behind.starts_with(')') ||
                        behind.starts_with("\xE3\x80\x91");
    if (!family && !closed && !(sure && kind != Kind::reporter)) break;
    if (!first && !family && !closed) break;
    if (!out.empty()) out += "\xE3\x80\x81";
    out += run;
    text = behind;
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
  return out;
}

// True when the sign before `at` belongs to another word.
bool inside_word(std::string_view text, std::size_t at) {
  return at >= kSignBytes && begins_sign(text, at - kSignBytes);
}

LabeledName behind_label(std::string_view text) {
  LabeledName editor;
  for (const Label& label : kLabels) {
    for (std::size_t at = text.find(label.word); at != std::string_view::npos;
         at = text.find(label.word, at + 1)) {
      if (label.kind == Kind::text && inside_word(text, at)) continue;
      std::string_view rest = text.substr(at + label.word.size());
      // Japanese pages write "text" and a dot between label and name.
      constexpr std::string_view kDot = "\xE3\x83\xBB";
      const bool dot = label.kind == Kind::text && rest.starts_with(kDot);
      if (dot) rest.remove_prefix(kDot.size());
      bool colon = dot;
      std::size_t signs = 0;
      for (std::size_t length = between_length(rest); length > 0; length = between_length(rest)) {
        colon = colon || (static_cast<unsigned char>(rest[0]) > ' ' &&
                          !rest.starts_with("\xC2\xA0") && !rest.starts_with("\xE3\x80\x80"));
        ++signs;
        rest.remove_prefix(length);
      }
      const bool reporter = label.kind == Kind::reporter;
      if (!reporter && (label.kind == Kind::author ? signs == 0 : !colon)) continue;
      std::string names = names_at(rest, label.kind, colon);
      if (names.empty()) continue;
      if (label.kind != Kind::editor) return {std::move(names), false};
      if (editor.names.empty()) editor = {std::move(names), true};
    }
  }
  return editor;
}

// The name before the Korean word for a reporter.
std::string before_reporter(std::string_view text) {
  for (std::size_t at = text.find(kKoreanReporter); at != std::string_view::npos;
       at = text.find(kKoreanReporter, at + 1)) {
    if (is_hangul(text, at + kKoreanReporter.size())) continue;
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
      if (signs >= kMinSigns && signs <= kMaxSigns &&
          has_sign(kKoreanFamilies, run.substr(0, kSignBytes))) {
        return std::string(run);
      }
      break;
    }
  }
  return {};
}

LabeledName find_in(std::string_view text) {
  unsigned any = 0;  // without an early exit, several bytes are compared at once
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    any |= static_cast<unsigned>(byte >= 0xE3 && byte <= 0xED);
  }
  if (any == 0) return {};
  LabeledName found = behind_label(text);
  if (!found.names.empty() && !found.editor) return found;
  std::string korean = before_reporter(text);
  if (!korean.empty()) return {std::move(korean), false};
  return found;
}

}  // namespace

LabeledName labeled_name_in(std::string_view text) {
  if (text.size() <= 2 * kEndBytes) return find_in(text);
  LabeledName found = find_in(text.substr(0, kEndBytes));
  return found.names.empty() ? find_in(text.substr(text.size() - kEndBytes)) : found;
}

}  // namespace pith::internal
