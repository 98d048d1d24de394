#include "outline/outline.h"

#include <algorithm>
#include <utility>

#include "layout/line_rules.h"
#include "layout/markers.h"
#include "outline/candidates.h"
#include "outline/cut.h"
#include "outline/tree.h"

namespace zhibiao::outline {

std::size_t Outline::node_at(std::size_t folded_offset) const {
  const auto next = std::upper_bound(scopes.begin(), scopes.end(), folded_offset,
                                     [](std::size_t at, const Scope& scope) { return at < scope.begin; });
  return next == scopes.begin() ? kNoNode : std::prev(next)->node;
}

struct OutlineReader::Rules {
  Rules(const patterns::PackSet& packs, std::shared_ptr<const layout::Markers> of_packs)
      : markers(std::move(of_packs)), lines(packs.lines, {layout::LineRole::promise, layout::LineRole::closing}) {}
  std::shared_ptr<const layout::Markers> markers;
  layout::LineRules lines;
};

OutlineReader::OutlineReader(const patterns::PackSet& packs, std::shared_ptr<const layout::Markers> markers)
    : rules_(std::make_unique<const Rules>(packs, std::move(markers))) {}
OutlineReader::OutlineReader(const patterns::PackSet& packs, const lexicon::Lexicon& words)
    : OutlineReader(packs, std::make_shared<const layout::Markers>(packs, words)) {}
OutlineReader::~OutlineReader() = default;

Outline OutlineReader::read(const layout::PageLayout& layout, const text::SourceText& source) const {
  const std::vector<ParagraphCandidates> candidates = find_candidates(layout, *rules_->markers);
  Outline outline = TreeBuilder(layout, source, *rules_->markers, candidates).build();
  outline.cut = !layout.ends_in_table && is_cut(layout, outline, *rules_->markers, rules_->lines);
  return outline;
}

}  // namespace zhibiao::outline
