// Runs a program to its end and keeps what it writes.
#pragma once

#include <string>
#include <vector>

#include "batch/convert.h"

namespace zhibiao::batch {

struct ChildResult {
  bool found = true;   // false: there is no such program
  int status = 0;      // as a shell tells it: 128 and the signal's number for one that a signal ended
  std::string output;  // its standard output
  std::string errors;  // the beginning of its standard error
};

// Standard input is empty. A program that goes past the limits is killed with all it started. `name` is for messages.
[[nodiscard]] Expected<ChildResult> run_child(const std::vector<std::string>& command, const std::string& name,
                                              const ConversionLimits& limits);

}  // namespace zhibiao::batch
