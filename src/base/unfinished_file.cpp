#include "base/unfinished_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace zhibiao::base {
namespace {

constexpr int kAttempts = 16;
constexpr std::string_view kBeginning = ".zhibiao-";
constexpr std::string_view kEnding = ".tmp";  // an extension may follow

// Short, so that it fits where the name itself is as long as names may be.
std::string unfinished_name(const std::string& extension) {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != static_cast<ssize_t>(sizeof number)) {
    number = static_cast<std::uint64_t>(::getpid());
  }
  return std::string(kBeginning) + std::to_string(number) + std::string(kEnding) + extension;
}

bool is_unfinished_name(std::string_view name) {
  if (!name.starts_with(kBeginning)) return false;
  const std::size_t digits = name.find_first_not_of("0123456789", kBeginning.size());
  if (digits == kBeginning.size() || digits == std::string_view::npos) return false;
  const std::string_view rest = name.substr(digits);
  return rest.starts_with(kEnding) && (rest == kEnding || rest[kEnding.size()] == '.');
}

// Between its making and its locking another process may take the file for a leftover and remove it.
bool lock_own(int file) {
  struct stat status {};
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;  // no locks here: nobody removes it either
  return ::fstat(file, &status) == 0 && status.st_nlink > 0;
}

bool remove_leftover(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat opened {};
  struct stat named {};
  if (!file.is_open() || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return false;
  // Its owner may have renamed it meanwhile.
  const bool same = ::fstat(file.get(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
                    opened.st_dev == named.st_dev && opened.st_ino == named.st_ino && S_ISREG(named.st_mode);
  return same && ::unlink(path.c_str()) == 0;
}

}  // namespace

UnfinishedFile create_unfinished(const std::string& folder, mode_t mode, const std::string& extension) {
  const std::string before = folder.empty() || folder.ends_with('/') ? folder : folder + "/";
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string path = before + unfinished_name(extension);
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.is_open() && errno == EEXIST) continue;
    if (!file.is_open()) return {};
    if (lock_own(file.get())) return {std::move(path), std::move(file)};
    ::unlink(path.c_str());
  }
  errno = EEXIST;
  return {};
}

std::size_t remove_leftovers(const std::string& folder) {
  const std::string name = folder.empty() ? "." : folder;
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(name.c_str()), &::closedir);
  if (!opened) return 0;
  std::vector<std::string> found;
  while (const dirent* entry = ::readdir(opened.get())) {
    if (is_unfinished_name(entry->d_name)) found.emplace_back(entry->d_name);
  }
  std::size_t removed = 0;
  for (const std::string& entry : found) {
    if (remove_leftover(name + '/' + entry)) ++removed;
  }
  return removed;
}

}  // namespace zhibiao::base
