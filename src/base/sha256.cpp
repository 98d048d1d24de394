#include "base/sha256.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include "base/descriptor.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex_of(const Digest& digest, unsigned int size) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(std::size_t{2} * size);
  for (unsigned int i = 0; i < size; ++i) {
    hex.push_back(kDigits[digest[i] >> 4]);
    hex.push_back(kDigits[digest[i] & 0x0F]);
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

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) return {};
  return hex_of(digest, size);
}

struct Sha256::Context {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> handle{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  failed_ = !context_->handle || EVP_DigestInit_ex(context_->handle.get(), EVP_sha256(), nullptr) != 1;
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  failed_ = failed_ || EVP_DigestUpdate(context_->handle.get(), bytes.data(), bytes.size()) != 1;
}

std::string Sha256::hex() {
  Digest digest{};
  unsigned int size = 0;
  if (failed_ || EVP_DigestFinal_ex(context_->handle.get(), digest.data(), &size) != 1) return {};
  return hex_of(digest, size);
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
