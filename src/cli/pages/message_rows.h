// What is said of arguments, settings and the run.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::cli::rows {

inline constexpr MessageRow<0> kError{"error", "错误"};
inline constexpr MessageRow<0> kWarning{"warning", "警告"};
inline constexpr MessageRow<2> kNoPatternDidYouMean{"no pattern '{}': did you mean '{}'?",
                                                    "没有规则“{}”：是否想用“{}”？"};
inline constexpr MessageRow<2> kUnknownOptionDidYouMean{"unknown option '{}': did you mean '{}'?",
                                                        "未知选项“{}”：是否想用“{}”？"};
inline constexpr MessageRow<2> kUnknownKeyDidYouMean{"unknown key '{}': did you mean '{}'?",
                                                     "未知的键“{}”：是否想用“{}”？"};
inline constexpr MessageRow<0> kNote{"note", "提示"};
inline constexpr MessageRow<1> kNoPattern{"no pattern '{}'", "没有规则“{}”"};
inline constexpr MessageRow<2> kExamplesDoNotHold{"{} of {} examples do not hold", "{} 个示例不成立，共 {} 个"};
inline constexpr MessageRow<1> kSeeHelp{"{}; see zhibiao --help", "{}；参见 zhibiao --help"};
inline constexpr MessageRow<3> kValueProblem{"{} '{}': {}", "{}“{}”：{}"};
inline constexpr MessageRow<1> kUnknownOption{"unknown option '{}'", "未知选项“{}”"};
inline constexpr MessageRow<1> kFoldersAreReadWhole{"unknown option '{}': a folder is read with all below it anyway",
                                                    "未知选项“{}”：文件夹总是连同其下全部内容一起读取"};
inline constexpr MessageRow<1> kOptionNeedsValue{"the option {} needs a value", "选项 {} 需要一个值"};
inline constexpr MessageRow<2> kNoCommand{"no command and no file '{}': did you mean '{}'?",
                                          "没有名为“{}”的命令或文件：是否想用“{}”？"};
inline constexpr MessageRow<1> kItTakesOneOf{"it takes one of {}", "可用的值：{}"};
inline constexpr MessageRow<2> kTakenForTheCommand{"'{}' was taken for the command; the file of that name is './{}'",
                                                   "“{}”被当作命令；同名文件请写作“./{}”"};
inline constexpr MessageRow<0> kItMustNotBeEmpty{"it must not be empty", "不能为空"};
inline constexpr MessageRow<0> kItTakesBytes{"it takes a number of bytes, or one with K, M or G, of at most 1G",
                                             "需要字节数，可带 K、M 或 G，至多 1G"};
inline constexpr MessageRow<2> kItTakesNumber{"it takes a number from {} to {}", "需要 {} 到 {} 之间的数"};
inline constexpr MessageRow<1> kItTakesSeconds{"it takes a number of seconds from 1 to {}", "需要 1 到 {} 之间的秒数"};
inline constexpr MessageRow<1> kItTakesGlobCommand{"it takes GLOB=COMMAND, like '*.pdf=pdftotext {} -'",
                                                   "需要 GLOB=COMMAND，如 '*.pdf=pdftotext {} -'"};
inline constexpr MessageRow<0> kKnownEncodings{"unknown; UTF-8, GB18030, GBK, UTF-16LE and UTF-16BE are known",
                                               "未知的编码；可用 UTF-8、GB18030、GBK、UTF-16LE 和 UTF-16BE"};
inline constexpr MessageRow<2> kAtCharacter{"at character {}: {}", "第 {} 个字符处：{}"};
inline constexpr MessageRow<2> kExcludeEachOther{"{} and {} exclude each other", "{} 与 {} 不能同时使用"};
inline constexpr MessageRow<0> kJsonLinesAreUtf8{"--input-format jsonl is always UTF-8: no --encoding goes with it",
                                                 "--input-format jsonl 一律为 UTF-8：不能与 --encoding 同用"};
