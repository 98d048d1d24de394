#include "patterns/mistakes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zhibiao::patterns {
namespace {

TEST(NearestName, KnowsSlipsOfTyping) {
  const std::vector<std::string_view> names = {"units", "headings", "lines", "cues", "exclusions", ">=", "="};
  EXPECT_EQ(nearest_name("unit", names), "units");
  EXPECT_EQ(nearest_name("uints", names), "units");
  EXPECT_EQ(nearest_name("exclusoins", names), "exclusions");
  EXPECT_EQ(nearest_name("heading", names), "headings");
  EXPECT_EQ(nearest_name("=>", names), ">=");
  EXPECT_EQ(nearest_name("patterns", names), "");
  EXPECT_EQ(nearest_name(std::string(100000, 'x'), names), "");
}

TEST(NameHint, NamesAllWhereNoneIsNear) {
  EXPECT_EQ(name_hint("lnies", {"lines", "cues"}).english(), "did you mean 'lines'?");
  EXPECT_EQ(name_hint("pattern", {"lines", "", "cues"}).english(), "known: lines, cues");
  EXPECT_TRUE(name_hint("pattern", {}).empty());
}

TEST(Mistakes, CountLinesFromOneAndColumnsInCharacters) {
  const std::string text = "一\n二三\"四\"\n";
  Mistakes mistakes("a.json", text);
  const std::size_t at = text.find('"');
  mistakes.add("code", {at, at + 5}, Message::verbatim("second"), Message::verbatim("hint"));
  mistakes.add("code", {0, 3}, Message::verbatim("first"));
  EXPECT_FALSE(mistakes.none());
  const std::vector<Error> errors = mistakes.take();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].message.english(), "first");
  EXPECT_EQ(errors[1].line, 2U);
  EXPECT_EQ(errors[1].column, 3U);
  EXPECT_EQ(errors[1].text, "\"四\"");
  EXPECT_TRUE(mistakes.none());
  EXPECT_EQ(mistakes.line(text.size()), 3U);
}

TEST(Mistakes, ShowOneShortLineOfValidText) {
  std::string text = "[\n  \xFF,\n";
  for (int i = 0; i < 100; ++i) text += "田";
  Mistakes mistakes("a.json", text);
  mistakes.add("code", {0, text.size()}, Message::verbatim("long"));
  const std::string shown = mistakes.take()[0].text;
  EXPECT_TRUE(shown.starts_with("[ \xEF\xBF\xBD, 田"));
  EXPECT_TRUE(shown.ends_with("田…"));
  EXPECT_LT(shown.size(), 130U);
}

}  // namespace
}  // namespace zhibiao::patterns
