#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/descriptor.h"
#include "base/message_rows.h"
#include "base/system_error.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kFirstBlock = std::size_t{64} << 10;
constexpr std::size_t kLargestBlock = std::size_t{16} << 20;

Error too_large(std::string_view path, std::uint64_t limit) {
  return {.code = "too-large", .path = std::string(path), .message = rows::kLargerThanLimit(limit)};
}

}  // namespace

Expected<std::string> read_descriptor(int descriptor, std::string_view name, std::uint64_t limit) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return tl::unexpected(system_error(errno, rows::kCannotRead, name));
  if (S_ISDIR(status.st_mode)) return tl::unexpected(system_error(EISDIR, rows::kCannotRead, name));
  // A regular file's size saves the growing; what is read decides, for the file may change meanwhile.
  std::size_t room = kFirstBlock;
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    if (static_cast<std::uint64_t>(status.st_size) > limit) return tl::unexpected(too_large(name, limit));
    room = static_cast<std::size_t>(status.st_size) + 1;
  }
  std::string bytes;
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(filled + std::max(room, std::min(filled, kLargestBlock)));
    const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(system_error(errno, rows::kCannotRead, name));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > limit) return tl::unexpected(too_large(name, limit));
    room = kFirstBlock;
  }
  bytes.resize(filled);
  return bytes;
}

Expected<std::string> read_file(const std::string& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return tl::unexpected(system_error(errno, rows::kCannotOpen, path));
  return read_descriptor(file.get(), path, limit);
}

}  // namespace zhibiao::base
