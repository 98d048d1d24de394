#include "indicators/words.h"

#include <array>
#include <utility>

#include "patterns/cue_groups.h"

namespace zhibiao::indicators {
namespace {

struct Listed {
  std::string_view cue;
  std::string_view value;  // empty: any
  Meaning meaning;
};

constexpr std::array kListed{
    Listed{"level", "", Meaning::level},
    Listed{"change", "increase", Meaning::increase},
    Listed{"change", "decrease", Meaning::decrease},
    Listed{"growth", "increase", Meaning::growth_up},
    Listed{"growth", "decrease", Meaning::growth_down},
    Listed{"base", "", Meaning::base},
    Listed{"count_lead", "", Meaning::count_lead},
    Listed{"distribute", "respectively", Meaning::respectively},
    Listed{"distribute", "each", Meaning::each},
    Listed{"share", "of", Meaning::share},
    Listed{"share", "rate", Meaning::share_rate},
    Listed{"scope", "place", Meaning::scope_place},
    Listed{"scope", "wide", Meaning::scope_wide},
    Listed{"scope", "time", Meaning::scope_time},
    Listed{"scope", "alone", Meaning::scope_alone},
    Listed{"scope", "adverb", Meaning::scope_adverb},
    Listed{"scope", "subset", Meaning::subset},
    Listed{"scope", "own", Meaning::pronoun_scope},
    Listed{"verb", "strong", Meaning::verb_strong},
    Listed{"verb", "weak", Meaning::verb_weak},
    Listed{"verb", "chain", Meaning::verb_chain},
    Listed{"verb", "award", Meaning::verb_award},
    Listed{"verb", "amount", Meaning::verb_amount},
    Listed{"verb", "lead", Meaning::verb_lead},
    Listed{"verb", "attribute", Meaning::attribute},
    Listed{"verb", "stop", Meaning::stop},
    Listed{"noun", "protect", Meaning::protect},
    Listed{"noun", "vocabulary", Meaning::vocabulary},
    Listed{"head", "", Meaning::vocabulary},
    Listed{"noun", "measure", Meaning::measure_noun},
    Listed{"drop", "suffix", Meaning::suffix},
    Listed{"role", "target", Meaning::intends},
    Listed{"role", "strong_target", Meaning::intends_strongly},
    Listed{"role", "actual", Meaning::reports},
    Listed{"link", "list_end", Meaning::list_end},
    Listed{"link", "and", Meaning::and_},
    Listed{"link", "locative", Meaning::locative_end},
    Listed{"link", "preposition", Meaning::open_preposition},
};

Comparator comparator_of(std::string_view value) {
  static constexpr std::pair<std::string_view, Comparator> kComparators[] = {
      {"=", Comparator::equal},    {">=", Comparator::at_least}, {">", Comparator::more_than},
      {"<=", Comparator::at_most}, {"<", Comparator::less_than}, {"~", Comparator::about},
  };
  for (const auto& [sign, comparator] : kComparators) {
    if (sign == value) return comparator;
  }
  return Comparator::equal;
}

std::uint64_t bit(Meaning meaning) { return std::uint64_t{1} << static_cast<unsigned>(meaning); }

static_assert(static_cast<unsigned>(Meaning::count_) <= 64);

}  // namespace

const Words::Entry Words::kNone;

Words::Words(const patterns::PackSet& packs) {
  const auto& cues = packs.cues;
  std::size_t count = 0;
  for (const auto& cue : cues) count += cue.words.size();
  storage_.reserve(count);  // string_views into it stay good
  entries_.reserve(count);
  for (const auto& cue : cues) {
    std::uint64_t of_cue = 0;
    for (const auto& listed : kListed) {
      if (cue.cue == listed.cue && (listed.value.empty() || cue.value == listed.value)) of_cue |= bit(listed.meaning);
    }
    const bool compares = cue.cue == "comparator";
    const Comparator comparator = compares ? comparator_of(cue.value) : Comparator::equal;
    for (const auto& word : cue.words) {
      // 人, 校: endings, no words by themselves
      const std::uint64_t meanings = cue.cue == "head" && word.size() <= 3 ? 0 : of_cue;
      if (meanings == 0 && !compares) continue;
      auto found = entries_.find(word);
      if (found == entries_.end()) {
        storage_.push_back(word);
        found = entries_.emplace(storage_.back(), Entry{}).first;
      }
      Entry& entry = found->second;
      entry.meanings |= meanings;
      if (cue.cue == "change" || cue.cue == "growth") entry.change_id = cue.id;
      if (cue.cue == "role") entry.role_id = cue.id;
      if (compares && cue.position == "before" && !entry.is(Meaning::comparator_before)) {
        entry.meanings |= bit(Meaning::comparator_before);
        entry.before = comparator;
        entry.before_id = cue.id;
      }
      if (compares && cue.position == "after" && !entry.is(Meaning::comparator_after)) {
        entry.meanings |= bit(Meaning::comparator_after);
        entry.after = comparator;
        entry.after_id = cue.id;
      }
    }
  }
  for (const auto& [word, entry] : entries_) begins_[static_cast<unsigned char>(word[0])] = true;
  const std::vector<std::string> known = patterns::cue_words(packs);
  by_known_.reserve(known.size());
  for (const auto& word : known) by_known_.push_back(&entry(word));
}

const Words::Entry& Words::entry(std::string_view word) const {
  if (word.empty() || !begins_[static_cast<unsigned char>(word[0])]) return kNone;
  const auto found = entries_.find(word);
  return found == entries_.end() ? kNone : found->second;
}

}  // namespace zhibiao::indicators
