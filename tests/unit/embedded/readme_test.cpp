// What patterns/README.md shows can be loaded as it stands, and it names all that a pack may have.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "embedded/embedded.h"
#include "patterns/cue_groups.h"
#include "patterns/pack_format.h"
#include "patterns/pack_loader.h"

namespace zhibiao::patterns {
namespace {

std::string readme() {
  std::ifstream file(std::string(ZHIBIAO_SOURCE_DIR) + "/patterns/README.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> json_blocks(const std::string& text) {
  constexpr std::string_view kOpen = "\n```json\n";
  std::vector<std::string> blocks;
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at + 1)) {
    const std::size_t begin = at + kOpen.size();
    blocks.push_back(text.substr(begin, text.find("\n```\n", begin) - begin));
  }
  return blocks;
}

TEST(PatternsReadme, HasExamplesThatLoadTogether) {
  const std::vector<std::string> blocks = json_blocks(readme());
  ASSERT_GE(blocks.size(), 8U);
  std::vector<PackFile> files = embedded::packs();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    files.push_back({"README.md, block " + std::to_string(i + 1), blocks[i], true});
  }
  const LoadResult loaded = load(files);
  for (const Error& error : loaded.errors) ADD_FAILURE() << message_of(error);
  EXPECT_FALSE(loaded.packs.units.empty());
  EXPECT_FALSE(loaded.packs.headings.empty());
  EXPECT_FALSE(loaded.packs.lines.empty());
  EXPECT_FALSE(loaded.packs.exclusions.empty());
  EXPECT_FALSE(loaded.packs.cues.empty());
  EXPECT_FALSE(loaded.packs.indicators.empty());
  EXPECT_TRUE(loaded.packs.indicators.front().user);
}

TEST(PatternsReadme, NamesAllThatAPackMayHave) {
  const std::string text = readme();
  const auto expect_named = [&](std::string_view name) {
    EXPECT_NE(text.find("`" + std::string(name) + "`"), std::string::npos)
        << "patterns/README.md lacks `" << name << "`";
  };
  for (const EntryForm* form : {&unit_form(), &heading_form(), &line_form(), &exclusion_form(), &cue_form(),
                                &indicator_form(), &piece_form()}) {
    EXPECT_NE(text.find('"' + std::string(form->list) + "\":"), std::string::npos) << form->list;
    for (const KeyForm& key : form->keys) expect_named(key.name);
    for (const std::string_view field : form->expectations) expect_named(field);
  }
  for (const CueGroup& group : cue_groups()) {
    expect_named(group.cue);
    if (group.cue == "numeral") continue;  // numerals.json shows them
    for (const std::string_view value : group.values) {
      if (group.cue != "range" && group.cue != "product") expect_named(value);
    }
  }
  for (const LineRole& role : line_roles()) expect_named(role.role);
}

}  // namespace
}  // namespace zhibiao::patterns
