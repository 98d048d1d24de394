// What is said of files that folders and archives hold and the run does not take.
#pragma once

#include "batch/names.h"
#include "cli/options/options.h"
#include "zhibiao/message.h"

namespace zhibiao::cli {

// "6 files passed over: 4 .csv, 2 .jsonl; --glob '*.csv' takes such files; …"
[[nodiscard]] Message passed_over_text(const batch::PassedOver& all, const Options& options);

}  // namespace zhibiao::cli
