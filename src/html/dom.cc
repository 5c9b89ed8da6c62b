#include "html/dom.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <cstring>

#include "html/prefilter.h"
#include "html/tag_token.h"

namespace pith {

static_assert(static_cast<int>(Tag::unknown) == static_cast<int>(GUMBO_TAG_UNKNOWN));
static_assert(static_cast<int>(Tag::div) == static_cast<int>(GUMBO_TAG_DIV));
static_assert(static_cast<int>(Tag::svg) == static_cast<int>(GUMBO_TAG_SVG));
static_assert(static_cast<int>(Tag::tt) == static_cast<int>(GUMBO_TAG_TT));

namespace {

// All memory of one parse: handed out by moving a pointer, given back at once. Gumbo checks no
// allocation, so when the budget or the system's memory ends, the way out is longjmp: there is
// nothing between it and parse() but Gumbo's C frames, and all of their memory is the arena's.
class Arena {
 public:
  explicit Arena(std::size_t budget) : budget_(budget) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    while (chunk_ != nullptr) {
      Chunk* next = chunk_->next;
      std::free(chunk_);
      chunk_ = next;
    }
  }

  static void* allocate(void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  }
  static void ignore_free(void*, void*) {}

  std::jmp_buf out_of_memory;

 private:
  struct alignas(std::max_align_t) Chunk {
    Chunk* next;
  };
  // A median page's tree fits into the first few chunks.
  static constexpr std::size_t kFirstChunk = std::size_t{1} << 18;
  static constexpr std::size_t kLargestChunk = std::size_t{1} << 24;

  void* allocate(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) *
           alignof(std::max_align_t);
    if (size > left_) grow(size);
    void* result = free_;
    free_ += size;
    left_ -= size;
    return result;
  }

  void grow(std::size_t size) {
    const std::size_t want = std::max(size, std::min(next_chunk_, budget_));
    if (want > budget_) std::longjmp(out_of_memory, 1);
    auto* chunk = static_cast<Chunk*>(std::malloc(sizeof(Chunk) + want));
    if (chunk == nullptr) std::longjmp(out_of_memory, 1);
    budget_ -= want;
    next_chunk_ = std::min(next_chunk_ * 2, kLargestChunk);
    chunk->next = chunk_;
    chunk_ = chunk;
    free_ = reinterpret_cast<char*>(chunk + 1);
    left_ = want;
  }

  Chunk* chunk_ = nullptr;
  char* free_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_chunk_ = kFirstChunk;
  std::size_t budget_;
};

