#include "indicators/enclosures.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> built = pairs_of(tests::built_in_packs().cues);
  return built;
}

// As it is said: from each sign anew to the one that closes it.
std::optional<base::Range> plainly(std::string_view text, const Opening& opening) {
  const Pair& pair = *opening.pair;
  const std::size_t from = opening.at + pair.open.size();
  std::size_t close = text.find(pair.close, from);
  if (close == std::string_view::npos) return std::nullopt;
  if (pair.open != pair.close) {
    const bool nested = text.substr(0, close).find(pair.open, from) != std::string_view::npos;
    if (nested) close = text.find(pair.close, close + pair.close.size());
    if (close == std::string_view::npos) return std::nullopt;
  }
  return base::Range{opening.at, close + pair.close.size()};
}

std::vector<Opening> openings_of(const std::string& text) {
  std::vector<Opening> all;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const Pair& pair : pairs()) {
      if (std::string_view(text).substr(at).starts_with(pair.open)) all.push_back({at, &pair});
    }
  }
  return all;
}

TEST(Enclosures, AreThoseOfThePlainWay) {
  std::mt19937 random(7);
  std::vector<std::string> pieces = {"站", "3", "，"};
  for (const Pair& pair : pairs()) {
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

TEST(Pairs, OfThoseThatBeginAlikeTheFirstCounts) {
  patterns::Cue title;
  title.cue = "pair";
  title.value = "title";
  title.words = {"《》"};
  patterns::Cue quotation = title;
  quotation.value = "quotation";
  quotation.words = {"《〉", "‹›"};
  const std::vector<patterns::Cue> cues = {title, quotation};
  const std::vector<Pair> made = pairs_of(cues);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].close, "》");
  EXPECT_EQ(made[0].kind, PairKind::title);
  EXPECT_EQ(made[1].open, "‹");
  EXPECT_EQ(made[1].close, "›");
}

TEST(Enclosures, EndWithTheSentence) {
  const std::string text = "“泵站”";
  const Opening opening = openings_of(text).front();
  EXPECT_TRUE(Enclosures(text, text.size()).at(opening).has_value());
  EXPECT_FALSE(Enclosures(text, text.size() - 3).at(opening).has_value());
}

}  // namespace
}  // namespace zhibiao::indicators
