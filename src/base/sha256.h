// The SHA-256 of bytes as 64 lower-case hexadecimal digits.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::base {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);
// The digest itself, 32 bytes.
[[nodiscard]] std::string sha256_bytes(std::string_view bytes);

// The same for bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  [[nodiscard]] std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

// Of a file's bytes, or of `length` of them from `begin` on; nothing where they are not there to be read.
[[nodiscard]] std::optional<std::string> sha256_of_file(const std::string& path);
[[nodiscard]] std::optional<std::string> sha256_of_part(int descriptor, std::uint64_t begin, std::uint64_t length);

}  // namespace zhibiao::base
