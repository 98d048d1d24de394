// Cases as data: a JSON file of tests/cases with its list of cases, and the packs of the project as they stand.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "embedded/embedded.h"
#include "lexicon/lexicon.h"
#include "patterns/pack_loader.h"
#include "patterns/pack_set.h"
#include "text/source_text.h"

namespace zhibiao::tests {

inline std::vector<nlohmann::json> read_cases(const std::string& name) {
  std::ifstream file(std::string(ZHIBIAO_SOURCE_DIR) + "/tests/cases/" + name);
  const auto read = nlohmann::json::parse(file, nullptr, false);
  if (read.is_discarded() || !read.contains("cases")) return {};
  return read.at("cases").get<std::vector<nlohmann::json>>();
}

inline const patterns::PackSet& built_in_packs() {
  static const patterns::LoadResult loaded = patterns::load(embedded::packs());
  EXPECT_TRUE(loaded.errors.empty());
  return loaded.packs;
}

inline const lexicon::Lexicon& built_in_words() {
  static const lexicon::Lexicon built(embedded::language().words, built_in_packs());
  return built;
}

inline const lexicon::Lexicon& no_words() {
  static const lexicon::Lexicon built("");
  return built;
}

// A file without text is refused before it comes to a stage; here it is no lines.
inline text::SourceText decoded(const std::string& text) {
  if (text.empty()) return {};
  auto source = text::decode(text, "case");
  EXPECT_TRUE(source.has_value());
  return source ? *std::move(source) : text::SourceText();
}

inline std::string joined_lines(const nlohmann::json& one) {
  std::string text;
  for (const auto& line : one.at("lines")) text += line.get<std::string>() + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace zhibiao::tests
