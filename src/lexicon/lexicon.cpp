#include "lexicon/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::lexicon {
namespace {

constexpr std::size_t kMaxWordBytes = 48;
// What a split keeps whole.
constexpr patterns::Uses kWhole = patterns::Use::word | patterns::Use::head_sign;
constexpr std::string_view kCompiled = "ZBWORDS6";  // a whole number of eight bytes

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

// As many bytes as end at a whole number of eight.
std::size_t padded(std::size_t size) { return (size + 7) / 8 * 8; }

}  // namespace

Lexicon::Lexicon(std::string_view words) {
  if (!read_compiled(words)) read_list(words);
}

Lexicon::Lexicon(std::string_view words, const std::vector<patterns::ListedWord>& listed) : Lexicon(words) {
  list(listed);
}

Lexicon::Lexicon(std::string_view words, const patterns::PackSet& packs) : Lexicon(words) {
  if (!packs.as_built) list(patterns::listed_words(packs));
}

// A compiled list: the inner signs, the usages and the table; each takes a whole number of eight bytes, so that the
// next stands where numbers may.
bool Lexicon::read_compiled(std::string_view bytes) {
  if (!bytes.starts_with(kCompiled)) return false;
  bytes.remove_prefix(kCompiled.size());
  std::uint64_t number = 0;
  const auto take = [&] {
    const bool there = bytes.size() >= sizeof number;
    if (there) {
      std::memcpy(&number, bytes.data(), sizeof number);
      bytes.remove_prefix(sizeof number);
    }
    return there;
  };
  if (!take()) return false;
  for (std::uint64_t count = number; count > 0; --count) {
    if (!take()) return false;
    note_inner(static_cast<char32_t>(number));
  }
  if (!take() || bytes.size() < padded(number) || !usages_.read(bytes.substr(0, number))) return false;
  bytes.remove_prefix(padded(number));
  auto table = WordTable::read(bytes, unknown_cost_);
  if (table) table_ = std::move(*table);
  return table.has_value();
}

std::string Lexicon::compiled(std::string_view tsv, const std::vector<patterns::ListedWord>& listed) {
  const Lexicon lexicon(tsv, listed);
  std::string bytes(kCompiled);
  const auto put = [&](std::uint64_t number) { bytes.append(reinterpret_cast<const char*>(&number), sizeof number); };
  put(lexicon.inner_signs_.size());
  for (const char32_t sign : lexicon.inner_signs_) put(sign);
  const std::string usages = lexicon.usages_.bytes();
  put(usages.size());
  bytes += usages;
  bytes.resize(padded(bytes.size()));
  return bytes + lexicon.table_.bytes(lexicon.unknown_cost_);
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
  if (word.empty() || !WordTable::may_begin(base::decode_code_point(word, 0).value)) return;
  table_.add(word, {cost, static_cast<std::uint32_t>(tag), 0});
  for (std::size_t at = 0; at < word.size();) {
    const auto sign = base::decode_code_point(word, at);
    at += sign.size;
    if (!WordTable::may_begin(sign.value)) note_inner(sign.value);
  }
}

void Lexicon::note_inner(char32_t sign) {
  const auto place = std::lower_bound(inner_signs_.begin(), inner_signs_.end(), sign);
  if (place != inner_signs_.end() && *place == sign) return;
  inner_signs_.insert(place, sign);
  latin_inside_ = latin_inside_ || (sign < 0x80 && is_latin(static_cast<char>(sign)));
}

// A word that the list lacks, or has as so rare that it falls apart (在编), costs a little less than the words it would
// be split into, the longer the more: kept whole, and no stealing from its neighbours.
void Lexicon::keep_whole(const std::vector<patterns::ListedWord>& listed) {
  constexpr float kPreference = 1.0F / 3.0F;  // per byte
  std::vector<std::pair<std::string_view, float>> added;
  std::vector<Word> words;
  Workspace workspace;
  for (const auto& [more, use, entry] : listed) {
    if (more.empty() || !kWhole.has_any(use)) continue;
    words.clear();
    split(more, {0, more.size()}, words, workspace);
    if (words.size() == 1 && find(more) != WordTable::kNowhere) continue;
    float cost = 0;
    for (const auto& part : words) cost += cost_of(part.range.of(more));
    added.emplace_back(more, std::max(1.0F, cost - kPreference * static_cast<float>(more.size())));
  }
  for (const auto& [word, cost] : added) {
    const auto place = find(word);
    if (place != WordTable::kNowhere) {
      table_.set_cost(place, cost);
    } else {
      add(word, cost, Tag::unknown);
    }
  }
}

// Words that only their entries list, such as units, are no words to a split.
void Lexicon::list(const std::vector<patterns::ListedWord>& listed) {
  keep_whole(listed);
  struct Said {
    std::vector<Usages::Listing> listings;
    patterns::Uses beyond;
  };
  std::vector<Said> said;
  std::vector<std::uint32_t> numbers;  // by place: 1 + which of them, 0 for none
  const auto said_of = [&](WordTable::Place place) -> Said& {
    if (place >= numbers.size()) numbers.resize(table_.size());
    if (numbers[place] == 0) {
      said.emplace_back();
      numbers[place] = static_cast<std::uint32_t>(said.size());
    }
    return said[numbers[place] - 1];
  };
  for (const auto& [word, use, entry] : listed) {
    const WordTable::Place end = word.empty() ? WordTable::kNowhere : table_.add_place(word);
    if (end == WordTable::kNowhere) continue;
    WordTable::Place place = WordTable::kRoot;
    for (std::size_t at = 0; at < word.size();) {
      const auto sign = base::decode_code_point(word, at);
      at += sign.size;
      place = table_.step(place, sign.value);
      if (place != end) said_of(place).beyond |= use;
    }
    auto& listings = said_of(end).listings;
    const Usages::Listing listing{use, entry};
    if (std::find(listings.begin(), listings.end(), listing) == listings.end()) listings.push_back(listing);
  }
  table_.forget_usages();
  usages_ = {};
  for (WordTable::Place place = 0; place < numbers.size(); ++place) {
    if (numbers[place] == 0) continue;
    const Said& of = said[numbers[place] - 1];
    table_.set_usage(place, usages_.number(of.listings, of.beyond));
  }
}