// Apart from what has destructors: longjmp must not skip any.
GumboOutput* parse_in(Arena& arena, std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::ignore_free;
  options.userdata = &arena;
  options.max_errors = 0;  // each stored error copies the stack of open elements
  if (setjmp(arena.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

bool is_element_type(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

bool is_text_type(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

// The first child from index `i` on that a Node may be.
const GumboNode* child_from(const GumboNode* parent, unsigned i) {
  const GumboVector& children = parent->v.element.children;
  for (; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (is_element_type(child) || is_text_type(child)) return child;
  }
  return nullptr;
}

Node child_with_tag(Node parent, Tag tag) {
  for (Node child = parent.first_child(); child; child = child.next_sibling()) {
    if (child.tag() == tag) return child;
  }
  return {};
}

}  // namespace

bool Node::is_element() const { return node_ != nullptr && is_element_type(node_); }
bool Node::is_text() const { return node_ != nullptr && is_text_type(node_); }

Tag Node::tag() const {
  return is_element() ? static_cast<Tag>(node_->v.element.tag) : Tag::unknown;
}

std::string_view Node::name() const {
  if (!is_element() || node_->v.element.original_tag.length < 2) return {};
  GumboStringPiece name = node_->v.element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data, name.length};
}

bool Node::is_html() const {
  return node_ != nullptr && is_element_type(node_) &&
         node_->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}

std::string_view Node::text() const { return is_text() ? node_->v.text.text : std::string_view{}; }

std::string_view Node::attribute(const char* name) const {
  if (!is_element()) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&node_->v.element.attributes, name);
  return attribute != nullptr ? attribute->value : std::string_view{};
}

bool Node::has_attribute(const char* name) const {
  return is_element() && gumbo_get_attribute(&node_->v.element.attributes, name) != nullptr;
}

Node Node::parent() const {
  if (node_ == nullptr || node_->parent == nullptr || !is_element_type(node_->parent)) return {};
  return Node(node_->parent);
}

Node Node::first_child() const { return is_element() ? Node(child_from(node_, 0)) : Node{}; }

Node Node::next_sibling() const {
  if (!parent()) return {};
  return Node(child_from(node_->parent, static_cast<unsigned>(node_->index_within_parent) + 1));
}

struct Document::Parsed {
  explicit Parsed(std::size_t budget) : arena(budget) {}
  Filtered filtered;
  Arena arena;
};

void Document::Destroy::operator()(Parsed* parsed) const { delete parsed; }

Document Document::parse(std::string_view text, std::size_t max_memory) {
  Document document;
  document.parsed_.reset(new Parsed(max_memory));
  Parsed& parsed = *document.parsed_;
  parsed.filtered = prefilter(text);
  if (parsed.filtered.html.size() > max_memory) return document;
  const GumboOutput* output = parse_in(parsed.arena, parsed.filtered.html);
  if (output == nullptr || output->root == nullptr) return document;
  document.root_ = Node(output->root);
  document.head_ = child_with_tag(document.root_, Tag::head);
  document.body_ = child_with_tag(document.root_, Tag::body);
  return document;
}

Node::Range Document::source_range(Node node) const {
  if (!node || !parsed_) return {};
  const GumboStringPiece& piece =
      node.is_text() ? node.node_->v.text.original_text : node.node_->v.element.original_tag;
  const std::string& html = parsed_->filtered.html;
  if (piece.data == nullptr || piece.length == 0 || piece.data < html.data() ||
      piece.data + piece.length > html.data() + html.size()) {
    return {};
  }
  const auto begin = static_cast<std::size_t>(piece.data - html.data());
  return {parsed_->filtered.source_offset(begin),
          parsed_->filtered.source_offset(begin + piece.length - 1) + 1};
}

namespace {

bool is_phrasing(Node node) {
  if (!node.is_html()) return true;
  switch (node.tag()) {
    // clang-format off
    case Tag::a: case Tag::abbr: case Tag::acronym: case Tag::b: case Tag::bdi: case Tag::bdo:
    case Tag::big: case Tag::cite: case Tag::code: case Tag::data: case Tag::del: case Tag::dfn:
    case Tag::em: case Tag::font: case Tag::i: case Tag::img: case Tag::ins: case Tag::kbd:
    case Tag::label: case Tag::mark: case Tag::nobr: case Tag::q: case Tag::s: case Tag::samp:
    case Tag::small: case Tag::span: case Tag::strike: case Tag::strong: case Tag::sub:
    case Tag::sup: case Tag::time: case Tag::tt: case Tag::u: case Tag::unknown: case Tag::var:
    case Tag::wbr:
      return true;
    // clang-format on
    default:
      return false;
  }
}

}  // namespace

std::string text_content(Node node) {
  std::string out;
  bool space = false;
  const auto edge = [&](Node n) { space = space || !is_phrasing(n); };
  walk(
      node,
      [&](Node n) {
        if (n.is_text()) {
          for (const char c : n.text()) {
            if (is_space(c)) {
              space = true;
              continue;
            }
            if (space && !out.empty()) out.push_back(' ');
            space = false;
            out.push_back(c);
          }
          return false;
        }
        if (n.tag() == Tag::script || n.tag() == Tag::style || n.tag() == Tag::template_) {
          return false;
        }
        edge(n);
        return true;
      },
      edge);
  return out;
}

std::optional<std::string> short_text_content(Node node, std::size_t most) {
  constexpr std::size_t kMostNodes = 64;
  std::size_t nodes = 0;
  std::size_t bytes = 0;
  for (Node at = node; at;) {
    bytes += at.text().size();
    if (++nodes > kMostNodes || bytes > 4 * most) return std::nullopt;
    Node next = at.first_child();
    while (!next && at && at != node) {
      next = at.next_sibling();
      at = at.parent();
    }
    at = next;
  }
  std::string text = text_content(node);
  return text.size() <= most ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace pith
