#include "report_text.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace zhibiao::bench {
namespace {

// '#' stands for a whole number, '@' for one with a decimal, '$' for a place.
constexpr auto kFigures = std::to_array<std::string_view>({
    "新修机耕道#公里",
    "改造提灌站#座",
    "蔬菜大棚面积达到@万亩",
    "县图书馆接待读者@万人次",
    "同比增长@%",
    "比上年提高@个百分点",
    "落实涉农整合资金@亿元",
    "占年度计划的#%",
    "力争行政村公交通达率不低于#%",
    "培训乡村医生#名",
    "新设村卫生室#个",
    "办理群众来信#件",
    "化解屋面渗漏等急难问题#处",
    "惠及居民#户",
    "带动就近就业#人",
    "空气优良天数达到#天",
    "检查食品经营单位#户次",
    "下达整改通知书#份",
    "茶园提质改造#公顷",
    "亩均增收#元",
    "新建标准化厂房@万平方米",
    "完成造林#亩",
    "引进在建项目#个",
    "协议资金@亿元",
    "举办送戏下乡演出#场",
    "放映公益电影#场次",
    "建成农家书屋#家",
    "选派驻村工作队#支",
    "修订内部管理制度#项",
    "走访困难群众#余户",
    "清运河道垃圾#吨",
    "粮食总产稳定在@万吨",
    "新增停车泊位#个",
    "开通城乡公交线路#条",
    "改造老旧小区#个",
    "排查自建房#栋",
    "更换老旧电梯#部",
    "配备校车#辆",
    "增加普惠托位#个",
    "全县托位利用率为@%",
    "办结行政复议#宗",
    "受理法律援助#起",
    "编印政策读本#册",
    "发放防汛沙袋#条",
    "储备应急帐篷#顶",
    "栽植行道树#株",
    "出栏生猪@万头",
    "存栏蛋鸡@万只",
    "建设高标准农田@万亩",
    "新增蓄水能力@万立方米",
    "铺设供水管网#千米",
    "发电量达到@亿千瓦时",
    "装机容量#万千瓦",
    "每吨能耗下降@%",
    "空气中颗粒物浓度降至#微克/立方米",
    "开展巡回义诊#次",
    "慰问老党员#人次",
    "评选星级文明户#户",
    "命名示范村#个",
    "新评二级以上医院#所",
    "建成消防微型站#个",
    "招录辅警#名",
    "派出调解员#名",
    "调处矛盾纠纷#起",
    "公开政府信息#条",
    "答复代表建议#件",
    "压减办事材料#份",
    "平均办理时限缩短#个工作日",
    "开行助学专列#趟",
    "捐建球场#片",
    "征集老物件#件套",
    "抢修电力故障#处",
    "完成职业技能鉴定#人",
    "城镇登记失业率控制在@%以内",
    "居民人均可支配收入达到#元",
    "一般公共预算收入完成@亿元",
    "为预算的@%",
    "较去年同期减少#起",
    "分别增长@%和@%",
    "$和$各新建泵站#座",
});

constexpr auto kPlain = std::to_array<std::string_view>({
    "各部门按照年初部署",
    "紧盯短板弱项",
    "对照清单逐条销号",
    "把难事列入台账",
    "坚持开门听取意见",
    "健全巡查和保洁相衔接的机制",
    "水面更清",
    "岸线更绿",
    "把好的做法固化为制度",
    "让经验留得下",
    "技术人员深入田间地头",
    "手把手教农户选种施肥",
    "办事流程再作精简",
    "窗口服务更加贴心",
    "仍要看到部分项目前期工作不够扎实",
    "要素保障还需加力",
    "统筹安排汛期值守和物资储备",
    "确保遇到险情时拉得出",
    "继续压实属地责任",
    "推动各项举措落细落小",
    "老戏新唱",
    "文化活动走进村头巷尾",
    "深受乡亲欢迎",
    "主动与$对接",
    "请$派员现场指导",
    "规范资金拨付程序",
    "定期回访受助家庭",
    "及时公布办理结果",
    "接受社会各界监督",
    "引导社会力量参与",
    "做好节会期间的安全保障",
    "分批组织干部到$学习",
    "取得了预期效果",
    "总体进度符合要求",
    "有的环节还存在堵点",
    "少数窗口首问责任落实不到位",
    "下一阶段将集中精力补上",
    "形成上下联动的合力",
    "村规民约重新修订",
    "移风易俗蔚然成风",
    "田园风貌明显改观",
    "牵头单位每月调度",
    "及时协调解决用地难题",
    "对进度滞后的予以提醒",
    "群众出行更加方便",
    "校园周边秩序井然",
    "老人就餐有了去处",
    "产业链条逐步延伸",
    "品牌效应开始显现",
    "山区孩子上学不再绕路",
});

constexpr auto kOpeners = std::to_array<std::string_view>(
    {"全年", "截至11月底,", "今年以来,", "一年来,", "在$,", "上半年,", "经过努力,", "同时,", "此外,", "", "", ""});
constexpr auto kHeadings = std::to_array<std::string_view>(
    {"农业农村", "水利设施", "交通出行", "教育卫生", "生态环境", "民生保障", "文化旅游", "自身建设", "安全生产",
     "基层治理", "城市管理", "存在的不足", "明年打算", "乡村振兴", "市场监管", "项目建设"});
constexpr auto kPlaces = std::to_array<std::string_view>({"柳溪县", "北榆区", "临泽镇", "苇塘乡", "石埠市", "云岫县",
                                                          "南柯区", "白鹭镇", "鹿鸣街道", "葭湾村", "枫桥坞", "竹径乡",
                                                          "望潮区", "松皋县", "荻港镇", "槐荫街道"});
constexpr auto kOrdinals =
    std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"});
// In no report and in few words.
constexpr auto kRare = std::to_array<std::string_view>(
    {"魑", "魅", "魍", "魉", "饕", "餮", "鼋", "鼍", "貔", "貅", "耄", "耋", "氤", "氲", "蹀", "躞",
     "谶", "纬", "齑", "盉", "罍", "瓿", "簋", "鬲", "敦", "簠", "镈", "铙", "錞", "鬯", "黼", "黻",
     "瓠", "缶", "笸", "箩", "槲", "檗", "桫", "椤", "蓼", "蘅", "薜", "荔", "苜", "蓿", "荸", "荠",
     "莼", "蕨", "鸤", "鸠", "鹡", "鸰", "鹪", "鹩", "鸱", "鸮", "鹈", "鹕", "蟛", "蜞", "蚍", "蜉"});

// Not the library's distributions, which differ between libraries.
std::size_t pick(std::mt19937& random, std::size_t count) { return random() % count; }

template <class List>
std::string_view one_of(const List& list, std::mt19937& random) {
  return list[pick(random, list.size())];
}

void fill(std::string_view clause, std::mt19937& random, std::string& text) {
  for (const char sign : clause) {
    if (sign == '#') {
      text += std::to_string(1 + pick(random, pick(random, 3) == 0 ? 9000 : 90));
    } else if (sign == '@') {
      text += std::to_string(1 + pick(random, 98)) + "." + std::to_string(1 + pick(random, 9));
    } else if (sign == '$') {
      text += one_of(kPlaces, random);
    } else {
      text += sign;
    }
  }
}

// `figures`: how many of a thousand clauses have a figure.
void add_sentence(std::mt19937& random, std::size_t figures, std::string& text) {
  fill(one_of(kOpeners, random), random, text);
  const std::size_t clauses = 1 + pick(random, 4);
  for (std::size_t clause = 0; clause < clauses; ++clause) {
    if (clause > 0) text += pick(random, 8) == 0 ? ";" : ",";
    fill(pick(random, 1000) < figures ? one_of(kFigures, random) : one_of(kPlain, random), random, text);
  }
  text += "。";
}

// Of a thousand clauses so many with a figure give `density`: clauses take about 32 bytes with all that stands between.
std::size_t figures_for(double density) { return static_cast<std::size_t>(std::min(1000.0, density * 1000.0 / 30.5)); }

std::string rare_word(std::size_t number) {
  const std::size_t first = number / (kRare.size() - 1);
  std::size_t second = number % (kRare.size() - 1);
  second += second >= first ? 1 : 0;
  return std::string(kRare[first]) + std::string(kRare[second]);
}

}  // namespace

