#include "bench/structure.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/url.h"
#include "bench/cmark.h"
#include "bench/plain_address.h"
#include "html/dom.h"
#include "pith/write.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

std::size_t index_of(UnitKind kind) { return static_cast<std::size_t>(kind); }

// The parts of the page that were kept.
class KeptText {
 public:
  explicit KeptText(const Article& article) {
    for (const Block& block : article.blocks) {
      if (kept(block) && block.source.end > 0) {
        pieces_.push_back({block.source.begin, block.source.end, unit_key(block.text)});
      }
    }
    std::stable_sort(pieces_.begin(), pieces_.end(),
                     [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  }

  bool has(std::size_t begin, std::size_t end, const std::string& key) const {
    std::string text;
    for (const Piece& piece : pieces_) {
      if (piece.begin >= end) break;
      if (piece.end > begin) text += piece.key;
    }
    return text.find(key) != std::string::npos;
  }

  // Any of it.
  bool overlaps(std::size_t begin, std::size_t end) const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [=](const Piece& piece) { return piece.begin < end && begin < piece.end; });
  }

  bool has_place(std::size_t place) const {
    return std::any_of(pieces_.begin(), pieces_.end(), [place](const Piece& piece) {
      return piece.begin <= place && place < piece.end;
    });
  }

 private:
  struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string key;
  };
  std::vector<Piece> pieces_;
};

// The units of an output or a truth. Each can be found once.
class UnitPool {
 public:
  explicit UnitPool(std::vector<HtmlUnit> units) : units_(std::move(units)) {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      ++counts_[index_of(units_[i].kind)];
      places_[name(units_[i])].push_back(i);
    }
  }

  // Whether consecutive units of this kind hold the text, because emphasis that a link splits is
  // still emphasis. For short texts this would be meaningless.
  bool have_in_pieces(const HtmlUnit& unit) {
    constexpr std::size_t kShort = 8;
    if (unit.kind != UnitKind::emphasis && unit.kind != UnitKind::strong) return false;
    std::string& text = unit.kind == UnitKind::emphasis ? emphasis_ : strong_;
    if (text.empty()) {
      for (const HtmlUnit& other : units_) {
        if (other.kind == unit.kind) text += other.text;
      }
    }
    return unit.text.size() > kShort && text.find(unit.text) != std::string::npos;
  }

  std::size_t count(UnitKind kind) const { return counts_[index_of(kind)]; }

  // Removes a unit of this kind and text for which `fits` is true. Returns false if there is none.
  template <typename Fits>
  bool take(const HtmlUnit& unit, Fits&& fits) {
    const auto found = places_.find(name(unit));
    if (found == places_.end()) return false;
    std::vector<std::size_t>& left = found->second;
    const auto place =
        std::find_if(left.begin(), left.end(), [&](std::size_t i) { return fits(units_[i]); });
    if (place == left.end()) return false;
    left.erase(place);
    --counts_[index_of(unit.kind)];
    return true;
  }

  // Removes any unit of this kind.
  bool take_any(UnitKind kind) {
    if (count(kind) == 0) return false;
    --counts_[index_of(kind)];
    return true;
  }

 private:
  static std::string name(const HtmlUnit& unit) {
    return std::string(to_string(unit.kind)) + ' ' + unit.text;
  }

  std::vector<HtmlUnit> units_;
  std::string emphasis_;
  std::string strong_;
  std::array<std::size_t, kUnitKinds> counts_ = {};
  std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

std::string address_key(std::string_view address) { return unit_key(plain_address(address)); }

// The part of a file's name that distinguishes it from others.
std::string_view file_name(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  return address.substr(address.rfind('/') + 1);
}

bool is_same_image(const HtmlUnit& page, const HtmlUnit& output) {
  const std::string name = address_key(file_name(output.addresses.front()));
  return std::any_of(page.addresses.begin(), page.addresses.end(),
                     [&name](const std::string& address) {
                       return address_key(address).find(name) != std::string::npos;
                     });
}

std::string base_of(const Document& document, const std::string& url) {
  std::string base = url;
  walk(document.head(), [&](Node node) {
    if (node.tag() == Tag::base && node.has_attribute(Attr::href)) {
      base = resolve_url(url, node.attribute(Attr::href));
    }
    return true;
  });
  return base;
}

// The part of a text between two offsets, both moved to the next beginning of a character.
std::string excerpt(std::string_view text, std::size_t begin, std::size_t end) {
  const auto settle = [text](std::size_t at) {
    at = std::min(at, text.size());
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
  };
  begin = settle(begin);
  std::string out(text.substr(begin, settle(end) - begin));
  std::replace(out.begin(), out.end(), '\n', '~');
  return out;
}

