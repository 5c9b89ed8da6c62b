#include "serve/routes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "pith/extract.h"
#include "pith/write.h"
#include "serve/pages.h"
#include "write/format_options.h"
#include "write/report.h"

namespace pith::internal::serve {
namespace {

// A fifth of extract()'s own limit, about 0.2 seconds, because other requests wait.
constexpr std::size_t kMaxWork = 20'000'000;

constexpr const char* kJson = "application/json";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kFormType = "multipart/form-data";
constexpr const char* kFormPath = "/";

struct Route {
  std::string_view path;
  bool is_post;
};
constexpr std::array<Route, 5> kRoutes = {
    {{"/", false}, {"/health", false}, {"/metrics", false}, {"/extract", true}, {"/report", true}}};

const Route* find_route(const RequestHead& head) {
  const auto* const found =
      std::find_if(kRoutes.begin(), kRoutes.end(),
                   [&head](const Route& route) { return route.path == head.path; });
  return found == kRoutes.end() ? nullptr : found;
}

// A browser submits the form for any site; the Origin header names that site.
bool is_of_another_site(const RequestHead& head) {
  const std::string origin = head.header("Origin");
  const std::string host = head.header("Host");
  return !origin.empty() && origin != "http://" + host && origin != "https://" + host;
}

std::string media_type(const RequestHead& head) {
  const std::string type = head.header("Content-Type");
  return lowered(trim(std::string_view(type).substr(0, type.find(';')), kHtmlSpace));
}

// A text that is nothing but the URL of a page, such as readers paste instead of the page's source;
// or "".
std::string_view lone_url(std::string_view text) {
  const std::string_view url = trim(text, kHtmlSpace);
  if (!starts_with_ignore_case(url, "http://") && !starts_with_ignore_case(url, "https://")) {
    return "";
  }
  return url.find_first_of(" \t\n\f\r<>\"") == std::string_view::npos ? url : "";
}

Answer write(const Article& article, const ExtractRequest& wanted) {
  Answer answer{.type = wanted.by_form ? kHtml : wanted.format->media_type};
  if (wanted.by_form) {
    answer.body = report_head() + report_page(article, json_options(wanted.write)) +
                  report_tail(0, kFormPath);
  } else {
    answer.body = write_file(*wanted.format, article, wanted.write);
  }
  // The sandbox keeps a browser from treating a foreign page as one of this service. A report has a
  // policy of its own, which admits its script.
  if (!wanted.by_form && std::string_view(answer.type) == kHtml &&
      wanted.format->layout != Layout::document) {
    answer.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
  }
  return answer;
}

}  // namespace

Routes::Routes(const Settings& settings, FairSemaphore& cleaning, const MemoryBudget& budget,
               PageFetcher* fetcher, Metrics& metrics)
    : settings_(settings),
      cleaning_(cleaning),
      budget_(budget),
      fetcher_(fetcher),
      metrics_(metrics) {}

std::string_view Routes::known_path(const RequestHead& head) {
  const Route* route = find_route(head);
  return route == nullptr ? "other" : route->path;
}

bool Routes::takes_body(const RequestHead& head) {
  const Route* route = find_route(head);
  return route != nullptr && route->is_post && head.method == "POST";
}

bool Routes::takes_form(const RequestHead& head) { return head.path == "/report"; }

std::optional<Answer> Routes::refuse(const RequestHead& head) const {
  const Route* route = find_route(head);
  if (route == nullptr) return refusal(404, "there is nothing here; send pages to /extract");
  const bool is_get = head.method == "GET" || head.method == "HEAD";
  if (route->is_post ? head.method != "POST" : !is_get) {
    Answer answer = refusal(405, route->is_post ? "only POST" : "only GET");
    answer.headers.emplace_back("Allow", route->is_post ? "POST" : "GET");
    return answer;
  }
  if (!route->is_post) return std::nullopt;
  const std::string type = media_type(head);
  const bool is_form = type == kFormType || type == "application/x-www-form-urlencoded";
  if (takes_form(head) && type != kFormType)
    return refusal(415, "this path takes only the form at /");
  if (!takes_form(head) && is_form) {
    // What curl says of any data, unless it is told otherwise.
    return refusal(415,
                   "a form is not accepted: send the page with the header Content-Type: text/html "
                   "(curl -H), or JSON");
  }
  return std::nullopt;
}

Answer Routes::answer(const Request& request) const {
  const std::string& path = request.head.path;
  if (path == "/extract") return answer_extract(request);
  if (path == "/report") return answer_report(request);
  if (path == "/metrics") return answer_metrics();
  if (path == "/health") return {.body = "{\"status\":\"ok\"}\n", .type = kJson};
  return {.body = form_page(settings_.max_bytes, fetcher_ != nullptr), .type = kHtml};
}

Answer Routes::for_reader(const RequestHead& head, Answer answer) const {
  const bool is_program = head.path == "/extract" && head.method == "POST";
  if (answer.reason.empty() || is_program || !head.accepts_html()) return answer;
  answer.body = error_page(answer.status, answer.reason, takes_form(head) && takes_body(head));
  answer.type = kHtml;
  return answer;
}

Answer Routes::answer_extract(const Request& request) const {
  ExtractRequest wanted;
  for (const auto& [name, value] : request.head.parameters) {
    const std::string wrong = set_option(wanted, name, value);
    if (!wrong.empty()) return refusal(400, wrong);
  }
  if (media_type(request.head) == kJson) {
    const std::string body = std::exchange(request.body.bytes, {});
    const std::string wrong = read_json(wanted, body, fetcher_ != nullptr);
    if (!wrong.empty()) return refusal(400, wrong);
  } else {
    wanted.bytes = std::move(request.body.bytes);
    wanted.options.content_type = request.head.header("Content-Type");
  }
  const std::string wrong = validate_options(wanted);
  if (!wrong.empty()) return refusal(400, wrong);
  if (fetcher_ != nullptr && wanted.by_url) {
    if (auto failed = fetch(wanted, request)) return *std::move(failed);
  }
  return clean(wanted);
}

std::string Routes::read_form(ExtractRequest& wanted,
                              std::map<std::string, std::string>& fields) const {
  wanted.bytes = std::move(fields["file"]);
  std::string pasted = std::move(fields["page"]);
  fields.erase("file");
  fields.erase("page");
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;  // a field that was left as it was
    std::string wrong = set_option(wanted, name, value);
    if (!wrong.empty()) return wrong;
  }
  if (const std::string_view url = lone_url(pasted); !url.empty()) {
    wanted.options.url = url;
  } else if (wanted.bytes.empty()) {
    wanted.bytes = std::move(pasted);
    // Browsers send UTF-8. As text/plain, a text without markup is read as one.
    wanted.options.content_type = "text/plain; charset=utf-8";
  }
  if (trim(wanted.bytes, kHtmlSpace).empty()) {
    wanted.by_url = !wanted.options.url.empty();
    if (!wanted.by_url) {
      return fetcher_ == nullptr ? "nothing was sent: paste a page, or choose a file"
                                 : "nothing was sent: paste a page, choose a file, or enter a URL";
    }
    if (fetcher_ == nullptr) {
      return "the URL was not fetched: this service fetches no pages, so that nobody can look into "
             "its network through it; paste the page's source (in browsers: View page source), "
             "choose a file, or start the service with --serve-fetch";
    }
  }
  return "";
}

