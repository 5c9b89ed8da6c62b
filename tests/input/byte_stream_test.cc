#include "input/byte_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <string>

#include "support/gzip.h"

namespace pith::internal {
namespace {

// Bytes in memory that count how many of them are read.
class Counted : public RawBytes {
 public:
  Counted(std::string bytes, bool seekable, std::uint64_t& read)
      : bytes_(std::move(bytes)), seekable_(seekable), read_(read) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, count);
    at_ += count;
    read_ += count;
    return count;
  }
  bool seek(std::uint64_t offset) override {
    if (seekable_) at_ = static_cast<std::size_t>(offset);
    return seekable_;
  }

 private:
  std::string bytes_;
  bool seekable_;
  std::uint64_t& read_;
  std::size_t at_ = 0;
};

class ByteStreamTest : public testing::Test {
 protected:
  std::unique_ptr<ByteStream> open(std::string bytes, bool seekable = true) {
    return std::move(
        ByteStream::over(std::make_unique<Counted>(std::move(bytes), seekable, read_)).value());
  }

  // All decompressed bytes.
  static std::string take_all(ByteStream& stream) {
    std::string all;
    while (!stream.done()) stream.take(1'000'000, all);
    return all;
  }

  std::uint64_t read_ = 0;
};

// A header, then a stored block of bytes, whose content looks like a member's data.
std::string false_member(std::uint16_t stored) {
  const auto byte = [](unsigned number) { return static_cast<char>(number & 0xFFU); };
  const unsigned size = stored;
  return std::string("\x1f\x8b\x08\0\0\0\0\0\0\0\0", 11) + byte(size) + byte(size >> 8U) +
         byte(~size) + byte(~size >> 8U);
}

TEST_F(ByteStreamTest, LinesAreTakenPassedAndCut) {
  for (const bool packed : {false, true}) {
    const std::string text = "one\ntwo\n\nlonger\n" + std::string(200'000, 'x') + "\nlast";
    const auto stream = open(packed ? test::gzip(text) : text);
    const auto line = [&stream](std::size_t most) {
      std::string out;
      return stream->line(out, most) ? out : "(end)";
    };
    EXPECT_EQ(line(100), "one");
    EXPECT_TRUE(stream->skip_line());
    EXPECT_EQ(line(100), "");
    EXPECT_EQ(line(4), "long");
    EXPECT_EQ(line(100), "er");
    EXPECT_EQ(line(100), std::string(100, 'x'));
    EXPECT_TRUE(stream->skip_line());
    EXPECT_EQ(stream->position(), text.size() - 4);
    EXPECT_EQ(line(4), "last");
    EXPECT_EQ(line(100), "(end)");
    EXPECT_FALSE(stream->skip_line());
    EXPECT_TRUE(stream->done());
  }
}

TEST_F(ByteStreamTest, ContinuesAfterDamage) {
  std::string damaged = test::gzip(std::string(100'000, 'y'));
  damaged[damaged.size() - 8] ^= 0x55;  // the checksum
  const std::string file = test::gzip("before ") + damaged + test::gzip("behind");
  for (const bool seekable : {true, false}) {
    const auto stream = open(file, seekable);
    const std::string all = take_all(*stream);
    EXPECT_TRUE(all.starts_with("before ")) << all.substr(0, 100);
    EXPECT_TRUE(all.ends_with("behind")) << seekable;
    EXPECT_EQ(stream->damages(), 1U);
  }
}

// A false member does not hide a true one, even if the input can only be reread from memory.
TEST_F(ByteStreamTest, FalseMembersHideNothing) {
  const std::string file = test::gzip("before ") + false_member(1'000) + test::gzip("behind ") +
                           std::string(2'000, '\xff');
  for (const bool seekable : {true, false}) {
    const auto stream = open(file, seekable);
    EXPECT_NE(take_all(*stream).find("behind "), std::string::npos) << seekable;
    EXPECT_EQ(stream->damages(), 2U);  // the false one, and the data at the end
  }
}

TEST_F(ByteStreamTest, DamageIsReadAFewTimesAtTheMost) {
  std::string magics;
  while (magics.size() < 1'000'000) magics += "\x1f\x8b\x08";
  std::string early;  // false members that fail at once
  while (early.size() < 1'000'000) early += "\x1f\x8b\x08\x40";
  std::string stored;  // those whose block holds the next ones
  while (stored.size() < 1'000'000) stored += false_member(60'000);
  std::mt19937 random(1);
  std::string noise;
  while (noise.size() < 1'000'000) {
    noise += static_cast<char>(random());
    if (random() % 100 == 0) noise += std::string("\x1f\x8b\x08\0", 4);
  }
  for (const std::string& junk : {magics, early, stored, noise}) {
    for (const bool seekable : {true, false}) {
      read_ = 0;
      const auto stream = open(test::gzip("before ") + junk, seekable);
      while (!stream->done()) stream->skip(1'000'000);
      EXPECT_GE(read_, junk.size()) << seekable;
      EXPECT_LE(read_, 10 * junk.size()) << seekable;
    }
  }
}

}  // namespace
}  // namespace pith::internal
