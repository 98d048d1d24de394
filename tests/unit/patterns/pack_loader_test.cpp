#include "patterns/pack_loader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/loaded_packs.h"

namespace zhibiao::patterns {
namespace {

template <class T>
std::vector<std::string> ids(const std::vector<T>& entries) {
  std::vector<std::string> ids;
  for (const T& entry : entries) ids.push_back(entry.id);
  return ids;
}

TEST(Load, ReadsEveryField) {
  const LoadResult loaded = load({{"farm.json", R"json({
    "pack": "farm", "title": "Words of a farm",
    "units": [
      {"id": "unit.dan", "kind": "measure", "unit": "担", "words": ["担", "石"],
       "match": ["收购茶叶20担", {"text": "入库谷物3.50石", "value": 3.50, "unit": "担", "placeholder": false}],
       "reject": ["20担保人"]}
    ],
    "headings": [
      {"id": "heading.task", "title": "任务一", "expression": "^(?P<marker>任务(?P<ordinal>[一二]))", "ordinal": "chinese",
       "inline": true, "own_line": true, "series": "tasks", "match": ["任务一"]}
    ],
    "lines": [{"id": "line.plan", "title": "a plan", "role": "genre", "value": "plan", "expression": "安排$", "match": ["春耕安排"]}],
    "exclusions": [{"id": "exclusion.gate", "title": "gates", "expression": "第?[0-9]+号闸", "match": ["3号闸"]}],
    "cues": [{"id": "cue.full", "title": "at least", "cue": "comparator", "value": ">=", "position": "before",
              "words": ["满"], "match": ["入库满30担"]}],
    "indicators": [{"id": "indicator.load", "title": "a load", "kind": "measure", "expression": "载重(?P<number>[0-9]+)",
                    "match": ["粮车载重90"]}]
  })json"}});
  ASSERT_EQ(messages(loaded), "");
  const PackSet& packs = loaded.packs;

  ASSERT_EQ(packs.units.size(), 1U);
  const Unit& unit = packs.units[0];
  EXPECT_EQ(unit.id, "unit.dan");
  EXPECT_EQ(unit.kind, Kind::measure);
  EXPECT_EQ(unit.unit, "担");
  EXPECT_EQ(unit.words, (std::vector<std::string>{"担", "石"}));
  EXPECT_EQ(unit.file, "farm.json");
  EXPECT_EQ(unit.line, 4U);
  EXPECT_FALSE(unit.user);
  ASSERT_EQ(unit.match.size(), 2U);
  EXPECT_EQ(unit.match[0].text, "收购茶叶20担");
  EXPECT_TRUE(unit.match[0].expect.empty());
  EXPECT_EQ(unit.match[1].line, 5U);
  EXPECT_EQ(unit.match[1].expect,
            (std::map<std::string, std::string>{{"value", "3.50"}, {"unit", "担"}, {"placeholder", "false"}}));
  ASSERT_EQ(unit.reject.size(), 1U);

  ASSERT_EQ(packs.headings.size(), 1U);
  EXPECT_EQ(packs.headings[0].expression, "^(?P<marker>任务(?P<ordinal>[一二]))");
  EXPECT_EQ(packs.headings[0].ordinal, OrdinalStyle::chinese);
  EXPECT_TRUE(packs.headings[0].inline_items);
  EXPECT_TRUE(packs.headings[0].own_line);
  EXPECT_EQ(packs.headings[0].series, "tasks");
  ASSERT_EQ(packs.lines.size(), 1U);
  EXPECT_EQ(packs.lines[0].role, "genre");
  EXPECT_EQ(packs.lines[0].value, "plan");
  ASSERT_EQ(packs.exclusions.size(), 1U);
  EXPECT_EQ(packs.exclusions[0].title, "gates");
  ASSERT_EQ(packs.cues.size(), 1U);
  EXPECT_EQ(packs.cues[0].cue, "comparator");
  EXPECT_EQ(packs.cues[0].value, ">=");
  EXPECT_EQ(packs.cues[0].position, "before");
  ASSERT_EQ(packs.indicators.size(), 1U);
  EXPECT_EQ(packs.indicators[0].kind, Kind::measure);
}

constexpr std::string_view kBuiltIn = R"json({
  "pack": "built-in", "title": "Built in",
  "pieces": {"count": "[0-9]+", "room": ["间", "间半"]},
  "units": [
    {"id": "unit.jian", "kind": "count", "unit": "间", "words": ["间"], "match": ["粮仓3间"]},
    {"id": "unit.jian-ci", "kind": "count", "unit": "间次", "words": ["间次", "m³/(间)"], "match": ["消毒3间次"]
}
  ],
  "exclusions": [
    {"id": "exclusion.a", "title": "a", "expression": "{{count}}号{{room}}", "match": ["3号间"]},
    {"id": "exclusion.b", "title": "b", "expression": "{{count}}{{unit}}", "match": ["3间次"]}
  ]
  })json";

TEST(Load, PutsPiecesInAndLongWordsFirst) {
  const LoadResult loaded = load({{"built_in.json", kBuiltIn}});
  ASSERT_EQ(messages(loaded), "");
  ASSERT_EQ(loaded.packs.exclusions.size(), 2U);
  EXPECT_EQ(loaded.packs.exclusions[0].expression, "(?:[0-9]+)号(?:间半|间)");
  EXPECT_EQ(loaded.packs.exclusions[1].expression, R"((?:[0-9]+)(?:m³\/\(间\)|间次|间))");
  ASSERT_NE(find_piece(loaded.packs, "count"), nullptr);
  EXPECT_EQ(find_piece(loaded.packs, "count")->expression, "[0-9]+");
}

TEST(Load, PutsTheUsersEntriesFirstAndReplacesByIdAndName) {
  const LoadResult loaded = load({{"built_in.json", kBuiltIn},
                                  {"user.json",
                                   R"json({"pack": "user", "title": "The user's",
                                       "pieces": {"count": "[0-9]{1,3}"},
                                       "units": [{"id": "unit.cang", "kind": "count", "unit": "仓", "words": ["仓", "间"],
                                                  "match": ["储粮6仓"]}],
                                       "exclusions": [
                                         {"id": "exclusion.c", "title": "c", "expression": "{{count}}路", "match": ["3路"]},
                                         {"id": "exclusion.a", "title": "mine", "expression": "甲字", "match": ["甲字"]}]})json",
                                   true}});
  ASSERT_EQ(messages(loaded), "");
  EXPECT_EQ(ids(loaded.packs.exclusions), (std::vector<std::string>{"exclusion.c", "exclusion.a", "exclusion.b"}));
  EXPECT_TRUE(loaded.packs.exclusions[1].user);
  EXPECT_EQ(loaded.packs.exclusions[1].title, "mine");
  EXPECT_EQ(loaded.packs.exclusions[0].expression, "(?:[0-9]{1,3})路");
  EXPECT_EQ(loaded.packs.exclusions[2].expression.find("(?:[0-9]{1,3})"), 0U);
  EXPECT_EQ(ids(loaded.packs.units), (std::vector<std::string>{"unit.cang", "unit.jian", "unit.jian-ci"}));
}

