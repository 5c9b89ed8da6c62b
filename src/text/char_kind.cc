#include "text/char_kind.h"

#include "base/utf8.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

CharKind kind_of(char32_t code_point) {
  switch (code_point) {
    case U'?':
    case U'\u061F':
    case U'\uFF1F':
      return CharKind::question;
    case U'!':
    case U'\uFF01':
      return CharKind::exclamation;
    case U':':
    case U'\uFF1A':
      return CharKind::colon;
    default:
      break;
  }
  switch (classify(code_point)) {
    case CharClass::upper:
      return CharKind::capital;
    case CharClass::lower:
      return CharKind::small;
    case CharClass::unspaced:
      return CharKind::unspaced;
    case CharClass::digit:
      return CharKind::digit;
    case CharClass::stop:
    case CharClass::strong_stop:
      return CharKind::stop;
    case CharClass::comma:
      return CharKind::comma;
    case CharClass::closer:
    case CharClass::note_open:
    case CharClass::note_close:
      return CharKind::closer;
    default:
      return CharKind::other;
  }
}

}  // namespace

CharKind last_kind(std::string_view text) {
  return text.empty() ? CharKind::other : kind_of(code_point_before(text, text.size()).value);
}

}  // namespace pith::internal
