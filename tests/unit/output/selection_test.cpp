#include "output/selection.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "output/formats.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using tests::sample_document;

std::vector<std::size_t> ids(SelectionOptions options) {
  std::vector<std::size_t> all;
  const Selection selection(std::move(options));
  for (const Indicator& indicator : selection.of(sample_document()).indicators) all.push_back(indicator.id);
  return all;
}

using Ids = std::vector<std::size_t>;

TEST(Selection, TakesAllWhereNothingIsAsked) {
  EXPECT_TRUE(Selection({}).selects_all());
  EXPECT_EQ(ids({}), (Ids{1, 2, 3}));
}

TEST(Selection, IsByKindAndRole) {
  EXPECT_EQ(ids({{Kind::percentage}, {}, "", ""}), Ids{1});
  EXPECT_EQ(ids({{Kind::count, Kind::percentage}, {}, "", ""}), (Ids{1, 2, 3}));
  EXPECT_EQ(ids({{}, {Role::actual}, "", ""}), (Ids{2, 3}));
  EXPECT_EQ(ids({{Kind::percentage}, {Role::actual}, "", ""}), Ids{});
}

TEST(Selection, IsByTheTitlesFromTheRoot) {
  EXPECT_EQ(ids({{}, {}, "工程 / 修渠$", ""}), Ids{1});
  EXPECT_EQ(ids({{}, {}, "^结语", ""}), Ids{3});
  EXPECT_EQ(ids({{}, {}, "^$", ""}), Ids{2}) << "what stands in no section has no titles";
}

TEST(Selection, IsByMetric) {
  EXPECT_EQ(ids({{}, {}, "", "率$"}), Ids{1});
  EXPECT_EQ(ids({{}, {}, "", "."}), (Ids{1, 3})) << "an indicator without a metric is left out";
}

TEST(Selection, LeavesTheRestOfTheRecordAlone) {
  const Document whole = sample_document();
  const Document selected = Selection({{Kind::percentage}, {}, "", ""}).of(whole);
  EXPECT_EQ(selected.sections.size(), whole.sections.size());
  EXPECT_EQ(selected.diagnostics.size(), whole.diagnostics.size());
  EXPECT_EQ(selected.completeness.placeholders, whole.completeness.placeholders);
  ASSERT_EQ(selected.indicators.size(), 1U);
  EXPECT_EQ(selected.indicators.begin()->sentence, whole.indicators.front().sentence);
}

TEST(Selection, IsTheSameInEveryFormat) {
  Document two = sample_document();
  std::erase_if(two.indicators.kept(), [](const Indicator& indicator) { return indicator.id == 1; });
  for (const FormatEntry& entry : formats()) {
    const auto plain = make_writer({.format = entry.format});
    const auto writer =
        selecting_writer(make_writer({.format = entry.format}), Selection({{}, {Role::actual}, "", ""}));
    EXPECT_EQ(writer->opening(), plain->opening());
    EXPECT_EQ(writer->record(sample_document()), plain->record(two)) << entry.name;
    EXPECT_EQ(writer->separator(), plain->separator());
    EXPECT_EQ(writer->closing(), plain->closing());
  }
}

}  // namespace
}  // namespace zhibiao::output
