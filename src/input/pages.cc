// The public reader: a range over a stream.
#include <optional>
#include <utility>

#include "input/page_stream.h"
#include "pith/input.h"

namespace pith {

Pages::Pages(std::unique_ptr<internal::PageStream> stream) : stream_(std::move(stream)) {}
Pages::Pages(Pages&& other) noexcept
    : stream_(std::move(other.stream_)),
      page_(std::exchange(other.page_, std::nullopt)),
      begun_(other.begun_) {}
Pages& Pages::operator=(Pages&& other) noexcept {
  stream_ = std::move(other.stream_);
  page_ = std::exchange(other.page_, std::nullopt);
  begun_ = other.begun_;
  return *this;
}
Pages::~Pages() = default;

Pages::iterator Pages::begin() {
  if (!begun_) read();
  return iterator(this);
}

void Pages::read() {
  begun_ = true;
  page_ = stream_ == nullptr ? std::nullopt : stream_->next();
}

std::map<std::string, std::size_t> Pages::skipped() const {
  if (stream_ == nullptr) return {};
  return stream_->skipped();
}

std::map<std::string, std::size_t> Pages::passed_over() const {
  if (stream_ == nullptr) return {};
  return stream_->passed_over();
}

Pages read_pages(const std::string& input, const InputOptions& options) {
  return Pages(internal::open_input(input, options));
}

Pages read_pages(const std::vector<std::string>& inputs, const InputOptions& options) {
  return Pages(internal::open_inputs(inputs, std::nullopt, options));
}

Pages read_list(const std::string& path, const InputOptions& options) {
  return Pages(internal::open_list(path, options));
}

}  // namespace pith
