// Known labels of what stands around articles, such as "Advertisement", "Read also:" or "Log in",
// in 28 languages (line_labels_latin.data, line_labels_other.data). They are evidence for the rules
// of both wings and, for plain text, for the headline and the metadata; the scorers do not see
// them. text/phrases.h has the wordings that the scorer of plain text sees.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {

enum class LabelKind : std::uint8_t {
  none,
  advert,
  pointer,  // leads to other articles
  share,
  media,  // players, reading times, sizes of letters
  comments,
  tags,
  author,  // begins a note about the author
  newsletter,
  site,   // navigation, accounts, legal notes
  error,  // a page that was not found
  login,
  count_,
};

enum class LabelForm : std::uint8_t {
  none,
  whole,   // the line is the label: "Read also:"
  colon,   // the label, a colon and more: "Read also: The last cider press"
  begins,  // the line begins with the label: "More from the valley"
};

struct LineLabel {
  LabelKind kind = LabelKind::none;
  LabelForm form = LabelForm::none;

  bool is_whole(LabelKind which) const { return kind == which && form == LabelForm::whole; }
};

// The label that the line is, or with which it begins.
LineLabel find_label(std::string_view line);
// The kind of the label that the line is as a whole, which takes less time to find.
LabelKind whole_label(std::string_view line);

// The data, for tests.
struct KnownLabel {
  std::string_view language;
  LabelKind kind = LabelKind::none;
  std::string_view text;
};
std::vector<KnownLabel> all_labels();

}  // namespace pith::internal
