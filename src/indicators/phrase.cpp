#include "indicators/phrase.h"

#include <algorithm>
#include <array>
#include <optional>

namespace zhibiao::indicators {
namespace {

struct Pair {
  std::string_view open;
  std::string_view close;
  TokenType type;
};

constexpr std::array kPairs{
    Pair{"“", "”", TokenType::quotation},   Pair{"《", "》", TokenType::quotation},
    Pair{"「", "」", TokenType::quotation}, Pair{"『", "』", TokenType::quotation},
    Pair{"\"", "\"", TokenType::quotation}, Pair{"‘", "’", TokenType::quotation},
    Pair{"(", ")", TokenType::bracket},     Pair{"〔", "〕", TokenType::quotation},
    Pair{"【", "】", TokenType::quotation}, Pair{"[", "]", TokenType::bracket},
    Pair{"〈", "〉", TokenType::quotation},
};
// A quotation longer than this is speech, not a name.
constexpr std::size_t kLongestName = 120;

const Pair* opens(std::string_view text, std::size_t at) {
  // What most bytes fail: Han characters begin with E4 to E9.
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != '"' && lead != '(' && lead != '[' && lead != 0xE2 && lead != 0xE3) return nullptr;
  for (const auto& pair : kPairs) {
    if (text.substr(at, pair.open.size()) == pair.open) return &pair;
  }
  return nullptr;
}

std::optional<base::Range> enclosed(std::string_view text, std::size_t at, std::size_t end, const Pair& pair) {
  const std::size_t from = at + pair.open.size();
  std::size_t close = text.find(pair.close, from);
  if (pair.open == "(" || pair.open == "《" || pair.open == "“") {  // one inside the other
    const std::size_t nested = text.find(pair.open, from);
    if (nested < close && close != std::string_view::npos) close = text.find(pair.close, close + pair.close.size());
  }
  if (close == std::string_view::npos || close + pair.close.size() > end) return std::nullopt;
  return base::Range{at, close + pair.close.size()};
}

bool is_stop(std::string_view sign) {
  static constexpr std::array<std::string_view, 18> kStops{",", "，", ";",  "；", ":", "：", "。", "!", "！",
                                                           "?", "？", "\n", "—",  "…", "\t", "|",  "·", "•"};
  return std::find(kStops.begin(), kStops.end(), sign) != kStops.end() && sign != "·";
}

// Digits that are no indicator are one word, their decimals included.
bool is_figure(const Candidate& candidate) {
  return candidate.figure.form == NumberForm::arabic && !candidate.has_unit;
}

std::size_t character_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

void refuse_quoted(std::string_view text, base::Range sentence, std::vector<Candidate>& candidates, std::size_t first) {
  for (std::size_t at = sentence.begin, next = first; at < sentence.end && next < candidates.size();) {
    const Pair* pair = opens(text, at);
    const auto inside = pair != nullptr && pair->type == TokenType::quotation && pair->open != "〔"
                            ? enclosed(text, at, sentence.end, *pair)
                            : std::nullopt;
    if (!inside) {
      at += character_size(text, at);
      continue;
    }
    const bool title = pair->open == "《" || pair->open == "〈";
    while (next < candidates.size() && candidates[next].range.begin < inside->begin) ++next;
    for (; next < candidates.size() && candidates[next].range.begin < inside->end; ++next) {
      if ((title || inside->size() <= kLongestName) && candidates[next].refused_by.empty() && !candidates[next].own) {
        candidates[next].refused_by = "sentence.quoted";
      }
    }
    at = inside->end;
  }
}

std::vector<Token> read_tokens(std::string_view text, base::Range sentence, const std::vector<Candidate>& candidates,
                               std::size_t first, const std::vector<FixedWord>& fixed, const lexicon::Lexicon& lexicon,
                               const Words& words) {
  std::vector<Token> tokens;
  std::size_t next_fixed = 0;
  std::size_t refused = first;
  std::vector<lexicon::Word> split;
  std::size_t next = first;
  const auto skip_refused = [&](std::size_t at) {
    while (next < candidates.size() && (!candidates[next].refused_by.empty() || candidates[next].range.end <= at))
      ++next;
  };
  const auto push = [&](base::Range range, TokenType type, lexicon::Tag tag) {
    tokens.push_back({range, type, tag, &words.entry(range.of(text)), 0, false});
  };
  std::size_t plain = sentence.begin;  // where the words not yet split begin
  const auto flush = [&](std::size_t end) {
    if (plain >= end) return;
    split.clear();
    lexicon.split(text, {plain, end}, split);
    for (const auto& word : split) {
      if (word.tag != lexicon::Tag::punctuation) {
        push(word.range, TokenType::word, word.tag);
        continue;
      }
      const std::string_view sign = word.range.of(text);
      push(word.range,
           sign == "、"    ? TokenType::list_sign
           : is_stop(sign) ? TokenType::stop_sign
                           : TokenType::other_sign,
           word.tag);
    }
  };
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    skip_refused(at);
    while (refused < candidates.size() &&
           (candidates[refused].range.begin < at || candidates[refused].refused_by.empty())) {
      ++refused;
    }
    if (next < candidates.size() && candidates[next].range.begin <= at) {
      flush(at);
      push(candidates[next].range, TokenType::candidate, lexicon::Tag::numeral);
      tokens.back().candidate = next;
      at = plain = candidates[next].range.end;
      continue;
    }
    while (next_fixed < fixed.size() && fixed[next_fixed].range.begin < at) ++next_fixed;
    if (next_fixed < fixed.size() && fixed[next_fixed].range.begin == at && !fixed[next_fixed].range.empty()) {
      flush(at);
      push(fixed[next_fixed].range, TokenType::word, fixed[next_fixed].tag);
      tokens.back().fixed = true;
      at = plain = fixed[next_fixed].range.end;
      continue;
    }
    if (refused < candidates.size() && candidates[refused].range.begin == at && is_figure(candidates[refused])) {
      flush(at);
      push(candidates[refused].range, TokenType::word, lexicon::Tag::latin);
      at = plain = candidates[refused].range.end;
      continue;
    }
    if (const Pair* pair = opens(text, at)) {
      const auto inside = enclosed(text, at, sentence.end, *pair);
      const bool holds_figure = inside && next < candidates.size() && candidates[next].range.begin < inside->end;
      if (inside && !holds_figure) {
        flush(at);
        push(*inside, pair->type, lexicon::Tag::noun);
        at = plain = inside->end;
        continue;
      }
    }
    at += character_size(text, at);
  }
  flush(sentence.end);
  return tokens;
}

}  // namespace zhibiao::indicators
