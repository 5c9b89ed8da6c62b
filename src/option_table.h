// The tables of options: the rows that callers see (pith/options.h), together with what the program
// and the service say about each option. A new option needs only a member and a row.
#pragma once

#include <cstdint>
#include <span>

#include "pith/options.h"
#include "pith/write.h"

namespace pith::internal {

// Who sets an option.
enum class OptionScope : std::uint8_t {
  page,     // the source of the page, as the option is a fact about it
  request,  // the caller who wants the result
  limit,    // the owner of the machine: the service does not let its clients set it
};

// Where the form of the service offers an option.
enum class OptionPlace : std::uint8_t {
  more,     // among those that few callers need
  first,    // among the first
  nowhere,  // the form sets it itself, or it has no effect there
};

template <typename Target>
struct OptionEntry : OptionRow<Target> {
  const char* flag;  // the name in HTTP requests and of the flag, if there is one; "" for neither
  OptionScope scope;
  OptionPlace place;
  const char* usage;  // in the help of the program, for flags that are made from this row; or ""
  const char* brief;  // what the flag does and the form's control says, one line
  const char* more;   // what else --help says
  bool is_rare;       // the short help has only its name
};

// In the order of extract_options() and write_options().
std::span<const OptionEntry<Options>> extract_option_table();
std::span<const OptionEntry<WriteOptions>> write_option_table();

}  // namespace pith::internal
