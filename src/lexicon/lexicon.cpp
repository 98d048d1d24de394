#include "lexicon/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace zhibiao::lexicon {
namespace {

constexpr std::uint32_t kFirstHan = 0x4E00;
constexpr std::uint32_t kHanCount = 0xA000 - kFirstHan;
constexpr std::size_t kMaxWordBytes = 48;

std::uint32_t han_index(std::string_view lead) {
  if (lead.size() < 3) return kHanCount;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(lead[i])); };
  if ((byte(0) & 0xF0U) != 0xE0U) return kHanCount;
  const std::uint32_t code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  return code < kFirstHan || code >= kFirstHan + kHanCount ? kHanCount : code - kFirstHan;
}

std::size_t character_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(size, text.size() - at);
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

Lexicon::Lexicon(std::string_view tsv, const std::vector<std::string>& known) : text_(tsv) {
  std::size_t extra = 0;
  for (const auto& word : known) extra += word.size();
  text_.reserve(text_.size() + extra);
  items_.reserve(static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n')) + known.size() + 1);

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
      items_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint16_t>(tag_at),
                        tag_of(line.substr(tag_at + 1, count_at - tag_at - 1)), static_cast<float>(count)});
    }
    at = end + 1;
  }
  const double log_total = std::log(std::max(total, 1.0));
  for (auto& item : items_) item.cost = static_cast<float>(log_total - std::log(std::max(1.0, double{item.cost})));
  unknown_cost_ = static_cast<float>(log_total);

  index();
  add_known(known);
  index();
}

void Lexicon::index() {
  first_.assign(kHanCount + 2, 0);
  for (const auto& item : items_) ++first_[han_index(word(item)) + 1];
  // Words that begin with no Han character stand in no bucket: a split never looks for them.
  std::uint32_t before = 0;
  while (before < items_.size() && han_index(word(items_[before])) == kHanCount) ++before;
  first_[0] = before;
  for (std::uint32_t i = 1; i <= kHanCount; ++i) first_[i] += first_[i - 1];
}

// A word that the list lacks costs a little less than the words it would be split into, the longer the more: kept
// whole, and no stealing from its neighbours.
void Lexicon::add_known(const std::vector<std::string>& known) {
  constexpr float kPreference = 1.0F / 3.0F;  // per byte
  const auto by_word = [this](const Item& a, const Item& b) { return word(a) < word(b); };
  std::vector<Item> added;
  std::vector<Word> words;
  for (const auto& more : known) {
    if (more.empty() || tag(more) != Tag::unknown) continue;
    words.clear();
    split(more, {0, more.size()}, words);
    float cost = 0;
    for (const auto& part : words) cost += cost_of(part.range.of(more));
    added.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint16_t>(more.size()), Tag::unknown,
                     std::max(1.0F, cost - kPreference * static_cast<float>(more.size()))});
    text_ += more;
  }
  std::sort(added.begin(), added.end(), by_word);
  added.erase(
      std::unique(added.begin(), added.end(), [this](const Item& a, const Item& b) { return word(a) == word(b); }),
      added.end());
  const auto listed = static_cast<std::ptrdiff_t>(items_.size());
  items_.insert(items_.end(), added.begin(), added.end());
  std::inplace_merge(items_.begin(), items_.begin() + listed, items_.end(), by_word);
}

const Lexicon::Item* Lexicon::find(std::string_view wanted) const {
  const auto [begin, end] = bucket(wanted);
  const auto* found =
      std::lower_bound(begin, end, wanted, [this](const Item& item, std::string_view w) { return word(item) < w; });
  return found != end && word(*found) == wanted ? found : nullptr;
}

float Lexicon::cost_of(std::string_view wanted) const {
  const Item* item = find(wanted);
  return item == nullptr ? unknown_cost_ : item->cost;
}

std::pair<const Lexicon::Item*, const Lexicon::Item*> Lexicon::bucket(std::string_view lead) const {
  const std::uint32_t index = han_index(lead);
  if (index == kHanCount) return {nullptr, nullptr};
  return {items_.data() + first_[index], items_.data() + first_[index + 1]};
}

Tag Lexicon::tag(std::string_view wanted) const {
  const Item* item = find(wanted);
  return item == nullptr ? Tag::unknown : item->tag;
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
    const std::size_t single = std::min(character_size(text, at), range.end - at);
    const bool han = han_index(text.substr(at, single)) != kHanCount;
    offer(at, at + single, unknown_cost_, han ? Tag::unknown : Tag::punctuation);
    if (!han) continue;
    auto [begin, end] = bucket(text.substr(at, single));
    const std::size_t limit = std::min(range.end, at + kMaxWordBytes);
    for (std::size_t to = at + single; begin != end;) {
      const std::string_view prefix = text.substr(at, to - at);
      begin =
          std::lower_bound(begin, end, prefix, [this](const Item& item, std::string_view w) { return word(item) < w; });
      end = std::partition_point(begin, end, [&](const Item& item) { return word(item).starts_with(prefix); });
      if (begin != end && word(*begin) == prefix) offer(at, to, begin->cost, begin->tag);
      if (to >= limit) break;
      to = std::min(limit, to + character_size(text, to));
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
