#include "fetch/hosts.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

constexpr std::size_t kAll = 1000;

TEST(Hosts, OneRequestAHostAtATimeInTheOrderOfTheList) {
  Hosts hosts(1);
  for (const std::size_t page : {4, 0, 2}) hosts.add("a", page);
  hosts.add("b", 1);
  EXPECT_EQ(hosts.take(0, kAll), 0U);
  EXPECT_EQ(hosts.take(0, kAll), 1U);
  EXPECT_EQ(hosts.take(0, kAll), std::nullopt);
  EXPECT_EQ(hosts.next_time(), std::nullopt);
  hosts.done("a", 10);
  EXPECT_EQ(hosts.next_time(), 11);
  EXPECT_EQ(hosts.take(10.9, kAll), std::nullopt);
  EXPECT_EQ(hosts.take(11, kAll), 2U);
}

TEST(Hosts, PauseCanBeMadeLongerOnly) {
  Hosts hosts(1);
  hosts.add("a", 0);
  hosts.slow_down("a", 5);
  hosts.slow_down("a", 2);
  EXPECT_EQ(hosts.take(0, kAll), 0U);
  hosts.done("a", 0);
  hosts.add("a", 1);
  EXPECT_EQ(hosts.next_time(), 5);
}

TEST(Hosts, HeldUntilATime) {
  Hosts hosts(1);
  hosts.add("a", 0);
  EXPECT_EQ(hosts.take(0, kAll), 0U);
  hosts.hold("a", 30);
  hosts.done("a", 1);
  hosts.add("a", 0);
  EXPECT_EQ(hosts.take(29, kAll), std::nullopt);
  EXPECT_EQ(hosts.take(30, kAll), 0U);
}

TEST(Hosts, FreedIsAskedAgainAtOnce) {
  Hosts hosts(1);
  hosts.add("a", 0);
  hosts.add("a", 1);
  EXPECT_EQ(hosts.take(0, kAll), 0U);
  hosts.free("a");
  EXPECT_EQ(hosts.take(0, kAll), 1U);
}

TEST(Hosts, OnlyPagesBeforeANumber) {
  Hosts hosts(0);
  hosts.add("a", 3);
  EXPECT_EQ(hosts.take(0, 3), std::nullopt);
  EXPECT_EQ(hosts.take(0, 4), 3U);
}

TEST(Hosts, GivenUpPagesWaitNoMore) {
  Hosts hosts(0);
  hosts.add("a", 3);
  hosts.add("a", 5);
  EXPECT_EQ(hosts.give_up("a"), (std::set<std::size_t>{3, 5}));
  EXPECT_EQ(hosts.take(0, kAll), std::nullopt);
}

}  // namespace
}  // namespace pith::internal