// kNowhere where no word begins so.
WordTable::Place Lexicon::place_of(std::string_view word) const {
  WordTable::Place place = WordTable::kRoot;
  for (std::size_t at = 0; at < word.size();) {
    const auto sign = base::decode_code_point(word, at);
    place = table_.step(place, sign.value);
    if (place == WordTable::kNowhere) return place;
    at += sign.size;
  }
  return place;
}

// kNowhere where no word of a split ends.
WordTable::Place Lexicon::find(std::string_view word) const {
  const auto place = place_of(word);
  return place == WordTable::kNowhere || table_.end(place).tag == WordTable::kNoWord ? WordTable::kNowhere : place;
}

float Lexicon::cost_of(std::string_view word) const {
  const auto place = find(word);
  return place == WordTable::kNowhere ? unknown_cost_ : table_.end(place).cost;
}

Tag Lexicon::tag(std::string_view word) const {
  const auto place = find(word);
  return place == WordTable::kNowhere ? Tag::unknown : static_cast<Tag>(table_.end(place).tag);
}

std::uint32_t Lexicon::usage(std::string_view word) const { return usage_at(place_of(word)); }

std::uint32_t Lexicon::entry(std::uint32_t usage, patterns::Uses uses) const {
  std::optional<std::uint32_t> first;
  usages_.each(usage, [&](const Usages::Listing& listing) {
    if (!first && uses.has_any(listing.use)) first = listing.entry;
  });
  return first.value_or(0);
}

bool Lexicon::is_inside(char32_t sign) const {
  if (WordTable::may_begin(sign)) return true;
  if (sign < 0x80 && is_latin(static_cast<char>(sign))) return latin_inside_;
  return std::binary_search(inner_signs_.begin(), inner_signs_.end(), sign);
}

base::Range Lexicon::run_around(std::string_view text, base::Range range, base::Range within) const {
  while (range.begin > within.begin) {
    const std::size_t before = base::previous_code_point(text, range.begin);
    if (!is_inside(base::decode_code_point(text, before).value)) break;
    range.begin = before;
  }
  while (range.end < within.end) {
    const auto next = base::decode_code_point(text, range.end);
    if (!is_inside(next.value)) break;
    range.end += next.size;
  }
  return range;
}

void Lexicon::split_run(Workspace& workspace, std::vector<Word>& words) const {
  const auto& signs = workspace.signs_;
  if (signs.empty()) return;
  auto& steps = workspace.steps_;
  constexpr float kFar = std::numeric_limits<float>::infinity();
  steps.assign(signs.size() + 1, {kFar, 0, WordTable::kNowhere, Tag::unknown});
  steps[0].cost = 0;
  for (std::size_t at = 0; at < signs.size(); ++at) {
    const float before = steps[at].cost;
    if (before == kFar) continue;  // inside a run of letters
    const auto offer = [&](std::size_t to, float cost, WordTable::Place place, Tag tag) {
      if (before + cost < steps[to].cost) steps[to] = {before + cost, static_cast<std::uint32_t>(at), place, tag};
    };
    if (signs[at].latin) {
      std::size_t end = at + 1;
      while (end < signs.size() && signs[end].latin) ++end;
      offer(end, unknown_cost_, WordTable::kNowhere, Tag::latin);
      continue;
    }
    const bool han = WordTable::may_begin(signs[at].code);
    offer(at + 1, unknown_cost_, WordTable::kNowhere, han ? Tag::unknown : Tag::punctuation);
    if (!han) continue;
    WordTable::Place place = table_.first(signs[at].code);
    for (std::size_t to = at + 1; place != WordTable::kNowhere; ++to) {
      const WordTable::End& end = table_.end(place);
      if (end.tag != WordTable::kNoWord) offer(to, end.cost, place, static_cast<Tag>(end.tag));
      if (to == signs.size() || signs[to].end - signs[at].begin > kMaxWordBytes) break;
      place = table_.step(place, signs[to].code);
    }
  }
  const std::size_t old = words.size();
  for (std::size_t at = signs.size(); at > 0;) {
    const auto& step = steps[at];
    words.push_back({{signs[step.from].begin, signs[at - 1].end}, step.tag, usage_at(step.place)});
    at = step.from;
  }
  std::reverse(words.begin() + static_cast<std::ptrdiff_t>(old), words.end());
  workspace.signs_.clear();
}

void Lexicon::split(std::string_view text, base::Range range, std::vector<Word>& words, Workspace& workspace) const {
  const std::string_view whole = text.substr(0, range.end);
  workspace.signs_.clear();
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t begin = at;
    const base::CodePoint sign = base::decode_code_point(whole, at);
    at += sign.size;
    const bool latin = sign.value < 0x80 && is_latin(text[begin]);
    while (latin && !latin_inside_ && at < range.end && is_latin(text[at])) ++at;
    if (is_inside(sign.value)) {
      workspace.signs_.push_back(
          {sign.value, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), latin});
      continue;
    }
    split_run(workspace, words);
    words.push_back({{begin, at}, latin ? Tag::latin : Tag::punctuation, 0});
  }
  split_run(workspace, words);
}

}  // namespace zhibiao::lexicon
