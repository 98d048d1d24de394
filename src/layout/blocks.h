// What stands where on a page: its lines in runs of one kind. Every line that is not blank is in one block.
#pragma once

#include <cstdint>
#include <vector>

namespace zhibiao::layout {

enum class BlockKind {
  title,
  metadata,
  contents,
  site,   // what a web page has around its text
  page,   // numbers and running heads of pages
  table,  // with caption, unit and notes
  row,    // of no table that could be read
  note,   // at a page's foot or below the text
  prose,  // a paragraph or a heading; parted where a page ends in it
};

struct Block {
  BlockKind kind = BlockKind::prose;
  std::uint32_t first_line = 0;  // 0-based
  std::uint32_t last_line = 0;
};

struct LineView;
struct Paragraph;

[[nodiscard]] std::vector<Block> blocks_of(const std::vector<LineView>& lines,
                                           const std::vector<Paragraph>& paragraphs);

}  // namespace zhibiao::layout
