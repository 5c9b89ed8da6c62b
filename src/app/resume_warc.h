// The WARC of a run that can be gone on with (resume.h): it is FILE.partial until all results are
// there. A page's record is written before its result, so that it holds every page of the results,
// and at most a few more, which are cut off and fetched again.
#pragma once

#include <optional>

#include "app/flags.h"
#include "app/resume.h"
#include "input/warc_writer.h"
#include "pith/result.h"

namespace pith::app {

struct ResumedWarc {
  FileLock lock = {};  // to be kept while it is written
  WarcEnd end = {};
};

// Makes FILE.partial end where the results do; without results it is empty. An error, and nothing
// is touched, when another run is writing it or has left it.
Result<ResumedWarc> prepare_warc(const Flags& flags, const ResumedRun& begun);

// FILE.partial becomes FILE, or is gone when it holds no page.
std::optional<Error> commit_warc(const Flags& flags);

}  // namespace pith::app
