#include "metadata/values/machine_values.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(IsPlaceholderImage, Table) {
  for (const char* url :
       {"https://a.example/img/placeholder.png", "https://a.example/1x1.gif", "/img/spacer.gif?x=1",
        "https://a.example/no-image-600x400.jpg", "data:image/gif;base64,R0lG",
        "https://a.example/image_not_available.jpg", "default-thumbnail.png"}) {
    EXPECT_TRUE(is_placeholder_image(url)) << url;
  }
  for (const char* url : {"https://a.example/blank-pages-of-an-old-book.jpg", "default-1234.jpg",
                          "https://a.example/placeholder/boats.jpg", "https://a.example/", "",
                          "https://a.example/600x400.jpg", "missing-boat.jpg"}) {
    EXPECT_FALSE(is_placeholder_image(url)) << url;
  }
}

TEST(IsBlankImage, Table) {
  for (const char* url :
       {"https://a.example/1x1.gif", "/img/spacer.gif", "data:image/gif;base64,R"}) {
    EXPECT_TRUE(is_blank_image(url)) << url;
  }
  for (const char* url : {"/img/placeholder.png", "/img/default.jpg", "/img/pixel-art.png"}) {
    EXPECT_FALSE(is_blank_image(url)) << url;
  }
}

TEST(IsMachineTag, Table) {
  for (const char* tag : {"type:article", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/town/works/",
                          "1234567", "UA-1234567-1", "GTM-ABCD12", "page_type:article",
                          "b64fa93d2c7e11", "ch_news/local/x", "nt_topic_7", "{\"a\":1}", "a=b",
                          "https://a.example/t", "0123456789abcdef", "1", "#", "-", "..."}) {
    EXPECT_TRUE(is_machine_tag(tag)) << tag;
  }
  for (const char* tag : {"Boats", "2024", "Interview: Jane Doe", "AC/DC", "C++", "top 10",
                          "he/she/they", "std::vector", "python:3", "my_snake_case", "90210", "G-7",
                          "DC-10", "E=mc2", "76", "R", "\xE2\x99\xA5"}) {
    EXPECT_FALSE(is_machine_tag(tag)) << tag;
  }
}

TEST(IsMissingValue, Table) {
  for (const char* value : {"null", "None", "undefined", "NaN", "N/A", "[object Object]"}) {
    EXPECT_TRUE(is_missing_value(value)) << value;
  }
  for (const char* value : {"", "null pointers", "nullable", "Nonesuch"}) {
    EXPECT_FALSE(is_missing_value(value)) << value;
  }
}

}  // namespace
}  // namespace pith::internal
