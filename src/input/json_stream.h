// Walks through a JSON text of any size without holding it: finds the members of objects and the
// elements of arrays, and hands out single values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "input/byte_stream.h"

namespace pith::internal {

class JsonStream {
 public:
  explicit JsonStream(ByteStream& stream) : stream_(stream) {}

  // The next byte that is no white space, which is not consumed; NUL at the end.
  char peek();
  // Consumes the next byte that is no white space if it is `c`.
  bool consume(char c);
  // Consumes a value and appends it to `out`, as it is written. Of a value of more than `most`
  // bytes the rest is left out. Returns false if there is none, or if it is cut short. Values are
  // only told apart; read_json_object() says whether one is valid.
  bool value(std::string& out, std::size_t most);
  bool skip_value();
  // Consumes a member's name, with its quotes, and the colon. Names of more than 1 kB are cut.
  bool name(std::string& out);

 private:
  template <typename Use>
  bool pass_value(Use use);

  ByteStream& stream_;
};

}  // namespace pith::internal