// Answers a submission of the form at /: a page, a file or a URL, and options.
Answer Routes::answer_report(const Request& request) const {
  ExtractRequest wanted{.format = find_format("report"), .by_form = true};
  const std::string wrong = read_form(wanted, request.body.fields);
  if (!wrong.empty()) return refusal(400, wrong);
  if (wanted.by_url) {
    if (is_of_another_site(request.head)) return refusal(403, "a form on another site");
    if (auto failed = fetch(wanted, request)) return *std::move(failed);
  }
  return clean(wanted);
}

Answer Routes::answer_metrics() const {
  Metrics::Now now{.waiting = cleaning_.waiting(), .held = budget_.held()};
  if (fetcher_ != nullptr) now.to_fetch = fetcher_->waiting();
  return {.body = metrics_.text(now), .type = "text/plain; version=0.0.4"};
}

std::optional<Answer> Routes::fetch(ExtractRequest& wanted, const Request& request) const {
  const auto failure = fetcher_->fetch(wanted, request.is_abandoned);
  if (failure && failure->is_temporary) return refusal_for_now(failure->reason);
  if (failure) return refusal(failure->status, failure->reason);
  if (!request.body.reserve(wanted.bytes.size())) return no_memory();
  return std::nullopt;
}

Answer Routes::clean(ExtractRequest& wanted) const {
  if (wanted.bytes.empty()) return refusal(400, "the page is empty");
  wanted.options.explain = wanted.options.explain || wanted.format->needs_explain;
  wanted.options.max_input_bytes = settings_.max_bytes;
  wanted.options.max_work = kMaxWork;
  if (!wanted.options.retrieved) {
    wanted.options.retrieved =
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  }
  const FairSemaphore::Turn turn(cleaning_, {});
  if (turn.outcome() == FairSemaphore::Outcome::full) {
    return refusal_for_now("too many requests are waiting already");
  }
  const auto begin = std::chrono::steady_clock::now();
  const Article article = extract(wanted.bytes, wanted.options);
  Answer answer = write(article, wanted);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  metrics_.cleaned(article.outcome, spent.count());
  return answer;
}

}  // namespace pith::internal::serve
