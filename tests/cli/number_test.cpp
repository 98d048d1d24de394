// zhibiao number
#include "program.h"

namespace zhibiao::tests {
namespace {

class Number : public Program {};

TEST_F(Number, OneRecordPerArgument) {
  const Ended ended = run({"number", "一千零五", "新建泵站12座,投资超3亿元"});
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(
      all[0].dump(),
      R"({"numbers":[{"comparator":"=","end":12,"high":null,"kind":"number","start":0,"text":"一千零五","unit":"",)"
      R"("value":1005}],"text":"一千零五"})");
  const auto& money = all[1].at("numbers").at(1);
  EXPECT_EQ(money.at("text"), "3亿元");
  EXPECT_EQ(money.at("unit"), "元");
  EXPECT_EQ(money.at("kind"), "money");
  EXPECT_EQ(money.at("comparator"), ">");
}

TEST_F(Number, OneRecordPerLineOfStandardInput) {
  RunOptions options;
  options.input = "\xEF\xBB\xBF３—５所\r\n\n四川\n98.20%";
  const Ended ended = run({"number"}, options);
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].at("text"), "３—５所");
  EXPECT_EQ(all[0].at("numbers").at(0).at("high"), 5);
  EXPECT_EQ(all[0].at("numbers").at(0).at("end"), 12);
  EXPECT_TRUE(all[1].at("numbers").empty());
  EXPECT_TRUE(all[2].at("numbers").empty());
  EXPECT_NE(ended.out.find("\"value\":98.20,"), std::string::npos) << ended.out;
}

TEST_F(Number, ABrokenLineIsNamedAndTheOthersAreRead) {
  RunOptions options;
  options.input = "三座\n\xFF\xFE\n四座\n";
  const Ended ended = run({"number"}, options);
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 3U) << "a record for each line";
  EXPECT_EQ(all[1], nlohmann::json::parse(R"({"text": null, "numbers": [], "error": "bad-encoding"})"));
  EXPECT_NE(ended.err.find("standard input:2:1: error:"), std::string::npos) << ended.err;
}

TEST_F(Number, ATextMayBeginWithAMinus) {
  const Ended ended = run({"number", "--", "-3.5%"});
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(records(ended.out).at(0).at("numbers").at(0).at("value"), -3.5);
  EXPECT_EQ(run({"number", "-3.5%"}).status, 2);
}

TEST_F(Number, KnowsNoOptionsOfOtherCommands) { EXPECT_EQ(run({"number", "--encoding", "GBK", "三"}).status, 2); }

}  // namespace
}  // namespace zhibiao::tests
