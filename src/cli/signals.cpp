#include "cli/signals.h"

#include <csignal>

namespace zhibiao::cli {
namespace {

// A handler can reach nothing but static storage.
std::atomic<bool> stop = false;
std::atomic<int> number = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void ask_to_stop(int signal) {
  number.store(signal);
  stop.store(true);
}

}  // namespace

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
}

const std::atomic<bool>& stop_flag() { return stop; }

int caught_signal() { return number.load(); }

}  // namespace zhibiao::cli
