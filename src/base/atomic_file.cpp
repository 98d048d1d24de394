#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/system_error.h"

namespace zhibiao::base {
namespace {

constexpr int kAttempts = 16;
constexpr mode_t kMode = 0666;  // the umask takes its part
constexpr mode_t kPermissions = 07777;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

// Short, so that it fits where the name itself is as long as names may be.
std::string name_beside(const std::string& target) {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != static_cast<ssize_t>(sizeof number)) {
    number = static_cast<std::uint64_t>(::getpid());
  }
  return folder_of(target) + ".zhibiao-" + std::to_string(number) + ".tmp";
}

std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string target, std::string beside, Descriptor file)
    : path_(std::move(path)), target_(std::move(target)), beside_(std::move(beside)), file_(std::move(file)) {}

AtomicFile::~AtomicFile() {
  if (file_.is_open() && !beside_.empty()) ::unlink(beside_.c_str());
}

Expected<AtomicFile> AtomicFile::create(const std::string& path) {
  const auto refuse = [&](int number) { return tl::unexpected(system_error(number, "cannot write", path)); };
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return refuse(EISDIR);
  if (exists && !S_ISREG(old.st_mode)) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.is_open()) return refuse(errno);
    return AtomicFile(path, path, {}, std::move(file));
  }
  // A file that one may not write is not replaced either, though the folder would allow it.
  if (exists && ::access(path.c_str(), W_OK) != 0) return refuse(errno);
  std::string target = resolved(path);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string beside = name_beside(target);
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode));
    if (!file.is_open() && errno == EEXIST) continue;
    if (!file.is_open()) return refuse(errno);
    // What cannot be kept of the old permissions is no reason to lose the output.
    if (exists) static_cast<void>(::fchmod(file.get(), old.st_mode & kPermissions) == 0);
    return AtomicFile(path, std::move(target), std::move(beside), std::move(file));
  }
  return refuse(EEXIST);
}

Expected<void> AtomicFile::write(std::string_view bytes) { return write_descriptor(file_.get(), bytes, path_); }

Expected<void> AtomicFile::commit() {
  const auto refuse = [&] {
    Error error = system_error(errno, "cannot write", path_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
    beside_.clear();
    return tl::unexpected(std::move(error));
  };
  if (beside_.empty()) {
    if (file_.close() != 0) return refuse();
    return {};
  }
  if (::fsync(file_.get()) != 0) return refuse();
  if (file_.close() != 0) return refuse();
  if (std::rename(beside_.c_str(), target_.c_str()) != 0) return refuse();
  beside_.clear();
  // The name itself outlives a power cut only once its folder is on the disk; not every file system can sync a folder.
  const std::string folder = folder_of(target_);
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.is_open()) static_cast<void>(::fsync(opened.get()) == 0);
  return {};
}

Expected<void> write_file(const std::string& path, std::string_view bytes) {
  auto file = AtomicFile::create(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  if (auto written = file->write(bytes); !written) return written;
  return file->commit();
}

Expected<void> write_descriptor(int descriptor, std::string_view bytes, std::string_view name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return tl::unexpected(system_error(errno, "cannot write", name));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace zhibiao::base
