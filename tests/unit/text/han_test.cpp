#include "text/han.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>

#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "support/composed_texts.h"
#include "text/folded_text.h"
#include "text/simplify.h"

namespace zhibiao::text {
namespace {

std::string simplified(std::string utf8) {
  simplify(utf8);
  return utf8;
}

TEST(IsHan, IsAnIdeographAndWhatIsWrittenAsOne) {
  for (const char32_t han : {U'一', U'龥', U'㐀', U'〇', U'々', U'豈', U'𠂇'}) {
    EXPECT_TRUE(is_han(han)) << static_cast<unsigned>(han);
  }
  for (const char32_t other : {U'a', U'0', U'、', U'。', U'（', U'ア', U'한', U'Ⅰ', U'①'}) {
    EXPECT_FALSE(is_han(other)) << static_cast<unsigned>(other);
  }
}

// The word list may change in a few words before the table is made anew.
TEST(CharacterCost, IsWhatTheWordListSays) {
  std::ifstream list(ZHIBIAO_SOURCE_DIR "/patterns/lexicon.tsv");
  ASSERT_TRUE(list.is_open());
  std::map<char32_t, double> counts;
  double all = 0;
  for (std::string line; std::getline(list, line);) {
    const std::string word = line.substr(0, line.find('\t'));
    const double frequency = std::stod(line.substr(line.rfind('\t') + 1));
    for (std::size_t at = 0; at < word.size();) {
      const base::CodePoint next = base::decode_code_point(word, at);
      at += next.size;
      if (next.value < 0x3400 || next.value > 0x9FFF) continue;
      counts[next.value] += frequency;
      all += frequency;
    }
  }
  std::size_t compared = 0;
  std::size_t far = 0;
  for (const auto& [character, count] : counts) {
    if (count < 500 || simplified_form(character) != character) continue;
    ++compared;
    if (std::abs(character_cost(character) - std::log2(all / count)) > 1) ++far;
  }
  EXPECT_GT(compared, 2500U);
  EXPECT_LE(far, compared / 200);
}

TEST(CharacterCost, RisesWithRarity) {
  EXPECT_LT(character_cost(U'的'), character_cost(U'县'));
  EXPECT_LT(character_cost(U'县'), character_cost(U'蟹'));
  EXPECT_LT(character_cost(U'蟹'), character_cost(U'鑫') + 3);
  EXPECT_LT(character_cost(U'，'), character_cost(U'я'));
  EXPECT_EQ(character_cost(U'縣'), character_cost(U'县'));
  EXPECT_EQ(character_cost(U'\0'), kCostOfNoCharacter);
  EXPECT_EQ(character_cost(0x85), kCostOfNoCharacter);
  EXPECT_EQ(character_cost(0xFFFF), kCostOfNoCharacter);
  EXPECT_EQ(character_cost(base::kReplacement), kCostOfNoCharacter);
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    ASSERT_GT(character_cost(value), 0U) << static_cast<unsigned>(value);
    ASSERT_LE(character_cost(value), kCostOfNoCharacter) << static_cast<unsigned>(value);
  }
}

TEST(SimplifiedForm, IsWhatIcuMakesOfTheCharacter) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status) && icu);
  std::size_t same = 0;
  std::size_t other = 0;
  std::size_t changed = 0;
  for (char32_t value = 0x3400; value <= 0x9FFF; ++value) {
    icu::UnicodeString text(static_cast<UChar32>(value));
    icu->transliterate(text);
    const auto theirs = static_cast<char32_t>(text.char32At(0));
    const char32_t ours = simplified_form(value);
    ASSERT_EQ(simplified_form(ours), ours) << static_cast<unsigned>(value);
    changed += ours != value ? 1 : 0;
    (ours == theirs ? same : other) += 1;
  }
  EXPECT_GT(changed, 2800U);
  EXPECT_LE(other, 20U);  // the six left out, and what another version of ICU may say
}

TEST(Simplify, EveryCharacterKeepsItsSize) {
  EXPECT_EQ(simplified("臺灣學校增加３．５萬個，餘額億元。abc é 𠂇"), "台湾学校增加３．５万个，余额亿元。abc é 𠂇");
  EXPECT_EQ(simplified("全县新建学校12所"), "全县新建学校12所");
  EXPECT_EQ(simplified(""), "");
  EXPECT_EQ(simplified("\xE7\xB8"), "\xE7\xB8");  // cut and broken bytes stay
  const std::string text = tests::composed_text(20000, 3);
  EXPECT_EQ(simplified(text).size(), text.size());
  EXPECT_EQ(base::first_invalid_utf8(simplified(text)), std::nullopt);
}

TEST(IsTraditional, CountsTheIdeographsOfShortTexts) {
  std::mt19937 random(11);
  constexpr std::u32string_view kSigns = U"农农农农农农農㐀㐁䶿一鿿鿆々〇、。é𠂇a5 ";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    std::size_t han = 0;
    std::size_t traditional = 0;
    for (std::size_t size = random() % 40; size > 0; --size) {
      const char32_t sign = kSigns[random() % kSigns.size()];
      base::append_code_point(text, sign);
      han += sign >= kFirstIdeograph && sign <= kLastIdeograph ? 1 : 0;
      traditional += is_traditional_form(sign) ? 1 : 0;
    }
    ASSERT_EQ(is_traditional(text), traditional > 0 && traditional * 10 >= han) << text;
  }
}

TEST(IsTraditional, AsksForMoreThanAQuotation) {
  EXPECT_TRUE(is_traditional(tests::composed_text(3000, 1)));
  EXPECT_FALSE(is_traditional(simplified(tests::composed_text(3000, 1))));
  EXPECT_TRUE(is_traditional(tests::composed_text(300000, 2)));
  EXPECT_FALSE(is_traditional(simplified(tests::composed_text(300000, 2))));
  EXPECT_TRUE(is_traditional("推進農業"));
  EXPECT_FALSE(is_traditional(""));
  EXPECT_FALSE(is_traditional("plain words, 12%"));
  EXPECT_FALSE(is_traditional(
      "馆藏匾额题为“雲溪書院”，修缮后重新开放，全年接待参观者三万余人次，满意度有所提高，各方反映良好。"));
  for (unsigned seed = 1; seed <= 300; ++seed) {
    const std::string text = tests::composed_text(200, seed);
    EXPECT_TRUE(is_traditional(text)) << text;
    EXPECT_FALSE(is_traditional(simplified(text))) << simplified(text);
  }
}

TEST(FoldedText, SimplifiedTextTracesBackAsBefore) {
  const std::string source = "（一）學校增長１２．５％，\n達到３萬個";
  FoldedText text;
  text.append(source, {0, source.size()});
  FoldedText simplified(true);
  simplified.append(source, {0, source.size()});
  EXPECT_EQ(simplified.text(), "(一)学校增长12.5%，\n达到3万个");
  ASSERT_EQ(simplified.size(), text.size());
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= text.size(); ++end) {
      ASSERT_EQ(simplified.source({begin, end}), text.source({begin, end}));
    }
  }
}

}  // namespace
}  // namespace zhibiao::text
