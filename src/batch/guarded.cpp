#include "batch/guarded.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "base/descriptor.h"

namespace zhibiao::batch {
namespace {

// Other threads of this process may hold any lock when it forks: what runs behind a fork calls only what a handler of
// signals may call, and allocates nothing.

constexpr int kNotStarted = 127;

extern "C" void kill_group(int /*signal*/) { ::kill(0, SIGKILL); }

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
}

void unblock_signals() {
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// A page of a hundred bytes can make a converter ask for gigabytes. Memory is counted as data, for some programs
// reserve more addresses than they use.
void limit(rlim_t seconds) {
  constexpr rlim_t kMemory = rlim_t{2} << 30;
  const rlimit memory{kMemory, kMemory};
  const rlimit processor{seconds, seconds + 1};
  // What cannot be limited is still bounded by the time that this run waits.
  static_cast<void>(::setrlimit(RLIMIT_DATA, &memory));
  static_cast<void>(::setrlimit(RLIMIT_CPU, &processor));
}

struct Ends {
  int output;
  int errors;
  int started;  // gets the errno where the program cannot be started, and is closed where it can
};

[[noreturn]] void become_program(char* const* words, const Ends& ends, rlim_t seconds) {
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) handle(signal, SIG_DFL);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // should the guard itself be killed
  limit(seconds);
  const int input = ::open("/dev/null", O_RDONLY);
  if (input >= 0 && ::dup2(input, STDIN_FILENO) >= 0 && ::dup2(ends.output, STDOUT_FILENO) >= 0 &&
      ::dup2(ends.errors, STDERR_FILENO) >= 0) {
    if (input != STDIN_FILENO) ::close(input);
    ::execvp(words[0], words);
  }
  const int problem = errno;
  static_cast<void>(::write(ends.started, &problem, sizeof problem) > 0);
  ::_exit(kNotStarted);
}

[[noreturn]] void guard(pid_t parent, char* const* words, const Ends& ends, rlim_t seconds) {
  ::setpgid(0, 0);
  handle(SIGINT, SIG_DFL);
  handle(SIGTERM, kill_group);
  unblock_signals();
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(kNotStarted);
  const pid_t program = ::_Fork();
  if (program == 0) become_program(words, ends, seconds);
  if (program < 0) {
    const int problem = errno;
    static_cast<void>(::write(ends.started, &problem, sizeof problem) > 0);
    ::_exit(kNotStarted);
  }
  // Whoever waits for the end of a pipe, or for a lock that goes with the last descriptor, does not wait for the guard.
  for (const int each : {ends.output, ends.errors, ends.started}) ::close(each);
  static_cast<void>(::close_range(0, ~0U, 0));
  int status = 0;
  while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  ::_exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

// 0 where the program runs.
int problem_of(int started) {
  int problem = 0;
  ssize_t got = 0;
  do {
    got = ::read(started, &problem, sizeof problem);
  } while (got < 0 && errno == EINTR);
  return got == static_cast<ssize_t>(sizeof problem) ? problem : 0;
}

}  // namespace

Started start_guarded(const std::vector<std::string>& command, int output, int errors, std::chrono::milliseconds time) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  std::array<int, 2> started{};
  if (::pipe2(started.data(), O_CLOEXEC) != 0) return {0, errno};
  const base::Descriptor reader(started[0]);
  base::Descriptor writer(started[1]);
  const auto seconds = static_cast<rlim_t>(std::chrono::duration_cast<std::chrono::seconds>(time).count()) + 1;
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) guard(parent, words.data(), {output, errors, writer.get()}, seconds);
  if (child < 0) return {0, errno};
  ::setpgid(child, child);  // whoever of the two comes first
  writer.close();
  const int problem = problem_of(reader.get());
  if (problem == 0) return {child, 0};
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return {0, problem};
}

}  // namespace zhibiao::batch
