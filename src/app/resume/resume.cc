#include "app/resume/resume.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "app/flags/flags.h"
#include "app/flags/input_files.h"
#include "app/output/output.h"
#include "base/hash.h"
#include "fetch/fetch.h"
#include "input/file.h"
#include "input/json_object.h"
#include "input/listing.h"
#include "input/page_stream.h"
#include "input/warc_writer.h"
#include "metadata/values/json.h"
#include "pith/version.h"
#include "write/csv.h"
#include "write/json_writer.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;

// Whether `path` still names the open file: the run that had the lock may have renamed or removed
// it meanwhile.
bool is_at(const std::string& path, int descriptor) {
  struct stat open {};
  struct stat named {};
  return fstat(descriptor, &open) == 0 && stat(path.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

}  // namespace

Result<FileLock> FileLock::take(const std::string& path, bool create, const std::string& name) {
  while (true) {
    const int descriptor = open(path.c_str(), O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
    if (descriptor < 0) return create ? cannot_write(name, errno) : file_error(name, errno);
    FileLock lock(descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      return Error{Error::Kind::unsupported, name, "another run is writing it"};
    }
    if (is_at(path, descriptor)) return lock;
  }
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

namespace {

// Stamps show whether a run's containers are the ones that it was started with.

// A longer list is identified by its own size and modification time.
constexpr std::size_t kMaxListBytes = 1'000'000'000;

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
  return is_path(name) && kind_of_input(name, flags) != InputKind::page;
}

std::string stamp_of(const std::string& name) {
  Stamp stamp;
  stamp.add_file(name);
  return stamp.text();
}

// Adds the containers among files below directories.
void add_below(const std::vector<Entry>& entries, Stamp& stamp) {
  for (const Entry& entry : entries) {
    const bool is_below = entry.kind != InputKind::automatic;
    if (!entry.error && is_below && entry.kind != InputKind::page) stamp.add_file(entry.name);
  }
}

void add_listed(const std::string& list, const Flags& flags, Stamp& stamp) {
  const Result<std::string> bytes = read_bytes(list, kMaxListBytes);
  if (!bytes) return;
  for (const std::string& name : listed_names(bytes.value())) {
    if (!is_path(name)) continue;
    if (!is_page_name(name) && is_directory(name)) {
      add_below(walk(name, reading_options(flags)), stamp);
    } else if (holds_many(name, flags)) {
      stamp.add_file(name);
    }
  }
}

// Inputs that can be read only once (pipes) are not read.
std::string stamp_of_named(const Flags& flags, const std::vector<Entry>& entries) {
  Stamp stamp;
  add_below(entries, stamp);
  std::error_code ignored;
  if (flags.list && fs::is_regular_file(*flags.list, ignored)) {
    add_listed(*flags.list, flags, stamp);
  }
  return stamp.text();
}

// One short text for the list, one for each INPUT, and one for everything that the list names and
// directories hold together. It changes when a file's size or modification time does. It is empty
// for anything that is not a container.
std::vector<std::string> input_stamps(const Flags& flags, const std::vector<Entry>& entries) {
  std::vector<std::string> stamps = {flags.list ? stamp_of(*flags.list) : ""};
  for (const std::string& input : flags.inputs) {
    stamps.push_back(holds_many(input, flags) ? stamp_of(input) : "");
  }
  stamps.push_back(stamp_of_named(flags, entries));
  return stamps;
}

// The name of what a stamp is for, for messages.
std::string stamped(const Flags& flags, std::size_t number) {
  if (number == 0) return "\"" + flags.list.value_or("") + "\"";
  if (number <= flags.inputs.size()) return "\"" + flags.inputs[number - 1] + "\"";
  return "a file of many pages in a directory or list";
}

constexpr char kInputs[] = "inputs";
constexpr char kStamps[] = "stamps";

std::string read_small(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// "outcome" comes before any text of the page.
std::string_view outcome_of(std::string_view line) {
  constexpr std::string_view kKey = "\"outcome\":\"";
  const std::size_t at = line.find(kKey);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at + kKey.size());
  return line.substr(0, line.find('"'));
}

void count(std::string_view outcome, ResumeState& state) {
  ++state.pages;
  state.was_read.push_back(outcome == "content" || outcome == "no_content");
  state.content += outcome == "content" ? 1 : 0;
  state.failed += outcome != "content" && outcome != "no_content" ? 1 : 0;
}

// Adds the page's text to the index of originals, as the run that wrote the line did.
void remember(const std::string& line, Duplicates& originals) {
  std::optional<std::string> text;
  std::string id;
  const JsonObject object = read_json_object(line);
  for (const JsonMember& member : object.members) {
    if (has_name(member, "text") && is_json_string(member.value)) text = json_text(member.value);
    if (has_name(member, "id")) id = member.value;
  }
  if (text) originals.find_or_add(signature_of(*text), id);
}

void read_line(const std::string& line, bool note_texts, ResumeState& state) {
  if (note_texts) remember(line, state.originals);
  count(outcome_of(line), state);
}

// The same for a row of a table.
void read_row(const std::string& row, bool note_texts, ResumeState& state) {
  const std::vector<std::string> values = csv_values(row);
  const auto value = [&values](std::string_view column) {
    const std::size_t number = csv_column(column);
    return number < values.size() ? values[number] : "";
  };
  if (note_texts && value("outcome") != "failed") {
    state.originals.find_or_add(signature_of(value("text")), value("id"));
  }
  count(value("outcome"), state);
}

// A manifest's content: the stamps, and everything else as one text.
struct Manifest {
  std::vector<std::string> stamps = {};
  std::vector<std::pair<std::string, std::string>> others = {};
};

Manifest parse_manifest(const std::string& text) {
  Manifest manifest;
  for (const JsonMember& member : read_json_object(text).members) {
    if (!has_name(member, kStamps)) {
      manifest.others.emplace_back(member.name, member.value);
      continue;
    }
    const std::optional<JsonValue> list = parse_json(member.value);
    if (!list || !list->is_array()) continue;
    for (const JsonValue& stamp : list->elements()) {
      manifest.stamps.push_back(stamp.is_string() ? stamp.text() : "");
    }
  }
  return manifest;
}

// The reason why a run with this manifest cannot be resumed with this fingerprint.
std::string difference(const Flags& flags, const std::string& manifest,
                       const std::string& fingerprint) {
  const Manifest before = parse_manifest(manifest);
  const Manifest now = parse_manifest(fingerprint);
  const std::vector<std::string>& then = before.stamps;
  const auto [old_one, new_one] = std::mismatch(before.others.begin(), before.others.end(),
                                                now.others.begin(), now.others.end());
  std::string what = "was started with other inputs, options or another version";
  if (old_one == before.others.end() && then.size() == now.stamps.size() && !then.empty()) {
    std::size_t number = 0;
    while (number + 1 < then.size() && then[number] == now.stamps[number]) ++number;
    what = "was started before " + one_line(stamped(flags, number)) +
           " was changed (its size or time)";
  } else if (old_one != before.others.end() && new_one != now.others.end() &&
             old_one->first == new_one->first) {
    const std::string name = old_one->first.substr(1, old_one->first.size() - 2);  // without quotes
    what = "was started with " + (name == kInputs ? "other inputs" : "another " + name);
  }
  return what + ": delete it to start over";
}

}  // namespace

std::string run_fingerprint(const Flags& flags, const std::vector<Entry>& entries) {
  JsonWriter json;
  const auto list = [&json](const char* name, const std::vector<std::string>& values) {
    json.key(name).begin_array();
    for (const std::string& value : values) json.value(value);
    json.end_array();
  };
  json.begin_object().member("version", PITH_VERSION);
  for (const auto& [name, value] : result_flags(flags)) json.member(name, value);
  list(kInputs, flags.inputs);
  list(kStamps, input_stamps(flags, entries));
  return json.end_object().take() + "\n";
}

Result<ResumedRun> prepare_resume(const Flags& flags, std::string fingerprint) {
  const std::string partial = partial_path(flags.output);
  Result<FileLock> lock = FileLock::take(manifest_path(flags.output), true, partial);
  if (!lock) return lock.error();
  ResumedRun run{.lock = std::move(lock.value()), .fingerprint = std::move(fingerprint)};
  const std::string manifest = read_small(manifest_path(flags.output));
  run.resumes = manifest == run.fingerprint;
  std::error_code ignored;
  if (!fs::exists(partial, ignored)) return run;
  if (!run.resumes) {
    remove_empty_manifest(flags);
    return Error{Error::Kind::unsupported, partial, difference(flags, manifest, run.fingerprint)};
  }
  DoneRows rows(flags);
  if (!rows.good()) return file_error(partial, errno);
  ResumeState& state = run.state;
  state.bytes = rows.head_bytes();
  for (std::string row; rows.next(row);) {
    state.bytes += row.size();
    (is_csv(flags) ? read_row : read_line)(row, flags.dedup != Dedup::off, state);
  }
  return run;
}

std::optional<Error> write_manifest(const Flags& flags, ResumedRun& run) {
  if (run.resumes) return std::nullopt;
  const std::string name = manifest_path(flags.output);
  errno = 0;
  std::ofstream file(
      name,
      std::ios::binary | std::ios::trunc);  // overwritten in place, because this file is locked
  file << run.fingerprint;
  file.close();
  run.resumes = static_cast<bool>(file);
  if (run.resumes) return std::nullopt;
  const int why = errno;
  std::remove(name.c_str());
  return file_error(name, why);
}

bool make_resumable(const Flags& flags, const std::string& fingerprint) {
  const std::string partial = partial_path(flags.output);
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(partial, ignored))) return false;  // that of another run
  Result<FileLock> lock = FileLock::take(manifest_path(flags.output), true, partial);
  if (!lock) return false;
  ResumedRun run{.lock = std::move(lock.value()), .fingerprint = fingerprint};
  return !write_manifest(flags, run);
}

