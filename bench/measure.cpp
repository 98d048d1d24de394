// measure [-i INPUT] [-o OUTPUT] [-n TIMES] [-s STATUS] -- COMMAND…: runs a command and prints its seconds (one run of
// TIMES, on average), the peak of its memory in KiB and the seconds of processor time. OUTPUT is written anew by every
// run. A run fails that ends otherwise than with 0 or STATUS.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(2);
}

void redirect(const char* name, int flags, int to) {
  const int file = open(name, flags, 0644);
  if (file < 0 || dup2(file, to) < 0) fail(name);
  close(file);
}

// The exit status, or that a signal ended it.
int run(char** command, const char* input, const char* output, rusage& usage) {
  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    redirect(input, O_RDONLY, STDIN_FILENO);
    redirect(output, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    execvp(command[0], command);
    fail(command[0]);
  }
  int status = 0;
  if (wait4(child, &status, 0, &usage) < 0) fail("wait4");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

int main(int argc, char** argv) {
  const char* input = "/dev/null";
  const char* output = "/dev/null";
  long times = 1;
  int also_good = 0;
  int at = 1;
  for (; at + 1 < argc && argv[at][0] == '-' && std::strcmp(argv[at], "--") != 0; at += 2) {
    if (std::strcmp(argv[at], "-i") == 0) input = argv[at + 1];
    if (std::strcmp(argv[at], "-o") == 0) output = argv[at + 1];
    if (std::strcmp(argv[at], "-n") == 0) times = std::strtol(argv[at + 1], nullptr, 10);
    if (std::strcmp(argv[at], "-s") == 0) also_good = std::atoi(argv[at + 1]);
  }
  if (at < argc && std::strcmp(argv[at], "--") == 0) ++at;
  if (at >= argc || times < 1) {
    std::fputs("usage: measure [-i INPUT] [-o OUTPUT] [-n TIMES] [-s STATUS] -- COMMAND...\n", stderr);
    return 2;
  }
  rusage usage{};
  long peak = 0;
  double processor = 0;
  const auto start = std::chrono::steady_clock::now();
  for (long time = 0; time < times; ++time) {
    if (const int status = run(argv + at, input, output, usage); status != 0 && status != also_good) {
      std::fprintf(stderr, "measure: %s failed\n", argv[at]);
      return 2;
    }
    processor += seconds(usage.ru_utime) + seconds(usage.ru_stime);
    peak = usage.ru_maxrss > peak ? usage.ru_maxrss : peak;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto runs = static_cast<double>(times);
  std::printf("%.6f %ld %.6f\n", took.count() / runs, peak, processor / runs);
  return 0;
}
