// The numbers of tags, kinds, shapes and the like in model files. A code never changes its meaning,
// so that reordering or extending an enumeration changes no score. A new value gets a code that no
// other value has or had; a model uses it after it is trained again.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/shape.h"

namespace pith::internal {

template <typename Enum>
struct Code {
  Enum value;
  std::uint8_t code;
  std::string_view words = {};  // in explanations
};

// Every value has a code, and no code has two values: else this does not compile.
template <typename Enum, std::size_t kValues>
class CodeTable {
 public:
  consteval explicit CodeTable(const std::array<Code<Enum>, kValues>& rows) : rows_(rows) {
    std::array<bool, 256> taken = {};
    std::array<bool, kValues> coded = {};
    for (const Code<Enum>& row : rows) {
      const auto value = static_cast<std::size_t>(row.value);
      if (taken[row.code] || coded[value]) throw "a code or a value that appears twice";
      taken[row.code] = coded[value] = true;
      codes_[value] = row.code;
    }
  }

  constexpr std::uint8_t code(Enum value) const { return codes_[static_cast<std::size_t>(value)]; }

  // Of the value with this code, the first row where there is none.
  constexpr const Code<Enum>& row(float code) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [code](const Code<Enum>& r) {
      return static_cast<float>(r.code) == code;
    });
    return found == rows_.end() ? rows_.front() : *found;
  }

 private:
  std::array<Code<Enum>, kValues> rows_;
  std::array<std::uint8_t, kValues> codes_ = {};
};

inline constexpr CodeTable kShapeCodes(std::to_array<Code<Shape>>({
    {Shape::text, 0, "ordinary text"},
    {Shape::icon_names, 1, "names of icons"},
    {Shape::clocks, 2, "a player's clock"},
    {Shape::date_line, 3, "a date line"},
    {Shape::copyright, 4, "a copyright note"},
}));

constexpr std::uint8_t model_code(Shape shape) { return kShapeCodes.code(shape); }

inline std::string_view shape_in_words(float code) { return kShapeCodes.row(code).words; }

}  // namespace pith::internal
