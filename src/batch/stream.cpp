#include "batch/stream.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/system_error.h"
#include "batch/message_rows.h"

namespace zhibiao::batch {
namespace {

constexpr int kLookUpMilliseconds = 100;  // how long a signal may go unnoticed
constexpr std::size_t kBlock = std::size_t{64} << 10;

}  // namespace

Error interrupted_reading(std::string_view name) {
  return {.code = kInterrupted, .path = std::string(name), .message = rows::kInterruptedWhileReading()};
}

Expected<std::size_t> read_some(int descriptor, std::string_view name, std::span<char> into,
                                const std::atomic<bool>* stop) {
  const auto refuse = [&] { return tl::unexpected(base::system_error(errno, base::rows::kCannotRead, name)); };
  if (descriptor < 0) {  // poll() would wait for it for ever
    errno = EBADF;
    return refuse();
  }
  while (true) {
    if (stop != nullptr && stop->load()) {
      return tl::unexpected(interrupted_reading(name));
    }
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kLookUpMilliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return refuse();
    const ssize_t got = ::read(descriptor, into.data(), into.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) return refuse();
    return static_cast<std::size_t>(got);
  }
}

Expected<std::string> read_beginning(int descriptor, std::string_view name, std::size_t bytes,
                                     const std::atomic<bool>* stop) {
  std::string begun;
  std::array<char, kBlock> block{};
  while (begun.size() < bytes) {
    const auto got = read_some(descriptor, name, block, stop);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    begun.append(block.data(), *got);
  }
  return begun;
}

Expected<std::string> read_stream(int descriptor, std::string_view name, std::uint64_t limit,
                                  const std::atomic<bool>* stop, std::string begun) {
  std::string bytes = std::move(begun);
  std::array<char, kBlock> block{};
  while (bytes.size() <= limit) {
    const auto got = read_some(descriptor, name, block, stop);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return bytes;
    bytes.append(block.data(), *got);
  }
  return tl::unexpected(
      Error{.code = "too-large", .path = std::string(name), .message = base::rows::kLargerThanLimit(limit)});
}

}  // namespace zhibiao::batch
