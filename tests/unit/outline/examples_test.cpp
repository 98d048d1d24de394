#include "outline/examples.h"

#include <gtest/gtest.h>

#include "support/cases.h"

namespace zhibiao {
namespace {

TEST(HeadingExamples, AllHold) {
  const auto& packs = tests::built_in_packs();
  const outline::HeadingExamples examples(packs);
  ASSERT_FALSE(packs.headings.empty());
  for (const auto& heading : packs.headings) {
    EXPECT_FALSE(heading.match.empty()) << heading.id;
    EXPECT_FALSE(heading.reject.empty()) << heading.id;
    for (const auto& failure : examples.failures(heading)) {
      ADD_FAILURE() << failure.path << ":" << failure.line << ": " << failure.message.english() << ": " << failure.text;
    }
  }
}

TEST(HeadingExamples, AWrongFieldIsToldOf) {
  const auto& packs = tests::built_in_packs();
  const outline::HeadingExamples examples(packs);
  patterns::Heading heading;
  for (const auto& known : packs.headings) {
    if (known.id == "heading.dun") heading = known;
  }
  heading.match = {{"三、渡口管理", {{"ordinal", "4"}}, 7}};
  heading.reject = {{"三、渡口管理", {}, 9}};
  const auto failures = examples.failures(heading);
  ASSERT_EQ(failures.size(), 2u);
  EXPECT_EQ(failures[0].line, 7u);
  EXPECT_EQ(failures[0].message.english(), "heading.dun: an example does not hold: ordinal is '3', not '4'");
  EXPECT_EQ(failures[1].line, 9u);
  EXPECT_EQ(failures[1].text, "三、渡口管理");
}

}  // namespace
}  // namespace zhibiao