inline constexpr MessageRow<0> kJsonLinesAreOneStream{
    "--input-format jsonl gives one stream of records: no --output-dir goes with it",
    "--input-format jsonl 产生一个记录流：不能与 --output-dir 同用"};
inline constexpr MessageRow<0> kIncrementalNeedsOutput{"--incremental needs --output or --output-dir",
                                                       "--incremental 需要 --output 或 --output-dir"};
inline constexpr MessageRow<0> kDocumentsNeedRecords{
    "with --incremental, --documents goes with --output: it is made of the records there",
    "与 --incremental 合用时，--documents 须有 --output：文档表由其中的记录得出"};
inline constexpr MessageRow<0> kItTakesTable{"it takes a file that ends in .csv or .tsv, also with .gz or .zst behind",
                                             "需要以 .csv 或 .tsv 结尾的文件名，其后可再加 .gz 或 .zst"};
inline constexpr MessageRow<1> kNoFormatHasEnding{"no format has the ending '{}'", "没有以“{}”结尾的格式"};
inline constexpr MessageRow<1> kEndingsOrFormat{"known: {}, also with .gz or .zst behind; or choose with --format",
                                                "已知的有：{}，其后可再加 .gz 或 .zst；或用 --format 指定"};
inline constexpr MessageRow<1> kFormatIsNotCompressed{"{} is not compressed: no program could open it",
                                                      "{} 不再压缩：压缩后没有程序能打开"};
inline constexpr MessageRow<1> kLeaveEndingOut{"leave '{}' out", "请去掉“{}”"};
inline constexpr MessageRow<2> kEndingSaysOtherFormat{"the ending '{}' is not that of {}: no program could open it",
                                                      "后缀“{}”与 {} 不符：没有程序能打开"};
inline constexpr MessageRow<1> kGiveEnding{"name it {}", "请以 {} 结尾"};
inline constexpr MessageRow<1> kFormatIsOneFile{"{} is written to one file", "{} 只能写入一个文件"};
inline constexpr MessageRow<1> kGiveOutputFile{"-o FILE{}", "-o 文件{}"};
inline constexpr MessageRow<0> kPruneGoesWithIncremental{"--prune goes with --incremental",
                                                         "--prune 须与 --incremental 同用"};
inline constexpr MessageRow<1> kWrittenForTwoPurposes{"'{}' cannot be written for two purposes",
                                                      "“{}”不能同时作两种输出"};
inline constexpr MessageRow<0> kStandardInputOnceOnly{"standard input '-' can be read once only",
                                                      "标准输入“-”只能读一次"};
inline constexpr MessageRow<0> kPathMustNotBeEmpty{"a path must not be empty", "路径不能为空"};
inline constexpr MessageRow<0> kCompletionTakesShell{"completion takes a shell: bash, zsh or fish",
                                                     "completion 需要 shell 名：bash、zsh 或 fish"};
inline constexpr MessageRow<1> kTakesNoArguments{"{} takes no arguments", "{} 不带参数"};
inline constexpr MessageRow<0> kInspectTakesOneFile{"inspect takes one file", "inspect 需要一个文件"};
inline constexpr MessageRow<0> kExplainTakesFileAndLine{"explain takes a file and a line of it: FILE:LINE",
                                                        "explain 需要文件及其行号：FILE:LINE"};
inline constexpr MessageRow<2> kHoldsNoMore{"a built-in example holds no more beside these packs: {}: \"{}\"",
                                            "加上这些规则包后，内置示例不再成立：{}：“{}”"};
inline constexpr MessageRow<0> kTextTakesOneFile{"text takes one document", "text 需要一个文档"};
inline constexpr MessageRow<1> kSpansHold{"{} spans hold", "{} 处位置相符"};
inline constexpr MessageRow<0> kDiffers{"differs", "不符"};
inline constexpr MessageRow<0> kWasNotRead{"was not read when the record was written", "写记录时未能读取"};
inline constexpr MessageRow<0> kCannotBeReadAgain{"standard input cannot be read again", "标准输入无法重新读取"};
inline constexpr MessageRow<0> kDocumentHasChanged{
    "the document has changed since its record was written: another SHA-256", "写记录之后文档已改动：SHA-256 不同"};
