// Reads whole files with read(), never mapped: a file that shrinks meanwhile is a short read and not a signal.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::base {

inline constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

// The bytes of a file or of what is piped under that name. Codes: not-found, no-permission, is-folder, too-large,
// input-output and what else system_error() tells apart.
[[nodiscard]] Expected<std::string> read_file(const std::string& path, std::uint64_t limit = kNoLimit);

// The same for an open descriptor, which stays open; `name` is for messages ("-").
[[nodiscard]] Expected<std::string> read_descriptor(int descriptor, std::string_view name,
                                                    std::uint64_t limit = kNoLimit);

}  // namespace zhibiao::base
