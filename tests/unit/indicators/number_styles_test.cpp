// Numbers made at random and written in every style that documents use: what is read is exactly what was written, or
// nothing is. And in strings of number signs in any order no figure is a part of a longer number.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "indicators/candidates.h"
#include "support/cases.h"
#include "text/folded_text.h"

namespace zhibiao::indicators {
namespace {

constexpr int kRounds = 200'000;

using Random = std::mt19937_64;

const CandidateFinder& style_finder() {
  static const CandidateFinder built(tests::built_in_packs(), tests::built_in_words());
  return built;
}

std::uint64_t below(Random& random, std::uint64_t end) { return random() % end; }

// Of a random size, so that small numbers are as frequent as large ones.
std::uint64_t any(Random& random, int most_digits) {
  std::uint64_t power = 10;
  for (auto digits = below(random, static_cast<std::uint64_t>(most_digits)); digits > 0; --digits) power *= 10;
  return below(random, power);
}

struct Script {
  std::array<const char*, 10> digits;
  std::array<const char*, 4> places;  // one, ten, hundred, thousand
  const char* ten_thousand;
  const char* hundred_million;
};

constexpr Script kEveryday{
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, "万", "亿"};
constexpr Script kBankers{
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}, "万", "亿"};
constexpr Script kTraditional{
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, "萬", "億"};
constexpr Script kCircle{
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, "万", "亿"};

// Up to 9999, with 零 between where a place is empty.
std::string section(std::uint64_t value, const Script& script, bool short_ten) {
  std::string text;
  bool gap = false;
  std::uint64_t power = 1000;
  for (std::size_t place = 4; place-- > 0; power /= 10) {
    const std::uint64_t digit = value / power % 10;
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += script.digits[0];
    gap = false;
    if (!(short_ten && text.empty() && place == 1 && digit == 1)) text += script.digits[digit];
    text += script.places[place];
  }
  return text;
}

std::string chinese(std::uint64_t value, const Script& script, bool short_ten = true) {
  if (value == 0) return script.digits[0];
  std::string text;
  const std::array<std::pair<std::uint64_t, const char*>, 3> parts = {
      {{100'000'000, script.hundred_million}, {10'000, script.ten_thousand}, {1, ""}}};
  bool gap = false;
  for (const auto& [unit, name] : parts) {
    const std::uint64_t part = value / unit;
    value %= unit;
    if (part == 0) {
      gap = !text.empty();
      continue;
    }
    if (!text.empty() && (gap || part < 1000)) text += script.digits[0];
    gap = false;
    text += (part > 9999 ? chinese(part, script, short_ten) : section(part, script, short_ten && text.empty())) + name;
  }
  return text;
}

std::string with_commas(const std::string& digits, std::string_view comma) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += comma;
    text += digits[i];
  }
  return text;
}

std::string full_width(std::string_view text) {
  std::string wide;
  for (const char c : text)
    wide += c == '.' ? std::string("．") : "\xEF\xBC" + std::string(1, static_cast<char>(c - '0' + 0x90));
  return wide;
}

// value × 10^-places, without zeros at the fraction's end.
std::string decimal(std::uint64_t value, int places) {
  std::string digits = std::to_string(value);
  if (places <= 0) return digits;
  while (digits.size() <= static_cast<std::size_t>(places)) digits.insert(0, "0");
  digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return digits;
}

struct Written {
  std::string text;   // with its unit
  std::string value;  // as a decimal
  std::string high;
  std::string unit;
};

// The same value, however many zeros its fraction ends with.
std::string plain(std::string value) {
  if (value.find('.') == std::string::npos) return value;
  while (value.ends_with('0')) value.pop_back();
  if (value.ends_with('.')) value.pop_back();
  return value;
}

using Style = std::function<Written(Random&)>;

struct Counter {
  const char* word;
  const char* unit;
};
constexpr std::array<Counter, 8> kCounters = {{{"人", "人"},
                                               {"户", "户"},
                                               {"公里", "公里"},
                                               {"元", "元"},
                                               {"平方米", "平方米"},
                                               {"吨", "吨"},
                                               {"个", "个"},
                                               {"台", "台"}}};

Written counted(Random& random, const std::string& number, const std::string& value) {
  const auto& counter = kCounters[below(random, kCounters.size())];
  return {number + counter.word, value, "", counter.unit};
}

std::string digits_of(std::uint64_t value, std::size_t size) {
  std::string text = std::to_string(value);
  if (text.size() < size) text.insert(0, size - text.size(), '0');
  return text;
}

const std::vector<std::pair<const char*, Style>>& styles() {
  static const std::vector<std::pair<const char*, Style>> all = {
      {"digits",
       [](Random& r) {
         const auto places = static_cast<int>(below(r, 4));
         const std::string number = decimal(any(r, 9), places);
         return counted(r, number, number);
       }},
      {"full width",
       [](Random& r) {
         const std::string number = decimal(any(r, 7), static_cast<int>(below(r, 3)));
         return counted(r, full_width(number), number);
       }},
      {"thousands",
       [](Random& r) {
         const std::string digits = std::to_string(1000 + any(r, 9));
         return counted(r, with_commas(digits, below(r, 2) == 0 ? "," : "，"), digits);
       }},
      {"point first",
       [](Random& r) {
         const std::string digits = std::to_string(1 + any(r, 3));
         return counted(r, "." + digits, "0." + digits);
       }},
      {"digits and a scale",
       [](Random& r) {
         static constexpr std::array<std::pair<const char*, int>, 7> kScales = {
             {{"万", 4}, {"亿", 8}, {"万亿", 12}, {"千万", 7}, {"百万", 6}, {"千亿", 11}, {"百亿", 10}}};
         const auto& [word, power] = kScales[below(r, kScales.size())];
         const int places = static_cast<int>(below(r, 3));
         const std::uint64_t value = 1 + any(r, 5);
         return counted(r, decimal(value, places) + word,
                        std::to_string(value) + std::string(static_cast<std::size_t>(power - places), '0'));
       }},
      {"mixed: 3万4000",
       [](Random& r) {
         const std::uint64_t high = 1 + any(r, 4);
         const std::uint64_t low = 10 + below(r, 9990);
         return counted(
             r, std::to_string(high) + "万" + (low < 1000 && below(r, 2) == 0 ? "零" : "") + std::to_string(low),
             std::to_string(high * 10'000 + low));
       }},
      {"mixed: 2亿零300万",
       [](Random& r) {
         const std::uint64_t high = 1 + any(r, 4);
         const std::uint64_t low = 1 + below(r, 9999);
         return counted(r, std::to_string(high) + "亿" + (low < 1000 ? "零" : "") + std::to_string(low) + "万",
                        std::to_string(high * 10'000 + low) + "0000");
       }},
      {"mixed: 5万4千6百",
       [](Random& r) {
         const std::uint64_t high = 1 + below(r, 9);
         const std::uint64_t middle = 1 + below(r, 9);
         const std::uint64_t low = below(r, 10);
         return counted(
             r,
             std::to_string(high) + "万" + std::to_string(middle) + "千" + (low == 0 ? "" : std::to_string(low) + "百"),
             std::to_string(high) + std::to_string(middle) + std::to_string(low) + "00");
       }},
      {"mixed: 两万3千",
       [](Random& r) {
         const std::uint64_t high = 1 + any(r, 4);
         const std::uint64_t low = 1 + below(r, 9);
         return counted(r, chinese(high, kEveryday) + "万" + std::to_string(low) + "千",
                        std::to_string(high * 10 + low) + "000");
       }},
      {"numerals",
       [](Random& r) {
         const std::uint64_t value = 1 + any(r, 12);
         const Script& script =
             std::array<const Script*, 4>{&kEveryday, &kBankers, &kTraditional, &kCircle}[below(r, 4)][0];
         return counted(r, chinese(value, script, below(r, 2) == 0), std::to_string(value));
       }},
      {"numerals with decimals",
       [](Random& r) {
         const std::uint64_t whole = any(r, 3);
         const std::uint64_t fraction = below(r, 100);
         std::string text = chinese(whole, kEveryday) + "点";
         for (const char digit : digits_of(fraction, 2))
           text += kEveryday.digits[static_cast<std::size_t>(digit - '0')];
         const bool scaled = below(r, 2) == 0;
         return counted(r, text + (scaled ? "万" : ""),
                        scaled ? std::to_string((whole * 100 + fraction) * 100) : decimal(whole * 100 + fraction, 2));
       }},
      {"somewhat more",
       [](Random& r) {
         const std::uint64_t value = 10 * (1 + any(r, 3));
         return counted(r, std::to_string(value) + "余万", std::to_string(value) + "0000");
       }},
      {"a pair",
       [](Random& r) {
         const std::uint64_t low = 1 + below(r, 8);
         static constexpr std::array<std::pair<const char*, const char*>, 4> kPlaces = {
             {{"千", "000"}, {"百", "00"}, {"万", "0000"}, {"千万", "0000000"}}};
         const auto& [place, zeros] = kPlaces[below(r, kPlaces.size())];
         Written written = counted(r, std::string(kEveryday.digits[low]) + kEveryday.digits[low + 1] + place,
                                   std::to_string(low) + zeros);
         written.high = std::to_string(low + 1) + zeros;
         return written;
       }},
      {"a pair behind a scale",
       [](Random& r) {
         const std::uint64_t high = 1 + below(r, 9);
         const std::uint64_t low = 1 + below(r, 8);
         Written written = counted(
             r, std::string(kEveryday.digits[high]) + "万" + kEveryday.digits[low] + kEveryday.digits[low + 1] + "千",
             std::to_string(high) + std::to_string(low) + "000");
         written.high = std::to_string(high) + std::to_string(low + 1) + "000";
         return written;
       }},
      {"a range",
       [](Random& r) {
         const std::uint64_t low = 1 + any(r, 4);
         const std::uint64_t high = low + 1 + any(r, 3);
         static constexpr std::array<const char*, 6> kSigns = {"-", "—", "～", "至", "到", "–"};
         const bool scaled = below(r, 2) == 0;
         Written written = counted(
             r, std::to_string(low) + kSigns[below(r, kSigns.size())] + std::to_string(high) + (scaled ? "万" : ""),
             std::to_string(low) + (scaled ? "0000" : ""));
         written.high = std::to_string(high) + (scaled ? "0000" : "");
         return written;
       }},
      {"a range in numerals",
       [](Random& r) {
         const std::uint64_t low = 2 + below(r, 800);
         const std::uint64_t high = low + 1 + below(r, 900);
         Written written = counted(r, chinese(low, kEveryday) + "至" + chinese(high, kEveryday) + "亿",
                                   std::to_string(low) + "00000000");
         written.high = std::to_string(high) + "00000000";
         return written;
       }},
      {"parts of a hundred",
       [](Random& r) {
         const std::uint64_t value = any(r, 3);
         const std::uint64_t fraction = 1 + below(r, 9);
         return Written{"百分之" + chinese(value, kEveryday) + "点" + kEveryday.digits[fraction],
                        std::to_string(value) + "." + std::to_string(fraction), "", "%"};
       }},
      {"parts of a thousand and more",
       [](Random& r) {
         const std::uint64_t value = 1 + below(r, 99);
         static constexpr std::array<std::pair<const char*, int>, 5> kParts = {
             {{"万分之", 4}, {"十万分之", 5}, {"百万分之", 6}, {"千万分之", 7}, {"亿分之", 8}}};
         const auto& [part, power] = kParts[below(r, kParts.size())];
         return Written{part + chinese(value, kEveryday), decimal(value, power), "", ""};
       }},
      {"tenths",
       [](Random& r) {
         const std::uint64_t tens = 1 + below(r, 9);
         const std::uint64_t ones = below(r, 10);
         return Written{std::string(kEveryday.digits[tens]) + "成" + (ones == 0 ? "" : kEveryday.digits[ones]),
                        std::to_string(10 * tens + ones), "", "%"};
       }},
      {"a sign",
       [](Random& r) {
         static constexpr std::array<const char*, 7> kSigns = {"-", "−", "－", "﹣", "–", "负", "零下"};
         const std::size_t sign = below(r, kSigns.size());
         const std::string number = decimal(1 + any(r, 4), static_cast<int>(below(r, 3)));
         const bool cold = sign + 1 == kSigns.size();
         return Written{kSigns[sign] + number + (cold ? "℃" : "%"), "-" + number, "", cold ? "摄氏度" : "%"};
       }},
      {"money",
       [](Random& r) {
         const std::uint64_t whole = 1 + any(r, 5);
         const std::uint64_t jiao = 1 + below(r, 9);
         const std::uint64_t fen = below(r, 10);
         const bool numerals = below(r, 2) == 0;
         const auto digit = [&](std::uint64_t d) {
           return numerals ? std::string(kEveryday.digits[d]) : std::to_string(d);
         };
         return Written{(numerals ? chinese(whole, kEveryday) : std::to_string(whole)) + "元" + digit(jiao) + "角" +
                            (fen == 0 ? "" : digit(fen) + "分"),
                        decimal(whole * 100 + jiao * 10 + fen, 2), "", "元"};
       }},
      {"a half",
       [](Random& r) {
         const std::uint64_t value = 1 + below(r, 200);
         const bool inside = below(r, 2) == 0;
         return Written{std::to_string(value) + (inside ? "个半小时" : "吨半"), std::to_string(value) + ".5", "",
                        inside ? "小时" : "吨"};
       }},
      {"a power of ten",
       [](Random& r) {
         const std::uint64_t power = 2 + below(r, 7);
         const std::uint64_t value = 1 + below(r, 99);
         static constexpr std::array<const char*, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
         return counted(
             r, std::to_string(value) + "×10" + (below(r, 2) == 0 ? "^" + std::to_string(power) : kRaised[power]),
             std::to_string(value) + std::string(power, '0'));
       }},
      {"a rate",
       [](Random& r) {
         const std::string number = decimal(1 + any(r, 3), static_cast<int>(below(r, 3)));
         return Written{number + "/10万", number, "", "/10万"};
       }},
  };
  return all;
}

std::vector<Candidate> standing(const std::string& text, std::string& folded) {
  text::FoldedText fold;
  fold.append(text, {0, text.size()});
  folded = fold.text();
  std::vector<Candidate> found;
  style_finder().find(folded, {0, folded.size()}, found);
  std::erase_if(found, [](const Candidate& candidate) { return !candidate.refused_by.empty(); });
  return found;
}

TEST(NumberStyles, AreReadExactlyOrNotAtAll) {
  Random random(20'311);
  constexpr std::array<const char*, 4> kBefore = {"", "共", "达到", "累计完成"};
  constexpr std::array<const char*, 4> kAfter = {"", "。", "，", "以上"};
  std::vector<int> read(styles().size());
  std::vector<int> written(styles().size());
  int wrong = 0;
  std::string folded;
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t style = below(random, styles().size());
    const Written one = styles()[style].second(random);
    const std::string text = kBefore[below(random, kBefore.size())] + one.text + kAfter[below(random, kAfter.size())];
    ++written[style];
    const auto found = standing(text, folded);
    if (found.empty()) continue;
    const Candidate& candidate = found.front();
    const std::string high = candidate.quantity.high ? candidate.quantity.high->decimal().text : "";
    const bool right = found.size() == 1 && plain(candidate.quantity.value.decimal().text) == plain(one.value) &&
                       plain(high) == plain(one.high) && candidate.unit_name == one.unit;
    if (right) {
      ++read[style];
    } else if (++wrong < 20) {
      ADD_FAILURE() << styles()[style].first << ": " << text << " (" << one.value << " " << one.unit << ") gave "
                    << candidate.range.of(folded) << " = " << candidate.quantity.value.decimal().text << " " << high
                    << " " << candidate.unit_name;
    }
  }
  EXPECT_EQ(wrong, 0);
  for (std::size_t i = 0; i < styles().size(); ++i) {
    EXPECT_GE(read[i], written[i] * 99 / 100) << styles()[i].first << ": " << read[i] << " of " << written[i];
  }
}

// What stands right before a figure, or right behind its number, is no part of a number.
TEST(NumberStyles, NoFigureIsAPartOfALongerNumber) {
  Random random(4'711);
  constexpr std::array<const char*, 30> kPieces = {"0",  "3",  "12", "345", "2000", ".",  ",",  "，", " ",    "万",
                                                   "亿", "千", "百", "十",  "零",   "〇", "一", "五", "八",   "两",
                                                   "人", "元", "%",  "-",   "点",   "余", "半", "成", "分之", "/"};
  const auto ends_in_number = [](std::string_view before, bool arabic) {
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (before.empty()) return false;
    if (before.back() >= '0' && before.back() <= '9') return true;
    for (const char* sign : {"万", "亿", "千", "百", "十", "零", "〇"}) {
      if (before.ends_with(sign)) return true;
    }
    const char last = before.back();
    const bool separator = last == '.' || (arabic && (last == ',' || before.ends_with("，")));
    if (!separator) return false;
    before.remove_suffix(last == '.' || last == ',' ? 1 : std::string_view("，").size());
    return !before.empty() && before.back() >= '0' && before.back() <= '9';
  };
  std::string folded;
  int shown = 0;
  for (int round = 0; round < kRounds && shown < 20; ++round) {
    std::string text;
    for (std::uint64_t count = 2 + below(random, 8); count > 0; --count) text += kPieces[below(random, kPieces.size())];
    for (const Candidate& candidate : standing(text, folded)) {
      const std::string_view before = std::string_view(folded).substr(0, candidate.range.begin);
      const std::string_view after = std::string_view(folded).substr(candidate.number.end);
      const char first = folded[candidate.range.begin];
      const bool begins_inside = ends_in_number(before, first == '.' || (first >= '0' && first <= '9'));
      const bool ends_inside = candidate.unit.empty() && candidate.quantity.form == NumberForm::arabic &&
                               !after.empty() && after[0] >= '0' && after[0] <= '9';
      if (begins_inside || ends_inside) {
        ++shown;
        ADD_FAILURE() << text << " gave " << candidate.range.of(folded);
      }
    }
  }
}

}  // namespace
}  // namespace zhibiao::indicators
