// Tables: tests/cases/tables.json in every form, and what stands around a table.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "extract/assemble.h"
#include "extract/stages.h"
#include "support/cases.h"
#include "support/table_forms.h"
#include "zhibiao/names.h"

namespace zhibiao {
namespace {

const extract::Stages& table_stages() {
  static const extract::Stages built(tests::built_in_packs());
  return built;
}

Document extracted(const std::string& text, const std::string& path = "case.txt") {
  auto trace = table_stages().run(text, path, std::nullopt, extract::Stages::Candidates::taken);
  return trace ? extract::assemble(std::move(*trace)) : Document{};
}

nlohmann::json shown(const Indicator& indicator) {
  nlohmann::json json;
  json["text"] = indicator.text;
  json["value"] = indicator.value ? indicator.value->text : "";
  json["unit"] = indicator.unit;
  json["kind"] = name_of(indicator.kind);
  json["metric"] = indicator.metric.value_or("");
  json["role"] = name_of(indicator.role);
  json["change"] = name_of(indicator.change);
  json["base"] = indicator.base.value_or("");
  json["comparator"] = name_of(indicator.comparator);
  json["period"] = indicator.period.value_or("");
  json["row"] = indicator.table ? indicator.table->row : "";
  json["column"] = indicator.table ? indicator.table->column : "";
  return json;
}

std::vector<nlohmann::json> cells_of(const Document& document) {
  std::vector<nlohmann::json> cells;
  for (const auto& indicator : document.indicators) {
    if (indicator.table) cells.push_back(shown(indicator));
  }
  return cells;
}

bool holds(const nlohmann::json& found, const nlohmann::json& expected) {
  return std::all_of(expected.items().begin(), expected.items().end(),
                     [&](const auto& field) { return found.at(field.key()) == field.value(); });
}

std::string listed(const std::vector<nlohmann::json>& cells) {
  std::string text;
  for (const auto& cell : cells) text += cell.dump() + "\n";
  return text;
}

TEST(TableCases, HoldInEveryForm) {
  const auto cases = tests::read_cases("tables.json");
  ASSERT_GE(cases.size(), 20U);
  for (const auto& one : cases) {
    const auto table = tests::case_table(one);
    const std::vector<std::pair<std::string, std::string>> forms = {
        {"tabs", tests::with_tabs(table)},     {"bars", tests::with_bars(table)},
        {"blanks", tests::with_blanks(table)}, {"markup", tests::as_markup(table)},
        {"commas", tests::with_commas(table)},
    };
    std::vector<nlohmann::json> first;
    for (const auto& [form, text] : forms) {
      const auto cells = cells_of(extracted(text, form == "commas" ? "case.csv" : "case.txt"));
      const std::string told = one.at("name").get<std::string>() + ", " + form + ":\n" + text + listed(cells);
      EXPECT_EQ(cells.size(), one.at("count").get<std::size_t>()) << told;
      if (form == "commas") continue;  // a file of its own has no title that says a role or a year
      for (const auto& expected : one.at("indicators")) {
        const bool found =
            std::any_of(cells.begin(), cells.end(), [&](const auto& cell) { return holds(cell, expected); });
        EXPECT_TRUE(found) << expected.dump() << "\n" << told;
      }
      if (first.empty()) {
        first = cells;
      } else {
        EXPECT_EQ(cells, first) << told << "but with tabs\n" << listed(first);
      }
    }
  }
}

TEST(Tables, ProseAroundThemIsUntouched) {
  const std::string before = "2024年渔港工作总结\n\n一、建设情况\n全年新建泊位14个。\n";
  const std::string table =
      "表1 渔港情况\n港名\t泊位（个）\t岸线（米）\n北港\t14\t860\n一、南港\t9\t540\n（二）西港\t5\t310\n";
  const std::string after = "二、管护情况\n全年维护航标36座。\n";
  const Document with = extracted(before + table + after);
  const Document without = extracted(before + after);
  EXPECT_EQ(with.sections.size(), without.sections.size());
  ASSERT_EQ(with.layout.tables.size(), 1U);
  EXPECT_EQ(with.layout.tables[0].first_line, 5U);
  EXPECT_EQ(with.layout.tables[0].last_line, 9U);
  EXPECT_EQ(with.layout.tables[0].caption, "表1渔港情况");
  EXPECT_EQ(with.layout.tables[0].rows, 3U);
  EXPECT_EQ(with.layout.tables[0].columns, 3U);
  std::vector<std::string> prose;
  for (const auto& indicator : with.indicators) {
    if (!indicator.table) prose.push_back(indicator.text);
  }
  EXPECT_EQ(prose, (std::vector<std::string>{"14个", "36座"}));
  for (const auto& indicator : with.indicators) {
    if (indicator.table) {
      EXPECT_EQ(indicator.section, "1") << indicator.text;
    }
  }
}

TEST(Tables, ATextThatEndsWithOneIsWhole) {
  const Document document = extracted("2024年渔港工作总结\n\n全年情况见下表\n港名\t泊位（个）\n北港\t14\n南港\t9\n");
  EXPECT_FALSE(document.completeness.truncated_by.has_value());
  EXPECT_EQ(document.indicators.size(), 2U);
}

TEST(Tables, ASentenceInACellIsProse) {
  const Document document = extracted(
      "2025年渔港工作计划\n\n序号\t任务\t目标\t责任单位\n1\t疏浚航道\t年内疏浚航道14公里，清障36处\t航道科\n2\t维护航标"
      "\t维护航标60座\t航标科\n");
  std::vector<std::string> texts;
  for (const auto& indicator : document.indicators) texts.push_back(indicator.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"14公里", "36处", "60座"}));
}

