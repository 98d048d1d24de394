#include "layout/blocks.h"

#include "layout/layout.h"
#include "layout/lines.h"

namespace zhibiao::layout {
namespace {

BlockKind kind_of(const LineView& line) {
  switch (line.use) {
    case LineUse::title:
      return BlockKind::title;
    case LineUse::metadata:
      return BlockKind::metadata;
    case LineUse::contents:
      return BlockKind::contents;
    case LineUse::boilerplate:
      return BlockKind::site;
    case LineUse::page_number:
      return BlockKind::page;
    case LineUse::table:
      return BlockKind::table;
    case LineUse::body:
      break;
  }
  return line.note ? BlockKind::note : line.cell ? BlockKind::row : BlockKind::prose;
}

}  // namespace

std::vector<Block> blocks_of(const std::vector<LineView>& lines, const std::vector<Paragraph>& paragraphs) {
  std::vector<Block> blocks;
  auto paragraph = paragraphs.begin();  // the next that begins
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    BlockKind kind = kind_of(lines[i]);
    bool begins = false;
    while (paragraph != paragraphs.end() && paragraph->first_line <= i) {
      begins = begins || paragraph->first_line == i;
      ++paragraph;
    }
    // The lines of a note's paragraph that its sign does not begin.
    const bool goes_on = !begins && paragraph != paragraphs.begin() && std::prev(paragraph)->last_line >= i;
    if (kind == BlockKind::prose && goes_on && std::prev(paragraph)->note) kind = BlockKind::note;
    const bool apart = begins && (kind == BlockKind::prose || kind == BlockKind::note);
    const auto line = static_cast<std::uint32_t>(i);
    if (blocks.empty() || blocks.back().kind != kind || apart) blocks.push_back({kind, line, line});
    blocks.back().last_line = line;
  }
  return blocks;
}

}  // namespace zhibiao::layout
