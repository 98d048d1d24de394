#include "text/folded_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/unify.h"

namespace zhibiao::text {
namespace {

using base::Range;

std::string folded(const std::string& source) {
  FoldedText text;
  text.append(source, {0, source.size()});
  return text.text();
}

TEST(FoldedText, FoldsWidths) {
  EXPECT_EQ(folded("（一）增长１２．５％"), "(一)增长12.5%");
  EXPECT_EQ(folded("Ａ：Ｂ；Ｃ１∶２\u3000，！？～。、"), "A:B;C1:2 ，！？～。、");
  EXPECT_EQ(folded("3\u00a0000"), "3 000");
  EXPECT_EQ(folded("“—”𠂇é㎡"), "“—”𠂇é㎡");
}

TEST(FoldedText, FoldsExactlyWhatItsHeaderSays) {
  for (char32_t value = 1; value <= 0x1FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string source;
    base::append_code_point(source, value);
    std::string expected = source;
    const bool kept = value == U'，' || value == U'！' || value == U'？' || value == U'～';
    if (value >= 0xFF01 && value <= 0xFF5E && !kept) expected = static_cast<char>(value - 0xFEE0);
    const bool blank = (value >= 0x2000 && value <= 0x200A) || value == 0x202F;
    if (value == 0x3000 || value == 0xA0 || blank) expected = " ";
    const bool no_width = value == 0xAD || value == 0xFEFF || (value >= 0x200B && value <= 0x200F) ||
                          (value >= 0x202A && value <= 0x202E) || (value >= 0x2060 && value <= 0x206F);
    if (no_width) expected.clear();
    if (unified_form(value) != value) {
      expected.clear();
      base::append_code_point(expected, unified_form(value));
    }
    if (value == 0x2236) expected = ":";
    ASSERT_EQ(folded(source), expected) << static_cast<unsigned>(value);
  }
}

TEST(FoldedText, TracesThroughFoldsGapsAndBreaks) {
  const std::string source = "增长１２\n．５％。完";
  FoldedText text;
  const std::size_t gap = source.find('\n');
  text.append(source, {0, gap});
  text.append(source, {gap + 1, source.size()});
  text.append_break("\n", source.size());
  EXPECT_EQ(text.text(), "增长12.5%。完\n");
  EXPECT_EQ(text.source({6, 11}).of(source), "１２\n．５％");
  EXPECT_EQ(text.source({7, 9}).of(source), "２\n．");
  EXPECT_EQ(text.source({0, 3}).of(source), "增");
  const std::size_t end = text.size();
  EXPECT_EQ(text.source({end - 4, end - 1}).of(source), "完");
  EXPECT_EQ(text.source({end - 4, end}).of(source), "完");
  EXPECT_EQ(text.source({end - 1, end}), (Range{source.size(), source.size()}));
  EXPECT_EQ(text.source({end, end}), (Range{source.size(), source.size()}));
}

TEST(FoldedText, EmptyTextsAndRanges) {
  FoldedText text;
  EXPECT_EQ(text.source({0, 0}), (Range{0, 0}));
  text.append("学校", {3, 3});
  EXPECT_EQ(text.size(), 0U);
  text.append("学校", {3, 6});
  EXPECT_EQ(text.source({0, 0}), (Range{3, 3}));
  EXPECT_EQ(text.source({3, 3}), (Range{6, 6}));
}

TEST(FoldedText, ACharacterCutByTheRangeStaysAsItIs) {
  const std::string source = "（）";
  FoldedText text;
  text.append(source, {0, 5});
  EXPECT_EQ(text.text(), "(" + source.substr(3, 2));
  EXPECT_EQ(text.source({1, 3}), (Range{3, 5}));
}

// The obvious way: one source range for every folded byte.
struct Slow {
  std::string text;
  std::vector<Range> sources;

  void append(const std::string& source, Range range) {
    for (std::size_t at = range.begin; at < range.end;) {
      const base::CodePoint next = base::decode_code_point(source, at);
      const std::string piece = folded(source.substr(at, next.size));
      for (std::size_t i = 0; i < piece.size(); ++i) {
        const bool same = piece.size() == next.size;
        text.push_back(piece[i]);
        sources.push_back(same ? Range{at + i, at + i + 1} : Range{at, at + next.size});
      }
      at += next.size;
    }
  }
  void append_break(const std::string& piece, std::size_t at) {
    text += piece;
    sources.insert(sources.end(), piece.size(), Range{at, at});
  }
};

TEST(FoldedText, EveryRangeOfRandomTextTracesToTheRightBytes) {
  std::mt19937 random(20240611);
  const std::vector<std::string> alphabet = {"增", "长", "。", "，", "（",     "）",     "１", "５", "％", "．", "∶",
                                             "5",  "%",  "a",  " ",  "\u3000", "\u00a0", "é",  "𠂇", "—",  "ｚ", "～"};
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (int round = 0; round < 300; ++round) {
    std::string source;
    FoldedText fast;
    Slow slow;
    const std::size_t pieces = 1 + below(6);
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      if (below(2) == 0) source += "\r\n";  // left out: a gap
      const std::size_t begin = source.size();
      for (std::size_t i = below(8); i > 0; --i) source += alphabet[below(alphabet.size())];
      fast.append(source, {begin, source.size()});
      slow.append(source, {begin, source.size()});
      if (below(3) == 0) {
        fast.append_break("\n", source.size());
        slow.append_break("\n", source.size());
      }
    }
    ASSERT_EQ(fast.text(), slow.text);
    for (std::size_t begin = 0; begin < fast.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= fast.size(); ++end) {
        ASSERT_EQ(fast.source({begin, end}), (Range{slow.sources[begin].begin, slow.sources[end - 1].end}))
            << source << ' ' << begin << ' ' << end;
      }
    }
    // Its parts once more, in their order, some left out.
    FoldedText parts;
    std::vector<Range> sources;
    for (std::size_t begin = 0; begin < fast.size();) {
      const std::size_t end = std::min(fast.size(), begin + 1 + below(9));
      if (below(3) != 0) {
        parts.append(fast, {begin, end});
        sources.insert(sources.end(), slow.sources.begin() + static_cast<std::ptrdiff_t>(begin),
                       slow.sources.begin() + static_cast<std::ptrdiff_t>(end));
      }
      begin = end;
    }
    ASSERT_EQ(parts.size(), sources.size());
    for (std::size_t at = 0; at < parts.size(); ++at) {
      ASSERT_EQ(parts.source({at, at + 1}), sources[at]) << source << ' ' << at;
    }
  }
}

}  // namespace
}  // namespace zhibiao::text
