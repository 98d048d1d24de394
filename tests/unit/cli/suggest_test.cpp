#include "cli/options/suggest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zhibiao::cli {
namespace {

const std::vector<std::string> kKnown = {"--format", "--output", "--output-dir", "--glob"};

TEST(Nearest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(nearest("--formt", kKnown), "--format");
  EXPECT_EQ(nearest("--foramt", kKnown), "--format");
  EXPECT_EQ(nearest("--outptu", kKnown), "--output");
  EXPECT_EQ(nearest("--output-dri", kKnown), "--output-dir");
  EXPECT_EQ(nearest("--globb", kKnown), "--glob");
}

TEST(Nearest, ClaimsNothingWhereNoneIsNear) {
  EXPECT_EQ(nearest("--xyzzy-plugh", kKnown), std::nullopt);
  EXPECT_EQ(nearest("", kKnown), std::nullopt);
  EXPECT_EQ(nearest("reports", {"schema", "outline"}), std::nullopt);
  EXPECT_EQ(nearest(std::string(100'000, 'x'), kKnown), std::nullopt);
  EXPECT_EQ(nearest("--glob", {}), std::nullopt);
}

TEST(Nearest, AWordIsNearestToItself) { EXPECT_EQ(nearest("--output", kKnown), "--output"); }

}  // namespace
}  // namespace zhibiao::cli
