// What is said of documents, and of examples of packs.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::extract::rows {

inline constexpr MessageRow<2> kNumberIsNot{"number is '{}', not '{}'", "数为“{}”，而非“{}”"};
inline constexpr MessageRow<0> kRuleIsNotAsked{"no figure of it was read by this rule", "其中没有数字由此规则读出"};
inline constexpr MessageRow<0> kIsNotOfClass{"it is not of this class", "它不属于此类"};
inline constexpr MessageRow<0> kIsOfClass{"it is of this class", "它属于此类"};
inline constexpr MessageRow<2> kWordIsSplit{"'{}' is never one word of a sentence: it is split into {}; write these",
                                            "“{}”在句中不会是一个词：会切分为 {}；请分开书写"};
inline constexpr MessageRow<0> kNoIndicator{"no indicator", "没有指标"};
inline constexpr MessageRow<0> kExpressionMatchesPart{"the expression does not match all of it", "表达式没有匹配全文"};
inline constexpr MessageRow<2> kIndicatorsNot{"{} indicators, not {}", "有 {} 个指标，而非 {} 个"};
inline constexpr MessageRow<1> kItMustNotGive{"it must not give '{}'", "不应得出“{}”"};
inline constexpr MessageRow<0> kNoWordStandsInIt{"none of the words stands in it", "其中没有所列的词"};
inline constexpr MessageRow<1> kIsReportedNevertheless{"'{}' is reported nevertheless", "“{}”仍被报告"};
inline constexpr MessageRow<2> kBytesBeyondLimit{"{} bytes are more than the limit of {}", "{} 字节，超过 {} 的上限"};
inline constexpr MessageRow<0> kFileHoldsNoText{"the file holds no text", "文件中没有文字"};
inline constexpr MessageRow<2> kTooManyDigits{"{} digits are no number; it has {} at most",
                                              "{} 位数字不算数；数至多 {} 位"};
inline constexpr MessageRow<3> kLinesTooShort{
    "{} lines of {} bytes each are no text: more than {} are read only where they are longer",
    "{} 行、平均每行 {} 字节，不是正文：超过 {} 行时，行须更长才读取"};
inline constexpr MessageRow<0> kNotDoneInTime{"not done within the time a document may take",
                                              "未在每个文档的时限内完成"};

inline constexpr MessageRow<3> kSpanIsBeyondText{"the span {} to {} is beyond the text of {} bytes",
                                                 "位置 {} 至 {} 超出 {} 字节的正文"};
inline constexpr MessageRow<2> kAnotherTextStandsThere{"the record says \"{}\", there stands \"{}\"",
                                                       "记录为“{}”，原文为“{}”"};
inline constexpr MessageRow<2> kPlaceIsAnother{"the span begins in line {}, column {}", "该位置始于第 {} 行第 {} 列"};
inline constexpr MessageRow<0> kCountsAreOthers{"the span's code points or UTF-16 units are others",
                                                "该位置的字符数或 UTF-16 单元数不符"};

inline constexpr MessageRow<1> kNumberUnread{"\"{}\" is no number that can be read as a whole",
                                             "“{}”不能作为一个数整体读出"};

inline constexpr MessageRow<2> kTableShapeUnknown{"the shape of the table cannot be told: lines {} to {}",
                                                  "看不出表格的行列：第 {} 行至第 {} 行"};
inline constexpr MessageRow<0> kCellOfRowLost{
    "a cell of the row is lost, and under which heads the others stand cannot be told",
    "该行缺了单元格，其余单元格属于哪一列无法判断"};

}  // namespace zhibiao::extract::rows
