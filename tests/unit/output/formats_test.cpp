#include "output/formats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "output/pieces.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

TEST(Formats, EachIsFoundByItsNameAndMadeByIt) {
  std::set<std::string_view> names;
  std::set<std::string_view> extensions;
  for (const FormatEntry& entry : formats()) {
    EXPECT_EQ(format_by_name(entry.name), entry.format);
    EXPECT_EQ(&entry_of(entry.format), &entry);
    EXPECT_EQ(format_by_file("out" + std::string(entry.extension)), entry.format);
    EXPECT_TRUE(names.insert(entry.name).second);
    EXPECT_TRUE(extensions.insert(entry.extension).second);
    WriterOptions options;
    options.format = entry.format;
    EXPECT_NE(make_writer(options)->record(tests::sample_document()), "");
  }
  EXPECT_EQ(names.size(), 9U);
}

Document large_document() {
  Document document = tests::sample_document();
  auto& indicators = document.indicators.kept();
  while (indicators.size() < 3000) {
    indicators.push_back(indicators[indicators.size() % 3]);
    indicators.back().id = indicators.size();
    indicators.back().span.line = indicators.size() / 2;
  }
  document.layout.tables = {{1, 400, "表1", std::nullopt, 1, 2}, {401, 3000, std::nullopt, std::nullopt, 1, 2}};
  for (std::size_t i = 0; i < indicators.size(); i += 2) indicators[i].table = TableCell{"水窖", std::to_string(i % 5)};
  document.text = std::string();
  for (int i = 0; i < 50'000; ++i) *document.text += i % 7 == 0 ? "𠮷。\n" : "水a<";
  return document;
}

TEST(Formats, EachGivesALargeRecordInPieces) {
  const Document document = large_document();
  for (const FormatEntry& entry : formats()) {
    WriterOptions options;
    options.format = entry.format;
    const auto writer = make_writer(options);
    std::vector<std::size_t> sizes;
    std::string joined;
    writer->write(document, [&](std::string_view piece) {
      sizes.push_back(piece.size());
      joined += piece;
      return true;
    });
    EXPECT_GT(sizes.size(), 3U) << entry.name;
    EXPECT_LT(*std::max_element(sizes.begin(), sizes.end()), 4 * kPiece) << entry.name;
    EXPECT_EQ(joined, writer->record(document)) << entry.name;
    std::size_t asked = 0;
    writer->write(document, [&](std::string_view /*piece*/) { return ++asked < 2; });
    EXPECT_EQ(asked, 2U) << entry.name << " goes on where no more is wanted";
  }
}

TEST(Formats, WhatIsNoneIsNone) {
  EXPECT_EQ(format_by_name("xml"), std::nullopt);
  EXPECT_EQ(format_by_name(""), std::nullopt);
  EXPECT_EQ(format_by_file("notes.txt"), std::nullopt);
  EXPECT_EQ(format_by_file("ROWS.CSV"), Format::csv);
  EXPECT_EQ(format_by_file(".csv"), std::nullopt);
  EXPECT_EQ(format_by_file("a.SQLite"), Format::sqlite);
  EXPECT_EQ(format_by_file("a.indicators.jsonl"), Format::indicators);
  EXPECT_EQ(format_by_file("indicators.jsonl"), Format::jsonl);
}

// Results written beside their sources must not be taken for sources by the next run.
TEST(Formats, NoExtensionIsThatOfSources) {
  for (const FormatEntry& entry : formats()) EXPECT_NE(entry.extension, ".txt");
}

}  // namespace
}  // namespace zhibiao::output
