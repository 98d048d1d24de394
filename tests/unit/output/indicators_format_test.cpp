#include "output/indicators_format.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "output/columns.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using nlohmann::json;

TEST(IndicatorsFormat, EachLineHasEveryColumnAndItsDocumentsFields) {
  const Document document = tests::sample_document();
  std::istringstream lines(make_indicators_writer({})->record(document));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const json object = json::parse(line);
    const Indicator& indicator = document.indicators[count];
    EXPECT_EQ(object.size(), columns().size());
    EXPECT_EQ(object["path"], document.source.path);
    EXPECT_EQ(object["title"], *document.title);
    EXPECT_EQ(object["id"], indicator.id);
    EXPECT_EQ(object["placeholder"], indicator.placeholder);
    EXPECT_EQ(object["value"].is_null(), !indicator.value);
    if (indicator.value) {
      EXPECT_NE(line.find("\"value\":" + indicator.value->text + ","), std::string::npos) << line;
    }
  }
  EXPECT_EQ(count, document.indicators.size());
  EXPECT_GT(count, 0U);
}

TEST(IndicatorsFormat, WritesTheColumnsAskedForInTheirOrder) {
  WriterOptions options;
  options.columns = {"unit", "metric"};
  const std::string lines = make_indicators_writer(options)->record(tests::sample_document());
  EXPECT_TRUE(lines.starts_with("{\"unit\":")) << lines;
  EXPECT_EQ(json::parse(lines.substr(0, lines.find('\n'))).size(), 2U);
}

}  // namespace
}  // namespace zhibiao::output
