// What a run would do, without doing it.
#pragma once

#include <optional>
#include <vector>

#include "batch/inputs.h"
#include "batch/output_plan.h"
#include "cli/exit_status.h"
#include "cli/options/options.h"

namespace zhibiao::cli {

// Prints of each input its path, what would read it, and the file of output where it gets one, parted by tabs; an input
// that nothing would read is named with the reason.
[[nodiscard]] ExitStatus show_plan(const Options& options, const std::vector<batch::Input>& inputs,
                                   const std::optional<batch::OutputPlan>& outputs);

}  // namespace zhibiao::cli
