// Reads a pipe or terminal to its end, but gives up when asked to: a read that waits for data would not notice.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::batch {

inline constexpr const char* kInterrupted = "interrupted";  // the code of a reading given up

// `stop` may be null. Other codes are those of base::read_descriptor().
[[nodiscard]] Expected<std::string> read_stream(int descriptor, std::string_view name, std::uint64_t limit,
                                                const std::atomic<bool>* stop);

}  // namespace zhibiao::batch
