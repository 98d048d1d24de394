// Any bytes, in pieces: folding loses nothing that cannot be traced, and ranges trace back in order and inside the
// source.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "check.h"
#include "text/folded_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  zhibiao::text::FoldedText folded;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    folded.append(source, {at, end});
    if (end % 3 == 0) folded.append_break("\n", end);
    at = end + 1;
  }
  const auto all = folded.source({0, folded.size()});
  check(all.end <= source.size(), "the whole lies in the source");
  std::size_t before = 0;
  const std::size_t step = 1 + folded.size() / 4096;
  for (std::size_t at = 0; at < folded.size(); at += step) {
    const auto range = folded.source({at, at + 1});
    check(range.begin <= range.end && range.end <= source.size(), "a range lies in the source");
    check(range.begin >= before, "ranges are in order");
    check(range.size() <= 3, "a folded byte stands for one character at most");
    before = range.begin;
  }
  return 0;
}
