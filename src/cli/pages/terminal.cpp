#include "cli/pages/terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/atomic_file.h"
#include "cli/exit_status.h"
#include "cli/pages/messages.h"

namespace zhibiao::cli {

void hold_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    const int flags = descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
    if (::open("/dev/null", flags) != descriptor) return;  // the lowest free number: only in an odd environment another
  }
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool wants_color(int descriptor, Choice choice) {
  if (choice != Choice::automatic) return choice == Choice::always;
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (refused != nullptr && *refused != '\0') return false;
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return is_terminal(descriptor);
}

int print(std::string_view text) {
  const auto written = base::write_descriptor(STDOUT_FILENO, text, "standard output");
  if (written || written.error().code == "closed-pipe") return kDone;
  report(written.error());
  return kOutputFailed;
}

}  // namespace zhibiao::cli
