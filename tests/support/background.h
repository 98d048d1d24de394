// A program that runs while the test goes on: to be watched, signalled and measured.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace zhibiao::tests {

struct BackgroundOptions {
  std::string folder = {};           // to run in; empty: the present one
  int input = -1;                    // the descriptor of its standard input; none: /dev/null
  std::string output = "/dev/null";  // where its standard output goes
  std::string errors = "/dev/null";
  std::vector<std::string> environment = {};  // NAME=VALUE
};

class Background {
 public:
  Background(const std::string& program, std::vector<std::string> arguments, const BackgroundOptions& options) {
    arguments.insert(arguments.begin(), program);
    std::vector<char*> argv;
    for (std::string& word : arguments) argv.push_back(word.data());
    argv.push_back(nullptr);
    child_ = ::fork();
    if (child_ != 0) return;
    for (const int signal : {SIGINT, SIGTERM}) ::signal(signal, SIG_DFL);  // whatever this test was started from
    if (options.input >= 0) {
      ::dup2(options.input, STDIN_FILENO);
    } else {
      redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    }
    redirect(options.output, O_WRONLY | O_CREAT, STDOUT_FILENO);
    redirect(options.errors, O_WRONLY | O_CREAT, STDERR_FILENO);
    if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
    for (const std::string& setting : options.environment) ::putenv(const_cast<char*>(setting.c_str()));
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  ~Background() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    wait();
  }

  void signal(int number) const { ::kill(child_, number); }

  // As a shell tells it: 128 and the signal's number for a process that a signal ended.
  int wait() {
    int status = 0;
    EXPECT_EQ(::wait4(std::exchange(child_, 0), &status, 0, &usage_) > 0, true);
    by_signal_ = WIFSIGNALED(status);
    return by_signal_ ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }

  [[nodiscard]] bool ended_by_signal() const { return by_signal_; }
  [[nodiscard]] long peak_kilobytes() const { return usage_.ru_maxrss; }

 private:
  static void redirect(const std::string& path, int flags, int descriptor) {
    const int opened = ::open(path.c_str(), flags, 0666);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
  }

  pid_t child_ = 0;
  rusage usage_{};
  bool by_signal_ = false;
};

}  // namespace zhibiao::tests
