#include "batch/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <thread>
#include <utility>

#include "base/descriptor.h"
#include "base/system_error.h"
#include "batch/message_rows.h"
#include "batch/stream.h"

namespace zhibiao::batch {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kLookUpMilliseconds = 100;
constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::size_t kLongestErrors = 2000;

struct Pipe {
  base::Descriptor reader;
  base::Descriptor writer;

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    reader = base::Descriptor(ends[0]);
    writer = base::Descriptor(ends[1]);
    return true;
  }
};

// Its own process group, so that what it starts ends with it; signals as a program expects to find them.
int start(const std::vector<std::string>& command, const Pipe& output, const Pipe& errors, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.writer.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.writer.get(), STDERR_FILENO);
  sigset_t signals;
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  sigaddset(&signals, SIGPIPE);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const int problem = ::posix_spawnp(&child, words.front(), &actions, &attributes, words.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return problem;
}

// A page of a hundred bytes can make a converter ask for gigabytes; and one whose parent was killed has no other limit
// of time. Memory is counted as data, for some programs reserve more addresses than they use.
void limit(pid_t child, std::chrono::milliseconds time) {
  constexpr rlim_t kMemory = rlim_t{2} << 30;
  const auto seconds = static_cast<rlim_t>(std::chrono::duration_cast<std::chrono::seconds>(time).count()) + 1;
  const rlimit memory{kMemory, kMemory};
  const rlimit processor{seconds, seconds + 1};
  // A child that cannot be limited is still bounded by the time that this run waits.
  static_cast<void>(::prlimit(child, RLIMIT_DATA, &memory, nullptr));
  static_cast<void>(::prlimit(child, RLIMIT_CPU, &processor, nullptr));
}

class Child {
 public:
  Child(pid_t number, const std::string& name, const ConversionLimits& limits)
      : number_(number), name_(name), limits_(limits), end_(Clock::now() + limits.time) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (ended_) return;
    ::kill(-number_, SIGKILL);
    ::waitpid(number_, nullptr, 0);
  }

  // Why it must not go on.
  [[nodiscard]] std::optional<Error> refused() const {
    if (limits_.stop != nullptr && limits_.stop->load())
      return error(kInterrupted, rows::kInterruptedWhileConverting());
    if (Clock::now() > end_) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits_.time).count();
      return error("timeout", rows::kConverterTooSlow(seconds));
    }
    if (result_.output.size() > limits_.bytes) {
      return error("too-large", rows::kConvertedLargerThanLimit(limits_.bytes));
    }
    return std::nullopt;
  }

  // Until it closes both.
  std::optional<Error> read(int output, int errors) {
    std::array<pollfd, 2> waiting{pollfd{output, POLLIN, 0}, pollfd{errors, POLLIN, 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
      if (auto problem = refused()) return problem;
      if (::poll(waiting.data(), waiting.size(), kLookUpMilliseconds) <= 0) continue;
      for (pollfd& each : waiting) {
        if (each.fd < 0 || each.revents == 0) continue;
        const ssize_t got = ::read(each.fd, block_.data(), block_.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
          each.fd = -1;
        } else if (each.fd == output) {
          result_.output.append(block_.data(), static_cast<std::size_t>(got));
        } else if (result_.errors.size() < kLongestErrors) {
          result_.errors.append(block_.data(), static_cast<std::size_t>(got));
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Error> wait() {
    constexpr auto kPause = std::chrono::milliseconds(2);
    int status = 0;
    while (true) {
      const pid_t ended = ::waitpid(number_, &status, WNOHANG);
      if (ended == number_) break;
      if (ended < 0 && errno != EINTR) return base::system_error(errno, rows::kCannotWaitForConverterOf, name_);
      if (auto problem = refused()) return problem;
      std::this_thread::sleep_for(kPause);
    }
    ended_ = true;
    result_.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return std::nullopt;
  }

  ChildResult take() { return std::move(result_); }

 private:
  [[nodiscard]] Error error(const char* code, Message message) const {
    return {.code = code, .path = name_, .message = std::move(message)};
  }

  pid_t number_;
  const std::string& name_;
  const ConversionLimits& limits_;
  Clock::time_point end_;
  bool ended_ = false;
  ChildResult result_;
  std::array<char, kBlock> block_{};
};

}  // namespace

Expected<ChildResult> run_child(const std::vector<std::string>& command, const std::string& name,
                                const ConversionLimits& limits) {
  Pipe output;
  Pipe errors;
  if (!output.open() || !errors.open()) return tl::unexpected(base::system_error(errno, rows::kCannotOpenPipe, name));
  pid_t number = 0;
  const int problem = start(command, output, errors, number);
  if (problem == ENOENT) return ChildResult{false, 0, {}, {}};
  if (problem != 0) {
    Error error = base::system_error(problem, base::rows::kCannotOpen, name);
    error.message = rows::kCannotStart(command.front(), base::cause_of(problem));
    return tl::unexpected(std::move(error));
  }
  limit(number, limits.time);
  output.writer.close();
  errors.writer.close();
  Child child(number, name, limits);
  auto failed = child.read(output.reader.get(), errors.reader.get());
  if (!failed) failed = child.wait();
  if (failed) return tl::unexpected(std::move(*failed));
  return child.take();
}

}  // namespace zhibiao::batch
