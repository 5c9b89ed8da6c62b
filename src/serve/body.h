// Collects the body of a request: decompresses it, parses forms, and keeps to the limits.
#pragma once

#include <microhttpd.h>
#include <zlib.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "serve/request_head.h"

namespace pith::internal::serve {

// The memory that the pages of all requests together may take.
class MemoryBudget {
 public:
  explicit MemoryBudget(std::size_t bytes) : bytes_(bytes), left_(bytes) {}

  std::size_t held() const { return bytes_ - left_; }

  // What one request holds of the budget. The destructor gives it back.
  class Share {
   public:
    explicit Share(MemoryBudget& budget) : budget_(budget) {}
    ~Share() { budget_.left_ += held_; }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    // Takes `bytes` more. Returns false, and takes nothing, if the budget has less than that left.
    bool take(std::size_t bytes) {
      std::size_t left = budget_.left_;
      do {
        if (left < bytes) return false;
      } while (!budget_.left_.compare_exchange_weak(left, left - bytes));
      held_ += bytes;
      return true;
    }

   private:
    MemoryBudget& budget_;
    std::size_t held_ = 0;
  };

 private:
  std::size_t bytes_;
  std::atomic<std::size_t> left_;
};

class Body {
 public:
  // At most `max_bytes` are kept, after decompression.
  Body(std::size_t max_bytes, MemoryBudget& budget) : max_bytes_(max_bytes), share_(budget) {}
  ~Body();
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  // Prepares for the body that `head` announces. A form is one of multipart/form-data.
  void open(const RequestHead& head, MHD_Connection* connection, bool is_form);
  // Appends a piece as it came from the client. After a refusal it is dropped.
  void add(std::string_view piece);
  // Checks that the body is complete.
  void close();

  // Refuses the body and frees what was collected.
  void refuse(Answer answer);
  // The answer if the body was refused.
  const std::optional<Answer>& refused() const { return refused_; }
  // How many bytes were kept.
  std::size_t size() const { return size_; }
  // Counts `more` bytes against the memory budget. Returns false if there is no room.
  bool reserve(std::size_t more) { return share_.take(more); }

  std::string bytes = {};                          // unless it is a form
  std::map<std::string, std::string> fields = {};  // of a form

 private:
  static MHD_Result add_to_field(void* self, MHD_ValueKind kind, const char* name,
                                 const char* filename, const char* type, const char* encoding,
                                 const char* data, std::uint64_t offset, std::size_t size);
  void append(std::string& target, std::string_view data);
  void inflate(std::string_view piece);

  std::size_t max_bytes_;
  MemoryBudget::Share share_;
  std::size_t size_ = 0;
  std::optional<Answer> refused_;
  MHD_PostProcessor* form_ = nullptr;
  std::optional<z_stream> inflater_;
  bool is_inflated_ = false;       // the end of the compressed stream was reached
  bool is_out_of_memory_ = false;  // set by add_to_field(), which must not throw
};

// The answer to a body of more than `max_bytes`.
Answer too_large(std::size_t max_bytes);
// The answer if the pages of other requests fill the memory budget.
Answer no_memory();

}  // namespace pith::internal::serve
