// Records in pieces, for those of a large document are many times as large.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "zhibiao/writer.h"

namespace zhibiao::output {

// About so many bytes are given at once.
inline constexpr std::size_t kPiece = std::size_t{64} << 10;

inline std::string whole_record(const Writer& writer, const Document& document) {
  std::string record;
  writer.write(document, [&](std::string_view piece) {
    record += piece;
    return true;
  });
  return record;
}

}  // namespace zhibiao::output
