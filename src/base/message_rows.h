// What is said of the system and of expressions.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::base::rows {

inline constexpr MessageRow<1> kNotARegex{"not a regular expression of RE2: {}", "不是 RE2 正则表达式：{}"};
inline constexpr MessageRow<0> kByteIsNoCharacter{"\\C takes a byte, not a character", "\\C 取的是字节而不是字符"};
inline constexpr MessageRow<1> kInvalidEscape{"invalid escape sequence: {}", "无效的转义：{}"};
inline constexpr MessageRow<1> kInvalidClass{"invalid character class: {}", "无效的字符类：{}"};
inline constexpr MessageRow<1> kInvalidClassRange{"invalid character class range: {}", "无效的字符类范围：{}"};
inline constexpr MessageRow<1> kMissingBracket{"missing ]: {}", "缺少 ]：{}"};
inline constexpr MessageRow<1> kMissingParenthesis{"missing ): {}", "缺少 )：{}"};
inline constexpr MessageRow<1> kUnexpectedParenthesis{"unexpected ): {}", "多出 )：{}"};
inline constexpr MessageRow<0> kTrailingBackslash{"a backslash at the end", "末尾有反斜杠"};
inline constexpr MessageRow<1> kNothingToRepeat{"no argument for repetition operator: {}",
                                                "重复符号前没有被重复的部分：{}"};
inline constexpr MessageRow<1> kInvalidRepeatSize{"invalid repetition size: {}", "无效的重复次数：{}"};
inline constexpr MessageRow<1> kBadRepeatOperator{"bad repetition operator: {}", "无效的重复符号：{}"};
inline constexpr MessageRow<1> kInvalidPerlOperator{"invalid perl operator: {}", "RE2 没有的 Perl 写法：{}"};
inline constexpr MessageRow<0> kInvalidUtf8{"invalid UTF-8", "不是 UTF-8"};
inline constexpr MessageRow<1> kInvalidGroupName{"invalid named capture group: {}", "无效的分组名：{}"};
inline constexpr MessageRow<0> kTooLargeCompiled{"too large when compiled", "编译后过大"};
inline constexpr MessageRow<0> kUnknownReason{"RE2 does not say why", "RE2 没有说明原因"};
inline constexpr MessageRow<1> kCannotOpen{"cannot open: {}", "无法打开：{}"};
inline constexpr MessageRow<1> kCannotRead{"cannot read: {}", "无法读取：{}"};
inline constexpr MessageRow<1> kCannotWrite{"cannot write: {}", "无法写入：{}"};
inline constexpr MessageRow<1> kCannotMakeFolder{"cannot make the folder: {}", "无法建立文件夹：{}"};
inline constexpr MessageRow<0> kNoSuchFileOrFolder{"no such file or folder", "没有这个文件或文件夹"};
inline constexpr MessageRow<0> kPartOfPathIsNoFolder{"a part of the path is no folder", "路径中有一段不是文件夹"};
inline constexpr MessageRow<0> kPermissionDenied{"permission denied", "没有权限"};
inline constexpr MessageRow<0> kOperationNotPermitted{"operation not permitted", "不允许的操作"};
inline constexpr MessageRow<0> kFileSystemIsReadOnly{"the file system is read-only", "文件系统是只读的"};
inline constexpr MessageRow<0> kItIsFolder{"it is a folder", "它是文件夹"};
inline constexpr MessageRow<0> kNoSpaceLeftOnDevice{"no space left on the device", "设备上没有空间"};
inline constexpr MessageRow<0> kDiskQuotaIsUsedUp{"the disk quota is used up", "磁盘配额已用完"};
inline constexpr MessageRow<0> kFileWouldBeLargerThanAllowed{"the file would be larger than allowed",
                                                             "文件会超过允许的大小"};
inline constexpr MessageRow<0> kReaderHasClosedPipe{"the reader has closed the pipe", "读取方关闭了管道"};
inline constexpr MessageRow<0> kTooManySymbolicLinks{"too many symbolic links", "符号链接过多"};
inline constexpr MessageRow<0> kNameIsTooLong{"the name is too long", "名称过长"};
inline constexpr MessageRow<0> kTooManyOpenFiles{"too many open files", "打开的文件过多"};
inline constexpr MessageRow<0> kItIsClosed{"it is closed", "它已关闭"};
inline constexpr MessageRow<0> kMemoryIsShort{"memory is short", "内存不足"};
inline constexpr MessageRow<0> kNoResourcesLeft{"the system has no more processes or threads to give",
                                                "系统已无可用的进程或线程"};
inline constexpr MessageRow<1> kLargerThanLimit{"larger than the limit of {} bytes", "超过 {} 字节的上限"};
inline constexpr MessageRow<2> kBoth{"{}, {}", "{}，{}"};

}  // namespace zhibiao::base::rows
