#include "html/tree.h"

#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "html/prefilter.h"
#include "html/tag.h"
#include "text/character_reference.h"

namespace pith::internal {
namespace {

// All memory of one parse, for Gumbo's allocator hook. It is allocated by moving a pointer and
// freed all at once. Gumbo checks no allocation, so if the budget or the system's memory is
// exhausted, the parse is left by longjmp. Only Gumbo's C frames are between it and parse(), and
// all of their memory belongs to the arena.
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

  std::size_t used() const { return used_; }
  // Whether the parse was left because the system has no memory, not because of the budget.
  bool is_refused() const { return is_refused_; }

  static void* allocate(void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  }
  static void ignore_free(void*, void*) {}

  std::jmp_buf out_of_memory;

 private:
  struct alignas(std::max_align_t) Chunk {
    Chunk* next;
  };
  // The skeleton of a median page fits into the first chunk.
  static constexpr std::size_t kFirstChunk = std::size_t{1} << 16;
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
    if (chunk == nullptr) {
      is_refused_ = true;
      std::longjmp(out_of_memory, 1);
    }
    budget_ -= want;
    used_ += want;
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
  std::size_t used_ = 0;
  bool is_refused_ = false;
};

constexpr std::uint32_t kNone = TreeNode::kNone;

// A function without objects that have destructors, because longjmp would skip them.
const GumboNode* parse_in(Arena& arena, std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::ignore_free;
  options.userdata = &arena;
  options.max_errors = 0;  // each stored error copies the stack of open elements
  if (setjmp(arena.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

// Gumbo's UTF-8 is well-formed.
std::uint32_t next_code_point(const char*& at) {
  const auto byte = [&at] { return static_cast<unsigned char>(*at++); };
  const std::uint32_t lead = byte();
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  std::uint32_t code = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) code = code << 6 | (byte() & 0x3FU);
  return code;
}

class Builder {
 public:
  explicit Builder(Tree& tree) : skeleton_(tree.skeleton), nodes_(tree.nodes) {
    nodes_.reserve(2 * skeleton_.tags.size() + skeleton_.sequences.size() + 16);
  }

  // Visits the tree in document order, without recursion.
  void run(const GumboNode* root) {
    const GumboNode* node = root;
    unsigned child = 0;
    element(node);
    while (true) {
      const GumboVector& children = node->v.element.children;
      if (child < children.length) {
        const auto* next = static_cast<const GumboNode*>(children.data[child]);
        ++child;
        if (is_text(next)) {
          texts(next->v.text.text);
        } else if (is_element(next)) {
          element(next);
          node = next;
          child = 0;
        }
        continue;
      }
      const std::uint32_t tag = nodes_[open_.back().node].start_tag;
      close();
      followers(tag);
      if (node == root) return;
      child = static_cast<unsigned>(node->index_within_parent) + 1;
      node = node->parent;
    }
  }

 private:
  std::uint32_t add(const TreeNode& node) {
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    if (!open_.empty()) {
      Open& parent = open_.back();
      (parent.last_child == kNone ? nodes_[parent.node].first_child
                                  : nodes_[parent.last_child].next_sibling) = number;
      parent.last_child = number;
    }
    nodes_.push_back(node);
    nodes_.back().parent = open_.empty() ? kNone : open_.back().node;
    return number;
  }

  void open(const TreeNode& node) {
    const std::uint32_t number = add(node);
    open_.push_back({number, kNone});
  }

  void close() { open_.pop_back(); }

  void element(const GumboNode* source) {
    const GumboElement& element = source->v.element;
    TreeNode node;
    node.tag = tag_of_gumbo(element.tag);
    node.is_html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
    if (element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_BODY) {
      node.start_tag = merged_tag(element);
    } else if (element.original_tag.data != nullptr && element.original_tag.length > 0) {
      node.start_tag = skeleton_.tag_at(
          static_cast<std::size_t>(element.original_tag.data - skeleton_.html.data()));
    }
    open(node);
  }

  // Adds the elements that follow the one of the start tag: StartTag::follows.
  void followers(std::uint32_t tag) {
    if (tag == kNone) return;
    while (++tag < skeleton_.tags.size() && skeleton_.tags[tag].follows) {
      TreeNode node;
      node.tag = skeleton_.tags[tag].tag;
      node.is_html = true;
      node.start_tag = tag;
      add(node);
    }
  }

  // For <html> and <body>: the first tag, merged with the attributes of later ones; see
  // SkeletonWriter::emit_marker.
  std::uint32_t merged_tag(const GumboElement& element) {
    StartTag merged;
    const auto first = static_cast<std::uint32_t>(skeleton_.attributes.size());
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* marker = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      std::uint32_t number = 0;
      const char* const end = marker->name + std::strlen(marker->name);
      std::from_chars(marker->name + 1, end, number);
      if (number >= skeleton_.tags.size()) continue;
      const StartTag tag = skeleton_.tags[number];
      if (i == 0) merged = tag;
      for (std::uint32_t k = 0; k < tag.attributes; ++k) {
        const AttributeValue attribute = skeleton_.attributes[tag.first_attribute + k];
        if (i > 0 && merged.has.has(attribute.name)) continue;
        merged.has.add(attribute.name);
        skeleton_.attributes.push_back(attribute);
      }
    }
    merged.first_attribute = first;
    merged.attributes = static_cast<std::uint16_t>(skeleton_.attributes.size() - first);
    skeleton_.tags.push_back(merged);
    return static_cast<std::uint32_t>(skeleton_.tags.size() - 1);
  }

  // Handles a text node of Gumbo: placeholders of sequences, and white space unchanged.
  void texts(const char* at) {
    while (*at != '\0') {
      const std::uint32_t code = next_code_point(at);
      const std::uint32_t number = Skeleton::sequence_of(code);
      if (number < skeleton_.sequences.size()) {
        sequence(skeleton_.sequences[number]);
      } else if (code < 0x80) {
        literal(static_cast<char>(code));
      }
    }
    end_text();
  }

  void sequence(Skeleton::Sequence range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const InlineItem& item = skeleton_.items[i];
      if (item.kind == InlineItem::Kind::open) {
        end_text();
        TreeNode node;
        node.tag = skeleton_.tags[item.begin].tag;
        node.is_html = true;
        node.start_tag = item.begin;
        open(node);
      } else if (item.kind == InlineItem::Kind::generated) {
        end_text();
        TreeNode node;
        node.tag = static_cast<Tag>(item.begin);
        node.is_html = true;
        open(node);
      } else if (item.kind == InlineItem::Kind::close) {
        end_text();
        close();
      } else {
        text(item);
      }
    }
  }

  // Adjacent pieces make one text node. A single piece is not copied and points into the page.
  void text(const InlineItem& item) {
    const std::string_view piece = skeleton_.page().substr(item.begin, item.end - item.begin);
    if (!has_text_) {
      text_ = {};
      text_.is_text = true;
      text_.source_begin = item.begin;
      text_.source_end = item.end;
      has_text_ = true;
      if (item.kind == InlineItem::Kind::text || item.kind == InlineItem::Kind::white) {
        text_.text = {item.begin, item.end - item.begin, false};
        return;
      }
      text_.text = {static_cast<std::uint32_t>(skeleton_.pool.size()), 0, true};
    } else {
      text_.source_begin =
          text_.source_end == 0 ? item.begin : std::min(text_.source_begin, item.begin);
      text_.source_end = std::max(text_.source_end, item.end);
      to_pool();
    }
    if (item.kind == InlineItem::Kind::coded) {
      append_decoded(skeleton_.pool, piece, ReferencesIn::text);
    } else if (item.kind == InlineItem::Kind::plain) {
      append_plain(skeleton_.pool, piece);
    } else {
      skeleton_.pool.append(piece);
    }
  }

  // Adds white space, which has no source position.
  void literal(char c) {
    if (!has_text_) {
      text_ = {};
      text_.is_text = true;
      text_.text = {static_cast<std::uint32_t>(skeleton_.pool.size()), 0, true};
      has_text_ = true;
    }
    to_pool();
    skeleton_.pool.push_back(c);
  }

  void to_pool() {
    if (text_.text.pooled) return;
    const TextSpan span = text_.text;
    text_.text = {static_cast<std::uint32_t>(skeleton_.pool.size()), 0, true};
    skeleton_.pool.append(skeleton_.page().substr(span.begin, span.size));
  }

  void end_text() {
    if (!has_text_) return;
    has_text_ = false;
    if (text_.text.pooled) {
      text_.text.size = static_cast<std::uint32_t>(skeleton_.pool.size()) - text_.text.begin;
    }
    if (text_.text.size > 0) add(text_);
  }

  struct Open {
    std::uint32_t node = 0;
    std::uint32_t last_child = 0;
  };

  Skeleton& skeleton_;
  std::vector<TreeNode>& nodes_;
  std::vector<Open> open_;
  TreeNode text_;  // the text node being read, while has_text_
  bool has_text_ = false;
};

// The bytes of the skeleton's and the tree's tables.
std::size_t table_bytes(const Skeleton& skeleton) {
  return skeleton.html.size() * 2 + skeleton.pool.size() +
         skeleton.tags.size() * (sizeof(StartTag) + 2 * sizeof(TreeNode)) +
         skeleton.attributes.size() * sizeof(AttributeValue) +
         skeleton.items.size() * (sizeof(InlineItem) + sizeof(TreeNode));
}

}  // namespace

Tree parse_tree(std::string_view page, std::size_t max_memory, std::size_t max_work) {
  Tree tree(page);
  if (page.size() > Skeleton::kMaxBytes) return tree;
  tree.skeleton = prefilter(page, max_work);
  const std::size_t tables = table_bytes(tree.skeleton);
  if (!tree.skeleton.whole || tables > max_memory) return tree;
  Arena arena(max_memory - tables);
  const GumboNode* root = parse_in(arena, tree.skeleton.html);
  if (arena.is_refused()) throw std::bad_alloc();
  tree.memory_bytes = tables + arena.used();
  if (root != nullptr) Builder(tree).run(root);
  return tree;
}

}  // namespace pith::internal
