#include "serve/routes.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "pith/extract.h"
#include "pith/write.h"
#include "serve/question.h"

namespace pith::serve {
namespace {

using httplib::Request;
using httplib::Response;

constexpr char kForm[] =
#include "serve/form.data"
    ;

// A fifth of what a page may take elsewhere, some .2 seconds: others wait.
constexpr std::size_t kMostWork = 20'000'000;

constexpr std::size_t kFraming = 65536;  // of a form, around its fields

constexpr const char* kJson = "application/json";
constexpr const char* kHtml = "text/html; charset=utf-8";

void refuse(Response& response, int status, const std::string& why) {
  response.status = status;
  const nlohmann::json object{{"error", why}};
  response.set_content(object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
                       kJson);
}

std::string media_type(const Request& request) {
  std::string type = request.get_header_value("Content-Type");
  type.resize(std::min(type.find(';'), type.size()));
  while (type.ends_with(' ')) type.pop_back();
  for (char& c : type) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return type;
}

void answer(const Question& question, const Article& article, Response& response) {
  switch (question.form) {
    case Form::json:
      return response.set_content(write_json(article, question.write), kJson);
    case Form::jsonl:
      return response.set_content(write_jsonl(article, question.write), kJson);
    case Form::text:
      return response.set_content(write_text(article), "text/plain; charset=utf-8");
    case Form::markdown:
      return response.set_content(write_markdown(article, question.write),
                                  "text/markdown; charset=utf-8");
    case Form::html:
      // It is a stranger's page: not one of this service's own, to a browser.
      response.set_header("Content-Security-Policy", "sandbox; default-src 'none'");
      return response.set_content(write_html(article, question.write), kHtml);
    case Form::report:
      return response.set_content(write_report(article, question.write), kHtml);
  }
}

class Routes {
 public:
  Routes(const Settings& settings, Slots& slots, Metrics& metrics)
      : settings_(settings), slots_(slots), metrics_(metrics) {}

  void extract_page(const Request& request, Response& response,
                    const httplib::ContentReader& content) const {
    Question question;
    const std::string type = media_type(request);
    if (type == "multipart/form-data" || type == "application/x-www-form-urlencoded") {
      Server::close_behind(response);
      return refuse(response, 415, "a form: send the page itself, or JSON");
    }
    if (announces_too_much(request, response)) return;
    const auto announced = request.get_header_value<std::uint64_t>("Content-Length");
    if (!read_body(announced, response, content, question.bytes)) return;
    std::string wrong = options_of(request, question);
    if (type == kJson) {
      const std::string body = std::exchange(question.bytes, {});
      if (wrong.empty()) wrong = read_json(question, body);
    } else {
      question.options.content_type = request.get_header_value("Content-Type");
    }
    if (!wrong.empty()) return refuse(response, 400, wrong);
    if (question.bytes.empty()) return refuse(response, 400, "the page is empty");
    clean(question, response);
  }

  // What the form at / sends: a file or a text, and options.
  void report_page(const Request& request, Response& response,
                   const httplib::ContentReader& content) const {
    if (media_type(request) != "multipart/form-data") {
      Server::close_behind(response);
      return refuse(response, 415, "not the form at /");
    }
    Question question;
    std::map<std::string, std::string> fields;
    if (announces_too_much(request, response)) return;
    if (!read_form(response, content, fields)) return;
    question.form = Form::report;
    question.bytes = std::move(fields["file"]);
    if (question.bytes.empty()) {
      question.bytes = std::move(fields["page"]);
      question.options.content_type = "text/html; charset=utf-8";
    }
    fields.erase("file");
    fields.erase("page");
    for (const auto& [name, value] : fields) {
      const std::string wrong = set_option(question, name, value);
      if (!wrong.empty()) return refuse(response, 400, wrong);
    }
    if (question.bytes.empty()) return refuse(response, 400, "the page is empty");
    clean(question, response);
  }

  void metrics(Response& response) const {
    response.set_content(metrics_.text(slots_.waiting()), "text/plain; version=0.0.4");
  }

 private:
  static std::string options_of(const Request& request, Question& question) {
    for (const auto& [name, value] : request.params) {
      std::string wrong = set_option(question, name, value);
      if (!wrong.empty()) return wrong;
    }
    return "";
  }

