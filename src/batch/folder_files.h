// The files of an output folder, one for each document, committed many at once: waiting for the disk after every one
// takes longer than reading it.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.h"

namespace zhibiao::batch {

class FolderFiles {
 public:
  // Writes a file beside its place and gives its path: `planned`, or for the member of an archive a path in a folder
  // beside that.
  Expected<std::string> add(const std::string& planned, const std::string& member, std::string_view opening,
                            std::string_view record, std::string_view closing);
  // Whether it is time to commit.
  [[nodiscard]] bool is_full() const;
  // All that were added stand under their names and outlive a power cut.
  Expected<void> commit();

 private:
  std::string member_path(const std::string& planned, const std::string& member);

  std::vector<base::AtomicFile> files_;
  std::chrono::steady_clock::time_point first_;  // when the first of them was added
  std::set<std::string> folders_;                // that are there and were cleaned
  std::set<std::string> members_;                // their paths, of the archive in `archive_`
  std::string archive_;
};

}  // namespace zhibiao::batch
