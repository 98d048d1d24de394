// Which of several runs this is, as it is written or as an engine's environment tells it.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "batch/shard.h"
#include "cli/pages/language.h"

namespace zhibiao::cli {

// The error is what is wrong with the text or the environment.
using ReadShard = tl::expected<batch::Shard, Message>;

// "2/8"
[[nodiscard]] ReadShard read_shard(const std::string& text);

// Slurm's arrays (SLURM_ARRAY_TASK_ID with _MIN, _STEP and _COUNT) and indexed Kubernetes jobs (JOB_COMPLETION_INDEX,
// which begins at 0, and JOB_COMPLETIONS).
[[nodiscard]] ReadShard shard_of_environment(const Environment& environment);

}  // namespace zhibiao::cli
