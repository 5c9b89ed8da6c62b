// The program: parses the command line, runs it, returns the exit code.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "app/flags/flags.h"
#include "app/output/output.h"
#include "app/run/log.h"
#include "app/run/run.h"
#include "app/run/system.h"

namespace app = pith::internal::app;

namespace {

// Reports an error of the program itself; `as_json`: with --log-json.
void complain(const std::string& what, bool as_json) {
  app::Flags flags;
  flags.log_json = as_json;
  app::set_up_log(flags);
  spdlog::critical(what);
}

int show(const app::ParsedFlags& parsed, bool as_json) {
  constexpr std::string_view kName = "pith: ";
  app::Output out = app::Output::standard(STDOUT_FILENO, "standard output");
  if (as_json && parsed.err.starts_with(kName)) {
    complain(parsed.err.substr(kName.size(), parsed.err.size() - kName.size() - 1), true);
  } else {
    app::Output::standard(STDERR_FILENO, "standard error").write(parsed.err);
  }
  if (out.write(parsed.out) || !out.error()) return parsed.exit_code;
  complain(*out.error(), as_json);
  return app::kFailed;
}

// The message of the exception that is being handled.
std::string reason_of_exception() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return "out of memory: the run ends here; it needs more memory or fewer --jobs";
  } catch (const std::system_error& error) {
    return std::string("cannot start a thread (") + error.code().message() +
           "): the run needs more memory or a higher process limit";
  } catch (const std::exception& error) {
    return error.what();
  }
}

// Memory may be too short even for a log message.
void complain_of_exception(bool as_json) noexcept {
  try {
    complain(reason_of_exception(), as_json);
  } catch (...) {
    constexpr std::string_view kLine = "pith: out of memory: the run ends here\n";
    [[maybe_unused]] const ssize_t ignored = write(STDERR_FILENO, kLine.data(), kLine.size());
  }
}

}  // namespace

int main(int argc, char** argv) {
  // Without this locale, libcurl cannot resolve non-ASCII host names, and libarchive cannot read
  // non-ASCII member names.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);  // write() reports a reader that has closed the pipe
  std::signal(SIGXFSZ, SIG_IGN);  // write() reports a file that has reached its size limit
  const bool as_json = app::wants_json_log(argc, argv);
  try {
    const app::ParsedFlags parsed = app::parse_flags(argc, argv);
    if (!parsed.flags) return show(parsed, as_json);
    if (parsed.flags->serve) return app::run_service(*parsed.flags);
    if (!parsed.flags->list_from.empty()) return app::list_links(*parsed.flags);
    app::keep_memory();
    return app::run(*parsed.flags);
  } catch (...) {
    complain_of_exception(as_json);
    return app::kFailed;
  }
}
