#include "text/detect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "support/composed_texts.h"
#include "support/convert.h"
#include "text/simplify.h"
#include "text/source_text.h"

namespace zhibiao::text {
namespace {

using tests::composed_text;
using tests::convert;

struct Variant {
  const char* encoding;
  const char* mark;
  bool is_marked() const { return *mark != '\0'; }
};
constexpr Variant kVariants[] = {
    {"UTF-8", ""},    {"UTF-8", "\xEF\xBB\xBF"}, {"GB18030", ""},  {"Big5", ""},
    {"UTF-16LE", ""}, {"UTF-16LE", "\xFF\xFE"},  {"UTF-16BE", ""}, {"UTF-16BE", "\xFE\xFF"},
};

// 10 bytes to 100 KB, each size a little larger than the one before; both scripts in turn.
std::vector<std::string> texts() {
  std::vector<std::string> texts;
  constexpr unsigned kTexts = 260;
  for (unsigned i = 0; i < kTexts; ++i) {
    const double share = static_cast<double>(i) / (kTexts - 1);
    std::string text = composed_text(static_cast<std::size_t>(10 * std::pow(10000, share)), i + 1);
    if (i % 2 == 0) simplify(text);
    texts.push_back(std::move(text));
  }
  return texts;
}

TEST(Detection, EveryTextInEveryEncodingIsRightOrReported) {
  std::size_t variants = 0;
  std::size_t in_big5 = 0;
  std::size_t reported = 0;
  for (const std::string& text : texts()) {
    for (const Variant& variant : kVariants) {
      const auto converted = convert(text, "UTF-8", variant.encoding);
      if (!converted) {  // simplified characters have no place in Big5
        EXPECT_STREQ(variant.encoding, "Big5");
        continue;
      }
      ++variants;
      if (*variant.encoding == 'B') ++in_big5;
      const auto decoded = decode(variant.mark + *converted, "a.txt");
      if (!decoded) {
        ++reported;
        EXPECT_LT(text.size(), 60U) << variant.encoding << ": " << decoded.error().message.english() << ": " << text;
        EXPECT_FALSE(variant.is_marked());
        EXPECT_FALSE(decoded.error().hint.empty());
        continue;
      }
      const bool keeps_mark = variant.is_marked() && decoded->encoding == "UTF-8";
      ASSERT_EQ(decoded->utf8, (keeps_mark ? variant.mark : "") + text) << variant.encoding;
      ASSERT_EQ(decoded->encoding, variant.encoding) << text;
      EXPECT_TRUE(decoded->diagnostics.empty());
      EXPECT_GT(decoded->encoding_confidence, 0.9);
      EXPECT_LE(decoded->encoding_confidence, 1);
      if (variant.is_marked()) {
        EXPECT_EQ(decoded->encoding_confidence, 1);
      }
    }
  }
  EXPECT_GT(variants, 260U * 7);
  EXPECT_GT(in_big5, 130U);
  EXPECT_LT(reported, variants / 100);
}

// Files of a word or two. They may be reported, but never read as other words.
TEST(Detection, FewCharactersAreRightOrReported) {
  std::size_t right = 0;
  std::size_t reported = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    std::string text = composed_text(9 + seed % 20, seed).substr(0);
    if (seed % 2 == 0) simplify(text);
    for (const Variant& variant : kVariants) {
      const auto converted = convert(text, "UTF-8", variant.encoding);
      if (!converted || variant.is_marked()) continue;
      const auto decoded = decode(*converted, "a.txt");
      if (decoded) {
        ASSERT_EQ(decoded->utf8, text) << variant.encoding << " as " << decoded->encoding;
      }
      (decoded ? right : reported) += 1;
    }
  }
  EXPECT_GT(right, 15 * reported);
}

TEST(Detection, AsciiIsUtf8) {
  for (const std::string text : {"", "a", "12\n", "2025\n", "id,value\n1,2\n", "plain words in a line"}) {
    const auto decoded = decode(text, "a.txt");
    ASSERT_TRUE(decoded.has_value()) << text;
    EXPECT_EQ(decoded->encoding, "UTF-8");
    EXPECT_EQ(decoded->utf8, text);
    EXPECT_EQ(decoded->encoding_confidence, 1) << text;
  }
}

TEST(Detection, AWordThatIsValidUtf8AsWellIsNotGuessed) {
  // 洽 and a few others are two bytes in GB18030 that UTF-8 takes for one letter of another script.
  const auto decoded = decode(*convert("洽", "UTF-8", "GB18030"), "a.txt");
  ASSERT_FALSE(decoded.has_value());
  EXPECT_EQ(decoded.error().code, "undecidable-encoding");
  EXPECT_EQ(decoded.error().message.english().find("the encoding cannot be told: "), 0U)
      << decoded.error().message.english();
}

TEST(Detection, TextsOfOtherLanguagesAreReported) {
  const std::string korean = "올해 도서관 이용자는 작년보다 늘었다. 새로운 열람실을 열고 강좌를 늘릴 계획이다.\n";
  const std::string russian = "В этом году число читателей выросло. Открыты новые залы и курсы.\n";
  const std::string french = "Le musée a été rénové à l'été dernier; la fréquentation a doublé.\n";
  for (const auto& [text, encoding] :
       {std::pair(korean, "EUC-KR"), std::pair(korean, "CP949"), std::pair(russian, "CP1251"),
        std::pair(russian, "KOI8-R"), std::pair(french, "ISO-8859-1"), std::pair(french, "CP1252")}) {
    const auto decoded = decode(*convert(text, "UTF-8", encoding), "a.txt");
    EXPECT_FALSE(decoded.has_value()) << encoding << " as " << decoded->encoding << ": " << decoded->utf8;
  }
  // As UTF-8 they are what they say.
  for (const std::string& text : {korean, russian, french}) {
    const auto decoded = decode(text, "a.txt");
    ASSERT_TRUE(decoded.has_value()) << text;
    EXPECT_EQ(decoded->utf8, text);
  }
}

TEST(Detection, TwoFilesInOneAreReportedWithTheLine) {
  const std::string first = composed_text(900, 5);
  const std::string second = "青石縣水庫除險加固工程進展情況通報\n";
  for (const char* encoding : {"GB18030", "Big5"}) {
    const std::string bytes = *convert(first, "UTF-8", encoding) + "\n" + second;
    const auto decoded = decode(bytes, "a.txt");
    ASSERT_FALSE(decoded.has_value()) << encoding;
    // Where the line happens to be no character of the encoding, that is the place named.
    EXPECT_TRUE(decoded.error().code == "mixed-encodings" || decoded.error().code == "undecodable")
        << decoded.error().code;
    EXPECT_EQ(decoded.error().line, static_cast<std::size_t>(2 + std::ranges::count(first, '\n')));
  }
  const auto decoded = decode(first + *convert(composed_text(900, 6), "UTF-8", "GB18030"), "a.txt");
  ASSERT_FALSE(decoded.has_value());
  EXPECT_EQ(decoded.error().message.english().find("broken UTF-8 at byte " + std::to_string(first.size())), 0U)
      << decoded.error().message.english();
}

TEST(Detection, BytesWithoutMeaningAreReported) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(20 + random() % 400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    EXPECT_FALSE(decode(bytes, "a.txt").has_value());
    for (char& byte : bytes) byte = static_cast<char>(0xA1 + random() % 94);  // each pair a character of GB2312
    const auto decoded = decode(bytes, "a.txt");
    EXPECT_FALSE(decoded.has_value()) << decoded->encoding << ": " << decoded->utf8;
  }
}

TEST(Detection, ALongPrefaceOfAsciiDoesNotHideTheEncoding) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "column" + std::to_string(i) + ",";
  text += "\n" + composed_text(400, 3);
  for (const char* encoding : {"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"}) {
    const auto decoded = decode(*convert(text, "UTF-8", encoding), "a.txt");
    ASSERT_TRUE(decoded.has_value()) << encoding << ": " << decoded.error().message.english();
    EXPECT_EQ(decoded->encoding, encoding);
    EXPECT_EQ(decoded->utf8, text);
  }
}

}  // namespace
}  // namespace zhibiao::text
