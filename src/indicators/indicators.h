// Every indicator of a document: candidates found by the number reader, refused by exclusions, given comparator,
// change, role, period and metric by the words around them. Takes paragraphs and section tree; knows nothing of output.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/range.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

class CandidateFinder;
class Exclusions;
class RoleReader;

// Why a field is what it is: the rule that set it and the word it saw.
struct Evidence {
  std::string field;  // "comparator", "change", "role", "metric", "excluded", …
  std::string rule;   // id of the cue, exclusion or mechanism
  base::Range word;   // in PageLayout::folded; empty where no word stands
};

// One candidate. Ranges are in PageLayout::folded.
struct Found {
  base::Range text;
  base::Range sentence;
  std::optional<base::Range> metric;
  std::size_t node = outline::kNoNode;
  Kind kind = Kind::count;
  Role role = Role::actual;
  std::optional<Decimal> value;
  std::optional<Decimal> high;
  std::string unit;
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  std::optional<base::Range> base;  // what a change is held against
  std::optional<std::string> period;
  bool placeholder = false;
  std::optional<Stated> stated;
  std::optional<TableCell> table;
  bool refused = false;  // an exclusion or a doubt took it out; only read_all() gives such
  bool unread = false;   // a refused one that counts something and cannot be read as a whole; read() gives it too
  std::string pattern;
  std::vector<Evidence> evidence;
};

// A word of a sentence that holds a candidate, as phrase rules see it.
struct ReadToken {
  base::Range range;  // in PageLayout::folded
  std::vector<std::string> classes;
};

class IndicatorReader {
 public:
  // Compiles what `packs` say, which must outlive the reader. `word_list`: the word list, compiled or not; the words of
  // the packs join it.
  IndicatorReader(const patterns::PackSet& packs, std::string_view word_list);
  ~IndicatorReader();
  IndicatorReader(const IndicatorReader&) = delete;
  IndicatorReader& operator=(const IndicatorReader&) = delete;

  // In text order, taken and refused alike, with their evidence. Past the deadline the rest is left out.
  // `tokens`: where one is given, the words of each sentence are appended to it.
  [[nodiscard]] std::vector<Found> read_all(const layout::PageLayout& layout, const outline::Outline& outline,
                                            const base::Deadline& deadline = {},
                                            std::vector<ReadToken>* tokens = nullptr) const;
  // The taken ones, and those that cannot be read, in text order, without evidence.
  [[nodiscard]] std::vector<Found> read(const layout::PageLayout& layout, const outline::Outline& outline,
                                        const base::Deadline& deadline = {}) const;

  // Whether a text is, as a whole, of the token class `name` of the packs.
  [[nodiscard]] bool is_of_class(std::string_view name, std::string_view text) const;

  // What readers of other parts of a document share with it.
  [[nodiscard]] const CandidateFinder& candidates() const;
  [[nodiscard]] const Exclusions& exclusions() const;
  [[nodiscard]] const RoleReader& roles() const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace zhibiao::indicators
