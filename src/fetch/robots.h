// robots.txt (RFC 9309): which paths a server disallows to crawlers, and how long they should wait
// between two requests (Crawl-delay, which is not in the RFC but common).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

class Robots {
 public:
  // Allows everything.
  Robots() = default;
  // Reads the rules of the groups for `agent` ("pith"), or else of those for "*". Unknown lines are
  // ignored. Only the first 500 KiB of a file are read, as the RFC allows.
  Robots(std::string_view text, std::string_view agent);
  // Disallows everything, for a server that sends no file. (But a 4xx status allows everything.)
  static Robots nothing_allowed();

  // `path` includes the query, as it is sent. The longest matching rule decides; of two equally
  // long rules, the one that allows the path.
  bool allows(std::string_view path) const;
  // Seconds.
  std::optional<double> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  struct Group;

  std::vector<Rule> rules_;
  std::optional<double> crawl_delay_;
};

}  // namespace pith::internal
