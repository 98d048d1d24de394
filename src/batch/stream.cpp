#include "batch/stream.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/system_error.h"

namespace zhibiao::batch {
namespace {

constexpr int kLookUpMilliseconds = 100;  // how long a signal may go unnoticed
constexpr std::size_t kBlock = std::size_t{64} << 10;

}  // namespace

Expected<std::string> read_stream(int descriptor, std::string_view name, std::uint64_t limit,
                                  const std::atomic<bool>* stop) {
  const auto refuse = [&] { return tl::unexpected(base::system_error(errno, "cannot read", name)); };
  if (descriptor < 0) {  // poll() would wait for it for ever
    errno = EBADF;
    return refuse();
  }
  std::string bytes;
  std::array<char, kBlock> block{};
  while (true) {
    if (stop != nullptr && stop->load()) {
      return tl::unexpected(Error{kInterrupted, std::string(name), 0, 0, "interrupted while reading", {}, {}});
    }
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kLookUpMilliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return refuse();
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse();
    if (got == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      return tl::unexpected(Error{"too-large",
                                  std::string(name),
                                  0,
                                  0,
                                  "larger than the limit of " + std::to_string(limit) + " bytes",
                                  {},
                                  {}});
    }
  }
}

}  // namespace zhibiao::batch
