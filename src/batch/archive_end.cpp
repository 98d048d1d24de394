#include "batch/archive_end.h"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace zhibiao::batch {
namespace {

// What can be read of it; less than `size` where it ends.
std::string bytes_at(int file, std::uint64_t begin, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::pread(file, bytes.data() + filled, size - filled, static_cast<off_t>(begin + filled));
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::size_t two_bytes(std::string_view bytes, std::size_t at) {
  constexpr unsigned kByte = 8;
  return static_cast<unsigned char>(bytes[at]) | static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 1]))
                                                     << kByte;
}

}  // namespace

std::optional<std::size_t> members_told(int zip, std::uint64_t size) {
  constexpr std::size_t kEnd = 22;          // bytes of the record at the end, without its comment
  constexpr std::size_t kLongest = 0xFFFF;  // comment
  constexpr std::size_t kMembers = 10;
  constexpr std::size_t kComment = 20;
  const std::size_t look = std::min<std::uint64_t>(size, kEnd + kLongest);
  const std::string bytes = bytes_at(zip, size - look, look);
  for (std::size_t at = bytes.rfind("PK\x05\x06"); at != std::string::npos && at < bytes.size();
       at = at == 0 ? std::string::npos : bytes.rfind("PK\x05\x06", at - 1)) {
    if (bytes.size() - at < kEnd || at + kEnd + two_bytes(bytes, at + kComment) > bytes.size()) continue;
    const std::size_t members = two_bytes(bytes, at + kMembers);
    return members == kLongest ? std::nullopt : std::optional(members);
  }
  return std::nullopt;
}

bool ends_with_zeros(int tar, std::uint64_t read) {
  constexpr std::size_t kBlock = 512;
  return read >= kBlock && bytes_at(tar, read - kBlock, kBlock) == std::string(kBlock, '\0');
}

}  // namespace zhibiao::batch