std::string report(std::uint32_t number, std::size_t bytes, double density) {
  std::mt19937 random(number);
  const std::size_t figures = figures_for(density);
  std::string text;
  text.reserve(bytes + 1024);
  text += one_of(kPlaces, random);
  text += std::to_string(2018 + pick(random, 8)) + "年工作总结\n";
  for (std::size_t section = 0; text.size() < bytes; ++section) {
    text += std::string(kOrdinals[section % kOrdinals.size()]) + "、" + std::string(one_of(kHeadings, random)) + "\n";
    const std::size_t parts = pick(random, 4);
    for (std::size_t part = 0; part <= parts && text.size() < bytes; ++part) {
      if (parts > 1) text += "(" + std::string(kOrdinals[part]) + ")" + std::string(one_of(kHeadings, random)) + "。";
      const std::size_t sentences = 1 + pick(random, 6);
      for (std::size_t sentence = 0; sentence < sentences; ++sentence) add_sentence(random, figures, text);
      text += "\n";
    }
  }
  return text;
}

std::string sentence(std::uint32_t number) {
  std::mt19937 random(number);
  std::string text;
  add_sentence(random, figures_for(kUsualDensity), text);
  if (pick(random, 2) == 0) add_sentence(random, figures_for(kUsualDensity), text);
  return text;
}

