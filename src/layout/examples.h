// Holds the examples of a pack's line patterns against what the layout makes of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "patterns/pack_set.h"
#include "zhibiao/error.h"

namespace zhibiao::layout {

class LineExamples {
 public:
  explicit LineExamples(const patterns::PackSet& packs);
  ~LineExamples();

  // What does not hold of `line`'s examples, each with the pack's file and the example's line. `line` need not be of
  // the packs given.
  [[nodiscard]] std::vector<Error> failures(const patterns::Line& line) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

// A failure as the pattern commands print it.
[[nodiscard]] Error example_failure(const patterns::Entry& entry, const patterns::Example& example, const Message& why);

}  // namespace zhibiao::layout
