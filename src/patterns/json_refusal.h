// Why a text is no JSON, said from what was read of it up to the place where the parser refused to go on: the parser's
// own words are neither shown nor read.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/range.h"
#include "zhibiao/message.h"

namespace zhibiao::patterns {

// What was read last.
enum class JsonRead { nothing, opening, key, value };
enum class JsonBracket { array, object };

struct JsonProgress {
  JsonRead last = JsonRead::nothing;
  std::size_t end = 0;                // of what was read last
  std::optional<JsonBracket> inside;  // the innermost that is open
};

struct JsonRefusal {
  base::Range where;
  Message message;
  Message hint;
};

// `taken` bytes of `text` were looked at before it was refused.
[[nodiscard]] JsonRefusal refusal(std::string_view text, const JsonProgress& progress, std::size_t taken);

}  // namespace zhibiao::patterns
