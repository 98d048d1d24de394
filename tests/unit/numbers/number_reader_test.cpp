#include "numbers/number_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "support/cases.h"

namespace zhibiao::numbers {
namespace {

const NumberReader& reader() {
  static const NumberReader built(tests::built_in_packs().cues, tests::built_in_words());
  return built;
}

// "end|value|high": how much of the text is the number, and what it is worth; empty where none begins.
std::string read(std::string_view text) {
  const auto number = reader().read(text, 0);
  if (!number) return "";
  std::string shown(number->range.of(text));
  shown += "|" + number->value.decimal().text;
  if (number->high) shown += "|" + number->high->decimal().text;
  return shown;
}

struct Row {
  const char* text;
  const char* read;
};

class Reads : public testing::TestWithParam<Row> {};

TEST_P(Reads, EndAndWorth) { EXPECT_EQ(read(GetParam().text), GetParam().read); }

INSTANTIATE_TEST_SUITE_P(Arabic, Reads,
                         testing::Values(Row{"12所", "12|12"}, Row{"98.20%", "98.20|98.20"},
                                         Row{"12,600份", "12,600|12600"}, Row{"1,204,350.5元", "1,204,350.5|1204350.5"},
                                         Row{"1,20人", "1|1"}, Row{"1234,567", "1234|1234"}, Row{"3.", "3|3"},
                                         Row{"1.2.3节", "1.2|1.2"}, Row{"3.5万", "3.5万|35000"},
                                         Row{"3.25万", "3.25万|32500"}, Row{"1.2万亿元", "1.2万亿|1200000000000"},
                                         Row{"1万多人", "1万多|10000"}, Row{"200余场", "200余|200"},
                                         Row{"2亿3000万元", "2亿3000万|230000000"}, Row{"25万6千", "25万6千|256000"},
                                         Row{"2万3亿", ""}, Row{"5万30人", "5万30|50030"}, Row{"007", "007|7"},
                                         Row{"-3.5%", "-3.5|-3.5"}, Row{"-x", ""}));

INSTANTIATE_TEST_SUITE_P(
    Chinese, Reads,
    testing::Values(Row{"三所", "三|3"}, Row{"十二项", "十二|12"}, Row{"二十一座", "二十一|21"},
                    Row{"一百零五", "一百零五|105"}, Row{"一百五", "一百五|150"}, Row{"两千四百五", "两千四百五|2450"},
                    Row{"一千零五", "一千零五|1005"}, Row{"一千零五余", "一千零五余|1005"},
                    Row{"三万万五千万", "三万万五千万|350000000"}, Row{"三千1.5万", ""}, Row{"三万二点五", ""},
                    Row{"三万二", "三万二|32000"}, Row{"三万零二", "三万零二|30002"},
                    Row{"一亿两千万", "一亿两千万|120000000"}, Row{"三万亿", "三万亿|3000000000000"},
                    Row{"十万零五百", "十万零五百|100500"}, Row{"五百多", "五百多|500"}, Row{"十余万", "十余万|100000"},
                    Row{"三点五万", "三点五万|35000"}, Row{"九十八点五", "九十八点五|98.5"}, Row{"点五", "点五|0.5"},
                    Row{"零点八", "零点八|0.8"}, Row{"负三点二", "负三点二|-3.2"}, Row{"二〇三一", "二〇三一|2031"},
                    Row{"四千份", "四千|4000"}, Row{"所", ""}, Row{"", ""}, Row{"余", ""}, Row{"点", ""}));

INSTANTIATE_TEST_SUITE_P(Ranges, Reads,
                         testing::Values(Row{"三五名", "三五|3|5"}, Row{"七八名", "七八|7|8"},
                                         Row{"十七八岁", "十七八|17|18"}, Row{"五六百户", "五六百|500|600"},
                                         Row{"二十七八岁", "二十七八|27|28"}, Row{"三四万亩", "三四万|30000|40000"}));

INSTANTIATE_TEST_SUITE_P(BankersAndTraditional, Reads,
                         testing::Values(Row{"壹仟贰佰叁拾肆", "壹仟贰佰叁拾肆|1234"},
                                         Row{"叁拾贰万元", "叁拾贰万|320000"}, Row{"三萬億", "三萬億|3000000000000"},
                                         Row{"兩千餘戶", "兩千餘|2000"}, Row{"伍佰陸拾", "伍佰陸拾|560"},
                                         Row{"玖拾捌點柒", "玖拾捌點柒|98.7"}));

INSTANTIATE_TEST_SUITE_P(
    Parts, Reads,
    testing::Values(Row{"百分之八十", "百分之八十|80"}, Row{"百分之九十八点五", "百分之九十八点五|98.5"},
                    Row{"百分之负六十五点二八", "百分之负六十五点二八|-65.28"}, Row{"百分之100", "百分之100|100"},
                    Row{"百分之百", "百分之百|100"}, Row{"千分之三", "千分之三|3"}, Row{"四分之一", "四分之一|0.25"},
                    Row{"三分之二", "三分之二|0.666666666666667"}, Row{"1/4", "1/4|0.25"}, Row{"4/1", "4|4"},
                    Row{"1/4/2", "1|1"}, Row{"3/12/31", "3|3"}, Row{"2031/3/12", "2031|2031"}, Row{"1/0", "1|1"},
                    Row{"一又二分之一", "一又二分之一|1.5"}, Row{"三成", "三成|30"}, Row{"七成五", "七成五|75"},
                    Row{"九成半", "九成半|95"}, Row{"半百", "半百|50"}, Row{"半万", "半万|5000"}, Row{"两番", "两番|4"},
                    Row{"翻一番", "翻一番|2"}, Row{"翻了两番", "翻了两番|4"}, Row{"翻新", ""}));

INSTANTIATE_TEST_SUITE_P(Mixed, Reads,
                         testing::Values(Row{"1万600人", "1万600|10600"}, Row{"1千零20", "1千零20|1020"},
                                         Row{"2亿零300万", "2亿零300万|203000000"}, Row{"5万4千6百", "5万4千6百|54600"},
                                         Row{"两万3千", "两万3千|23000"}, Row{"3万2人", ""}, Row{"1千3000", ""},
                                         Row{"3万20000", ""}, Row{"3.5万600", "3.5万|35000"}, Row{".6%", ".6|0.6"},
                                         Row{"1，234，567元", "1，234，567|1234567"}, Row{"1,234，567", "1,234|1234"}));

INSTANTIATE_TEST_SUITE_P(Zeros, Reads,
                         testing::Values(Row{"一千零十二", "一千零十二|1012"}, Row{"一万零十二", "一万零十二|10012"},
                                         Row{"一百零十万", "一百零十万|1100000"}, Row{"一百○五万", "一百○五万|1050000"},
                                         Row{"廿六", "廿六|26"}, Row{"三万万", "三万万|300000000"},
                                         Row{"二万三千亿", "二万三千亿|2300000000000"},
                                         Row{"三万亿零五百万", "三万亿零五百万|3000005000000"}));

INSTANTIATE_TEST_SUITE_P(PairsBehindScales, Reads,
                         testing::Values(Row{"一万六七千", "一万六七千|16000|17000"},
                                         Row{"一亿二三千万", "一亿二三千万|120000000|130000000"},
                                         Row{"一千零七八十", "一千零七八十|1070|1080"}, Row{"三百五六人", ""},
                                         Row{"一百几十", "一百几十|100"}));

INSTANTIATE_TEST_SUITE_P(FoldsAndRates, Reads,
                         testing::Values(Row{"八五折", "八五折|85"}, Row{"八折", "八折|80"}, Row{"8.5折", "8.5折|85"},
                                         Row{"十成", "十成|100"}, Row{"七八成", "七八成|70|80"}, Row{"3成5", "3成5|35"},
                                         Row{"百万分之八", "百万分之八|0.000008"},
                                         Row{"亿分之三", "亿分之三|0.00000003"}, Row{"9/10万", "9/10万|9"},
                                         Row{"8.5/10万", "8.5/10万|8.5"}));

TEST(NumberReader, TellsWhereANumberIsCut) {
  const auto is_cut = [](std::string_view text) { return reader().is_cut(text, *reader().read(text, 0)); };
  for (const std::string_view text :
       {"1.2.3", "1,20", "1234,567", "2024 15", "3.5万600", "5一", "三百五七", "万千", "翻一番半"}) {
    EXPECT_TRUE(is_cut(text)) << text;
  }
  for (const std::string_view text : {"12所", "三所", "1，在", "5.", "一721", "3 座", "翻一番"})
    EXPECT_FALSE(is_cut(text)) << text;
}

TEST(NumberReader, TellsThePlainForms) {
  EXPECT_EQ(reader().read("三成", 0)->form, NumberForm::percent);
  EXPECT_EQ(reader().read("百分之三", 0)->form, NumberForm::percent);
  EXPECT_EQ(reader().read("千分之三", 0)->form, NumberForm::permille);
  EXPECT_EQ(reader().read("三分之一", 0)->form, NumberForm::fraction);
  EXPECT_EQ(reader().read("翻两番", 0)->form, NumberForm::doubling);
  EXPECT_EQ(reader().read("xx", 0)->form, NumberForm::placeholder);
  EXPECT_EQ(reader().read("12", 0)->form, NumberForm::arabic);
  EXPECT_EQ(reader().read("十二", 0)->form, NumberForm::chinese);
}

TEST(NumberReader, TellsWhatCannotBeToldExactly) {
  EXPECT_TRUE(reader().read("几十", 0)->vague);
  EXPECT_TRUE(reader().read("数百", 0)->vague);
  EXPECT_TRUE(reader().read("五百多", 0)->over);
  EXPECT_TRUE(reader().read("十几", 0)->over);
  EXPECT_TRUE(reader().read("千", 0)->bare_scale);
  EXPECT_FALSE(reader().read("一千", 0)->bare_scale);
  EXPECT_TRUE(reader().read("一二三", 0)->list);
  EXPECT_FALSE(reader().read("二〇三一", 0)->list);
}

TEST(NumberReader, ReadsPlaceholders) {
  for (const std::string_view text : {"xx", "XX", "××", "**", "__", "〔...〕", "xx.x"}) {
    const auto number = reader().read(text, 0);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(number->form, NumberForm::placeholder) << text;
    EXPECT_EQ(number->range.size(), text.size()) << text;
  }
  EXPECT_FALSE(reader().read("xxl", 0));
  EXPECT_FALSE(reader().read("axx", 1));
}

TEST(NumberReader, MayBeginIsTrueWhereverANumberBegins) {
  for (const std::string_view text :
       {"7", "-7", "七", "负七", "点七", "几十", "xx", "〔...〕", "翻一番", "百分之七", "萬"}) {
    EXPECT_EQ(reader().next_beginning(text, 0, text.size()), 0U) << text;
    EXPECT_TRUE(reader().read(text, 0)) << text;
  }
  EXPECT_EQ(reader().next_beginning("a,里7", 0, 6), 5U);
  EXPECT_EQ(reader().next_beginning("a,里", 0, 5), 5U);
}

TEST(NumberReader, ReadsEighteenDigitsAndNoMore) {
  EXPECT_EQ(read("123456789012345678"), "123456789012345678|123456789012345678");
  EXPECT_EQ(read("1234567890123456789"), "");
  EXPECT_EQ(read("0.1234567890123456789"), "");
}

// A run too long is left behind in one step.
TEST(NumberReader, LongRunsAreSkippedWhole) {
  const std::string digits(300'000, '9');
  EXPECT_FALSE(reader().read(digits, 0));
  EXPECT_EQ(reader().end_of_run(digits, 0), digits.size());
  std::string chinese;
  for (int i = 0; i < 1000; ++i) chinese += "三";
  EXPECT_FALSE(reader().read(chinese, 0));
  EXPECT_EQ(reader().end_of_run(chinese, 0), chinese.size());
  EXPECT_EQ(reader().end_of_run("座12", 0), 0U);
}

// Numbers inside numbers are bounded: none of these may run out of stack.
TEST(NumberReader, NestedNumbersAreBounded) {
  for (const std::string_view piece : {"三分之", "一又", "翻", "2万3", "1亿2", "负", "点五", "1/"}) {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += piece;
    const auto number = reader().read(text, 0);
    if (number) {
      EXPECT_LT(number->range.end, 200U) << piece;
    }
  }
}

TEST(NumberReader, IsSafeAtTheEndOfBrokenText) {
  for (const std::string_view text :
       {"三\xE7", "\xE7\x99", "百分之", "负", "1.", "1,", "1/", "12万\xE4\xBA", "〔..", "点"}) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const auto number = reader().read(text, at);
      if (number) {
        EXPECT_LE(number->range.end, text.size());
      }
    }
  }
}

}  // namespace
}  // namespace zhibiao::numbers
