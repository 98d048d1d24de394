// What is said of files, archives, converters and JSON Lines.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::batch::rows {

inline constexpr MessageRow<1> kLineHasNoText{"the line has no \"{}\" that is text", "该行没有值为文字的“{}”"};
inline constexpr MessageRow<1> kCannotReadFolder{"cannot read the folder: {}", "无法读取文件夹：{}"};
inline constexpr MessageRow<1> kCannotRemove{"cannot remove: {}", "无法删除：{}"};
inline constexpr MessageRow<1> kCannotOpenPipe{"cannot open a pipe: {}", "无法打开管道：{}"};
inline constexpr MessageRow<2> kCannotStart{"cannot start {}: {}", "无法启动 {}：{}"};
inline constexpr MessageRow<1> kCannotWaitForConverterOf{"cannot wait for the converter of: {}",
                                                         "无法等待转换程序：{}"};
inline constexpr MessageRow<1> kCannotMakeFileForConverter{"cannot make a file for the converter: {}",
                                                           "无法为转换程序建立文件：{}"};
inline constexpr MessageRow<1> kCannotPutRecordAside{"cannot put its record aside in $TMPDIR: {}",
                                                     "无法将其记录暂存到 $TMPDIR：{}"};
inline constexpr MessageRow<0> kNoRegularFile{"no regular file: a pipe or a device", "不是普通文件：是管道或设备"};
inline constexpr MessageRow<0> kSkippedFolderMetBefore{"skipped: a folder that was met before",
                                                       "跳过：已经到过的文件夹"};
inline constexpr MessageRow<0> kSkippedSymbolicLink{"skipped: a symbolic link", "跳过：符号链接"};
inline constexpr MessageRow<0> kSkippedNoRegularFile{"skipped: no regular file", "跳过：不是普通文件"};
inline constexpr MessageRow<0> kNameHoldsNUL{"a name holds a NUL", "名称中有 NUL"};
inline constexpr MessageRow<0> kReadWithNull{"names ended by NUL are read with --null",
                                             "以 NUL 结尾的名称用 --null 读取"};
inline constexpr MessageRow<0> kOverwritesInput{"the output would overwrite an input", "输出会覆盖一个输入"};
inline constexpr MessageRow<0> kGiveAnotherNameOrFolder{"give another name or folder", "请换一个名称或文件夹"};
inline constexpr MessageRow<2> kWrittenUnderOtherName{"{}; it was written as {}", "{}；已写为 {}"};
inline constexpr MessageRow<2> kTooManyGone{
    "the inputs of {} of {} files of output seem to be gone: nothing was removed",
    "{} 个输出文件（共 {} 个）的输入似乎已不存在：没有删除任何文件"};
inline constexpr MessageRow<0> kAllowWithPruneLimit{"allow it with --prune-limit PERCENT",
                                                    "用 --prune-limit 百分比 允许"};
inline constexpr MessageRow<0> kNotPruned{"not pruned: it was altered since it was written",
                                          "未清除：写出之后被改动过"};
inline constexpr MessageRow<0> kDeleteFileAndRunAgain{"delete the file and run again: all documents are then read anew",
                                                      "请删除该文件后重新运行：届时所有文档重新读取"};
inline constexpr MessageRow<0> kThisIsNoStateFile{"this is no state file", "这不是状态文件"};
inline constexpr MessageRow<0> kThisIsNoStateFileOfZhibiao{"this is no state file of zhibiao",
                                                           "这不是 zhibiao 的状态文件"};
inline constexpr MessageRow<0> kStateFileIsDamaged{"the state file is damaged", "状态文件已损坏"};
inline constexpr MessageRow<0> kAnotherRunIsUsingStateFile{"another run is using the state file",
                                                           "另一次运行正在使用状态文件"};
inline constexpr MessageRow<0> kGiveEachRunItsOwn{"give each run its own, or wait with --wait SECONDS",
                                                  "请让每次运行各用一个，或用 --wait SECONDS 等待"};
inline constexpr MessageRow<0> kGiveAnotherFile{"give another file", "请换一个文件"};
inline constexpr MessageRow<1> kStateFileCannotBeUsed{"the state file cannot be used: {}", "状态文件无法使用：{}"};
inline constexpr MessageRow<2> kStateFileIsOfVersion{"the state file is of version {}; this program writes version {}",
                                                     "状态文件的版本是 {}；本程序写的是版本 {}"};
inline constexpr MessageRow<0> kStreamCannotBeRead{"the stream cannot be read", "数据流无法读取"};
inline constexpr MessageRow<1> kCannotUnpack{"cannot unpack: {}", "无法解压：{}"};
inline constexpr MessageRow<0> kItIsDamaged{"it is damaged", "已损坏"};
inline constexpr MessageRow<0> kItIsCutOff{"it is cut off, for its end is missing", "它不完整，缺少结尾"};
inline constexpr MessageRow<2> kMembersAreMissing{"{} members are found of {} that it says it has",
                                                  "只找到 {} 个成员，而它写明有 {} 个"};
inline constexpr MessageRow<0> kInterruptedWhileReading{"interrupted while reading", "读取时被中断"};
inline constexpr MessageRow<1> kUnpacksToManyTimes{"it unpacks to more than {} times its size: taken for an attack",
                                                   "解压后超过原大小的 {} 倍：视为攻击"};
inline constexpr MessageRow<0> kUnpacksToFarMore{"it unpacks to far more than its size: taken for an attack",
                                                 "解压后远超原大小：视为攻击"};
