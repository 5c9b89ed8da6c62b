// The program: parses the command line, runs it, returns the exit code.
#include <unistd.h>

#include <csignal>
#include <exception>

#include "cli/flags.h"
#include "cli/output.h"
#include "cli/run.h"
#include "cli/service.h"

namespace {

using pith::cli::Output;

int show(const pith::cli::ParsedFlags& parsed) {
  Output out = Output::standard(STDOUT_FILENO, "standard output");
  Output err = Output::standard(STDERR_FILENO, "standard error");
  err.write(parsed.err);
  if (out.write(parsed.out) || !out.error()) return parsed.exit_code;
  err.write("pith: " + *out.error() + "\n");
  return pith::cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is told by write()
  try {
    const pith::cli::ParsedFlags parsed = pith::cli::parse_flags(argc, argv);
    if (!parsed.flags) return show(parsed);
    return parsed.flags->serve ? pith::cli::run_service(*parsed.flags)
                               : pith::cli::run(*parsed.flags);
  } catch (const std::exception& error) {  // out of memory, no more threads
    Output::standard(STDERR_FILENO, "standard error")
        .write(std::string("pith: ") + error.what() + "\n");
    return pith::cli::kFailed;
  }
}
