#include "text/width.h"

#include <unicode/uchar.h>

#include <cstdint>

#include "base/utf8.h"

namespace zhibiao::text {
namespace {

constexpr std::uint32_t kNoColumn =
    U_GC_CC_MASK | U_GC_CF_MASK | U_GC_MN_MASK | U_GC_ME_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
constexpr char32_t kSoftHyphen = 0xAD;  // a formatting character that terminals show

}  // namespace

std::size_t display_width_of_other(char32_t code_point) {
  const auto value = static_cast<UChar32>(code_point);
  if ((U_GET_GC_MASK(value) & kNoColumn) != 0 && code_point != kSoftHyphen) return 0;
  const int width = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::decode_code_point(text, at);
    width += display_width(next.value);
    at += next.size;
  }
  return width;
}

}  // namespace zhibiao::text
