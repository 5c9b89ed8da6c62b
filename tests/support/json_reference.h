// The result of nlohmann's reader for a JSON text, for comparison with ours (input/json_object.h).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace pith::internal::test {

enum class Verdict {
  taken,
  refused,
  ours_is_lenient,  // refused for something that ours accepts on purpose, wherever it is
};

inline Verdict reference_verdict(std::string_view text) {
  constexpr int kOutOfRange = 406;
  try {
    const nlohmann::json value = nlohmann::json::parse(text);
    return value.is_discarded() ? Verdict::refused : Verdict::taken;
  } catch (const nlohmann::json::exception& error) {
    const bool half = std::string_view(error.what()).find("surrogate") != std::string_view::npos;
    return half || error.id == kOutOfRange ? Verdict::ours_is_lenient : Verdict::refused;
  }
}

}  // namespace pith::internal::test
