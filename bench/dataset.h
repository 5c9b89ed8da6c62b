// Reads a folder of real pages with ground truth, one page at a time:
//
//   FOLDER/html/ID.html.gz or ID.html   the page's bytes as they were stored
//   FOLDER/ground-truth/ID.json         url, _internal.page_type.primary, ground_truth{title,
//                                       author, publish_date, main_content, with[], without[],
//                                       main_content_markdown or main_content_html, language},
//                                       code_with[], table_with[], language
//
// The project's own pages have another layout, see fixture.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/result.h"

namespace pith::internal::bench {

// What people annotated on a page. Any part may be unknown: nullopt or empty.
struct Truth {
  std::optional<std::string> text = {};  // the main content; "" says that the page has none
  std::string title = {};
  std::string author = {};    // all names, separated by commas
  std::string date = {};      // published, YYYY-MM-DD
  std::string language = {};  // the first subtag, in lower case
  std::vector<std::string> with = {};
  std::vector<std::string> without = {};
  // The main content with its structure, in one of them; empty: unknown.
  std::string markdown = {};
  std::string html = {};
  std::vector<std::string> code_with = {};   // lines of code
  std::vector<std::string> table_with = {};  // cells of tables
};

struct LabeledPage {
  std::string id = {};
  std::string url = {};
  std::string type = {};  // article, forum, ...; "-" when unknown; category reads as collection
  std::string html = {};
  Truth truth = {};
};

// The ids of a data set. Pages are read on demand, so each caller holds one in memory.
class Dataset {
 public:
  // Returns an error if the folder is missing or has no ground truth.
  static Result<Dataset> open(const std::string& folder);

  const std::string& name() const { return name_; }  // the folder's own name
  std::size_t size() const { return ids_.size(); }
  const std::string& id(std::size_t index) const { return ids_[index]; }

  // Thread-safe. Precondition: index < size().
  Result<LabeledPage> load(std::size_t index) const;

 private:
  std::string folder_ = {};
  std::string name_ = {};
  std::vector<std::string> ids_ = {};  // sorted
};

// 1 or 2, the same for all pages of a host.
int half_of(std::string_view url);

// A file's bytes, decompressed if it is gzip.
Result<std::string> read_file(const std::string& path);

}  // namespace pith::internal::bench
