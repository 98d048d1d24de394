#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "support/convert.h"
#include "text/source_text.h"

namespace zhibiao::text {
namespace {

using tests::convert;

std::vector<std::string> lines_of(const SourceText& text) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < text.lines.size(); ++i) lines.emplace_back(text.line(i));
  return lines;
}

Error failure(const std::string& bytes, const std::optional<std::string>& forced = std::nullopt) {
  const auto decoded = decode(bytes, "a.txt", forced);
  if (decoded.has_value()) {
    ADD_FAILURE() << "decoded as " << decoded->encoding << ": " << decoded->utf8;
    return {};
  }
  EXPECT_EQ(decoded.error().path, "a.txt");
  return decoded.error();
}

const std::string kReport =
    "临河县教育工作总结\n\n一、基本情况\n全县有学校５６所，在校生3.2万人，比上年增加4%"
    "。\n（二）“双减”落实情况——见附表①\n";

TEST(Decode, TheSameTextInEveryEncodingAndWithEveryBreakGivesTheSameLines) {
  const auto expected = decode(kReport, "a.txt");
  ASSERT_TRUE(expected.has_value());
  EXPECT_EQ(expected->encoding, "UTF-8");
  EXPECT_EQ(expected->utf8, kReport);
  ASSERT_EQ(expected->lines.size(), 5U);
  for (const std::string line_break : {"\n", "\r\n", "\r"}) {
    std::string text;
    for (const char byte : kReport) {
      if (byte == '\n') {
        text += line_break;
      } else {
        text += byte;
      }
    }
    const std::string utf16_le = *convert(text, "UTF-8", "UTF-16LE");
    const std::string utf16_be = *convert(text, "UTF-8", "UTF-16BE");
    const std::string gb18030 = *convert(text, "UTF-8", "GB18030");
    struct Case {
      std::string bytes;
      std::string encoding;
      std::optional<std::string> forced;
    };
    for (const Case& it :
         {Case{text, "UTF-8", {}}, Case{"\xEF\xBB\xBF" + text, "UTF-8", {}}, Case{gb18030, "GB18030", {}},
          Case{"\x84\x31\x95\x33" + gb18030, "GB18030", {}}, Case{"\xFF\xFE" + utf16_le, "UTF-16LE", {}},
          Case{"\xFE\xFF" + utf16_be, "UTF-16BE", {}}, Case{gb18030, "GB18030", "gbk"},
          Case{utf16_le, "UTF-16LE", "utf-16le"}, Case{utf16_be, "UTF-16BE", "UTF16BE"},
          Case{"\xFE\xFF" + utf16_be, "UTF-16BE", "utf-16"}, Case{text, "UTF-8", "utf8"}}) {
      const auto decoded = decode(it.bytes, "a.txt", it.forced);
      ASSERT_TRUE(decoded.has_value()) << it.encoding << ": " << decoded.error().message.english();
      EXPECT_EQ(decoded->encoding, it.encoding);
      EXPECT_EQ(lines_of(*decoded), lines_of(*expected)) << it.encoding;
      // The lines' ranges are those of the plain UTF-8 text, but for UTF-8's own mark, which counts.
      const std::size_t mark = it.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
      EXPECT_EQ(decoded->utf8.size(), text.size() + mark);
      EXPECT_EQ(decoded->lines.front().begin, mark);
    }
  }
}

// Longer than any piece that is converted at once, with pairs of units at every possible place of a cut.
TEST(Decode, LongTextsAreWholeInEveryEncoding) {
  for (const std::size_t shift : {0U, 1U, 2U}) {
    std::string text(shift, 'x');
    while (text.size() < 500000) text += "𠂇𠀀校𡃁";
    for (const auto* const name : {"GB18030", "UTF-16LE", "UTF-16BE"}) {
      const auto decoded = decode(*convert(text, "UTF-8", name), "a.txt", name);
      ASSERT_TRUE(decoded.has_value()) << name << ": " << decoded.error().message.english();
      EXPECT_TRUE(decoded->utf8 == text) << name;
    }
  }
}

TEST(Decode, TraditionalTextInBig5WhenTold) {
  const std::string text = "臺北縣學校有56所，增加3.5%。\n";
  const auto decoded = decode(*convert(text, "UTF-8", "BIG5"), "a.txt", "big-5");
  ASSERT_TRUE(decoded.has_value()) << decoded.error().message.english();
  EXPECT_EQ(decoded->utf8, text);
  EXPECT_EQ(decoded->encoding, "Big5");
}

