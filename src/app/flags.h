// The command line as data: what the user asked for, after all checks. The flags themselves and
// both help screens come from one table in flags.cc; run.h carries out what is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pith/input.h"
#include "pith/options.h"
#include "serve/address.h"

namespace pith::app {

// What is done with pages that are like an earlier one.
enum class Dedup : std::uint8_t { off, mark, drop };

enum class Format : std::uint8_t { text, markdown, json, jsonl, html, csv, csv_bom };

// The exit codes, a contract (see --help).
enum Exit : int {
  kContent = 0,
  kNoContent = 1,
  kFailed = 2,  // wrong usage, or nothing could be read or written
  kSomeFailed = 3,
  kInterrupted = 4,  // with --resume: a signal came, the same command resumes the run
};

struct Flags {
  // INPUT
  std::vector<std::string> inputs;  // paths, URLs, "-"; empty only with a list
  std::optional<std::string> list;
  std::string url;
  InputFormat from = InputFormat::automatic;
  InputKind kind = InputKind::automatic;
  double timeout = InputOptions{}.timeout;
  std::size_t max_size = InputOptions{}.max_bytes;
  bool allow_private = false;
  bool robots = true;
  double delay = Politeness{}.delay;
  unsigned connections = static_cast<unsigned>(Politeness{}.connections);
  unsigned retries = static_cast<unsigned>(Politeness{}.retries);
  std::string save_warc;  // empty: none
  std::string revisit;    // likewise
  // OUTPUT
  std::optional<Format> format;  // always set once parse_flags() returns
  std::string output;            // empty: standard output
  bool to_folder = false;        // a file a page in the folder `output`
  bool line_buffered = false;    // a filter: a line out for each line in, at once
  Dedup dedup = Dedup::off;
  bool resume = false;
  std::string summary_file;  // empty: none
  bool links = false;
  bool images = false;
  bool explain = false;
  std::string explain_file;  // empty: beside the result
  // EXTRACTION
  Favor favor = Favor::balanced;
  bool comments = false;
  bool tables = true;
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

}  // namespace pith::app