void remove_empty_manifest(const Flags& flags) {
  std::error_code failed;
  const std::string name = manifest_path(flags.output);
  if (fs::file_size(name, failed) == 0 && !failed) fs::remove(name, failed);
}

DoneRows::DoneRows(const Flags& flags)
    : file_(partial_path(flags.output), std::ios::binary), is_csv_(is_csv(flags)) {
  std::string head;
  if (is_csv_ && read_csv_record(file_, head)) head_bytes_ = head.size();
}

bool DoneRows::next(std::string& row) {
  if (is_csv_) return read_csv_record(file_, row);
  if (!std::getline(file_, row) || file_.eof()) return false;
  row += '\n';
  return true;
}

bool is_row_of(const std::string& row, const PageName& page, const Flags& flags) {
  if (is_csv(flags)) return row.starts_with(csv_cell(page.id) + "," + csv_cell(page.source) + ",");
  return row.starts_with("{\"id\":" + id_value(page.id, page.json_id) +
                         ",\"source\":" + json_string(page.source) + ",");
}

namespace {

// If a run ended between its last two renames, its WARC has its final name already; renames it
// back.
void rename_warc_back(const Flags& flags, const std::string& partial) {
  std::error_code ignored;
  if (fs::exists(partial, ignored) || !fs::exists(flags.save_warc, ignored)) return;
  const bool is_of_this_run = fs::last_write_time(flags.save_warc, ignored) >=
                              fs::last_write_time(manifest_path(flags.output), ignored);
  if (is_of_this_run) fs::rename(flags.save_warc, partial, ignored);
}

}  // namespace

