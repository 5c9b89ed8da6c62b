// What segment() remembers of the images that it has met: which is shown twice, and which caption
// belongs to which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "page/page_model.h"

namespace pith::internal {

class Pictures {
 public:
  struct Picture {
    std::string_view target;
    std::string_view alt;
    bool in_noscript = false;
    bool lazy = false;
  };

  // False when the image is the one before again: its twin for readers without scripts, or for
  // those with. Texts between two images make them two.
  bool is_new(const Picture& picture);
  void see_text() { any_ = false; }

  // A block of `page` with images in it was finished, of page.figures or page.blocks the last.
  void end_images(PageModel& page, bool figure);
  // A block of other text was finished: no caption of the images before it follows.
  void end_text() {
    if (figures_ == 0) where_ = Where::none;
  }
  // How many blocks of images there were.
  std::size_t count() const { return count_; }

  bool in_figure() const { return figures_ > 0; }
  void begin_figure();
  void end_figure();
  // A caption was read: the blocks from `first` on.
  void end_caption(PageModel& page, std::uint32_t first);

 private:
  enum class Where : std::uint8_t { none, blocks, figures };

  void attach(PageModel& page, std::uint32_t first, std::uint32_t end);

  // The last image, while nothing but white space follows.
  bool any_ = false;
  bool in_noscript_ = false;
  bool paired_ = false;
  std::string target_;
  std::string alt_;

  // The block of images that a caption would belong to.
  Where where_ = Where::none;
  std::uint32_t index_ = 0;
  std::size_t count_ = 0;
  int figures_ = 0;  // open <figure>s
  // A caption that is before its image.
  std::uint32_t early_first_ = 0;
  std::uint32_t early_end_ = 0;
};

}  // namespace pith::internal
