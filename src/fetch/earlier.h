// The pages of an earlier run, for conditional requests (RFC 9110, 13): servers are asked whether
// they have changed. input/warc_earlier.h reads them from a WARC file.
#pragma once

#include <optional>
#include <string>

#include "fetch/web_url.h"

namespace pith::internal {

// A page's validators as its server sent them. At least one of them is not empty.
struct Validators {
  std::string etag = {};
  std::string last_modified = {};
};

struct EarlierPage {
  std::string head = {};  // status line and header lines, each with its end
  std::string content_type = {};
  std::string bytes = {};  // of the page, decompressed
  std::string date = {};   // when it was fetched, in the format of WARC
};

class Earlier {
 public:
  virtual ~Earlier() = default;
  // Returns null if the page is unknown or its server sent no validators.
  virtual const Validators* validators(const WebUrl& url) const = 0;
  // Returns the page with these validators, or nullopt if it can no longer be read or is too large.
  virtual std::optional<EarlierPage> read(const WebUrl& url) const = 0;
};

}  // namespace pith::internal
