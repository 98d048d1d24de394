// Every rule that `explain` names can be looked up by `patterns show`.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "extract/stages.h"
#include "support/cases.h"

namespace zhibiao {
namespace {

namespace fs = std::filesystem;

std::set<std::string> ids_of(const patterns::PackSet& packs) {
  std::set<std::string> ids;
  const auto add = [&](const auto& entries) {
    for (const patterns::Entry& entry : entries) ids.insert(entry.id);
  };
  add(packs.units);
  add(packs.exclusions);
  add(packs.cues);
  add(packs.indicators);
  add(packs.tables);
  add(packs.phrases);
  add(packs.steps);
  return ids;
}

TEST(RuleIds, EachThatIsPrintedIsAnEntry) {
  const patterns::PackSet& packs = tests::built_in_packs();
  const extract::Stages stages(packs);
  const std::set<std::string> ids = ids_of(packs);
  std::size_t looked_at = 0;
  for (const char* folder : {"samples", "tests/gold"}) {
    for (const auto& file : fs::directory_iterator(fs::path(ZHIBIAO_SOURCE_DIR) / folder)) {
      if (file.path().extension() != ".txt") continue;
      std::ifstream stream(file.path(), std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(stream), {});
      const auto trace = stages.run(text, file.path().string(), "UTF-8", extract::Stages::Candidates::all);
      ASSERT_TRUE(trace) << file.path();
      for (const auto& found : trace->found) {
        EXPECT_TRUE(found.refused || ids.count(found.pattern) != 0) << found.pattern << " in " << file.path();
        for (const auto& evidence : found.evidence) {
          ++looked_at;
          EXPECT_NE(ids.count(evidence.rule), 0U) << evidence.field << ": " << evidence.rule << " in " << file.path();
        }
      }
    }
  }
  EXPECT_GT(looked_at, 1000U);
}

}  // namespace
}  // namespace zhibiao
