// A sentence as tokens: words, quotations, brackets, signs and figures in their places. Quotations, titles in 《》
// and brackets without a figure inside are one token each, as a reader takes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/figure_finder.h"
#include "indicators/sentences.h"
#include "indicators/words.h"
#include "lexicon/lexicon.h"

namespace zhibiao::indicators {

enum class TokenType : std::uint8_t {
  word,
  quotation,  // “…” or "…" or 《…》
  bracket,    // (…)
  list_sign,  // 、
  stop_sign,  // , ; : and their like: ends a clause
  other_sign,
  figure,
};

struct Token {
  base::Range range;
  TokenType type = TokenType::word;
  lexicon::Tag tag = lexicon::Tag::unknown;
  const Words::Entry* entry = nullptr;  // never null after read_tokens()
  std::size_t figure = 0;               // index, for type figure
  bool fixed = false;                   // one word by an exclusion: a date, an ordinal
  bool until = false;                   // a date up to which something goes: 到2025年

  [[nodiscard]] bool is_date() const { return fixed && tag == lexicon::Tag::time; }
  // 、 and 和
  [[nodiscard]] bool joins() const {
    return type == TokenType::list_sign ||
           (type == TokenType::word &&
            ((tag == lexicon::Tag::conjunction && !entry->is(Meaning::scope_adverb)) || entry->is(Meaning::and_)));
  }
  [[nodiscard]] bool is(Meaning meaning) const { return type == TokenType::word && entry->is(meaning); }
};

// The brackets that hold figures, and are no single token for it.
struct Brackets {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> around;   // by token: the ( that it stands in
  std::vector<std::size_t> partner;  // of ( its ), and the other way round
};

[[nodiscard]] Brackets find_brackets(std::string_view text, const std::vector<Token>& tokens);

// Marks figures that stand in a quotation or a title as refused: names, not figures.
void refuse_quoted(std::string_view text, const Sentence& sentence, std::vector<Figure>& figures);

// A stretch that is one word whatever the lexicon says: a date, an ordinal.
struct FixedWord {
  base::Range range;
  lexicon::Tag tag = lexicon::Tag::noun;
  bool until = false;
};

// What the reading of sentences works in, kept from one to the next so that memory is asked for once.
struct Workspace {
  lexicon::Workspace lexicon;
  std::vector<lexicon::Word> split;
};

// Tokens of text[sentence] with its `figures`. Refused ones are words again; `fixed` words, by place, are one token
// each.
void read_tokens(std::string_view text, const Sentence& sentence, const std::vector<Figure>& figures,
                 const std::vector<FixedWord>& fixed, const lexicon::Lexicon& lexicon, const Words& words,
                 Workspace& workspace, std::vector<Token>& tokens);

}  // namespace zhibiao::indicators
