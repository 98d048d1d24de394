// Whole reports in simplified characters, put together from sentences with numbers that vary: the same number gives the
// same report everywhere. As in real ones about four or five numbers with a unit fall on a kilobyte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace zhibiao::tests {

namespace corpus {

// '#' stands for a whole number, '%' for one with a decimal.
inline constexpr auto kWithNumbers = std::to_array<std::string_view>({
    "全年新修机耕道#公里,改造泵站#座。",
    "蔬菜大棚面积达到%万亩,比上年增加#亩。",
    "县图书馆接待读者%万人次,同比增长%％。",
    "完成水利投资%亿元,占年度计划的#％。",
    "力争到明年底,行政村公交通达率不低于#％。",
    "培训乡村医生#名,新设卫生室#个。",
    "受理群众来信#件,办结率达到%％。",
    "化解老旧小区漏水问题#处,惠及居民#户。",
    "发放创业担保贷款%亿元,带动就业#人。",
    "空气优良天数比例为%％,提高%个百分点。",
    "检查食品经营单位#户次,下达整改通知书#份。",
    "茶园改造完成#公顷,亩均增收#元。",
});

inline constexpr auto kWithout = std::to_array<std::string_view>({
    "各部门按照年初的部署,紧盯短板弱项,一件一件抓好落实。",
    "坚持开门听意见,把群众反映集中的难事列入清单,逐项销号。",
    "围绕河湖管护,健全巡查、保洁、执法相衔接的机制,水面更清、岸线更绿。",
    "注重把好的做法固化为制度,让经验留得下、用得上、推得开。",
    "深入田间地头开展技术指导,手把手教农户选种、施肥和防病。",
    "干部作风持续转变,办事流程一再精简,窗口服务更加贴心。",
    "仍要看到,部分项目前期工作不够扎实,要素保障还需加力。",
    "统筹安排汛期值守和物资储备,确保遇到险情时拉得出、顶得上。",
    "下一步,将继续压实责任,细化举措,推动各项工作往深里走、往实里走。",
    "文化活动走进村头巷尾,老戏新唱,广受欢迎。",
});

inline constexpr auto kHeadings = std::to_array<std::string_view>(
    {"农业生产", "水利建设", "交通出行", "教育卫生", "生态环境", "民生保障", "文化旅游", "自身建设"});
inline constexpr auto kPlaces =
    std::to_array<std::string_view>({"柳溪县", "北榆区", "临泽镇", "苇塘乡", "石埠市", "云岫县", "南柯区", "白鹭镇"});
inline constexpr auto kOrdinals = std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "七", "八"});

// Not the library's distributions, which differ between libraries.
inline std::size_t pick(std::mt19937& random, std::size_t count) { return random() % count; }

inline std::string filled(std::string_view sentence, std::mt19937& random) {
  std::string text;
  for (const char letter : sentence) {
    if (letter == '#') {
      text += std::to_string(1 + pick(random, pick(random, 3) == 0 ? 9000 : 90));
    } else if (letter == '%') {
      text += std::to_string(1 + pick(random, 98)) + "." + std::to_string(1 + pick(random, 9));
    } else {
      text += letter;
    }
  }
  return text;
}

}  // namespace corpus

// About `bytes` of UTF-8.
inline std::string report_text(std::uint32_t number, std::size_t bytes) {
  using namespace corpus;
  std::mt19937 random(number);
  std::string text =
      std::string(kPlaces[pick(random, kPlaces.size())]) + std::to_string(2018 + pick(random, 8)) + "年工作总结\n";
  for (std::size_t section = 0; text.size() < bytes; ++section) {
    text += std::string(kOrdinals[section % kOrdinals.size()]) + "、" +
            std::string(kHeadings[(section + number) % kHeadings.size()]) + "\n";
    for (std::size_t paragraph = 0; paragraph < 3 && text.size() < bytes; ++paragraph) {
      for (std::size_t sentence = 0; sentence < 6; ++sentence) {
        const bool numbers = pick(random, 100) < 17;
        text += numbers ? filled(kWithNumbers[pick(random, kWithNumbers.size())], random)
                        : std::string(kWithout[pick(random, kWithout.size())]);
      }
      text += "\n";
    }
  }
  return text;
}

// `count` reports as FOLDER/00/000123.txt, a hundred in each folder; sizes vary around `bytes`, some ten times as
// large.
inline bool write_corpus(const std::string& folder, std::size_t count, std::size_t bytes, std::uint32_t seed = 1) {
  namespace fs = std::filesystem;
  for (std::size_t number = 0; number < count; ++number) {
    const std::string below = folder + "/" + std::to_string(100'000 + number / 100).substr(1);
    if (number % 100 == 0) fs::create_directories(below);
    const auto own = static_cast<std::uint32_t>(seed * std::size_t{1'000'003} + number);
    const std::size_t size = bytes / 2 + own * std::size_t{2'654'435'761} % bytes;
    std::ofstream file(below + "/" + std::to_string(1'000'000 + number).substr(1) + ".txt", std::ios::binary);
    file << report_text(own, own % 200 == 7 ? 10 * size : size);
    if (!file.flush()) return false;
  }
  return true;
}

}  // namespace zhibiao::tests
