// Tables out of pages: what pdftotext -layout makes of them, whose columns are letters and whose cells a single blank
// may part.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/assemble.h"
#include "extract/stages.h"
#include "support/cases.h"

namespace zhibiao {
namespace {

using Texts = std::vector<std::string>;

Document page_extracted(const std::string& text) {
  static const extract::Stages stages(tests::built_in_packs());
  auto trace = stages.run(text, "page.txt", std::nullopt, extract::Stages::Candidates::taken);
  return trace ? extract::assemble(std::move(*trace)) : Document{};
}

// "row | column | text", for each cell.
Texts cells_of(const std::string& text) {
  Texts cells;
  for (const auto& indicator : page_extracted(text).indicators) {
    if (indicator.table)
      cells.push_back(indicator.table->row + " | " + indicator.table->column + " | " + indicator.text);
  }
  return cells;
}

TEST(PageTables, FiguresMayStandBesideTheirColumns) {
  const std::string text = R"(              表1 社区服务设施建设情况
              养老设施             托育设施
乡镇    机构数（个）      床位数（张） 机构数（个） 托位数（个）
    2023年 2024年 2023年 2024年
全县 126     138 8600 9240    86      5200
北城镇 62      66   4200 4460  41      2600
南城镇 64      72   4400 4780  45      2600
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"全县 | 养老设施 / 机构数 / 2023年 | 126", "全县 | 养老设施 / 机构数 / 2024年 | 138",
                   "全县 | 养老设施 / 床位数 / 2023年 | 8600", "全县 | 养老设施 / 床位数 / 2024年 | 9240",
                   "全县 | 托育设施 / 机构数 | 86", "全县 | 托育设施 / 托位数 | 5200",
                   "北城镇 | 养老设施 / 机构数 / 2023年 | 62", "北城镇 | 养老设施 / 机构数 / 2024年 | 66",
                   "北城镇 | 养老设施 / 床位数 / 2023年 | 4200", "北城镇 | 养老设施 / 床位数 / 2024年 | 4460",
                   "北城镇 | 托育设施 / 机构数 | 41", "北城镇 | 托育设施 / 托位数 | 2600",
                   "南城镇 | 养老设施 / 机构数 / 2023年 | 64", "南城镇 | 养老设施 / 机构数 / 2024年 | 72",
                   "南城镇 | 养老设施 / 床位数 / 2023年 | 4400", "南城镇 | 养老设施 / 床位数 / 2024年 | 4780",
                   "南城镇 | 托育设施 / 机构数 | 45", "南城镇 | 托育设施 / 托位数 | 2600"}));
}

TEST(PageTables, NamesOverLinesBelongToTheRowThatTheirNumberBegins) {
  const std::string text = R"(             2024年民生实事项目完成情况表
序      项目名称      计量 年度目 累计完      完成率     责任
号                单位 标    成       （%）     单位
1 新建改建农村寄宿制学校及附属
       教学用房      所   18  19      105.6   教育
                                         局
2   改造提升城镇老旧小区   个  46    46      100    住建
                                         局
3 为六十五岁以上老年人免费健康
     体检并建立档案     万人 3.2   3.3    103.1   卫健
                                         局
4   开展妇女“两癌”筛查   人 12000 12640   105.3   妇联
)";
  EXPECT_EQ(
      cells_of(text),
      (Texts{"新建改建农村寄宿制学校及附属教学用房 | 年度目标 | 18",
             "新建改建农村寄宿制学校及附属教学用房 | 累计完成 | 19",
             "新建改建农村寄宿制学校及附属教学用房 | 完成率 | 105.6", "改造提升城镇老旧小区 | 年度目标 | 46",
             "改造提升城镇老旧小区 | 累计完成 | 46", "改造提升城镇老旧小区 | 完成率 | 100",
             "为六十五岁以上老年人免费健康体检并建立档案 | 年度目标 | 3.2",
             "为六十五岁以上老年人免费健康体检并建立档案 | 累计完成 | 3.3",
             "为六十五岁以上老年人免费健康体检并建立档案 | 完成率 | 103.1", "开展妇女“两癌”筛查 | 年度目标 | 12000",
             "开展妇女“两癌”筛查 | 累计完成 | 12640", "开展妇女“两癌”筛查 | 完成率 | 105.3"}));
}

