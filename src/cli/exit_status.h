// What the exit status says. Fixed: scripts and schedulers act on it.
#pragma once

namespace zhibiao::cli {

enum ExitStatus : int {
  kDone = 0,
  kSomeFailed = 1,
  kUsage = 2,
  kOutputFailed = 3,
  kTryAgain = 4,     // another run holds the state, or what a document failed of may pass
  kSignalled = 128,  // and the number of the signal
};

}  // namespace zhibiao::cli
