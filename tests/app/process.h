// Runs the built program as a user would, in a folder of its own, with arguments and standard
// input, and records its outputs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/temp_dir.h"

namespace pith::internal::test {

struct Finished {
  int exit_code = -1;  // 128 + the signal's number when a signal ended it
  std::string out;
  std::string err;
};

struct Invocation {
  std::vector<std::string> args;  // after the program's name
  std::optional<std::string> in;  // for standard input; without it, /dev/null
  bool terminal = false;          // standard input and error are a terminal
  std::string program = PITH_BINARY;
};

// A temporary folder; programs run in it, so names may be relative.
class Workspace {
 public:
  void write(const std::string& name, std::string_view bytes) const { folder_.write(name, bytes); }
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const { return std::filesystem::exists(path(name)); }
  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  std::vector<std::string> names() const;  // sorted, of the folder itself

  Finished run(const Invocation& invocation) const;
  Finished pith(const std::vector<std::string>& args) const { return run({.args = args}); }
  Finished pith(const std::vector<std::string>& args, const std::string& in) const {
    return run({.args = args, .in = in});
  }
  // A command line for the shell, in which $PITH is the program.
  Finished shell(const std::string& command) const;

 private:
  TempDir folder_;
};

// Pages for tests: one with an obvious main content, and one without any.
std::string article_page(std::string_view title);
std::string blank_page();

}  // namespace pith::internal::test