TEST(PageTables, ANameThatFillsItsCellGoesOn) {
  const std::string text = R"(            2024—2025学年学校基本情况
   学校名称  班级数 在校学生 其中：寄宿 教职工 生均校舍面 备
         （个） （人） 生（人） （人） 积（平方米） 注
某县第一小学    24  1080  120  62   8.4
某县河口镇中心小                           新
学（含两个教学   18  1,006 86   51   9.6  建
点）
某县实验中学    36  1728  640  128  11.2
合计        78  3814  846  241  9.8
)";
  EXPECT_EQ(cells_of(text), (Texts{"某县第一小学 | 班级数 | 24",
                                   "某县第一小学 | 在校学生 | 1080",
                                   "某县第一小学 | 其中：寄宿生 | 120",
                                   "某县第一小学 | 教职工 | 62",
                                   "某县第一小学 | 生均校舍面积 | 8.4",
                                   "某县河口镇中心小学（含两个教学点） | 班级数 | 18",
                                   "某县河口镇中心小学（含两个教学点） | 在校学生 | 1,006",
                                   "某县河口镇中心小学（含两个教学点） | 其中：寄宿生 | 86",
                                   "某县河口镇中心小学（含两个教学点） | 教职工 | 51",
                                   "某县河口镇中心小学（含两个教学点） | 生均校舍面积 | 9.6",
                                   "某县实验中学 | 班级数 | 36",
                                   "某县实验中学 | 在校学生 | 1728",
                                   "某县实验中学 | 其中：寄宿生 | 640",
                                   "某县实验中学 | 教职工 | 128",
                                   "某县实验中学 | 生均校舍面积 | 11.2",
                                   "合计 | 班级数 | 78",
                                   "合计 | 在校学生 | 3814",
                                   "合计 | 其中：寄宿生 | 846",
                                   "合计 | 教职工 | 241",
                                   "合计 | 生均校舍面积 | 9.8"}));
}

TEST(PageTables, ANameBesideRowsHoldsForThoseAroundIt) {
  const std::string text = R"(          2025年重点工作任务清单
领域    重点任务       单位               目标值
                          2024年         2025年
     新增规上企业      家          18            22
产业    技改投资       亿元         6.4           8
发展   高新技术企业      家          36            45
     新改建公路       公里        120           160
基础   新增充电桩       个         240           400
设施    城区绿地       公顷         14            20
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"产业发展 / 新增规上企业 | 目标值 / 2024年 | 18", "产业发展 / 新增规上企业 | 目标值 / 2025年 | 22",
                   "产业发展 / 技改投资 | 目标值 / 2024年 | 6.4", "产业发展 / 技改投资 | 目标值 / 2025年 | 8",
                   "产业发展 / 高新技术企业 | 目标值 / 2024年 | 36", "产业发展 / 高新技术企业 | 目标值 / 2025年 | 45",
                   "基础设施 / 新改建公路 | 目标值 / 2024年 | 120", "基础设施 / 新改建公路 | 目标值 / 2025年 | 160",
                   "基础设施 / 新增充电桩 | 目标值 / 2024年 | 240", "基础设施 / 新增充电桩 | 目标值 / 2025年 | 400",
                   "基础设施 / 城区绿地 | 目标值 / 2024年 | 14", "基础设施 / 城区绿地 | 目标值 / 2025年 | 20"}));
}

