#include "patterns/uses.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zhibiao::patterns {
namespace {

Cue cue(std::string name, std::string value, std::vector<std::string> words) {
  Cue made;
  made.cue = std::move(name);
  made.value = std::move(value);
  made.words = std::move(words);
  return made;
}

std::string shown(const PackSet& packs) {
  std::string all;
  for (const ListedWord& each : listed_words(packs)) {
    all += std::string(each.word) + ' ' + std::to_string(static_cast<int>(each.use)) + ' ' +
           std::to_string(each.entry) + '\n';
  }
  return all;
}

std::string line(std::string_view word, Use use, int entry) {
  return std::string(word) + ' ' + std::to_string(static_cast<int>(use)) + ' ' + std::to_string(entry) + '\n';
}

TEST(Uses, TellWhatEachWordIsFor) {
  PackSet packs;
  packs.units.emplace_back().words = {"亩", "公顷"};
  packs.cues = {cue("opening", "every", {"每"}),   cue("range", "and", {"与"}),       cue("comparator", ">", {"超过"}),
                cue("head", "所", {"校", "医院"}), cue("verb", "strong", {"每天开"}), cue("unit", "people", {"人"})};
  EXPECT_EQ(shown(packs), line("亩", Use::unit, 0) + line("公顷", Use::unit, 0) + line("与", Use::range_and, 1) +
                              line("超过", Use::comparator, 2) + line("超过", Use::word, 2) +
                              line("校", Use::head_sign, 3) + line("医院", Use::word, 3) +
                              line("每天开", Use::word, 4) + line("每天开", Use::word, 0));
}

TEST(Uses, AreSets) {
  constexpr Uses some = Use::unit | Use::whole;
  EXPECT_TRUE(some.has_any(Use::unit));
  EXPECT_TRUE(some.has_any(Use::whole | Use::range));
  EXPECT_FALSE(some.has_any(Use::range));
  EXPECT_FALSE(Uses().has_any(some));
}

}  // namespace
}  // namespace zhibiao::patterns
