#include "page/selection.h"

#include <optional>

#include "html/cues.h"
#include "html/selector.h"
#include "text/decode.h"

namespace pith::internal {
namespace {

struct Place {
  Selector::State select;
  Selector::State drop;
  Choice choice = Choice::open;
};

bool is_inside(Choice choice) {
  return choice == Choice::selected || choice == Choice::hidden || choice == Choice::comment;
}

// In what is selected, an element that no reader sees, or one of readers' comments. The selected
// element itself may be either: its selector names it.
Choice choice_inside(Node element, Choice around) {
  if (around == Choice::hidden) return around;
  const CueSet cues = cues_of(element);
  if (cues.has(Cue::hidden)) return Choice::hidden;
  return cues.has(Cue::comment) ? Choice::comment : around;
}

// `problem` is set where the text is no selector.
Selector read(const char* name, const std::string& text, std::string& problem) {
  if (text.empty()) return {};
  std::string why;
  const std::optional<Selector> selector = Selector::parse(text, why);
  if (!selector && problem.empty()) {
    const std::string shown = is_utf8(text) ? ": \"" + text + '"' : "";
    problem = name + shown + ' ' + why;
  }
  return selector.value_or(Selector());
}

}  // namespace

Selection::Selection(const Document& document, const Options& options) {
  if (!options.select.empty() || !options.drop.empty()) choose(document, options);
}

void Selection::choose(const Document& document, const Options& options) {
  const Selector select = read("select", options.select, problem_);
  const Selector drop = read("drop", options.drop, problem_);
  if (!problem_.empty()) return;
  choices_.resize(document.nodes());
  std::vector<Place> open;
  bool any = false;
  walk(
      document.root(),
      [&](Node node) {
        if (!node.is_element()) return false;
        const Place around = open.empty() ? Place() : open.back();
        Place place;
        place.select = select.state_of(node, around.select);
        place.drop = drop.state_of(node, around.drop);
        any = any || select.matches(place.select);
        if (around.choice == Choice::dropped || drop.matches(place.drop)) {
          place.choice = Choice::dropped;
        } else if (select.empty()) {
          place.choice = Choice::open;
        } else if (is_inside(around.choice)) {
          place.choice = choice_inside(node, around.choice);
        } else {
          place.choice = select.matches(place.select) ? Choice::selected : Choice::outside;
        }
        choices_[node.number()] = place.choice;
        open.push_back(place);
        return true;
      },
      [&](Node) { open.pop_back(); });
  if (!select.empty() && !any) problem_ = "no element matches \"" + options.select + '"';
}

}  // namespace pith::internal
