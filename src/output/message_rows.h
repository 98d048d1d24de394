// What is said of outputs.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::output::rows {

inline constexpr MessageRow<1> kCannotWriteWorkbook{"cannot write the spreadsheet: {}", "无法写入电子表格：{}"};
inline constexpr MessageRow<0> kSummaryIsCut{"more documents or metrics than it holds; the rest is left out",
                                             "文档或指标过多，其余未列入"};

}  // namespace zhibiao::output::rows
