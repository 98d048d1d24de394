// Nothing of a document is thrown away: each of its lines is kept as title or text, or is named as metadata,
// boilerplate or contents, and none is two of these.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/markers.h"
#include "support/cases.h"
#include "support/composed_texts.h"
#include "support/process.h"
#include "support/reference_texts.h"
#include "text/simplify.h"
#include "text/source_text.h"

namespace zhibiao {
namespace {

const layout::LayoutReader& reader() {
  static const layout::LayoutReader built(tests::built_in_packs(), tests::built_in_words());
  return built;
}

// Each line that is not blank is in one block, and its lines are of one kind.
void expect_blocks(const text::SourceText& source, const layout::PageLayout& layout) {
  std::vector<std::size_t> in(source.lines.size());
  std::size_t next = 0;
  for (const auto& block : layout.blocks) {
    ASSERT_GE(block.first_line, next);
    ASSERT_GE(block.last_line, block.first_line);
    ASSERT_LT(block.last_line, source.lines.size());
    next = block.last_line + 1;
    for (std::size_t line = block.first_line; line <= block.last_line; ++line) ++in[line];
    const bool furniture = block.kind == layout::BlockKind::site || block.kind == layout::BlockKind::page ||
                           block.kind == layout::BlockKind::metadata;
    EXPECT_EQ(furniture,
              std::binary_search(layout.boilerplate.begin(), layout.boilerplate.end(), block.first_line + 1));
  }
  for (std::size_t line = 0; line < source.lines.size(); ++line) {
    EXPECT_EQ(in[line], layout::trimmed(source.line(line)).empty() ? in[line] : 1U) << "line " << line + 1;
  }
}

void expect_whole(const text::SourceText& source) {
  const layout::PageLayout layout = reader().read(source);
  std::vector<std::size_t> uses(source.lines.size() + 1);
  for (const auto* lines : {&layout.title_lines, &layout.toc, &layout.boilerplate}) {
    EXPECT_TRUE(std::is_sorted(lines->begin(), lines->end()));
    for (const std::size_t line : *lines) ++uses.at(line);
  }
  for (const std::size_t line : layout.metadata_lines) {
    EXPECT_TRUE(std::binary_search(layout.boilerplate.begin(), layout.boilerplate.end(), line)) << line;
  }
  // As lines are looked at, without the signs of a markup.
  static const layout::Markers markers(tests::built_in_packs(), tests::built_in_words());
  text::FoldedText folded;
  static const layout::LineRules rules(tests::built_in_packs().lines);
  std::vector<layout::LineView> lines = layout::view_lines(source, markers.ordinals(), folded, &rules);
  layout::mark_markers(lines, markers);
  std::string kept;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    EXPECT_LE(uses[i + 1], 1U) << "line " << i + 1;
    if (uses[i + 1] == 0) kept += lines[i].folded;
  }
  kept = layout::without_blanks(kept);
  std::string text;
  for (const auto& paragraph : layout.paragraphs) text += paragraph.text.of(layout.folded.text());
  text = layout::without_blanks(text);
  if (text::is_traditional(source.utf8)) text::simplify(kept);
  EXPECT_EQ(text, kept);
  expect_blocks(source, layout);
}

void expect_whole_files(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    const auto source = text::decode(tests::read_all(file), file);
    ASSERT_TRUE(source) << source.error().message.english();
    expect_whole(*source);
  }
}

TEST(Whole, Samples) {
  const auto files = tests::sample_files();
  ASSERT_GE(files.size(), 5U);
  expect_whole_files(files);
}

TEST(Whole, ReferenceTexts) {
  const auto files = tests::reference_files();
  if (files.empty()) GTEST_SKIP() << "no reference texts beside the project";
  expect_whole_files(files);
}

// Small texts, each of which some version read wrongly.
TEST(Whole, ReferenceFaults) {
  std::size_t count = 0;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(tests::reference_folder() / "faults", absent)) {
    if (entry.path().extension() != ".jsonl") continue;
    std::istringstream lines(tests::read_all(entry.path().string()));
    for (std::string line; std::getline(lines, line);) {
      const auto one = nlohmann::json::parse(line);
      SCOPED_TRACE(one.at("id").get<std::string>());
      expect_whole(tests::decoded(one.at("text")));
      ++count;
    }
  }
  if (count == 0) GTEST_SKIP() << "no reference texts beside the project";
}

TEST(Whole, CasesOfLayoutAndHeadings) {
  std::size_t count = 0;
  for (const char* name : {"layout.json", "headings.json"}) {
    for (const auto& one : tests::read_cases(name)) {
      if (!one.contains("lines")) continue;
      SCOPED_TRACE(one.at("name").get<std::string>());
      expect_whole(tests::decoded(tests::joined_lines(one)));
      ++count;
    }
  }
  EXPECT_GE(count, 100U);
}

// Furniture strewn into texts wherever it may stand.
TEST(Whole, ComposedTexts) {
  constexpr auto kStrewn = std::to_array<std::string_view>(
      {"打印 关闭", "— 3 —", "4", "目录", "一、总体要求……2", "首页 | 概况 | 公开", "发布时间：2031-05-06 来源：航运处",
       "", "　　", "上一篇：渡口通告", "（", "三）渡口", "还剩8页未读，继续阅读", "版权所有：滨海区", "---"});
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (unsigned i = 0; i < 30; ++i) {
      text += random() % 3 == 0 ? std::string(kStrewn[random() % kStrewn.size()])
                                : tests::composed_text(20 + random() % 200, seed * 100 + i);
      text += random() % 8 == 0 ? "\r\n" : "\n";
    }
    if (seed % 2 == 0) text::simplify(text);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_whole(tests::decoded(text));
  }
}

}  // namespace
}  // namespace zhibiao
