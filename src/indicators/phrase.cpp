#include "indicators/phrase.h"

#include <algorithm>

#include "base/utf8.h"
#include "indicators/enclosures.h"

namespace zhibiao::indicators {
namespace {

// A quotation longer than this is speech, not a name.
constexpr std::size_t kLongestName = 120;

bool is_stop(char32_t sign) {
  switch (sign) {
    case U',':
    case U'，':
    case U';':
    case U'；':
    case U':':
    case U'：':
    case U'。':
    case U'!':
    case U'！':
    case U'?':
    case U'？':
    case U'\n':
    case U'—':
    case U'…':
    case U'\t':
    case U'|':
    case U'•':
      return true;
    default:
      return false;
  }
}

TokenType type_of(const lexicon::Word& word, std::string_view text) {
  if (word.tag != lexicon::Tag::punctuation) return TokenType::word;
  const char32_t sign = base::decode_code_point(text, word.range.begin).value;
  return sign == U'、' ? TokenType::list_sign : is_stop(sign) ? TokenType::stop_sign : TokenType::other_sign;
}

// Digits that are no indicator are one word, their decimals included.
bool is_figure(const Figure& figure) { return figure.quantity.form == NumberForm::arabic && !figure.has_unit; }

}  // namespace

Brackets find_brackets(std::string_view text, const std::vector<Token>& tokens) {
  Brackets brackets;
  brackets.around.assign(tokens.size(), Brackets::kNone);
  brackets.partner.assign(tokens.size(), Brackets::kNone);
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool sign = tokens[at].type == TokenType::other_sign;
    if (sign && tokens[at].range.of(text) == ")" && !open.empty()) {
      brackets.partner[at] = open.back();
      brackets.partner[open.back()] = at;
      open.pop_back();
    }
    if (!open.empty()) brackets.around[at] = open.back();
    if (sign && tokens[at].range.of(text) == "(") open.push_back(at);
  }
  if (open.empty()) return brackets;
  for (std::size_t& around : brackets.around) {  // one that never closes holds nothing
    if (around != Brackets::kNone && brackets.partner[around] == Brackets::kNone) around = Brackets::kNone;
  }
  return brackets;
}

void refuse_quoted(std::string_view text, const Sentence& sentence, std::vector<Figure>& figures) {
  std::size_t next = 0;
  std::size_t from = sentence.range.begin;
  Enclosures enclosures(text, sentence.range.end);
  for (const Opening& opening : sentence.openings) {
    const PairKind kind = opening.pair->kind;
    if (opening.at < from || kind == PairKind::bracket || kind == PairKind::note) continue;
    const auto inside = enclosures.at(opening);
    if (!inside) continue;
    const bool title = kind == PairKind::title;
    while (next < figures.size() && figures[next].range.begin < inside->begin) ++next;
    for (; next < figures.size() && figures[next].range.begin < inside->end; ++next) {
      if ((title || inside->size() <= kLongestName) && figures[next].refused_by.empty() && !figures[next].own) {
        figures[next].refused_by = "sentence.quoted";
      }
    }
    from = inside->end;
  }
}

void read_tokens(std::string_view text, const Sentence& sentence, const std::vector<Figure>& figures,
                 const std::vector<FixedWord>& fixed, const lexicon::Lexicon& lexicon, const Words& words,
                 Workspace& workspace, std::vector<Token>& tokens) {
  tokens.clear();
  const auto [begin, end] = sentence.range;
  constexpr std::size_t kNever = static_cast<std::size_t>(-1);
  std::size_t plain = begin;  // where the words not yet split begin
  const auto flush = [&](std::size_t until) {
    if (plain >= until) return;
    workspace.split.clear();
    lexicon.split(text, {plain, until}, workspace.split, workspace.lexicon);
    for (std::size_t i = 0; i < workspace.split.size(); ++i) {
      const auto& word = workspace.split[i];
      Token token{word.range, type_of(word, text), word.tag, &words.entry(word, text), 0, false};
      if (token.type == TokenType::other_sign) {  // ≥, and >= in two signs
        if (i + 1 < workspace.split.size() && workspace.split[i + 1].tag == lexicon::Tag::punctuation) {
          const base::Range both{word.range.begin, workspace.split[i + 1].range.end};
          if (const auto& entry = words.entry(both.of(text)); entry.compares()) {
            token.range = both;
            token.entry = &entry;
            ++i;
          }
        }
        if (token.entry->compares()) token.type = TokenType::word;
      }
      tokens.push_back(token);
    }
  };
  // One token for `range`, the words before it split.
  const auto push = [&](base::Range range, TokenType type, lexicon::Tag tag) {
    flush(range.begin);
    tokens.push_back({range, type, tag, &words.entry(range.of(text)), 0, false});
    plain = range.end;
  };
  std::size_t next = 0;  // of each list, what stands at `at` or behind it
  std::size_t refused = 0;
  std::size_t next_fixed = 0;
  auto opening = sentence.openings.begin();
  Enclosures enclosures(text, end);
  for (std::size_t at = begin; at < end;) {
    while (next < figures.size() && (!figures[next].refused_by.empty() || figures[next].range.end <= at)) {
      ++next;
    }
    while (refused < figures.size() &&
           (figures[refused].range.begin < at || figures[refused].refused_by.empty() || !is_figure(figures[refused]))) {
      ++refused;
    }
    while (next_fixed < fixed.size() && (fixed[next_fixed].range.begin < at || fixed[next_fixed].range.empty())) {
      ++next_fixed;
    }
    while (opening != sentence.openings.end() && opening->at < at) ++opening;
    const std::size_t figure_at = next < figures.size() ? figures[next].range.begin : kNever;
    const std::size_t fixed_at = next_fixed < fixed.size() ? fixed[next_fixed].range.begin : kNever;
    const std::size_t refused_at = refused < figures.size() ? figures[refused].range.begin : kNever;
    const std::size_t opening_at = opening != sentence.openings.end() ? opening->at : kNever;
    const std::size_t first = std::min({figure_at, fixed_at, refused_at, opening_at});
    if (first >= end) break;
    if (figure_at == first) {
      push(figures[next].range, TokenType::figure, lexicon::Tag::numeral);
      tokens.back().figure = next;
      at = plain;
    } else if (fixed_at == first) {
      push(fixed[next_fixed].range, TokenType::word, fixed[next_fixed].tag);
      tokens.back().fixed = true;
      tokens.back().until = fixed[next_fixed].until;
      at = plain;
    } else if (refused_at == first) {
      push(figures[refused].range, TokenType::word, lexicon::Tag::latin);
      at = plain;
    } else {
      const Pair& pair = *opening->pair;
      const bool bracket = pair.kind == PairKind::bracket;
      const auto inside = enclosures.at(*opening);
      if (inside && figure_at >= inside->end) {
        push(*inside, bracket ? TokenType::bracket : TokenType::quotation, lexicon::Tag::noun);
        if (bracket) {  // (不含农户)
          const auto& opens = words.opening(inside->of(text).substr(pair.open.size()));
          if (opens.is(Meaning::remark)) tokens.back().entry = &opens;
        }
        at = plain;
      } else {
        at = first + pair.open.size();
      }
    }
  }
  flush(end);
}

}  // namespace zhibiao::indicators
