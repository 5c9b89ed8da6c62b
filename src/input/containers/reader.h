// What the readers of containers have in common: their end, and what they skip.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "input/page_stream.h"

namespace pith::internal {

class ContainerReader : public PageStream {
 public:
  std::map<std::string, std::size_t> skipped() const override { return skipped_; }

 protected:
  // Ends the stream, with an error or without.
  std::optional<Result<Page>> end(std::optional<Error> error) {
    ended_ = true;
    if (error) return *error;
    return std::nullopt;
  }

  std::optional<Result<Page>> skip(const std::string& why) {
    ++skipped_[why];
    return std::nullopt;
  }

  bool ended_ = false;
  std::map<std::string, std::size_t> skipped_;  // by reason
};

}  // namespace pith::internal
