// SHA256_Update() and its like are deprecated since OpenSSL 3.0, but what takes their place looks for the library's
// providers first, which took a sixth of a start. The same code, with the processor's instructions, runs behind both.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "base/sha256.h"

#include <fcntl.h>
#include <openssl/sha.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include "base/descriptor.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

std::string hex_of(const std::array<unsigned char, SHA256_DIGEST_LENGTH>& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 0x0F]);
  }
  return hex;
}

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

// SHA256() itself would look for providers.
std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

struct Sha256::Context {
  SHA256_CTX state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { SHA256_Init(&context_->state); }

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { SHA256_Update(&context_->state, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), &context_->state);
  return hex_of(digest);
}

std::optional<std::string> sha256_of_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
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