TEST(Tables, ASentenceInACellIsProseBelowATitleToo) {
  const Document document = extracted(
      "2025年渔港民生实事清单\n\n项目名称\t建设内容\t总投资（万元）\n码头加固工程\t加固码头3座\t5600\n航道疏浚工程\t"
      "疏浚航道12公里，清障6处\t1280\n");
  std::vector<std::string> prose;
  for (const auto& indicator : document.indicators) {
    if (!indicator.table) prose.push_back(indicator.text);
  }
  EXPECT_EQ(prose, (std::vector<std::string>{"3座", "12公里", "6处"}));
}

// What the column's head says of the figures goes for its sentences, and for the short cells between them.
TEST(Tables, ASentenceInACellHasTheRoleOfItsHead) {
  const Document document = extracted(
      "2031年渔港民生实事完成情况\n\n序号\t项目名称\t目标任务\t完成情况\n1\t渡口改造\t改造渡口12个\t已完成13个\n2\t"
      "航标维护\t维护航标60座\t维护62座，更换电池360组\n3\t码头加固\t加固码头8座\t加固7座\n");
  std::vector<std::pair<std::string, Role>> figures;
  for (const auto& indicator : document.indicators) figures.emplace_back(indicator.text, indicator.role);
  EXPECT_EQ(figures, (std::vector<std::pair<std::string, Role>>{{"12个", Role::target},
                                                                {"13个", Role::actual},
                                                                {"60座", Role::target},
                                                                {"62座", Role::actual},
                                                                {"360组", Role::actual},
                                                                {"8座", Role::target},
                                                                {"7座", Role::actual}}));
}

TEST(Tables, AreReadFromBoxDrawing) {
  const Document document = extracted(
      "海港区2025年主要目标\n\n表2  主要指标表\n┌──────────────┬────┬──────────┐\n│ 指标名称     │单位│2025年目标│\n"
      "├──────────────┼────┼──────────┤\n│港口吞吐总量  │万吨│ 356.2    │\n│渔民安全培训合│    │          │\n│格率     "
      "     "
      "│ %  │ 98以上   │\n└──────────────┴────┴──────────┘\n");
  const auto cells = cells_of(document);
  ASSERT_EQ(cells.size(), 2U) << listed(cells);
  EXPECT_TRUE(holds(cells[0], {{"row", "港口吞吐总量"}, {"value", "3562000"}, {"unit", "吨"}})) << listed(cells);
  EXPECT_TRUE(holds(cells[1], {{"row", "渔民安全培训合格率"}, {"value", "98"}, {"unit", "%"}, {"comparator", ">="}}))
      << listed(cells);
  ASSERT_EQ(document.layout.tables.size(), 1U);
  EXPECT_EQ(document.layout.tables[0].first_line, 3U);
  EXPECT_EQ(document.layout.tables[0].last_line, 10U);  // with the frame
}

