// What is said of headings, and of their examples.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::outline::rows {

inline constexpr MessageRow<0> kNoMarkerOfThisHeadingIsFound{"no marker of this heading is found",
                                                             "没有找到这种标题的序号"};
inline constexpr MessageRow<0> kOutlineDoesNotTakeItsMarker{"the outline does not take its marker",
                                                            "章节树没有采用其序号"};
inline constexpr MessageRow<0> kOutlineTakesItsMarker{"the outline takes its marker", "章节树采用了其序号"};
inline constexpr MessageRow<2> kGoesOnAfter{"'{}' goes on the series after '{}'", "“{}”接续“{}”之后的序列"};
inline constexpr MessageRow<2> kGoesOnAsNumber{"'{}' goes on the series as number {}", "“{}”接续序列，为第 {} 项"};
inline constexpr MessageRow<3> kLevelSkipped{
    "'{}' stood at level {} before and has no heading of level {} above it here",
    "“{}”此前在第 {} 级，此处其上没有第 {} 级标题"};
inline constexpr MessageRow<2> kFollowsNumber{"{} follows number {} of its series", "{} 接在序列的第 {} 项之后"};
inline constexpr MessageRow<2> kComesAgain{"{} comes again after number {} of its series",
                                           "{} 在序列的第 {} 项之后再次出现"};
inline constexpr MessageRow<1> kNotesLeftOut{"further notes on the section tree are left out: there are more than {}",
                                             "关于章节树的其余提示从略：已超过 {} 条"};
inline constexpr MessageRow<1> kSectionsLeftOut{
    "further sections are left out: there are more than {}; what stands in them belongs to the one before",
    "其余章节从略：已超过 {} 个；其中的内容归入之前的一节"};

}  // namespace zhibiao::outline::rows