std::string absent_patterns(std::size_t count) {
  // $ stands for the word, # for its number. One of each list in turn.
  struct List {
    std::string_view name;
    std::string_view entry;
    std::string entries = {};
  };
  std::array<List, 4> lists{{
      {"units",
       R"json({"id": "unit.bench-#", "kind": "count", "unit": "$", "words": ["$"], "match": ["库房现存6$"]})json"},
      {"cues", R"json({"id": "comparator.bench-#", "title": "no less than", "cue": "comparator", "value": ">=",
     "position": "before", "words": ["$"], "match": [{"text": "储备沙袋$600条", "comparator": ">="}]})json"},
      {"exclusions",
       R"json({"id": "exclusion.bench-#", "title": "a name", "expression": "$(?P<number>{{number}})[号岁]",
     "match": ["看护$3号库房"], "reject": ["看护3个库房"]})json"},
      {"indicators", R"json({"id": "indicator.bench-#", "title": "a stock",
     "expression": "(?P<metric>$)现存(?P<number>{{number}})(?P<unit>瓮)", "match": ["$现存6瓮"]})json"},
  }};
  for (std::size_t number = 0; number < count; ++number) {
    List& list = lists[number % lists.size()];
    list.entries += list.entries.empty() ? "\n    " : ",\n    ";
    for (const char sign : list.entry) {
      if (sign == '$') {
        list.entries += rare_word(number);
      } else if (sign == '#') {
        list.entries += std::to_string(number);
      } else {
        list.entries += sign;
      }
    }
  }
  std::string pack = "{\n  \"pack\": \"bench\",\n  \"title\": \"Words that no report has\"";
  for (const List& list : lists) {
    if (!list.entries.empty()) pack += ",\n  \"" + std::string(list.name) + "\": [" + list.entries + "\n  ]";
  }
  return pack + "\n}\n";
}

}  // namespace zhibiao::bench
