// Holds the examples of a pack's headings against what the outline makes of them.
#pragma once

#include <memory>
#include <vector>

#include "patterns/pack_set.h"
#include "zhibiao/error.h"

namespace zhibiao::outline {

class HeadingExamples {
 public:
  explicit HeadingExamples(const patterns::PackSet& packs);
  ~HeadingExamples();

  // What does not hold of `heading`'s examples, each with the pack's file and the example's line. A text that must
  // match becomes a node by its marker; one that must not becomes none.
  [[nodiscard]] std::vector<Error> failures(const patterns::Heading& heading) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace zhibiao::outline
