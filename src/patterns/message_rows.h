// What is said of pattern packs.
#pragma once

#include "zhibiao/message.h"

namespace zhibiao::patterns::rows {

inline constexpr MessageRow<1> kWrite{"write {}", "请写 {}"};
inline constexpr MessageRow<3> kMustBeNot{"'{}' must be {}, not {}", "“{}”必须是{}，而非{}"};
inline constexpr MessageRow<0> kList{"a list", "列表"};
inline constexpr MessageRow<0> kNull{"null", "null"};
inline constexpr MessageRow<2> kThereIsNo{"there is no {} '{}'", "没有 {}“{}”"};
inline constexpr MessageRow<1> kWriteQuoted{"write '{}'", "请写“{}”"};
inline constexpr MessageRow<0> kPutItIntoQuotationMarks{"put it into quotation marks", "请加引号"};
inline constexpr MessageRow<0> kPutItIntoBrackets{"put it into brackets, even if it is one alone: [\"...\"]",
                                                  "请放进方括号，只有一个也要：[\"...\"]"};
inline constexpr MessageRow<0> kWriteTrueOrFalse{"write true or false without quotation marks",
                                                 "请写 true 或 false，不加引号"};
inline constexpr MessageRow<2> kHasNoKey{"{} has no key '{}'", "{} 没有键“{}”"};
inline constexpr MessageRow<0> kBoolean{"true or false", "true 或 false"};
inline constexpr MessageRow<0> kObject{"an object", "对象"};
inline constexpr MessageRow<0> kString{"a string", "字符串"};
inline constexpr MessageRow<0> kNumber{"a number", "数字"};
inline constexpr MessageRow<1> kHasNoExample{"the {} has no example", "{} 没有示例"};
inline constexpr MessageRow<0> kAddMatch{"add \"match\": [\"a sentence in which it is found\"]",
                                         "请加上 \"match\": [\"能找到它的一句话\"]"};
inline constexpr MessageRow<0> kAddSentence{"add a sentence in which it is found", "请加上能找到它的一句话"};
inline constexpr MessageRow<2> kLacks{"the {} lacks '{}'", "{} 缺少“{}”"};
inline constexpr MessageRow<0> kListOfWordsIsEmpty{"the list of words is empty", "词表是空的"};
inline constexpr MessageRow<0> kNameAtLeastOneWord{"name at least one word", "请至少写一个词"};
inline constexpr MessageRow<1> kWordMustBeStringNot{"a word must be a string, not {}", "词必须是字符串，而非{}"};
inline constexpr MessageRow<1> kWordOfIsEmpty{"a word of the {} is empty", "{} 中有空词"};
inline constexpr MessageRow<0> kLeaveItOut{"leave it out", "请删去"};
inline constexpr MessageRow<1> kWordStandsTwice{"the word '{}' stands twice in one list", "词“{}”在同一列表中出现两次"};
inline constexpr MessageRow<0> kLeaveOneOut{"leave one out", "请删去一个"};
inline constexpr MessageRow<2> kMustBeObjectNot{"{} must be an object, not {}", "{} 必须是对象，而非{}"};
inline constexpr MessageRow<0> kIdIsEmpty{"the id is empty", "id 是空的"};
inline constexpr MessageRow<1> kIdIsListAndName{"an id is the list's name and a name of your own: \"{}\"",
                                                "id 由列表名和自取的名称组成：\"{}\""};
inline constexpr MessageRow<0> kIdSigns{"an id has lower-case letters, digits, dots and dashes only",
                                        "id 只用小写字母、数字、点和短横"};
inline constexpr MessageRow<1> kForExample{"for example \"{}\"", "例如 \"{}\""};
inline constexpr MessageRow<0> kForExampleMyPiece{"for example \"my_piece\"", "例如 \"my_piece\""};
inline constexpr MessageRow<0> kTitleIsEmpty{"the title is empty", "标题是空的"};
inline constexpr MessageRow<0> kSayWhatItIs{"say in a few words what it is", "请用几个字说明它是什么"};
inline constexpr MessageRow<1> kExampleMustBeStringOrObjectNot{"an example must be a string or an object, not {}",
                                                               "示例必须是字符串或对象，而非{}"};
inline constexpr MessageRow<0> kExampleLacksText{"the example lacks 'text'", "示例缺少“text”"};
inline constexpr MessageRow<1> kTextMustBeStringNot{"'text' must be a string, not {}", "“text”必须是字符串，而非{}"};
inline constexpr MessageRow<0> kExampleIsEmpty{"the example is empty", "示例是空的"};
inline constexpr MessageRow<0> kWriteSentence{"write a sentence as a document has it", "请写一句文档中那样的话"};
inline constexpr MessageRow<2> kMustBeStringOrNumberNot{"'{}' must be a string or a number, not {}",
                                                        "“{}”必须是字符串或数字，而非{}"};
inline constexpr MessageRow<0> kNoLookAhead{
    "RE2 has no look-ahead: write the words behind into the expression and name the part that counts with "
    "(?P<number>...)",
    "RE2 没有前瞻：请把后面的词写进表达式，用 (?P<number>...) 命名要取的部分"};
inline constexpr MessageRow<0> kNoLookBehind{
    "RE2 has no look-behind: write the words before into the expression and name the part that counts with "
    "(?P<number>...)",
    "RE2 没有后顾：请把前面的词写进表达式，用 (?P<number>...) 命名要取的部分"};
inline constexpr MessageRow<0> kGroupNeedsP{"RE2 names a group with a P: (?P<name>...)",
                                            "RE2 命名分组要写 P：(?P<name>...)"};
inline constexpr MessageRow<0> kNoAtomicGroups{
    "RE2 has no atomic groups and needs none: leave out the sign, nothing is slower for it",
    "RE2 没有也不需要原子分组：请删去该符号，不会变慢"};
inline constexpr MessageRow<0> kNoBackReferences{
    "RE2 has no back-references: write each case out as an alternative, (?:aXa|bXb)",
    "RE2 没有反向引用：请把每种情形写成一个分支，(?:aXa|bXb)"};
inline constexpr MessageRow<0> kRepeatTooLarge{"a repeat may be 1000 at most", "重复次数至多 1000"};
inline constexpr MessageRow<2> kRepeatsTooOften{"{} repeats more than {} times: RE2 writes the part out as often",
                                                "{} 的重复超过 {} 次：RE2 会把这一部分写出同样多遍"};
inline constexpr MessageRow<0> kRepeatUncounted{
    "repeat it with * or +; how long a line may be at all is said by \"longest\"",
    "请改用 * 或 + 重复；一行至多多长由 \"longest\" 说明"};
inline constexpr MessageRow<2> kReadsNoGroup{"a {} reads no group '{}'", "{} 不读取分组“{}”"};
inline constexpr MessageRow<1> kNeverMet{"'{}' is never met: texts are searched with full-width signs made half-width",
                                         "不会遇到“{}”：查找前全角符号已转为半角"};
inline constexpr MessageRow<1> kExpressionHasNoGroup{"the expression has no group '{}'", "表达式没有分组“{}”"};
inline constexpr MessageRow<1> kPutIntoGroup{"put what it stands for into (?P<{}>...)",
                                             "请把它所代表的部分放进 (?P<{}>...)"};
inline constexpr MessageRow<0> kMatchesEmpty{"the expression matches the empty text, and so everywhere",
                                             "表达式与空文相符，也就处处相符"};
inline constexpr MessageRow<0> kLetOnePartBeNeeded{
    "let at least one part of it be needed: + instead of *, no ? at the end",
    "请让至少一部分必不可少：用 + 代替 *，末尾不用 ?"};
inline constexpr MessageRow<1> kPieceContainsItself{"a piece contains itself: {}", "片段包含自身：{}"};
inline constexpr MessageRow<0> kTakeOneOut{"take one of them out of the circle", "请从循环中去掉一个"};
inline constexpr MessageRow<1> kThereIsNoPiece{"there is no piece '{}'", "没有片段“{}”"};
inline constexpr MessageRow<0> kTooLongWithPieces{"with its pieces put in, the expression becomes too long",
                                                  "代入片段后表达式过长"};
inline constexpr MessageRow<0> kUseFewerPieces{"use fewer pieces, or smaller ones", "请用更少或更小的片段"};
inline constexpr MessageRow<1> kKeyStandsTwiceInOneObject{"the key \"{}\" stands twice in one object",
                                                          "键“{}”在同一对象中出现两次"};
inline constexpr MessageRow<0> kKeepOneOfThem{"keep one of them; what both say belongs into one value",
                                              "请保留一个；两者的内容应合为一个值"};
inline constexpr MessageRow<1> kNoJson{"this is no JSON: {}", "这不是 JSON：{}"};
inline constexpr MessageRow<2> kFoundWhereExpected{"{} where {} is expected", "此处是{}，应为{}"};
inline constexpr MessageRow<0> kValue{"a value", "值"};
inline constexpr MessageRow<0> kValueOrBracket{"a value or ']'", "值或 ']'"};
inline constexpr MessageRow<0> kKey{"a key", "键"};
inline constexpr MessageRow<0> kKeyOrBrace{"a key or '}'", "键或 '}'"};
inline constexpr MessageRow<0> kCommaOrBracket{"',' or ']'", "',' 或 ']'"};
inline constexpr MessageRow<0> kCommaOrBrace{"',' or '}'", "',' 或 '}'"};
inline constexpr MessageRow<0> kEndOfFile{"the end of the file", "文件末尾"};
inline constexpr MessageRow<0> kStringWithLineBreak{"a string with a line break", "字符串中有换行"};
inline constexpr MessageRow<0> kStringWithControlCharacter{"a string with a control character", "字符串中有控制字符"};
inline constexpr MessageRow<0> kStringNotUtf8{"a string with bytes that are no UTF-8", "字符串中有不是 UTF-8 的字节"};
inline constexpr MessageRow<0> kStringWithoutEnd{"a string without its end", "字符串没有结束"};
inline constexpr MessageRow<0> kStringWithUnknownEscape{"a string with an escape that it does not have",
                                                        "字符串中有 JSON 没有的转义"};
inline constexpr MessageRow<0> kNumberOtherwise{"a number that JSON writes otherwise", "JSON 中没有这样写的数"};
inline constexpr MessageRow<1> kWordOutsideQuotes{"the word '{}' outside quotation marks", "引号外有词“{}”"};
inline constexpr MessageRow<1> kSignOutsideQuotes{"the sign '{}' outside quotation marks", "引号外有符号“{}”"};
inline constexpr MessageRow<0> kBytesNotUtf8{"bytes that are no UTF-8", "有不是 UTF-8 的字节"};
inline constexpr MessageRow<1> kMustBeWholeNumber{"'{}' must be a whole number of at least 1",
                                                  "“{}”必须是不小于 1 的整数"};
inline constexpr MessageRow<0> kHalfWidthSigns{
    "JSON's own signs are the half-width \" , : { } [ ]; a Chinese sign may stand inside quotes only",
    "JSON 的符号是半角的 \" , : { } [ ]；中文符号只能写在引号内"};
inline constexpr MessageRow<0> kClosedByAnother{"the sign that was opened last is closed by another one",
                                                "最后打开的括号由另一种括号关闭"};
inline constexpr MessageRow<0> kNoCommaAfterLast{"no comma may stand after the last element",
                                                 "最后一个元素之后不能有逗号"};
inline constexpr MessageRow<0> kFileHoldsOnePack{"a file holds one pack", "一个文件只含一个规则包"};
inline constexpr MessageRow<0> kCommaIsMissing{"a comma is missing before it", "它之前缺少逗号"};
inline constexpr MessageRow<0> kWordInQuotes{"a word stands in quotation marks", "词要写在引号内"};
inline constexpr MessageRow<0> kClosingQuoteMissingOrBreak{
    "the closing quotation mark is missing, or a line break stands in the string", "缺少右引号，或字符串中有换行"};
inline constexpr MessageRow<0> kClosingQuoteMissing{"the closing quotation mark is missing", "缺少右引号"};
inline constexpr MessageRow<0> kFileIsEmpty{"the file is empty", "文件是空的"};
inline constexpr MessageRow<0> kClosingBracketMissing{"a closing ] or } is missing", "缺少 ] 或 }"};
inline constexpr MessageRow<0> kSaveFileAsUTF8{"save the file as UTF-8", "请把文件存为 UTF-8"};
inline constexpr MessageRow<0> kTooDeep{"lists and objects stand too deep inside each other", "列表和对象嵌套过深"};
inline constexpr MessageRow<0> kNoPackNeedsThis{"no pack needs this", "规则包不需要这样"};
inline constexpr MessageRow<1> kThereIsAlreadyPiece{"there is already a piece '{}'", "已有片段“{}”"};
inline constexpr MessageRow<1> kThereIsAlreadyEntry{"there is already an entry '{}'", "已有条目“{}”"};
inline constexpr MessageRow<1> kFirstStandsIn{"the first one stands in {}", "第一个在 {}"};
inline constexpr MessageRow<3> kBuiltInElsewhere{"'{}' is built in and stands in '{}', not in '{}'",
                                                 "“{}”是内置的，在“{}”中，不在“{}”中"};
inline constexpr MessageRow<1> kChooseAnotherId{"choose another id, or move the entry into '{}'",
                                                "请换一个 id，或把条目移入“{}”"};
inline constexpr MessageRow<0> kThereIsNoSuchFolder{"there is no such folder", "没有这个文件夹"};
inline constexpr MessageRow<0> kThisIsNoFolder{"this is no folder", "这不是文件夹"};
inline constexpr MessageRow<0> kNameFolderOfPacks{"name the folder of the packs", "请给出规则包所在的文件夹"};
inline constexpr MessageRow<0> kFolderMayNotBeRead{"the folder may not be read", "没有读取该文件夹的权限"};
inline constexpr MessageRow<0> kFolderCannotBeRead{"the folder cannot be read", "文件夹无法读取"};
inline constexpr MessageRow<1> kNoCueHasTheId{"no entry of the cues has the id '{}'", "没有 id 为“{}”的 cue 条目"};
inline constexpr MessageRow<1> kNoPairOfSigns{"'{}' is no pair of signs", "“{}”不是一对符号"};
inline constexpr MessageRow<0> kWriteBothSigns{
    "write the sign that opens and behind it the one that closes, as in \"《》\"",
    "先写开始的符号，紧接着写结束的符号，如“《》”"};
inline constexpr MessageRow<0> kOfAndBehind{
    "'of' names lists by their ids, 'before' or 'behind' what stands at each of their words",
    "“of”以 id 指明词表，“before”或“behind”是加在其各词前或后的字词"};
inline constexpr MessageRow<1> kNoListHasTheId{"no list of words has the id '{}'", "没有 id 为“{}”的词表"};
inline constexpr MessageRow<1> kNameWordsOrFile{"name them here, or one a line in words/{}.txt beside the pack",
                                                "请写在这里，或写入规则包旁的 words/{}.txt，每行一个"};
inline constexpr MessageRow<0> kFolderHasNoPack{"the folder has no pack", "文件夹中没有规则包"};
inline constexpr MessageRow<0> kPacksEndInJson{"a pack is a file whose name ends in .json",
                                               "规则包是名称以 .json 结尾的文件"};
inline constexpr MessageRow<0> kThisEntryLacksValue{"this entry lacks 'value'", "该条目缺少“value”"};
inline constexpr MessageRow<1> kPackMustBeObjectNot{"a pack must be an object, not {}", "规则包必须是对象，而非{}"};
inline constexpr MessageRow<0> kPieceUnitIsReserved{"the piece 'unit' is made of all units and cannot be written",
                                                    "片段“unit”由全部单位组成，不能自写"};
inline constexpr MessageRow<0> kAddUnit{"add a unit to \"units\", or choose another name",
                                        "请在 \"units\" 中加单位，或换一个名称"};
inline constexpr MessageRow<0> kPieceNameSigns{"the name of a piece has lower-case letters, digits and _ only",
                                               "片段名只用小写字母、数字和 _"};
inline constexpr MessageRow<1> kPieceNeedsEither{"the piece '{}' needs either 'expression' or 'words'",
                                                 "片段“{}”需要“expression”或“words”"};
inline constexpr MessageRow<0> kWordsOrExpression{"words is a list of words, expression anything else",
                                                  "words 是词表，expression 是其他"};
inline constexpr MessageRow<1> kPieceMustBe{"a piece must be an expression or a list of words, not {}",
                                            "片段必须是表达式或词表，而非{}"};
inline constexpr MessageRow<2> kIsAlreadyWordOf{"'{}' is already a word of '{}'", "“{}”已是“{}”的词"};
inline constexpr MessageRow<0> kOneUnitOnly{"a word can be read as one unit only: take it out of one of the two",
                                            "一个词只能读作一个单位：请从其中之一删去"};
inline constexpr MessageRow<1> kThisLacksPosition{"this {} lacks 'position'", "该 {} 缺少“position”"};
inline constexpr MessageRow<0> kSayBeforeOrAfter{"say whether the words stand \"before\" or \"after\" the number",
                                                 "请说明词在数之前（\"before\"）还是之后（\"after\"）"};
inline constexpr MessageRow<1> kDidYouMean{"did you mean '{}'?", "是否想用“{}”？"};
inline constexpr MessageRow<2> kExampleOfCanExpectNo{"the example of {} can expect no '{}'", "{} 的示例不能期望“{}”"};
inline constexpr MessageRow<0> kNothingToRepeat{
    "* + ? stand behind what is repeated; meant as signs they are written \"\\\\*\" in JSON",
    "* + ? 写在被重复的部分之后；作为字符在 JSON 中写作 \"\\\\*\""};
inline constexpr MessageRow<1> kA{"a {}", "{}"};
inline constexpr MessageRow<1> kAn{"an {}", "{}"};
inline constexpr MessageRow<1> kKnown{"known: {}", "已知的有：{}"};
inline constexpr MessageRow<0> kEveryParenthesis{
    "every ( needs its ); a bracket that is meant as a sign is written \"\\\\(\" in JSON",
    "每个 ( 都要有对应的 )；作为字符的括号在 JSON 中写作 \"\\\\(\""};
inline constexpr MessageRow<0> kEveryBracket{"every [ needs its ]", "每个 [ 都要有对应的 ]"};
inline constexpr MessageRow<0> kBackslashTwice{
    "inside a JSON string a backslash is written twice: \"\\\\d\" for the expression \\d",
    "JSON 字符串中反斜杠要写两遍：表达式 \\d 写作 \"\\\\d\""};

// Of token classes and phrase rules.
inline constexpr MessageRow<1> kThereIsNoClass{"there is no token class '{}'", "没有词类“{}”"};
inline constexpr MessageRow<0> kExplainShowsClasses{"zhibiao explain --tokens FILE:LINE shows the classes of each word",
                                                    "zhibiao explain --tokens FILE:LINE 列出各词的词类"};
inline constexpr MessageRow<1> kClassHoldsItself{"the token class '{}' is made of itself", "词类“{}”由它自身组成"};
inline constexpr MessageRow<1> kClassIsOfSeveral{"'{}' stands for several tokens, not for one",
                                                 "“{}”代表多个词，而非一个"};
inline constexpr MessageRow<0> kUseItInExpression{"use it in an expression: {{name}}", "请在表达式中使用：{{名称}}"};
inline constexpr MessageRow<0> kClassIdBegins{"the id of a token class begins with 'class.'",
                                              "词类的 id 以“class.”开头"};
inline constexpr MessageRow<1> kClassIsThere{"the token class '{}' is there already and cannot be replaced",
                                             "词类“{}”是内置的，不能替换"};
inline constexpr MessageRow<0> kClassNeedsEither{"a token class needs either what it is made of or an expression",
                                                 "词类要么写明由什么组成，要么写表达式"};
inline constexpr MessageRow<0> kAnyOrExpression{
    "write one of \"any\", \"all\", \"words\", or an \"expression\" for several tokens",
    "请写 \"any\"、\"all\"、\"words\" 之一，多个词则写 \"expression\""};
inline constexpr MessageRow<0> kTokensTooLong{"the expression with its classes put in is too long",
                                              "代入词类后的表达式过长"};
inline constexpr MessageRow<1> kTooManyTerms{
    "the expressions of all packs would speak of more than {} classes and words: put words of one meaning into a class",
    "所有规则包的表达式用到的词类和词将超过 {} 个：请把意思相同的词放进一个词类"};
inline constexpr MessageRow<0> kClassNeedsBraces{"every {{ needs its }}", "每个 {{ 都要有对应的 }}"};
inline constexpr MessageRow<0> kPhraseHasNoFigure{"a phrase rule speaks of one figure, and this one names none",
                                                  "短语规则说的是一个数字，而此规则没有写明"};
inline constexpr MessageRow<0> kWriteFigure{"write {{figure}} where the figure stands, in every alternative",
                                            "请在数字所在处写 {{figure}}，每个分支都要有"};
inline constexpr MessageRow<0> kPhraseSaysNothing{"the rule says nothing of the figure", "此规则没有对数字作任何说明"};
inline constexpr MessageRow<0> kPhraseMaySay{
    "put its name into (?P<metric>...) or its comparison into (?P<base>...), or add \"comparator\", \"change\", "
    "\"role\", \"metric\" or \"refused\": true",
    "请把名称放进 (?P<metric>...) 或把比较基准放进 (?P<base>...)，或加上 "
    "\"comparator\"、\"change\"、\"role\"、\"metric\"，或 \"refused\": true"};
inline constexpr MessageRow<1> kPhraseNeverWins{"this rule never wins: '{}' stands before it and says the same",
                                                "此规则永远不会生效：前面的“{}”说的相同"};
inline constexpr MessageRow<0> kMakeItNarrower{"leave it out, or put it before the other",
                                               "请删去它，或把它放在另一条之前"};

}  // namespace zhibiao::patterns::rows
