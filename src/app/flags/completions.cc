#include "app/flags/completions.h"

#include <cstddef>
#include <vector>

namespace pith::internal::app {
namespace {

// What completes the value of a flag.
enum class Value : std::uint8_t { none, words, file, other };

struct Completed {
  std::vector<std::string> names;  // "-f", "--format"
  Value value = Value::none;
  bool is_optional = false;  // "--explain=FILE", also without the value
  std::string placeholder;   // "FILE"
  const FlagHelp* help = nullptr;
};

bool names_file(std::string_view placeholder) {
  for (const std::string_view name : {"FILE", "PATH", "OLD", "FILE|URL"}) {
    if (placeholder == name) return true;
  }
  return false;
}

// Reads a usage such as "-f, --format FORMAT" or "--explain[=FILE]".
Completed completed(const FlagHelp& flag) {
  Completed all;
  all.help = &flag;
  std::string_view rest = flag.usage;
  while (rest.starts_with('-')) {
    const std::size_t end = std::min(rest.find_first_of(", ["), rest.size());
    all.names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
    if (rest.starts_with(", ")) rest.remove_prefix(2);
  }
  all.is_optional = rest.starts_with("[=");
  const std::size_t begin = std::min(rest.find_first_not_of(" [="), rest.size());
  all.placeholder = rest.substr(begin, rest.find(']', begin) - begin);
  if (all.placeholder.empty()) return all;
  all.value = !flag.words.empty()           ? Value::words
              : names_file(all.placeholder) ? Value::file
                                            : Value::other;
  return all;
}

std::vector<Completed> completed_flags(std::span<const FlagHelp> flags) {
  std::vector<Completed> all;
  for (const FlagHelp& flag : flags) all.push_back(completed(flag));
  return all;
}

template <typename Names>
std::string joined(const Names& names, std::string_view separator) {
  std::string all;
  for (const auto& name : names) all.append(all.empty() ? "" : separator).append(name);
  return all;
}

// Text between single quotes of a shell that does not know escapes there.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out += "'\\''" : out += c;
  return out + '\'';
}

std::string bash_script(std::span<const FlagHelp> flags) {
  std::string all;
  std::string cases;
  for (const Completed& flag : completed_flags(flags)) {
    for (const std::string& name : flag.names) all.append(name) += ' ';
    if (flag.value == Value::none) continue;
    cases += "    " + joined(flag.names, "|") + ")\n";
    // Without "=", a flag whose value is optional has none.
    if (flag.is_optional) cases += "      [[ $equals ]] || return\n";
    if (flag.value == Value::words) {
      cases += "      COMPREPLY=($(compgen -W " + quoted(joined(flag.help->words, " ")) +
               " -- \"$word\"))\n";
    } else if (flag.value == Value::file) {
      cases +=
          "      compopt -o filenames\n      mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n";
    }
    cases += "      ;;\n";
  }
  return "# bash completion for pith\n"
         "_pith() {\n"
         "  local word=$2 flag=$3 equals=\n"
         "  # bash takes \"=\" for a word of its own.\n"
         "  if [[ $word == '=' ]]; then word= equals=1; fi\n"
         "  if [[ $flag == '=' ]]; then flag=${COMP_WORDS[COMP_CWORD-2]} equals=1; fi\n"
         "  COMPREPLY=()\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W " +
         quoted(all) +
         " -- \"$word\"))\n"
         "    return\n"
         "  fi\n"
         "  case $flag in\n" +
         cases +
         "    *)\n"
         "      compopt -o filenames\n"
         "      mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "      ;;\n"
         "  esac\n"
         "}\n"
         "complete -F _pith pith\n";
}

// Text of a description of zsh's _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_script(std::span<const FlagHelp> flags) {
  std::string out = "#compdef pith\n_arguments -s -S";
  for (const Completed& flag : completed_flags(flags)) {
    std::string what = "[" + zsh_text(flag.help->brief) + ']';
    if (flag.value != Value::none) {
      what += (flag.is_optional ? "::" : ":") + zsh_text(flag.placeholder) + ':';
    }
    if (flag.value == Value::words) what += '(' + joined(flag.help->words, " ") + ')';
    if (flag.value == Value::file) what += "_files";
    for (const std::string& name : flag.names) {
      // "=-": only behind "="; "=": also as the next word.
      std::string_view sign = flag.is_optional ? "=-" : "=";
      if (flag.value == Value::none || !name.starts_with("--")) sign = "";
      out += " \\\n  " + quoted("*" + name + std::string(sign) + what);
    }
  }
  return out + " \\\n  '*:INPUT:_files'\n";
}

std::string fish_script(std::span<const FlagHelp> flags) {
  std::string out = "# fish completion for pith\n";
  const auto fish_quoted = [](std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
      if (c == '\'' || c == '\\') quoted += '\\';
      quoted += c;
    }
    return quoted + '\'';
  };
  for (const Completed& flag : completed_flags(flags)) {
    out += "complete -c pith";
    for (const std::string& name : flag.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!flag.is_optional) {
      if (flag.value == Value::words) {
        out += " -x -a " + fish_quoted(joined(flag.help->words, " "));
      } else if (flag.value == Value::file) {
        out += " -r -F";
      } else if (flag.value == Value::other) {
        out += " -x";
      }
    }
    out += " -d " + fish_quoted(flag.help->brief) + '\n';
  }
  return out;
}

constexpr Shell kShells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};

}  // namespace

std::span<const Shell> shells() { return kShells; }

}  // namespace pith::internal::app
