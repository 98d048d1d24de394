// The files of an output folder, one for each document, committed many at once: waiting for the disk after every one
// takes longer than reading it.
#pragma once

#include <chrono>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/atomic_file.h"
#include "batch/output_plan.h"
#include "batch/place.h"
#include "batch/record.h"
#include "zhibiao/writer.h"

namespace zhibiao::batch {

class FolderFiles {
 public:
  // `writer` must outlive it.
  FolderFiles(OutputPlan plan, const Writer& writer) : plan_(std::move(plan)), writer_(writer) {}

  [[nodiscard]] const OutputPlan& plan() const { return plan_; }
  // Writes a file beside its place and gives its path.
  Expected<std::string> add(const Place& place, const Record& record);
  // Whether it is time to commit.
  [[nodiscard]] bool is_full() const;
  // All that were added are on the disk, though not under their names yet.
  Expected<void> sync();
  // Those that were added since the last commit.
  [[nodiscard]] const std::vector<base::AtomicFile>& files() const { return files_; }
  // They stand under their names and outlive a power cut.
  Expected<void> rename();
  Expected<void> commit();
  // Files that could not have the name that was planned.
  [[nodiscard]] std::vector<Skipped> take_notices() { return std::exchange(notices_, {}); }

 private:
  Expected<base::AtomicFile> create(const std::string& path);
  // Where that name cannot stand, `path` becomes another.
  Expected<base::AtomicFile> create_or_other(std::string& path);

  OutputPlan plan_;
  const Writer& writer_;
  std::vector<base::AtomicFile> files_;
  std::chrono::steady_clock::time_point first_;  // when the first of them was added
  std::unordered_set<std::string> folders_;      // that are there and were cleaned
  std::vector<Skipped> notices_;
};

}  // namespace zhibiao::batch
