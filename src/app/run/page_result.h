// The result of one page in a run: the page cleaned and rendered, or its failure.
#pragma once

#include <string>

#include "app/flags/flags.h"
#include "app/output/duplicates.h"
#include "app/run/summary.h"
#include "pith/input.h"
#include "pith/options.h"

namespace pith::internal::app {

// What became of one page, ready to be written.
struct PageResult {
  Summary::Page page = {};
  std::string result = {};
  std::string explanation = {};
  std::string message = {};   // one line for a person, "INPUT: ..."
  bool input_failed = false;  // as a whole, or where no page of it begins
  std::string id = {};
  std::string source = {};
  std::string url = {};
  Signature signature = {};  // with Flags::dedup
};

// A page that could not be had still has its object, so that none is missing from the output.
PageResult failed(const Error& error, const Flags& flags);

// What extract() is told of a page.
Options options_for(const Page& page, const Flags& flags, const Site* site = nullptr);

// Takes the page's own fields (Page::fields), which may be large.
PageResult clean(Page& page, const Flags& flags, const Site* site);

}  // namespace pith::internal::app
