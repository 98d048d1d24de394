#include "output/spreadsheet_text.h"

#include "base/utf8.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kRoom = 32767;
constexpr char32_t kFirstBeyondBmp = 0x10000;

bool may_stand(const base::CodePoint& point) {
  if (!point.valid) return false;
  if (point.value < 0x20) return point.value == '\t' || point.value == '\n' || point.value == '\r';
  return (point.value & 0xFFFEU) != 0xFFFEU && (point.value < 0xFDD0 || point.value > 0xFDEF);
}

}  // namespace

std::string spreadsheet_text(std::string_view text) {
  constexpr std::string_view kMore = "…";
  std::string result;
  result.reserve(text.size());
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_code_point(text, at);
    const std::size_t size = point.valid && point.value >= kFirstBeyondBmp ? 2 : 1;
    const bool last = at + point.size >= text.size();
    if (units + size + (last ? 0 : 1) > kRoom) return result.append(kMore);
    units += size;
    if (may_stand(point)) {
      result.append(text, at, point.size);
    } else {
      base::append_code_point(result, base::kReplacement);
    }
    at += point.size;
  }
  return result;
}

}  // namespace zhibiao::output
