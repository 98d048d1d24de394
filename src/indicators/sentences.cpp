#include "indicators/sentences.h"

namespace zhibiao::indicators {

SentenceReader::SentenceReader(const numbers::NumberReader& numbers) : classes_(base::SignSet::kEnd) {
  numbers.beginnings().for_each([&](char32_t sign) { add(sign, kNumber); });
  for (const char32_t sign : {U'。', U'！', U'？', U'!', U'?', U'\n'}) add(sign, kEnd);
  for (const char32_t sign : {U',', U';', U' '}) add(sign, kPause);
  static_assert(kPairs.size() << kPairShift <= 0x100);
  for (unsigned pair = 0; pair < kPairs.size(); ++pair) add(kPairs[pair].sign, kOpening | pair << kPairShift);
}

void SentenceReader::add(char32_t sign, unsigned is) {
  classes_[sign] = static_cast<std::uint8_t>(classes_[sign] | is);
  if ((is & ~kPause) != 0) events_.add(sign);
}

}  // namespace zhibiao::indicators
