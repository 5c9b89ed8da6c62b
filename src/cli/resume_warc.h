// The WARC of a run that can be gone on with (resume.h): it is FILE.partial until all results are
// there. A page's record is written before its result, so that it holds every page of the results,
// and at most a few more, which are cut off and fetched again.
#pragma once

#include <optional>

#include "cli/flags.h"
#include "cli/resume.h"
#include "input/warc_tail.h"
#include "pith/result.h"

namespace pith::cli {

// Makes FILE.partial end where the results do; without results there is none.
Result<WarcEnd> prepare_warc(const Flags& flags, const Left& left);

// FILE.partial becomes FILE, or is gone when it holds no page.
std::optional<Error> commit_warc(const Flags& flags);

}  // namespace pith::cli
