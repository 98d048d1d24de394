#include "indicators/phrase.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "embedded/embedded.h"
#include "patterns/pack_loader.h"
#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

struct Read {
  std::vector<Figure> figures;
  std::vector<Token> tokens;
};

Read read_phrases(std::string_view text, const std::vector<FixedWord>& fixed = {}) {
  static const auto& packs = tests::built_in_packs();
  static const lexicon::Lexicon lexicon(embedded::file("lexicon.tsv"), packs);
  static const Words words(packs, lexicon);
  static const FigureFinder finder(packs, lexicon);
  static const SentenceReader sentences(finder.numbers(), packs.cues);
  Read result;
  Workspace workspace;
  Sentence room;
  sentences.read(text, {0, text.size()}, {}, room, [&](const Sentence& sentence) {
    finder.find(text, sentence.range, sentence.beginnings, result.figures);
    refuse_quoted(text, sentence, result.figures);
    read_tokens(text, sentence, result.figures, fixed, lexicon, words, workspace, result.tokens);
  });
  return result;
}

std::vector<std::string> tokens(std::string_view text, const std::vector<FixedWord>& fixed = {}) {
  static constexpr const char* kTypes[] = {"", "quotation ", "bracket ", "list ", "stop ", "sign ", "figure "};
  std::vector<std::string> all;
  for (const auto& token : read_phrases(text, fixed).tokens) {
    all.push_back(kTypes[static_cast<std::size_t>(token.type)] + std::string(token.range.of(text)));
  }
  return all;
}

using All = std::vector<std::string>;

TEST(Tokens, WordsAndFigures) {
  EXPECT_EQ(tokens("新建学校12所,投资"), (All{"新建", "学校", "figure 12所", "stop ,", "投资"}));
  EXPECT_EQ(tokens("学校、医院"), (All{"学校", "list 、", "医院"}));
}

TEST(Tokens, QuotationsTitlesAndBracketsAreOne) {
  EXPECT_EQ(tokens("“三会一课”学校"), (All{"quotation “三会一课”", "学校"}));
  EXPECT_EQ(tokens("《学校(医院)标准》学校"), (All{"quotation 《学校(医院)标准》", "学校"}));
  EXPECT_EQ(tokens("学校(医院)"), (All{"学校", "bracket (医院)"}));
}

TEST(Tokens, ABracketWithAFigureIsOpened) {
  const All is = tokens("学校(12所)");
  EXPECT_EQ(is, (All{"学校", "sign (", "figure 12所", "sign )"}));
}

TEST(Tokens, WhatIsNotClosedIsASign) {
  EXPECT_EQ(tokens("(学校"), (All{"sign (", "学校"}));
  EXPECT_EQ(tokens("“学校")[1], "学校");
}

TEST(Tokens, FixedWordsAreOne) {
  const std::string_view text = "第一中学学校";
  EXPECT_EQ(tokens(text, {{{0, 12}, lexicon::Tag::noun}}), (All{"第一中学", "学校"}));
}

TEST(Tokens, FiguresInQuotationsAreRefused) {
  EXPECT_EQ(read_phrases("推行“3个清单”").figures.at(0).refused_by, "sentence.quoted");
  EXPECT_EQ(read_phrases("印发《12项措施》").figures.at(0).refused_by, "sentence.quoted");
  EXPECT_TRUE(read_phrases("“清单”3个").figures.at(0).refused_by.empty());
}

// In order, without overlap, and never without an entry.
TEST(Tokens, CoverAnyText) {
  for (const std::string_view text :
       {"((((12所", "“《(”》)", "a12b34所", "，。！？", "12所12所", "\xE5\xAD", "“”()《》"}) {
    std::size_t at = 0;
    for (const auto& token : read_phrases(text).tokens) {
      EXPECT_GE(token.range.begin, at) << text;
      EXPECT_LE(token.range.end, text.size()) << text;
      EXPECT_NE(token.entry, nullptr) << text;
      at = token.range.end;
    }
  }
}

}  // namespace
}  // namespace zhibiao::indicators
