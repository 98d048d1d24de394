// What a figure is the number of: one noun phrase of its sentence. Works on tokens and contexts of a whole sentence,
// since a name may be shared by several figures or stand before an earlier one.
//
// Figures are asked in text order, and the first way that gives a name is taken. What is counted is named behind its
// number (12座泵站) or, where nothing stands there, before it (新建泵站12座); what rises, is reached or is a share is
// named before it (粮食产量增长3%). A bare rate is one of what was named earlier (投资3亿元,增长5%), as is a count
// whose noun was left out (计划建校20所,竣工12所). Where 分别 stands, each figure takes its own of the names before
// (泵站、水闸分别达到12座、7座). Each way has a name, metric.before and the like, which --explain shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indicators/context.h"
#include "indicators/figure_finder.h"
#include "indicators/noun_phrase.h"
#include "indicators/phrase.h"
#include "indicators/phrase_rules.h"
#include "indicators/unit_words.h"

namespace zhibiao::indicators {

// Fills in the metrics of all figures of a sentence.
void find_metrics(const std::vector<Token>& tokens, const Brackets& brackets, const UnitWords& units,
                  const NounPhrases& phrases, std::vector<Figure>& figures);

}  // namespace zhibiao::indicators
