// Report texts of any size, put together from sentences: the same seed gives the same text everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace zhibiao::tests {

// In traditional characters, which Big5 has, so that a text can be had in both scripts.
inline constexpr auto kSentences = std::to_array<std::string_view>({
    "全年新建標準化漁港4座，改造老舊碼頭12處。",
    "截至10月底，累計發放助學貸款1.36億元，惠及學生2.8萬人次。",
    "雲溪縣圖書館全年接待讀者51.7萬人次，同比增長8.3%。",
    "空氣品質優良天數比率達到93.5%，比上年提高1.2個百分點。",
    "積極推進河道清淤整治，完成疏浚長度36.5公里。",
    "我們始終把群眾滿意作為工作的出發點和落腳點。",
    "力爭到2027年，農村自來水普及率不低於96%。",
    "一是加強組織領導，二是落實責任分工，三是嚴格督查考核。",
    "培訓鄉村醫生640名，建成衛生室標準化示範點85個。",
    "個別專案進展緩慢，資金缺口約3200萬元。",
    "檢查餐飲單位1.1萬戶次，發現隱患473條，整改率98.9%。",
    "開展法律援助諮詢活動26場，受理案件310件。",
    "電商銷售額突破7億元，帶動就業近5000人。",
    "（一）夯實基礎，補齊短板",
    "二、存在的主要問題",
    "3.深化改革，激發活力。",
    "松嶺鎮種植油茶1.9萬畝，畝均增收860元。",
    "新增停車泊位2150個，公車線路優化調整14條。",
    "全區財政總收入完成58.42億元，為預算的101.3%。",
    "下一步，將圍繞重點任務，細化措施，狠抓落實。",
    "“放管服”改革持續深入，審批時限壓縮三分之二。",
    "聘請義務監督員200餘名；處理來信來訪1077件。",
    "望湖社區老年食堂每天供餐約300份，老人自付8元。",
    "森林覆蓋率穩定在61%以上，治理水土流失面積47平方公里。",
    "2025年3月，圓滿承辦第六屆青少年科技競賽。",
    "關於印發《青石縣檔案工作要點》的通知",
    "各科室、各直屬單位：",
    "學生近視率下降0.6個百分點，體質健康合格率97.4%。",
    "完成投資額9.3億元，占年度計畫的78%。",
    "擬新建公廁15座、垃圾中轉站6座。",
});

// At least one sentence; then as many as `bytes` of UTF-8 need, the last one cut between two characters.
inline std::string composed_text(std::size_t bytes, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  while (text.size() < bytes) {
    text += kSentences[random() % kSentences.size()];
    if (random() % 3 == 0) text += random() % 4 == 0 ? "\r\n" : "\n";
  }
  std::size_t end = bytes;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  text.resize(end);
  return text;
}

}  // namespace zhibiao::tests
