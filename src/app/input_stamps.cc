#include "app/input_stamps.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "app/validate_flags.h"
#include "base/hash.h"
#include "fetch/fetch.h"
#include "input/file.h"
#include "input/listing.h"
#include "pith/input.h"

namespace pith::app {
namespace {

namespace fs = std::filesystem;

// A list of more is told by its own size and time.
constexpr std::size_t kMostListBytes = 1'000'000'000;

// A hash of files, in whatever order they are added.
class Stamp {
 public:
  void add_file(const std::string& name) {
    std::error_code failed;
    if (!fs::is_regular_file(name, failed)) return;
    const auto size = fs::file_size(name, failed);
    const auto time = fs::last_write_time(name, failed).time_since_epoch().count();
    sum_ += fnv1a(name + '\n' + std::to_string(size) + ' ' + std::to_string(time));
    used_ = true;
  }

  std::string text() const {
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(sum_));
    return used_ ? hex.data() : "";
  }

 private:
  std::uint64_t sum_ = 0;
  bool used_ = false;
};

bool is_path(const std::string& name) { return name != "-" && url_scheme(name).empty(); }

bool holds_many(const std::string& name, const Flags& flags) {
  const InputKind kind = flags.kind == InputKind::automatic ? kind_of_name(name) : flags.kind;
  return is_path(name) && kind != InputKind::page;
}

std::string stamp_of(const std::string& name) {
  Stamp stamp;
  stamp.add_file(name);
  return stamp.text();
}

// Names are looked at before the disk is asked: there may be a million, most of pages.
void add_below(const std::string& directory, const Flags& flags, Stamp& stamp) {
  std::error_code failed;
  fs::recursive_directory_iterator at(directory, fs::directory_options::skip_permission_denied,
                                      failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    const std::string& name = at->path().native();
    const bool is_read = is_page_name(name) || flags.kind == InputKind::archive;
    if (is_read && holds_many(name, flags)) stamp.add_file(name);
  }
}

void add_listed(const std::string& list, const Flags& flags, Stamp& stamp) {
  const Result<std::string> bytes = read_bytes(list, kMostListBytes);
  if (!bytes) return;
  for (const std::string& name : listed_names(bytes.value())) {
    if (!is_path(name)) continue;
    if (!is_page_name(name) && is_directory(name)) {
      add_below(name, flags, stamp);
    } else if (holds_many(name, flags)) {
      stamp.add_file(name);
    }
  }
}

// Nothing is read that can be read only once.
std::string stamp_of_named(const Flags& flags) {
  Stamp stamp;
  for (const std::string& input : flags.inputs) {
    if (is_path(input) && is_directory(input)) add_below(input, flags, stamp);
  }
  std::error_code ignored;
  if (flags.list && fs::is_regular_file(*flags.list, ignored)) {
    add_listed(*flags.list, flags, stamp);
  }
  return stamp.text();
}

}  // namespace

std::vector<std::string> input_stamps(const Flags& flags) {
  std::vector<std::string> stamps = {flags.list ? stamp_of(*flags.list) : ""};
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

}  // namespace pith::app
