// tests/pages: pages as government sites have them, read through pandoc, and what each of their lines is. Skipped where
// there is no pandoc.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "batch/convert.h"
#include "layout/layout.h"
#include "layout/lines.h"
#include "support/cases.h"
#include "support/convert.h"
#include "support/process.h"
#include "text/source_text.h"

namespace zhibiao {
namespace {

using nlohmann::json;

std::vector<const batch::Converter*> known_for(const std::string& path) {
  const auto known = batch::known_converters();
  static const std::vector<batch::Converter> all(known.begin(), known.end());
  return batch::converters_for(all, path);
}

// The lines by what they are; blank ones are left out.
json lines_of(const text::SourceText& source, const layout::PageLayout& layout) {
  json result = {{"boilerplate", json::array()}, {"body", json::array()}};
  const auto holds = [](const std::vector<std::size_t>& lines, std::size_t line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  for (std::size_t i = 1; i <= source.lines.size(); ++i) {
    const std::string line(layout::trimmed(source.line(i - 1)));
    if (line.empty() || holds(layout.title_lines, i) || holds(layout.metadata_lines, i)) continue;
    result[holds(layout.boilerplate, i) ? "boilerplate" : "body"].push_back(line);
  }
  return result;
}

class Pages : public testing::Test {
 protected:
  void SetUp() override {
    const auto tried = batch::convert_bytes(known_for("a.html"), "a.html", "<p>泵站</p>", limits_);
    if (!tried && tried.error().code == "no-converter") GTEST_SKIP() << tried.error().message.english();
  }

  [[nodiscard]] text::SourceText converted(const std::string& name, const std::string& bytes) const {
    auto converted = batch::convert_bytes(known_for(name), name, bytes, limits_);
    EXPECT_TRUE(converted) << (converted ? "" : converted.error().message.english());
    auto source = text::decode(converted ? converted->bytes : "", name);
    EXPECT_TRUE(source);
    return source.value_or(text::SourceText{});
  }

  const batch::ConversionLimits limits_{.bytes = 1U << 20};
};

TEST_F(Pages, AreReadWithoutWhatStandsAroundTheArticle) {
  const std::string folder = std::string(ZHIBIAO_SOURCE_DIR) + "/tests/pages/";
  const json expected = json::parse(tests::read_all(folder + "expected.json"));
  const layout::LayoutReader reader(tests::built_in_packs(), tests::built_in_words());
  ASSERT_GE(expected.size(), 5U);
  for (const json& page : expected) {
    const std::string name = page.at("page");
    const std::string utf8 = tests::read_all(folder + name);
    ASSERT_FALSE(utf8.empty()) << name;
    const auto gbk = tests::convert(utf8, "UTF-8", "GB18030");
    ASSERT_TRUE(gbk) << name;
    for (const std::string& bytes : {utf8, *gbk}) {
      SCOPED_TRACE(name + (bytes == utf8 ? "" : " in GBK"));
      const text::SourceText source = converted(name, bytes);
      const layout::PageLayout layout = reader.read(source);
      EXPECT_EQ(layout.title ? json(*layout.title) : json(), page.at("title"));
      const std::map<std::string, std::string> metadata(layout.metadata.begin(), layout.metadata.end());
      EXPECT_EQ(json(metadata), page.at("metadata"));
      const json lines = lines_of(source, layout);
      EXPECT_EQ(lines.at("boilerplate"), page.at("boilerplate")) << lines.dump(1);
      EXPECT_EQ(lines.at("body"), page.at("body")) << lines.dump(1);
    }
  }
}

}  // namespace
}  // namespace zhibiao
