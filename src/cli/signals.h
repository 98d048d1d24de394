// An interrupt or TERM asks the run to end: documents in hand are finished, no further one is taken. A second signal
// ends the process at once. Writing to a closed pipe becomes an error instead of a signal.
#pragma once

#include <atomic>

namespace zhibiao::cli {

void catch_signals();
// Set once a signal came.
[[nodiscard]] const std::atomic<bool>& stop_flag();
// Its number, 0 before.
[[nodiscard]] int caught_signal();

}  // namespace zhibiao::cli
