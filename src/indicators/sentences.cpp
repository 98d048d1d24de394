#include "indicators/sentences.h"

namespace zhibiao::indicators {

SentenceReader::SentenceReader(const numbers::NumberReader& numbers, const std::vector<patterns::Cue>& cues)
    : pairs_(pairs_of(cues)), classes_(base::SignSet::kEnd) {
  numbers.beginnings().for_each([&](char32_t sign) { add(sign, kNumber); });
  for (const char32_t sign : {U'。', U'！', U'？', U'!', U'?', U'\n'}) add(sign, kEnd);
  for (const char32_t sign : {U',', U';', U' '}) add(sign, kPause);
  for (const Pair& each : pairs_) add(each.sign, kOpening);
}

void SentenceReader::add(char32_t sign, unsigned is) {
  if (sign >= base::SignSet::kEnd) return;
  classes_[sign] = static_cast<std::uint8_t>(classes_[sign] | is);
  if ((is & ~kPause) != 0) events_.add(sign);
}

}  // namespace zhibiao::indicators
