#include "text/repair.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/composed_texts.h"
#include "text/source_text.h"

namespace zhibiao::text {
namespace {

const std::string kTraditionalReport =
    "南屏鄉防汛工作總結\n\n一、基本情況\n全鄉有堤防７６公里，涵閘3.2萬元一座，比上年增加4%。\n";

TEST(Repair, ABrokenByteBecomesAReplacementCharacterWithItsPlace) {
  std::string bytes = kTraditionalReport;
  const std::size_t at = bytes.find("７");
  bytes[at] = '\xFF';  // the other two bytes of the character stand for nothing either
  const auto decoded = decode(bytes, "a.txt");
  ASSERT_TRUE(decoded.has_value()) << decoded.error().message.english();
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_EQ(decoded->utf8, kTraditionalReport.substr(0, at) + "\uFFFD" + kTraditionalReport.substr(at + 3));
  ASSERT_EQ(decoded->diagnostics.size(), 1U);
  const Diagnostic& first = decoded->diagnostics[0];
  EXPECT_EQ(first.severity, Severity::warning);
  EXPECT_EQ(first.code, "repaired-utf8");
  EXPECT_EQ(first.line, 4U);
  EXPECT_EQ(first.column, 6U);
  EXPECT_EQ(first.message.english(),
            "byte " + std::to_string(at) + " (FF BC 97) is no UTF-8; U+FFFD stands in its place");
}

TEST(Repair, WhatStandsAroundThePlaceIsUntouched) {
  const std::string text = tests::composed_text(5000, 8);
  const std::size_t middle = text.find('\n', 2000);
  for (const std::string broken : {"\xFF", "\xE5", "\xE5\xAD", "\xF0\x9F\x98", "\xC0", "\xED"}) {
    const std::string bytes = text.substr(0, middle) + broken + text.substr(middle);
    const auto decoded = decode(bytes, "a.txt");
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->utf8, text.substr(0, middle) + "\uFFFD" + text.substr(middle)) << testing::PrintToString(broken);
    ASSERT_EQ(decoded->diagnostics.size(), 1U);
    const Span span = decoded->span({middle, middle + 3});
    EXPECT_EQ(decoded->diagnostics[0].line, span.line);
    EXPECT_EQ(decoded->diagnostics[0].column, span.column);
  }
}

TEST(Repair, ATextCutInsideACharacterIsRead) {
  const std::string text = tests::composed_text(3000, 9) + "縣";
  for (const std::size_t left : {1U, 2U}) {
    const auto decoded = decode(text.substr(0, text.size() - left), "a.txt");
    ASSERT_TRUE(decoded.has_value()) << decoded.error().message.english();
    EXPECT_EQ(decoded->utf8, text.substr(0, text.size() - 3) + "\uFFFD");
    EXPECT_EQ(decoded->diagnostics.size(), 1U);
  }
}

TEST(Repair, AMarkOrAForcedEncodingIsRepairedToo) {
  std::string bytes = kTraditionalReport;
  bytes += '\xFF';
  for (const auto& [mark, forced] : {std::pair<std::string, std::optional<std::string>>{"\xEF\xBB\xBF", {}},
                                     std::pair<std::string, std::optional<std::string>>{"", "utf-8"}}) {
    const auto decoded = decode(mark + bytes, "a.txt", forced);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->utf8, mark + kTraditionalReport + "\uFFFD");
    EXPECT_EQ(decoded->diagnostics.size(), 1U);
  }
}

std::string with_broken(std::size_t characters, std::size_t broken) {
  std::string bytes;
  for (std::size_t i = 0; i < characters; ++i) {
    bytes += "縣";
    if (i < broken) bytes += '\xFF';
  }
  return bytes;
}

TEST(Repair, OnlyAFewPlacesAreRepaired) {
  // One, and one more for every fifty characters.
  EXPECT_TRUE(decode(with_broken(200, 5), "a.txt").has_value());
  const auto refused = decode(with_broken(200, 6), "a.txt");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "undecodable");
  EXPECT_EQ(refused.error().message.english(), "broken UTF-8 at byte 3 (FF)");
  // A hundred at most.
  EXPECT_TRUE(decode(with_broken(20000, 100), "a.txt").has_value());
  EXPECT_FALSE(decode(with_broken(20000, 101), "a.txt").has_value());
  // None where there is too little to be sure.
  EXPECT_TRUE(find_damage(with_broken(8, 1)).is_repairable());
  EXPECT_FALSE(find_damage(with_broken(7, 1)).is_repairable());
  // No piece of another encoding.
  EXPECT_TRUE(find_damage(with_broken(900, 0) + "\n" + std::string(9, '\xB1')).is_repairable());
  EXPECT_FALSE(find_damage(with_broken(900, 0) + "\n" + std::string(10, '\xB1')).is_repairable());
}

TEST(Repair, EveryPlaceOfRandomDamageIsNamedOnce) {
  std::mt19937 random(4);
  const std::string text = tests::composed_text(60000, 12);
  for (int round = 0; round < 200; ++round) {
    std::string bytes = text;
    for (int i = 0; i < 10; ++i) bytes[random() % bytes.size()] = static_cast<char>(0x80 + random() % 128);
    if (!find_bad_utf8(bytes)) continue;
    const auto decoded = decode(bytes, "a.txt");
    ASSERT_TRUE(decoded.has_value()) << decoded.error().message.english();
    ASSERT_EQ(base::first_invalid_utf8(decoded->utf8), std::nullopt);
    std::size_t replaced = 0;
    for (std::size_t at = 0; at < decoded->utf8.size(); ++at) {
      if (decoded->utf8.compare(at, 3, "\uFFFD") != 0) continue;
      const Span span = decoded->span({at, at + 3});
      ASSERT_LT(replaced, decoded->diagnostics.size());
      EXPECT_EQ(decoded->diagnostics[replaced].line, span.line);
      EXPECT_EQ(decoded->diagnostics[replaced].column, span.column);
      ++replaced;
    }
    EXPECT_EQ(replaced, decoded->diagnostics.size());
  }
}

}  // namespace
}  // namespace zhibiao::text
