// Pages that requests name by their URLs: who may fetch when, and what a request is told when there
// is no page.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "serve/fetch.h"
#include "serve/metrics.h"
#include "serve/question.h"
#include "serve/turns.h"

namespace pith::serve {

struct NoPage {
  int status = 0;
  std::string why = {};
  bool again = false;  // later it may be had
};

class Web {
 public:
  // `seconds`: for a page, with the wait for its turn.
  Web(const Fetch& fetch, double seconds, Metrics& metrics);

  // Puts the page at the question's URL into it, or tells why not.
  std::optional<NoPage> fetch(Question& question, const std::function<bool()>& given_up);
  std::size_t waiting() const { return turns_.waiting(); }

 private:
  const Fetch& fetch_;
  double seconds_;
  Metrics& metrics_;
  Turns turns_;
};

}  // namespace pith::serve
