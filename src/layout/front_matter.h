// Front matter: a block of keys and values that a markup puts before the text, between --- fences or as a bulleted
// list.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/lines.h"
#include "layout/metadata.h"
#include "text/source_text.h"

namespace zhibiao::layout {

struct FrontMatter {
  Pairs pairs;
  std::vector<std::size_t> lines;  // 0-based, fences and headings of the block included
};

[[nodiscard]] FrontMatter read_front_matter(const text::SourceText& source, const std::vector<LineView>& lines);

}  // namespace zhibiao::layout
