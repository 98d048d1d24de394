// What the system refused, in our own words: independent of the locale, one code per cause.
#pragma once

#include <string>
#include <string_view>

#include "base/message_rows.h"
#include "zhibiao/error.h"

namespace zhibiao::base {

// `doing` says what failed, with the cause in its gap: "cannot read: {}". Codes: not-found, no-permission, is-folder,
// disk-full, closed-pipe, link-loop, name-too-long, too-many-files, out-of-memory, no-resources, closed-stream,
// input-output.
[[nodiscard]] Error system_error(int number, const MessageRow<1>& doing, std::string_view path);
// Whether what has this code may go well when it is tried again, though nothing was changed.
[[nodiscard]] bool may_pass(std::string_view code);
// The cause alone; of one without a row the system's own English words.
[[nodiscard]] Message cause_of(int number);

}  // namespace zhibiao::base
