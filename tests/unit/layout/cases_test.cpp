// tests/cases/layout.json: the lines of a document and what the layout makes of them.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "support/cases.h"
#include "text/source_text.h"
#include "zhibiao/names.h"

namespace zhibiao {
namespace {

constexpr std::size_t kFewest = 60;

using Lines = std::vector<std::size_t>;

layout::PageLayout read(const std::string& text) {
  static const layout::LayoutReader reader(tests::built_in_packs(), tests::built_in_words());
  return reader.read(tests::decoded(text));
}

std::vector<std::string> paragraph_texts(const layout::PageLayout& layout) {
  std::vector<std::string> texts;
  for (const auto& paragraph : layout.paragraphs) texts.emplace_back(paragraph.text.of(layout.folded.text()));
  return texts;
}

Lines lines_of(const nlohmann::json& one, const char* key) { return one.at(key).get<Lines>(); }

void expect_fields(const nlohmann::json& one, const layout::PageLayout& layout) {
  if (one.contains("title")) {
    const auto& title = one.at("title");
    EXPECT_EQ(layout.title, title.is_null() ? std::nullopt : std::optional(title.get<std::string>()));
  }
  if (one.contains("genre")) {
    EXPECT_EQ(name_of(layout.genre), one.at("genre").get<std::string>());
  }
  if (one.contains("year")) {
    const auto& year = one.at("year");
    EXPECT_EQ(layout.year, year.is_null() ? std::nullopt : std::optional(year.get<int>()));
  }
  if (one.contains("metadata")) {
    const std::map<std::string, std::string> is(layout.metadata.begin(), layout.metadata.end());
    EXPECT_EQ(is, (one.at("metadata").get<std::map<std::string, std::string>>()));
  }
  if (one.contains("wrapped")) {
    EXPECT_EQ(layout.wrapped, one.at("wrapped").get<bool>());
  }
  if (one.contains("notice")) {
    EXPECT_EQ(layout.notice, one.at("notice").get<bool>());
  }
  if (one.contains("redactions")) {
    EXPECT_EQ(layout.redactions, one.at("redactions").get<std::size_t>());
  }
}

void expect_lines(const nlohmann::json& one, const layout::PageLayout& layout) {
  if (one.contains("toc")) {
    EXPECT_EQ(layout.toc, lines_of(one, "toc"));
  }
  if (one.contains("boilerplate")) {
    EXPECT_EQ(layout.boilerplate, lines_of(one, "boilerplate"));
  }
  if (one.contains("title_lines")) {
    EXPECT_EQ(layout.title_lines, lines_of(one, "title_lines"));
  }
  if (one.contains("paragraphs")) {
    EXPECT_EQ(paragraph_texts(layout), one.at("paragraphs").get<std::vector<std::string>>());
  }
  if (one.contains("paragraph_lines")) {
    std::vector<Lines> is;
    for (const auto& paragraph : layout.paragraphs) is.push_back({paragraph.first_line + 1, paragraph.last_line + 1});
    EXPECT_EQ(is, one.at("paragraph_lines").get<std::vector<Lines>>());
  }
  if (one.contains("cells")) {
    Lines is;
    for (const auto& paragraph : layout.paragraphs) {
      if (paragraph.cell) is.push_back(paragraph.first_line + 1);
    }
    EXPECT_EQ(is, lines_of(one, "cells"));
  }
}

TEST(LayoutCases, AreThere) { EXPECT_GE(tests::read_cases("layout.json").size(), kFewest); }

TEST(LayoutCases, Hold) {
  for (const auto& one : tests::read_cases("layout.json")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    const layout::PageLayout layout = read(tests::joined_lines(one));
    expect_fields(one, layout);
    expect_lines(one, layout);
  }
}

// Every line is accounted for once: it is blank, or of the body, or named.
TEST(LayoutCases, NoLineIsLostOrTwice) {
  for (const auto& one : tests::read_cases("layout.json")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    const text::SourceText source = tests::decoded(tests::joined_lines(one));
    const layout::PageLayout layout = read(source.utf8);
    std::vector<int> uses(source.lines.size() + 1, 0);
    for (const auto& list : {layout.toc, layout.boilerplate, layout.title_lines}) {
      for (const std::size_t line : list) ++uses[line];
    }
    for (const auto& paragraph : layout.paragraphs) {
      for (std::size_t i = paragraph.first_line; i <= paragraph.last_line; ++i) {
        if (uses[i + 1] == 0) ++uses[i + 1];
      }
    }
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const bool blank = source.line(i).find_first_not_of(" \t\xC2\xA0\xE3\x80") == std::string_view::npos;
      EXPECT_LE(uses[i + 1], 1) << "line " << i + 1;
      EXPECT_TRUE(blank || uses[i + 1] == 1) << "line " << i + 1;
    }
  }
}

TEST(LayoutCases, LineBreaksDoNotMatter) {
  for (const auto& one : tests::read_cases("layout.json")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    const std::string text = tests::joined_lines(one);
    std::string windows;
    for (const char byte : text) windows += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
    const auto a = read(text);
    const auto b = read(windows);
    EXPECT_EQ(paragraph_texts(a), paragraph_texts(b));
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.boilerplate, b.boilerplate);
    EXPECT_EQ(a.toc, b.toc);
    EXPECT_EQ(a.metadata, b.metadata);
  }
}

}  // namespace
}  // namespace zhibiao
