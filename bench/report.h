// Prints the figures of data sets: Markdown tables for people, JSON and TSV for programs. tally.h
// computes the figures.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "bench/tally.h"

namespace pith::internal::bench {

// One data set's figures.
struct SetReport {
  std::string name = {};
  Summary all = {};
  std::map<std::string, Summary> groups = {};  // by page type or language
};

// One row per set and one per group; '-' if there is no figure. With `metadata`: columns for it.
std::string main_table(const std::vector<SetReport>& sets, bool metadata);

// Pith compared with the bare parse, one row per set. Speeds are per second of CPU time; the last
// column is the time of measuring, scoring and selecting blocks relative to the bare parse.
std::string baseline_table(const std::vector<SetReport>& sets);

// How often a field was not given though the truth has it, and how often it was given wrong.
std::string metadata_rates_table(const std::vector<SetReport>& sets);

// The share of right titles and dates, and beside them the share including those whose truth is
// odd: by the shape of quotes and dashes; by a day, or because the truth is the page's last change.
std::string odd_truths_table(const std::vector<SetReport>& sets);

// For pages read as plain text: the score of the text without cleaning, and how many results do not
// change when they are cleaned again.
std::string plain_table(const std::vector<SetReport>& sets);

// How reliable the confidence is: a row for each tenth of [0, 1] that has pages.
std::string calibration_table(const std::array<ConfidenceBin, 10>& bins);

// A row for each wrong metadata field, at most `count` each for title, author and date.
std::string field_misses_table(const std::vector<PageScore>& pages, std::size_t count);

std::string misses_table(const std::vector<const PageScore*>& pages);

// An array with an object per set: {"set", "all": {...}, "groups": {name: {...}}}, indented by two
// spaces, ending in a newline. Missing figures are left out.
std::string to_json(const std::vector<SetReport>& sets);

// One line per page, tab-separated; '-' if there is no figure. The header line is separate, because
// one file holds the pages of all sets.
std::string pages_tsv_header();
std::string pages_tsv(const std::string& set, const std::vector<PageScore>& pages);

}  // namespace pith::internal::bench
