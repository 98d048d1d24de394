#include "output/text_summary.h"

#include <gtest/gtest.h>

#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using tests::failed_document;
using tests::sample_document;

TEST(TextSummary, TellsWhatWasFoundInEachDocumentAndInAll) {
  TextSummary summary(false, Language::english);
  summary.add(sample_document());
  summary.add(failed_document());
  EXPECT_EQ(summary.text(),
            "found                     indicators  targets\n"
            "清河县2026年水利工作要点           3        1\n"
            "in/gone.txt                   failed\n"
            "2 documents, 1 failed              3        1\n");
}

TEST(TextSummary, IsInChineseWhereWanted) {
  TextSummary summary(false, Language::chinese);
  summary.add(sample_document());
  summary.add(failed_document());
  for (const char* part : {"结果", "指标", "目标", "失败\n", "共 2 个文档，失败 1"}) {
    EXPECT_NE(summary.text().find(part), std::string::npos) << part << summary.text();
  }
}

TEST(TextSummary, OneDocumentNeedsNone) {
  TextSummary summary(false, Language::english);
  EXPECT_EQ(summary.text(), "");
  summary.add(sample_document());
  EXPECT_EQ(summary.text(), "");
}

TEST(TextSummary, ListsAsManyAsAPersonReadsAndCountsTheRest) {
  TextSummary summary(false, Language::english);
  for (int i = 0; i < 1005; ++i) summary.add(sample_document());
  EXPECT_NE(summary.text().find("5 other documents"), std::string::npos);
  EXPECT_NE(summary.text().find("1005 documents, 0 failed"), std::string::npos);
  EXPECT_NE(summary.text().find("3015"), std::string::npos);
}

}  // namespace
}  // namespace zhibiao::output
