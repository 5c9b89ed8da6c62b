// What was last found out about a text, for texts that come again and again in one page: class
// attributes. A place for each hash and no more, so that no page can make it large or slow.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pith {

template <typename Value>
class TextCache {
 public:
  // The value of `text`, from make(text) unless it is there. The text must outlive the cache.
  template <typename Make>
  const Value& get(std::string_view text, Make&& make) {
    Entry& entry = entries_[place_of(text)];
    if (entry.text != text || entry.text.empty()) {
      entry.value = make(text);
      entry.text = text;
    }
    return entry.value;
  }

 private:
  static constexpr int kBits = 8;  // templates have some dozens of classes

  struct Entry {
    std::string_view text = {};
    Value value = {};
  };

  static std::size_t place_of(std::string_view text) {
    std::uint64_t sum = text.size();
    const auto mix = [&sum](std::uint64_t word) {
      sum = (sum ^ word) * 0x9E3779B97F4A7C15ULL;
      sum ^= sum >> 29;
    };
    while (text.size() >= sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data(), sizeof word);
      mix(word);
      text.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
    mix(rest);
    return static_cast<std::size_t>(sum >> (64 - kBits));  // the bits that all others reach
  }

  std::array<Entry, std::size_t{1} << kBits> entries_ = {};
};

}  // namespace pith
