#include "equality/texts.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "support/composed_texts.h"
#include "support/corpus.h"

namespace zhibiao::tests {
namespace {

std::size_t pick(std::mt19937& random, std::size_t count) { return random() % count; }

// What turns one reading into another when it stands somewhere else.
constexpr auto kPieces = std::to_array<std::string_view>(
    {"3",      "12.5", "万",   "亿", "%",      "％",   "个",     "第",           "一",   "十",   "多",       "余",
     "约",     "至",   "-",    "—",  "～",     ",",    "，",     "。",           "、",   "；",   ";",        "(",
     "）",     "“",    "”",    "《", "年",     "2024", "同比",   "占",           "其中", "分别", "达到",     "不低于",
     "以上",   "力争", "下降", "为", "\n",     "\r\n", "\n\n",   "　",           " ",    "\t",   "一、",     "1.",
     "（二）", "一是", "XX",   "×",  "○",      "__",   "三分之", "\xEF\xBB\xBF", "\xE4", "\xFF", "\xB8\xAD", "\xC3\xA9",
     "𠮷",     "A",    "/",    "每", "百分之", "几",   "半",     "点",           "：",   "比"});

// Where a character begins, mostly; anywhere, now and then.
std::size_t place(const std::string& text, std::mt19937& random) {
  std::size_t at = pick(random, text.size() + 1);
  if (pick(random, 8) == 0) return at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

void shuffle_lines(std::string& text, std::mt19937& random) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  for (std::size_t left = lines.size(); left > 1; --left) std::swap(lines[left - 1], lines[pick(random, left)]);
  text.clear();
  for (const std::string& line : lines) text += line;
}

}  // namespace

unsigned how_many(unsigned few, unsigned many) { return std::getenv("ZHIBIAO_LONG_TESTS") != nullptr ? many : few; }

std::vector<std::string> example_texts(const patterns::PackSet& packs) {
  std::vector<std::string> texts;
  const auto take = [&](const auto& entries) {
    for (const patterns::Entry& entry : entries) {
      for (const auto& example : entry.match) texts.push_back(example.text);
      for (const auto& example : entry.reject) texts.push_back(example.text);
    }
  };
  take(packs.units);
  take(packs.headings);
  take(packs.lines);
  take(packs.exclusions);
  take(packs.tables);
  take(packs.cues);
  take(packs.indicators);
  take(packs.pieces);
  return texts;
}

std::string random_document(const std::vector<std::string>& examples, std::mt19937& random) {
  constexpr auto kMarkers = std::to_array<std::string_view>(
      {"一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "3、", "一是", "二是", "①", "第一章 ", "附件1：", ""});
  const auto kind = pick(random, 8);
  const auto number = static_cast<std::uint32_t>(random());
  if (kind == 0) return composed_text(200 + pick(random, 1200), number);
  if (kind == 1) return report_text(number, 200 + pick(random, 1200));
  std::string text = std::string(corpus::kPlaces[pick(random, corpus::kPlaces.size())]) +
                     std::to_string(2015 + pick(random, 15)) + (pick(random, 3) == 0 ? "年工作计划\n" : "年工作总结\n");
  if (kind == 2) text.clear();
  const std::size_t paragraphs = 2 + pick(random, 8);
  for (std::size_t paragraph = 0; paragraph < paragraphs; ++paragraph) {
    if (pick(random, 2) == 0) text += kMarkers[pick(random, kMarkers.size())];
    const std::size_t sentences = 1 + pick(random, 5);
    for (std::size_t sentence = 0; sentence < sentences; ++sentence) {
      if (pick(random, 4) == 0) {
        text += kSentences[pick(random, kSentences.size())];
      } else {
        text += examples[pick(random, examples.size())];
        constexpr auto kEnds = std::to_array<std::string_view>({"。", "，", ",", "；", "、", "。", "\n", ""});
        text += kEnds[pick(random, kEnds.size())];
      }
    }
    text += "\n";
  }
  return text;
}

std::string broken(std::string text, std::mt19937& random) {
  for (std::size_t change = 1 + pick(random, 8); change > 0; --change) {
    const std::size_t at = place(text, random);
    const std::size_t size = std::min(text.size() - at, pick(random, 2) == 0 ? pick(random, 10) : pick(random, 300));
    switch (pick(random, 8)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, text.substr(place(text, random), size));
        break;
      case 2:
        if (at < text.size() && pick(random, 3) == 0) text[at] = static_cast<char>(random());
        break;
      case 3:
        shuffle_lines(text, random);
        break;
      case 4:
        if (pick(random, 4) == 0) text.resize(at);
        break;
      default:
        text.insert(at, kPieces[pick(random, kPieces.size())]);
    }
  }
  return text;
}

}  // namespace zhibiao::tests
