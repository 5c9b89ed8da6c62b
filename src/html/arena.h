// The memory of one parse, for Gumbo's allocator hook. tree.cc is its only user.
#pragma once

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>

namespace pith {

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

  std::size_t used() const { return used_; }

  static void* allocate(void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  }
  static void ignore_free(void*, void*) {}

  std::jmp_buf out_of_memory;

 private:
  struct alignas(std::max_align_t) Chunk {
    Chunk* next;
  };
  // A median page's skeleton fits into the first one.
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
    if (chunk == nullptr) std::longjmp(out_of_memory, 1);
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
};

}  // namespace pith
