// The body's lines as paragraphs of folded text: broken lines joined, blanks inside a phrase left out, cells apart.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "layout/contents.h"
#include "layout/gaps.h"
#include "layout/layout.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/markers.h"
#include "layout/wrapping.h"
#include "tables/grid.h"
#include "text/folded_text.h"
#include "text/source_text.h"

namespace zhibiao::layout {

// Marks lines whose marker is broken over the line's end (（ / 三）) or stands on a line without its title.
void mark_broken_markers(std::vector<LineView>& lines, const Markers& markers);

class ParagraphBuilder {
 public:
  // `folded`: what the lines point into.
  ParagraphBuilder(const text::SourceText& source, const text::FoldedText& folded, const std::vector<LineView>& lines,
                   const Markers& markers, const LineRules& rules, const Contents& contents, Wrapping wrapping,
                   const tables::Tables& tables);

  void build(PageLayout& layout);

 private:
  [[nodiscard]] bool goes_on(std::size_t line, std::size_t next, bool first_line) const;
  [[nodiscard]] bool may_be_heading(const LineView& line) const;
  [[nodiscard]] bool begins_paragraph(std::size_t line, const LineView& before, bool before_is_full) const;
  void find_heading_lines();
  [[nodiscard]] bool is_heading_line(std::size_t line, std::size_t next) const;
  [[nodiscard]] bool leaves_room(const LineView& line) const;
  [[nodiscard]] static bool is_worded(const LineView& line);
  [[nodiscard]] bool is_worded_heading(const LineView& line) const;
  [[nodiscard]] bool is_contents_entry(std::size_t line, std::size_t next) const;
  void append_line(PageLayout& layout, const LineView& line, bool opens_paragraph);
  // The cells of the table that begins at `line` that hold a sentence.
  void append_prose(PageLayout& layout, std::size_t line) const;
  void append_joint(PageLayout& layout, const LineView& line) const;

  const text::SourceText& source_;
  const text::FoldedText& folded_;
  const std::vector<LineView>& lines_;
  const Markers& markers_;
  const LineRules& rules_;
  Wrapping wrapping_;
  const tables::Tables& tables_;
  std::size_t usual_indent_ = 0;
  // By line: it begins with a marker and holds no sentence, and the others of its series do not open sentences either.
  std::vector<bool> heading_lines_;
  std::set<std::size_t> worded_;      // styles of headings that words alone tell, of which one stands by itself
  std::vector<std::string> entries_;  // of the contents, without blanks, sorted
  std::vector<Blanks> gaps_;          // of one line
};

}  // namespace zhibiao::layout
