#include "zhibiao/message.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <type_traits>

#include "base/message_rows.h"
#include "base/system_error.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao {
namespace {

constexpr MessageRow<> kEmpty{"the list is empty", "列表是空的"};
constexpr MessageRow<2> kTwo{"{} of '{}'", "{}：“{}”"};

// What a message may be made of, told by the compiler.
template <class From>
constexpr bool is_message_of = std::is_convertible_v<From, Message> || std::is_constructible_v<Message, From>;
static_assert(!is_message_of<const char*> && !is_message_of<std::string>, "text without a row is no message");
static_assert(!std::is_constructible_v<Error, const char*, const char*, int, int, const char*>);
static_assert(std::is_invocable_v<MessageRow<>> && !std::is_invocable_v<MessageRow<>, int>);
static_assert(std::is_invocable_v<MessageRow<2>, int, Message> && !std::is_invocable_v<MessageRow<2>, int>);
static_assert(!std::is_default_constructible_v<MessageRow<>>, "a row has its texts");
static_assert(!std::is_constructible_v<MessageRow<>, const char*>, "and both of them");

TEST(Message, IsInEitherLanguage) {
  EXPECT_EQ(kEmpty().english(), "the list is empty");
  EXPECT_EQ(kEmpty().in(Language::chinese), "列表是空的");
  EXPECT_EQ(kTwo(3, "b").english(), "3 of 'b'");
  EXPECT_EQ(kTwo(3, "b").in(Language::chinese), "3：“b”");
}

TEST(Message, InAMessageFollowsItsLanguageAndWordsOfOthersDoNot) {
  const Message message = kTwo(kTwo("a", kEmpty()), Message::verbatim("the list is empty"));
  EXPECT_EQ(message.english(), "a of 'the list is empty' of 'the list is empty'");
  EXPECT_EQ(message.in(Language::chinese), "a：“列表是空的”：“the list is empty”");
}

TEST(Message, ReadsNothingInWhatFillsItsGaps) {
  EXPECT_EQ(kTwo("{}", "{} {}").english(), "{} of '{} {}'");
  EXPECT_EQ(Message::verbatim("{}").english(), "{}");
}

TEST(Message, SaysNothingUnlessToldWhat) {
  EXPECT_TRUE(Message().empty());
  EXPECT_EQ(Message().english(), "");
  EXPECT_TRUE(Message::verbatim("").empty());
  EXPECT_FALSE(kEmpty().empty());
}

TEST(Message, TellsItsRowAndItsArguments) {
  const Message message = kTwo(3, "b");
  EXPECT_EQ(message.texts(), &kTwo.texts);
  ASSERT_EQ(message.arguments().size(), 2U);
  EXPECT_EQ(message.arguments()[1].english(), "b");
  EXPECT_EQ(Message::verbatim("b").texts(), nullptr);
}

TEST(SystemError, HasTheCauseInTheLanguageAsked) {
  const Error known = base::system_error(ENOENT, base::rows::kCannotOpen, "a");
  EXPECT_EQ(known.code, "not-found");
  EXPECT_EQ(known.message.english(), "cannot open: no such file or folder");
  EXPECT_EQ(known.message.in(Language::chinese), "无法打开：没有这个文件或文件夹");
  const Error other = base::system_error(EIO, base::rows::kCannotRead, "a");
  EXPECT_EQ(other.code, "input-output");
  EXPECT_EQ(other.message.english(), "cannot read: Input/output error");
  EXPECT_EQ(other.message.in(Language::chinese), "无法读取：Input/output error");
}

}  // namespace
}  // namespace zhibiao
