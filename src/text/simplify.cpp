#include "text/simplify.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "text/han.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t kSampleBytes = 4096;
constexpr std::size_t kSamples = 8;
constexpr std::size_t kShare = 10;

struct Counts {
  std::size_t han = 0;
  std::size_t traditional = 0;

  // All of these take three bytes, the last of which tells the bit in a word of kTraditionalForms.
  void add(std::string_view utf8) {
    static_assert(kFirstIdeograph == 0x3400 && kLastIdeograph == 0x9FFF);
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(utf8[at])); };
    std::size_t all = 0;
    std::size_t forms = 0;
    for (std::size_t at = 0; at + 2 < utf8.size();) {
      const std::size_t lead = byte(at);
      const bool ideograph = lead >= 0xE4 ? lead <= 0xE9 : lead == 0xE3 && byte(at + 1) >= 0x90;
      if (!ideograph) {
        ++at;
        continue;
      }
      const std::size_t word = ((lead & 0x0FU) << 6U | (byte(at + 1) & 0x3FU)) - kFirstIdeograph / 64;
      ++all;
      forms += (kTraditionalForms[word] >> (byte(at + 2) & 0x3FU)) & 1U;
      at += 3;
    }
    han += all;
    traditional += forms;
  }
};

}  // namespace

bool is_traditional(std::string_view utf8) {
  Counts counts;
  // A sample may begin inside a character, whose rest counts for nothing.
  if (utf8.size() <= kSamples * kSampleBytes) {
    counts.add(utf8);
  } else {
    const std::size_t stride = (utf8.size() - kSampleBytes) / (kSamples - 1);
    for (std::size_t i = 0; i < kSamples; ++i) counts.add(utf8.substr(i * stride, kSampleBytes));
  }
  return counts.traditional > 0 && counts.traditional * kShare >= counts.han;
}

void simplify(std::string& utf8, std::size_t from) {
  for (std::size_t at = from; at < utf8.size();) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80) {
      ++at;
      continue;
    }
    const base::CodePoint next = base::decode_code_point(utf8, at);
    if (const char32_t simplified = simplified_form(next.value); simplified != next.value) {
      std::string form;
      base::append_code_point(form, simplified);
      std::copy(form.begin(), form.end(), utf8.begin() + static_cast<std::ptrdiff_t>(at));
    }
    at += next.size;
  }
}

}  // namespace zhibiao::text
