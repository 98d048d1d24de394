// tests/cases/headings.json: the lines of a body and the section tree that belongs to them.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "outline/outline.h"
#include "support/cases.h"
#include "text/source_text.h"

namespace zhibiao {
namespace {

constexpr std::size_t kFewest = 80;

struct ReadCase {
  text::SourceText source;
  layout::PageLayout layout;
  outline::Outline outline;
};

// The document's own title stands above the lines, so that none of them is taken for it.
ReadCase read_case(const nlohmann::json& one) {
  static const layout::LayoutReader layouts(tests::built_in_packs(), tests::built_in_words());
  static const outline::OutlineReader outlines(tests::built_in_packs(), tests::built_in_words());
  ReadCase result;
  result.source = tests::decoded("石桥镇渡口管理工作报告\n\n" + tests::joined_lines(one));
  result.layout = layouts.read(result.source);
  result.outline = outlines.read(result.layout, result.source);
  return result;
}

std::string own(const ReadCase& read, base::Range folded) {
  return folded.empty() ? "" : read.source.slice(read.layout.folded.source(folded));
}

std::string shown(const ReadCase& read, const outline::Node& node) {
  const char* placement = node.placement == Placement::line     ? "line"
                          : node.placement == Placement::run_in ? "run_in"
                                                                : "inline";
  return std::to_string(node.level) + "|" + own(read, node.marker) + "|" + own(read, node.title) + "|" + placement +
         "|" + (node.ordinal ? std::to_string(*node.ordinal) : "-");
}

TEST(HeadingCases, AreThere) { EXPECT_GE(tests::read_cases("headings.json").size(), kFewest); }

TEST(HeadingCases, Hold) {
  for (const auto& one : tests::read_cases("headings.json")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    const ReadCase found = read_case(one);
    const auto& nodes = found.outline.nodes;
    std::vector<std::string> is;
    for (const auto& node : nodes) is.push_back(shown(found, node));
    EXPECT_EQ(is, one.at("nodes").get<std::vector<std::string>>());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      std::size_t parent = i;
      while (parent > 0 && nodes[parent - 1].level >= nodes[i].level) --parent;
      EXPECT_EQ(nodes[i].parent, parent == 0 ? outline::kNoNode : parent - 1) << is[i];
    }
    if (one.contains("notes")) {
      std::vector<std::string> codes;
      for (const auto& diagnostic : found.outline.diagnostics) codes.push_back(diagnostic.code);
      EXPECT_EQ(codes, one.at("notes").get<std::vector<std::string>>());
    }
    if (one.contains("cut")) {
      EXPECT_EQ(found.outline.cut, one.at("cut").get<bool>());
    }
    if (one.contains("scopes")) {
      for (const auto& [text, marker] : one.at("scopes").get<std::map<std::string, std::string>>()) {
        const std::size_t at = found.layout.folded.text().find(text);
        ASSERT_NE(at, std::string::npos) << text;
        const std::size_t node = found.outline.node_at(at);
        EXPECT_EQ(node == outline::kNoNode ? "" : own(found, nodes[node].marker), marker) << text;
      }
    }
  }
}

}  // namespace
}  // namespace zhibiao