Result<ResumedWarc> prepare_warc(const Flags& flags, const ResumedRun& run) {
  const std::string partial = warc_partial_path(flags.save_warc);
  const bool is_new = run.state.pages == 0;
  if (!is_new) rename_warc_back(flags, partial);
  Result<FileLock> lock = FileLock::take(partial, is_new, partial);
  if (!lock) return lock.error();
  ResumedWarc warc{.lock = std::move(lock.value())};
  if (!is_new) {
    const Result<WarcEnd> end = cut_warc(partial, run.state.pages);
    if (!end) return end.error();
    warc.end = end.value();
    return warc;
  }
  // A run that ended before it wrote its manifest leaves only the beginning of a WARC file.
  if (!run.resumes && !is_warc_without_pages(partial)) {
    return Error{Error::Kind::unsupported, partial,
                 "holds the pages of another run: resume that run, or delete it to start over"};
  }
  std::error_code failed;
  fs::resize_file(partial, 0, failed);
  if (failed) return file_error(partial, failed.value());
  return warc;
}

std::optional<Error> commit_warc(const Flags& flags) {
  const std::string partial = warc_partial_path(flags.save_warc);
  // If the new file has no pages, an older file is kept instead.
  const int done = has_pages(partial) ? std::rename(partial.c_str(), flags.save_warc.c_str())
                                      : std::remove(partial.c_str());
  if (done == 0) return std::nullopt;
  return file_error(flags.save_warc, errno);
}

}  // namespace pith::internal::app
