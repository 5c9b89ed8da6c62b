// The destination of results: standard output, or a file that gets its name only when it is
// complete. It is compressed if its name ends in .gz or .zst.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pith::internal::app {

// Streaming compression with gzip or zstd, as the name of the output asks for.
class Packer {
 public:
  virtual ~Packer() = default;
  // Compresses `bytes` and returns what can be written so far, which may be nothing.
  virtual std::string add(std::string_view bytes) = 0;
  // Returns the rest of the compressed data.
  virtual std::string finish() = 0;
};

// Returns the compressor for names that end in .gz or .zst, and null for other names.
std::unique_ptr<Packer> packer_for(std::string_view path);

bool is_packed_name(std::string_view path);

// With --resume: the file that holds the results until all are complete, and its manifest.
std::string partial_path(const std::string& output);
std::string manifest_path(const std::string& output);

// The handler of signals that end the program at once: it removes temporary files first.
void remove_unfinished(int signal);

// A path or an error may hold anything; a message is one line of text.
std::string one_line(std::string text);

class Output {
 public:
  // Standard output (or standard error), written unbuffered.
  static Output standard(int descriptor, std::string name);
  // A regular file is written under a temporary name beside `path`; devices and pipes directly.
  // Check error() afterwards.
  static Output to_file(const std::string& path);

  // Writes to `temporary`, replacing an existing file. commit() renames it to `path`.
  static Output through_temporary(const std::string& temporary, const std::string& path);

  // Writes to the file `partial` from its byte `from` on. The file is kept in any case; commit()
  // renames it to `path`.
  static Output resume(const std::string& partial, std::size_t from, const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();  // discards what was not committed

  // Returns false after a failure, which error() or closed() reports. Later calls do nothing.
  bool write(std::string_view bytes);
  // Gives the file its name. Does nothing for standard output.
  bool commit();

  // Gives what was written so far the name partial_path() of its file, up to the end of the last
  // write() that succeeded, for a run that ends early. If a file has that name already, "~2", "~3"
  // and so on is added. Returns the name, or "" if nothing can be kept.
  std::string keep_partial();

  // Takes back the last calls of write() that succeeded, of `bytes` or more together, so that a
  // full disk has room for another file. Returns how many these were, or 0 if nothing is changed.
  std::size_t take_back(std::size_t bytes);

  // Whether anything was written.
  bool used() const { return used_; }
  // Whether commit() would replace a file.
  bool has_older() const;
  // Discards what was written.
  void discard() { stays_ = false; }
  // Whether the reader at the other end of the pipe has closed it, which is not an error.
  bool closed() const { return closed_; }
  // "PATH: reason", if something failed.
  const std::optional<std::string>& error() const { return error_; }

 private:
  Output(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  bool fail(int error_number);
  void fail_to_open(int error_number);

  int descriptor_ = -1;
  std::string name_;
  std::string target_;     // the temporary file is renamed to it; empty: no rename
  std::string temporary_;  // exists while not empty
  bool owned_ = false;     // whether this object closes the descriptor
  bool stays_ = false;     // whether the temporary file is kept when the run ends early
  bool used_ = false;
  std::size_t whole_ = 0;           // the bytes of all calls of write() that succeeded
  std::deque<std::size_t> begins_;  // what whole_ was before the last of them
  bool closed_ = false;
  std::optional<std::string> error_;
};

}  // namespace pith::internal::app
