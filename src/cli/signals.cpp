#include "cli/signals.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

namespace zhibiao::cli {
namespace {

// A handler can reach nothing but static storage.
std::atomic<bool> stop = false;
std::atomic<int> number = 0;
std::atomic<bool> speaks = false;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

constexpr std::array kSignals = {SIGINT, SIGTERM};

// Calls only what a handler may call.
extern "C" void ask_to_stop(int signal) {
  const int before = errno;
  for (const int each : kSignals) std::signal(each, SIG_DFL);  // the next one ends the process
  number.store(signal);
  stop.store(true);
  if (speaks.load()) {
    constexpr std::string_view kMessage = "\nzhibiao: finishing the documents in hand; once more to end at once\n";
    static_cast<void>(::write(STDERR_FILENO, kMessage.data(), kMessage.size()) > 0);
  }
  errno = before;
}

}  // namespace

void catch_signals() {
  speaks.store(::isatty(STDERR_FILENO) == 1);
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
  sigaction(SIGPIPE, &ignore, nullptr);
}

const std::atomic<bool>& stop_flag() { return stop; }

int caught_signal() { return number.load(); }

}  // namespace zhibiao::cli