TEST(Tables, BoldCellsAreTheirWords) {
  const auto cells = cells_of(extracted(
      "| **序号** | **任务** | **年度目标** |\n|:--|:--|:--|\n| 1 | 疏浚航道 | **14公里** |\n| 2 | 维护航标 | "
      "60座 |\n"));
  ASSERT_EQ(cells.size(), 2U) << listed(cells);
  EXPECT_TRUE(holds(cells[0], {{"row", "疏浚航道"}, {"column", "年度目标"}, {"text", "14公里"}, {"role", "target"}}))
      << listed(cells);
}

TEST(Tables, LettersOfAHeadMayStandFarApart) {
  const auto cells =
      cells_of(extracted("渔港收支总表\n                                                    单位：万元\n"
                         "          收          入                         支          出\n"
                         "项目                    预算数       项目                    预算数\n"
                         "一、停泊费收入          1256.3       一、疏浚支出             890.1\n"
                         "二、装卸收入              35.0       二、航标支出             401.2\n"));
  ASSERT_EQ(cells.size(), 4U) << listed(cells);
  EXPECT_TRUE(holds(cells[1], {{"row", "一、疏浚支出"}, {"column", "支出 / 预算数"}, {"metric", "疏浚支出"}}))
      << listed(cells);
}

TEST(Tables, ACategoryBesideTheNamesIsNoneOfThem) {
  const auto cells =
      cells_of(extracted("海港规划中期评估\n\n类别      指标名称                      2025 年      2023 年\n"
                         "                                         目标         实际\n"
                         "          1.岸电覆盖率（%）              95           86.2\n经济\n"
                         "          2.劳动生产率（万元/人）        15.5         13.4\n发展\n"
                         "          3.渔船更新率（%）              62           59.1\n"));
  ASSERT_EQ(cells.size(), 6U) << listed(cells);
  EXPECT_TRUE(holds(cells[2], {{"row", "2.劳动生产率"}, {"value", "155000"}, {"unit", "元/人"}, {"role", "target"}}))
      << listed(cells);
}

TEST(Tables, APageThatRepeatsTheLowerHeadsKeepsTheUpper) {
  const auto cells =
      cells_of(extracted("2024年渔港指标完成情况\n\n                           9月            1-9月\n"
                         "  指标名称      单位   当月实绩  同比±%  累计实绩  同比±%\n"
                         "一、卸鱼量      吨       4,513      6.2    51,234     7.8\n"
                         "二、装冰量      吨       3,012      4.4    35,671     5.2\n\n              — 2 —\n\n"
                         "  指标名称      单位   当月实绩  同比±%  累计实绩  同比±%\n"
                         "三、加油量      吨         986      1.2    12,033     4.7\n"
                         "四、加水量      吨         541      2.2     6,033     1.9\n"));
  ASSERT_EQ(cells.size(), 16U) << listed(cells);
  EXPECT_TRUE(holds(cells[10], {{"row", "三、加油量"}, {"value", "12033"}, {"period", "2024-01/2024-09"}}))
      << listed(cells);
}

TEST(Tables, ANameBrokenAboveItsFiguresIsWhole) {
  const auto cells =
      cells_of(extracted("表1 2024年各业产值\n                                      单位：亿元\n"
                         "行  业                     9月       1-9月\n捕捞业                      6.8         7.2\n"
                         "渔船制造、渔具生产\n  和修理业                  4.0         4.4\n养殖业                      "
                         "3.3         3.9\n"));
  ASSERT_EQ(cells.size(), 6U) << listed(cells);
  EXPECT_TRUE(holds(cells[2], {{"row", "渔船制造、渔具生产和修理业"}, {"value", "400000000"}})) << listed(cells);
}

