#include "serve/routes.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
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

constexpr std::size_t kMostFields = 32;
constexpr const char* kNoRoom = "the pages of others fill the memory";

constexpr const char* kJson = "application/json";
constexpr const char* kHtml = "text/html; charset=utf-8";

void refuse(Response& response, int status, const std::string& why) {
  response.status = status;
  const nlohmann::json object{{"error", why}};
  response.set_content(object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
                       kJson);
}

void refuse_for_now(Response& response, const std::string& why) {
  response.set_header("Retry-After", "1");
  refuse(response, 503, why);
}

// Where another site's page had the browser send this.
bool is_of_another_site(const Request& request) {
  const std::string origin = request.get_header_value("Origin");
  const std::string host = request.get_header_value("Host");
  return !origin.empty() && origin != "http://" + host && origin != "https://" + host;
}

std::string form_of(const Shared& shared) {
  std::string form = kForm;
  constexpr std::string_view kOrigin = "Where it came from";
  constexpr std::string_view kAddress = "Where it came from; alone, it is fetched";
  if (shared.web != nullptr) form.replace(form.find(kOrigin), kOrigin.size(), kAddress);
  return form;
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
  Routes(const Server& server, const Settings& settings, Shared shared, Metrics& metrics)
      : server_(server), settings_(settings), shared_(shared), metrics_(metrics) {}

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
    Room::Share share(shared_.room);
    if (!read_body(announced, response, content, share, question.bytes)) return;
    std::string wrong = options_of(request, question);
    if (type == kJson) {
      const std::string body = std::exchange(question.bytes, {});
      if (wrong.empty()) wrong = read_json(question, body, shared_.web != nullptr);
    } else {
      question.options.content_type = request.get_header_value("Content-Type");
    }
    if (!wrong.empty()) return refuse(response, 400, wrong);
    if (question.by_url && !fetch(question, share, response)) return;
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
    if (request.has_header("Content-Encoding")) {
      // httplib's reader of forms takes any amount of packed emptiness.
      Server::close_behind(response);
      return refuse(response, 415, "a form may not be packed");
    }
    Question question;
    std::map<std::string, std::string> fields;
    if (announces_too_much(request, response)) return;
    Room::Share share(shared_.room);
    if (!read_form(response, content, share, fields)) return;
    question.form = Form::report;
    question.bytes = std::move(fields["file"]);
    if (question.bytes.empty()) {
      question.bytes = std::move(fields["page"]);
      question.options.content_type = "text/html; charset=utf-8";
    }
    question.by_url = question.bytes.empty() && shared_.web != nullptr;
    fields.erase("file");
    fields.erase("page");
    for (const auto& [name, value] : fields) {
      const std::string wrong = set_option(question, name, value);
      if (!wrong.empty()) return refuse(response, 400, wrong);
    }
    if (question.by_url && !question.options.url.empty()) {
      // A browser sends such a form for any site that asks it to, unlike JSON.
      if (is_of_another_site(request)) return refuse(response, 403, "the form of another site");
      if (!fetch(question, share, response)) return;
    }
    if (question.bytes.empty()) return refuse(response, 400, "the page is empty");
    clean(question, response);
  }

  void metrics(Response& response) const {
    Metrics::Now now{.waiting = shared_.slots.waiting(), .held = shared_.room.held()};
    if (shared_.web != nullptr) now.to_fetch = shared_.web->waiting();
    response.set_content(metrics_.text(now), "text/plain; version=0.0.4");
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
  bool has_read(bool whole, bool has_room, std::size_t bytes, Response& response) const {
    metrics_.received(bytes);
    if (whole && bytes <= settings_.max_bytes) return true;
    Server::close_behind(response);
    const bool large = bytes > settings_.max_bytes || response.status == 413;
    if (!has_room) {
      refuse_for_now(response, kNoRoom);
    } else if (large) {
      refuse(response, 413, "more than " + std::to_string(settings_.max_bytes) + " bytes");
    } else {
      refuse(response, 400, "the body broke off or came too slowly");
    }
    return false;
  }

  bool read_body(std::size_t announced, Response& response, const httplib::ContentReader& content,
                 Room::Share& share, std::string& body) const {
    body.reserve(announced);
    bool has_room = true;
    const bool whole = content([&](const char* bytes, std::size_t size) {
      has_room = share.take(size);
      if (!has_room) return false;
      body.append(bytes, size);
      return body.size() <= settings_.max_bytes;
    });
    return has_read(whole, has_room, body.size(), response);
  }

  bool read_form(Response& response, const httplib::ContentReader& content, Room::Share& share,
                 std::map<std::string, std::string>& fields) const {
    std::size_t bytes = 0;
    bool has_room = true;
    std::string* field = nullptr;
    const bool whole = content(
        [&fields, &field](const httplib::MultipartFormData& part) {
          field = &fields[part.name];
          return fields.size() <= kMostFields;
        },
        [&](const char* data, std::size_t size) {
          bytes += size;
          has_room = share.take(size);
          if (!has_room) return false;
          field->append(data, size);
          return bytes <= settings_.max_bytes;
        });
    return has_read(whole, has_room, bytes, response);
  }

  // False when there is an answer already.
  bool fetch(Question& question, Room::Share& share, Response& response) const {
    const auto no_page =
        shared_.web->fetch(question, [&server = server_] { return server.is_given_up(); });
    if (no_page && no_page->again) {
      refuse_for_now(response, no_page->why);
    } else if (no_page) {
      refuse(response, no_page->status, no_page->why);
    } else if (!share.take(question.bytes.size())) {
      refuse_for_now(response, kNoRoom);
    } else {
      return true;
    }
    return false;
  }

  void clean(Question& question, Response& response) const {
    question.options.explain = question.write.explain || question.form == Form::report;
    question.options.max_input_bytes = settings_.max_bytes;
    question.options.max_work = kMostWork;
    if (!shared_.slots.enter()) return refuse_for_now(response, "too many requests wait already");
    struct Leave {
      Slots& slots;
      ~Leave() { slots.leave(); }
    } const leave{shared_.slots};
    const auto begin = std::chrono::steady_clock::now();
    const Article article = extract(question.bytes, question.options);
    answer(question, article, response);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    metrics_.cleaned(article.outcome, spent.count());
  }

  const Server& server_;
  const Settings& settings_;
  Shared shared_;
  Metrics& metrics_;
};

