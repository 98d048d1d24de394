#include "batch/folder_files.h"

#include <cstddef>
#include <filesystem>
#include <utility>

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;

// Each is an open file, of which a process may have as few as 256.
constexpr std::size_t kMostAtOnce = 64;
constexpr std::chrono::seconds kLongest(1);

}  // namespace

Expected<std::string> FolderFiles::add(const std::string& planned, const std::string& member, std::string_view opening,
                                       std::string_view record, std::string_view closing) {
  std::string path = member.empty() ? planned : member_path(planned, member);
  const std::string folder = base::folder_of(path);
  if (folders_.insert(folder).second) {
    if (auto made = base::make_folders(folder); !made) return tl::unexpected(std::move(made.error()));
    base::remove_leftovers(folder);
  }
  auto file = base::AtomicFile::create(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  for (const std::string_view part : {opening, record, closing}) {
    if (auto written = file->write(part); !written) return tl::unexpected(std::move(written.error()));
  }
  if (files_.empty()) first_ = std::chrono::steady_clock::now();
  files_.push_back(std::move(*file));
  return path;
}

bool FolderFiles::is_full() const {
  return files_.size() >= kMostAtOnce || (!files_.empty() && std::chrono::steady_clock::now() - first_ >= kLongest);
}

Expected<void> FolderFiles::commit() { return base::commit_all(files_); }

// out/reports.json and the member ../a/b.txt: out/reports!/a/b.json. Two members of one name are both kept.
std::string FolderFiles::member_path(const std::string& planned, const std::string& member) {
  if (std::exchange(archive_, planned) != planned) members_.clear();
  fs::path path(planned);
  const std::string extension = path.extension().string();
  path.replace_extension();
  path += "!";
  for (const fs::path& part : fs::path(member).relative_path()) {
    if (!part.empty() && part != "." && part != "..") path /= part;
  }
  path.replace_extension();
  fs::path free = path;
  for (std::size_t count = 2; !members_.insert(free.string()).second; ++count) {
    free = path.string() + "." + std::to_string(count);
  }
  return (free += extension).string();
}

}  // namespace zhibiao::batch
