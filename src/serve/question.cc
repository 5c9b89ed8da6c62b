#include "serve/question.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace pith::serve {
namespace {

using Json = nlohmann::json;

// Names may be anything; a message is one line of UTF-8 that is not too long.
std::string quoted(const std::string& text) {
  constexpr std::size_t kMost = 80;
  return Json(text.substr(0, kMost)).dump(-1, ' ', true, Json::error_handler_t::replace);
}

template <typename T, std::size_t N>
std::string choose(const std::string& name, const std::string& word,
                   const std::array<std::pair<const char*, T>, N>& choices, T& chosen) {
  std::string names;
  for (const auto& [choice, value] : choices) {
    if (word == choice) {
      chosen = value;
      return "";
    }
    names += (names.empty() ? "" : ", ") + std::string(choice);
  }
  return name + ": " + quoted(word) + " is not one of " + names;
}

std::string choose_bool(const std::string& name, const std::string& word, bool& chosen) {
  constexpr std::array<std::pair<const char*, bool>, 6> kWords = {
      {{"true", true}, {"false", false}, {"1", true}, {"0", false}, {"on", true}, {"off", false}}};
  if (word.empty()) {  // "?comments"
    chosen = true;
    return "";
  }
  return choose(name, word, kWords, chosen);
}

std::string set_from_json(Question& question, const std::string& name, const Json& value) {
  if (value.is_string()) return set_option(question, name, value.get<std::string>());
  if (value.is_boolean()) return set_option(question, name, value.get<bool>() ? "true" : "false");
  if (value.is_number() && name == "id") return set_option(question, name, value.dump());
  return name + ": neither a string nor true or false";
}

}  // namespace

std::string set_option(Question& question, const std::string& name, const std::string& value) {
  Options& options = question.options;
  WriteOptions& write = question.write;
  if (name == "url") {
    options.url = value;
    return "";
  }
  if (name == "id") {
    write.id = value;
    return "";
  }
  if (name == "comments") return choose_bool(name, value, options.comments);
  if (name == "tables") return choose_bool(name, value, options.tables);
  if (name == "links") return choose_bool(name, value, write.links);
  if (name == "images") return choose_bool(name, value, write.images);
  if (name == "explain") return choose_bool(name, value, write.explain);
  if (name == "favor") {
    constexpr std::array<std::pair<const char*, Favor>, 3> kFavors = {
        {{"balanced", Favor::balanced},
         {"precision", Favor::precision},
         {"recall", Favor::recall}}};
    return choose(name, value, kFavors, options.favor);
  }
  if (name == "from") {
    constexpr std::array<std::pair<const char*, InputFormat>, 3> kFormats = {
        {{"auto", InputFormat::automatic},
         {"html", InputFormat::html},
         {"text", InputFormat::text}}};
    return choose(name, value, kFormats, options.format);
  }
  if (name == "format") {
    constexpr std::array<std::pair<const char*, Form>, 6> kForms = {{{"json", Form::json},
                                                                     {"jsonl", Form::jsonl},
                                                                     {"text", Form::text},
                                                                     {"markdown", Form::markdown},
                                                                     {"html", Form::html},
                                                                     {"report", Form::report}}};
    return choose(name, value, kForms, question.form);
  }
  return "unknown option " + quoted(name);
}

std::string read_json(Question& question, std::string_view body) {
  Json object = Json::parse(body, nullptr, false);
  if (object.is_discarded()) return "the body is no JSON";
  if (!object.is_object()) return "the body is no JSON object";
  bool has_page = false;
  for (auto& [name, value] : object.items()) {
    std::string wrong;
    if (name == "html" || name == "text") {
      if (std::exchange(has_page, true)) return "\"html\" and \"text\": only one of them";
      if (!value.is_string()) return name + ": not a string";
      question.bytes = std::move(value.get_ref<std::string&>());
      question.options.format = name == "html" ? InputFormat::html : InputFormat::text;
      // JSON is UTF-8, whatever the page was once.
      question.options.content_type =
          name == "html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    } else if (name == "url" || name == "id") {
      wrong = set_from_json(question, name, value);
    } else if (name == "options") {
      if (!value.is_object()) return "options: not an object";
      for (const auto& [option, set] : value.items()) {
        if (wrong.empty()) wrong = set_from_json(question, option, set);
      }
    } else {
      wrong = "unknown member " + quoted(name);
    }
    if (!wrong.empty()) return wrong;
  }
  return has_page ? "" : "neither \"html\" nor \"text\" is in the object";
}

}  // namespace pith::serve
