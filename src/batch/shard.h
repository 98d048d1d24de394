// One of several runs that share the documents among them: which inputs are its own.
#pragma once

#include <cstdint>
#include <string_view>

namespace zhibiao::batch {

struct Shard {
  std::uint64_t index = 1;  // 1 to count
  std::uint64_t count = 1;
};

// By the first 16 hexadecimal digits of the SHA-256 of the path as it is given, as a number, modulo the count: 0 is of
// shard 1. The same on every machine and in every version.
[[nodiscard]] bool is_of_shard(std::string_view path, const Shard& shard);

}  // namespace zhibiao::batch