TEST(PageTables, HalvesSideBySide) {
  const std::string text = R"(                 2025年收支预算总表
                                     单位：万元
       收 入                     支 出
    项 目      预算数            项 目      预算数
一、财政拨款收入     860.40   一、教育支出         720.60
二、事业收入       24.00    二、社会保障和就业支出    96.80
三、其他收入        6.00    三、住房保障支出       73.00
   本年收入合计    890.40        本年支出合计    890.40
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"一、财政拨款收入 | 收入 / 预算数 | 860.40", "一、教育支出 | 支出 / 预算数 | 720.60",
                   "二、事业收入 | 收入 / 预算数 | 24.00", "二、社会保障和就业支出 | 支出 / 预算数 | 96.80",
                   "三、其他收入 | 收入 / 预算数 | 6.00", "三、住房保障支出 | 支出 / 预算数 | 73.00",
                   "本年收入合计 | 收入 / 预算数 | 890.40", "本年支出合计 | 支出 / 预算数 | 890.40"}));
}

TEST(PageTables, AWideHeadStandsOverTheMiddleOfItsOwn) {
  const std::string text = R"(                全县法院案件办理情况
案件类型       收案（件）          结案（件）      结案率（%）
       2023年 2024年    2023年 2024年
 民事     4260   4810    4130   4690     97.5
 刑事     386     362    380     360     99.4
 行政      92     104     90     101     97.1
 执行     2840   3105    2760   3018     97.2
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"民事 | 收案 / 2023年 | 4260", "民事 | 收案 / 2024年 | 4810", "民事 | 结案 / 2023年 | 4130",
                   "民事 | 结案 / 2024年 | 4690", "民事 | 结案率 | 97.5",        "刑事 | 收案 / 2023年 | 386",
                   "刑事 | 收案 / 2024年 | 362",  "刑事 | 结案 / 2023年 | 380",  "刑事 | 结案 / 2024年 | 360",
                   "刑事 | 结案率 | 99.4",        "行政 | 收案 / 2023年 | 92",   "行政 | 收案 / 2024年 | 104",
                   "行政 | 结案 / 2023年 | 90",   "行政 | 结案 / 2024年 | 101",  "行政 | 结案率 | 97.1",
                   "执行 | 收案 / 2023年 | 2840", "执行 | 收案 / 2024年 | 3105", "执行 | 结案 / 2023年 | 2760",
                   "执行 | 结案 / 2024年 | 3018", "执行 | 结案率 | 97.2"}));
}

TEST(PageTables, HeadsThatASingleBlankParts) {
  const std::string text = R"(              2021—2024年全县主要指标
年份 常住人口（万人） 城镇化率（%） 地区生产总值（亿元） 比上年增长（%）
2021  64.2    52.1      286.4     8.1
2022  64.0    53.4      302.8     4.2
2023  63.8    54.6      321.5     5.9
2024  63.5    55.8      340.2     5.6
)";
  EXPECT_EQ(cells_of(text), (Texts{"2021 | 常住人口 | 64.2", "2021 | 城镇化率 | 52.1", "2021 | 地区生产总值 | 286.4",
                                   "2021 | 比上年增长 | 8.1", "2022 | 常住人口 | 64.0", "2022 | 城镇化率 | 53.4",
                                   "2022 | 地区生产总值 | 302.8", "2022 | 比上年增长 | 4.2", "2023 | 常住人口 | 63.8",
                                   "2023 | 城镇化率 | 54.6", "2023 | 地区生产总值 | 321.5", "2023 | 比上年增长 | 5.9",
                                   "2024 | 常住人口 | 63.5", "2024 | 城镇化率 | 55.8", "2024 | 地区生产总值 | 340.2",
                                   "2024 | 比上年增长 | 5.6"}));
}

// A page's letters and digits stand a blank apart.
TEST(PageTables, ABlankBetweenLettersAndDigitsPartsNoHead) {
  const std::string text = R"(主要年份渔业基本情况

     指标        2015 年           2020 年           2024 年
渔船数（艘）                12450            13022            12988
渔港面积（万平方米）             10.2             12.8             14.9
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"渔船数 | 2015年 | 12450", "渔船数 | 2020年 | 13022", "渔船数 | 2024年 | 12988",
                   "渔港面积 | 2015年 | 10.2", "渔港面积 | 2020年 | 12.8", "渔港面积 | 2024年 | 14.9"}));
}

