#include "page/segment.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "page/flow.h"
#include "page/inline_run.h"
#include "page/tables.h"
#include "pith/article.h"

namespace pith {
namespace {

// Keeps track of lists and their items while segment() walks through them.
class Lists {
 public:
  void begin_list(bool ordered, std::int32_t start) { lists_.push_back({ordered, start}); }
  void end_list() { lists_.pop_back(); }
  // `value` is the number the page gives the item itself. An <li> without a list is an item too.
  void begin_item(std::optional<std::int32_t> value);
  void end_item() { items_.pop_back(); }

  // Tells the block its item; the item's first block becomes the list_item. An item that begins
  // with a heading is a card: its blocks belong to no list.
  void place(Block& block);

 private:
  struct OpenList {
    bool ordered = false;
    std::int32_t next = 1;
  };
  struct OpenItem {
    ListPlace place = {};
    bool fresh = true;  // no block of it yet
    bool card = false;
  };
  std::vector<OpenList> lists_;
  std::vector<OpenItem> items_;
  std::uint32_t item_ids_ = 0;
};

void Lists::begin_item(std::optional<std::int32_t> value) {
  OpenItem item;
  item.place.depth = static_cast<std::uint16_t>(std::max<std::size_t>(lists_.size(), 1));
  item.place.ordered = !lists_.empty() && lists_.back().ordered;
  item.place.item = ++item_ids_;
  if (item.place.ordered) {
    item.place.number = value.value_or(lists_.back().next);
    const bool last = item.place.number == std::numeric_limits<std::int32_t>::max();
    lists_.back().next = last ? 0 : item.place.number + 1;
  }
  items_.push_back(item);
}

void Lists::place(Block& block) {
  if (items_.empty()) return;
  OpenItem& item = items_.back();
  const bool first = item.fresh;
  if (block.kind == BlockKind::image) {
    block.list = item.place;
    return;
  }
  item.fresh = false;
  if (first && block.kind == BlockKind::heading) item.card = true;
  if (item.card || block.kind == BlockKind::heading) return;
  block.list = item.place;
  if (first && (block.kind == BlockKind::paragraph || block.kind == BlockKind::table_cell)) {
    block.kind = BlockKind::list_item;
  }
}

constexpr std::uint32_t kOpen = 0xFFFFFFFF;  // Element::end_block of an element not yet left

// What base and links make together may be far more than the page: beyond this many bytes links
// stay as written. A page of ten thousand links under a base of 100 bytes takes 1 MB.
constexpr std::size_t kMostFromBase = std::size_t{16} << 20;

// What leave() has to undo.
struct Frame {
  bool block = false;
  bool separates = false;
  std::uint8_t spans = 0;
};

std::uint32_t number_attribute(Node node, Attr name, std::uint32_t otherwise) {
  const std::string_view text = node.attribute(name);
  std::uint32_t value = otherwise;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc::result_out_of_range ? 0xFFFFFFFF : value;
}

// The number an <ol> or <li> names, nothing where it names none.
std::optional<std::int32_t> list_number(Node node, Attr name) {
  const std::string_view text = node.attribute(name);
  std::int32_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() ? std::optional(value) : std::nullopt;
}

std::uint8_t heading_level(Tag tag) {
  if (tag < Tag::h1 || tag > Tag::h6) return 0;
  return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
}

bool is_preformatted(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

// Tag and first class word without digits: what the rows of one template share.
std::uint32_t signature(Node element) {
  std::uint32_t hash = 2166136261u ^ static_cast<std::uint32_t>(element.tag());
  std::string_view names = element.attribute(Attr::class_);
  while (!names.empty() && is_html_space(names.front())) names.remove_prefix(1);
  for (const char c : names) {
    if (c == ' ' || c == '\n' || c == '\t') break;
    if (c < '0' || c > '9') hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

class Segmenter {
 public:
  explicit Segmenter(std::string base_url) : base_url_(std::move(base_url)) {}

  Page run(const Document& document) {
    document_ = &document;
    // As much as hardly any page exceeds: both are large to move, and what is not used is not
    // touched.
    page_.elements.reserve(document.nodes());
    page_.blocks.reserve(document.nodes() / 4);
    walk(
        document.body(), [this](Node node) { return enter(node); },
        [this](Node node) { leave(node); });
    flush();
    for (Element& element : page_.elements) {
      if (element.end_block == kOpen) {
        element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
      }
    }
    tables_.settle(page_.blocks);
    return std::move(page_);
  }

 private:
  bool enter(Node node) {
    if (node.is_text()) {
      read_text(node);
      return false;
    }
    const Flow flow = flow_of(node);
    if (flow == Flow::skip) return false;
    if (node.tag() == Tag::br) {
      line_break();
      return false;
    }
    if (node.tag() == Tag::img) {
      read_image(node);
      return false;
    }
    CueSet cues = cue_reader_.read(node);
    if (flow == Flow::inline_text && is_unread_inline(node, cues, {heading_ > 0, captions_ > 0})) {
      return false;
    }
    if (node == document_->body()) cues = {};  // body classes speak of the whole site
    open_element(node, cues);
    Frame frame;
    frame.block = flow == Flow::block;
    if (frame.block) {
      boundary(node.tag());
      begin_block_element(node);
    } else {
      begin_inline(node, frame);
    }
    frames_.push_back(frame);
    return true;
  }

  void leave(Node node) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    for (int i = 0; i < frame.spans; ++i) run_.close_span();
    if (frame.block) {
      boundary(node.tag());
      end_block_element(node);
    }
    apart_ = frame.separates;
    Element& element = page_.elements[current_];
    element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
    current_ = element.parent;
  }

  void open_element(Node node, CueSet cues) {
    Element element;
    element.parent = current_;
    element.tag = node.tag();
    element.cues = cues;
    element.signature = signature(node);
    element.first_block = static_cast<std::uint32_t>(page_.blocks.size());
    element.end_block = kOpen;
    if (!page_.elements.empty()) ++page_.elements[current_].children;
    current_ = static_cast<std::uint32_t>(page_.elements.size());
    page_.elements.push_back(element);
  }

  void begin_inline(Node node, Frame& frame) {
    switch (node.tag()) {
      case Tag::a:
      case Tag::span:
      case Tag::time:
      case Tag::label:
        // Side by side without a space they are set apart by style: "By" "Jane" "4 May".
        if (apart_) run_.soft_space();
        frame.separates = true;
        break;
      default:
        break;
    }
    const auto span = [&](SpanKind kind, std::string target = {}) {
      if (verbatim_ > 0 || run_.is_open(kind)) return;  // bold in bold is bold
      run_.open_span(kind, std::move(target));
      ++frame.spans;
    };
    switch (node.tag()) {
      case Tag::a:
        if (node.has_attribute(Attr::href)) {
          span(SpanKind::link, resolved(node.attribute(Attr::href)));
        }
        break;
      case Tag::em:
      case Tag::i:
        span(SpanKind::emphasis);
        break;
      case Tag::strong:
      case Tag::b:
        span(SpanKind::strong);
        break;
      case Tag::code:
      case Tag::kbd:
      case Tag::samp:
      case Tag::tt:
        span(SpanKind::code);
        break;
      default:
        break;
    }
  }

  void begin_block_element(Node node) {
    switch (node.tag()) {
      case Tag::ul:
      case Tag::ol:
      case Tag::menu:
      case Tag::dir:
        lists_.begin_list(node.tag() == Tag::ol, list_number(node, Attr::start).value_or(1));
        break;
      case Tag::li:
        lists_.begin_item(list_number(node, Attr::value));
        break;
      case Tag::blockquote:
        ++quotes_;
        break;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
        if (verbatim_++ == 0) language_ = code_language(node);
        break;
      case Tag::table:
        tables_.begin_table(node.attribute(Attr::role) == "presentation");
        break;
      case Tag::tr:
        tables_.begin_row();
        break;
      case Tag::td:
      case Tag::th:
        tables_.begin_cell(node.tag() == Tag::th, number_attribute(node, Attr::colspan, 1),
                           number_attribute(node, Attr::rowspan, 1));
        break;
      case Tag::figcaption:
      case Tag::caption:
        ++captions_;
        break;
      default:
        if (heading_level(node.tag()) > 0) heading_ = heading_level(node.tag());
        break;
    }
  }

  void end_block_element(Node node) {
    switch (node.tag()) {
      case Tag::ul:
      case Tag::ol:
      case Tag::menu:
      case Tag::dir:
        lists_.end_list();
        break;
      case Tag::li:
        lists_.end_item();
        break;
      case Tag::blockquote:
        --quotes_;
        break;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
        --verbatim_;
        break;
      case Tag::table:
        tables_.end_table();
        break;
      case Tag::td:
      case Tag::th:
        tables_.end_cell();
        break;
      case Tag::figcaption:
      case Tag::caption:
        --captions_;
        break;
      default:
        if (heading_level(node.tag()) > 0) heading_ = 0;
        break;
    }
  }

  void read_text(Node node) {
    if (verbatim_ > 0) {
      run_.verbatim(node.text(), node.source_range(), current_);
      return;
    }
    run_.text(node.text(), node.source_range(), current_);
    apart_ = false;
  }

  void read_image(Node node) {
    if (verbatim_ > 0) return;
    std::string_view source = node.attribute(Attr::data_src);
    if (source.empty()) source = node.attribute(Attr::src);
    if (source.empty() || source.substr(0, 5) == "data:") return;
    run_.image(resolved(source), node.attribute(Attr::alt));
  }

  std::string resolved(std::string_view reference) {
    std::string url = resolve_url(added_by_base_ < kMostFromBase ? base_url_ : "", reference);
    if (url.size() > reference.size()) added_by_base_ += url.size() - reference.size();
    return url;
  }

  void line_break() {
    if (verbatim_ > 0) {
      run_.verbatim("\n", {}, current_);
    } else if (run_.line_break()) {
      flush();
    }
  }

  // A block-level element begins or ends. Inside <pre> (where each line may be one) it is a line.
  void boundary(Tag tag) {
    if (verbatim_ > 0 && !is_preformatted(tag)) {
      run_.end_line();
    } else {
      flush();
    }
  }

  void flush() {
    if (!run_.has_anything()) return;
    PageBlock next;
    const bool has_text = run_.has_text();
    next.element = has_text ? common_element(run_.elements()) : current_;
    run_.take(next);
    Block& block = next.block;
    if (verbatim_ > 0) {
      while (!block.text.empty() && is_html_space(block.text.back())) block.text.pop_back();
    }
    if (block.text.empty() && block.spans.empty()) return;
    place(block, has_text);
    if (has_text) {
      fold_to_key(block.text, key_);
      next.key = std::hash<std::string>{}(key_);
    }
    const auto end = static_cast<std::uint32_t>(page_.blocks.size() + 1);
    for (std::uint32_t e = next.element; page_.elements[e].end_block != kOpen;
         e = page_.elements[e].parent) {
      page_.elements[e].end_block = end;
    }
    page_.blocks.push_back(std::move(next));
  }

  void place(Block& block, bool has_text) {
    block.quote_depth = static_cast<std::uint8_t>(std::min(quotes_, 255));
    block.table = tables_.place();
    if (!has_text) {
      block.kind = BlockKind::image;
    } else if (verbatim_ > 0) {
      block.kind = BlockKind::code;
      block.code_language = language_;
    } else if (heading_ > 0) {
      block.kind = BlockKind::heading;
      block.heading_level = heading_;
    } else if (captions_ > 0) {
      block.kind = BlockKind::caption;
    } else if (tables_.in_cell()) {
      block.kind = BlockKind::table_cell;
    }
    lists_.place(block);
  }

  std::uint32_t common_element(const std::vector<std::uint32_t>& elements) const {
    std::uint32_t a = elements.front();
    for (std::uint32_t b : elements) {
      while (a != b) (a > b ? a : b) = page_.elements[std::max(a, b)].parent;
    }
    return a;
  }

  const Document* document_ = nullptr;
  CueReader cue_reader_;
  std::string base_url_;
  std::size_t added_by_base_ = 0;
  Page page_;
  InlineRun run_;
  Tables tables_;
  std::vector<Frame> frames_;
  Lists lists_;
  std::string language_;
  std::string key_;  // of the block that ended last
  std::uint32_t current_ = 0;
  int quotes_ = 0;
  int verbatim_ = 0;
  int captions_ = 0;
  std::uint8_t heading_ = 0;
  bool apart_ = false;  // the last thing read was the end of an <a>, <span>, <time> or <label>
};

// The page's own base, should it name one.
std::string base_of(const Document& document, std::string_view url) {
  for (Node node = document.head().first_child(); node; node = node.next_sibling()) {
    if (node.tag() == Tag::base && node.has_attribute(Attr::href)) {
      return resolve_url(url, node.attribute(Attr::href));
    }
  }
  return std::string(url);
}

}  // namespace

Page segment(const Document& document, std::string_view base_url) {
  if (!document.body()) return {};
  return Segmenter(base_of(document, base_url)).run(document);
}

}  // namespace pith
