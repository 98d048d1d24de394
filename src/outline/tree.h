// Builds the section tree from candidates: which of them are members of a series, and where each hangs.
//
// A style of marker first met under another one is its child; met again it goes back to where it was, or under a style
// that ranks before it (the order of the packs' headings, which is that of GB/T 9704), and what was open below is
// closed. A node's level is its depth: nothing is put in where a level is skipped. A series may run on across its
// parents (1 to 22 through five chapters). Inside a paragraph a marker counts only where it goes on a series or begins
// one that a second member confirms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/layout.h"
#include "layout/markers.h"
#include "outline/candidates.h"
#include "outline/outline.h"
#include "text/source_text.h"

namespace zhibiao::outline {

inline constexpr std::size_t kDeepest = 32;
inline constexpr std::int64_t kWidestGap = 3;  // members that a series inside a paragraph may miss

// Its members for markers inside a paragraph stand in tree_items.cpp.
class TreeBuilder {
 public:
  TreeBuilder(const layout::PageLayout& layout, const text::SourceText& source, const layout::Markers& markers,
              const std::vector<ParagraphCandidates>& candidates);

  // Nodes, scopes and diagnostics; not whether the text is cut.
  [[nodiscard]] Outline build();

 private:
  // A node that may still get children or siblings.
  struct Open {
    std::size_t style = 0;
    std::optional<std::int64_t> last;
    std::size_t node = kNoNode;
    bool is_inline = false;
    bool is_frame = false;  // 前言: adopts nothing
  };
  // What is known of a style from the text so far.
  struct Style {
    bool met = false;
    int level = 0;
    std::int64_t last = 0;
    std::vector<std::size_t> parents;  // styles it was met under
  };
  // A series inside one paragraph.
  struct Series {
    std::size_t style = 0;
    std::int64_t last = 0;
    std::size_t depth = 0;  // of open_ above its members
    bool is_start = false;  // its first member opened the paragraph
    bool spoken = false;
  };

  void add_paragraph(std::size_t paragraph);

  [[nodiscard]] bool accepts_start(const Candidate& candidate, std::size_t paragraph) const;
  [[nodiscard]] bool accepts_unnumbered(const Candidate& candidate, std::size_t paragraph) const;
  [[nodiscard]] std::optional<std::int64_t> next_of_style(std::size_t style, std::size_t paragraph) const;
  void add_start(const Candidate& candidate);
  void add_unnumbered(const Candidate& candidate);
  void note_order(const Candidate& candidate, std::optional<std::int64_t> last);

  void add_inside(std::size_t paragraph, bool has_start);
  [[nodiscard]] bool goes_on(const Candidate& candidate, std::vector<Series>& series);
  [[nodiscard]] bool begins(std::size_t paragraph, std::size_t index, std::vector<Series>& series);
  [[nodiscard]] bool goes_on_from_before(const Candidate& candidate, std::vector<Series>& series) const;
  [[nodiscard]] bool is_confirmed(std::size_t paragraph, std::size_t index) const;
  [[nodiscard]] bool runs_on(std::size_t paragraph, std::size_t index) const;
  [[nodiscard]] bool comes_back(std::size_t paragraph, std::size_t index, std::int64_t outer) const;

  void add_node(const Candidate& candidate, std::size_t depth, int level, bool is_inline);
  void set_titles(std::size_t first_node, const layout::Paragraph& paragraph);
  [[nodiscard]] std::optional<std::size_t> blank_behind_title(std::size_t node, base::Range title) const;
  void add_scope(std::size_t begin, std::size_t node);
  void close_inline();
  [[nodiscard]] std::optional<std::size_t> open_of(std::size_t style) const;
  [[nodiscard]] bool has_parent(std::size_t style, std::size_t parent) const;
  [[nodiscard]] std::size_t depth_of_parent(std::size_t style, bool runs_on) const;
  [[nodiscard]] std::optional<std::size_t> open_outer(const Candidate& candidate) const;
  [[nodiscard]] bool is_heading(const Open& open) const;
  [[nodiscard]] bool has_second(const Candidate& candidate, std::size_t paragraph) const;
  [[nodiscard]] bool all_unnumbered() const;
  [[nodiscard]] std::optional<std::size_t> open_before(std::size_t style, std::int64_t ordinal) const;
  [[nodiscard]] bool same_series(std::size_t a, std::size_t b) const;
  [[nodiscard]] int child_level(std::size_t depth) const;
  void note(const Candidate& candidate, std::string code, Message message);
  [[nodiscard]] std::string shown(base::Range folded) const;

  const layout::PageLayout& layout_;
  const text::SourceText& source_;
  const layout::Markers& markers_;
  const std::vector<ParagraphCandidates>& candidates_;
  const std::string& text_;
  Outline outline_;
  std::vector<bool> spoken_;                              // by node: its title ends at a colon or semicolon too
  std::vector<std::optional<base::Range>> named_titles_;  // by node
  std::vector<std::size_t> node_styles_;                  // by node
  std::vector<Open> open_;
  std::vector<Style> styles_;
  std::vector<std::size_t> next_numbered_;  // by paragraph: the next that begins with a number, itself included
  std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> starts_;  // by style: paragraph and ordinal
};

}  // namespace zhibiao::outline
