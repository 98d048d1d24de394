#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/message_rows.h"
#include "base/system_error.h"
#include "base/unfinished_file.h"

namespace zhibiao::base {
namespace {

constexpr mode_t kMode = 0666;  // the umask takes its part
constexpr mode_t kPermissions = 07777;
constexpr mode_t kFolderMode = 0777;

// /dev/stdout and /dev/fd/1 lead to whatever file the shell opened: to that stream, not to be replaced. -1: no such
// name.
int descriptor_named(const std::string& path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = std::string_view(path).substr(folder.size());
    int number = -1;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem == std::errc() && end == digits.data() + digits.size()) return number;
  }
  return -1;
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string beside, Descriptor file)
    : path_(std::move(path)), beside_(std::move(beside)), file_(std::move(file)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)), beside_(std::exchange(other.beside_, {})), file_(std::move(other.file_)) {}

AtomicFile::~AtomicFile() {
  if (file_.is_open() && !beside_.empty()) ::unlink(beside_.c_str());
}

Expected<AtomicFile> AtomicFile::create(const std::string& path) {
  const auto refuse = [&](int number) { return tl::unexpected(system_error(number, rows::kCannotWrite, path)); };
  if (const int number = descriptor_named(path); number >= 0) {
    Descriptor copy(::fcntl(number, F_DUPFD_CLOEXEC, 0));
    if (!copy.is_open()) return refuse(errno);
    return AtomicFile(path, {}, std::move(copy));
  }
  struct stat old {};
  struct stat link {};
  bool exists = ::stat(path.c_str(), &old) == 0;
  if (!exists && errno == ENAMETOOLONG) return refuse(errno);
  if (exists && S_ISDIR(old.st_mode)) return refuse(EISDIR);
  if (exists && !S_ISREG(old.st_mode)) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.is_open()) return refuse(errno);
    return AtomicFile(path, {}, std::move(file));
  }
  // What a link leads to is not touched: the link may be somebody else's.
  if (::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) exists = false;
  // A file that one may not write is not replaced either, though the folder would allow it.
  if (exists && ::access(path.c_str(), W_OK) != 0) return refuse(errno);
  auto [beside, file] = create_unfinished(folder_of(path), kMode);
  if (!file.is_open()) return refuse(errno);
  // What cannot be kept of the old permissions is no reason to lose the output.
  if (exists) static_cast<void>(::fchmod(file.get(), old.st_mode & kPermissions) == 0);
  return AtomicFile(path, std::move(beside), std::move(file));
}

Expected<void> AtomicFile::write(std::string_view bytes) { return write_descriptor(file_.get(), bytes, path_); }

Expected<void> AtomicFile::refuse() {
  Error error = system_error(errno, rows::kCannotWrite, path_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
  beside_.clear();
  return tl::unexpected(std::move(error));
}

// Some file systems tell of a lost write only on closing. A copy is closed, for the lock goes with the last one.
Expected<void> AtomicFile::sync(bool on_disk) {
  if (!on_disk && !beside_.empty() && ::fsync(file_.get()) != 0) return refuse();
  const int copy = ::fcntl(file_.get(), F_DUPFD_CLOEXEC, 0);
  if (copy < 0 || ::close(copy) != 0) return refuse();
  return {};
}

Expected<void> AtomicFile::rename() {
  if (beside_.empty()) return {};
  if (std::rename(beside_.c_str(), path_.c_str()) != 0) return refuse();
  beside_.clear();
  return {};
}

Expected<void> AtomicFile::commit() {
  const bool replaces = !beside_.empty();
  if (auto synced = sync(); !synced) return synced;
  if (auto renamed = rename(); !renamed) return renamed;
  if (replaces) sync_folder(folder());
  file_.close();
  return {};
}

Expected<void> commit_all(std::vector<AtomicFile>& files) {
  if (auto synced = sync_all(files); !synced) {
    files.clear();
    return synced;
  }
  return rename_all(files);
}

Expected<void> sync_all(std::vector<AtomicFile>& files) {
  // Where the file system as a whole cannot be synced, each file is, which also tells whose bytes were lost.
  std::set<dev_t> on_disk;
  for (AtomicFile& file : files) {
    struct stat status {};
    const bool together = files.size() > 1 && !file.beside_.empty() && ::fstat(file.file_.get(), &status) == 0;
    if (together && !on_disk.contains(status.st_dev) && ::syncfs(file.file_.get()) == 0) on_disk.insert(status.st_dev);
    if (auto synced = file.sync(together && on_disk.contains(status.st_dev)); !synced) return synced;
  }
  return {};
}

Expected<void> rename_all(std::vector<AtomicFile>& files) {
  auto all = std::exchange(files, {});
  std::set<std::string> folders;
  Expected<void> result;
  for (AtomicFile& file : all) {
    if (!file.beside_.empty()) folders.insert(file.folder());
    if (result = file.rename(); !result) break;
  }
  for (const std::string& folder : folders) sync_folder(folder);
  return result;
}

Expected<void> make_folders(const std::string& folder) {
  const auto is_there = [&] {
    struct stat status {};
    return folder.empty() || (::stat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode));
  };
  if (is_there()) return {};
  const std::string above = folder_of(folder.substr(0, folder.find_last_not_of('/') + 1));
  if (auto made = make_folders(above); !made) return made;
  if (::mkdir(folder.c_str(), kFolderMode) == 0) {
    sync_folder(above);
  } else if (const int number = errno; !is_there()) {  // another process may have made it meanwhile
    return tl::unexpected(system_error(number == EEXIST ? ENOTDIR : number, rows::kCannotMakeFolder, folder));
  }
  return {};
}

void sync_folder(const std::string& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.is_open()) static_cast<void>(::fsync(opened.get()) == 0);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

Expected<void> write_file(const std::string& path, std::string_view bytes) {
  auto file = AtomicFile::create(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  if (auto written = file->write(bytes); !written) return written;
  return file->commit();
}

Expected<void> write_descriptor(int descriptor, std::string_view bytes, std::string_view name,
                                const MessageRow<1>& problem) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return tl::unexpected(system_error(errno, problem, name));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace zhibiao::base