TEST(Tables, AnAgeNamesItsRow) {
  const auto cells = cells_of(
      extracted("2024年末海岛人口情况\n\n指标                 年末数（万人）    比重（%）\n"
                "海岛人口                41.6           100.0\n  其中：男性            21.4            51.4\n"
                "  其中：0-15岁           7.4            17.8\n        16-59岁         25.1            60.3\n"));
  ASSERT_EQ(cells.size(), 8U) << listed(cells);
  EXPECT_TRUE(holds(cells[6], {{"row", "16-59岁"}, {"value", "251000"}, {"unit", "人"}})) << listed(cells);
}

TEST(Tables, ACaptionMayTellTheChange) {
  const auto cells =
      cells_of(extracted("表1 2024年各业产值增速\n单位：%\n行业\t9月\t1-9月\n捕捞业\t6.8\t7.2\n养殖业\t-2.1\t-0.6\n"));
  ASSERT_EQ(cells.size(), 4U) << listed(cells);
  EXPECT_TRUE(holds(cells[2], {{"row", "养殖业"}, {"value", "-2.1"}, {"unit", "%"}, {"change", "increase"}}))
      << listed(cells);
}

TEST(Tables, RowsOutsideATableGiveNoFiguresWithoutUnits) {
  const Document document =
      extracted("渔港收支\n\n停泊费收入  1256.3  疏浚支出  890.1\n本年合计  1291.3  本年支出合计  1291.3\n");
  for (const auto& indicator : document.indicators) EXPECT_NE(indicator.unit, "本") << indicator.text;
}

TEST(Tables, AHeadOverAGapCoversTheHeadsBelowIt) {
  const auto cells =
      cells_of(extracted("表3 2024年渔区供水与用水                   单位：万立方米\n"
                         "                 供水量                       用水量\n"
                         "  渔区\n"
                         "          地表水   地下水   小计     渔业    生活    小计\n"
                         "  北渔区    0.82     0.10    0.92     0.54    0.38    0.92\n"
                         "  南渔区    0.64     0.07    0.71     0.46    0.25    0.71\n"));
  ASSERT_EQ(cells.size(), 12U) << listed(cells);
  EXPECT_EQ(cells[0]["column"], "供水量 / 地表水");
  EXPECT_EQ(cells[1]["column"], "供水量 / 地下水");
  EXPECT_EQ(cells[5]["column"], "用水量 / 小计");
  EXPECT_EQ(cells[5]["metric"], "用水量");
}

TEST(Tables, OneRowWithSingleBlanksIsRead) {
  const auto cells = cells_of(extracted(
      "2024年度渔政经费决算表\n单位：万元\n合计 出国费 船艇购置及运行费 接待费\n19.8 0 17.2 2.6\n\n以上为全口径。\n"));
  ASSERT_EQ(cells.size(), 4U) << listed(cells);
  EXPECT_EQ(cells[2]["column"], "船艇购置及运行费");
  EXPECT_EQ(cells[2]["value"], "172000");
  EXPECT_EQ(cells[2]["role"], "actual");
}

TEST(Tables, NamesAndUnitsMayStandBeforeSingleBlanks) {
  const auto cells = cells_of(
      extracted("2031年12月渔区快报\n\n指标 单位 1-12月 增长（%）\n渔业增加值 亿元 214.6 7.3\n其中： 养殖业 亿元 102.8 "
                "4.9\n卸鱼量 吨 4318 -4.7\n"));
  ASSERT_EQ(cells.size(), 6U) << listed(cells);
  EXPECT_TRUE(holds(cells[0], {{"row", "渔业增加值"}, {"value", "21460000000"}, {"unit", "元"}})) << listed(cells);
  EXPECT_TRUE(holds(cells[2], {{"metric", "养殖业"}, {"value", "10280000000"}})) << listed(cells);
  EXPECT_TRUE(holds(cells[5], {{"row", "卸鱼量"}, {"column", "增长"}, {"value", "-4.7"}, {"unit", "%"}}))
      << listed(cells);
}

