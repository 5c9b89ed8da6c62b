#include "serve/routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace pith::internal::serve {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kPage =
    "<!DOCTYPE html><html lang=en><title>Tides</title><article><h1>Tides</h1>"
    "<p>The tide rises twice a day in most places, and the water comes up to the steps of the old "
    "harbor, where the boats are tied to iron rings that rust in the salt air.</p>"
    "<p>Nobody in the town looks at the table of tides, because everybody knows from the color of "
    "the sand how long the water has been gone, and when it will be back.</p></article></html>";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string header(const Answer& answer, const std::string& name) {
  for (const auto& [key, value] : answer.headers) {
    if (key == name) return value;
  }
  return "";
}

RequestHead head_of(const char* method, const char* path, Fields headers = {},
                    Fields parameters = {}) {
  headers.insert(headers.begin(), {"Host", "service.example"});
  return {.method = method,
          .path = path,
          .version = "HTTP/1.1",
          .headers = std::move(headers),
          .parameters = std::move(parameters)};
}

class RoutesTest : public testing::Test {
 protected:
  // Lets the service fetch: every URL has kPage, but "https://broken.example/" fails.
  void let_fetch() {
    settings_.fetch.emplace();
    settings_.fetch->host = [](const std::string& url) -> Result<std::string> { return url; };
    settings_.fetch->page = [](const FetchRequest& wanted) -> Result<Fetched> {
      if (wanted.url == "https://broken.example/") {
        return Error{Error::Kind::timed_out, wanted.url, "timed out"};
      }
      return Fetched{std::string(kPage), wanted.url + "?final", "text/html"};
    };
    fetcher_.emplace(*settings_.fetch, 5, metrics_);
  }

  Routes routes() {
    return {settings_, cleaning_, budget_, fetcher_ ? &*fetcher_ : nullptr, metrics_};
  }

  Answer answer(const RequestHead& head, std::string bytes,
                std::map<std::string, std::string> fields = {}) {
    Body body(settings_.max_bytes, budget_);
    body.bytes = std::move(bytes);
    body.fields = std::move(fields);
    return routes().answer({head, body, [] { return false; }});
  }
  Answer extract(std::string bytes, Fields parameters = {}, Fields headers = {}) {
    return answer(head_of("POST", "/extract", std::move(headers), std::move(parameters)),
                  std::move(bytes));
  }
  Answer extract_json(const Json& body, Fields parameters = {}) {
    return extract(body.dump(), std::move(parameters), {{"Content-Type", "application/json"}});
  }
  Answer report(std::map<std::string, std::string> fields, Fields headers = {}) {
    return answer(head_of("POST", "/report", std::move(headers)), "", std::move(fields));
  }

  Settings settings_;
  Metrics metrics_;
  FairSemaphore cleaning_{1, 1};
  MemoryBudget budget_{10'000'000};
  std::optional<PageFetcher> fetcher_;
};

TEST_F(RoutesTest, WhatTheHeadDecides) {
  const struct {
    const char* method;
    const char* path;
    const char* type;
    int status;  // 0: it is not refused
    const char* allow = "";
  } cases[] = {
      {"GET", "/", "", 0},
      {"HEAD", "/", "", 0},
      {"GET", "/health", "", 0},
      {"GET", "/metrics", "", 0},
      {"POST", "/extract", "", 0},
      {"POST", "/extract", "text/html; charset=latin1", 0},
      {"POST", "/extract", "application/json", 0},
      {"POST", "/report", "multipart/form-data; boundary=x", 0},
      {"POST", "/report", "Multipart/Form-Data ;boundary=x", 0},
      {"GET", "/extract/", "", 404},
      {"GET", "/nothing", "", 404},
      {"POST", "/EXTRACT", "", 404},
      {"POST", "", "", 404},
      {"GET", "/extract", "", 405, "POST"},
      {"PUT", "/extract", "", 405, "POST"},
      {"GET", "/report", "", 405, "POST"},
      {"POST", "/", "", 405, "GET"},
      {"DELETE", "/metrics", "", 405, "GET"},
      {"OPTIONS", "/health", "", 405, "GET"},
      {"POST", "/report", "", 415},
      {"POST", "/report", "application/json", 415},
      {"POST", "/report", "application/x-www-form-urlencoded", 415},
      {"POST", "/extract", "multipart/form-data; boundary=x", 415},
      {"POST", "/extract", "application/x-www-form-urlencoded; charset=utf-8", 415},
  };
  for (const auto& c : cases) {
    const RequestHead head = head_of(c.method, c.path, {{"Content-Type", c.type}});
    const std::optional<Answer> refused = routes().refuse(head);
    EXPECT_EQ(refused ? refused->status : 0, c.status) << c.method << c.path << c.type;
    if (refused) {
      EXPECT_EQ(header(*refused, "Allow"), c.allow) << c.method << c.path;
    }
  }
}

