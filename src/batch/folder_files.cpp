#include "batch/folder_files.h"

#include <cstddef>
#include <utility>

#include "base/unfinished_file.h"
#include "batch/message_rows.h"

namespace zhibiao::batch {
namespace {

// Each is an open file, of which a process may have as few as 256.
constexpr std::size_t kMostAtOnce = 64;
constexpr std::chrono::seconds kLongest(1);

// It is the name that is in the way, not the disk: another name may do.
bool is_of_name(const Error& error) {
  return error.code == "is-folder" || error.code == "name-too-long" || error.code == "not-found" ||
         error.code == "link-loop";
}

}  // namespace

Expected<base::AtomicFile> FolderFiles::create(const std::string& path) {
  const std::string folder = base::folder_of(path);
  if (!folders_.contains(folder)) {
    if (auto made = base::make_folders(folder); !made) return tl::unexpected(std::move(made.error()));
    base::remove_leftovers(folder);
    folders_.insert(folder);
  }
  return base::AtomicFile::create(path);
}

Expected<base::AtomicFile> FolderFiles::create_or_other(std::string& path) {
  auto file = create(path);
  if (file || !is_of_name(file.error())) return file;
  std::string other = plan_.instead_of(path);
  auto second = create(other);
  if (!second) return file;
  notices_.push_back({path, Severity::warning, rows::kWrittenUnderOtherName(file.error().message, other)});
  path = std::move(other);
  return second;
}

Expected<std::string> FolderFiles::add(const Place& place, const Record& record) {
  std::string path = place.member.empty() ? plan_.file(place.input) : plan_.member(place.input, place.member);
  auto file = create_or_other(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  const auto put = [&](std::string_view bytes) { return file->write(bytes); };
  auto written = put(writer_.opening());
  if (written) written = record.read(put);
  if (written) written = put(writer_.closing());
  if (!written) return tl::unexpected(std::move(written.error()));
  if (files_.empty()) first_ = std::chrono::steady_clock::now();
  files_.push_back(std::move(*file));
  return path;
}

bool FolderFiles::is_full() const {
  return files_.size() >= kMostAtOnce || (!files_.empty() && std::chrono::steady_clock::now() - first_ >= kLongest);
}

Expected<void> FolderFiles::sync() {
  auto synced = base::sync_all(files_);
  if (!synced) files_.clear();
  return synced;
}

Expected<void> FolderFiles::rename() { return base::rename_all(files_); }

Expected<void> FolderFiles::commit() {
  if (auto synced = sync(); !synced) return synced;
  return rename();
}

}  // namespace zhibiao::batch
