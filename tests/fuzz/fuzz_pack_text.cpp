// Any bytes as a user's pack and, behind the first NUL, a text that is read by it: mistakes, or a record whose spans
// lie inside the text.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "check.h"
#include "temporary_file.h"
#include "zhibiao/extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFile file("fuzz.json");
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (!all.starts_with('{')) return 0;  // no pack, and loading all others takes long
  const std::size_t end = std::min(all.find('\0'), all.size());
  file.hold(data, end);
  auto packs = zhibiao::PatternPacks::load({file.folder()});
  if (!packs) {
    for (const zhibiao::Error& error : packs.error()) check(!error.code.empty(), "a mistake says what it is");
    return 0;
  }
  const std::string text = end < all.size() ? std::string(all.substr(end + 1)) : "全年整修粮仓12廒，投资1.2亿元。\n";
  const zhibiao::Document document = zhibiao::Extractor(std::move(*packs)).extract(text, "fuzz");
  for (const zhibiao::Indicator& indicator : document.indicators) {
    check(indicator.span.start < indicator.span.end, "spans hold something");
  }
  return 0;
}
