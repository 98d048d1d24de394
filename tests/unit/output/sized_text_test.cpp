#include "output/sized_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zhibiao::output {
namespace {

TEST(SizedTexts, AreWholeWhereverTheirPiecesAreCut) {
  const std::vector<std::string> texts = {"泵站", "", std::string(300, 'x'), "a"};
  std::string bytes;
  for (const std::string& text : texts) append_sized(bytes, text);
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{5}, bytes.size()}) {
    SizedTexts sized;
    std::vector<std::string> found;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      const auto added = sized.add(std::string_view(bytes).substr(at, size), [&](std::string_view text) {
        found.emplace_back(text);
        return Expected<void>();
      });
      EXPECT_TRUE(added);
    }
    EXPECT_EQ(found, texts) << size;
  }
}

TEST(SizedTexts, EndWithTheFirstThatIsNotTaken) {
  std::string bytes;
  append_sized(bytes, "a");
  append_sized(bytes, "b");
  SizedTexts sized;
  int asked = 0;
  const auto added = sized.add(bytes, [&](std::string_view /*text*/) -> Expected<void> {
    ++asked;
    return tl::unexpected(Error{.code = "disk-full"});
  });
  EXPECT_FALSE(added);
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace zhibiao::output