TEST(Decode, EmptyAndMarkAloneAreEmptyTexts) {
  for (const std::string bytes : {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    const auto decoded = decode(bytes, "a.txt");
    ASSERT_TRUE(decoded.has_value());
    EXPECT_TRUE(decoded->lines.empty());
  }
}

// Both sides must refuse the same bytes and give the same characters, the 24 that GB 18030-2022 moved included. A few
// four-byte forms of those 24 are the one difference: ours still takes them for what they are in Unicode.
TEST(Decode, Gb18030AgreesWithTheSystemOnEveryTwoByteCode) {
  std::size_t characters = 0;
  for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
    for (unsigned trail = 0x00; trail <= 0xFF; ++trail) {
      if (trail == 0) continue;  // refused as binary before
      const std::string code{static_cast<char>(lead), static_cast<char>(trail)};
      const auto theirs = convert(code, "GB18030", "UTF-8");
      const auto ours = decode(code, "a.txt", "gb18030");
      ASSERT_EQ(ours.has_value(), theirs.has_value()) << std::hex << lead << ' ' << trail;
      if (!theirs) continue;
      ASSERT_EQ(ours->utf8, *theirs) << std::hex << lead << ' ' << trail;
      ++characters;
    }
  }
  EXPECT_EQ(characters, 126U * 190U);
}

TEST(Decode, Gb18030AgreesWithTheSystemOnFourByteCodes) {
  std::size_t characters = 0;
  for (unsigned i = 0; i < 1587600; i += 97) {  // every 97th of 126 * 10 * 126 * 10
    const std::string code{static_cast<char>(0x81 + i / 12600), static_cast<char>(0x30 + i / 1260 % 10),
                           static_cast<char>(0x81 + i / 10 % 126), static_cast<char>(0x30 + i % 10)};
    const auto theirs = convert(code, "GB18030", "UTF-8");
    const auto ours = decode(code, "a.txt", "gb18030");
    if (!theirs) continue;
    ASSERT_TRUE(ours.has_value()) << i;
    ASSERT_EQ(ours->utf8, *theirs) << i;
    ++characters;
  }
  EXPECT_GT(characters, 10000U);
}

TEST(Decode, Utf8TooBrokenToRepairIsNamedWithItsPlaceAndNotTakenForGb18030) {
  std::string bytes = kReport;
  const std::size_t at = bytes.find("５");
  bytes[at] = '\xFF';
  for (const char* const other : {"万", "年", "实", "表"}) bytes[bytes.find(other)] = '\xFF';
  const Error error = failure(bytes);
  EXPECT_EQ(error.code, "undecodable");
  EXPECT_EQ(error.message.english(), "broken UTF-8 at byte " + std::to_string(at) + " (FF)");
  EXPECT_EQ(error.line, 4U);
  EXPECT_EQ(error.column, 6U);
  EXPECT_EQ(error.text, "FF");
  // A break just before the place.
  const Error after_break = failure("县\r\n\xFF学校");
  EXPECT_EQ(after_break.line, 2U);
  EXPECT_EQ(after_break.column, 1U);
}

TEST(Decode, BrokenGb18030IsNamedWithItsPlace) {
  std::string bytes = *convert(kReport, "UTF-8", "GB18030");
  const std::size_t before = convert(kReport.substr(0, kReport.find("３")), "UTF-8", "GB18030")->size();
  const std::size_t at = convert(kReport.substr(0, kReport.find("所")), "UTF-8", "GB18030")->size();
  ASSERT_LT(at, before + bytes.size());
  bytes[at] = '\xFF';
  const Error error = failure(bytes);
  EXPECT_EQ(error.code, "undecodable");
  EXPECT_EQ(
      error.message.english().find("neither UTF-8 (byte 0) nor GB18030: not GB18030 at byte " + std::to_string(at)), 0U)
      << error.message.english();
  EXPECT_EQ(error.line, 4U);
  EXPECT_EQ(error.column, 8U);
  EXPECT_FALSE(error.hint.empty());
  const Error cut = failure("\xD1\xA7\xD0\xA3\xC8\xCB\xCA\xFD\xB1");  // one byte of a character is left
  EXPECT_NE(cut.message.english().find("at byte 8 (B1)"), std::string::npos) << cut.message.english();
}

TEST(Decode, BrokenUtf16IsNamedWithItsPlace) {
  const std::string lone(
      "\xFF\xFE"
      "1\0\n\0"
      "\x00\xD8"
      "2\0",
      10);
  const Error error = failure(lone);
  EXPECT_EQ(error.message.english(), "not UTF-16LE at byte 6 (00 D8)");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.column, 1U);
  EXPECT_EQ(failure(std::string("\xFE\xFF\0"
                                "1\0",
                                5))
                .message.english(),
            "not UTF-16BE at byte 4 (00)");
}

