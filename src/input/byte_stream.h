// A file or standard input read piece by piece, gzip undone on the way: for inputs of many pages
// that are larger than memory (warc.h, jsonl.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pith/result.h"

namespace pith {

class ByteStream {
 public:
  // "-" is standard input. An error when it can't be opened.
  static Result<std::unique_ptr<ByteStream>> open(const std::string& path);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // Appends the bytes up to the next '\n', which is taken but not appended, and at most `most` of
  // them: the rest of a longer line is left for the next call. False at the end.
  bool line(std::string& out, std::size_t most);
  // Appends up to `count` bytes; fewer only at the end.
  std::size_t take(std::size_t count, std::string& out);
  std::size_t skip(std::size_t count);
  // What comes next, without taking it; less than `count` (at most 64 kB) only at the end.
  std::string_view peek(std::size_t count);

  // How many times gzip was damaged so far. At each damage the calls above end early, once, as at
  // the end; those after it go on at the next member.
  std::size_t damages() const { return damages_; }
  // Whether all is taken.
  bool done() const {
    return ended_ && !damaged_here_ && raw_begin_ == raw_.size() && begin_ == buffer_.size();
  }
  // Why the end came too early: the disk failed.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Inflater;

  ByteStream(std::string path, int descriptor, bool owned);
  bool fill();      // more into buffer_; false at the end
  bool read_raw();  // more into raw_
  bool inflate_some();
  bool find_member();  // moves raw_begin_ to the next gzip member
  void go_behind_damage(std::size_t raw_before);

  std::string path_;
  int descriptor_;
  bool owned_;
  bool ended_ = false;  // nothing more to read from the descriptor
  std::string raw_;     // as read: [raw_begin_, end) is still to be looked at
  std::size_t raw_begin_ = 0;
  std::uint64_t raw_offset_ = 0;        // of raw_ in the input
  std::uint64_t member_ = 0;            // where the gzip member begins that is being undone
  std::uint64_t read_again_ = 0;        // bytes
  std::unique_ptr<Inflater> inflater_;  // null: the input is no gzip
  std::string buffer_;                  // undone: [begin_, end) is still to be taken
  std::size_t begin_ = 0;
  std::size_t damages_ = 0;
  bool damaged_here_ = false;  // behind what is in buffer_
  std::optional<Error> error_;
};

}  // namespace pith
