// Pages that have no content of their own: shells that scripts fill, notices in place of a page.
// And short articles, which must not be taken for such, below which is a long thread.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "pith/extract.h"
#include "pith/write.h"

namespace pith::internal {
namespace {

constexpr std::string_view kShell = "a script fills the page: render it in a browser first";
constexpr std::string_view kMenu =
    "<header><nav><ul><li><a href=/>Home</a><li><a href=/shop>Shop</a><li><a href=/about>About us"
    "</a><li><a href=/contact>Contact</a></ul></nav></header>";
constexpr std::string_view kFooter =
    "<footer><a href=/imprint>Imprint</a><p>&copy; 2025 Harbor Ltd. All rights reserved.</p>"
    "</footer>";

TEST(NoPage, AShellOfScriptsSaysSo) {
  const std::string menu(kMenu);
  const std::string footer(kFooter);
  const std::string shells[] = {
      "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"
      "<script src=/main.js></script>",
      "<noscript><strong>We're sorry but the shop doesn't work without JavaScript enabled. Please "
      "enable it to continue.</strong></noscript><div id=app></div><script src=/app.js></script>",
      "<div id=root></div><noscript>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen. Ohne "
      "JavaScript kann der Inhalt nicht angezeigt werden.</noscript><script>start()</script>",
      "<div id=root></div><noscript>\xE3\x81\x93\xE3\x81\xAE\xE3\x83\x9A\xE3\x83\xBC\xE3\x82\xB8"
      "\xE3\x82\x92\xE8\xA6\x8B\xE3\x82\x8B\xE3\x81\xAB\xE3\x81\xAF JavaScript "
      "\xE3\x81\x8C\xE5\xBF\x85\xE8\xA6\x81\xE3\x81\xA7\xE3\x81\x99\xE3\x80\x82</noscript>"
      "<script>start()</script>",
      "<div id=__next><div class=spinner></div></div><script type=application/json>"
      "{\"props\":{}}</script><script src=/chunk.js></script>",
      "<div id=root><div class=warning><h1>Please enable JavaScript</h1><p>This site needs "
      "JavaScript to work. Please enable it in your browser and reload the page.</p></div></div>"
      "<script src=/bundle.js></script>",
      "<div class=main><h2>Checking your browser before you get to the site.</h2><noscript><p>"
      "Enable JavaScript and cookies to continue</p></noscript><p>This takes a few seconds, and "
      "your browser goes on by itself.</p></div><script>check()</script>",
      menu + "<main id=app></main>" + footer +
          "<noscript><p>JavaScript is required to view this page. Please turn it on in your "
          "browser's settings.</p></noscript><script src=/app.js></script>",
  };
  for (const std::string& shell : shells) {
    const Article article =
        extract("<!doctype html><html><head><title>Harbor</title></head><body>" + shell);
    EXPECT_EQ(article.outcome, Outcome::no_content) << shell << write_text(article);
    EXPECT_EQ(article.message, kShell) << shell;
    EXPECT_EQ(article.page_type, PageType::unknown) << shell;
    EXPECT_FALSE(article.confidence) << shell;
  }
  const Article loading = extract(
      "<!doctype html><html><body><my-app>Loading, please wait...</my-app><script "
      "src=/main.js></script>");
  EXPECT_EQ(loading.message, kShell);
  EXPECT_LT(loading.confidence, 0.5F);
  EXPECT_EQ(loading.page_type, PageType::unknown);
}

TEST(NoPage, OtherShortPagesAreNoShells) {
  const std::string notice =
      "<main><h1>Notice</h1><p>The office is closed on Friday. It opens again on Monday at nine, "
      "and letters that come in between are answered then.</p></main>";
  const std::string scripted = notice + "<script src=/count.js></script>";
  const std::string pages[] = {notice, scripted,
                               std::string(kMenu) + scripted +
                                   "<noscript>Turn on JavaScript for the chat.</noscript>" +
                                   std::string(kFooter)};
  for (const std::string& page : pages) {
    const Article article = extract("<!doctype html><html><body>" + page);
    EXPECT_EQ(article.outcome, Outcome::content);
    EXPECT_EQ(article.message, "");
    EXPECT_NE(write_text(article).find("closed on Friday"), std::string::npos);
    EXPECT_EQ(write_text(article).find("JavaScript"), std::string::npos);
  }
  // Nothing is there to fill it.
  const Article empty = extract("<!doctype html><html><body><div id=root></div>");
  EXPECT_EQ(empty.outcome, Outcome::no_content);
  EXPECT_EQ(empty.message, "");
}

TEST(NoPage, NoticesHaveNoTypeAndLittleConfidence) {
  const std::string menu(kMenu);
  const std::string footer(kFooter);
  const std::string notices[] = {
      menu +
          "<main><h1>404</h1><h2>Page not found</h2><p>Sorry, the page you are looking for does "
          "not exist or has been moved.</p><a href=/>Back to the home page</a></main>" +
          footer,
      "<center><h1>404 Not Found</h1></center><hr><center>server</center>",
      menu +
          "<div id=content><h1>Diese Seite gibt es nicht mehr</h1><p>Die gesuchte Seite wurde "
          "leider nicht gefunden. Vielleicht wurde sie verschoben oder gel\xC3\xB6scht. Bitte "
          "pr\xC3\xBC"
          "fen Sie die Adresse oder nutzen Sie die Suche.</p></div>" +
          footer,
      "<div class=wall><h2>Votre vie priv\xC3\xA9"
      "e nous importe</h2><p>Nous et nos partenaires "
      "stockons des informations sur un appareil, telles que les cookies, et traitons des "
      "donn\xC3\xA9"
      "es pour les annonces et le contenu personnalis\xC3\xA9s.</p><button>Accepter"
      "</button><a href=/p>En savoir plus</a></div>",
      "<div class=login><h1>Log in to continue</h1><form><input name=e><button>Log in</button>"
      "</form><p>Forgot your password? <a href=/r>Reset it</a></p><p>New here? <a href=/s>Create "
      "an "
      "account</a> to read this and thousands of other articles.</p></div>",
      menu +
          "<main><h1>Resultados de la b\xC3\xBAsqueda</h1><p>No se han encontrado resultados "
          "para su b\xC3\xBAsqueda.</p><p>Int\xC3\xA9ntelo de nuevo con otras palabras.</p>"
          "</main>" +
          footer,
      "<h1>Internal Server Error</h1><p>The server encountered an internal error and was unable to "
      "complete your request.</p><p>Please contact the server administrator.</p><address>Server at "
      "example.org</address>",
      "<p>Words enough for a paragraph that is kept, and a few more words behind it.</p>",
  };
  for (const std::string& notice : notices) {
    const Article article =
        extract("<!doctype html><html><head><title>Harbor</title></head><body>" + notice,
                {.explain = true});
    EXPECT_EQ(article.page_type, PageType::unknown) << notice;
    EXPECT_LE(article.confidence, 0.5F) << notice;
    EXPECT_EQ(article.page_type_reason,
              article.outcome == Outcome::content ? "too short to tell" : "");
  }
}

TEST(NoPage, ShortPagesThatShowTheirTypeHaveIt) {
  const std::string text =
      "<article><h1>Ferry stops</h1><p>The ferry does not sail this week, because the crew has "
      "found a hole in its hull. It sails again on Monday, the harbor office says.</p></article>";
  for (const char* head :
       {"<meta property=og:type content=article>",
        "<meta property=article:published_time content=2024-05-01>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry "
        "stops\"}</script>"}) {
    const Article article = extract(std::string("<!doctype html><html><head><title>Ferry "
                                                "stops</title>") +
                                    head + "</head><body>" + text);
    EXPECT_EQ(article.page_type, PageType::article) << head;
  }
}

std::string sentences(int count, int seed) {
  constexpr const char* kNouns[] = {"boat", "lamp", "wall", "crew", "mayor", "bridge", "storm"};
  constexpr const char* kVerbs[] = {"saw", "found", "sold", "moved", "lost"};
  std::string out;
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(seed) * 31 + static_cast<std::size_t>(i) * 17;
    out += std::string(out.empty() ? "" : " ") + "The " + kNouns[at % 7] + " of the town " +
           kVerbs[at % 5] + " a " + kNouns[(at / 7 + 3) % 7] + " near the " + kNouns[at / 5 % 7] +
           " in the night.";
  }
  return out;
}

// A comment in one of several markups.
std::string comment(int markup, int number) {
  const std::string text = "<p>" + sentences(1 + number % 5, number) + "</p>";
  const std::string day = std::to_string(number % 28 + 1) + " May 2024";
  switch (markup) {
    case 0:
      return "<li class='comment even depth-1'><article class=comment-body><footer "
             "class=comment-meta><b class=fn>Anna</b> says: <time>" +
             day + "</time></footer><div class=comment-content>" + text +
             "</div><a rel=nofollow href=#r>Reply</a></article></li>";
    case 1:
      return "<li class=post><div class=post-content><header>Bob <span class=post-meta>" + day +
             "</span></header><div class=post-message>" + text +
             "</div><footer><ul><li>Reply<li>Share</ul></footer></div></li>";
    case 2:
      return "<li><div class=comment-head><b>Carla</b> <i>" + day + "</i></div><div>" + text +
             "</div></li>";
    default:
      return "<li><div class=user-comment><img src=/a.png width=40 height=40> Dieter <span>" + day +
             "</span></div><div class=user-comment-text>" + text + "</div></li>";
  }
}

TEST(NoPage, AShortArticleIsKeptAboveALongThread) {
  constexpr const char* kAround[] = {"<ol class=comment-list>", "<ul id=disqus_thread>",
                                     "<ul class=comments>", "<ul class=comments-wrap>"};
  for (int markup = 0; markup < 4; ++markup) {
    for (const int sentences_of_article : {4, 8}) {
      for (const int comments : {30, 100}) {
        std::string page =
            "<!doctype html><html><head><title>The bridge opens</title><meta property=og:type "
            "content=article><meta property=article:published_time content=2024-05-01></head>"
            "<body>" +
            std::string(kMenu) +
            "<main><article><h1>The bridge opens</h1><div "
            "class=entry-content><p>Councilwords first. " +
            sentences(sentences_of_article / 2, 7) + "</p><p>" +
            sentences(sentences_of_article / 2, 99) +
            " Councilwords last.</p></div>"
            "</article><section><h2>" +
            std::to_string(comments) + " comments</h2>" + kAround[markup];
        for (int i = 0; i < comments; ++i) page += comment(markup, i);
        page += "</section></main>" + std::string(kFooter);
        const Article article = extract(page);
        const std::string text = write_text(article);
        const std::string what = std::to_string(markup) + ", " + std::to_string(comments);
        EXPECT_NE(text.find("Councilwords first"), std::string::npos) << what;
        EXPECT_NE(text.find("Councilwords last"), std::string::npos) << what;
        EXPECT_LT(text.size(), 1'500U) << what;
        EXPECT_EQ(article.page_type, PageType::article) << what;
        EXPECT_GT(write_text(extract(page, {.comments = true})).size(), 3'000U) << what;
      }
    }
  }
}

}  // namespace
}  // namespace pith::internal
