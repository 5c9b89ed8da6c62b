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
  bool input_failed = false;  // the whole input, or the place where its next page would begin
  std::string id = {};
  std::string json_id = {};  // Page::json_id
  std::string source = {};
  std::string url = {};
  Signature signature = {};  // with Flags::dedup
};

// A page that could not be read still gets an object, so that the output is complete.
PageResult failed(const Error& error, const Flags& flags);

// The options for extract() of this page.
Options options_for(const Page& page, const Flags& flags, const Site* site = nullptr);

// Moves the page's own fields (Page::fields), which may be large, out of `page`.
PageResult clean(Page& page, const Flags& flags, const Site* site);

}  // namespace pith::internal::app
