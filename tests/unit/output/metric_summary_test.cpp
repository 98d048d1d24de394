#include "output/metric_summary.h"

#include <gtest/gtest.h>

namespace zhibiao::output {
namespace {

using Values = std::vector<std::pair<std::size_t, std::string>>;

TEST(MetricSummary, HasAColumnForEachYear) {
  MetricSummary summary;
  summary.add_document("甲", "2025");
  summary.add("绿地面积", "亩", false, "12");
  summary.add("绿地面积", "亩", false, "99");
  summary.add("泵站", "座", false, "3");
  summary.add_document("乙", "2026");
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
  summary.add_document("甲", "2026");
  summary.add("学位", "个", true, "5");
  summary.add_document("无关", "");
  summary.add_document("乙", "2026");
  summary.add("学位", "个", true, "7");
  const auto table = summary.table(false);
  EXPECT_EQ(table.heads, (std::vector<std::string>{"metric", "unit", "role", "甲", "无关", "乙"}));
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_EQ(table.lines[0].role, "target");
  EXPECT_EQ(table.lines[0].values, (Values{{3, "5"}, {5, "7"}}));
}

TEST(MetricSummary, SaysThatItIsFull) {
  MetricSummary summary;
  summary.add_document("甲", "");
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
    summary.add_document("甲", "2026");
    for (std::size_t i = 0; i < kMetrics; ++i) summary.add(std::to_string(i), "", false, "1");
  }
  EXPECT_TRUE(summary.is_full());
  std::size_t kept = 0;
  for (const auto& line : summary.table(true).lines) kept += line.values.size();
  EXPECT_EQ(kept, MetricSummary::kMostValues);
}

}  // namespace
}  // namespace zhibiao::output