TEST(Load, TriesTheUsersExpressionsAloneWhenAskedTo) {
  const std::string bad = R"json({"pack": "a", "title": "a", "exclusions": [
    {"id": "exclusion.a", "title": "a", "expression": "(", "match": ["3"]}]})json";
  const std::string piece = R"json({"pack": "b", "title": "b", "pieces": {"quay": "港"}})json";
  EXPECT_EQ(load({{"a.json", bad}}).errors.size(), 1U);
  EXPECT_EQ(load({{"a.json", bad}}, Checks::users).errors.size(), 0U);
  EXPECT_EQ(load({{"a.json", bad, true}}, Checks::users).errors.size(), 1U);
  EXPECT_EQ(load({{"a.json", bad}, {"b.json", piece, true}}, Checks::users).errors.size(), 1U);
}

TEST(Load, FoldsWordsAsTextsAreFolded) {
  const LoadResult loaded = load({{"units.json", R"json({"pack": "p", "title": "t", "units": [
    {"id": "unit.percent", "kind": "percentage", "unit": "%", "words": ["％", "%", "（％）"], "match": ["出苗率90％"]}]})json"}});
  ASSERT_EQ(messages(loaded), "");
  EXPECT_EQ(loaded.packs.units[0].words, (std::vector<std::string>{"%", "(%)"}));
}

TEST(Load, ReportsTheMistakesOfEveryFileInTheirOrder) {
  const LoadResult loaded = load({{"b.json", "{"}, {"a.json", R"json({"pack": "a", "units": 3})json"}});
  ASSERT_EQ(loaded.errors.size(), 3U);
  EXPECT_EQ(loaded.errors[0].path, "b.json");
  EXPECT_EQ(loaded.errors[0].code, "json-syntax");
  EXPECT_EQ(loaded.errors[1].path, "a.json");
  EXPECT_EQ(loaded.errors[1].code, "missing-key");
  EXPECT_EQ(loaded.errors[2].code, "wrong-type");
}

