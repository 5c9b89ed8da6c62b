// The command line as data: what the user asked for, after all checks. The flags, both help
// screens, the man page and the fingerprint of --resume come from one table in flag_table.cc,
// together with the tables of options (pith/options.h), of formats (pith/write.h) and of containers
// (input/containers.h). run.h carries out what is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pith/input.h"
#include "pith/options.h"
#include "pith/write.h"
#include "serve/address.h"

namespace pith::internal::app {

// What is done with pages that are like an earlier one.
enum class Dedup : std::uint8_t { off, mark, drop };

// The exit codes, a contract (see --help).
enum Exit : int {
  kContent = 0,
  kNoContent = 1,
  kFailed = 2,  // wrong usage, or nothing could be read or written
  kSomeFailed = 3,
  kInterrupted = 4,  // a signal ended a run of several pages, and what was done is kept
};

struct Flags {
  // INPUT
  std::vector<std::string> inputs;  // paths, URLs, "-"; empty only with a list or list_from
  std::optional<std::string> list;
  std::vector<std::string> list_from;  // not empty: its URLs are printed, and nothing else is done
  InputKind kind = InputKind::automatic;
  double timeout = kPageTimeout;
  bool allow_private = false;
  bool robots = true;
  double delay = Politeness{}.delay;
  unsigned connections = static_cast<unsigned>(Politeness{}.connections);
  unsigned retries = static_cast<unsigned>(Politeness{}.retries);
  std::string save_warc;   // empty: none
  std::string revisit;     // likewise
  std::string user_agent;  // empty: pith's own
  std::vector<std::string> headers;
  std::string cookie_jar;            // empty: none
  std::vector<std::string> include;  // globs
  std::vector<std::string> exclude;
  std::string html_field = kHtmlField;
  std::string text_field = kTextField;
  // OUTPUT
  const OutputFormat* format = nullptr;  // always set once parse_flags() returns
  std::string output;                    // empty: standard output
  bool to_folder = false;                // a file a page in the folder `output`
  bool line_buffered = false;            // a filter: a line out for each line in, at once
  Dedup dedup = Dedup::off;
  bool resume = false;
  std::string summary_file;  // empty: none
  bool links = false;
  bool images = false;
  bool front_matter = false;
  std::vector<const OutputFormat*> with_formats;
  bool explain = false;
  std::string explain_file;  // empty: beside the result
  // EXTRACTION
  Options extract = {.max_input_bytes = kMaxPageBytes};  // `url` is that of one page
  bool site = false;
  // OTHER
  bool serve_fetch = false;
  std::optional<serve::Address> serve;
  unsigned jobs = 0;  // at least 1 once parse_flags() returns
  bool quiet = false;
  bool verbose = false;
  bool log_json = false;

  // More than one page may come: a list, a directory, a file of many, or several names.
  bool several = false;
};

// Either flags to run with, or a text to show (help, version, an error of usage) and an exit code.
struct ParsedFlags {
  std::optional<Flags> flags;
  std::string out;  // for standard output
  std::string err;  // for standard error
  int exit_code = kContent;
};

ParsedFlags parse_flags(int argc, const char* const* argv);

bool is_json(const Flags& flags);
bool is_csv(const Flags& flags);

// Every flag that the result depends on, beside the inputs, with its value.
std::vector<std::pair<std::string, std::string>> result_flags(const Flags& flags);

}  // namespace pith::internal::app
