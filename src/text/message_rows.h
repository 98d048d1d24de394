// What is said of encodings.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::text::rows {

inline constexpr MessageRow<2> kNotAtByte{"not {} at byte {}", "不是 {}：第 {} 字节处"};
inline constexpr MessageRow<3> kNotAtByteShowing{"not {} at byte {} ({})", "不是 {}：第 {} 字节处（{}）"};
inline constexpr MessageRow<1> kNulByte{"not a text: a NUL byte at byte {}", "不是文本：第 {} 字节是 NUL"};
inline constexpr MessageRow<1> kNulCharacter{"not a text: a NUL character in {}", "不是文本：{} 中有 NUL 字符"};
inline constexpr MessageRow<0> kOnlyTextFilesAreRead{"only text files are read", "只读文本文件"};
inline constexpr MessageRow<0> kNoByteOrderMark{"UTF-16 without a byte order mark", "没有字节序标记的 UTF-16"};
inline constexpr MessageRow<0> kSayWhichUtf16{"say UTF-16LE or UTF-16BE", "请指明 UTF-16LE 或 UTF-16BE"};
inline constexpr MessageRow<2> kBrokenUtf8{"broken UTF-8 at byte {} ({})", "第 {} 字节处 UTF-8 有误（{}）"};
inline constexpr MessageRow<2> kByteReplaced{"byte {} ({}) is no UTF-8; U+FFFD stands in its place",
                                             "第 {} 字节（{}）不是 UTF-8；以 U+FFFD 代替"};
inline constexpr MessageRow<1> kEncodingCannotBeTold{"the encoding cannot be told: {}", "无法判断编码：{}"};
inline constexpr MessageRow<2> kNeitherUtf8NorGb18030{"neither UTF-8 (byte {}) nor GB18030: {}",
                                                      "既不是 UTF-8（第 {} 字节）也不是 GB18030：{}"};
inline constexpr MessageRow<0> kNameTheEncoding{"name the encoding: --encoding NAME", "请指明编码：--encoding NAME"};
inline constexpr MessageRow<1> kLineIsUtf8{"a line is UTF-8, the text before it {}", "有一行是 UTF-8，之前的文字是 {}"};
inline constexpr MessageRow<0> kSplitOrConvert{"split the file or convert it as a whole", "请拆分文件或整体转换"};
inline constexpr MessageRow<0> kUnknownEncoding{"unknown encoding", "未知的编码"};
inline constexpr MessageRow<0> kNoneIsChinese{"in none that reads the bytes are they Chinese text",
                                              "没有一种编码能把它读成中文"};
inline constexpr MessageRow<2> kCouldBeEither{"it could be {} or {}", "可能是 {} 或 {}"};

inline constexpr MessageRow<1> kEncodingIsNotRead{"the text is {}, which is not read", "文本为 {} 编码，不能读取"};
inline constexpr MessageRow<1> kConvertByIconv{"convert it: iconv -f {} -t UTF-8", "请先转换：iconv -f {} -t UTF-8"};
inline constexpr MessageRow<3> kBytesReplaced{"byte {} ({}) is no {}; U+FFFD stands in its place",
                                              "第 {} 字节（{}）不是 {}；以 U+FFFD 代替"};

}  // namespace zhibiao::text::rows
