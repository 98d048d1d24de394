#include "lexicon/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::lexicon {
namespace {

constexpr char32_t kFirstHan = 0x4E00;
constexpr char32_t kHanCount = 0xA000 - kFirstHan;
constexpr std::size_t kMaxWordBytes = 48;

bool is_han(char32_t code) { return code >= kFirstHan && code < kFirstHan + kHanCount; }

// The code point at `at`, which is before `end`; the bulk of all text is Han, of three bytes each.
base::CodePoint sign_at(std::string_view text, std::size_t at, std::size_t end) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])); };
  if (byte(0) < 0x80) return {byte(0), 1, true};
  if (end - at >= 3 && (byte(0) & 0xF0U) == 0xE0U) {
    return {((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3, true};
  }
  return base::decode_code_point(text.substr(0, end), at);
}

Tag tag_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Tag>, 20> kTags{{
      {"n", Tag::noun},      {"v", Tag::verb},     {"vn", Tag::verbal_noun}, {"a", Tag::adjective},
      {"b", Tag::adjective}, {"d", Tag::adverb},   {"t", Tag::time},         {"s", Tag::noun},
      {"ns", Tag::place},    {"f", Tag::locative}, {"p", Tag::preposition},  {"c", Tag::conjunction},
      {"u", Tag::particle},  {"r", Tag::pronoun},  {"m", Tag::numeral},      {"q", Tag::classifier},
      {"l", Tag::phrase},    {"i", Tag::phrase},   {"j", Tag::noun},         {"nt", Tag::noun},
  }};
  for (const auto& [key, tag] : kTags) {
    if (key == name) return tag;
  }
  return Tag::unknown;
}

bool is_latin(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

Lexicon::Lexicon(std::string_view words, const std::vector<std::string>& known) {
  if (auto table = WordTable::read(words, unknown_cost_)) {
    table_ = std::move(*table);
  } else {
    read_list(words);
  }
  add_known(known);
}

std::string Lexicon::compiled(std::string_view tsv) {
  const Lexicon lexicon(tsv);
  return lexicon.table_.bytes(lexicon.unknown_cost_);
}

void Lexicon::read_list(std::string_view tsv) {
  struct Line {
    std::string_view word;
    Tag tag;
    std::uint32_t count;
  };
  std::vector<Line> lines;
  double total = 0;
  for (std::size_t at = 0; at < tsv.size();) {
    const std::size_t end = std::min(tsv.find('\n', at), tsv.size());
    const std::string_view line = tsv.substr(at, end - at);
    const std::size_t tag_at = line.find('\t');
    const std::size_t count_at = tag_at == std::string_view::npos ? tag_at : line.find('\t', tag_at + 1);
    if (count_at != std::string_view::npos) {
      std::uint32_t count = 1;
      std::from_chars(line.data() + count_at + 1, line.data() + line.size(), count);
      total += count;
      lines.push_back({line.substr(0, tag_at), tag_of(line.substr(tag_at + 1, count_at - tag_at - 1)), count});
    }
    at = end + 1;
  }
  const double log_total = std::log(std::max(total, 1.0));
  unknown_cost_ = static_cast<float>(log_total);
  for (const auto& line : lines) {
    const auto cost = static_cast<float>(log_total - std::log(std::max(1.0, double{static_cast<float>(line.count)})));
    add(line.word, cost, line.tag);
  }
}

// A split looks only for words that begin with a Han character.
void Lexicon::add(std::string_view word, float cost, Tag tag) {
  if (word.empty() || !is_han(sign_at(word, 0, word.size()).value)) return;
  table_.add(word, {cost, static_cast<std::uint32_t>(tag)});
}

// A word that the list lacks costs a little less than the words it would be split into, the longer the more: kept
// whole, and no stealing from its neighbours.
void Lexicon::add_known(const std::vector<std::string>& known) {
  constexpr float kPreference = 1.0F / 3.0F;  // per byte
  std::vector<std::pair<const std::string*, float>> added;
  std::vector<Word> words;
  for (const auto& more : known) {
    if (more.empty() || tag(more) != Tag::unknown) continue;
    words.clear();
    split(more, {0, more.size()}, words);
    float cost = 0;
    for (const auto& part : words) cost += cost_of(part.range.of(more));
    added.emplace_back(&more, std::max(1.0F, cost - kPreference * static_cast<float>(more.size())));
  }
  for (const auto& [word, cost] : added) add(*word, cost, Tag::unknown);
}

const WordTable::End* Lexicon::find(std::string_view word) const {
  WordTable::Place place = WordTable::kRoot;
  for (std::size_t at = 0; at < word.size();) {
    const auto sign = sign_at(word, at, word.size());
    place = table_.step(place, sign.value);
    if (place == WordTable::kNowhere) return nullptr;
    at += sign.size;
  }
  const WordTable::End& end = table_.end(place);
  return end.tag == WordTable::kNoWord ? nullptr : &end;
}

float Lexicon::cost_of(std::string_view word) const {
  const auto* found = find(word);
  return found == nullptr ? unknown_cost_ : found->cost;
}

Tag Lexicon::tag(std::string_view word) const {
  const auto* found = find(word);
  return found == nullptr ? Tag::unknown : static_cast<Tag>(found->tag);
}

void Lexicon::split(std::string_view text, base::Range range, std::vector<Word>& words) const {
  struct Step {
    float cost = std::numeric_limits<float>::infinity();
    std::uint32_t from = 0;
    Tag tag = Tag::unknown;
  };
  std::vector<Step> steps(range.size() + 1);
  steps[0].cost = 0;
  const auto offer = [&](std::size_t from, std::size_t to, float cost, Tag tag) {
    Step& step = steps[to - range.begin];
    const float sum = steps[from - range.begin].cost + cost;
    if (sum < step.cost) step = {sum, static_cast<std::uint32_t>(from), tag};
  };
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (steps[at - range.begin].cost == std::numeric_limits<float>::infinity()) continue;
    if (is_latin(text[at])) {
      std::size_t end = at + 1;
      while (end < range.end && is_latin(text[end])) ++end;
      offer(at, end, unknown_cost_, Tag::latin);
      continue;
    }
    const auto first = sign_at(text, at, range.end);
    const bool han = is_han(first.value);
    offer(at, at + first.size, unknown_cost_, han ? Tag::unknown : Tag::punctuation);
    if (!han) continue;
    const std::size_t limit = std::min(range.end, at + kMaxWordBytes);
    WordTable::Place place = table_.step(WordTable::kRoot, first.value);
    for (std::size_t to = at + first.size; place != WordTable::kNowhere;) {
      const WordTable::End& end = table_.end(place);
      if (end.tag != WordTable::kNoWord) offer(at, to, end.cost, static_cast<Tag>(end.tag));
      if (to >= limit) break;
      const auto next = sign_at(text, to, range.end);
      if (to + next.size > limit) break;
      to += next.size;
      place = table_.step(place, next.value);
    }
  }
  const std::size_t old = words.size();
  for (std::size_t at = range.end; at > range.begin;) {
    const Step& step = steps[at - range.begin];
    words.push_back({{step.from, at}, step.tag});
    at = step.from;
  }
  std::reverse(words.begin() + static_cast<std::ptrdiff_t>(old), words.end());
}

}  // namespace zhibiao::lexicon