// curl says that any data is a form, unless it is told otherwise.
TEST_F(RoutesTest, WhoSendsAFormIsToldHow) {
  const auto refused = routes().refuse(
      head_of("POST", "/extract", {{"Content-Type", "application/x-www-form-urlencoded"}}));
  ASSERT_TRUE(refused);
  EXPECT_TRUE(has(refused->body, "Content-Type: text/html")) << refused->body;
}

TEST_F(RoutesTest, WhatIsKnownAboutAPath) {
  for (const char* path : {"/", "/health", "/metrics", "/extract", "/report"}) {
    EXPECT_EQ(Routes::known_path(head_of("GET", path)), path);
  }
  EXPECT_EQ(Routes::known_path(head_of("GET", "/x\"} 1\n")), "other") << "it goes to the metrics";
  EXPECT_TRUE(Routes::takes_body(head_of("POST", "/extract")));
  EXPECT_TRUE(Routes::takes_body(head_of("POST", "/report")));
  EXPECT_FALSE(Routes::takes_body(head_of("PUT", "/extract")));
  EXPECT_FALSE(Routes::takes_body(head_of("POST", "/")));
  EXPECT_FALSE(Routes::takes_body(head_of("POST", "/nothing")));
  EXPECT_TRUE(Routes::takes_form(head_of("POST", "/report")));
  EXPECT_FALSE(Routes::takes_form(head_of("POST", "/extract")));
}

TEST_F(RoutesTest, PathsWithoutABody) {
  EXPECT_EQ(Json::parse(answer(head_of("GET", "/health"), "").body)["status"], "ok");
  const Answer form = answer(head_of("GET", "/"), "");
  EXPECT_TRUE(std::string_view(form.type).starts_with("text/html"));
  EXPECT_TRUE(has(form.body, "<form"));
  const Answer metrics = answer(head_of("GET", "/metrics"), "");
  EXPECT_TRUE(std::string_view(metrics.type).starts_with("text/plain"));
  EXPECT_TRUE(has(metrics.body, "pith_requests_total"));
  EXPECT_FALSE(has(metrics.body, "fetch"));
  let_fetch();
  EXPECT_TRUE(has(answer(head_of("GET", "/metrics"), "").body, "pith_fetches_waiting 0\n"));
}

TEST_F(RoutesTest, APageIsExtracted) {
  const Answer found = extract(std::string(kPage), {}, {{"Content-Type", "text/html"}});
  EXPECT_EQ(found.status, 200);
  EXPECT_EQ(std::string_view(found.type), "application/json");
  const Json object = Json::parse(found.body);
  EXPECT_EQ(object["outcome"], "content");
  EXPECT_TRUE(has(object["text"], "The tide rises"));
  EXPECT_TRUE(has(answer(head_of("GET", "/metrics"), "").body,
                  "pith_pages_total{outcome=\"content\"} 1\n"));
}

TEST_F(RoutesTest, FormatsAndOptionsOfTheQuery) {
  const Answer text = extract(std::string(kPage), {{"format", "text"}});
  EXPECT_TRUE(std::string_view(text.type).starts_with("text/plain"));
  EXPECT_TRUE(has(text.body, "The tide rises") && !has(text.body, "{"));
  EXPECT_EQ(header(text, "Content-Security-Policy"), "");
  const Json with_id =
      Json::parse(extract(std::string(kPage), {{"id", "a"}, {"with", "html"}}).body);
  EXPECT_EQ(with_id["id"], "a");
  EXPECT_TRUE(has(with_id["html"], "<p>The tide rises"));
  const Json dropped = Json::parse(extract(std::string(kPage), {{"min_words", "1000"}}).body);
  EXPECT_EQ(dropped["outcome"], "no_content");
}