TEST(PageTables, ANumberABlankBeforeItsNameTellsAPage) {
  const std::string text = R"(2024 年渔港实事完成情况表

   序号        项目名称          单位   年度目标        实际完成         完成率（%）
        1 新建渔港公共停车位   个             600         655          109.2
        2 改造老旧码头      个                12           12        100
        3 新增系缆桩位      个             200            188            94
        4 硬化进港公路      公里           86.5        90.1          104.2
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"新建渔港公共停车位 | 年度目标 | 600", "新建渔港公共停车位 | 实际完成 | 655",
                   "新建渔港公共停车位 | 完成率 | 109.2", "改造老旧码头 | 年度目标 | 12",
                   "改造老旧码头 | 实际完成 | 12", "改造老旧码头 | 完成率 | 100", "新增系缆桩位 | 年度目标 | 200",
                   "新增系缆桩位 | 实际完成 | 188", "新增系缆桩位 | 完成率 | 94", "硬化进港公路 | 年度目标 | 86.5",
                   "硬化进港公路 | 实际完成 | 90.1", "硬化进港公路 | 完成率 | 104.2"}));
}

// Their rows have as many cells as there are lowest heads.
TEST(PageTables, AWideHeadMayStandAboveTheGapOfItsOwn) {
  const std::string text = R"(2024 年海事学校招生计划表

                                   计划招生
       学校        校区面积（亩）                                  现有学生数（人）
                               班数（个）        人数（人）
北港海事第一学校                42.5            6            270         1620
北港海事第二学校                35.0            5            225         1344
合计                      77.5           11           495         2964
)";
  EXPECT_EQ(cells_of(text), (Texts{"北港海事第一学校 | 校区面积 | 42.5", "北港海事第一学校 | 计划招生 / 班数 | 6",
                                   "北港海事第一学校 | 计划招生 / 人数 | 270", "北港海事第一学校 | 现有学生数 | 1620",
                                   "北港海事第二学校 | 校区面积 | 35.0", "北港海事第二学校 | 计划招生 / 班数 | 5",
                                   "北港海事第二学校 | 计划招生 / 人数 | 225", "北港海事第二学校 | 现有学生数 | 1344",
                                   "合计 | 校区面积 | 77.5", "合计 | 计划招生 / 班数 | 11",
                                   "合计 | 计划招生 / 人数 | 495", "合计 | 现有学生数 | 2964"}));
}

}  // namespace
TEST(PageTables, ANameOfLettersFarApartIsOneHead) {
  const std::string text = R"(单位：万元
                   2031年     2031年
    项      目     预算数     决算数
  停泊费             5200       5486
  引航费             2100       1987
  装卸费              860        911
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"停泊费 | 2031年预算数 | 5200", "停泊费 | 2031年决算数 | 5486", "引航费 | 2031年预算数 | 2100",
                   "引航费 | 2031年决算数 | 1987", "装卸费 | 2031年预算数 | 860", "装卸费 | 2031年决算数 | 911"}));
}

TEST(PageTables, HeadsThatComeAgainAreSharedOutInTheirOrder) {
  const std::string text = R"(                         6月                      1—6月
 行业
                   产值（亿元）    增长（%）    产值（亿元）    增长（%）
 捕捞业                 1.2          -4.5           7.4          -2.8
 养殖业                 8.6           7.9          49.3           6.1
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"捕捞业 | 6月 / 产值 | 1.2", "捕捞业 | 6月 / 增长 | -4.5", "捕捞业 | 1—6月 / 产值 | 7.4",
                   "捕捞业 | 1—6月 / 增长 | -2.8", "养殖业 | 6月 / 产值 | 8.6", "养殖业 | 6月 / 增长 | 7.9",
                   "养殖业 | 1—6月 / 产值 | 49.3", "养殖业 | 1—6月 / 增长 | 6.1"}));
}

