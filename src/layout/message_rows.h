// What is said of examples of packs.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::layout::rows {

inline constexpr MessageRow<3> kFieldIsNot{"{} is '{}', not '{}'", "{} 为“{}”，而非“{}”"};
inline constexpr MessageRow<2> kExampleDoesNotHold{"{}: an example does not hold: {}", "{}：示例不成立：{}"};
inline constexpr MessageRow<0> kExpressionMatchesIt{"the expression matches it", "表达式与之相符"};
inline constexpr MessageRow<0> kExpressionDoesNotMatchIt{"the expression does not match it", "表达式与之不符"};
inline constexpr MessageRow<0> kNoKeyOfThisEntryIsFound{"no key of this entry is found", "没有找到这一条目的键"};
inline constexpr MessageRow<1> kThereIsNoKey{"there is no key '{}'", "没有键“{}”"};

}  // namespace zhibiao::layout::rows
