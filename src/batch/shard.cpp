#include "batch/shard.h"

#include <charconv>
#include <string>

#include "base/sha256.h"

namespace zhibiao::batch {

bool is_of_shard(std::string_view path, const Shard& shard) {
  if (shard.count <= 1) return true;
  constexpr std::size_t kDigits = 16;
  constexpr int kHexadecimal = 16;
  const std::string digits = base::sha256_hex(path).substr(0, kDigits);
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, kHexadecimal);
  return number % shard.count == shard.index - 1;
}

}  // namespace zhibiao::batch
