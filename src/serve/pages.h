// The pages that readers see in a browser: the form, and what went wrong.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal::serve {

// The form at /. It takes pages of up to `max_bytes`.
std::string form_page(std::size_t max_bytes, bool can_fetch);

// Why a request was refused, in words, what to do, and the way to the form, which may have sent the
// request.
std::string error_page(int status, std::string_view reason, bool is_of_form);

}  // namespace pith::internal::serve