  // Answered at once; httplib would read all of it before.
  bool announces_too_much(const Request& request, Response& response) const {
    const auto length = request.get_header_value<std::uint64_t>("Content-Length");
    if (length <= settings_.max_bytes + kFraming) return false;
    Server::close_behind(response);
    refuse(response, 413, "more than " + std::to_string(settings_.max_bytes) + " bytes");
    return true;
  }

  // False when there is an answer already.
  bool has_read(bool whole, std::size_t bytes, Response& response) const {
    metrics_.received(bytes);
    if (whole && bytes <= settings_.max_bytes) return true;
    Server::close_behind(response);
    const bool large = bytes > settings_.max_bytes || response.status == 413;
    if (large) {
      refuse(response, 413, "more than " + std::to_string(settings_.max_bytes) + " bytes");
    } else {
      refuse(response, 400, "the body broke off or came too slowly");
    }
    return false;
  }

  bool read_body(std::size_t announced, Response& response, const httplib::ContentReader& content,
                 std::string& body) const {
    body.reserve(announced);
    const bool whole = content([this, &body](const char* bytes, std::size_t size) {
      body.append(bytes, size);
      return body.size() <= settings_.max_bytes;
    });
    return has_read(whole, body.size(), response);
  }

  bool read_form(Response& response, const httplib::ContentReader& content,
                 std::map<std::string, std::string>& fields) const {
    std::size_t bytes = 0;
    std::string* field = nullptr;
    const bool whole = content(
        [&fields, &field](const httplib::MultipartFormData& part) {
          field = &fields[part.name];
          return true;
        },
        [this, &bytes, &field](const char* data, std::size_t size) {
          bytes += size;
          field->append(data, size);
          return bytes <= settings_.max_bytes;
        });
    return has_read(whole, bytes, response);
  }

  void clean(Question& question, Response& response) const {
    question.options.explain = question.write.explain || question.form == Form::report;
    question.options.max_input_bytes = settings_.max_bytes;
    question.options.max_work = kMostWork;
    if (!slots_.enter()) {
      response.set_header("Retry-After", "1");
      return refuse(response, 503, "too many requests wait already");
    }
    struct Leave {
      Slots& slots;
      ~Leave() { slots.leave(); }
    } const leave{slots_};
    const auto begin = std::chrono::steady_clock::now();
    const Article article = extract(question.bytes, question.options);
    answer(question, article, response);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    metrics_.cleaned(article.outcome, spent.count());
  }

  const Settings& settings_;
  Slots& slots_;
  Metrics& metrics_;
};

// An answer of httplib's own has no body.
void explain_error(const Request& request, Response& response) {
  if (!response.body.empty()) return;
  const bool posts = request.path == "/extract" || request.path == "/report";
  const bool gets = request.path == "/" || request.path == "/health" || request.path == "/metrics";
  if (response.status == 404 && (posts || gets)) {
    response.set_header("Allow", posts ? "POST" : "GET");
    return refuse(response, 405, posts ? "only POST" : "only GET");
  }
  if (response.status == 404) return refuse(response, 404, "nothing here; a page goes to /extract");
  if (response.status == 413) return refuse(response, 413, "too large");
  if (response.status == 500) return refuse(response, 500, "out of memory");
  Server::close_behind(response);
  refuse(response, response.status, "no HTTP request that can be understood");
}

}  // namespace

void add_routes(Server& server, const Settings& settings, Slots& slots, Metrics& metrics) {
  const Routes routes(settings, slots, metrics);
  server.Post("/extract", [routes](const Request& request, Response& response,
                                   const httplib::ContentReader& content) {
    routes.extract_page(request, response, content);
  });
  server.Post("/report", [routes](const Request& request, Response& response,
                                  const httplib::ContentReader& content) {
    routes.report_page(request, response, content);
  });
  server.Get("/health", [](const Request& /*request*/, Response& response) {
    response.set_content("{\"status\":\"ok\"}\n", kJson);
  });
  server.Get("/metrics", [routes](const Request& /*request*/, Response& response) {
    routes.metrics(response);
  });
  server.Get("/", [](const Request& /*request*/, Response& response) {
    response.set_content(kForm, kHtml);
  });
  server.set_error_handler(
      [](const Request& request, Response& response) { explain_error(request, response); });
  server.set_exception_handler(
      [](const Request& /*request*/, Response& response, const std::exception_ptr& /*what*/) {
        Server::close_behind(response);
        refuse(response, 500, "out of memory");
      });
  server.set_default_headers({{"X-Content-Type-Options", "nosniff"}});
}

}  // namespace pith::serve
