// Reads a pipe or terminal to its end, but gives up when asked to: a read that waits for data would not notice.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::batch {

// `stop` may be null. Codes: those of base::read_descriptor(), and "interrupted".
[[nodiscard]] Expected<std::string> read_stream(int descriptor, std::string_view name, std::uint64_t limit,
                                                const std::atomic<bool>* stop);

}  // namespace zhibiao::batch
