#include "patterns/derivation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace zhibiao::patterns {
namespace {

using Words = std::vector<std::string>;

Cue list(const std::string& id, const Words& words) {
  Cue cue;
  cue.id = id;
  cue.words = words;
  return cue;
}

const Words& words_of(const std::vector<Cue>& cues, const std::string& id) {
  return std::find_if(cues.begin(), cues.end(), [&](const Cue& cue) { return cue.id == id; })->words;
}

TEST(Derivation, PutsWordsBeforeAndBehindThoseOfAList) {
  std::vector<Cue> cues = {list("again", {}), list("verbs", {"举办", "开工"})};
  derive_words({{"again", {"verbs"}, {"新"}, {"了", "过"}}}, cues);
  EXPECT_EQ(words_of(cues, "again"), (Words{"新举办", "举办了", "举办过", "新开工", "开工了", "开工过"}));
  EXPECT_EQ(words_of(cues, "verbs"), (Words{"举办", "开工"}));
}

TEST(Derivation, NothingIsPutOnTwice) {
  std::vector<Cue> cues = {list("verbs", {"新建", "来了"}), list("made", {})};
  derive_words({{"made", {"verbs"}, {"新"}, {"了"}}}, cues);
  EXPECT_EQ(words_of(cues, "made"), (Words{"新建了", "新来了"}));
}

TEST(Derivation, AMadeListMayBeMadeOfAnother) {
  std::vector<Cue> cues = {list("aspect", {}), list("verbs", {"举办"}), list("new", {})};
  derive_words({{"aspect", {"new"}, {}, {"了"}}, {"new", {"verbs"}, {"新"}, {}}}, cues);
  EXPECT_EQ(words_of(cues, "aspect"), (Words{"新举办了"}));
}

TEST(Derivation, OfItselfOrInACircleItEnds) {
  std::vector<Cue> cues = {list("itself", {"建"}), list("one", {}), list("other", {})};
  derive_words({{"itself", {"itself"}, {"新"}, {}}, {"one", {"other"}, {"新"}, {}}, {"other", {"one"}, {"再"}, {}}},
               cues);
  EXPECT_EQ(words_of(cues, "itself"), (Words{"建"}));
  EXPECT_TRUE(words_of(cues, "one").empty());
}

}  // namespace
}  // namespace zhibiao::patterns