// A browser must not treat a stranger's page as one of the service.
TEST_F(RoutesTest, HtmlIsInASandbox) {
  const Answer html = extract(std::string(kPage), {{"format", "html"}});
  EXPECT_TRUE(has(header(html, "Content-Security-Policy"), "sandbox"));
  EXPECT_EQ(header(extract(std::string(kPage), {{"format", "report"}}), "Content-Security-Policy"),
            "");
}

TEST_F(RoutesTest, JsonBodies) {
  const Answer found = extract_json(
      {{"html", kPage}, {"url", "https://e.org/"}, {"options", {{"format", "markdown"}}}});
  EXPECT_EQ(found.status, 200);
  EXPECT_TRUE(std::string_view(found.type).starts_with("text/markdown"));
  // The body has the last word.
  const Answer both =
      extract_json({{"html", kPage}, {"options", {{"format", "markdown"}}}}, {{"format", "text"}});
  EXPECT_TRUE(std::string_view(both.type).starts_with("text/markdown"));
  EXPECT_EQ(extract(Json{{"html", kPage}}.dump(), {}, {{"Content-Type", "text/html"}}).status, 200)
      << "what is not called JSON is a page";
}

TEST_F(RoutesTest, WrongRequestsAreRefused) {
  const auto is_bad = [](const Answer& answer) {
    return answer.status == 400 && !answer.reason.empty();
  };
  EXPECT_TRUE(is_bad(extract("")));
  EXPECT_TRUE(is_bad(extract(std::string(kPage), {{"format", "pdf"}})));
  EXPECT_TRUE(is_bad(extract(std::string(kPage), {{"max_work", "5"}})));
  EXPECT_TRUE(is_bad(extract(std::string(kPage), {{"format", "text"}, {"with", "html"}})));
  EXPECT_TRUE(is_bad(extract("{", {}, {{"Content-Type", "application/json"}})));
  EXPECT_TRUE(is_bad(extract_json({{"html", ""}})));
  EXPECT_TRUE(is_bad(extract_json({{"url", "https://e.org/"}})));
  EXPECT_FALSE(has(metrics_.text({}), "pith_pages_total{")) << "none of them was cleaned";
}

TEST_F(RoutesTest, PagesAreFetched) {
  let_fetch();
  const Json found = Json::parse(extract_json({{"url", "https://e.org/"}}).body);
  EXPECT_EQ(found["url"], "https://e.org/?final");
  EXPECT_TRUE(has(found["text"], "The tide rises"));
  const Answer failed = extract_json({{"url", "https://broken.example/"}});
  EXPECT_EQ(failed.status, 504);
  EXPECT_EQ(failed.reason, "https://broken.example/: timed out");
  EXPECT_EQ(header(failed, "Retry-After"), "");
  EXPECT_EQ(extract_json({{"html", kPage}, {"url", "https://broken.example/"}}).status, 200)
      << "a page that is there is not fetched";
}

TEST_F(RoutesTest, FetchedPagesCountAgainstTheMemory) {
  let_fetch();
  MemoryBudget::Share others(budget_);
  ASSERT_TRUE(others.take(10'000'000 - kPage.size() + 1));
  const Answer full = extract_json({{"url", "https://e.org/"}});
  EXPECT_EQ(full.status, 503);
  EXPECT_NE(header(full, "Retry-After"), "");
}

TEST_F(RoutesTest, TooManyPagesAtATime) {
  FairSemaphore none(0, 0);
  const Routes busy(settings_, none, budget_, nullptr, metrics_);
  const RequestHead head = head_of("POST", "/extract");
  Body body(1000, budget_);
  body.bytes = kPage;
  const Answer full = busy.answer({head, body, [] { return false; }});
  EXPECT_EQ(full.status, 503);
  EXPECT_NE(header(full, "Retry-After"), "");
}

