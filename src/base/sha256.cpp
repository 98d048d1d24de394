#include "base/sha256.h"

#include <fcntl.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include "base/descriptor.h"
#include "base/hexadecimal.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

// Adds up to `length` bytes from `begin` on and tells how many there were; nothing where reading fails.
std::optional<std::uint64_t> add_part(Sha256& sum, int descriptor, std::uint64_t begin, std::uint64_t length) {
  std::string block(kBlock, '\0');
  std::uint64_t read = 0;
  while (read < length) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), length - read));
    const ssize_t got = ::pread(descriptor, block.data(), wanted, static_cast<off_t>(begin + read));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    sum.add({block.data(), static_cast<std::size_t>(got)});
    read += static_cast<std::uint64_t>(got);
  }
  return read;
}

}  // namespace

std::string sha256_bytes(std::string_view bytes) {
  const std::string digits = sha256_hex(bytes);
  std::string digest;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    digest += static_cast<char>(16 * kLowerHexDigits.find(digits[at]) + kLowerHexDigits.find(digits[at + 1]));
  }
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

struct Sha256::Context {
  sha256_ctx state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { sha256_init(&context_->state); }

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  sha256_update(&context_->state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::hex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context_->state, digest.size(), digest.data());
  return hexadecimal({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::optional<std::string> sha256_of_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  Sha256 sum;
  if (!file.is_open() || !add_part(sum, file.get(), 0, std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return sum.hex();
}

std::optional<std::string> sha256_of_part(int descriptor, std::uint64_t begin, std::uint64_t length) {
  Sha256 sum;
  if (add_part(sum, descriptor, begin, length) != length) return std::nullopt;
  return sum.hex();
}

}  // namespace zhibiao::base
