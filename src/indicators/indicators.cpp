#include "indicators/indicators.h"

#include "indicators/figure_steps.h"
#include "indicators/rules.h"

namespace zhibiao::indicators {
namespace {

// Each sentence of a text that is no document's, split into words.
template <class Seen>
void each_split(const Rules& rules, std::string_view text, const Seen& seen) {
  const layout::PageLayout layout;
  const outline::Outline outline;
  const DocumentRole document;
  const base::Deadline never;
  const Reading reading{layout, outline, document, never};
  auto known = rules.phrases().known();
  FigureSteps split(rules, reading, *known);
  Sentence room;
  rules.sentences.read(text, {0, text.size()}, outline, room, [&](const Sentence& sentence) {
    split.split_alone(text, sentence);
    seen(split);
  });
}

}  // namespace

IndicatorReader::IndicatorReader(const patterns::PackSet& packs, const lexicon::Lexicon& words)
    : rules_(std::make_unique<const Rules>(packs, words)) {}

IndicatorReader::~IndicatorReader() = default;

FoundList IndicatorReader::read_sentences(const layout::PageLayout& layout, const outline::Outline& outline,
                                          const base::Deadline& deadline, bool with_refused,
                                          std::vector<ReadToken>* tokens) const {
  FoundList found;
  if (layout.paragraphs.empty()) return found;
  auto known = rules_->phrases().known();
  const DocumentRole document = rules_->roles.document(layout);
  const auto section_roles = rules_->roles.section_roles(layout, outline, document);
  const Reading reading{layout, outline, document, deadline, with_refused, tokens};
  FigureSteps figures(*rules_, reading, *known);
  Sentence room;
  for (const auto& paragraph : layout.paragraphs) {
    if (deadline.passed()) break;
    bool review = false;  // a heading inside the paragraph looks back
    rules_->sentences.read(layout.folded.text(), paragraph.text, outline, room, [&](const Sentence& sentence) {
      if (sentence.beginnings.empty() || deadline.passed()) return;
      const std::size_t node = outline.node_at(sentence.range.begin);
      auto role = node == outline::kNoNode ? std::nullopt : section_roles[node];
      if (paragraph.role) role = paragraph.role;
      if (!role && document.usual == Role::target) {
        review = review || rules_->roles.is_review(layout.folded.text(), sentence);
        if (review) role = Role::actual;
      }
      figures.read(sentence, node, role, found);
    });
  }
  return found;
}

FoundList IndicatorReader::read_all(const layout::PageLayout& layout, const outline::Outline& outline,
                                    const base::Deadline& deadline, std::vector<ReadToken>* tokens) const {
  return read_sentences(layout, outline, deadline, true, tokens);
}

FoundList IndicatorReader::read(const layout::PageLayout& layout, const outline::Outline& outline,
                                const base::Deadline& deadline) const {
  return read_sentences(layout, outline, deadline, false, nullptr);
}

bool IndicatorReader::is_of_class(std::string_view name, std::string_view text) const {
  bool is = false;
  each_split(*rules_, text, [&](const FigureSteps& split) {
    is = rules_->phrases().is_of_class(name, text, split.tokens(), split.candidates());
  });
  return is;
}

std::vector<base::Range> IndicatorReader::words_of(std::string_view text) const {
  std::vector<base::Range> words;
  each_split(*rules_, text, [&](const FigureSteps& split) {
    for (const Token& token : split.tokens()) words.push_back(token.range);
  });
  return words;
}

const CandidateFinder& IndicatorReader::candidates() const { return rules_->candidates; }
const Exclusions& IndicatorReader::exclusions() const { return rules_->exclusions; }
const RoleReader& IndicatorReader::roles() const { return rules_->roles; }

}  // namespace zhibiao::indicators
