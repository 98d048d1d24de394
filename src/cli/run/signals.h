// An interrupt or TERM asks the run to end: documents in hand are finished, no further one is taken. A second signal
// ends the process at once. Writing to a closed pipe, or more than a file may hold, becomes an error
// instead of a signal.
#pragma once

#include <atomic>
#include <string>

namespace zhibiao::cli {

void catch_signals();
// What a person at the terminal is told at once; before, nothing is said. The first text counts.
void say_when_signalled(const std::string& text);
// Set once a signal came.
[[nodiscard]] const std::atomic<bool>& stop_flag();
// Its number, 0 before.
[[nodiscard]] int caught_signal();

}  // namespace zhibiao::cli
