// Removes files of output whose inputs are gone: for certain, and no more of them than is likely.
//
// An input is gone where a folder that could be read no longer holds it. One below a folder that cannot be read, is not
// there, or holds nothing at all, may be on a disk that is not mounted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/state.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

inline constexpr std::size_t kPruneLimit = 50;  // percent
inline constexpr std::size_t kNoPruneLimit = 100;

// A file that was removed, or records that are no longer in a common file.
struct Removed {
  std::string document;  // a member, where an archive lost it
  std::string output;    // empty in a common file
};

struct Pruned {
  std::vector<Removed> removed;
  std::vector<Skipped> skipped;  // what was left although its input is gone
  std::optional<Error> refused;  // more would have gone than the limit allows: nothing was removed
};

// Folders of this run that gave documents to an earlier one and give none now, be they missing or empty.
[[nodiscard]] std::vector<std::string> lost_folders(State& state, const Listing& listing);

// `limit` is how many of a hundred files of output may go at once; with kNoPruneLimit also those of folders that are
// missing or empty.
[[nodiscard]] Expected<Pruned> prune(State& state, const std::vector<Input>& inputs, const Listing& listing,
                                     std::size_t limit);

}  // namespace zhibiao::batch