TEST(Decode, BinaryFilesAreRefused) {
  const Error png = failure(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18));
  EXPECT_EQ(png.code, "binary-file");
  EXPECT_EQ(png.message.english(), "not a text: a NUL byte at byte 8");
  EXPECT_EQ(failure(std::string("学校\0", 7)).code, "binary-file");
  EXPECT_EQ(failure(std::string("\0", 1)).code, "binary-file");
  EXPECT_EQ(failure(std::string("\xFF\xFE"
                                "1\0\0\0",
                                6))
                .code,
            "binary-file");
  EXPECT_EQ(failure(std::string("a\0", 2), "gb18030").code, "binary-file");
  EXPECT_EQ(failure(std::string("a\0", 2), "utf-8").code, "binary-file");
}

TEST(Decode, Utf16WithoutMarkIsFound) {
  for (const auto* const name : {"UTF-16LE", "UTF-16BE"}) {
    for (const auto& forced : {std::optional<std::string>(), std::optional<std::string>("utf-16")}) {
      const auto decoded = decode(*convert(kReport, "UTF-8", name), "a.txt", forced);
      ASSERT_TRUE(decoded.has_value()) << decoded.error().message.english();
      EXPECT_EQ(decoded->encoding, name);
      EXPECT_EQ(decoded->utf8, kReport);
    }
  }
  EXPECT_EQ(failure("学校", "utf-16").code, "no-byte-order-mark");
}

TEST(Decode, AForcedEncodingIsNotArguedWith) {
  EXPECT_EQ(failure("\xD1\xA7\xD0\xA3\xC8\xCB", "utf-8").message.english(), "not UTF-8 at byte 4 (C8)");
  EXPECT_EQ(failure("\x80", "gbk").message.english(), "not GB18030 at byte 0 (80)");
  const auto decoded = decode("\xD1\xA7\xD0\xA3", "a.txt", "gb2312");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->utf8, "学校");
  EXPECT_EQ(failure("学校", "klingon").code, "unknown-encoding");
}

TEST(CanonicalEncoding, KnowsAliases) {
  EXPECT_EQ(canonical_encoding("utf8"), "UTF-8");
  EXPECT_EQ(canonical_encoding("UTF_8"), "UTF-8");
  EXPECT_EQ(canonical_encoding("GBK"), "GB18030");
  EXPECT_EQ(canonical_encoding("cp936"), "GB18030");
  EXPECT_EQ(canonical_encoding("gb18030-2022"), "GB18030");
  EXPECT_EQ(canonical_encoding("utf-16le"), "UTF-16LE");
  EXPECT_EQ(canonical_encoding("Big5"), "Big5");
  EXPECT_FALSE(canonical_encoding("latin1").has_value());
  EXPECT_FALSE(canonical_encoding("").has_value());
  // What it gives is a name it takes.
  for (const char* name : {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"}) {
    EXPECT_EQ(canonical_encoding(name), name);
  }
}

TEST(Decode, Utf16WithALoneSurrogateOrAByteTooManyIsRepaired) {
  const std::string text = "全年疏浚航道八公里，更换灯浮九座，修缮候船室六间，添置座椅。";
  std::string bytes = "\xFF\xFE" + *convert(text, "UTF-8", "UTF-16LE");
  bytes.insert(2 + 2 * 4, std::string("\x00\xD8", 2));
  const auto lone = decode(bytes, "渡口.txt");
  ASSERT_TRUE(lone) << lone.error().message.english();
  EXPECT_EQ(lone->utf8, "全年疏浚\uFFFD航道八公里，更换灯浮九座，修缮候船室六间，添置座椅。");
  ASSERT_EQ(lone->diagnostics.size(), 1U);
  EXPECT_EQ(lone->diagnostics[0].code, "repaired-utf16");
  EXPECT_EQ(lone->diagnostics[0].column, 5U);
  const auto odd = decode("\xFF\xFE" + *convert(text, "UTF-8", "UTF-16LE") + "\x01", "渡口.txt");
  ASSERT_TRUE(odd) << odd.error().message.english();
  EXPECT_EQ(odd->utf8, text + "\uFFFD");
}

TEST(Decode, EncodingsOfSevenBitsAreTold) {
  const auto hz = decode("~{HKCqVlLN!#~}\n12~{Lu~}\n", "渡口.txt");
  ASSERT_FALSE(hz);
  EXPECT_EQ(hz.error().message.english(), "the text is HZ, which is not read");
  const auto iso = decode("\x1B$)A\x0EHKCq\x0F\n", "渡口.txt");
  ASSERT_FALSE(iso);
  EXPECT_EQ(iso.error().hint.english(), "convert it: iconv -f ISO-2022-CN -t UTF-8");
  EXPECT_TRUE(decode("~{a~} and no more of it than this line of plain words, long enough to be told\n", "a.txt"));
}

}  // namespace
}  // namespace zhibiao::text
