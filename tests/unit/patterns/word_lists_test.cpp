#include "patterns/word_lists.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "patterns/pack_loader.h"

namespace zhibiao::patterns {
namespace {

constexpr std::string_view kPack = R"({"pack": "farm", "title": "Words of a farm", "cues": [
  {"id": "verb.farm", "title": "what a farm does", "cue": "verb", "value": "strong", "match": ["嫁接果树20株"]}]})";

TEST(WordLists, AListGivesTheWordsOfItsEntry) {
  const auto loaded =
      load({{"farm.json", kPack, true}, {"words/verb.farm.txt", "# verbs\n嫁接\r\n\n  压条  \n", true}});
  ASSERT_TRUE(loaded.errors.empty()) << message_of(loaded.errors.front());
  ASSERT_EQ(loaded.packs.cues.size(), 1U);
  EXPECT_EQ(loaded.packs.cues[0].words, (std::vector<std::string>{"嫁接", "压条"}));
}

// A user's entry replaces the built-in one, so its list does not become longer.
TEST(WordLists, AreTheEntrysOwn) {
  const auto loaded = load({{"farm.json", kPack, true},
                            {"words/verb.farm.txt", "嫁接\n", true},
                            {"built_in.json", kPack, false},
                            {"verb.farm.txt", "压条\n", false}});
  ASSERT_TRUE(loaded.errors.empty()) << message_of(loaded.errors.front());
  ASSERT_EQ(loaded.packs.cues.size(), 1U);
  EXPECT_EQ(loaded.packs.cues[0].words, (std::vector<std::string>{"嫁接"}));
}

}  // namespace
}  // namespace zhibiao::patterns