TEST(Tables, AWideHeadOverAFigureAndARankIsNoPartOfIt) {
  const auto cells =
      cells_of(extracted("表5 2031年各港水质\n"
                         "             浊度               综合指数\n"
                         "    港名\n"
                         "          2031年  同比(%)    2031年   排名\n"
                         "北湾港      31.2    -6.3      3.62      2\n"
                         "南湾港      33.0     1.5      3.88      4\n"));
  ASSERT_EQ(cells.size(), 6U) << listed(cells);
  EXPECT_TRUE(holds(cells[2], {{"column", "综合指数 / 2031年"}, {"metric", "综合指数"}, {"text", "3.62"}}))
      << listed(cells);
}

TEST(Tables, ASumTellsWhichHeadIsWide) {
  const std::string one = "单位：万元\n合计 接待费 船艇购置及运行费 小计 购置费 运行费\n19.8 2.6 17.2 0 17.2\n";
  const std::string two =
      "单位：万元\n合计 船艇购置及运行费 接待费\n小计 船艇购置费 船艇运行费\n19.8 17.2 0 17.2 2.6\n";
  const auto in_one = cells_of(extracted(one));
  ASSERT_EQ(in_one.size(), 5U) << listed(in_one);
  EXPECT_EQ(in_one[4]["column"], "船艇购置及运行费 / 运行费");
  const auto in_two = cells_of(extracted(two));
  ASSERT_EQ(in_two.size(), 5U) << listed(in_two);
  EXPECT_EQ(in_two[3]["column"], "船艇购置及运行费 / 船艇运行费");
  EXPECT_EQ(in_two[4]["column"], "接待费");
}

TEST(Tables, SingleBlanksThatDoNotFitAreToldOf) {
  const Document document = extracted("2024年度渔政经费决算表\n单位：万元\n合计 出国费 接待费\n19.8 0 17.2 2.6\n");
  EXPECT_TRUE(cells_of(document).empty());
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].code, "table-unread");
}

TEST(Tables, AFigureBehindALongNameStandsInItsOwnColumn) {
  const auto cells =
      cells_of(extracted("渔政收入决算表                              单位：万元\n"
                         "  项目                    行次     金额\n"
                         "一、一般预算拨款           1     8,421.35\n"
                         "二、政府性基金预算财政拨款 2       630.00\n"
                         "三、事业收入               3        95.18\n"
                         "本年收入合计              27     9,146.53\n"));
  ASSERT_EQ(cells.size(), 4U) << listed(cells);
  EXPECT_EQ(cells[1]["row"], "二、政府性基金预算财政拨款");
  EXPECT_EQ(cells[1]["value"], "6300000");
}

TEST(Tables, APageThatRepeatsTheHeadsGoesOn) {
  const Document document =
      extracted("渔港情况表\n港名\t泊位（个）\n北港\t14\n南港\t9\n港名\t泊位（个）\n西港\t5\n东港\t7\n");
  EXPECT_EQ(document.layout.tables.size(), 1U);
  EXPECT_EQ(document.indicators.size(), 4U);
}

TEST(Tables, OneCellALineIsReadWhereItsRowsRepeat) {
  std::string text = "2024年渔港工作情况\n\n";
  for (const char* cell : {"港名", "泊位（个）", "岸线（米）", "北港", "14", "860", "南港", "9", "540", "西港", "5",
                           "310", "东港", "7", "415"}) {
    text += std::string(cell) + "\n\n";
  }
  const auto cells = cells_of(extracted(text));
  ASSERT_EQ(cells.size(), 8U) << listed(cells);
  EXPECT_TRUE(holds(cells[3], {{"row", "南港"}, {"column", "岸线"}, {"value", "540"}, {"unit", "米"}}))
      << listed(cells);
}

