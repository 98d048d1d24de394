// Texts on which two ways of doing the same are compared: put together at random, and broken at random.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"

namespace zhibiao::tests {

// How many texts: `few`, or `many` where ZHIBIAO_LONG_TESTS is set in the environment.
[[nodiscard]] unsigned how_many(unsigned few, unsigned many);

// The texts of all examples in the packs, those that must not match too.
[[nodiscard]] std::vector<std::string> example_texts(const patterns::PackSet& packs);

// A document of some paragraphs from examples, headings and composed sentences.
[[nodiscard]] std::string random_document(const std::vector<std::string>& examples, std::mt19937& random);

// A few changes, each of which may break words, numbers, characters and lines: bytes overwritten, cut or put in, pieces
// said twice, lines in another order.
[[nodiscard]] std::string broken(std::string text, std::mt19937& random);

}  // namespace zhibiao::tests
