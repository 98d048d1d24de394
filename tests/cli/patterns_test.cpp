#include <string>

#include "cli/program.h"

namespace zhibiao::tests {
namespace {

class Patterns : public Program {
 protected:
  static constexpr const char* kPack = R"({
  "pack": "own",
  "title": "Units of our own",
  "units": [
    {"id": "unit.own.kuai", "kind": "count", "unit": "坂", "words": ["坂"], "match": [{"text": "整修梯田7坂", "value": "7"}]}
  ]
})";
};

TEST_F(Patterns, ListShowsEveryEntryOnALine) {
  const Ended ended = run({"patterns", "list"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_GT(std::count(ended.out.begin(), ended.out.end(), '\n'), 300);
  EXPECT_NE(ended.out.find("units.json:"), std::string::npos);
}

TEST_F(Patterns, ShowTellsAllOfOne) {
  const Ended ended = run({"patterns", "show", "numeral.hundred"});
  EXPECT_EQ(ended.status, 0);
  for (const char* part : {"numeral.hundred", "numerals.json:", "numeral", "1e2", "match"}) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part;
  }
  EXPECT_NE(run({"patterns", "show", "numeral.hundrde"}).err.find("did you mean 'numeral.hundred'?"),
            std::string::npos);
}

TEST_F(Patterns, AFolderOfOnesOwnIsCheckedTestedAndUsed) {
  file("own/units.json", kPack);
  file("a.txt", "青石县2025年工作总结\n今年整修梯田7坂。\n");
  EXPECT_EQ(run({"patterns", "check", "own"}).status, 0);
  const Ended tested = run({"patterns", "test", "own"});
  EXPECT_EQ(tested.out, "1 examples of 1 entries hold\n") << tested.err;
  EXPECT_EQ(tested.status, 0);
  const auto all = records(run({"a.txt", "--patterns", "own"}).out);
  ASSERT_EQ(all.at(0)["indicators"].size(), 1U);
  EXPECT_EQ(all[0]["indicators"][0]["unit"], "坂");
}

TEST_F(Patterns, AnExampleThatDoesNotHoldIsNamedWithItsPlace) {
  std::string pack = kPack;
  pack.replace(pack.find("\"7\""), 3, "\"8\"");
  file("own/units.json", pack);
  EXPECT_EQ(run({"patterns", "check", "own"}).status, 0);
  const Ended ended = run({"patterns", "test", "own"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(
      ended.err.starts_with("zhibiao: own/units.json:5: error: unit.own.kuai: an example does not hold: value is "
                            "'7', not '8'"))
      << ended.err;
}

TEST_F(Patterns, ABadPackIsRefusedBeforeAnythingIsWritten) {
  file("bad/units.json", R"({"pack": "bad", "title": "t", "units": [{"id": "x"}], "colour": 1})");
  file("a.txt", kReport);
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"patterns", "check", "bad"},
                                                    {"patterns", "test", "bad"},
                                                    {"a.txt", "--patterns", "bad"},
                                                    {"a.txt", "--patterns", "bad", "-o", "out"},
                                                    {"inspect", "a.txt", "--patterns", "bad"}}) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 2) << arguments[0];
    EXPECT_EQ(ended.out, "");
    EXPECT_TRUE(ended.err.starts_with("zhibiao: bad/units.json:1")) << ended.err;
    EXPECT_NE(ended.err.find("colour"), std::string::npos);
  }
  EXPECT_FALSE(exists("out"));
}

TEST_F(Patterns, AFolderThatIsMissingIsWrongUsage) {
  EXPECT_EQ(run({"patterns", "check", "none"}).status, 2);
  EXPECT_EQ(run({"--patterns", "none", "-"}).status, 2);
}

// The built-in packs hold what their examples say.
TEST_F(Patterns, EveryBuiltInExampleHolds) {
  const Ended ended = run({"patterns", "test"});
  EXPECT_EQ(ended.status, 0) << ended.err;
}

}  // namespace
}  // namespace zhibiao::tests
