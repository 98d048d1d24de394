// What the system refused, in our own words: independent of the locale, one code per cause.
#pragma once

#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::base {

// `doing` says what failed: "cannot read", "cannot write". Codes: not-found, no-permission, is-folder, disk-full,
// closed-pipe, input-output.
[[nodiscard]] Error system_error(int number, std::string_view doing, std::string_view path);

}  // namespace zhibiao::base
