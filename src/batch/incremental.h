// Sinks that do only what has changed since an earlier run: of each input they remember how the file looked and what
// its bytes were, and where its records stand. An input stands where its records are as a run would write them again.
//
// Whatever is remembered is true of files that are safe on the disk: outputs are committed before the state that tells
// of them. A run that is killed in between does a little again.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/sinks.h"
#include "batch/state.h"

namespace zhibiao::batch {

// A file may change again within one tick of its file system's clock, and then looks as it did: what was changed so
// shortly before it was read is read again by the next run. No common file system ticks slower than this; clocks of a
// file server that differ by less are covered too.
inline constexpr std::chrono::nanoseconds kSlowestTick = std::chrono::seconds(2);

// What --prune did.
struct Pruned {
  std::size_t files = 0;
  std::vector<Skipped> skipped;  // what was left although its input is gone
};

// One file for each document, as folder_sink(). Where `pruned` is given, files of inputs that are gone are removed in
// finish(): only such as an earlier run wrote and nobody altered.
[[nodiscard]] std::unique_ptr<Sink> incremental_folder_sink(State state, const std::vector<Input>& inputs,
                                                            std::vector<std::string> paths, const Writer& writer,
                                                            Pruned* pruned,
                                                            std::chrono::nanoseconds tick = kSlowestTick);

// One file of JSON Lines: records that stand are taken over from its present content.
[[nodiscard]] std::unique_ptr<Sink> incremental_file_sink(State state, const std::vector<Input>& inputs,
                                                          std::string path,
                                                          std::chrono::nanoseconds tick = kSlowestTick);

}  // namespace zhibiao::batch
