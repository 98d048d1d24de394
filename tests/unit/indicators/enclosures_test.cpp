#include "indicators/enclosures.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace zhibiao::indicators {
namespace {

// As it is said: from each sign anew to the one that closes it.
std::optional<base::Range> plainly(std::string_view text, const Opening& opening) {
  const Pair& pair = kPairs[opening.pair];
  const std::size_t from = opening.at + pair.open.size();
  std::size_t close = text.find(pair.close, from);
  if (close == std::string_view::npos) return std::nullopt;
  if (pair.open == "(" || pair.open == "《" || pair.open == "“") {
    const bool nested = text.substr(0, close).find(pair.open, from) != std::string_view::npos;
    if (nested) close = text.find(pair.close, close + pair.close.size());
    if (close == std::string_view::npos) return std::nullopt;
  }
  return base::Range{opening.at, close + pair.close.size()};
}

std::vector<Opening> openings_of(const std::string& text) {
  std::vector<Opening> all;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::size_t pair = 0; pair < kPairs.size(); ++pair) {
      if (std::string_view(text).substr(at).starts_with(kPairs[pair].open))
        all.push_back({at, static_cast<std::uint8_t>(pair)});
    }
  }
  return all;
}

TEST(Enclosures, AreThoseOfThePlainWay) {
  std::mt19937 random(7);
  std::vector<std::string> pieces = {"站", "3", "，"};
  for (const Pair& pair : kPairs) {
    pieces.emplace_back(pair.open);
    pieces.emplace_back(pair.close);
  }
  std::size_t found = 0;
  for (int text_number = 0; text_number < 3000; ++text_number) {
    std::string text;
    for (auto count = random() % 30; count > 0; --count) text += pieces[random() % pieces.size()];
    Enclosures enclosures(text, text.size());
    for (const Opening& opening : openings_of(text)) {
      if (random() % 4 == 0) continue;  // not all are asked about
      const auto is = enclosures.at(opening);
      const auto expected = plainly(text, opening);
      ASSERT_EQ(is.has_value(), expected.has_value()) << text << " at " << opening.at;
      if (is) {
        ASSERT_EQ(*is, *expected) << text << " at " << opening.at;
      }
      found += is ? 1 : 0;
    }
  }
  EXPECT_GT(found, 1000U);
}

TEST(Enclosures, EndWithTheSentence) {
  const std::string text = "“泵站”";
  EXPECT_TRUE(Enclosures(text, text.size()).at({0, 0}).has_value());
  EXPECT_FALSE(Enclosures(text, text.size() - 3).at({0, 0}).has_value());
}

}  // namespace
}  // namespace zhibiao::indicators
