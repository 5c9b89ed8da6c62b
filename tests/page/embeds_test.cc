#include "page/embeds.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {
namespace {

// "url (title)" of the page's first embed.
std::string embed(std::string_view page) {
  const Document document = Document::parse(page, SIZE_MAX);
  std::string found;
  walk(document.body(), [&](Node node) {
    if (!found.empty()) return false;
    if (!node.is_element()) return false;
    if (const auto e = read_embed(node)) {
      found = e->url;
      if (!e->title.empty()) found.append(" (").append(e->title).append(")");
    }
    return true;
  });
  return found;
}

struct Case {
  std::string_view page;
  std::string_view expected;
};

TEST(Embeds, WhatReadersSee) {
  const Case cases[] = {
      {"<p>a</p><iframe src=https://v.example/embed/a1 title='A film'></iframe>",
       "https://v.example/embed/a1 (A film)"},
      {"<p>a</p><iframe data-src=//player.example/a1 src=about:blank></iframe>",
       "//player.example/a1"},
      {"<p>a</p><iframe src=https://maps.example/maps/x></iframe>", "https://maps.example/maps/x"},
      // A name that somebody made up says nothing.
      {"<p>a</p><iframe src=https://v.example/embed/x-ad-y></iframe>",
       "https://v.example/embed/x-ad-y"},
      {"<video src=/a.mp4></video>", "/a.mp4"},
      {"<video><source src=/a.webm><source src=/b.mp4></video>", "/a.webm"},
      {"<audio controls src=/a.mp3 title=Waves></audio>", "/a.mp3 (Waves)"},
      {"<object data=/paper.pdf type=application/pdf>a</object>", "/paper.pdf"},
      {"<amp-youtube data-videoid=abcdefghijk></amp-youtube>",
       "https://www.youtube.com/watch?v=abcdefghijk"},
      {"<lite-youtube videoid=abcdefghijk></lite-youtube>",
       "https://www.youtube.com/watch?v=abcdefghijk"},
      {"<amp-twitter data-tweetid=1234567890123></amp-twitter>",
       "https://twitter.com/i/status/1234567890123"},
      {"<amp-facebook data-href=https://a.example/p/1></amp-facebook>", "https://a.example/p/1"},
      {"<amp-audio src=/a.mp3></amp-audio>", "/a.mp3"},
  };
  for (const Case& c : cases) EXPECT_EQ(embed(c.page), c.expected) << c.page;
}

TEST(Embeds, WhatIsNone) {
  for (const std::string_view page :
       {"<p>a</p><iframe></iframe>", "<p>a</p><iframe src=https://a.example/x></iframe>",
        "<p>a</p><iframe src=https://ads.example/embed/1></iframe>",
        "<p>a</p><iframe src=https://a.example/embed/1 width=0 height=0></iframe>",
        "<p>a</p><iframe src=https://a.example/embed/1 style='display: none'></iframe>",
        "<p>a</p><iframe src=https://a.example/ns.html></iframe>",
        "<p>a</p><iframe src=https://a.example/forms/embed></iframe>",
        "<p>a</p><iframe src=javascript:alert(1)></iframe>", "<video></video>",
        "<video src=blob:https://a.example/1></video>", "<object data=/a.swf></object>",
        "<amp-youtube data-videoid='\"><script>'></amp-youtube>", "<amp-twitter></amp-twitter>",
        "<amp-twitter data-tweetid=1></amp-twitter>", "<my-card>a</my-card>",
        "<embed src=/a.swf>"}) {
    EXPECT_EQ(embed(page), "") << page;
  }
}

}  // namespace
}  // namespace pith::internal