// A list that was typed with any number of blanks.
// Each of two lines of heads could be above the other.
TEST(PageTables, HeadsBetweenTwoLinesStandUnderOneOfThem) {
  const Texts cells = cells_of(R"(表 1 渡口基本情况

          2023 年         2024 年
渡口
     渡船（艘） 船员（人） 渡船（艘） 船员（人）

北港渡 16      42   17      45

南港渡 9       27    9       28

西港渡 12      35   13      39
)");
  const bool told = std::any_of(cells.begin(), cells.end(),
                                [](const std::string& cell) { return cell.ends_with(" | 2024年 / 船员 | 45"); });
  EXPECT_TRUE(told) << testing::PrintToString(cells);
}

TEST(PageTables, CellsThatStandBelowNothingAreToldByTheirOrder) {
  const std::string text = R"(序号   项目名称      建设内容                目标      完成
1      渡口供水      新建改建水塔            6处       6处
2  旧船改造  改造渡船                14艘    15艘
3      渡工培训     新增持证人员                 300人     320人
)";
  EXPECT_EQ(cells_of(text),
            (Texts{"渡口供水 / 新建改建水塔 | 目标 | 6处", "渡口供水 / 新建改建水塔 | 完成 | 6处",
                   "旧船改造 / 改造渡船 | 目标 | 14艘", "旧船改造 / 改造渡船 | 完成 | 15艘",
                   "渡工培训 / 新增持证人员 | 目标 | 300人", "渡工培训 / 新增持证人员 | 完成 | 320人"}));
}

TEST(PageTables, APageThatEndsInsideIsNoRow) {
  const std::string text = R"(科目名称              预算数        决算数
停泊费                 4,320         4,218
引航费                   560           602
                      — 2 —
港务费                   445           451
                      — 3 —
科目名称              预算数        决算数
装卸费                   312           298
)";
  EXPECT_EQ(cells_of(text), (Texts{"停泊费 | 预算数 | 4,320", "停泊费 | 决算数 | 4,218", "引航费 | 预算数 | 560",
                                   "引航费 | 决算数 | 602", "港务费 | 预算数 | 445", "港务费 | 决算数 | 451",
                                   "装卸费 | 预算数 | 312", "装卸费 | 决算数 | 298"}));
}

TEST(PageTables, AWideHeadCoversOnlyHeadsBelowItsLine) {
  const std::string text = R"(               2024年渔港维护资金安排表
                                                 单位：万元
                         港务资金
港区     合计      日常养护          专项工程        其他     上级补助
                        疏浚        护岸
北湾港    468.2    184.0   72.5     101.2   30.5    80.0
南湾港区   380.6    139.5   64.1      92.0   22.8    62.2
 石湾    297.4    120.8   49.0      73.3   16.3    38.0
)";
  const auto cells = cells_of(text);
  ASSERT_EQ(cells.size(), 18U);
  EXPECT_EQ(Texts(cells.begin() + 1, cells.begin() + 5),
            (Texts{"北湾港 | 港务资金 / 日常养护 | 184.0", "北湾港 | 港务资金 / 专项工程 / 疏浚 | 72.5",
                   "北湾港 | 港务资金 / 专项工程 / 护岸 | 101.2", "北湾港 | 港务资金 / 其他 | 30.5"}));
}

