// A file, standard input or an archive's member read piece by piece, gzip and zstd undone on the
// way: for inputs of many pages that are larger than memory (warc.h, jsonl.h).
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

namespace pith {

// Where a stream's bytes are read from, before anything is unpacked.
class RawBytes {
 public:
  virtual ~RawBytes() = default;
  // How many bytes were put to `to`, at most `size`; 0 at the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // Goes to a place counted from where reading began. False where that can't be.
  virtual bool seek(std::uint64_t /*offset*/) { return false; }
  // How many bytes there are from where reading began, where that is known.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

// A file of any kind, or for "-" standard input, which may have been read from before.
// Of a file the bytes from `offset` on.
Result<std::unique_ptr<RawBytes>> open_raw(const std::string& path, std::uint64_t offset = 0);

class ByteStream {
 public:
  // "-" is standard input. An error when it can't be opened.
  static Result<std::unique_ptr<ByteStream>> open(const std::string& path);
  static Result<std::unique_ptr<ByteStream>> over(std::unique_ptr<RawBytes> raw);
  // The same, with what tells by the first bytes how they are packed.
  using UnpackerFor = std::unique_ptr<Unpacker>(std::string_view bytes);
  static Result<std::unique_ptr<ByteStream>> over(std::unique_ptr<RawBytes> raw,
                                                  UnpackerFor* unpacker_for);
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // Appends the bytes up to the next '\n', which is taken but not appended, and at most `most` of
  // them: the rest of a longer line is left for the next call. False at the end.
  bool line(std::string& out, std::size_t most);
  // Takes what is left of a line. False at the end.
  bool skip_line();
  // Appends up to `count` bytes; fewer only at the end.
  std::size_t take(std::size_t count, std::string& out);
  std::size_t skip(std::size_t count);
  // What comes next, without taking it; less than `count` (at most 64 kB) only at the end.
  std::string_view peek(std::size_t count);

  // From now on take() and skip() end early before a packed member that begins like this.
  void stop_before(std::string_view begin) { stop_ = begin; }

  // How many bytes were taken, unpacked.
  std::uint64_t position() const { return position_; }
  // Where in the input, as it is, what comes next begins: for packed input only where a member
  // begins there, with stop_before(), and once peek() has entered it.
  std::optional<std::uint64_t> place() const;
  // Up to where the input was undone without a flaw: the end of the last member that has one.
  std::uint64_t undone_up_to() const { return unpacker_ ? member_end_ : position_; }
  // How many are left, where that is known: of a file that is not packed, or once the end was seen.
  std::optional<std::uint64_t> left() const;
  // At the end: goes back to a place that was passed. False where the input can't be read again.
  bool back_to(std::uint64_t position);
  // At the end: what was taken last comes once more.
  void give_back(std::string_view bytes);

  // How many times a packed member was damaged or cut short so far, or something stood between
  // members that is neither one nor padding. At each damage the calls above end early, once, as at
  // the end; those after it go on at the next member.
  std::size_t damages() const { return damages_; }
  // The last of them: "gzip data cut short: get it again". Empty: there was none.
  const std::string& damage() const { return damage_; }
  // How the input is packed, "gzip"; empty: it is not.
  std::string_view packing() const { return unpacker_ ? unpacker_->name() : ""; }
  // Whether all is taken.
  bool done() const {
    return ended_ && !damaged_here_ && !full_ && raw_begin_ == raw_.size() &&
           begin_ == buffer_.size();
  }
  // Why the end came too early: the disk failed.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Beginning {
    std::uint64_t position = 0;  // in all that is undone
    std::uint64_t place = 0;     // in the input
  };

  explicit ByteStream(std::unique_ptr<RawBytes> raw) : raw_bytes_(std::move(raw)) {}
  bool fill();      // more into buffer_; false at the end
  bool read_raw();  // more into raw_
  bool unpack_some();
  bool skip_padding();
  bool find_member();  // moves raw_begin_ to the next packed member
  bool find_member_behind_damage();
  void note_damage(std::string_view flaw);
  void begin_member();
  void go_behind_damage(std::size_t raw_before);
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
  bool ended_ = false;  // nothing more to read from it
  std::string raw_;     // as read: [raw_begin_, end) is still to be looked at
  std::size_t raw_begin_ = 0;
  std::uint64_t raw_offset_ = 0;        // of raw_ in the input
  std::uint64_t member_ = 0;            // where the member begins that is being undone
  std::uint64_t member_end_ = 0;        // where the last one ended that was undone whole
  std::uint64_t furthest_ = 0;          // that was read
  std::uint64_t read_again_ = 0;        // bytes
  std::unique_ptr<Unpacker> unpacker_;  // null: the input is not packed
  bool inside_ = false;                 // a member has begun and not ended
  bool full_ = false;                   // it has more to give without further input
  std::string buffer_;                  // undone: [begin_, end) is still to be taken
  std::size_t begin_ = 0;
  std::uint64_t position_ = 0;        // of buffer_[begin_] in all that is undone
  std::optional<std::uint64_t> end_;  // the same of the end, once it was seen
  std::string_view stop_;             // see stop_before()
  std::deque<Beginning> beginnings_;  // of members, in what is undone and not taken
  std::size_t damages_ = 0;
  std::string damage_;
  bool damaged_here_ = false;   // behind what is in buffer_
  bool behind_damage_ = false;  // no member has begun since
  std::optional<Error> error_;
};

}  // namespace pith
