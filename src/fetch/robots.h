// robots.txt: what a server asks crawlers to leave alone (RFC 9309), and how long to wait between
// two requests (Crawl-delay, which the RFC leaves out and many servers send).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

class Robots {
 public:
  // Everything is allowed.
  Robots() = default;
  // The rules of the groups for `agent` ("pith"), else of those for "*". Lines that mean nothing
  // are passed over; of longer files the first 500 KiB count, as the RFC has it.
  Robots(std::string_view text, std::string_view agent);
  // What an answer that is no file means: 4xx allows everything.
  static Robots nothing_allowed();

  // `path` with its query, as sent. The longest rule that matches counts, of equals the allowing
  // one.
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

}  // namespace pith
