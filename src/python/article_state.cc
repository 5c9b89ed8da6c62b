#include "python/article_state.h"

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace pith::internal::python {
namespace {

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class StateWriter {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <Plain T>
  void put(const T& value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void put(const std::string& text) {
    put(std::uint64_t{text.size()});
    bytes_.append(text);
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(std::uint64_t{values.size()});
    for (const T& value : values) put(value);
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename T>
  requires(!Plain<T>) void put(const T& value) { members(*this, value); }

  std::string bytes_;
};

class StateReader {
 public:
  explicit StateReader(std::string_view bytes) : bytes_(bytes) {}
  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  // Everything was there, and nothing else is.
  bool is_complete() const { return is_good_ && bytes_.empty(); }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) {
      is_good_ = false;
      size = 0;
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  template <Plain T>
  void get(T& value) {
    const std::string_view raw = take(sizeof(T));
    if (raw.size() == sizeof(T)) std::memcpy(&value, raw.data(), sizeof(T));
  }
  void get(bool& value) {
    std::uint8_t byte = 0;
    get(byte);
    value = byte != 0;
  }
  std::uint64_t get_count() {
    std::uint64_t count = 0;
    get(count);
    return count;
  }
  void get(std::string& text) { text = take(get_count()); }
  template <typename T>
  void get(std::vector<T>& values) {
    // Each value has at least one byte, so a false count ends with the bytes.
    for (std::uint64_t left = get_count(); left > 0 && is_good_; --left) {
      get(values.emplace_back());
    }
  }
  template <typename T>
  void get(std::optional<T>& value) {
    bool is_set = false;
    get(is_set);
    if (is_set) get(value.emplace());
  }
  template <typename T>
  requires(!Plain<T>) void get(T& value) { members(*this, value); }

  std::string_view bytes_;
  bool is_good_ = true;
};

// --- What is written and read: one list for both ------------------------------------------------

// The structured bindings do not compile when a member is added and forgotten here.
template <typename T, typename Type>
concept Like = std::same_as<std::remove_const_t<T>, Type>;

template <typename State>
void members(State& state, Like<MetaValue> auto& value) {
  auto& [text, source] = value;
  state(text, source);
}

template <typename State, Like<Metadata> T>
void members(State& state, T& metadata) {
  for (const MetadataField& field : kMetadataFields) {
    if (field.is_list()) {
      state(metadata.*field.many);
    } else {
      state(metadata.*field.one);
    }
  }
}

template <typename State>
void members(State& state, Like<Span> auto& span) {
  auto& [kind, begin, end, target, alt, link, caption, spaced] = span;
  state(kind, begin, end, target, alt, link, caption, spaced);
}

template <typename State>
void members(State& state, Like<ListPlace> auto& place) {
  auto& [depth, ordered, number, item, task] = place;
  state(depth, ordered, number, item, task);
}

template <typename State>
void members(State& state, Like<TablePlace> auto& place) {
  auto& [table, row, column, header, alignment] = place;
  state(table, row, column, header, alignment);
}

template <typename State>
void members(State& state, Like<BlockContainer> auto& container) {
  auto& [kind, id] = container;
  state(kind, id);
}

template <typename State>
void members(State& state, Like<SourceRange> auto& range) {
  auto& [begin, end] = range;
  state(begin, end);
}

template <typename State>
void members(State& state, Like<Block> auto& block) {
  auto& [kind, label, score, text, spans, heading_level, quote_depth, list, table, containers, note,
         break_before, code_language, reason, decided_by, source, line_ends_before] = block;
  state(kind, label, score, text, spans, heading_level, quote_depth, list, table, containers, note,
        break_before, code_language, reason, decided_by, source, line_ends_before);
}

template <typename State>
void members(State& state, Like<Article> auto& article) {
  auto& [outcome, message, url, encoding, metadata, page_type, page_type_reason, confidence,
         is_explained, is_plain_text, blocks, timings, memory_bytes] = article;
  state(outcome, message, url, encoding, metadata, page_type, page_type_reason, confidence,
        is_explained, is_plain_text, blocks);
}

template <typename T>
std::string written(const T& value) {
  StateWriter writer;
  members(writer, value);
  return writer.take();
}

template <typename T>
bool read(std::string_view state, T& value) {
  StateReader reader(state);
  members(reader, value);
  return reader.is_complete();
}

}  // namespace

std::string state_of(const Article& article) { return written(article); }
std::string state_of(const Metadata& metadata) { return written(metadata); }
std::string state_of(const Block& block) { return written(block); }

bool read_state(std::string_view state, Article& value) { return read(state, value); }
bool read_state(std::string_view state, Metadata& value) { return read(state, value); }
bool read_state(std::string_view state, Block& value) { return read(state, value); }

}  // namespace pith::internal::python
