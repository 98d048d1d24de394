// Where output goes and what that place can show; and the one way to write to it.
#pragma once

#include <string_view>

#include "cli/options/options.h"

namespace zhibiao::cli {

// Opens /dev/null for standard streams that are closed, so that no file of ours takes their number and is taken for
// them. A closed output stays unwritable, a closed input unreadable.
void hold_standard_streams();

[[nodiscard]] bool is_terminal(int descriptor);
// auto: on a terminal, unless NO_COLOR says something or TERM is dumb.
[[nodiscard]] bool wants_color(int descriptor, Choice choice);

// Data to standard output, and the exit status of that: done, output failed, or done where the reader has gone away.
[[nodiscard]] int print(std::string_view text);

}  // namespace zhibiao::cli
