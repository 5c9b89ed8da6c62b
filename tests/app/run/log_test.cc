#include "app/run/log.h"

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace pith::internal::app {
namespace {

using Json = nlohmann::json;

// What is on standard error with these flags.
std::string logged(const Flags& flags, const std::function<void()>& log) {
  testing::internal::CaptureStderr();
  set_up_log(flags);
  log();
  spdlog::default_logger()->flush();
  std::string text = testing::internal::GetCapturedStderr();
  set_up_log({});
  return text;
}

void log_all() {
  spdlog::debug("d");
  spdlog::warn("w");
  spdlog::error("e");
  spdlog::critical("c");
}

TEST(Log, FlagsSetTheLevel) {
  Flags flags;
  EXPECT_EQ(logged(flags, log_all), "pith: w\npith: e\npith: c\n");
  flags.quiet = true;
  EXPECT_EQ(logged(flags, log_all), "pith: c\n");
  flags = {};
  flags.verbose = true;
  EXPECT_EQ(logged(flags, log_all), "pith: d\npith: w\npith: e\npith: c\n");
}

TEST(Log, AMessageIsOneLine) {
  const auto log = [] { log_about(spdlog::level::err, "a\nb", "c", "a\nb: {} c\r\x1b[1m"); };
  EXPECT_EQ(logged({}, log), "pith: a?b: {} c??[1m\n");
  EXPECT_EQ(logged({}, [] { log_fatal({.input = "x", .reason = "gone"}); }), "pith: x: gone\n");
}

TEST(Log, ObjectsNameInputAndReason) {
  Flags flags;
  flags.log_json = true;
  const std::string text = logged(flags, [] {
    log_about(spdlog::level::err, "a\nb", "gone", "a\nb: gone");
    log_about(spdlog::level::warn, "c", "", "c: \"quoted\" \xff");
    spdlog::critical("of no input");
    spdlog::debug("not shown");
  });
  std::vector<Json> objects;
  for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos;
       at = end + 1) {
    objects.push_back(Json::parse(text.substr(at, end - at)));
  }
  ASSERT_EQ(objects.size(), 3U) << text;
  EXPECT_EQ(objects[0]["source"], "a\nb");
  EXPECT_EQ(objects[0]["reason"], "gone");
  EXPECT_EQ(objects[0]["message"], "a?b: gone");
  EXPECT_EQ(objects[0]["level"], "error");
  EXPECT_EQ(objects[1]["source"], "c");
  EXPECT_FALSE(objects[1].contains("reason"));
  EXPECT_EQ(objects[2]["level"], "critical");
  EXPECT_FALSE(objects[2].contains("source")) << "that of the message before";
  const std::string time = objects[2]["time"];
  EXPECT_EQ(time.size(), std::string("2026-11-30T12:00:00.000Z").size()) << time;
  EXPECT_TRUE(time.ends_with('Z') && time[10] == 'T') << time;
}

TEST(Log, WhetherMessagesAboutFlagsAreObjects) {
  const auto wants = [](std::vector<const char*> argv) {
    return wants_json_log(static_cast<int>(argv.size()), argv.data());
  };
  EXPECT_TRUE(wants({"pith", "--wrong", "--log-json"}));
  EXPECT_FALSE(wants({"pith", "--", "--log-json"}));
  EXPECT_FALSE(wants({"--log-json"})) << "the program's name";
  EXPECT_FALSE(wants({"pith", "--log"}));
  EXPECT_FALSE(wants({}));
}

}  // namespace
}  // namespace pith::internal::app
