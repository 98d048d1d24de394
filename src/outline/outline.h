// The section tree: headings on their own line, run-in headings, items inside a paragraph. Takes the body's paragraphs;
// knows nothing of indicators.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/range.h"
#include "layout/layout.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"

namespace zhibiao::outline {

inline constexpr std::size_t kNoNode = static_cast<std::size_t>(-1);

struct Node {
  base::Range marker;  // in PageLayout::folded; empty for a heading without a number
  base::Range title;   // likewise
  std::optional<std::int64_t> ordinal;
  int level = 1;
  Placement placement = Placement::line;
  std::size_t parent = kNoNode;
};

// From `begin` on (to the next scope's), text belongs to `node`, or to none (kNoNode). A node's marker and title belong
// to the node itself.
struct Scope {
  std::size_t begin = 0;
  std::size_t node = kNoNode;
};

struct Outline {
  std::vector<Node> nodes;    // in text order; parents stand before their children
  std::vector<Scope> scopes;  // by ascending `begin`
  bool cut = false;           // the text breaks off: in mid-sentence, or before sections its contents promise
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] std::size_t node_at(std::size_t folded_offset) const;
};

class OutlineReader {
 public:
  // `markers`: those of the packs, shared with whoever needs them too.
  OutlineReader(const patterns::PackSet& packs, std::shared_ptr<const layout::Markers> markers);
  OutlineReader(const patterns::PackSet& packs, const lexicon::Lexicon& words);
  ~OutlineReader();
  [[nodiscard]] Outline read(const layout::PageLayout& layout, const text::SourceText& source) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace zhibiao::outline
