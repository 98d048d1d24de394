#include "text/detect.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/han.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t kSample = std::size_t{4} << 10;
constexpr std::size_t kLongestCharacter = 4;
// Chinese text needs 9 to 11 bits a character; Chinese read in a wrong encoding 16 and more.
constexpr std::size_t kPlausibleBits = 14;
constexpr std::size_t kConceivableBits = 17;
// In texts of two characters and more, no wrong reading was seen to win by more than 12 bits.
constexpr std::size_t kClearMargin = 16;
constexpr std::size_t kBitsOfAByte = 8;
// Neighbouring characters are not independent, so a margin says less than its bits.
constexpr double kBitsOfDoubt = 4;
constexpr double kNearlyCertain = 0.99;

void add(Reading& reading, std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const base::CodePoint next = base::decode_code_point(utf8, at);
    const unsigned bits = next.valid ? character_cost(next.value) : kCostOfNoCharacter;
    reading.bits += bits;
    if (next.value >= 0x80) {
      ++reading.wide;
      reading.wide_bits += bits;
    }
    at += next.size;
  }
}

// Characters cut by the end of the sample are no fault of the reading.
std::optional<Reading> read(std::string_view sample, bool is_cut, Encoding encoding) {
  Reading reading;
  reading.encoding = encoding;
  if (encoding == Encoding::utf8) {
    const auto bad = base::first_invalid_utf8(sample);
    reading.broken = bad && !(is_cut && *bad + kLongestCharacter > sample.size());
    add(reading, sample);
    return reading;
  }
  const Decoded decoded = to_utf8(sample, encoding);
  if (decoded.bad && !(is_cut && decoded.bad->offset + kLongestCharacter > sample.size())) return std::nullopt;
  // No text holds control characters; a binary file holds little else.
  const bool has_controls = std::ranges::any_of(decoded.utf8, [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 && character_cost(value) == kCostOfNoCharacter;
  });
  if (has_controls) return std::nullopt;
  add(reading, decoded.utf8);
  return reading;
}

// What ASCII stands before the first other byte is the same in all encodings but UTF-16, whose units must stay whole.
std::size_t sample_begin(std::string_view bytes) {
  if (bytes.size() <= kSample) return 0;
  const auto is_high = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
  const auto first = static_cast<std::size_t>(std::ranges::find_if(bytes, is_high) - bytes.begin());
  const std::size_t begin = std::min(first, bytes.size() - kSample);
  return begin - begin % 2;
}

double confidence_of(std::size_t margin) {
  const double likelihood = 1 / (1 + std::exp2(-static_cast<double>(margin) / kBitsOfDoubt));
  return std::min(std::round(likelihood * 100) / 100, kNearlyCertain);
}

// Whatever wins must need clearly less bits than any other reading. Valid UTF-8 is so rarely chance that it need not
// look Chinese; of the others none is taken that does not. ASCII is every tool's output, so that only what could be
// Chinese in UTF-16 makes it doubtful.
Detection judge(std::vector<Reading> readings, std::size_t size) {
  const auto is_utf8 = [](const Reading& each) { return each.encoding == Encoding::utf8 && !each.broken; };
  const auto is_ascii = [&](const Reading& each) { return is_utf8(each) && each.wide == 0; };
  if (std::ranges::any_of(readings, is_ascii)) {
    std::erase_if(readings, [&](const Reading& each) {
      return !is_utf8(each) && (!is_utf16(each.encoding) || each.wide_bits > each.wide * kConceivableBits);
    });
  }
  std::ranges::stable_sort(readings, {}, &Reading::bits);
  Detection detection;
  if (readings.empty()) return detection;
  detection.best = readings[0];
  std::size_t margin = size * kBitsOfAByte;  // the only reading wins by all that the bytes say
  if (readings.size() > 1) {
    detection.next = readings[1];
    margin = readings[1].bits - readings[0].bits;
  }
  const bool is_alone = is_utf8(readings[0]) && readings.size() == 1;
  detection.decided = is_alone || (margin >= kClearMargin && (is_utf8(readings[0]) || readings[0].is_plausible()));
  detection.confidence = is_alone ? 1 : confidence_of(margin);
  return detection;
}

}  // namespace

bool Reading::is_plausible() const { return wide_bits <= wide * kPlausibleBits; }

Detection detect(std::string_view bytes) {
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  const std::size_t begin = has_nul ? 0 : sample_begin(bytes);
  const std::string_view sample = bytes.substr(begin, kSample);
  const bool is_cut = begin + sample.size() < bytes.size();

  std::vector<Reading> readings;
  const auto try_reading = [&](Encoding encoding) {
    if (const auto reading = read(sample, is_cut, encoding)) readings.push_back(*reading);
  };
  if (!has_nul) {
    for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030, Encoding::big5}) try_reading(encoding);
  }
  if (bytes.size() % 2 == 0) {
    for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) try_reading(encoding);
  }
  return judge(std::move(readings), bytes.size());
}

}  // namespace zhibiao::text
