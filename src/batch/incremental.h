// Sinks that do only what has changed since an earlier run: of each input they remember how the file looked and what
// its bytes were, and where its records are. An input is up to date where these are as a run would write them again.
//
// Files of a folder are remembered once they are safe on the disk and before they are renamed into their places, so
// that none stands there that no state knows; of a run that is killed in between the next one sees that they are not as
// remembered, and does a little again. A common file is renamed before the state tells of it, with hashes of its parts.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/output_plan.h"
#include "batch/prune.h"
#include "batch/sinks.h"
#include "batch/state.h"

namespace zhibiao::batch {

// A file may change again within one tick of its file system's clock, and then looks as it did: what was changed so
// shortly before it was read is read again by the next run. No common file system ticks slower than this; clocks of a
// file server that differ by less are covered too.
inline constexpr std::chrono::nanoseconds kSlowestTick = std::chrono::seconds(2);

// What the sinks see of the inputs beside their records.
struct Changes {
  std::vector<std::size_t> fresh;    // inputs that no earlier run knew
  std::vector<std::size_t> changed;  // that one knew, and that were read
  std::vector<std::string> dropped;  // that one knew, and whose records the common file no longer holds
};

// What --prune is to do, and did.
struct Pruning {
  Listing listing;
  std::size_t limit = kPruneLimit;
  Pruned pruned = {};
};

// One file for each document, as folder_sink(). Where `pruning` is given, files of inputs that are gone are removed in
// finish(): only such as an earlier run wrote and nobody altered.
[[nodiscard]] std::unique_ptr<Sink> incremental_folder_sink(State state, const std::vector<Input>& inputs,
                                                            OutputPlan plan, const Writer& writer, Pruning* pruning,
                                                            Changes* changes = nullptr,
                                                            std::chrono::nanoseconds tick = kSlowestTick);

// One file of JSON Lines: records that are up to date are taken over from its present content.
[[nodiscard]] std::unique_ptr<Sink> incremental_file_sink(State state, const std::vector<Input>& inputs,
                                                          std::string path, Changes* changes = nullptr,
                                                          std::chrono::nanoseconds tick = kSlowestTick);

}  // namespace zhibiao::batch