TEST(Tables, OneCellALineMayHaveHeadsOverHeadsThatComeAgain) {
  std::string text = "2024年渔港任务完成情况表\n\n";
  for (const char* cell : {"地区", "改厕（户）",  "培训船员（人）", "目标", "完成", "完成率（%）", "目标",
                           "完成", "完成率（%）", "北湾镇",         "360",  "382",  "106.1",       "95",
                           "101",  "106.3",       "南湾镇",         "82",   "90",   "109.8",       "21",
                           "22",   "104.8",       "西湾镇",         "54",   "53",   "98.1",        "15",
                           "15",   "100.0"}) {
    text += std::string(cell) + "\n\n";
  }
  const auto cells = cells_of(extracted(text));
  ASSERT_EQ(cells.size(), 18U) << listed(cells);
  EXPECT_TRUE(holds(
      cells[9],
      {{"row", "南湾镇"}, {"column", "培训船员 / 目标"}, {"metric", "培训船员"}, {"unit", "人"}, {"role", "target"}}))
      << listed(cells);
}

TEST(Tables, YearsOfRowsAreNoPlansWhereTheTextReports) {
  const auto document = extracted(
      "二、近年港口情况\n\n2029年以来，吞吐量稳步上升。\n\n年份\t吞吐量（万吨）\t泊位（个）\n2029年\t86.4\t12\n"
      "2030年\t71.0\t13\n2031年\t97.3\t15\n");
  ASSERT_EQ(document.indicators.size(), 6U);
  for (const auto& indicator : document.indicators) EXPECT_EQ(indicator.role, Role::actual) << indicator.text;
}

TEST(Tables, HeadsMayStandAtThreeDepths) {
  const auto cells = cells_of(
      extracted("2031年船员编制情况表\n单位：人\n船队\t编制数\t\t实有人数\t\t\t离船人员\n\t甲板\t轮机\t在岗\t\t借用\t\n"
                "\t\t\t甲板\t轮机\t\t\n一队\t42\t15\t39\t14\t6\t27\n二队\t36\t12\t31\t12\t2\t14\n"));
  ASSERT_EQ(cells.size(), 12U) << listed(cells);
  EXPECT_TRUE(holds(cells[1], {{"column", "编制数 / 轮机"}, {"value", "15"}, {"unit", "人"}})) << listed(cells);
  EXPECT_TRUE(holds(cells[8], {{"row", "二队"}, {"column", "实有人数 / 在岗 / 甲板"}, {"value", "31"}}))
      << listed(cells);
  EXPECT_TRUE(holds(cells[11], {{"column", "离船人员"}, {"value", "14"}})) << listed(cells);
}

TEST(Tables, APartMayStandBesideItsWholeInTheHeads) {
  const auto cells =
      cells_of(extracted("表2 各港渔民年龄构成\n单位：%\n| 地区 | 占渔民比重 | | |\n| | 16—59岁 | 60岁及以上 | |\n| | "
                         "| | 其中：65岁及以上 |\n"
                         "| 北湾镇 | 76.5 | 23.5 | 14.7 |\n| 南湾镇 | 80.2 | 19.8 | 11.6 |\n"));
  ASSERT_EQ(cells.size(), 6U) << listed(cells);
  EXPECT_TRUE(holds(cells[2], {{"column", "占渔民比重 / 60岁及以上 / 其中：65岁及以上"}, {"unit", "%"}}))
      << listed(cells);
  EXPECT_TRUE(holds(cells[4], {{"column", "占渔民比重 / 60岁及以上"}, {"metric", "占渔民比重"}})) << listed(cells);
}

TEST(Tables, SpansOfMarkupLeaveNoBlankColumn) {
  const auto cells = cells_of(extracted(
      "<table>\n<tr><td colspan=\"4\">第五项</td></tr>\n<tr><td>信息内容</td><td colspan=\"3\">处理决定数量</td></tr>\n"
      "<tr><td>行政许可</td><td colspan=\"3\">284</td></tr>\n<tr><td>行政处罚</td><td "
      "colspan=\"3\">16</td></tr>\n</table>\n"));
  ASSERT_EQ(cells.size(), 2U) << listed(cells);
  EXPECT_TRUE(holds(cells[1], {{"row", "行政处罚"}, {"column", "处理决定数量"}, {"value", "16"}})) << listed(cells);
}

TEST(Tables, PageNumbersOfContentsAreNone) {
  const Document document = extracted(
      "海港规划\n\n              目  录\n一、现状                3\n二、目标                5\n三、任务                "
      "9\n四、保障               14\n");
  EXPECT_TRUE(document.layout.tables.empty());
}

