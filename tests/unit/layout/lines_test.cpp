#include "layout/lines.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "support/cases.h"
#include "text/width.h"

namespace zhibiao::layout {
namespace {

// What stands in a line, sign by sign.
LineSigns obvious(std::string_view folded) {
  const auto columns = [](char32_t sign) {
    return sign >= 0x2010 && is_wide_punctuation(sign) ? 2 : text::display_width(sign);
  };
  const auto is_wide = [&](char32_t sign) { return sign >= 0x2010 && columns(sign) == 2; };
  LineSigns signs;
  char32_t before = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t sign = base::decode_code_point(folded, at).value;
    at += base::decode_code_point(folded, at).size;
    const char32_t after = at < folded.size() ? base::decode_code_point(folded, at).value : 0;
    const bool stop = std::u32string_view(U",;:!?()").find(sign) != std::u32string_view::npos;
    signs.width += static_cast<std::uint32_t>(stop && (is_wide(before) || is_wide(after)) ? 2 : columns(sign));
    signs.tabs += sign == U'\t' ? 1 : 0;
    signs.has_blank = signs.has_blank || is_blank(sign);
    signs.has_sentence = signs.has_sentence || sign == U'。' || sign == U'！' || sign == U'？';
    signs.has_clause = signs.has_clause || sign == U'，' || sign == U'；' || sign == U',' || sign == U';';
    signs.has_semicolon = signs.has_semicolon || sign == U'；' || sign == U';';
    signs.has_bracket = signs.has_bracket || sign == U'〔';
    before = sign;
  }
  return signs;
}

TEST(Lines, AreMeasuredAsSignBySign) {
  std::mt19937 random(7);
  constexpr std::u32string_view kSigns =
      U"渡口一丁乀㐀䷀䶿鿿々〇、。，；！？：（）“”’…—·《〉〔〕①㈠éü"
      U"𠂇😀ﬁ가ᄀ"
      U"\u200b\u3000\u00a0\ufeff\t\v\f\x01"
      U"\x7f"
      U" ,;:!?()[]%-/09azAZ";
  for (int round = 0; round < 2000; ++round) {
    text::SourceText source;
    for (std::size_t size = random() % 12; size > 0; --size) {
      base::append_code_point(source.utf8, kSigns[random() % kSigns.size()]);
    }
    source.lines = {{0, source.utf8.size()}};
    text::FoldedText folded;
    const LineView line = view_lines(source, Ordinals({}, tests::no_words()), folded).front();
    const LineSigns is = obvious(line.folded);
    ASSERT_EQ(line.width, is.width) << source.utf8;
    ASSERT_EQ(line.tabs, is.tabs) << source.utf8;
    ASSERT_EQ(line.has_blank, is.has_blank) << source.utf8;
    ASSERT_EQ(line.has_sentence, is.has_sentence) << source.utf8;
    ASSERT_EQ(line.has_clause, is.has_clause) << source.utf8;
    ASSERT_EQ(line.has_semicolon, is.has_semicolon) << source.utf8;
    ASSERT_EQ(line.has_bracket, is.has_bracket) << source.utf8;
    ASSERT_EQ(line.folded.find_first_not_of(" \t") == std::string_view::npos, line.blank()) << source.utf8;
  }
}

TEST(Lines, WithoutBlanks) {
  EXPECT_EQ(without_blanks("渡 口\u3000管\t理\u00a0与\u200b航 道 a b"), "渡口管理与航道ab");
  EXPECT_EQ(without_blanks("渡口、管理"), "渡口、管理");
  EXPECT_EQ(without_blanks(""), "");
}

}  // namespace
}  // namespace zhibiao::layout
