// Language tags (BCP 47) as pages write them.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// "en", "pt-BR" of "pt_br.UTF-8"-like values; empty for what is no language tag.
std::string language_tag(std::string_view value);

}  // namespace pith