TEST(Tables, ANumberAndANameInTwoCellsAreACaption) {
  const auto cells = cells_of(
      extracted("表2\t2024年渔港吞吐量及增速\n渔港\t吞吐量(吨)\t比上年增长(%)\n北港\t140\t3.5\n南港\t90\t-2\n"));
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[0]["column"], "吞吐量");
  EXPECT_EQ(cells[0]["period"], "2024");
}

TEST(Tables, AmountsOfThingsAreNamedByTheirColumns) {
  const auto cells =
      cells_of(extracted("乡镇\t任务数(座)\t完成数(座)\t完成率\n浅湾镇\t120\t118\t98.3%\n深湾镇\t86\t90\t104.7%\n"));
  ASSERT_EQ(cells.size(), 6U);
  EXPECT_EQ(cells[0]["metric"], "任务数");
  EXPECT_EQ(cells[2]["metric"], "完成率");
}

TEST(Tables, AFiveYearPlanInTheCaptionTellsWhatIsIntended) {
  const auto cells =
      cells_of(extracted("专栏1 "
                         "“十五五”时期渔港主要指标\n指标\t单位\t2025年\t2030年\t年均增速\n岸电覆盖率\t%\t61."
                         "5\t95\t〔33.5〕\n泊位\t个\t14\t20\t7.4\n"));
  ASSERT_EQ(cells.size(), 6U);
  EXPECT_EQ(cells[0]["role"], "actual");
  EXPECT_EQ(cells[1]["role"], "target");
  EXPECT_EQ(cells[2]["value"], "33.5");
  EXPECT_EQ(cells[2]["unit"], "%");
}

TEST(Tables, AYearsPlanIsASideOfWhatIsInvested) {
  const auto cells =
      cells_of(extracted("| 县区 | 投资（亿元） |  |\n| --- | --- | --- |\n|  | 年度计划 | 占年度计划% |\n| 浅湾县 | "
                         "62.4 | 93.1 |\n| 深湾区 | 51 | 107.1 |\n"));
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[0]["metric"], "投资");
  EXPECT_EQ(cells[0]["role"], "target");
  EXPECT_EQ(cells[1]["metric"], "投资");
}

TEST(Tables, FiguresBetweenTheLinesOfTheirNames) {
  const auto cells =
      cells_of(extracted("表5 渔港工程\n 项目名称              单位      目标      完成\n"
                         "新建改建海岛渔港\n                       座         18        19\n码头\n"
                         "加固防波堤             米        460       450\n"));
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[0]["row"], "新建改建海岛渔港码头");
  EXPECT_EQ(cells[2]["row"], "加固防波堤");
}

TEST(Tables, LettersOfAHeadThatComesTwiceMayStandFarApart) {
  const auto cells =
      cells_of(extracted("2025年收支预算总表\n          收      入                              支      出\n"
                         "      项      目            预算数            项      目          预算数\n"
                         " 一、财政拨款               860.40      一、港务支出               720.60\n"
                         " 二、事业收入                24.00      二、航标支出               163.80\n"));
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[1]["row"], "一、港务支出");
  EXPECT_EQ(cells[1]["column"], "支出 / 预算数");
}

TEST(Tables, PageNumbersBehindTabsAreNone) {
  const auto document = extracted(
      "渔港规划\n\n目录\n一、现状\t1\n二、目标\t4\n三、任务\t9\n\n"
      "一、现状\n现有渔港3个。\n二、目标\n新建泊位12个。\n三、任务\n修路8公里。\n");
  EXPECT_TRUE(cells_of(document).empty());
  EXPECT_EQ(document.layout.toc, (std::vector<std::size_t>{3, 4, 5, 6}));
}

TEST(Tables, AManyRowedOneIsReadToItsEnd) {
  std::string text = "港名,泊位（个）,岸线（米）\n";
  for (int row = 0; row < 2000; ++row) text += "港" + std::to_string(row) + "甲,14,860\n";
  EXPECT_EQ(extracted(text, "ports.csv").indicators.size(), 4000U);
}

}  // namespace
}  // namespace zhibiao
