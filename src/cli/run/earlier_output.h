// What earlier runs left and this one might lose: the state they wrote, and output whose inputs are not found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/state.h"
#include "cli/options/options.h"
#include "cli/run/run_log.h"
#include "zhibiao/error.h"

namespace zhibiao::cli {

// Waits for another run as long as --wait says. A file that is damaged, of another program or of another version is set
// aside with a warning, and a new one is begun.
[[nodiscard]] Expected<batch::State> open_state(const Options& options, std::string_view settings, RunLog& log);

[[nodiscard]] std::size_t count_found(const std::vector<batch::Input>& inputs);
// Why the output is not to be written, or not to be lessened: so little is found of what it was made of. `state` may be
// null.
[[nodiscard]] std::optional<Error> too_little_found(const Options& options, std::size_t found,
                                                    const batch::Listing& listing, batch::State* state);

}  // namespace zhibiao::cli
