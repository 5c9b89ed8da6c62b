#include "unpack/unpacker.h"

#include <brotli/encode.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "support/gzip.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMax = 10'000'000;

std::string brotli(const std::string& text) {
  std::string bytes(BrotliEncoderMaxCompressedSize(text.size()), '\0');
  std::size_t size = bytes.size();
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(),
                        reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                        reinterpret_cast<std::uint8_t*>(bytes.data()));
  bytes.resize(size);
  return bytes;
}

// Larger than any buffer on the way, and not repetitive.
std::string long_text() {
  std::string text;
  std::uint32_t number = 1;
  for (int i = 0; i < 60'000; ++i) {
    number = number * 1'664'525 + 1'013'904'223;
    text += std::to_string(number) + ' ';
  }
  return text;
}

std::string frame_to_pass(char kind, const std::string& content) {
  std::string frame = {kind, '\x2a', '\x4d', '\x18'};
  for (unsigned shift = 0; shift < 32; shift += 8) {
    frame += static_cast<char>(content.size() >> shift);
  }
  return frame + content;
}

TEST(Unpacker, DecompressesEveryFormat) {
  for (const std::string& text : {std::string("short"), long_text(), std::string(300'000, 'a')}) {
    EXPECT_EQ(unpack(*unpacker_for(test::gzip(text)), test::gzip(text), kMax).bytes, text);
    EXPECT_EQ(unpack(*unpacker_for(test::zstd(text)), test::zstd(text), kMax).bytes, text);
    const Unpacked unpacked = unpack(*make_brotli_unpacker(), brotli(text), kMax);
    EXPECT_EQ(unpacked.bytes, text);
    EXPECT_EQ(unpacked.flaw, "");
  }
  EXPECT_EQ(unpacker_for("plain"), nullptr);
  EXPECT_EQ(unpacker_for(""), nullptr);
}

TEST(Unpacker, MembersFollowOneAnother) {
  const std::string zstd =
      test::zstd("one ") + frame_to_pass('\x50', "passed") + test::zstd("two") + "rest";
  EXPECT_EQ(unpack(*make_zstd_unpacker(), zstd, kMax).bytes, "one two");
  EXPECT_EQ(
      unpack(*make_inflater(Framing::gzip), test::gzip("one ") + test::gzip("two") + "rest", kMax)
          .bytes,
      "one two");
}

// Memory is reserved by the size that gzip stores, which may be wrong.
TEST(Unpacker, SizeOfAMemberIsAHint) {
  const std::string text = long_text();
  const std::string packed = test::gzip(text);
  for (const std::string_view claim :
       {std::string_view("\0\0\0\0", 4), std::string_view("\xFF\xFF\xFF\xFF", 4)}) {
    std::string lying = packed;
    lying.replace(lying.size() - claim.size(), claim.size(), claim);
    const Unpacked unpacked = unpack(*make_inflater(Framing::gzip), lying, kMax);
    EXPECT_EQ(unpacked.bytes, text);
    EXPECT_EQ(unpacked.flaw, "incorrect data check");
    EXPECT_LT(unpacked.bytes.capacity(), 40 * packed.size());
  }
  const Unpacked cut = unpack(*make_inflater(Framing::gzip), packed, 1000);
  EXPECT_TRUE(cut.over);
  EXPECT_EQ(cut.bytes, text.substr(0, 1000));
  EXPECT_EQ(unpack(*make_inflater(Framing::gzip), "\x1f", kMax).flaw, kEndsTooEarly);
}

TEST(Unpacker, DictionaryInFront) {
  const std::string dictionary = long_text().substr(0, 20'000);
  const std::string text = dictionary.substr(5'000, 9'000);
  const std::string packed = test::zstd(text, dictionary);
  ASSERT_LT(packed.size(), 200U);
  for (const std::string& content : {dictionary, test::zstd(dictionary)}) {
    const std::string file = frame_to_pass('\x5d', content).append(packed).append(packed);
    EXPECT_EQ(unpack(*unpacker_for(file), file, kMax).bytes, text + text);
  }
  const Unpacked without = unpack(*make_zstd_unpacker(), packed, kMax);
  EXPECT_NE(without.flaw, "");
}

TEST(Unpacker, CutAndDamaged) {
  const std::string text = long_text();
  for (const std::string& packed : {test::gzip(text), test::zstd(text)}) {
    const Unpacked cut = unpack(*unpacker_for(packed), packed.substr(0, packed.size() / 2), kMax);
    EXPECT_EQ(cut.flaw, kEndsTooEarly);
    EXPECT_GT(cut.bytes.size(), 1'000U);
    EXPECT_TRUE(text.starts_with(cut.bytes));
    std::string damaged = packed;
    damaged[packed.size() / 2] ^= 0x55;
    damaged.replace(packed.size() / 2 + 1, 8, "nonsense");
    EXPECT_NE(unpack(*unpacker_for(packed), damaged, kMax).flaw, "");
    const Unpacked over = unpack(*unpacker_for(packed), packed, 70'000);
    EXPECT_TRUE(over.over);
    EXPECT_EQ(over.bytes, text.substr(0, 70'000));
  }
}

// Also if one member is complete and the next one has just begun.
TEST(Unpacker, CutAnywhere) {
  for (const std::string& member : {test::gzip("some text"), test::zstd("some text")}) {
    const std::string whole = member + member;
    for (std::size_t size = 2; size <= whole.size(); ++size) {
      const auto unpacker =
          member[0] == '\x1f' ? make_inflater(Framing::gzip) : make_zstd_unpacker();
      const bool at_end = size % member.size() == 0;
      EXPECT_EQ(unpack(*unpacker, whole.substr(0, size), kMax).flaw, at_end ? "" : kEndsTooEarly)
          << size;
    }
  }
}

// Members that end anywhere in the pieces that a stream hands over.
TEST(Unpacker, MembersInPieces) {
  const std::string member = test::gzip("one ");
  const std::string whole = member + member + member;
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const auto unpacker = make_inflater(Framing::gzip);
    std::string out;
    bool inside = false;
    for (std::string_view piece :
         {std::string_view(whole).substr(0, cut), std::string_view(whole).substr(cut)}) {
      while (true) {
        if (!inside && piece.empty()) break;
        if (!std::exchange(inside, true)) unpacker->begin();
        const Unpacker::Step step = unpacker->step(piece, out);
        ASSERT_NE(step, Unpacker::Step::damaged) << cut;
        if (step == Unpacker::Step::ended) inside = false;
        if (step == Unpacker::Step::hungry && piece.empty()) break;
      }
    }
    EXPECT_FALSE(inside) << cut;
    EXPECT_EQ(out, "one one one ") << cut;
  }
}

// ISA-L counts a few bits more than there are if a false distance is at the end of a piece.
TEST(Unpacker, DamageAtTheEndOfAPiece) {
  const std::string packed = test::gzip(long_text());
  std::mt19937 random(1);
  std::size_t found = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = packed.substr(0, 2'000);
    damaged[10 + random() % 1'900] ^= static_cast<char>(1U << random() % 8);
    const std::size_t size = 1 + random() % 100;
    const auto unpacker = make_inflater(Framing::gzip);
    unpacker->begin();
    std::string out;
    Unpacker::Step step = Unpacker::Step::hungry;
    std::string_view rest = damaged;
    while (!rest.empty() && step != Unpacker::Step::damaged && step != Unpacker::Step::ended) {
      std::string_view piece = rest.substr(0, size);
      const std::size_t before = piece.size();
      step = unpacker->step(piece, out);
      ASSERT_LE(piece.size(), before);
      rest.remove_prefix(before - piece.size());
    }
    if (step == Unpacker::Step::damaged) ++found;
  }
  EXPECT_GT(found, 1'000U);
}

TEST(Unpacker, FlawsAreDescribed) {
  EXPECT_EQ(describe_flaw("gzip", kEndsTooEarly), "gzip data cut short: get it again");
  EXPECT_EQ(describe_flaw("zstd", "bad sum"), "damaged zstd (bad sum)");
}

}  // namespace
}  // namespace pith::internal
