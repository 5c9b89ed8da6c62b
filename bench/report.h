// Prints the figures of data sets: Markdown tables for people, JSON and TSV for programs. Where
// the figures come from is in tally.h.
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

// One row a set and one a group; '-' where there is no figure. With `metadata`: columns for it.
std::string main_table(const std::vector<SetReport>& sets, bool metadata);

// Pith beside the bare parse, one row a set. Speeds are per second of CPU time; the last column is
// what measuring, scoring and selecting blocks take of the bare parse's time.
std::string baseline_table(const std::vector<SetReport>& sets);

// Titles and dates that are right, and beside them those that differ only as truths are odd: by the
// shape of quotes and dashes; by a day, or because the truth is the page's last change.
std::string odd_truths_table(const std::vector<SetReport>& sets);

// Of pages taken as plain text: what the text is worth as it came, and how many results come out of
// themselves unchanged.
std::string plain_table(const std::vector<SetReport>& sets);

// How far the confidence can be believed: a row for each tenth of [0, 1] that has pages.
std::string calibration_table(const std::array<ConfidenceBin, 10>& bins);

// A row each metadata field that is wrong, at most `count` of each of title, author and date.
std::string field_misses_table(const std::vector<PageScore>& pages, std::size_t count);

std::string misses_table(const std::vector<const PageScore*>& pages);

// An array with an object a set: {"set", "all": {...}, "groups": {name: {...}}}, two spaces of
// indentation, ending in a newline. Figures that don't exist are left out.
std::string to_json(const std::vector<SetReport>& sets);

// A line a page, tab-separated; '-' where there is no figure. The header line comes apart, since
// one file holds the pages of all sets.
std::string pages_tsv_header();
std::string pages_tsv(const std::string& set, const std::vector<PageScore>& pages);

}  // namespace pith::internal::bench
