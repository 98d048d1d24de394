// The candidate scan against a slow and obvious one on random and broken text.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indicators/candidates.h"
#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

const CandidateFinder& scan_finder() {
  static const CandidateFinder built(tests::built_in_packs(), tests::built_in_words());
  return built;
}

std::vector<Candidate> fast(std::string_view text) {
  std::vector<Candidate> found;
  scan_finder().find(text, {0, text.size()}, found);
  return found;
}

// Asks for a candidate at every place that is not inside what was found before; digits and numerals that are no number
// are left behind as one.
std::vector<base::Range> slow(std::string_view text) {
  std::vector<base::Range> found;
  const auto& numbers = scan_finder().numbers();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t run = numbers.end_of_run(text, at);
    if (const auto candidate = scan_finder().at(text, {0, text.size()}, at)) {
      found.push_back(candidate->range);
    } else if (run > at && !numbers.read(text, at)) {
      found.push_back({at, run});
    } else {
      ++at;
      continue;
    }
    at = found.back().end;
  }
  return found;
}

std::string random_text(std::mt19937& random) {
  static const std::string kPieces[] = {"1",  "2",    "30",   ".",        ",",    "%",    "万", "亿",     "千", "百",
                                        "十", "三",   "五",   "零",       "点",   "余",   "多", "百分之", "成", "番",
                                        "翻", "—",    "至",   "~",        ":",    "×",    "/",  "、",     "所", "个",
                                        "元", "千瓦", "小时", "xx",       "××",   "学校", " ",  "a",      "第", "又",
                                        "半", "几",   "\xE4", "\xB8\x89", "\xFF", "(",    "，", "人次"};
  std::string text;
  for (auto i = 1 + random() % 24; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(Scan, EqualsTheSlowOneOnRandomAndBrokenText) {
  std::mt19937 random(20310918);
  for (int round = 0; round < 4'000; ++round) {
    const std::string text = random_text(random);
    std::vector<base::Range> is;
    for (const auto& candidate : fast(text)) is.push_back(candidate.range);
    ASSERT_EQ(is, slow(text)) << text;
  }
}

TEST(Scan, CandidatesAreInOrderInsideAndWhole) {
  std::mt19937 random(20310919);
  for (int round = 0; round < 4'000; ++round) {
    const std::string text = random_text(random);
    std::size_t end = 0;
    for (const auto& candidate : fast(text)) {
      ASSERT_GE(candidate.range.begin, end) << text;
      ASSERT_LE(candidate.range.end, text.size()) << text;
      ASSERT_LT(candidate.range.begin, candidate.range.end) << text;
      ASSERT_GE(candidate.number.begin, candidate.range.begin) << text;
      ASSERT_LE(candidate.number.end, candidate.range.end) << text;
      ASSERT_TRUE(!candidate.quantity.high || candidate.quantity.form == NumberForm::placeholder ||
                  !candidate.refused_by.empty() || !candidate.quantity.high->less(candidate.quantity.value))
          << text;
      end = candidate.range.end;
    }
  }
}

TEST(Scan, ANumberMayBeginWhereACandidateIs) {
  std::mt19937 random(20310920);
  for (int round = 0; round < 2'000; ++round) {
    const std::string text = random_text(random);
    for (const auto& candidate : fast(text)) {
      const std::size_t begin = candidate.range.begin;
      ASSERT_EQ(scan_finder().numbers().next_beginning(text, begin, text.size()), begin) << text;
    }
  }
}

}  // namespace
}  // namespace zhibiao::indicators
