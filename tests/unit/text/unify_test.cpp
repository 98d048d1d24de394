#include "text/unify.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "text/folded_text.h"

namespace zhibiao::text {
namespace {

std::string unified(std::string text) {
  unify(text, 0);
  return text;
}

TEST(Unify, RadicalsAndCompatibilityIdeographs) {
  EXPECT_EQ(unified("⼀、⼯作：⼈⼝增⻓⼗⼆"), "一、工作：人口增长十二");
  EXPECT_EQ(unified("\uF9D1座"), "六座");
  EXPECT_EQ(unified("渡口—ABC，①"), "渡口—ABC，①");
}

// All offsets stay.
TEST(Unify, KeepsTheNumberOfBytes) {
  for (char32_t value = 0x2E80; value <= 0xFAFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string form;
    base::append_code_point(form, unified_form(value));
    ASSERT_EQ(form.size(), 3U) << static_cast<unsigned>(value);
  }
  FoldedText folded;
  const std::string source = "新建⼗\u200b座";
  folded.append(source, {0, source.size()});
  EXPECT_EQ(folded.text(), "新建十座");
  EXPECT_EQ(folded.source({6, 12}).of(source), "⼗\u200b座");
  EXPECT_EQ(folded.source_text(source, {6, 12}), "⼗座");
}

}  // namespace
}  // namespace zhibiao::text
