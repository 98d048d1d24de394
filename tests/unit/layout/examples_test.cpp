#include "layout/examples.h"

#include <gtest/gtest.h>

#include "support/cases.h"

namespace zhibiao {
namespace {

TEST(LineExamples, AllHold) {
  const auto& packs = tests::built_in_packs();
  const layout::LineExamples examples(packs);
  ASSERT_FALSE(packs.lines.empty());
  for (const auto& line : packs.lines) {
    EXPECT_FALSE(line.match.empty()) << line.id;
    EXPECT_FALSE(line.reject.empty()) << line.id;
    for (const auto& failure : examples.failures(line)) {
      ADD_FAILURE() << failure.path << ":" << failure.line << ": " << failure.message.english() << ": " << failure.text;
    }
  }
}

TEST(LineExamples, WhatDoesNotHoldIsToldOf) {
  const auto& packs = tests::built_in_packs();
  const layout::LineExamples examples(packs);
  patterns::Line line;
  for (const auto& known : packs.lines) {
    if (known.id == "line.toc-title") line = known;
  }
  line.match = {{"渡口", {}, 3}};
  line.reject = {{"目录", {}, 4}};
  const auto failures = examples.failures(line);
  ASSERT_EQ(failures.size(), 2u);
  EXPECT_EQ(failures[0].code, "example-fails");
  EXPECT_EQ(failures[0].line, 3u);
  EXPECT_EQ(failures[1].line, 4u);
}

}  // namespace
}  // namespace zhibiao
