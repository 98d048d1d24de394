#include "cli/run/signals.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string>

namespace zhibiao::cli {
namespace {

// A handler can reach nothing but static storage.
std::atomic<bool> stop = false;
std::atomic<int> number = 0;
std::atomic<const std::string*> message = nullptr;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free &&
              std::atomic<const std::string*>::is_always_lock_free);

constexpr std::array kSignals = {SIGINT, SIGTERM};

// Calls only what a handler may call.
extern "C" void ask_to_stop(int signal) {
  const int before = errno;
  for (const int each : kSignals) std::signal(each, SIG_DFL);  // the next one ends the process
  number.store(signal);
  stop.store(true);
  if (const std::string* text = message.load()) {
    static_cast<void>(::write(STDERR_FILENO, text->data(), text->size()) > 0);
  }
  errno = before;
}

}  // namespace

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  sigemptyset(&action.sa_mask);
  for (const int each : kSignals) sigaddset(&action.sa_mask, each);
  for (const int each : kSignals) {
    // Who starts programs in the background has them ignore interrupts.
    struct sigaction old {};
    if (sigaction(each, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    sigaction(each, &action, nullptr);
  }
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  for (const int each : {SIGPIPE, SIGXFSZ}) sigaction(each, &ignore, nullptr);
  std::signal(SIGCHLD, SIG_DFL);  // who started this may ignore it, and then no child can be waited for
}

void say_when_signalled(const std::string& text) {
  static const std::string line = "\nzhibiao: " + text + "\n";
  if (::isatty(STDERR_FILENO) == 1) message.store(&line);
}

const std::atomic<bool>& stop_flag() { return stop; }

int caught_signal() { return number.load(); }

}  // namespace zhibiao::cli
