#include "app/run/log.h"

#include <spdlog/fmt/chrono.h>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <string_view>
#include <utility>

#include "app/output/output.h"
#include "write/json_writer.h"

namespace pith::internal::app {
namespace {

// The input that the current message is about, which spdlog cannot pass on.
struct About {
  const std::string* source = nullptr;
  const std::string* reason = nullptr;
};
thread_local About about;

class JsonLines : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    using std::chrono::milliseconds;
    const auto since = std::chrono::duration_cast<milliseconds>(message.time.time_since_epoch());
    const std::time_t seconds = std::chrono::system_clock::to_time_t(message.time);
    const auto level = spdlog::level::to_string_view(message.level);
    JsonWriter object;
    object.begin_object();
    object.member("time", fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds),
                                      since.count() % 1000));
    object.member("level", std::string_view(level.data(), level.size()));
    object.member("message", std::string_view(message.payload.data(), message.payload.size()));
    if (about.source != nullptr) object.member("source", *about.source);
    if (about.reason != nullptr) object.member_if_any("reason", *about.reason);
    const std::string line = object.end_object().take() + "\n";
    out.append(line.data(), line.data() + line.size());
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonLines>();
  }
};

}  // namespace

void set_up_log(const Flags& flags) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("pith", std::move(sink)));
  spdlog::set_pattern("pith: %v");
  if (flags.log_json) spdlog::set_formatter(std::make_unique<JsonLines>());
  spdlog::set_level(spdlog::level::warn);
  if (flags.quiet) spdlog::set_level(spdlog::level::critical);
  if (flags.verbose) spdlog::set_level(spdlog::level::debug);
}

bool wants_json_log(int argc, const char* const* argv) {
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    if (std::string_view(argv[i]) == "--log-json") return true;
  }
  return false;
}

void log_about(spdlog::level::level_enum level, const std::string& source,
               const std::string& reason, const std::string& message) {
  about = {&source, &reason};
  spdlog::log(level, "{}", one_line(message));
  about = {};
}

void log_fatal(const Error& error) {
  log_about(spdlog::level::critical, error.input, error.reason, error.to_string());
}

}  // namespace pith::internal::app
