// What an earlier run kept of pages, so that their servers can be asked whether they have changed
// (RFC 9110, 13: conditional requests). Where it is kept, input/warc_earlier.h knows.
#pragma once

#include <optional>
#include <string>

#include "fetch/web_url.h"

namespace pith {

// A page's validators as its server sent them; one of them at least is not empty.
struct Validators {
  std::string etag = {};
  std::string last_modified = {};
};

struct EarlierPage {
  std::string head = {};  // status line and header lines, each with its end
  std::string content_type = {};
  std::string bytes = {};  // of the page, no coding left
  std::string date = {};   // when it was fetched, as WARC has it
};

class Earlier {
 public:
  virtual ~Earlier() = default;
  // Null: the page is not known, or its server gave none.
  virtual const Validators* validators(const WebUrl& url) const = 0;
  // The page these are of; nothing when it can't be had any more, or is over a limit.
  virtual std::optional<EarlierPage> read(const WebUrl& url) const = 0;
};

}  // namespace pith
