// All of pith in C++. The functions of input.h are in a library of their own (pith::input in
// CMake). In C, include pith_c.h.
#pragma once

#include "pith/article.h"       // IWYU pragma: export
#include "pith/extract.h"       // IWYU pragma: export
#include "pith/extractor.h"     // IWYU pragma: export
#include "pith/input.h"         // IWYU pragma: export
#include "pith/options.h"       // IWYU pragma: export
#include "pith/page_options.h"  // IWYU pragma: export
#include "pith/result.h"        // IWYU pragma: export
#include "pith/site.h"          // IWYU pragma: export
#include "pith/version.h"       // IWYU pragma: export
#include "pith/write.h"         // IWYU pragma: export
