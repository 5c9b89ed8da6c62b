// Reads and scores the project's own pages, each a folder with
//
//   source.html    the page
//   expected.md    what write_markdown() must print of it
//   expected.json  metadata: keys of the JSONL contract from title to license
//   case.json      {"url", "reason"}, optional "content_type" and "options": {"comments": true,
//                  "tables", "captions", "favor": "precision", "format": "text", "links",
//                  "images", "select": CSS, "drop": CSS}, and "gap", see below
//
// The expectations are written by hand: they are what an ideal extractor would return, not what
// this one returns. Where it falls short, case.json says so,
//
//   "gap": {"missing": 2, "leaked": 1, "metadata": 0, "why": "one line: what and why"}
//
// with the lines of expected.md that are missing, the lines of the output that it does not have,
// and the keys of expected.json that are wrong (a number left out is 0). The fixture tests compare
// every page with that: without a gap all must match to the byte. A larger gap is a regression. A
// smaller one is reported but is no failure, and `pith-bench --fixtures DIR --update-gaps` narrows
// it. To admit a new gap, write {"why"} alone and add --allow-lower.
//
// A new page: write source.html and case.json, let --bless write the other two, then correct them
// by hand until they are the truth. Real pages with ground truth have another layout, see
// dataset.h; comparing with the gap is in gap.h, floors over all fixtures are in gate.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bench/metrics.h"
#include "pith/article.h"
#include "pith/options.h"
#include "pith/result.h"
#include "pith/write.h"

namespace pith::internal::bench {

// How far a page is known to fall short of its expectations.
struct Gap {
  std::size_t missing = 0;   // lines, as SnippetScore counts them
  std::size_t leaked = 0;    // lines
  std::size_t metadata = 0;  // keys
  std::string why = {};
};

struct Fixture {
  std::string slug = {};  // the folder's name
  std::string folder = {};
  std::string reason = {};  // why the case exists
  std::optional<Gap> gap = {};
  Options options = {};
  MarkdownOptions write = {};
  std::string source = {};             // the page's bytes
  std::string expected_markdown = {};  // empty when there is no file yet
  std::string expected_metadata = {};  // JSON text, likewise
};

// The folders of all fixtures below `directory`, sorted.
std::vector<std::string> fixture_folders(const std::string& directory);

// Returns an error if source.html or case.json is missing, or case.json has unknown content.
Result<Fixture> read_fixture(const std::string& folder);

// CRC-32 of the names and bytes of every fixture's files, eight hex digits. It shows whether floors
// were measured on the same pages.
std::string fixtures_digest(const std::string& directory);

// One line for each key of `expected` (JSON text) whose value `found` does not have; empty if all
// are right.
std::vector<std::string> metadata_differences(const std::string& expected, const Metadata& found);

// All known values under the keys of expected.json, indented, ending in a newline.
std::string metadata_json(const Metadata& metadata);

// How close an extraction came to the fixture's expectations.
struct FixtureScore {
  std::string slug = {};
  std::optional<Gap> gap = {};  // the fixture's, as it was read
  bool exact = false;           // the Markdown is identical to the byte
  WordScore words = {};         // of the Markdown
  ShingleScore shingles = {};
  SnippetScore lines = {};  // expected lines found and missing, lines leaked
  std::size_t metadata_keys = 0;
  std::vector<std::string> metadata_wrong = {};  // one line each
  std::string markdown = {};
};
FixtureScore score_fixture(const Fixture& fixture, const Article& article);

}  // namespace pith::internal::bench