inline constexpr MessageRow<1> kMoreDifferences{"{} more differences", "另有 {} 处不符"};
inline constexpr MessageRow<4> kVerified{"{} documents: {} hold, {} differ, {} were not read",
                                         "{} 个文档：相符 {}，不符 {}，未读 {}"};
inline constexpr MessageRow<0> kLearnTakesCorrections{
    "learn takes a file of corrections and --output-dir DIR; the review page exports such files",
    "learn 需要更正文件和 --output-dir DIR；更正文件由审阅页导出"};
inline constexpr MessageRow<1> kNoCorrection{"this is no correction: {}", "这不是更正：{}"};
inline constexpr MessageRow<1> kNotLearned{"no entry could be made of \"{}\": it needs a rule that a person writes",
                                           "“{}”无法得出条目：须由人编写规则"};
inline constexpr MessageRow<1> kFileStands{"'{}' stands there: it is not overwritten", "“{}”已存在：不予覆盖"};
inline constexpr MessageRow<0> kGiveAnotherFolder{"give another folder", "请换一个文件夹"};
inline constexpr MessageRow<3> kLearned{"{} entries of {} corrections, in {}", "条目 {} 个，来自 {} 条更正，写入 {}"};
inline constexpr MessageRow<2> kNoSuchLine{"it has {} lines, no line {}", "它有 {} 行，没有第 {} 行"};
inline constexpr MessageRow<0> kPatternsTakes{
    "patterns takes list, show ID, check [DIR], test [DIR], suggest PATH… or coverage PATH…; see zhibiao patterns "
    "--help",
    "patterns 可用 list、show ID、check [DIR]、test [DIR]、suggest PATH… 或 coverage PATH…；参见 zhibiao patterns "
    "--help"};
inline constexpr MessageRow<2> kUnknownVariable{"unknown variable '{}': did you mean '{}'?",
                                                "未知的环境变量“{}”：是否想用“{}”？"};
inline constexpr MessageRow<1> kUnknownKey{"unknown key '{}'", "未知的键“{}”"};
inline constexpr MessageRow<2> kKeyProblem{"'{}': {}", "“{}”：{}"};
inline constexpr MessageRow<2> kNotSetByFoundFile{
    "'{}' names a program to run or a file to write: a {} that was found cannot set it, one named by --config can",
    "“{}”指定要运行的程序或要写的文件：自动找到的 {} 不能设置它，由 --config 指定的文件可以"};
inline constexpr MessageRow<0> kItTakesTrueOrFalse{"it takes true or false", "需要 true 或 false"};
inline constexpr MessageRow<0> kItTakesTexts{"it takes a text or a list of texts", "需要一段文字或文字的列表"};
inline constexpr MessageRow<0> kItTakesTextOrNumber{"it takes a text or a number", "需要文字或数字"};
inline constexpr MessageRow<1> kItTakesShard{"it takes I/N with I from 1 to N and N up to {}, or auto",
                                             "需要 I/N，I 从 1 到 N，N 至多 {}；或 auto"};
inline constexpr MessageRow<0> kNoArray{"neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set",
                                        "未设置 SLURM_ARRAY_TASK_ID，也未设置 JOB_COMPLETION_INDEX"};
inline constexpr MessageRow<0> kSlurmNeedsMore{
    "SLURM_ARRAY_TASK_ID needs SLURM_ARRAY_TASK_MIN and SLURM_ARRAY_TASK_COUNT beside it",
    "SLURM_ARRAY_TASK_ID 须与 SLURM_ARRAY_TASK_MIN 和 SLURM_ARRAY_TASK_COUNT 一同设置"};
