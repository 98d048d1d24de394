#include "text/unify.h"

#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace zhibiao::text {
namespace {

constexpr char32_t kFirstRadical = 0x2E80;
constexpr char32_t kFirstKangxi = 0x2F00;
constexpr char32_t kLastKangxi = 0x2FD5;
constexpr char32_t kFirstCompatible = 0xF900;
constexpr char32_t kLastCompatible = 0xFAFF;
constexpr char32_t kFirstNarrow = 0xFF61;

// U+2E80–U+2EF3 by Unicode's EquivalentUnifiedIdeograph, as far as it takes three bytes; 0 where there is none. ICU's
// normalization knows the other ranges.
constexpr std::array<char16_t, 116> kRadicals = {
    0,      0x5382, 0x4E5B, 0x4E5A, 0x4E59, 0x4EBB, 0x5182, 0,      0x5200, 0x5202, 0x535C, 0x353E, 0x5C0F,
    0x5C0F, 0x5140, 0x5C23, 0x5C22, 0,      0x5DF3, 0x5E7A, 0x5F51, 0x5F50, 0x5FC4, 0x38FA, 0x624C, 0x6535,
    0,      0x65E1, 0x65E5, 0x6708, 0x6B7A, 0x6BCD, 0x6C11, 0x6C35, 0x6C3A, 0x706C, 0x722B, 0x722B, 0x4E2C,
    0x725B, 0x72AD, 0x738B, 0x758B, 0x76EE, 0x793A, 0x793B, 0x7AF9, 0x7CF9, 0x7E9F, 0x7F53, 0x7F52, 0x34C1,
    0x7F52, 0,      0x7F8A, 0,      0x7F8A, 0x8002, 0x8080, 0x807F, 0x8089, 0x81FC, 0x8279, 0x8279, 0x8279,
    0x864E, 0x8864, 0x8980, 0x897F, 0x89C1, 0x89D2, 0,      0x8BA0, 0x8D1D, 0x8DB3, 0x8F66, 0x8FB6, 0x8FB6,
    0x8FB6, 0x9091, 0x9485, 0x9577, 0x9578, 0x957F, 0x95E8, 0x961C, 0x961D, 0x96E8, 0x9752, 0x97E6, 0x9875,
    0x98CE, 0x98DE, 0x98DF, 0x98DF, 0x98E0, 0x9963, 0x9996, 0x9A6C, 0x9AA8, 0x9B3C, 0x9C7C, 0x9E1F, 0x5364,
    0x9EA6, 0x9EC4, 0x9EFE, 0x6589, 0x9F50, 0x6B6F, 0x9F7F, 0x7ADC, 0x9F99, 0x9F9C, 0x4E80, 0x9F9F};

char32_t normalized(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const forms = unorm2_getNFKCInstance(&status);
  std::array<UChar, 4> units{};
  if (U_FAILURE(status)) return code_point;
  const std::int32_t size = unorm2_getRawDecomposition(forms, static_cast<UChar32>(code_point), units.data(),
                                                       static_cast<std::int32_t>(units.size()), &status);
  return U_SUCCESS(status) && size == 1 && units[0] >= 0x800 ? units[0] : code_point;
}

}  // namespace

char32_t unified_form(char32_t code_point) {
  if (code_point >= kFirstRadical && code_point < kFirstRadical + kRadicals.size()) {
    const char16_t form = kRadicals[code_point - kFirstRadical];
    return form == 0 ? code_point : form;
  }
  constexpr std::array<char32_t, 4> kStops = {U'。', U'「', U'」', U'、'};
  if (kFirstNarrow <= code_point && code_point < kFirstNarrow + kStops.size()) return kStops[code_point - kFirstNarrow];
  const bool kangxi = kFirstKangxi <= code_point && code_point <= kLastKangxi;
  const bool compatible = kFirstCompatible <= code_point && code_point <= kLastCompatible;
  return kangxi || compatible ? normalized(code_point) : code_point;
}

void unify(std::string& utf8, std::size_t from) {
  for (std::size_t at = from; at < utf8.size();) {
    const base::CodePoint sign = base::decode_code_point(utf8, at);
    const char32_t form = sign.size == 3 ? unified_form(sign.value) : sign.value;
    if (form != sign.value) {
      std::string bytes;
      base::append_code_point(bytes, form);
      std::copy(bytes.begin(), bytes.end(), utf8.begin() + static_cast<std::ptrdiff_t>(at));
    }
    at += sign.size;
  }
}

}  // namespace zhibiao::text
