// What is said of outputs.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::output::rows {

inline constexpr MessageRow<1> kCannotWriteWorkbook{"cannot write the spreadsheet: {}", "无法写入电子表格：{}"};
inline constexpr MessageRow<1> kCannotWriteDatabase{"cannot write the database: {}", "无法写入数据库：{}"};
inline constexpr MessageRow<0> kSummaryIsCut{"more documents or metrics than it holds; the rest is left out",
                                             "文档或指标过多，其余未列入"};

inline constexpr MessageRow<0> kSheetOfIndicators{"indicators", "指标"};
inline constexpr MessageRow<0> kSheetOfDocuments{"documents", "文档"};
inline constexpr MessageRow<0> kSheetOfSummary{"summary", "汇总"};
inline constexpr MessageRow<0> kSheetOfNotes{"notes", "说明"};
inline constexpr MessageRow<0> kVersionOfRecord{"version of the record", "记录格式版本"};
inline constexpr MessageRow<0> kNoteOptions{"options", "选项"};
inline constexpr MessageRow<0> kNoteNoOptions{"none", "无"};
inline constexpr MessageRow<0> kNoteSheet{"sheet", "工作表"};
inline constexpr MessageRow<0> kAboutIndicatorsSheet{
    "a row for each indicator, the role of targets coloured; of a long sentence the first two lines are shown, all "
    "of "
    "it when its cell is selected",
    "每行一个指标，目标的“性质”着色；长句只显示前两行，选中可见全文"};
inline constexpr MessageRow<0> kAboutDocumentsSheet{
    "a row for each document; of a failed one the file and why it failed, in red",
    "每行一个文档；失败的只有文件与原因，着红色"};
inline constexpr MessageRow<0> kAboutSummarySheet{
    "metrics of two or more documents side by side, by year where each year has one document, else by document; the "
    "first level that a document gives, no changes, no ranges",
    "两个以上文档共有的指标并列：每年只有一个文档时按年度，否则按文档；取文档中首次出现的水平值，不含增减幅度与区间"};
inline constexpr MessageRow<0> kNoteColumn{"column", "列"};
inline constexpr MessageRow<0> kNoteColumnOfDocuments{"column of documents", "“文档”的列"};
inline constexpr MessageRow<0> kNoteOtherName{"Chinese name", "英文名"};
inline constexpr MessageRow<0> kNoteMeaning{"meaning", "含义"};

inline constexpr MessageRow<0> kAboutJsonl{"one document a line as JSON, for programs",
                                           "每行一个文档的 JSON，供程序读取"};
inline constexpr MessageRow<0> kAboutIndicators{"one indicator a line as JSON, for data frames",
                                                "每行一个指标的 JSON，供数据框读取"};
inline constexpr MessageRow<0> kAboutJson{"JSON indented for reading", "带缩进的 JSON，供阅读"};
inline constexpr MessageRow<0> kAboutText{"outline with its indicators, for a terminal", "章节树及其指标，供终端阅读"};
inline constexpr MessageRow<0> kAboutCsv{"one indicator a row, for spreadsheets", "每行一个指标，供电子表格打开"};
inline constexpr MessageRow<0> kAboutTsv{"the same with tabs, for cut and awk", "同上，以制表符分隔，供 cut 与 awk"};
inline constexpr MessageRow<0> kAboutXlsx{"a workbook for Excel, WPS and LibreOffice, with -o",
                                          "Excel、WPS 与 LibreOffice 的工作簿，须有 -o"};
inline constexpr MessageRow<0> kAboutSqlite{"a database for queries in SQL, with -o", "用 SQL 查询的数据库，须有 -o"};
inline constexpr MessageRow<0> kAboutHtml{"a page on which a person checks and corrects, in a browser",
                                          "在浏览器中核对与更正的页面"};

inline constexpr MessageRow<1> kFailedBy{"failed: {}", "失败：{}"};
inline constexpr MessageRow<1> kOneSection{"{} section", "{} 个章节"};
inline constexpr MessageRow<1> kSections{"{} sections", "{} 个章节"};
inline constexpr MessageRow<1> kOneIndicator{"{} indicator", "{} 个指标"};
inline constexpr MessageRow<1> kIndicators{"{} indicators", "{} 个指标"};
inline constexpr MessageRow<1> kTruncated{"truncated ({})", "残缺（{}）"};
inline constexpr MessageRow<0> kFound{"found", "结果"};
inline constexpr MessageRow<0> kHeadIndicators{"indicators", "指标"};
inline constexpr MessageRow<0> kHeadTargets{"targets", "目标"};
inline constexpr MessageRow<0> kFailed{"failed", "失败"};
inline constexpr MessageRow<1> kOtherDocuments{"{} other documents", "其余 {} 个文档"};
inline constexpr MessageRow<2> kDocumentsAndFailed{"{} documents, {} failed", "共 {} 个文档，失败 {}"};

inline constexpr MessageRow<1> kNoRecord{"this is no record of a document: {}", "这不是文档记录：{}"};
inline constexpr MessageRow<0> kMoreThanARecord{"something stands behind the record", "记录之后还有内容"};
inline constexpr MessageRow<1> kOtherVersion{"this is no record of version {}", "这不是第 {} 版的记录"};
inline constexpr MessageRow<1> kUnknownWord{"the record has an unknown word in '{}'", "记录的“{}”中有未知的词"};

}  // namespace zhibiao::output::rows