inline constexpr MessageRow<3> kUnevenArray{"the array's ids are not evenly spaced: {} is none of {} from {} on",
                                            "作业数组的编号间隔不等：{} 不是 {} 个编号（自 {} 起）之一"};
inline constexpr MessageRow<0> kKubernetesNeedsMore{
    "JOB_COMPLETION_INDEX needs JOB_COMPLETIONS beside it, and counts from 0 to one below it",
    "JOB_COMPLETION_INDEX 须与 JOB_COMPLETIONS 一同设置，并从 0 数到后者减 1"};
inline constexpr MessageRow<0> kNoDocumentIsGiven{"no document is given", "没有给出文档"};
inline constexpr MessageRow<0> kListOfFilesIsEmpty{"the list of files is empty", "文件清单是空的"};
inline constexpr MessageRow<1> kNoFileMatches{"no file there matches; --glob PATTERN takes others than {}",
                                              "没有匹配的文件；用 --glob PATTERN 可选 {} 以外的文件"};
inline constexpr MessageRow<1> kStateSetAside{"all documents are read anew; the file was set aside as {}",
                                              "全部文档重新读取；原文件已移为 {}"};
inline constexpr MessageRow<0> kGivenTwice{"skipped: the same path was given before", "跳过：同一路径已给出过"};
inline constexpr MessageRow<0> kNoInputOutputKept{"no input is found: the file is kept as it is",
                                                  "没有找到输入：文件保持原样"};
inline constexpr MessageRow<0> kNoInputAllKept{"no input is found: all output is kept",
                                               "没有找到输入：全部输出保持原样"};
inline constexpr MessageRow<2> kFewInputsOutputKept{
    "{} inputs are found, of {} that it holds: the file is kept as it is",
    "找到 {} 个输入，而文件中原有 {} 个：文件保持原样"};
inline constexpr MessageRow<0> kFolderLost{"it gave documents to earlier runs and gives none now: their output is kept",
                                           "以前的运行从中读到过文档，这次没有：其输出保持原样"};
inline constexpr MessageRow<0> kNotMountedOrLimit{"is it mounted? --prune-limit 100 takes what is not found for gone",
                                                  "是否已挂载？--prune-limit 100 把找不到的视为已不存在"};
inline constexpr MessageRow<0> kRemoved{"removed: its input is gone", "已删除：其输入已不存在"};
inline constexpr MessageRow<2> kPassedOverOne{"{} file passed over: {}", "略过 {} 个文件：{}"};
inline constexpr MessageRow<2> kPassedOver{"{} files passed over: {}", "略过 {} 个文件：{}"};
inline constexpr MessageRow<1> kWithoutEnding{"{} without an ending", "{} 个无后缀"};
inline constexpr MessageRow<2> kAndOne{"{}, {}", "{}、{}"};
inline constexpr MessageRow<1> kAndOthers{"{} and others", "{} 等"};
inline constexpr MessageRow<2> kAndHint{"{}; {}", "{}；{}"};
inline constexpr MessageRow<0> kConvertersHint{"without --no-converters they are read",
                                               "去掉 --no-converters 即可读取"};
inline constexpr MessageRow<0> kSheetsHint{"spreadsheets are read by --pre and Debian's gnumeric",
                                           "电子表格可用 --pre 经 Debian 的 gnumeric 读取"};
inline constexpr MessageRow<0> kLinesHint{"--input-format jsonl reads .jsonl", "--input-format jsonl 读取 .jsonl"};
inline constexpr MessageRow<1> kGlobHint{"--glob '{}' takes such files", "--glob '{}' 可选取此类文件"};
inline constexpr MessageRow<0> kNoDocumentIsOfThisShard{"no document is of this shard", "没有文档属于这一分片"};
inline constexpr MessageRow<0> kFinishing{"finishing the documents in hand; once more to end at once",
                                          "正在完成手头的文档；再按一次立即结束"};
