#include "indicators/noun_phrase.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>

#include "patterns/pack_loader.h"
#include "patterns/token_terms.h"
#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

// A class that the packs no longer have is one that no token is in, and names would go wrong without a word.
TEST(NameClasses, AreAllInThePacks) {
  const TokenClasses classes{patterns::TokenTerms(tests::built_in_packs())};
  const NameClasses names{classes};
  std::array<std::size_t, (sizeof names - sizeof(void*)) / sizeof(std::size_t)> bits{};
  std::memcpy(bits.data(), &names.nominal, sizeof bits);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    EXPECT_LT(bits.at(i), patterns::kMostTokenTerms) << "the class in place " << i;
  }
}

}  // namespace
}  // namespace zhibiao::indicators
