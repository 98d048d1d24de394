// Every indicator of a document: candidates found by the number reader, refused by exclusions, given comparator,
// change, role, period and metric by the words around them. Takes paragraphs and section tree; knows nothing of output.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/range.h"
#include "indicators/found_list.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

class CandidateFinder;
class Exclusions;
class RoleReader;

class Rules;

class IndicatorReader {
 public:
  // Compiles what `packs` say. `words` has theirs; both must outlive the reader.
  IndicatorReader(const patterns::PackSet& packs, const lexicon::Lexicon& words);
  ~IndicatorReader();
  IndicatorReader(const IndicatorReader&) = delete;
  IndicatorReader& operator=(const IndicatorReader&) = delete;

  // In text order, taken and refused alike, with their evidence. Past the deadline the rest is left out.
  // `tokens`: where one is given, the words of each sentence are appended to it.
  [[nodiscard]] FoundList read_all(const layout::PageLayout& layout, const outline::Outline& outline,
                                   const base::Deadline& deadline = {}, std::vector<ReadToken>* tokens = nullptr) const;
  // The taken ones, and those that cannot be read, in text order, without evidence.
  [[nodiscard]] FoundList read(const layout::PageLayout& layout, const outline::Outline& outline,
                               const base::Deadline& deadline = {}) const;

  // Whether a text is, as a whole, of the token class `name` of the packs.
  [[nodiscard]] bool is_of_class(std::string_view name, std::string_view text) const;
  // What a text is split into, as it stands alone.
  [[nodiscard]] std::vector<base::Range> words_of(std::string_view text) const;

  // What readers of other parts of a document share with it.
  [[nodiscard]] const CandidateFinder& candidates() const;
  [[nodiscard]] const Exclusions& exclusions() const;
  [[nodiscard]] const RoleReader& roles() const;

 private:
  [[nodiscard]] FoundList read_sentences(const layout::PageLayout& layout, const outline::Outline& outline,
                                         const base::Deadline& deadline, bool with_refused,
                                         std::vector<ReadToken>* tokens) const;

  std::unique_ptr<const Rules> rules_;
};

}  // namespace zhibiao::indicators