inline constexpr MessageRow<2> kStoppedAfterOf{"stopped after {} of {} documents", "已停止：完成 {} 个文档，共 {} 个"};
inline constexpr MessageRow<1> kStoppedAfter{"stopped after {} documents", "已停止：完成 {} 个文档"};
inline constexpr MessageRow<1> kFilesOfOutputRemoved{"{} files of output removed", "删除了 {} 个输出文件"};
inline constexpr MessageRow<1> kLongLine{"a line of more than {} bytes", "一行超过 {} 字节"};
inline constexpr MessageRow<0> kNoUtf8{"this is no UTF-8; its record says so", "不是 UTF-8；其记录写明"};
inline constexpr MessageRow<1> kDocument{"{} document", "{} 个文档"};
inline constexpr MessageRow<1> kDocuments{"{} documents", "{} 个文档"};
inline constexpr MessageRow<2> kOfDocuments{"{} of {} documents", "{}/{} 个文档"};
inline constexpr MessageRow<1> kFailed{"{} failed", "失败 {}"};
inline constexpr MessageRow<1> kUnchanged{"{} unchanged", "未变 {}"};
inline constexpr MessageRow<1> kIndicator{"{} indicator", "指标 {}"};
inline constexpr MessageRow<1> kIndicators{"{} indicators", "指标 {}"};
inline constexpr MessageRow<1> kSeconds{"{} s", "{} 秒"};
inline constexpr MessageRow<1> kSecondsLeft{"{} s left", "还需 {} 秒"};

// The pages of inspect, explain and patterns.
inline constexpr MessageRow<0> kSuggestedPack{
    "Words behind numbers that had no unit: keep the units, name their kinds, delete the rest",
    "未识别出单位的数字之后的词：留下单位，指明类别，其余删去"};
inline constexpr MessageRow<2> kSeenTimes{"seen {} times, first in {}", "出现 {} 次，首见于 {}"};
inline constexpr MessageRow<0> kStageSource{"source", "原文"};
inline constexpr MessageRow<3> kFactsOfSource{"{}, {} bytes as UTF-8, {} lines", "{}，按 UTF-8 计 {} 字节，{} 行"};
inline constexpr MessageRow<0> kStageLayout{"layout", "版面"};
inline constexpr MessageRow<0> kIsWrapped{"wrapped", "定宽断行"};
inline constexpr MessageRow<0> kIsNotWrapped{"not wrapped", "未断行"};
inline constexpr MessageRow<1> kItsGenre{", genre {}", "，文种 {}"};
inline constexpr MessageRow<1> kItsYear{", year {}", "，年度 {}"};
inline constexpr MessageRow<1> kItsTitle{", title \"{}\"", "，标题“{}”"};
inline constexpr MessageRow<0> kEndsInNotice{", ends in a notice", "，末尾为未完提示"};
inline constexpr MessageRow<1> kItsRedactions{", {} redactions", "，隐去 {} 处"};
inline constexpr MessageRow<0> kLineOfTitle{"title", "标题"};
inline constexpr MessageRow<0> kLineOfMetadata{"metadata", "页眉信息"};
inline constexpr MessageRow<0> kLineOfContents{"toc", "目录"};
inline constexpr MessageRow<0> kLineOfBoilerplate{"boilerplate", "页面杂项"};
inline constexpr MessageRow<0> kStageBlocks{"blocks", "版块"};
inline constexpr MessageRow<0> kBlockOfTitle{"title", "标题"};
inline constexpr MessageRow<0> kBlockOfMetadata{"metadata", "页眉信息"};
inline constexpr MessageRow<0> kBlockOfContents{"contents", "目录"};
inline constexpr MessageRow<0> kBlockOfSite{"site", "网页杂项"};
inline constexpr MessageRow<0> kBlockOfPage{"page", "页码"};
inline constexpr MessageRow<0> kBlockOfTable{"table", "表格"};
inline constexpr MessageRow<0> kBlockOfRow{"row", "表行"};
inline constexpr MessageRow<0> kBlockOfNote{"note", "注释"};
inline constexpr MessageRow<0> kBlockOfProse{"prose", "正文"};
inline constexpr MessageRow<0> kStageTable{"table", "表格"};
inline constexpr MessageRow<5> kFactsOfTable{"{}, lines {} to {}, {} rows, {} columns",
                                             "{}，第 {} 至 {} 行，{} 行 {} 列"};
