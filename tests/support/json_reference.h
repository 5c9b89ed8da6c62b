// What nlohmann's reader says of a JSON text, for comparison with ours (input/json_object.h).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace pith::internal::test {

enum class Verdict {
  taken,
  refused,
  ours_is_lenient,  // refused for what ours takes knowingly, wherever it first is
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
