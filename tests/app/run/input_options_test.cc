#include "app/run/input_options.h"

#include <gtest/gtest.h>

namespace pith::internal::app {
namespace {

TEST(InputOptions, AreThoseOfTheFlags) {
  Flags flags;
  flags.timeout = 30;
  flags.allow_private = true;
  flags.robots = false;
  flags.delay = 2.5;
  flags.connections = 7;
  flags.retries = 3;
  flags.user_agent = "mybot/1";
  flags.headers = {"A: b"};
  flags.cookie_jar = "jar";
  flags.extract.max_input_bytes = 99;
  const InputOptions options = input_options(flags);
  EXPECT_EQ(options.timeout, 30);
  EXPECT_TRUE(options.allow_private);
  EXPECT_FALSE(options.politeness.obey_robots);
  EXPECT_EQ(options.politeness.delay, 2.5);
  EXPECT_EQ(options.politeness.connections, 7);
  EXPECT_EQ(options.politeness.retries, 3);
  EXPECT_FALSE(options.politeness.canceled());
  EXPECT_EQ(options.user_agent, "mybot/1");
  EXPECT_EQ(options.headers, flags.headers);
  EXPECT_EQ(options.cookie_jar, "jar");
  EXPECT_EQ(options.max_bytes, 99U);
}

// A page that may take a second cannot wait longer for its connection.
TEST(InputOptions, ConnectingIsAPartOfTheTime) {
  Flags flags;
  EXPECT_EQ(input_options(flags).connect_timeout, pith::InputOptions{}.connect_timeout);
  flags.timeout = 0.5;
  EXPECT_EQ(input_options(flags).connect_timeout, 0.5);
}

}  // namespace
}  // namespace pith::internal::app
