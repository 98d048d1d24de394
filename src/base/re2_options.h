// How RE2 is set up here, once for regexes and for sets of them. Included by the wrappers alone.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <string_view>

#include "base/regex.h"

namespace zhibiao::base {

inline constexpr std::int64_t kRe2Memory = std::int64_t{64} << 20;

inline re2::RE2::Anchor re2_anchor(Regex::Anchor anchor) {
  switch (anchor) {
    case Regex::Anchor::start:
      return re2::RE2::ANCHOR_START;
    case Regex::Anchor::both:
      return re2::RE2::ANCHOR_BOTH;
    case Regex::Anchor::none:
      break;
  }
  return re2::RE2::UNANCHORED;
}

inline re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

inline re2::RE2::Options re2_options() {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingUTF8);
  options.set_log_errors(false);
  options.set_max_mem(kRe2Memory);
  return options;
}

}  // namespace zhibiao::base
