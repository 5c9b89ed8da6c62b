// "Name: value" lines, as HTTP and WARC have them: names in any case, values trimmed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith {

class HeaderLines {
 public:
  // A line without its end. One that begins with white space goes on with the last value; one
  // without a colon is nothing.
  void add(std::string_view line);
  // The first value of that name, empty when there is none.
  std::string_view get(std::string_view name) const;
  // All values of that name, in their order.
  std::vector<std::string_view> all(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

}  // namespace pith
