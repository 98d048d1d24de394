// The figures of a sentence, from their digits to what is recorded of them: one list of steps, each working on what
// those before it left. A step may find that nothing is left to tell, which ends the list; with evidence or without,
// the way is the same.
//
// 全年新建第一批渔港6座，增长5%: the candidates are 一批, 6座 and 5%; 第一 is an ordinal, so that 一批 is none; the
// rest is split into words around the two that stand; 增长 before 5% is read as its change; 6座 is named by the words
// before it, 5% as the figure before; then both are recorded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "indicators/found_list.h"
#include "indicators/metric.h"
#include "indicators/rules.h"
#include "layout/layout.h"
#include "outline/outline.h"

namespace zhibiao::indicators {

// The document whose sentences are read, and what is wanted of them. All of it must outlive the steps.
struct Reading {
  const layout::PageLayout& layout;
  const outline::Outline& outline;
  const DocumentRole& document;
  const base::Deadline& deadline;
  bool with_refused = false;                 // refused candidates too, each figure with its evidence
  std::vector<ReadToken>* tokens = nullptr;  // where the words of sentences are wanted
};

// Kept from one sentence to the next, so that memory is asked for once.
class FigureSteps {
 public:
  // `known`: of PhraseRules::known().
  FigureSteps(const Rules& rules, const Reading& reading, KnownTokens& known);

  // Appends what the sentence says to `found`. `node` and `section_role`: of the section that the sentence stands in.
  void read(const Sentence& sentence, std::size_t node, std::optional<Role> section_role, FoundList& found);
  // The tokens of text[sentence], which is no document's; of its candidates only those that an exclusion covers are
  // refused.
  void split_alone(std::string_view text, const Sentence& sentence);
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Candidate>& candidates() const { return candidates_; }

 private:
  // One of the list; each ends it by end().
  using Step = void (FigureSteps::*)();
  static const std::vector<Step>& steps();

  void find_candidates();
  void take_own_patterns();
  void end_where_none_stands();
  void read_times();
  void refuse_by_text();
  void split();
  void refuse_by_words();
  void drop_marker();
  void tell_tokens();
  void read_contexts();
  void name();
  void ask_last_rules();
  void compare();
  void record();

  void end() { ended_ = true; }
  [[nodiscard]] bool is_late() const;
  [[nodiscard]] std::optional<int> year_of_section();
  [[nodiscard]] bool none_stands() const;
  void read_words();
  [[nodiscard]] Found record_of(const Candidate& candidate) const;
  void put_evidence(const Figure& figure, const RoleFound& role, Found& record) const;

  const Rules& rules_;
  const Reading& reading_;
  std::string_view text_;

  // Of the sentence at hand.
  const Sentence* sentence_ = nullptr;
  std::size_t node_ = outline::kNoNode;
  std::optional<Role> section_role_;
  FoundList* found_ = nullptr;
  bool ended_ = false;

  std::vector<Candidate> candidates_;
  std::vector<NamedMetric> named_;  // by patterns of a user's pack
  std::vector<Excluded> excluded_;
  std::vector<Time> times_;
  std::vector<FixedWord> fixed_;
  std::vector<Token> tokens_;
  Brackets brackets_;
  std::vector<Figure> figures_;  // of the candidates that stand
  Workspace workspace_;
  TokenLine line_;

  std::size_t dated_node_ = outline::kNoNode;  // the section whose year was asked for last
  std::optional<int> dated_year_;
};

}  // namespace zhibiao::indicators