TEST(Load, DoesNotCallAPieceUnknownThatAnUnreadableFileMayHold) {
  const LoadResult loaded = load({{"numbers.json", "{"}, {"a.json", R"json({"pack": "a", "title": "a", "exclusions": [
    {"id": "exclusion.a", "title": "a", "expression": "{{number}}号", "match": ["3号"]}]})json"}});
  ASSERT_EQ(loaded.errors.size(), 1U);
  EXPECT_EQ(loaded.errors[0].path, "numbers.json");
}

TEST(Load, CountsColumnsInCharactersAndNotTheByteOrderMark) {
  const LoadResult loaded = load({{"a.json", "\xEF\xBB\xBF{\"pack\": \"农场\", \"titel\": \"t\"}"}});
  ASSERT_EQ(loaded.errors.size(), 1U);
  EXPECT_EQ(loaded.errors[0].line, 1U);
  EXPECT_EQ(loaded.errors[0].column, 16U);
  EXPECT_EQ(loaded.errors[0].hint.english(), "did you mean 'title'?");
}

// Whatever bytes a file holds: messages with a place, and never a crash.
TEST(Load, WithstandsBrokenFiles) {
  std::mt19937 random(7);
  const auto draw = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  const std::string signs = "\"{}[],:\\ \n0e-.tfn\xE4\xB8\xEF(?P<*+|";
  for (int round = 0; round < 3000; ++round) {
    std::string broken(kBuiltIn);
    for (std::size_t changes = 1 + draw(4); changes > 0; --changes) {
      const std::size_t at = draw(broken.size());
      switch (draw(3)) {
        case 0:
          broken[at] = signs[draw(signs.size())];
          break;
        case 1:
          broken.erase(at, 1 + draw(20));
          break;
        default:
          broken.insert(at, 1, signs[draw(signs.size())]);
      }
    }
    for (const Error& error : load({{"broken.json", broken}}).errors) {
      ASSERT_NE(error.code, "");
      ASSERT_NE(error.message.english(), "");
      ASSERT_GT(error.line, 0U) << broken;
      ASSERT_GT(error.column, 0U) << broken;
    }
  }
}

TEST(MessageOf, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(message_of({.code = "code", .path = "packs", .message = Message::verbatim("no such folder")}),
            "packs: error: no such folder");
  EXPECT_EQ(message_of({.code = "code",
                        .path = "a.json",
                        .line = 3,
                        .message = Message::verbatim("wrong"),
                        .text = "x",
                        .hint = Message::verbatim("y")}),
            "a.json:3: error: wrong\n    x\n    hint: y");
}

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() / ("zhibiao-packs-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directories(path_);
  }
  void TearDown() override { std::filesystem::remove_all(path_); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }

  std::filesystem::path path_;
};

TEST_F(Folder, GivesItsPacksByName) {
  write("b.json", "{}");
  write("a.json", "[]");
  write("notes.txt", "no pack");
  std::vector<std::string> storage;
  const auto files = read_folder(path_.string(), storage);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, (path_ / "a.json").string());
  EXPECT_EQ((*files)[0].json, "[]");
  EXPECT_EQ((*files)[1].json, "{}");
  EXPECT_TRUE((*files)[0].user);
}

TEST_F(Folder, GivesItsListsOfWordsBehindThePacks) {
  write("a.json", "{}");
  std::filesystem::create_directory(path_ / "words");
  write("words/verb.b.txt", "压条\n");
  write("words/notes.md", "no list");
  std::vector<std::string> storage;
  const auto files = read_folder(path_.string(), storage);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[1].name, (path_ / "words" / "verb.b.txt").string());
  EXPECT_EQ((*files)[1].json, "压条\n");
}

TEST_F(Folder, SaysWhyItCannotBeRead) {
  std::vector<std::string> storage;
  auto none = read_folder(path_.string(), storage);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "no-packs");
  auto missing = read_folder((path_ / "missing").string(), storage);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "not-found");
  write("a.json", "{}");
  auto file = read_folder((path_ / "a.json").string(), storage);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, "not-a-folder");
}

}  // namespace
}  // namespace zhibiao::patterns
