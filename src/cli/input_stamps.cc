#include "cli/input_stamps.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "cli/flags_together.h"
#include "fetch/fetch.h"
#include "pith/input.h"

namespace pith::cli {
namespace {

namespace fs = std::filesystem;

// FNV-1a: not against an attacker, who could change the results themselves.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * kPrime;
    used_ = true;
  }
  std::string text() const {
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(value_));
    return used_ ? hex.data() : "";
  }

 private:
  static constexpr std::uint64_t kPrime = 0x100000001B3;
  std::uint64_t value_ = 0xCBF29CE484222325;
  bool used_ = false;
};

void add_file(const std::string& name, Hash& hash) {
  std::error_code failed;
  if (!fs::is_regular_file(name, failed)) return;
  const auto size = fs::file_size(name, failed);
  const auto time = fs::last_write_time(name, failed).time_since_epoch().count();
  hash.add(name + '\n' + std::to_string(size) + ' ' + std::to_string(time) + '\n');
}

bool holds_many(const std::string& name, const Flags& flags) {
  if (name == "-" || !url_scheme(name).empty()) return false;
  const InputKind kind = flags.kind == InputKind::automatic ? kind_of_name(name) : flags.kind;
  return kind != InputKind::page;
}

std::string stamp_of(const std::string& name) {
  Hash hash;
  add_file(name, hash);
  return hash.text();
}

// What is to be read on the way only: no standard input.
std::string stamp_of_named(const Flags& flags) {
  std::vector<std::string> directories;
  for (const std::string& input : flags.inputs) {
    if (url_scheme(input).empty() && is_directory(input)) directories.push_back(input);
  }
  const std::optional<std::string> list = flags.list == "-" ? std::nullopt : flags.list;
  if (directories.empty() && !list) return "";
  Hash hash;
  const auto inputs = pith::open_inputs(directories, list, {.kind = flags.kind});
  for (const std::string& name : inputs->names()) {
    if (holds_many(name, flags)) add_file(name, hash);
  }
  return hash.text();
}

}  // namespace

std::vector<std::string> input_stamps(const Flags& flags) {
  std::vector<std::string> stamps = {stamp_of(flags.list.value_or("-"))};
  for (const std::string& input : flags.inputs) {
    stamps.push_back(holds_many(input, flags) ? stamp_of(input) : "");
  }
  stamps.push_back(stamp_of_named(flags));
  return stamps;
}

std::string stamped(const Flags& flags, std::size_t number) {
  if (number == 0) return "\"" + flags.list.value_or("") + "\"";
  if (number <= flags.inputs.size()) return "\"" + flags.inputs[number - 1] + "\"";
  return "a file of many pages in a directory or list";
}

}  // namespace pith::cli
