// Adds flags of each kind to CLI11: switches, texts, choices, numbers and sizes. All kinds report
// an invalid value in the same form.
#pragma once

#include <CLI/CLI.hpp>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace pith::internal::app {

template <auto Member, typename Values>
void add_switch(CLI::App& app, const char* names, Values& values) {
  app.add_flag(names, values.*Member)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->disable_flag_override();
}

// `parse` stores the value and returns what is wrong with it, or an empty string. If a flag is
// given twice, the last value counts, so that an alias can be overridden.
template <typename Parse>
void add_value(CLI::App& app, std::string_view names, Parse parse) {
  const std::string name(names.substr(names.rfind("--")));
  const auto store = [name, parse](const std::string& value) {
    const std::string wrong = parse(value);
    if (!wrong.empty()) throw CLI::ValidationError(name, "\"" + value + "\" " + wrong);
  };
  app.add_option_function<std::string>(std::string(names), store)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

// "is not one of a, b, c".
std::string not_one_of(std::span<const std::string_view> names);

template <typename Value>
using Choices = std::vector<std::pair<std::string_view, Value>>;

// Stores the value of `word` in `target` and returns "", or returns what is wrong with it.
template <typename Value, typename Target>
std::string choose(const std::string& word, const Choices<Value>& choices, Target& target) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : choices) {
    if (name == word) {
      target = value;
      return "";
    }
    names.push_back(name);
  }
  return not_one_of(names);
}

template <typename Value, typename Target>
void add_choice(CLI::App& app, const char* names, Target& target, const Choices<Value>& choices) {
  add_value(app, names,
            [&target, choices](const std::string& word) { return choose(word, choices, target); });
}

template <auto Member, typename Values>
void add_text(CLI::App& app, const char* names, Values& values) {
  add_value(app, names, [&target = values.*Member](const std::string& text) {
    target = text;
    return std::string(text.empty() ? "is empty" : "");
  });
}

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

// Parses "20MB" as 20'000'000. Returns false for anything that is not a positive size.
bool parse_size(std::string_view text, std::size_t& size);

// Rewords CLI11's message about a missing or superfluous value, which names CLI11's own types.
std::string in_plain_words(const CLI::ParseError& error);

}  // namespace pith::internal::app
