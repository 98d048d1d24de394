#include "batch/child.h"

#include <fcntl.h>
#include <poll.h>
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
#include "batch/guarded.h"
#include "batch/message_rows.h"
#include "batch/stream.h"

namespace zhibiao::batch {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kChildLookUpMilliseconds = 100;
constexpr std::size_t kErrorBlock = std::size_t{64} << 10;
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

class Child {
 public:
  Child(pid_t number, const std::string& name, const ConversionLimits& limits)
      : number_(number), name_(name), limits_(limits), end_(Clock::now() + limits.time) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  // What it started goes with it.
  ~Child() {
    ::kill(-number_, SIGKILL);
    while (::waitpid(number_, nullptr, 0) < 0 && errno == EINTR) {
    }
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
      if (::poll(waiting.data(), waiting.size(), kChildLookUpMilliseconds) <= 0) continue;
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

  // Leaves it as it ended, so that its number stays that of its group.
  std::optional<Error> wait() {
    constexpr auto kPause = std::chrono::milliseconds(2);
    siginfo_t ended{};
    while (true) {
      const int result = ::waitid(P_PID, static_cast<id_t>(number_), &ended, WEXITED | WNOHANG | WNOWAIT);
      if (result == 0 && ended.si_pid == number_) break;
      if (result != 0 && errno != EINTR) return base::system_error(errno, rows::kCannotWaitForConverterOf, name_);
      if (auto problem = refused()) return problem;
      std::this_thread::sleep_for(kPause);
    }
    result_.status = ended.si_code == CLD_EXITED ? ended.si_status : 128 + ended.si_status;
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
  ChildResult result_;
  std::array<char, kErrorBlock> block_{};
};

}  // namespace

Expected<ChildResult> run_child(const std::vector<std::string>& command, const std::string& name,
                                const ConversionLimits& limits) {
  Pipe output;
  Pipe errors;
  if (!output.open() || !errors.open()) return tl::unexpected(base::system_error(errno, rows::kCannotOpenPipe, name));
  const Started started = start_guarded(command, output.writer.get(), errors.writer.get(), limits.time);
  if (started.problem == ENOENT) return ChildResult{false, 0, {}, {}};
  if (started.problem != 0) {
    Error error = base::system_error(started.problem, base::rows::kCannotOpen, name);
    error.message = rows::kCannotStart(command.front(), base::cause_of(started.problem));
    return tl::unexpected(std::move(error));
  }
  output.writer.close();
  errors.writer.close();
  Child child(started.guard, name, limits);
  auto failed = child.read(output.reader.get(), errors.reader.get());
  if (!failed) failed = child.wait();
  if (failed) return tl::unexpected(std::move(*failed));
  return child.take();
}

}  // namespace zhibiao::batch