TEST(PageTables, WideHeadsShareOutHeadsThatComeAgain) {
  const std::string text = R"(                   2024年9月渔港收入完成情况表
                                                           单位：万元
 收入项目     年度预算              累计                    当月      累计为预算%
                   本期      同期      增减额     本期    同期 增减额
 一、停泊费     1,396   1,052   1,091     -39   142   85  57     75.4
 （一）渔船     1,063    735     892     -157    78   69   9     69.1
二、引航费收入     332     317     198      118    63   16  47     95.3
)";
  const auto cells = cells_of(text);
  ASSERT_EQ(cells.size(), 24U);
  EXPECT_EQ(Texts(cells.begin() + 16, cells.end()),
            (Texts{"二、引航费收入 | 年度预算 | 332", "二、引航费收入 | 累计 / 本期 | 317",
                   "二、引航费收入 | 累计 / 同期 | 198", "二、引航费收入 | 累计 / 增减额 | 118",
                   "二、引航费收入 | 当月 / 本期 | 63", "二、引航费收入 | 当月 / 同期 | 16",
                   "二、引航费收入 | 当月 / 增减额 | 47", "二、引航费收入 | 累计为预算% | 95.3"}));
}

TEST(PageTables, TheHeadOfABlankColumnIsNoOtherColumns) {
  const std::string text = R"(                      2031年港务支出决算表
                                                    单位：元
    项目          本年支出合计       基本支出         项目支出       对下属补助支出
   航道养护        186,420.35    94,302.35    92,118.00
   航标管理         73,184.18    69,024.18     4,160.00
   水上搜救         15,277.17    15,277.17
)";
  EXPECT_EQ(cells_of(text), (Texts{"航道养护 | 本年支出合计 | 186,420.35", "航道养护 | 基本支出 | 94,302.35",
                                   "航道养护 | 项目支出 | 92,118.00", "航标管理 | 本年支出合计 | 73,184.18",
                                   "航标管理 | 基本支出 | 69,024.18", "航标管理 | 项目支出 | 4,160.00",
                                   "水上搜救 | 本年支出合计 | 15,277.17", "水上搜救 | 基本支出 | 15,277.17"}));
}

TEST(PageTables, WordsAboveHeadsThatComeAgainAreWide) {
  const std::string text =
      "2031年渔民收支情况表\n\n"
      "                                                             单位：元\n"
      "                                  海岛渔民               内河渔民\n"
      "      指  标              绝对数    增长(%)     绝对数    增长(%)\n"
      "人均收入                  45,120        4.6     21,384        7.4\n"
      "  捕捞收入                26,307        5.1      9,214        8.8\n"
      "  养殖收入                 7,418       -3.2      7,036        5.5\n";
  const auto cells = cells_of(text);
  ASSERT_EQ(cells.size(), 12U);
  EXPECT_EQ(Texts(cells.begin() + 4, cells.begin() + 8),
            (Texts{"捕捞收入 | 海岛渔民 / 绝对数 | 26,307", "捕捞收入 | 海岛渔民 / 增长 | 5.1",
                   "捕捞收入 | 内河渔民 / 绝对数 | 9,214", "捕捞收入 | 内河渔民 / 增长 | 8.8"}));
}

TEST(PageTables, ASumIsNoneOfTheRowsOfAMergedName) {
  const std::string text =
      "2031年渔港用水情况表\n"
      "\n"
      "                                                单位：吨\n"
      " 类  别         用水户              2030年        2031年\n"
      "          渔民生活                 2,104.6       2,188.3\n"
      "生活用水  船员生活                   863.2         870.5\n"
      "          公共建筑及服务\n"
      "          业                         540.9         577.0\n"
      "          一般工业                 1,320.4       1,255.1\n"
      "工业用水  制冰厂                     418.0         402.6\n"
      "  合    计                         5,247.1       5,293.5\n";
  const auto cells = cells_of(text);
  ASSERT_EQ(cells.size(), 12U);
  EXPECT_EQ(Texts({cells[4], cells[8], cells[10]}),
            (Texts{"生活用水 / 公共建筑及服务业 | 2030年 | 540.9", "工业用水 / 制冰厂 | 2030年 | 418.0",
                   "合计 | 2030年 | 5,247.1"}));
}

}  // namespace zhibiao
