#include "page/nesting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/ascii.h"
#include "base/places.h"
#include "html/class_names.h"
#include "page/notes.h"

namespace pith::internal {
namespace {

// More than any text has around it. What lies deeper belongs to the outermost ones only, so that
// a page of nothing but nested quotes takes no more than its size.
constexpr std::size_t kMaxContainers = 24;
constexpr std::size_t kMaxInspected = 64;

// How many open elements up a part may be that concerns a block.
constexpr std::size_t kNear = 16;

constexpr float kMaxTitleWords = 8;
constexpr std::size_t kMaxSourceBytes = 160;
constexpr int kMaxFigureChildren = 6;

// Sphinx: what documents classes and functions, and the fields of those.
constexpr auto kApiLists = std::to_array<std::string_view>(
    {"py", "c", "cpp", "js", "rst", "std", "class", "function", "method", "attribute", "data",
     "exception", "staticmethod", "classmethod", "property", "field-list", "describe", "option"});

constexpr auto kSources = std::to_array<std::string_view>(
    {"attribution", "blockquote-footer", "quote-author", "quote-source", "wp-block-quote__citation",
     "wp-block-pullquote__citation", "pullquote-author", "quote__author", "quote-attribution"});

// The number an <ol> or <li> names, nothing where it names none.
std::optional<std::int32_t> list_number(Node node, Attr name) {
  const std::string_view text = node.attribute(name);
  std::int32_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() ? std::optional(value) : std::nullopt;
}

bool has_quote(Node figure) {
  int seen = 0;
  for (Node child = figure.first_child(); child; child = child.next_sibling()) {
    if (child.is_text()) continue;
    if (child.tag() == Tag::blockquote) return true;
    if (++seen == kMaxFigureChildren) return false;
  }
  return false;
}

std::int32_t items_of(Node list) {
  std::int32_t items = 0;
  for (Node child = list.first_child(); child; child = child.next_sibling()) {
    if (child.tag() == Tag::li) ++items;
  }
  return items;
}

bool is_bold(const Block& block) {
  return std::any_of(block.spans.begin(), block.spans.end(), [&block](const Span& span) {
    return span.kind == SpanKind::strong && span.begin == 0 && span.end == block.text.size();
  });
}

bool begins_with_dash(std::string_view text) {
  constexpr auto kDashes =
      std::to_array<std::string_view>({"\u2014", "\u2013", "\u2015", "\u2012", "--", "- ", "~"});
  return std::any_of(kDashes.begin(), kDashes.end(),
                     [text](std::string_view dash) { return text.starts_with(dash); });
}

// "(1) In this Act", "(a) the owner", "(iv) ...": the text counts by itself, as statutes do.
bool begins_with_number(std::string_view text) {
  constexpr std::size_t kLongest = 4;  // "viii"
  constexpr std::string_view kRoman = "ivxlcdm";
  if (!text.starts_with('(')) return false;
  const std::size_t end = text.find(')');
  if (end == std::string_view::npos || end < 2 || end > kLongest + 1) return false;
  if (end + 1 < text.size() && text[end + 1] != ' ') return false;
  const std::string_view number = text.substr(1, end - 1);
  const auto digits =
      static_cast<std::size_t>(std::count_if(number.begin(), number.end(), is_ascii_digit));
  if (digits > 0) return digits + 1 >= number.size() && is_ascii_digit(number.front());
  return (number.size() == 1 && is_ascii_letter(number.front())) ||
         number.find_first_not_of(kRoman) == std::string_view::npos;
}

// "Jane" becomes an em dash and "Jane".
void put_dash_before(Block& block) {
  constexpr std::string_view kDash = "\u2014 ";
  block.text.insert(0, kDash);
  for (Span& span : block.spans) {
    span.begin += static_cast<std::uint32_t>(kDash.size());
    span.end += static_cast<std::uint32_t>(kDash.size());
  }
}

}  // namespace

Nesting::Open& Nesting::open(Part part) {
  open_.emplace_back();
  open_.back().part = part;
  open_.back().id = ++ids_;
  return open_.back();
}

std::size_t Nesting::begin(Node element, ClassFacts facts) {
  const std::size_t size = open_.size();
  const CalloutEvidence evidence = callout_evidence(element, facts);
  if (evidence != CalloutEvidence::none) {
    Open& callout = open(Part::callout);
    callout.evidence = evidence;
    callout.shown = evidence == CalloutEvidence::certain;
    ++untitled_;
    return size;
  }
  if (untitled_ > 0 && facts.has(ClassFact::callout_title)) open(Part::title);
  switch (element.tag()) {
    case Tag::ul:
    case Tag::ol:
    case Tag::menu:
    case Tag::dir:
      begin_list(element);
      break;
    case Tag::li:
      begin_item(element);
      break;
    case Tag::figure:
      if (has_quote(element)) open(Part::quote).figure = true;
      break;
    case Tag::blockquote:
      if (open_.empty() || !open_.back().figure || !open_.back().fresh) open(Part::quote);
      break;
    case Tag::details:
      open(Part::details);
      break;
    case Tag::summary:
      open(Part::summary);
      break;
    case Tag::dl:
      begin_definition_list(element);
      break;
    case Tag::dt: {
      Open& term = open(Part::term);
      term.shown = innermost(Part::definition_list, kNear) != nullptr;
      term.signature = has_class(element, "sig");
      if (term.signature) ++signatures_;
      break;
    }
    case Tag::dd: {
      const bool shown = innermost(Part::definition_list, kNear) != nullptr;
      open(Part::definition).shown = shown;
      break;
    }
    default:
      if (is_source(element)) open(Part::source);
      break;
  }
  return size;
}

std::size_t Nesting::begin_note(std::string_view label) {
  const std::size_t size = open_.size();
  open(Part::note).label = label;
  ++notes_;
  return size;
}

void Nesting::end(std::size_t size) {
  while (open_.size() > size) {
    const Open& last = open_.back();
    if (last.part == Part::list) lists_.pop_back();
    if (last.part == Part::item) items_.pop_back();
    if (last.part == Part::note) --notes_;
    if (last.part == Part::callout && last.fresh) --untitled_;
    if (last.signature) --signatures_;
    open_.pop_back();
  }
}

void Nesting::begin_list(Node element) {
  lists_.push_back(open_.size());
  Open& list = open(Part::list);
  list.ordered = element.tag() == Tag::ol;
  if (!list.ordered) return;
  list.counts_down = element.has_attribute(Attr::reversed);
  list.next = list_number(element, Attr::start).value_or(list.counts_down ? items_of(element) : 1);
}

// An <li> without a list is an item too.
void Nesting::begin_item(Node element) {
  ListPlace place;
  place.depth = static_cast<std::uint16_t>(
      std::min<std::size_t>(std::max<std::size_t>(lists_.size(), 1), 0xFFFF));
  place.item = ++item_ids_;
  if (!lists_.empty() && open_[lists_.back()].ordered) {
    Open& list = open_[lists_.back()];
    place.ordered = true;
    place.number = list_number(element, Attr::value).value_or(list.next);
    const std::int64_t next = std::int64_t{place.number} + (list.counts_down ? -1 : 1);
    const bool fits = next <= std::numeric_limits<std::int32_t>::max() &&
                      next >= std::numeric_limits<std::int32_t>::min();
    list.next = fits ? static_cast<std::int32_t>(next) : 0;
  }
  items_.push_back(open_.size());
  Open& item = open(Part::item);
  item.id = place.item;
  item.place = place;
}

void Nesting::begin_definition_list(Node element) {
  open(Part::definition_list).api = has_class(element, kApiLists);
}

Nesting::Open* Nesting::innermost(Part part, std::size_t within) {
  for (std::size_t i = open_.size(); i > 0 && within > 0; --within) {
    if (open_[--i].part == part) return &open_[i];
  }
  return nullptr;
}

// The quote that a block belongs to directly.
Nesting::Open* Nesting::quote_around() {
  std::size_t within = kNear;
  for (std::size_t i = open_.size(); i > 0 && within > 0; --within) {
    Open& around = open_[--i];
    switch (around.part) {
      case Part::quote:
        return &around;
      case Part::source:
      case Part::transparent:
        break;
      default:
        return nullptr;
    }
  }
  return nullptr;
}

bool Nesting::is_source(Node element) {
  const Open* quote = quote_around();
  if (quote == nullptr || quote->fresh) return false;
  switch (element.tag()) {
    case Tag::footer:
    case Tag::cite:
    case Tag::figcaption:
      return true;
    default:
      return element.has_attribute(Attr::class_) && has_class(element, kSources);
  }
}

void Nesting::check_box(bool checked) {
  if (items_.empty()) return;
  Open& item = open_[items_.back()];
  if (item.fresh) item.place.task = checked ? Task::done : Task::open;
}

const Nesting::Open* Nesting::note() const {
  std::size_t within = kMaxInspected;
  for (std::size_t i = open_.size(); i > 0 && within > 0; --within) {
    if (open_[--i].part == Part::note) return &open_[i];
  }
  return nullptr;
}

void Nesting::note_cites() {
  if (!open_.empty()) open_.back().cites = true;
}

std::string_view Nesting::note_label() const {
  const Open* innermost = note();
  return innermost == nullptr ? std::string_view{} : innermost->label;
}

bool Nesting::in_fresh_note() const {
  const Open* innermost = note();
  return innermost != nullptr && innermost->fresh;
}

// The number or sign that the note itself repeats.
void Nesting::drop_note_mark(Block& block) const {
  if (!in_fresh_note() || block.kind == BlockKind::code || block.kind == BlockKind::image) return;
  const auto mark = static_cast<std::uint32_t>(mark_length(block.text, note_label()));
  if (mark == 0) return;
  block.text.erase(0, mark);
  for (Span& span : block.spans) {
    span.begin -= std::min(span.begin, mark);
    span.end -= std::min(span.end, mark);
  }
  std::erase_if(block.spans, [](const Span& span) {
    return span.kind != SpanKind::image && span.begin == span.end;
  });
}

void Nesting::place(PageBlock& entry, Tag element, std::vector<PageBlock>& before) {
  if (open_.empty()) return;
  Block& block = entry.block;
  drop_note_mark(block);
  place_in_list(block, before);
  if (block.kind != BlockKind::image) {
    place_in_callout(block);
    place_in_definition(block);
    place_in_quote(entry, element);
  }
  add_containers(entry);
  if (block.kind == BlockKind::image) return;
  std::size_t within = kMaxInspected;
  for (std::size_t i = open_.size(); i > 0 && within > 0; --within) {
    Open& around = open_[--i];
    // All around this one have had text too.
    if (around.part == Part::item) continue;
    if (around.part == Part::callout && around.fresh) --untitled_;
    around.fresh = false;
  }
}

void Nesting::place_in_list(Block& block, std::vector<PageBlock>& before) {
  if (items_.empty()) return;
  Open& item = open_[items_.back()];
  if (block.kind == BlockKind::image) {
    if (item.shown) block.list = item.place;
    return;
  }
  const bool first = item.fresh;
  item.fresh = false;
  if (first && block.kind == BlockKind::heading) {
    item.shown = false;
    // Pictures above the heading are the card's.
    const BlockContainer own{ContainerKind::list_item, item.id};
    for (std::size_t i = before.size(); i-- > 0 && list_item_id(before[i].block) == item.id;) {
      before[i].block.list.reset();
      std::erase(before[i].block.containers, own);
    }
  }
  if (first && item.place.ordered && begins_with_number(block.text)) item.place.ordered = false;
  if (!item.shown || block.kind == BlockKind::heading) return;
  block.list = item.place;
  if (first && (block.kind == BlockKind::paragraph || block.kind == BlockKind::table_cell)) {
    block.kind = BlockKind::list_item;
  }
}

void Nesting::place_in_callout(Block& block) {
  bool in_summary = false;
  bool is_titled = false;
  std::size_t within = kNear;
  for (std::size_t i = open_.size(); i > 0 && within > 0; --within) {
    Open& around = open_[--i];
    switch (around.part) {
      case Part::summary:
        in_summary = true;
        break;
      case Part::title:
        is_titled = true;
        break;
      case Part::details:
        if (in_summary && block.kind == BlockKind::paragraph) block.kind = BlockKind::callout_title;
        return;
      case Part::callout: {
        if (!around.fresh) {
          // The rest of a title that is cut in two.
          if ((is_titled || in_summary) && around.shown && block.kind == BlockKind::paragraph) {
            block.kind = BlockKind::callout_title;
          }
          return;
        }
        const bool text = block.kind == BlockKind::paragraph ||
                          block.kind == BlockKind::table_cell || block.kind == BlockKind::heading;
        const bool known = (is_titled || in_summary) && text;
        const bool looks_so =
            around.evidence != CalloutEvidence::class_title &&
            (block.kind == BlockKind::heading ||
             (block.kind == BlockKind::paragraph && is_bold(block) &&
              std::count(block.text.begin(), block.text.end(), ' ') < kMaxTitleWords));
        if (!known && !looks_so) return;
        around.shown = true;
        block.kind = BlockKind::callout_title;
        return;
      }
      case Part::item:
      case Part::definition:
      case Part::note:
      case Part::term:
        return;
      default:
        break;
    }
  }
}

void Nesting::place_in_definition(Block& block) {
  if (block.kind != BlockKind::paragraph) return;
  std::size_t within = kNear;
  for (std::size_t i = open_.size(); i > 0 && within > 0; --within) {
    const Open& around = open_[--i];
    if (around.part == Part::term) {
      if (around.shown) block.kind = BlockKind::term;
      return;
    }
    if (around.part == Part::definition) {
      if (around.shown && around.fresh) block.kind = BlockKind::definition;
      return;
    }
    if (around.part == Part::item || around.part == Part::callout || around.part == Part::note) {
      return;
    }
  }
}

void Nesting::place_in_quote(PageBlock& entry, Tag element) {
  Block& block = entry.block;
  if (block.kind == BlockKind::code || block.kind == BlockKind::heading) return;
  const Open* quote = quote_around();
  if (quote == nullptr || quote->fresh || block.text.size() > kMaxSourceBytes) return;
  const bool is_named = open_.back().part == Part::source || element == Tag::cite ||
                        element == Tag::small || element == Tag::footer;
  if (!is_named && !begins_with_dash(block.text)) return;
  entry.names_source = true;
  if (block.kind == BlockKind::caption) block.kind = BlockKind::paragraph;
  if (!begins_with_dash(block.text)) put_dash_before(block);
}

void Nesting::add_containers(PageBlock& entry) const {
  Block& block = entry.block;
  std::array<BlockContainer, kMaxContainers> containers;
  std::size_t count = 0;
  const std::size_t end = std::min(open_.size(), kMaxInspected);
  for (std::size_t i = 0; i < end && count < containers.size(); ++i) {
    const Open& around = open_[i];
    if (!around.shown) continue;
    switch (around.part) {
      case Part::item:
        containers[count++] = {ContainerKind::list_item, around.id};
        break;
      case Part::quote:
        containers[count++] = {ContainerKind::quote, around.id};
        break;
      case Part::callout:
        containers[count++] = {ContainerKind::callout, around.id};
        break;
      case Part::details:
        containers[count++] = {ContainerKind::details, around.id};
        break;
      case Part::definition_list:
        containers[count++] = {
            around.api ? ContainerKind::api_list : ContainerKind::definition_list, around.id};
        break;
      case Part::definition:
        containers[count++] = {ContainerKind::definition, around.id};
        break;
      case Part::note:
        containers[count++] = {ContainerKind::note, around.id};
        block.note = around.label;
        entry.cites = around.cites;
        break;
      default:
        break;
    }
  }
  block.containers.assign(containers.begin(), containers.begin() + count);
}

}  // namespace pith::internal
