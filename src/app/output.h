// Where results go: standard output, or a file that appears under its name only when complete;
// compressed where its name asks for that.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pith::app {

// Packing of what is written piece by piece: gzip and zstd, as the output's name asks for.
class Packer {
 public:
  virtual ~Packer() = default;
  // What is to be written for these bytes; may be nothing yet.
  virtual std::string add(std::string_view bytes) = 0;
  // What is left, and the end.
  virtual std::string finish() = 0;
};

// For names in .gz and .zst; null for others.
std::unique_ptr<Packer> packer_for(std::string_view path);

bool is_packed_name(std::string_view path);

class Output {
 public:
  // Standard output (or standard error), written unbuffered.
  static Output standard(int descriptor, std::string name);
  // A regular file is written under a temporary name beside `path`; devices and pipes directly.
  // Look at error() afterwards.
  static Output to_file(const std::string& path);

  // Written at `temporary`, whatever is there, which commit() gives the name `path`.
  static Output by_way_of(const std::string& temporary, const std::string& path);

  // The file at `partial`, from its byte `from` on, which stays whatever happens until commit()
  // gives it the name `path`.
  static Output go_on(const std::string& partial, std::size_t from, const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();  // what was not committed is thrown away

  // False after a failure, which error() or closed() tells; later calls do nothing.
  bool write(std::string_view bytes);
  // Gives the file its name. Nothing to do for standard output.
  bool commit();

  // Whether anything was written.
  bool used() const { return used_; }
  // Whether commit() would replace a file.
  bool has_older() const;
  // What was written is not to stay after all.
  void give_up() { stays_ = false; }
  // The reader at the other end of the pipe went away: not an error.
  bool closed() const { return closed_; }
  // "PATH: reason", if something failed.
  const std::optional<std::string>& error() const { return error_; }

 private:
  Output(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  bool fail(int error_number);

  int descriptor_ = -1;
  std::string name_;
  std::string target_;     // the file the temporary one becomes; empty: there is none
  std::string temporary_;  // exists while not empty
  bool owned_ = false;     // the descriptor is ours to close
  bool stays_ = false;     // the temporary file, when the run ends early
  bool used_ = false;
  bool closed_ = false;
  std::optional<std::string> error_;
};

}  // namespace pith::app
