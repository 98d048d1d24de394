#include "indicators/number_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "embedded/embedded.h"
#include "patterns/pack_loader.h"
#include "support/cases.h"
#include "zhibiao/names.h"

namespace zhibiao::indicators {
namespace {

const NumberListReader& reader() {
  static const NumberListReader built(tests::built_in_packs(), embedded::file("lexicon.tsv"));
  return built;
}

// "text|value|high|unit|kind|comparator"
std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& number : reader().read(text)) {
    std::string one(number.range.of(text));
    one += "|" + number.value.text + "|" + (number.high ? number.high->text : "") + "|" + std::string(number.unit);
    one += "|" + std::string(number.kind ? name_of(*number.kind) : "number");
    all.push_back(one + "|" + std::string(name_of(number.comparator)));
  }
  return all;
}

using All = std::vector<std::string>;

TEST(NumberList, BareNumbers) {
  EXPECT_EQ(listed("一百零五"), All{"一百零五|105|||number|="});
  EXPECT_EQ(listed("两千四百五"), All{"两千四百五|2450|||number|="});
  EXPECT_EQ(listed("一千零五"), All{"一千零五|1005|||number|="});
  EXPECT_EQ(listed("三万二"), All{"三万二|32000|||number|="});
  EXPECT_EQ(listed("点五"), All{"点五|0.5|||number|="});
  EXPECT_EQ(listed("负三"), All{"负三|-3|||number|="});
  EXPECT_EQ(listed("25万6千"), All{"25万6千|256000|||number|="});
  EXPECT_EQ(listed("五百多"), All{"五百多|500|||number|>"});
  EXPECT_EQ(listed("壹贰叁"), All{"壹贰叁|123|||number|="});
  EXPECT_EQ(listed("三萬億"), All{"三萬億|3000000000000|||number|="});
}

TEST(NumberList, UnitsAndComparators) {
  EXPECT_EQ(listed("百分之负六十五点二八"), All{"百分之负六十五点二八|-65.28||%|percentage|="});
  EXPECT_EQ(listed("不少于300人"), All{"300人|300||人|count|>="});
  EXPECT_EQ(listed("控制在5%以内"), All{"5%|5||%|percentage|<="});
  EXPECT_EQ(listed("超过了40万人次"), All{"40万人次|400000||人次|count|>"});
  EXPECT_EQ(listed("近百名"), All{"百名|100||名|count|~"});
  EXPECT_EQ(listed("3—5所左右"), All{"3—5所|3|5|所|count|~"});
  EXPECT_EQ(listed("三分之一"), All{"三分之一|0.333333333333333|||ratio|="});
}

TEST(NumberList, SpansAreOfTheTextAsItIs) {
  EXPECT_EQ(listed("水质达标率为９７．５％。"), All{"９７．５％|97.5||%|percentage|="});
  EXPECT_EQ(listed("１２３ 座"), All{"１２３ 座|123||座|count|="});
}

TEST(NumberList, SeveralInOrder) {
  EXPECT_EQ(listed("新建12座,投资超3亿元,其余8"),
            (All{"12座|12||座|count|=", "3亿元|300000000||元|money|>", "8|8|||number|="}));
}

TEST(NumberList, AMinusIsAWordOfItsOwn) {
  EXPECT_EQ(listed("今天负五摄氏度"), All{"负五摄氏度|-5||摄氏度|measure|="});
  EXPECT_EQ(listed("减负147亿元"), All{"147亿元|14700000000||元|money|="});
}

TEST(NumberList, WordsThatHoldANumeralYieldNothing) {
  for (const std::string_view text : {"四川", "五台山", "没有人拾到", "统一", "百货", "三峡", "陆地", "C9", "几十个"}) {
    EXPECT_EQ(listed(text), All{}) << text;
  }
}

TEST(NumberList, NothingInNothing) {
  EXPECT_EQ(listed(""), All{});
  EXPECT_EQ(listed("泵站xx座"), All{});
  EXPECT_EQ(listed("\xE4\xB8"), All{});
}

// 300,000 digits and ten times as many are looked at and left behind.
TEST(NumberList, LongRunsOfDigitsCostNothing) {
  for (const std::size_t size : {std::size_t{300'000}, std::size_t{3'000'000}}) {
    EXPECT_EQ(listed(std::string(size, '8') + "座,12座"), All{"12座|12||座|count|="});
  }
}

}  // namespace
}  // namespace zhibiao::indicators
