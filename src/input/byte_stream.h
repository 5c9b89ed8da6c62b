// Reads a file, standard input or a member of an archive piece by piece and decompresses gzip and
// zstd, for inputs that may be larger than memory (warc.h, jsonl.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pith/result.h"
#include "unpack/unpacker.h"

namespace pith::internal {

// The source of a stream's bytes, before decompression.
class RawBytes {
 public:
  virtual ~RawBytes() = default;
  // Reads at most `size` bytes to `to` and returns how many, or 0 at the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // Moves to a position relative to where reading began. Returns false if that is not possible.
  virtual bool seek(std::uint64_t /*offset*/) { return false; }
  // The number of bytes from where reading began, if it is known.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

// Opens a file of any kind from `offset` on, or for "-" standard input, which may have been read
// from before.
Result<std::unique_ptr<RawBytes>> open_raw(const std::string& path, std::uint64_t offset = 0);

class ByteStream {
 public:
  // "-" is standard input. Returns an error if the file cannot be opened.
  static Result<std::unique_ptr<ByteStream>> open(const std::string& path);
  static Result<std::unique_ptr<ByteStream>> over(std::unique_ptr<RawBytes> raw);
  // The same, with a function that detects the compression from the first bytes.
  using UnpackerFor = std::unique_ptr<Unpacker>(std::string_view bytes);
  static Result<std::unique_ptr<ByteStream>> over(std::unique_ptr<RawBytes> raw,
                                                  UnpackerFor* unpacker_for);
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // Appends the bytes up to the next '\n', which is consumed but not appended. At most `most` bytes
  // are appended; the rest of a longer line is left for the next call. Returns false at the end.
  bool line(std::string& out, std::size_t most);
  // Skips the rest of a line. Returns false at the end.
  bool skip_line();
  // Appends `count` bytes, or fewer at the end.
  std::size_t take(std::size_t count, std::string& out);
  std::size_t skip(std::size_t count);
  // Returns the next `count` bytes (at most 64 kB), or fewer at the end, without consuming them.
  std::string_view peek(std::size_t count);

  // From now on, take() and skip() stop before a compressed member that begins with this prefix.
  void stop_before(std::string_view begin) { stop_ = begin; }

  // The number of decompressed bytes that were consumed.
  std::uint64_t position() const { return position_; }
  // The position of the next byte in the raw input. For compressed input it is known only at the
  // beginning of a member, with stop_before(), and after peek() has entered the member.
  std::optional<std::uint64_t> place() const;
  // The position up to which the input was decompressed without damage: the end of the last
  // complete member.
  std::uint64_t decompressed_up_to() const { return unpacker_ ? member_end_ : position_; }
  // The number of bytes left, if it is known: for uncompressed files, or once the end was seen.
  std::optional<std::uint64_t> bytes_left() const;
  // Which share of the raw input was read, between 0 and 1, if its size is known.
  std::optional<double> share_read() const;
  // At the end: moves back to an earlier position. Returns false if the input cannot be read again.
  bool seek_back(std::uint64_t position);
  // At the end: returns the bytes that were consumed last once more.
  void unread(std::string_view bytes);

  // How many times so far a compressed member was damaged or cut short, or other data than padding
  // was found between members. At each damage, the calls above stop once as if at the end; later
  // calls continue at the next member.
  std::size_t damages() const { return damages_; }
  // The last damage ("gzip data cut short: get it again"), or "".
  const std::string& damage() const { return damage_; }
  // The compression ("gzip"), or "".
  std::string_view packing() const { return unpacker_ ? unpacker_->name() : ""; }
  // Whether everything was consumed.
  bool done() const {
    return ended_ && !damaged_here_ && !full_ && raw_begin_ == raw_.size() &&
           begin_ == buffer_.size();
  }
  // The I/O error that ended the input early, if any.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Beginning {
    std::uint64_t position = 0;  // in the decompressed data
    std::uint64_t place = 0;     // in the raw input
  };

  explicit ByteStream(std::unique_ptr<RawBytes> raw) : raw_bytes_(std::move(raw)) {}
  bool fill();      // decompresses more into buffer_; false at the end
  bool read_raw();  // reads more into raw_
  bool unpack_some();
  bool skip_padding();
  bool find_member();  // moves raw_begin_ to the next compressed member
  bool find_member_after_damage();
  void note_damage(std::string_view flaw);
  void begin_member();
  void search_after_damage(std::size_t raw_before);
  void move_on(std::size_t count) {
    begin_ += count;
    position_ += count;
  }
  bool at_stop();
  template <typename Use>
  bool pass_line(std::size_t most, Use use);
  template <typename Use>
  std::size_t pass(std::size_t count, Use use);

  std::unique_ptr<RawBytes> raw_bytes_;
  bool ended_ = false;  // the raw input has no more data
  std::string raw_;     // raw bytes; [raw_begin_, end) is not decompressed yet
  std::size_t raw_begin_ = 0;
  std::uint64_t raw_offset_ = 0;        // of raw_ in the raw input
  std::uint64_t member_ = 0;            // where the current member begins
  std::uint64_t member_end_ = 0;        // where the last complete member ended
  std::uint64_t furthest_ = 0;          // the furthest position that was read
  std::uint64_t read_again_ = 0;        // bytes that were read a second time
  std::unique_ptr<Unpacker> unpacker_;  // null: the input is not compressed
  bool inside_ = false;                 // a member has begun and not ended
  bool full_ = false;                   // it has more output without further input
  std::string buffer_;                  // decompressed; [begin_, end) is not consumed yet
  std::size_t begin_ = 0;
  std::uint64_t position_ = 0;        // of buffer_[begin_] in the decompressed data
  std::optional<std::uint64_t> end_;  // the position of the end, once it is known
  std::string_view stop_;             // see stop_before()
  std::deque<Beginning> beginnings_;  // of members in buffer_ that are not consumed yet
  std::size_t damages_ = 0;
  std::string damage_;
  bool damaged_here_ = false;  // at the end of buffer_
  bool after_damage_ = false;  // no member has begun since the damage
  std::optional<Error> error_;
};

}  // namespace pith::internal
