// Reads a pipe or terminal to its end, but gives up when asked to: a read that waits for data would not notice.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::batch {

inline constexpr const char* kInterrupted = "interrupted";  // the code of a reading given up
[[nodiscard]] Error interrupted_reading(std::string_view name);

// The next bytes, as many as are there; none at the end. `stop` may be null.
[[nodiscard]] Expected<std::size_t> read_some(int descriptor, std::string_view name, std::span<char> into,
                                              const std::atomic<bool>* stop);

// At least `bytes` of them, less only at the end.
[[nodiscard]] Expected<std::string> read_beginning(int descriptor, std::string_view name, std::size_t bytes,
                                                   const std::atomic<bool>* stop);

// `stop` may be null, `begun` is what was read of it before. Other codes are those of base::read_descriptor().
[[nodiscard]] Expected<std::string> read_stream(int descriptor, std::string_view name, std::uint64_t limit,
                                                const std::atomic<bool>* stop, std::string begun = {});

}  // namespace zhibiao::batch
