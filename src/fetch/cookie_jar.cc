#include "fetch/cookie_jar.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "fetch/transfer.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxBytes = 10'000'000;  // Chosen: browsers keep some thousand cookies
constexpr mode_t kOwnerOnly = 0600;
constexpr std::string_view kHeadLine = "# Netscape HTTP Cookie File\n";
constexpr std::string_view kHttpOnly =
    "#HttpOnly_";  // in front of a cookie that scripts cannot see

Error cannot(const std::string& path, std::string_view what, int error_number) {
  return {Error::Kind::unreadable, path,
          std::string(what) + ": " + std::generic_category().message(error_number)};
}

// A file descriptor that is closed at the end of a block.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

// The file that a path leads to, also if that is a link to a file that does not exist yet.
std::string target_of(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_symlink(path, failed)) return path;
  std::string target = std::filesystem::weakly_canonical(path, failed).string();
  if (!failed && !std::filesystem::is_symlink(target, failed)) return target;
  const std::filesystem::path link = std::filesystem::read_symlink(path, failed);
  return failed ? path : (std::filesystem::path(path).parent_path() / link).string();
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace

CookieJar::CookieJar(const std::string& path) : path_(path), target_(target_of(path)) {
  start_libcurl_once();
  share_ = curl_share_init();
  easy_ = curl_easy_init();
  if (share_ == nullptr || easy_ == nullptr) throw std::bad_alloc();
  const curl_lock_function lock = [](CURL*, curl_lock_data, curl_lock_access, void* user) {
    static_cast<CookieJar*>(user)->mutex_.lock();
  };
  const curl_unlock_function unlock = [](CURL*, curl_lock_data, void* user) {
    static_cast<CookieJar*>(user)->mutex_.unlock();
  };
  curl_share_setopt(share_, CURLSHOPT_USERDATA, this);
  curl_share_setopt(share_, CURLSHOPT_LOCKFUNC, lock);
  curl_share_setopt(share_, CURLSHOPT_UNLOCKFUNC, unlock);
  curl_share_setopt(share_, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
  curl_easy_setopt(easy_, CURLOPT_SHARE, share_);
}

CookieJar::~CookieJar() {
  curl_easy_cleanup(easy_);
  curl_share_cleanup(share_);
}

Result<std::unique_ptr<CookieJar>> CookieJar::open(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::file_status older = std::filesystem::status(path, ignored);
  // Renaming the new file would take the place of a device, such as /dev/null, too.
  if (std::filesystem::exists(older) && !std::filesystem::is_regular_file(older)) {
    return Error{Error::Kind::unsupported, path, "cannot be written: is not a regular file"};
  }
  std::unique_ptr<CookieJar> jar(new CookieJar(path));
  if (std::optional<Error> error = jar->load()) return *error;
  // A run of hours must not find out at its end that the cookies cannot be kept.
  if (std::optional<Error> error = jar->try_to_write()) return *error;
  return jar;
}

std::optional<Error> CookieJar::load() {
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    if (errno == ENOENT) return std::nullopt;
    return cannot(path_, "cannot be read", errno);
  }
  std::string text;
  while (true) {
    char chunk[65536];
    const ssize_t got = ::read(file.number(), chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot(path_, "cannot be read", errno);
    if (got == 0) break;
    text.append(chunk, static_cast<std::size_t>(got));
    if (text.size() > kMaxBytes) {
      return Error{Error::Kind::too_large, path_,
                   "more than " + std::to_string(kMaxBytes) + " bytes"};
    }
  }
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line(trim(std::string_view(text).substr(at, end - at), "\r"));
    at = end + 1;
    ++number;
    if (trim(line, " \t").empty()) continue;
    if (line.front() == '#' && !line.starts_with(kHttpOnly)) continue;
    constexpr std::ptrdiff_t kTabs = 6;
    const std::ptrdiff_t tabs = std::count(line.begin(), line.end(), '\t');
    // Editors cut off the tab before an empty value.
    if (tabs == kTabs - 1) line += '\t';
    if (tabs != kTabs && tabs != kTabs - 1) {
      return Error{Error::Kind::unsupported, path_,
                   "not a cookie file in Netscape's format (cookies.txt): line " +
                       std::to_string(number) + " has no seven fields with tabs between them"};
    }
    if (curl_easy_setopt(easy_, CURLOPT_COOKIELIST, line.c_str()) != CURLE_OK) {
      throw std::bad_alloc();
    }
  }
  return std::nullopt;
}

std::optional<Error> CookieJar::try_to_write() const {
  const std::string part = target_ + ".part";
  std::remove(part.c_str());
  const Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
  const int why = errno;
  const std::string folder = std::filesystem::path(part).parent_path().string();
  std::error_code ignored;
  if (file.number() < 0 && why == ENOENT && !std::filesystem::is_directory(folder, ignored)) {
    return Error{Error::Kind::unreadable, path_,
                 "cannot be written: there is no directory \"" + folder + "\""};
  }
  if (file.number() < 0) return cannot(path_, "cannot be written", why);
  std::remove(part.c_str());
  return std::nullopt;
}

std::optional<Error> CookieJar::save() {
  curl_slist* cookies = nullptr;
  if (curl_easy_getinfo(easy_, CURLINFO_COOKIELIST, &cookies) != CURLE_OK) throw std::bad_alloc();
  std::string text(kHeadLine);
  for (const curl_slist* cookie = cookies; cookie != nullptr; cookie = cookie->next) {
    text.append(cookie->data) += '\n';
  }
  curl_slist_free_all(cookies);
  const std::string part = target_ + ".part";
  std::remove(part.c_str());
  Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
  const bool is_written = file.number() >= 0 && write_all(file.number(), text) &&
                          file.close() == 0 && std::rename(part.c_str(), target_.c_str()) == 0;
  if (is_written) return std::nullopt;
  const int why = errno;
  std::remove(part.c_str());
  return cannot(path_, "cannot be written", why);
}

}  // namespace pith::internal
