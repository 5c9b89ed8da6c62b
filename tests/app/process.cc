#include "app/process.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace pith::internal::test {
namespace {

namespace fs = std::filesystem;

// Shorter than ctest's time limit, so that a hanging program is ended together with its children.
constexpr std::chrono::seconds kPatience{30};

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return {ends[0], ends[1]};
}

Pipe make_terminal() {
  Pipe ends;
  if (openpty(&ends.read_end, &ends.write_end, nullptr, nullptr, nullptr) != 0) {
    throw std::runtime_error("openpty");
  }
  fcntl(ends.read_end, F_SETFD, FD_CLOEXEC);
  return ends;
}

struct Descriptors {
  int in;
  int out;
  int err;
};

[[noreturn]] void become(const Invocation& invocation, const std::string& folder, Descriptors fds) {
  dup2(fds.in, STDIN_FILENO);
  dup2(fds.out, STDOUT_FILENO);
  dup2(fds.err, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  std::vector<std::string> words = invocation.args;
  words.insert(words.begin(), invocation.program);
  std::vector<char*> argv;
  std::transform(words.begin(), words.end(), std::back_inserter(argv),
                 [](std::string& word) { return word.data(); });
  argv.push_back(nullptr);
  if (chdir(folder.c_str()) == 0) execvp(argv[0], argv.data());
  _exit(127);
}

// Appends what can be read now. Returns false at the end.
bool drain(int descriptor, std::string& to) {
  std::array<char, 65536> buffer{};
  const ssize_t count = read(descriptor, buffer.data(), buffer.size());
  if (count > 0) to.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;  // a terminal whose other side is closed returns EIO
}

void close_if(bool condition, pollfd& entry) {
  if (!condition || entry.fd < 0) return;
  close(entry.fd);
  entry.fd = -1;
}

// Feeds standard input and collects both outputs until they are closed. Returns false if that takes
// too long.
bool converse(std::string_view in, Descriptors fds, Finished& finished) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  std::array<pollfd, 3> entries{{{fds.in, POLLOUT, 0}, {fds.out, POLLIN, 0}, {fds.err, POLLIN, 0}}};
  close_if(in.empty(), entries[0]);
  while (entries[1].fd >= 0 || entries[2].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) break;
    if (poll(entries.data(), entries.size(), static_cast<int>(left.count())) <= 0) break;
    if (entries[0].fd >= 0 && entries[0].revents != 0) {
      const ssize_t count = write(entries[0].fd, in.data(), std::min<std::size_t>(in.size(), 4096));
      if (count > 0) in.remove_prefix(static_cast<std::size_t>(count));
      close_if(count <= 0 || in.empty(), entries[0]);
    }
    if (entries[1].revents != 0) close_if(!drain(entries[1].fd, finished.out), entries[1]);
    if (entries[2].revents != 0) close_if(!drain(entries[2].fd, finished.err), entries[2]);
  }
  const bool in_time = entries[1].fd < 0 && entries[2].fd < 0;
  for (pollfd& entry : entries) close_if(true, entry);
  return in_time;
}

}  // namespace

std::string Workspace::read(const std::string& name) const {
  std::ifstream file(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> Workspace::names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Finished Workspace::run(const Invocation& invocation) const {
  std::signal(SIGPIPE, SIG_IGN);  // a program may end before it has read its input
  const Pipe out = make_pipe();
  const Pipe in = make_pipe();
  const Pipe err = invocation.terminal ? make_terminal() : make_pipe();
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  int stdin_end = invocation.in ? in.read_end : nothing;
  if (invocation.terminal) stdin_end = err.write_end;

  const pid_t child = fork();
  if (child == 0) setpgid(0, 0);
  if (child == 0) become(invocation, folder_.path(), {stdin_end, out.write_end, err.write_end});
  for (const int descriptor : {in.read_end, out.write_end, err.write_end, nothing}) {
    close(descriptor);
  }
  Finished finished;
  const Descriptors ours{in.write_end, out.read_end, err.read_end};
  if (!converse(invocation.in.value_or(""), ours, finished)) kill(-child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

Finished Workspace::shell(const std::string& command) const {
  return run({.args = {"-c", "PITH='" PITH_BINARY "'; " + command}, .program = "bash"});
}

std::string article_page(std::string_view title) {
  std::string page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>";
  page.append(title).append("</title></head><body><nav><ul><li><a href=\"/\">Home</a></li>");
  page.append("<li><a href=\"/a\">About us</a></li></ul></nav><article><h1>").append(title);
  page.append(
      "</h1><p>The harbour master has kept a book of the tides since he was young, and nobody "
      "but him has opened it for twenty years. It lies in a drawer below the window.</p>"
      "<p>When the new quay was planned, the engineers asked for figures, and it was this book "
      "that told them how high the <a href=\"/wall\">wall</a> would have to be built.</p>"
      "<img src=\"/quay.jpg\" alt=\"The quay\">"
      "<p>They thanked him in a letter, which he put into the drawer as well, and then he went "
      "out, as he does twice a day, to read the gauge.</p>");
  return page.append("</article><footer><a href=\"/imprint\">Imprint</a></footer></body></html>");
}

std::string blank_page() {
  return "<!DOCTYPE html><html><head><title>Loading</title></head>"
         "<body><div id=\"app\"></div><script>start();</script></body></html>";
}

}  // namespace pith::internal::test
