// patterns/lexicon.tsv: what the lexicon takes for granted.
#include <gtest/gtest.h>

#include <charconv>
#include <set>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "embedded/embedded.h"
#include "lexicon/lexicon.h"
#include "patterns/pack_loader.h"

namespace zhibiao::lexicon {
namespace {

struct Row {
  std::string_view word;
  std::string_view tag;
  std::string_view count;
};

template <class Take>
void each_row(const Take& take) {
  const std::string_view list = embedded::file("lexicon.tsv");
  std::size_t line = 0;
  for (std::size_t at = 0; at < list.size();) {
    ++line;
    const std::size_t end = list.find('\n', at);
    ASSERT_NE(end, std::string_view::npos) << "line " << line << " is not ended";
    const std::string_view row = list.substr(at, end - at);
    const std::size_t first = row.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : row.find('\t', first + 1);
    ASSERT_NE(second, std::string_view::npos) << "line " << line;
    ASSERT_EQ(row.find('\t', second + 1), std::string_view::npos) << "line " << line;
    take(line, Row{row.substr(0, first), row.substr(first + 1, second - first - 1), row.substr(second + 1)});
    at = end + 1;
  }
}

TEST(WordList, IsThere) { EXPECT_GT(embedded::file("lexicon.tsv").size(), 500'000U); }

TEST(WordList, IsSortedWithoutDoubles) {
  std::string_view before;
  each_row([&](std::size_t line, const Row& row) {
    EXPECT_LT(before, row.word) << "line " << line;
    before = row.word;
  });
}

TEST(WordList, HasWordsTagsAndFrequencies) {
  const std::set<std::string_view> tags{"n", "v", "vn", "a", "b", "d", "t", "s", "ns", "f", "p",
                                        "c", "u", "r",  "m", "q", "l", "i", "j", "nt", "x"};
  each_row([&](std::size_t line, const Row& row) {
    EXPECT_FALSE(row.word.empty()) << "line " << line;
    EXPECT_LE(row.word.size(), 48U) << "line " << line << ": longer than a split looks";
    EXPECT_FALSE(base::first_invalid_utf8(row.word)) << "line " << line;
    EXPECT_TRUE(tags.contains(row.tag)) << "line " << line << ": " << row.tag;
    std::uint32_t count = 0;
    const auto [end, problem] = std::from_chars(row.count.data(), row.count.data() + row.count.size(), count);
    EXPECT_TRUE(problem == std::errc() && end == row.count.data() + row.count.size() && count > 0) << "line " << line;
  });
}

TEST(WordList, IsWhatTheLexiconKnows) {
  const Lexicon lexicon(embedded::file("lexicon.tsv"));
  std::size_t wrong = 0;
  each_row([&](std::size_t, const Row& row) {
    const auto lead = base::decode_code_point(row.word, 0).value;
    const bool han = lead >= 0x4E00 && lead < 0xA000;
    if (han && row.tag != "x" && lexicon.tag(row.word) == Tag::unknown) ++wrong;
  });
  EXPECT_EQ(wrong, 0U);
}

}  // namespace
}  // namespace zhibiao::lexicon
