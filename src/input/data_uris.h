// Leaves out the contents of data: URIs, in which a page that was saved as one file has its
// pictures and fonts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

// Copies a page that comes in pieces. Of "data:image/png;base64,iVBO..." it keeps the first 64
// bytes behind the comma.
class DataUriFilter {
 public:
  void add(std::string_view piece, std::string& out);
  // At the end of the page.
  void finish(std::string& out);

 private:
  std::size_t pass(std::string& out);

  std::string pending_;   // not copied yet
  bool inside_ = false;   // the content of a URI
  std::size_t kept_ = 0;  // bytes of it
};

}  // namespace pith::internal
