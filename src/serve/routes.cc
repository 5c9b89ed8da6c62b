#include "serve/routes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "pith/extract.h"
#include "pith/write.h"

namespace pith::internal::serve {
namespace {

constexpr char kForm[] =
#include "serve/form.data"
    ;

// A fifth of extract()'s own limit, about 0.2 seconds, because other requests wait.
constexpr std::size_t kMaxWork = 20'000'000;

constexpr const char* kJson = "application/json";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kFormType = "multipart/form-data";

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

// The form's control for an option. A box sets the opposite of the default.
std::string form_control(const OptionRow<Options>& row) {
  const std::string name = std::string(" name=\"") + row.flag + "\"";
  if (row.kind == OptionKind::boolean) {
    const char* const value = row.get({}) == "true" ? "false" : "true";
    return "<label class=\"check\"><input type=\"checkbox\"" + name + " value=\"" + value + "\">" +
           row.brief + "</label>\n";
  }
  if (row.kind == OptionKind::list) {
    return std::string("<label class=\"field\">") + row.brief + "<input type=\"text\"" + name +
           "></label>\n";
  }
  std::string choices;
  for (const std::string_view word : row.words) {
    choices.append("<option>").append(word).append("</option>");
  }
  return std::string("<label class=\"field\">") + row.flag + "<select" + name + ">" + choices +
         "</select></label>\n";
}

std::string form_page(bool can_fetch) {
  std::string form = kForm;
  const auto replace = [&form](std::string_view old, std::string_view text) {
    form.replace(form.find(old), old.size(), text);
  };
  std::string controls;
  for (const OptionRow<Options>& row : extract_options()) {
    // Reports are always explained.
    const bool is_explain = std::string_view(row.name) == "explain";
    if (row.scope == OptionScope::request && !is_explain) controls += form_control(row);
  }
  replace("<!--OPTIONS-->\n", controls);
  if (can_fetch) replace("Where it came from", "Where it came from; alone, it is fetched");
  return form;
}

std::string media_type(const RequestHead& head) {
  std::string type = head.header("Content-Type");
  type.resize(std::min(type.find(';'), type.size()));
  while (type.ends_with(' ')) type.pop_back();
  for (char& c : type) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return type;
}

Answer write(const Article& article, const ExtractRequest& wanted) {
  Answer answer{.body = write_file(*wanted.format, article, wanted.write),
                .type = wanted.format->media_type};
  // The sandbox keeps a browser from treating a foreign page as one of this service. A report has a
  // policy of its own, which admits its script.
  if (std::string_view(answer.type) == kHtml && wanted.format->layout != Layout::document) {
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
    return refusal(415, "a form is not accepted: send the page itself or JSON");
  }
  return std::nullopt;
}

Answer Routes::answer(const Request& request) const {
  const std::string& path = request.head.path;
  if (path == "/extract") return answer_extract(request);
  if (path == "/report") return answer_report(request);
  if (path == "/metrics") return answer_metrics();
  if (path == "/health") return {.body = "{\"status\":\"ok\"}\n", .type = kJson};
  return {.body = form_page(fetcher_ != nullptr), .type = kHtml};
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
  if (wanted.by_url) {
    if (auto failed = fetch(wanted, request)) return *std::move(failed);
  }
  return clean(wanted);
}

// Answers a submission of the form at /: a file or a text, and options.
Answer Routes::answer_report(const Request& request) const {
  ExtractRequest wanted{.format = find_format("report")};
  std::map<std::string, std::string>& fields = request.body.fields;
  wanted.bytes = std::move(fields["file"]);
  if (wanted.bytes.empty()) {
    wanted.bytes = std::move(fields["page"]);
    wanted.options.content_type = "text/html; charset=utf-8";
  }
  fields.erase("file");
  fields.erase("page");
  for (const auto& [name, value] : fields) {
    const std::string wrong = set_option(wanted, name, value);
    if (!wrong.empty()) return refusal(400, wrong);
  }
  const std::string wrong = validate_options(wanted);
  if (!wrong.empty()) return refusal(400, wrong);
  if (wanted.bytes.empty() && fetcher_ != nullptr && !wanted.options.url.empty()) {
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
