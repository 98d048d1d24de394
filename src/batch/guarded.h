// Starts a program that does not outlive this process, however this one ends. Between them stands a guard: a small
// process that leads the program's process group and, told by the kernel that its parent is gone, kills the group. So
// what the program started goes too, and a handler for each signal that may end this process, of which SIGKILL allows
// none, is not needed.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace zhibiao::batch {

struct Started {
  pid_t guard = 0;  // a child that ends as the program does, as a shell tells it; leads the group -guard
  int problem = 0;  // why there is none: an errno
};

// Standard input is empty; `output` and `errors` become the program's own. It gets signals as a program expects to find
// them, and limits of memory and of processor time, the latter from `time`.
[[nodiscard]] Started start_guarded(const std::vector<std::string>& command, int output, int errors,
                                    std::chrono::milliseconds time);

}  // namespace zhibiao::batch
