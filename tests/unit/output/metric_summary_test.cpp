#include "output/metric_summary.h"

#include <gtest/gtest.h>

namespace zhibiao::output {
namespace {

using Values = std::vector<std::pair<std::size_t, std::string>>;

TEST(MetricSummary, HasAColumnForEachYear) {
  MetricSummary summary;
  summary.add_document("甲", "2025", "in/甲.txt");
  summary.add("绿地面积", "亩", false, "12");
  summary.add("绿地面积", "亩", false, "99");
  summary.add("泵站", "座", false, "3");
  summary.add_document("乙", "2026", "in/乙.txt");
  summary.add("绿地面积", "亩", false, "15.50");
  summary.add("绿地面积", "亩", true, "20");
  const auto table = summary.table(true);
  EXPECT_EQ(table.heads, (std::vector<std::string>{"指标", "单位", "性质", "2025", "2026"}));
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_EQ(table.lines[0].metric, "绿地面积");
  EXPECT_EQ(table.lines[0].unit, "亩");
  EXPECT_EQ(table.lines[0].role, "实际");
  EXPECT_EQ(table.lines[0].values, (Values{{3, "12"}, {4, "15.50"}}));
}

TEST(MetricSummary, HasAColumnForEachDocumentOfOneYear) {
  MetricSummary summary;
  summary.add_document("甲", "2026", "in/甲.txt");
  summary.add("学位", "个", true, "5");
  summary.add_document("无关", "", "in/无关.txt");
  summary.add_document("乙", "2026", "in/乙.txt");
  summary.add("学位", "个", true, "7");
  const auto table = summary.table(false);
  EXPECT_EQ(table.heads, (std::vector<std::string>{"metric", "unit", "role", "甲 (2026)", "乙 (2026)"}));
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_EQ(table.lines[0].role, "target");
  EXPECT_EQ(table.lines[0].values, (Values{{3, "5"}, {4, "7"}}));
}

// By year, all but one of a year would be lost.
TEST(MetricSummary, HasAColumnForEachDocumentWhereAYearHasSeveral) {
  MetricSummary summary;
  for (const auto& [name, year] :
       {std::pair{"甲县2025年工作总结", "2025"}, {"乙县工作总结", "2025"}, {"丙县工作总结", "2024"}}) {
    summary.add_document(name, year, "in/x.txt");
    summary.add("学位", "个", false, year);
  }
  const auto table = summary.table(true);
  EXPECT_EQ(table.heads, (std::vector<std::string>{"指标", "单位", "性质", "甲县2025年工作总结", "乙县工作总结（2025）",
                                                   "丙县工作总结（2024）"}));
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_EQ(table.lines[0].values, (Values{{3, "2025"}, {4, "2025"}, {5, "2024"}}));
}

TEST(MetricSummary, DocumentsOfOneNameAreToldApartByTheirPaths) {
  MetricSummary summary;
  for (const char* path : {"in/1.txt", "in/2.txt"}) {
    summary.add_document("政府工作报告", "", path);
    summary.add("学位", "个", false, "5");
  }
  EXPECT_EQ(summary.table(true).heads,
            (std::vector<std::string>{"指标", "单位", "性质", "政府工作报告\nin/1.txt", "政府工作报告\nin/2.txt"}));
}

TEST(MetricSummary, SaysThatItIsFull) {
  MetricSummary summary;
  summary.add_document("甲", "", "in/甲.txt");
  for (std::size_t i = 0; i < MetricSummary::kMostMetrics; ++i) summary.add(std::to_string(i), "", false, "1");
  EXPECT_FALSE(summary.is_full());
  summary.add("0", "", false, "2");
  EXPECT_FALSE(summary.is_full());
  summary.add("one more", "", false, "1");
  EXPECT_TRUE(summary.is_full());
}

TEST(MetricSummary, HoldsNoMoreThanItsRoom) {
  MetricSummary summary;
  constexpr std::size_t kMetrics = 2000;
  for (std::size_t document = 0; document < MetricSummary::kMostDocuments; ++document) {
    summary.add_document("甲", "2026", "in/甲.txt");
    for (std::size_t i = 0; i < kMetrics; ++i) summary.add(std::to_string(i), "", false, "1");
  }
  EXPECT_TRUE(summary.is_full());
  std::size_t kept = 0;
  for (const auto& line : summary.table(true).lines) kept += line.values.size();
  EXPECT_EQ(kept, MetricSummary::kMostValues);
}

}  // namespace
}  // namespace zhibiao::output
