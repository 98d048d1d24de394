#include "outline/outline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "layout/layout.h"
#include "support/cases.h"
#include "text/source_text.h"

namespace zhibiao {
namespace {

struct Read {
  text::SourceText source;
  layout::PageLayout layout;
  outline::Outline outline;
};

Read read(text::SourceText source) {
  const layout::LayoutReader layouts(tests::built_in_packs(), tests::built_in_words());
  const outline::OutlineReader outlines(tests::built_in_packs(), tests::built_in_words());
  Read result;
  result.source = std::move(source);
  result.layout = layouts.read(result.source);
  result.outline = outlines.read(result.layout, result.source);
  return result;
}

Read read(const std::string& text) { return read(tests::decoded(text)); }

// Blank lines alone are refused before they come to a stage.
text::SourceText blank_lines(const std::string& text) {
  text::SourceText source;
  source.utf8 = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    source.lines.emplace_back(begin, end);
    begin = end + 1;
  }
  return source;
}

TEST(Outline, NothingInNothing) {
  for (const char* text : {"", "\n\n", "   \n　\n"}) {
    const Read found = read(blank_lines(text));
    EXPECT_TRUE(found.outline.nodes.empty());
    EXPECT_TRUE(found.outline.scopes.empty());
    EXPECT_FALSE(found.outline.cut);
    EXPECT_EQ(found.outline.node_at(0), outline::kNoNode);
  }
}

TEST(Outline, DiagnosticsSayWhere) {
  const Read found = read("渡口管理工作总结\n一、东岛\n年检完成。\n　　三、西岛\n年检完成。\n");
  ASSERT_EQ(found.outline.diagnostics.size(), 1u);
  const Diagnostic& note = found.outline.diagnostics.front();
  EXPECT_EQ(note.severity, Severity::note);
  EXPECT_EQ(note.code, "ordinal-gap");
  EXPECT_EQ(note.line, 4u);
  EXPECT_EQ(note.column, 3u);
  EXPECT_NE(note.message.english().find("三、"), std::string::npos);
}

TEST(Outline, DepthIsLimited) {
  // Every style there is, one under the other, and items within items.
  std::string text = "渡口管理工作总结\n";
  for (const char* marker : {"第一编 甲", "第一部分 乙", "第一篇 丙", "第一章 丁", "第一节 戊", "一、己", "(一)庚",
                             "1.辛", "1、壬", "(1)癸", "1)子", "①丑", "【任务1】寅", "§1 卯"}) {
    text += std::string(marker) + "\n";
  }
  for (int i = 0; i < 200; ++i) text += "一是渡口。一是渡船。二是渡工。\n";
  const Read found = read(text);
  EXPECT_FALSE(found.outline.nodes.empty());
  for (const auto& node : found.outline.nodes) EXPECT_LE(node.level, 32);
}

TEST(Outline, ParentsStandBeforeTheirChildren) {
  const Read found = read("渡口管理工作总结\n一、东岛\n(一)年检。一是查船。二是查人。\n二、西岛\n1.年检\n完成。\n");
  for (std::size_t i = 0; i < found.outline.nodes.size(); ++i) {
    const auto& node = found.outline.nodes[i];
    if (node.parent == outline::kNoNode) continue;
    EXPECT_LT(node.parent, i);
    EXPECT_LT(found.outline.nodes[node.parent].level, node.level);
  }
  for (std::size_t i = 1; i < found.outline.scopes.size(); ++i) {
    EXPECT_LT(found.outline.scopes[i - 1].begin, found.outline.scopes[i].begin);
  }
}

}  // namespace
}  // namespace zhibiao