inline constexpr MessageRow<0> kRowsMeasure{", rows name what is measured", "，行名为指标"};
inline constexpr MessageRow<0> kColumnsMeasure{", columns name what is measured", "，列名为指标"};
inline constexpr MessageRow<1> kItsCaption{", caption {}", "，表题 {}"};
inline constexpr MessageRow<1> kItsUnit{", unit {}", "，单位 {}"};
inline constexpr MessageRow<0> kCellLost{"(a cell is lost: not read)", "（缺少单元格：不读）"};
inline constexpr MessageRow<0> kFormTabs{"tabs", "制表符"};
inline constexpr MessageRow<0> kFormBars{"bars", "竖线"};
inline constexpr MessageRow<0> kFormAligned{"aligned", "空格对齐"};
inline constexpr MessageRow<0> kFormMarkup{"markup", "标记"};
inline constexpr MessageRow<0> kFormSeparated{"separated values", "分隔值"};
inline constexpr MessageRow<0> kFormStacked{"one cell a line", "一行一格"};
inline constexpr MessageRow<0> kColumnNames{"names", "行名"};
inline constexpr MessageRow<0> kColumnFigures{"figures", "数值"};
inline constexpr MessageRow<0> kColumnUnits{"units", "单位"};
inline constexpr MessageRow<0> kColumnNumbering{"numbering", "编号"};
inline constexpr MessageRow<0> kColumnIgnored{"no figures", "无数值"};
inline constexpr MessageRow<0> kStageParagraphs{"paragraphs", "段落"};
inline constexpr MessageRow<1> kToLine{"to {}", "至 {}"};
inline constexpr MessageRow<0> kStageOutline{"outline", "章节"};
inline constexpr MessageRow<1> kFactsOfOutline{"{} nodes", "{} 个标题"};
inline constexpr MessageRow<1> kFactsOfCutOutline{"{} nodes, cut off", "{} 个标题，未完"};
inline constexpr MessageRow<0> kStageCandidates{"candidates", "候选"};
inline constexpr MessageRow<2> kFactsOfCandidates{"{} taken, {} refused", "取 {}，不取 {}"};
inline constexpr MessageRow<0> kStageDiagnostics{"diagnostics", "提示"};
inline constexpr MessageRow<0> kNoNumberLookedAt{"no number of this line was looked at", "这一行没有考察过的数字"};
inline constexpr MessageRow<3> kTaken{"{}:{} taken \"{}\"", "{}:{} 取 “{}”"};
inline constexpr MessageRow<3> kRefused{"{}:{} refused \"{}\"", "{}:{} 不取 “{}”"};
inline constexpr MessageRow<1> kWithMetric{"metric \"{}\"", "指标“{}”"};
inline constexpr MessageRow<1> kWithPeriod{"period {}", "时期 {}"};
inline constexpr MessageRow<0> kIsPlaceholder{"placeholder", "占位"};
inline constexpr MessageRow<1> kByPattern{"by {}", "依 {}"};
inline constexpr MessageRow<2> kEvidenceOf{"{}: {}", "{}：{}"};
inline constexpr MessageRow<3> kWordAt{"\"{}\" at {}:{}", "“{}”，位于 {}:{}"};
inline constexpr MessageRow<0> kFieldValue{"value", "数值"};
inline constexpr MessageRow<0> kFieldUnit{"unit", "单位"};
inline constexpr MessageRow<0> kFieldComparator{"comparator", "比较"};
inline constexpr MessageRow<0> kFieldLevel{"level", "水平"};
inline constexpr MessageRow<0> kFieldChange{"change", "变化"};
inline constexpr MessageRow<0> kFieldBase{"base", "基准"};
inline constexpr MessageRow<0> kFieldRole{"role", "性质"};
inline constexpr MessageRow<0> kFieldMetric{"metric", "指标"};
inline constexpr MessageRow<0> kFieldPeriod{"period", "时期"};
inline constexpr MessageRow<0> kFieldRow{"row", "表行"};
inline constexpr MessageRow<0> kFieldColumn{"column", "表列"};
inline constexpr MessageRow<0> kFieldRefused{"refused", "不取"};
inline constexpr MessageRow<0> kListUnit{"unit", "单位"};
inline constexpr MessageRow<0> kListHeading{"heading", "标题"};
inline constexpr MessageRow<0> kListLine{"line", "行"};
inline constexpr MessageRow<0> kListExclusion{"exclusion", "排除"};
inline constexpr MessageRow<0> kListCue{"cue", "提示词"};
inline constexpr MessageRow<0> kListIndicator{"indicator", "指标"};
inline constexpr MessageRow<0> kListTable{"table", "表格"};
inline constexpr MessageRow<0> kTokens{"tokens:", "词："};
inline constexpr MessageRow<0> kListClass{"class", "词类"};
inline constexpr MessageRow<0> kListPhrase{"phrase", "短语规则"};
inline constexpr MessageRow<0> kListStep{"step", "步骤"};
inline constexpr MessageRow<0> kFactAny{"any", "任一 any"};
inline constexpr MessageRow<0> kFactAll{"all", "全部 all"};
inline constexpr MessageRow<0> kFactNone{"none", "均非 none"};
inline constexpr MessageRow<0> kFactShortest{"shortest", "最短 shortest"};
inline constexpr MessageRow<0> kFactLongest{"longest", "最长 longest"};
inline constexpr MessageRow<0> kFactRank{"rank", "次序 rank"};
inline constexpr MessageRow<0> kFactRefused{"refused", "不取 refused"};
inline constexpr MessageRow<0> kFactComparator{"comparator", "比较 comparator"};
inline constexpr MessageRow<0> kFactChange{"change", "变化 change"};
inline constexpr MessageRow<0> kListPiece{"piece", "片段"};
inline constexpr MessageRow<0> kFactList{"list", "列表"};
inline constexpr MessageRow<0> kFactFile{"file", "文件"};
inline constexpr MessageRow<0> kFactTitle{"title", "名称 title"};
inline constexpr MessageRow<0> kFactKind{"kind", "类别 kind"};
inline constexpr MessageRow<0> kFactUnit{"unit", "单位 unit"};
inline constexpr MessageRow<0> kFactWords{"words", "词 words"};
inline constexpr MessageRow<0> kFactExpression{"expression", "表达式 expression"};
inline constexpr MessageRow<0> kFactMetric{"metric", "名称 metric"};
inline constexpr MessageRow<0> kFactRole{"role", "作用 role"};
inline constexpr MessageRow<0> kFactValue{"value", "值 value"};
inline constexpr MessageRow<0> kFactCue{"cue", "词组 cue"};
inline constexpr MessageRow<0> kFactPosition{"position", "位置 position"};
inline constexpr MessageRow<0> kFactTells{"tells", "说明 tells"};
inline constexpr MessageRow<0> kFactMatch{"match", "应匹配 match"};
inline constexpr MessageRow<0> kFactReject{"reject", "不应匹配 reject"};
inline constexpr MessageRow<1> kEntriesAreWellFormed{"{} entries are well formed", "{} 个条目格式正确"};
inline constexpr MessageRow<2> kExamplesHold{"{} examples of {} entries hold", "{} 个示例全部成立，共 {} 个条目"};

}  // namespace zhibiao::cli::rows
