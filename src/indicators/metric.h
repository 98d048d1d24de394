// What a figure is the number of: one noun phrase of its sentence. Works on tokens and contexts of a whole sentence, since
// a name may be shared by several figures or stand before an earlier one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indicators/candidates.h"
#include "indicators/context.h"
#include "indicators/phrase.h"

namespace zhibiao::indicators {

struct Metric {
  std::optional<base::Range> name;
  std::string_view rule;  // which way it was found, for --explain
};

// One figure of the sentence, in text order.
struct Figure {
  std::size_t token = 0;
  const Candidate* candidate = nullptr;
  Context context;
  Metric metric;
};

// Fills in the metrics of all figures of a sentence.
void find_metrics(std::string_view text, const std::vector<Token>& tokens, std::vector<Figure>& figures);

}  // namespace zhibiao::indicators
