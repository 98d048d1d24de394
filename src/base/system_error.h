// What the system refused, in our own words: independent of the locale, one code per cause.
#pragma once

#include <string>
#include <string_view>

#include "base/message_rows.h"
#include "zhibiao/error.h"

namespace zhibiao::base {

// `doing` says what failed, with the cause in its gap: "cannot read: {}". Codes: not-found, no-permission, is-folder,
// disk-full, closed-pipe, input-output.
[[nodiscard]] Error system_error(int number, const MessageRow<1>& doing, std::string_view path);
// The cause alone; of one without a row the system's own English words.
[[nodiscard]] Message cause_of(int number);

}  // namespace zhibiao::base