// Before anything of a body is read: httplib would take one of any size, unpacked, for a path that
// there is not, and none behind GET, where the next request would seem to begin with it.
bool refuse_early(const Request& request, Response& response) {
  const std::string length = request.get_header_value("Content-Length");
  const bool in_chunks = request.has_header("Transfer-Encoding");
  const bool posts = request.path == "/extract" || request.path == "/report";
  const bool gets = request.path == "/" || request.path == "/health" || request.path == "/metrics";
  const bool is_get = request.method == "GET" || request.method == "HEAD";
  // Chunks can be read in more ways than one.
  if (in_chunks || (length != "0" && (!posts || request.method != "POST"))) {
    Server::close_behind(response);
  }
  if ((posts && request.method == "POST") || (gets && is_get)) return false;
  if (!posts && !gets) {
    refuse(response, 404, "nothing here; a page goes to /extract");
  } else {
    response.set_header("Allow", posts ? "POST" : "GET");
    refuse(response, 405, posts ? "only POST" : "only GET");
  }
  return true;
}

// An answer of httplib's own has no body.
void explain_error(const Request& /*request*/, Response& response) {
  if (!response.body.empty()) return;
  if (response.status == 413) return refuse(response, 413, "too large");
  if (response.status == 500) return refuse(response, 500, "out of memory");
  Server::close_behind(response);
  refuse(response, response.status, "no HTTP request that can be understood");
}

}  // namespace

void add_routes(Server& server, const Settings& settings, const Shared& shared, Metrics& metrics) {
  const Routes routes(server, settings, shared, metrics);
  server.set_pre_routing_handler([](const Request& request, Response& response) {
    using Handled = httplib::Server::HandlerResponse;
    return refuse_early(request, response) ? Handled::Handled : Handled::Unhandled;
  });
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
  server.Get("/", [form = form_of(shared)](const Request& /*request*/, Response& response) {
    response.set_content(form, kHtml);
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