inline constexpr MessageRow<1> kUnpackedLargerThanLimit{"unpacked larger than the limit of {} bytes",
                                                        "解压后超过 {} 字节的上限"};
inline constexpr MessageRow<0> kNotCompressed{"its name says it is compressed, its content is not",
                                              "名称表明是压缩文件，内容却不是"};
inline constexpr MessageRow<1> kTooManyMembers{"it holds more than {} members; the rest is left out",
                                               "成员超过 {} 个；其余略去"};
inline constexpr MessageRow<0> kItIsEncrypted{"it is encrypted", "它是加密的"};
inline constexpr MessageRow<0> kLinkToMember{"a link to another member, which is not followed",
                                             "指向另一成员的链接，不跟随"};
inline constexpr MessageRow<0> kNoMemberOfItMatches{"no member of it matches", "没有匹配的成员"};
inline constexpr MessageRow<1> kItHasNoMember{"it holds no '{}'", "其中没有“{}”"};
inline constexpr MessageRow<2> kItHasNoLine{"it has {} lines, no line {}", "它有 {} 行，没有第 {} 行"};
inline constexpr MessageRow<0> kMemberNameDecoded{"the name in the archive is no UTF-8; it was read as GB18030",
                                                  "压缩包中的名称不是 UTF-8；按 GB18030 读取"};
inline constexpr MessageRow<1> kConvertedBy{"the text is what {} made of the file", "正文由 {} 从文件转换而来"};
inline constexpr MessageRow<0> kInterruptedWhileConverting{"interrupted while converting", "转换时被中断"};
inline constexpr MessageRow<1> kConverterTooSlow{"the converter was not done after {} seconds",
                                                 "转换程序 {} 秒后仍未完成"};
inline constexpr MessageRow<1> kConvertedLargerThanLimit{"converted larger than the limit of {} bytes",
                                                         "转换后超过 {} 字节的上限"};
inline constexpr MessageRow<1> kConverterNotInstalled{"it is read through {}, which is not installed",
                                                      "它要经 {} 读取，但未安装"};
inline constexpr MessageRow<2> kEndedWithStatus{"{} ended with status {}", "{} 以状态 {} 结束"};
inline constexpr MessageRow<3> kEndedWithStatusSaying{"{} ended with status {}: {}", "{} 以状态 {} 结束：{}"};
inline constexpr MessageRow<2> kWhatAndHint{"{}: {}", "{}：{}"};
inline constexpr MessageRow<0> kIsSpreadsheet{"it is a spreadsheet", "它是电子表格"};
inline constexpr MessageRow<1> kSpreadsheetHint{
    "save it as CSV, or read it through --pre '*.xlsx=ssconvert -T Gnumeric_stf:stf_csv {} fd://1' of the Debian "
    "package "
    "gnumeric",
    "请另存为 CSV，或经 Debian 软件包 gnumeric 读取：--pre '*.xlsx=ssconvert -T Gnumeric_stf:stf_csv {} fd://1'"};
inline constexpr MessageRow<0> kIsPresentation{"it is a presentation", "它是演示文稿"};
inline constexpr MessageRow<0> kSaveAsDocument{"save it as a document or as PDF", "请另存为文档或 PDF"};
inline constexpr MessageRow<0> kIsWebArchive{"it is a web archive (MHTML)", "它是网页归档（MHTML）"};
inline constexpr MessageRow<0> kSaveAsPage{"save it as a page (.html) or a document", "请另存为网页（.html）或文档"};
inline constexpr MessageRow<0> kIsJsonLines{"it is JSON Lines", "它是 JSON Lines"};
inline constexpr MessageRow<0> kReadAsJsonLines{"read it with --input-format jsonl", "请用 --input-format jsonl 读取"};
inline constexpr MessageRow<0> kIsArchive{"it is an archive, though its name does not say so",
                                          "它是归档文件，但名称没有表明"};
inline constexpr MessageRow<0> kNameItArchive{"give it the ending .zip or .tar, or read it from standard input",
                                              "请改以 .zip 或 .tar 结尾，或从标准输入读取"};
inline constexpr MessageRow<1> kNeedsConverter{"it is {}, which is read through another program",
                                               "它是 {}，要经其他程序读取"};
inline constexpr MessageRow<0> kLeaveNoConvertersOut{"leave --no-converters out", "请去掉 --no-converters"};
inline constexpr MessageRow<0> kLineTooLong{"the line is longer than a document may be", "该行超过文档的上限"};
inline constexpr MessageRow<0> kEmptyLine{"an empty line where a JSON object should stand", "应为 JSON 对象处是空行"};
inline constexpr MessageRow<1> kNoJsonAtByte{"no JSON at byte {} of the line", "该行第 {} 字节处不是 JSON"};
inline constexpr MessageRow<0> kNoObject{"the line is JSON but no object", "该行是 JSON，但不是对象"};
inline constexpr MessageRow<1> kIsNeitherTextNorNumber{"\"{}\" is neither text nor number", "“{}”既不是文字也不是数字"};
inline constexpr MessageRow<2> kInstall{"{}: install the Debian package {}", "{}：请安装 Debian 软件包 {}"};
inline constexpr MessageRow<2> kOr{"{} or {}", "{} 或 {}"};

inline constexpr MessageRow<0> kNeedsRegularFile{"this format needs a regular file", "此格式须写入普通文件"};

}  // namespace zhibiao::batch::rows
