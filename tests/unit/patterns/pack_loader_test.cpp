#include "patterns/pack_loader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zhibiao::patterns {
namespace {

std::string messages(const LoadResult& loaded) {
  std::string all;
  for (const Error& error : loaded.errors) all += message_of(error) + "\n";
  return all;
}

TEST(Embedded, LoadsWithoutErrors) {
  const LoadResult loaded = load(embedded_packs());
  EXPECT_EQ(messages(loaded), "");
}

}  // namespace
}  // namespace zhibiao::patterns
