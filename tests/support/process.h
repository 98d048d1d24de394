// Runs a program and tells what it printed and how it ended.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/other_user.h"
#include "support/temporary_folder.h"

namespace zhibiao::tests {

inline std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_all(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  ASSERT_TRUE(file.flush().good()) << path;
}

struct Ended {
  int status = -1;  // as a shell tells it: 128 and the signal's number for a process that a signal ended
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string folder = {};       // to run in; empty: the present one
  std::string input = {};        // piped to standard input
  std::string input_file = {};   // standard input comes from there instead
  std::string output_file = {};  // standard output goes there instead of into Ended::out
  bool close_output = false;
  bool as_other_user = false;                 // where this test is root's, to whom nothing is forbidden
  std::vector<std::string> environment = {};  // NAME=VALUE
};

namespace detail {

inline void redirect(const std::string& path, int flags, int descriptor) {
  const int opened = ::open(path.c_str(), flags, 0666);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
}

}  // namespace detail

inline Ended run_program(const std::string& program, const std::vector<std::string>& arguments,
                         const RunOptions& options = {}) {
  const TemporaryFolder folder;
  const std::string input = options.input_file.empty() ? folder / "in" : options.input_file;
  const std::string output = options.output_file.empty() ? folder / "out" : options.output_file;
  if (options.input_file.empty()) write_all(input, options.input);
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  const bool as_other_user = options.as_other_user && ::geteuid() == 0;
  // Opened here, for the other user may not get to it by its path.
  const int opened_program = as_other_user ? ::open(program.c_str(), O_PATH | O_CLOEXEC) : -1;
  if (as_other_user) give_to_other_user(folder.path());
  const pid_t child = ::fork();
  if (child == 0) {
    detail::redirect(input, O_RDONLY, STDIN_FILENO);
    detail::redirect(output, O_WRONLY | O_CREAT, STDOUT_FILENO);
    detail::redirect(folder / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
    if (options.close_output) ::close(STDOUT_FILENO);
    if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
    ::setenv("LC_ALL", "C.UTF-8", 1);  // and no settings of the user's own
    ::setenv("XDG_CONFIG_HOME", (folder / "none").c_str(), 1);
    ::unsetenv("ZHIBIAO_CONFIG");
    ::unsetenv("ZHIBIAO_LANG");
    for (const std::string& setting : options.environment) ::putenv(const_cast<char*>(setting.c_str()));
    if (as_other_user) {
      if (become_other_user()) ::fexecve(opened_program, argv.data(), environ);
      ::_exit(127);
    }
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  EXPECT_GT(child, 0);
  if (as_other_user) ::close(opened_program);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  Ended ended;
  ended.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  if (options.output_file.empty()) ended.out = read_all(output);
  ended.err = read_all(folder / "err");
  return ended;
}

}  // namespace zhibiao::tests
