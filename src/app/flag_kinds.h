// The kinds of flags there are, as CLI11 is told of them: switches, texts, choices, numbers, sizes.
// What is wrong with a value is said the same way by all.
#pragma once

#include <CLI/CLI.hpp>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace pith::app {

template <auto Member, typename Given>
void add_switch(CLI::App& app, const char* names, Given& given) {
  app.add_flag(names, given.*Member)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->disable_flag_override();
}

// `parse` stores the value and returns what is wrong with it, or nothing. Of a flag given twice
// the last one counts, so that an alias can be overridden.
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

// What is wrong with `word`, or nothing; then its value is in `target`.
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

template <auto Member, typename Given>
void add_text(CLI::App& app, const char* names, Given& given) {
  add_value(app, names, [&target = given.*Member](const std::string& text) {
    target = text;
    return std::string(text.empty() ? "is empty" : "");
  });
}

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

// "20MB" -> 20'000'000; false for anything that is not a positive size.
bool parse_size(std::string_view text, std::size_t& size);

// CLI11's words for a value too few or too many, which speak of its own types, in ours.
std::string in_plain_words(const CLI::ParseError& error);

// "--output=" with nothing behind it (an unset variable of a script): CLI11 would take the next
// argument instead, which is likely an INPUT. Returns the flag's name.
std::string flag_without_value(int argc, const char* const* argv);

}  // namespace pith::app