std::string shown(const HtmlUnit& unit, std::string_view page) {
  constexpr std::size_t kShown = 160;
  constexpr std::size_t kBefore = 120;
  std::string text = unit.text;
  for (const std::string& address : unit.addresses) text += " <" + address + '>';
  const std::size_t begin = unit.begin < kBefore ? 0 : unit.begin - kBefore;
  return excerpt(text, 0, kShown) + " in " +
         excerpt(page, begin, std::min(unit.end, unit.begin + kShown) + kShown / 4);
}

std::vector<HtmlUnit> units_of_output(const std::string& html) {
  return html_units(Document::parse(html, SIZE_MAX), true);
}

std::vector<HtmlUnit> units_of_output(const Article& article) {
  return units_of_output(write_html(article, {.links = true, .images = true}));
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where the texts of the elements are that others lead to by their ids, each in what holds no more
// than a note; that of an empty anchor is around it.
std::unordered_map<std::string, Range> note_ranges(const Document& document) {
  constexpr int kMaxNodes = 2000;
  std::unordered_map<std::string, Range> ranges;
  walk(document.body(), [&ranges](Node element) {
    if (!element.is_element()) return false;
    std::string_view id = element.attribute(Attr::id);
    if (id.empty() && element.tag() == Tag::a) id = element.attribute(Attr::name);
    if (id.empty() || ranges.contains(std::string(id))) return true;
    const bool anchor = element.tag() == Tag::a || element.tag() == Tag::span;
    Range range;
    int nodes = 0;
    walk(anchor ? element.parent() : element, [&](Node node) {
      if (++nodes > kMaxNodes) return false;
      if (node.is_text() && node.source_range().end > 0) {
        if (range.end == 0) range.begin = node.source_range().begin;
        range.end = std::max<std::size_t>(range.end, node.source_range().end);
      }
      return true;
    });
    ranges.emplace(id, range);
    return true;
  });
  return ranges;
}

void score_kept(const LabeledPage& page, const Article& article, StructureScore& score) {
  const DecodedText decoded = decode(page.html);
  const Document document = Document::parse(decoded.text(), SIZE_MAX);
  const std::string base = base_of(document, page.url);
  std::vector<HtmlUnit> units = html_units(document, false);

  std::vector<std::size_t> offsets;
  for (const HtmlUnit& unit : units) {
    offsets.insert(offsets.end(), {unit.begin, unit.end, unit.term_begin, unit.term_end});
  }
  std::unordered_map<std::string, Range> notes;
  if (std::any_of(units.begin(), units.end(),
                  [](const HtmlUnit& unit) { return unit.kind == UnitKind::note_mark; })) {
    notes = note_ranges(document);
  }
  for (const auto& [id, range] : notes) {
    offsets.insert(offsets.end(), {range.begin, range.end});
  }
  std::sort(offsets.begin(), offsets.end());
  const std::vector<std::size_t> sources = source_offsets(decoded, page.html, offsets);
  const auto source = [&](std::size_t offset) {
    const auto place = std::lower_bound(offsets.begin(), offsets.end(), offset);
    return sources[static_cast<std::size_t>(place - offsets.begin())];
  };

  const KeptText text(article);
  UnitPool output(units_of_output(article));
  std::vector<const HtmlUnit*> without_tex;
  const auto lose = [&](const HtmlUnit& unit) {
    constexpr std::size_t kMaxLost = 200;
    std::vector<std::string>& lost = score.lost[index_of(unit.kind)];
    if (lost.size() < kMaxLost) lost.push_back(shown(unit, decoded.text()));
  };
  for (const HtmlUnit& unit : units) {
    StructureCounts& counts = score.kinds[index_of(unit.kind)];
    ++counts.on_page;
    if (unit.end == 0) continue;
    const bool placed = unit.kind == UnitKind::math || unit.kind == UnitKind::image;
    const bool survives = placed ? unit.begin > 0 && text.has_place(source(unit.begin)) &&
                                       text.has_place(source(unit.end) - 1)
                                 : text.has(source(unit.begin), source(unit.end), unit.key);
    if (!survives) continue;
    // What defines nothing any more is a paragraph.
    if (unit.kind == UnitKind::definition &&
        !text.overlaps(source(unit.term_begin), source(unit.term_end))) {
      continue;
    }
    ++counts.survivors;
    if (unit.kind == UnitKind::math && unit.text.empty()) {
      without_tex.push_back(&unit);
      continue;
    }
    const bool is_kept = output.take(unit, [&](const HtmlUnit& other) {
      if (unit.kind == UnitKind::image) return is_same_image(unit, other);
      if (unit.kind != UnitKind::link) return true;
      const std::string address = address_key(other.addresses.front());
      return address == address_key(resolve_url(base, unit.addresses.front())) ||
             address == address_key(unit.addresses.front());
    });
    const auto is_raised = [&] {
      if (unit.kind != UnitKind::note_mark || unit.addresses.empty()) return false;
      const auto note = notes.find(unit.addresses.front().substr(1));
      if (note != notes.end() &&
          text.overlaps(source(note->second.begin), source(note->second.end))) {
        return false;
      }
      HtmlUnit mark = unit;
      mark.kind = UnitKind::superscript;
      return output.take(mark, [](const HtmlUnit&) { return true; });
    };
    if (is_kept || output.have_in_pieces(unit) || is_raised()) {
      ++counts.kept;
    } else {
      lose(unit);
    }
  }
  for (const HtmlUnit* unit : without_tex) {
    if (output.take_any(UnitKind::math)) {
      ++score.kinds[index_of(UnitKind::math)].kept;
    } else {
      lose(*unit);
    }
  }
}

bool has_structure(const Truth& truth) { return !truth.markdown.empty() || !truth.html.empty(); }

bool is_scored_by_truth(UnitKind kind) {
  switch (kind) {
    case UnitKind::heading:
    case UnitKind::list_item:
    case UnitKind::cell:
    case UnitKind::code:
    case UnitKind::link:
    case UnitKind::image:
    case UnitKind::quote:
    case UnitKind::math:
      return true;
    default:
      return false;
  }
}

void score_truth(const Truth& truth, const std::vector<HtmlUnit>& found, StructureScore& score) {
  const std::string html = truth.html.empty() ? html_of_markdown(truth.markdown) : truth.html;
  const std::vector<HtmlUnit> wanted = units_of_output(html);
  // A truth without any of these units is a plain text.
  const bool is_flat = std::none_of(wanted.begin(), wanted.end(), [](const HtmlUnit& unit) {
    return is_scored_by_truth(unit.kind);
  });
  if (is_flat) return;
  // In Markdown, dollar signs are mostly prices.
  const bool has_math = truth.markdown.empty() || !truth.html.empty();
  const auto is_scored = [has_math](UnitKind kind) {
    return is_scored_by_truth(kind) && (has_math || kind != UnitKind::math);
  };
  for (const HtmlUnit& unit : found) {
    if (is_scored(unit.kind)) ++score.kinds[index_of(unit.kind)].found;
  }
  UnitPool pool(found);
  for (const HtmlUnit& unit : wanted) {
    if (!is_scored(unit.kind)) continue;
    StructureCounts& counts = score.kinds[index_of(unit.kind)];
    ++counts.truth;
    const bool is_right = pool.take(unit, [&unit](const HtmlUnit& other) {
      return unit.kind != UnitKind::image || is_same_image(unit, other);
    });
    if (is_right) ++counts.right;
  }
}

void score_snippets(const Truth& truth, const Article& article, StructureScore& score) {
  std::string code;
  std::vector<std::string> cells;
  for (const HtmlUnit& unit : units_of_output(article)) {
    if (unit.kind == UnitKind::code) code += unit.key + ' ';
    if (unit.kind == UnitKind::cell) cells.push_back(unit.key);
  }
  for (const std::string& line : truth.code_with) {
    ++score.code_lines;
    if (code.find(unit_key(line)) != std::string::npos) ++score.code_lines_right;
  }
  for (const std::string& cell : truth.table_with) {
    ++score.cells;
    if (std::find(cells.begin(), cells.end(), unit_key(cell)) != cells.end()) ++score.cells_right;
  }
}

}  // namespace

void StructureScore::add(const StructureScore& other) {
  for (std::size_t i = 0; i < kUnitKinds; ++i) {
    StructureCounts& sum = kinds[i];
    const StructureCounts& more = other.kinds[i];
    sum.on_page += more.on_page;
    sum.survivors += more.survivors;
    sum.kept += more.kept;
    sum.truth += more.truth;
    sum.found += more.found;
    sum.right += more.right;
  }
  code_lines += other.code_lines;
  code_lines_right += other.code_lines_right;
  cells += other.cells;
  cells_right += other.cells_right;
}

StructureScore score_structure(const LabeledPage& page, const Article& article) {
  StructureScore score{.id = page.id};
  score_kept(page, article, score);
  const Truth& truth = page.truth;
  if (has_structure(truth)) score_truth(truth, units_of_output(article), score);
  if (!truth.code_with.empty() || !truth.table_with.empty()) {
    score_snippets(truth, article, score);
  }
  return score;
}

StructureScore score_markup(const LabeledPage& page, const std::string& html) {
  StructureScore score{.id = page.id};
  if (has_structure(page.truth)) score_truth(page.truth, units_of_output(html), score);
  return score;
}

}  // namespace pith::internal::bench