TEST_F(RoutesTest, AFormBecomesAReport) {
  const std::string page(kPage);
  for (const auto& fields : std::vector<std::map<std::string, std::string>>{
           {{"page", page}},
           {{"file", page}},
           {{"file", page}, {"page", "ignored"}, {"comments", ""}, {"favor", "recall"}},
           {{"page", page}, {"url", "https://e.org/"}}}) {
    const Answer found = report(fields);
    EXPECT_EQ(found.status, 200) << found.reason;
    EXPECT_TRUE(std::string_view(found.type).starts_with("text/html"));
    EXPECT_TRUE(has(found.body, "The tide rises"));
    EXPECT_TRUE(has(found.body, "\"form\":\"/\"")) << "the way back";
  }
}

TEST_F(RoutesTest, WhatAFormMayNotHold) {
  const std::string page(kPage);
  for (const auto& fields :
       std::vector<std::map<std::string, std::string>>{{},
                                                       {{"page", ""}, {"file", ""}, {"url", ""}},
                                                       {{"page", " \n "}},
                                                       {{"page", page}, {"favor", "speed"}},
                                                       {{"page", page}, {"max-size", "5"}},
                                                       {{"url", "https://e.org/"}},
                                                       {{"page", " https://e.org/ \n"}}}) {
    EXPECT_EQ(report(fields).status, 400);
  }
}

// A reader who pastes the URL of a page means the page.
TEST_F(RoutesTest, AFormThatNamesAUrl) {
  let_fetch();
  for (const auto& fields : std::vector<std::map<std::string, std::string>>{
           {{"url", "https://e.org/"}},
           {{"page", " https://e.org/ \n"}},
           {{"page", "HTTPS://e.org/"}, {"file", ""}},
           {{"file", " \n"}, {"url", "https://e.org/"}}}) {
    EXPECT_TRUE(has(report(fields).body, "The tide rises"));
  }
  for (const char* text : {"https://e.org/ and more words", "ftp://e.org/", "https://e.org/<p>"}) {
    EXPECT_FALSE(has(report({{"page", text}}).body, "The tide rises")) << text;
  }
}

// Other sites must not make the reader's browser fetch pages through the service.
TEST_F(RoutesTest, OnlyTheServicesOwnFormFetches) {
  let_fetch();
  const auto status = [this](std::map<std::string, std::string> fields, const char* origin) {
    return report(std::move(fields), {{"Origin", origin}}).status;
  };
  const std::map<std::string, std::string> url = {{"url", "https://e.org/"}};
  EXPECT_EQ(status(url, "http://service.example"), 200);
  EXPECT_EQ(status(url, "https://service.example"), 200);
  EXPECT_EQ(status(url, "http://service.example.evil"), 403);
  EXPECT_EQ(status(url, "http://evil.example"), 403);
  EXPECT_EQ(status(url, "null"), 403);
  EXPECT_EQ(status({{"page", std::string(kPage)}}, "http://evil.example"), 200)
      << "nothing is fetched";
}

TEST_F(RoutesTest, ReadersSeeAPageAndProgramsAnObject) {
  const Answer refused = refusal(404, "a <reason>");
  const struct {
    const char* method;
    const char* path;
    const char* accept;
    bool is_page;
  } cases[] = {
      {"GET", "/nothing", "text/html,*/*", true},     {"GET", "/nothing", "*/*", false},
      {"GET", "/nothing", "application/json", false}, {"POST", "/report", "text/html", true},
      {"POST", "/extract", "text/html", false},       {"GET", "/extract", "text/html", true},
  };
  for (const auto& c : cases) {
    const Answer seen =
        routes().for_reader(head_of(c.method, c.path, {{"Accept", c.accept}}), refused);
    EXPECT_EQ(seen.status, 404);
    EXPECT_EQ(has(seen.body, "<h1>"), c.is_page) << c.method << c.path << c.accept;
    EXPECT_EQ(std::string_view(seen.type).starts_with("text/html"), c.is_page);
    EXPECT_EQ(has(seen.body, "Back button"), std::string_view(c.path) == "/report");
  }
  const Answer fine = {.body = "{}"};
  EXPECT_EQ(routes().for_reader(head_of("GET", "/health", {{"Accept", "text/html"}}), fine).body,
            "{}");
}

}  // namespace
}  // namespace pith::internal::serve
