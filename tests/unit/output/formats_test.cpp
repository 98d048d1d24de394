#include "output/formats.h"

#include <gtest/gtest.h>

#include <set>

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
