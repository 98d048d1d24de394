#include "indicators/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "patterns/uses.h"

namespace zhibiao::indicators {
namespace {

struct Listed {
  std::string_view cue;
  std::string_view value;  // empty: any
  Meaning meaning;
};

constexpr std::array kListed{
    Listed{"level", "reached", Meaning::level},
    Listed{"change", "increase", Meaning::increase},
    Listed{"change", "decrease", Meaning::decrease},
    Listed{"growth", "increase", Meaning::growth_up},
    Listed{"growth", "decrease", Meaning::growth_down},
    Listed{"base", "", Meaning::base},
    Listed{"base", "whole", Meaning::base_whole},
    Listed{"base", "terms", Meaning::base_terms},
    Listed{"change", "net_increase", Meaning::increase},
    Listed{"change", "net_increase", Meaning::net_increase},
    Listed{"level", "milestone", Meaning::milestone},
    Listed{"count_lead", "", Meaning::count_lead},
    Listed{"distribute", "respectively", Meaning::respectively},
    Listed{"distribute", "each", Meaning::each},
    Listed{"share", "of", Meaning::share},
    Listed{"share", "rate", Meaning::share_rate},
    Listed{"share", "task", Meaning::task},
    Listed{"scope", "place", Meaning::scope_place},
    Listed{"scope", "admin", Meaning::scope_admin},
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
    Listed{"verb", "function", Meaning::function},
    Listed{"noun", "seat", Meaning::seat},
    Listed{"noun", "office", Meaning::office},
    Listed{"verb", "stop", Meaning::stop},
    Listed{"noun", "protect", Meaning::protect},
    Listed{"noun", "vocabulary", Meaning::vocabulary},
    Listed{"head", "", Meaning::vocabulary},
    Listed{"noun", "measure", Meaning::measure_noun},
    Listed{"drop", "suffix", Meaning::suffix},
    Listed{"drop", "remark", Meaning::remark},
    Listed{"role", "target", Meaning::intends},
    Listed{"role", "strong_target", Meaning::intends_strongly},
    Listed{"role", "actual", Meaning::reports},
    Listed{"role", "planned", Meaning::plans},
    Listed{"role", "planned_figure", Meaning::plans_own},
    Listed{"role", "done", Meaning::done},
    Listed{"time", "founding", Meaning::founds},
    Listed{"time", "start", Meaning::starts},
    Listed{"time", "same", Meaning::same_time},
    Listed{"time", "mean", Meaning::mean_growth},
    Listed{"time", "now", Meaning::now},
    Listed{"link", "list_end", Meaning::list_end},
    Listed{"link", "and", Meaning::and_},
    Listed{"link", "locative", Meaning::locative_end},
    Listed{"link", "preposition", Meaning::open_preposition},
    Listed{"link", "by", Meaning::measure_of},
    Listed{"link", "of", Meaning::of},
    Listed{"opening", "every", Meaning::every},
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

std::optional<Meaning> meaning_named(std::string_view name) {
  if (name == "comparator.before") return Meaning::comparator_before;
  if (name == "comparator.after") return Meaning::comparator_after;
  const std::size_t point = name.find('.');
  const std::string_view cue = name.substr(0, point);
  const std::string_view value = point == std::string_view::npos ? "" : name.substr(point + 1);
  // change.net_increase means an increase too, in a row before its own: the last row of that value counts
  std::optional<Meaning> found;
  for (const auto& listed : kListed) {
    if (listed.cue == cue && listed.value == value) found = listed.meaning;
    if (!found && listed.cue == cue && listed.value.empty()) found = listed.meaning;
  }
  return found;
}

const Words::Ids Words::kNoIds;

Words::Words(const patterns::PackSet& packs, const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon), entries_(lexicon.usages().size()) {
  measure_.meanings = bit(Meaning::measure_noun);
  office_.meanings = bit(Meaning::office);
  every_.meanings = bit(Meaning::every);
  std::vector<std::uint64_t> meanings;  // of each cue's words
  for (const auto& cue : packs.cues) {
    const auto add_parts = [&](auto& parts) { parts.insert(parts.end(), cue.words.begin(), cue.words.end()); };
    if (cue.cue == "ending") add_parts(cue.value == "office" ? office_endings_ : measure_endings_);
    if (cue.cue == "opening") add_parts(every_openings_);
    std::uint64_t& of_cue = meanings.emplace_back(cue.cue == "opening" ? every_.meanings : 0);
    for (const auto& listed : kListed) {
      if (cue.cue == listed.cue && (listed.value.empty() || cue.value == listed.value)) of_cue |= bit(listed.meaning);
    }
  }
  for (std::uint32_t usage = 0; usage < entries_.size(); ++usage) {
    lexicon.usages().each(usage, [&](const lexicon::Usages::Listing& listing) {
      if (listing.use == patterns::Use::word) add(packs.cues[listing.entry], meanings[listing.entry], usage);
      if (listing.use == patterns::Use::head_sign) entries_[usage].listed = true;
    });
  }
}

// The words of this usage are listed by the cue, whose words have these meanings.
void Words::add(const patterns::Cue& cue, std::uint64_t meanings, std::uint32_t usage) {
  Entry& entry = entries_[usage];
  entry.listed = true;
  entry.meanings |= meanings;
  const bool compares = cue.cue == "comparator";
  const bool changes = cue.cue == "change" || cue.cue == "growth";
  const bool has_role = cue.cue == "role";
  if (!compares && !changes && !has_role) return;
  Ids& ids = ids_[usage];
  entry.ids = &ids;
  if (changes) ids.change = cue.id;
  if (has_role) ids.role = cue.id;
  if (compares && cue.position == "before" && !entry.is(Meaning::comparator_before)) {
    entry.meanings |= bit(Meaning::comparator_before);
    entry.before = comparator_of(cue.value);
    ids.before = cue.id;
  }
  if (compares && cue.position == "after" && !entry.is(Meaning::comparator_after)) {
    entry.meanings |= bit(Meaning::comparator_after);
    entry.after = comparator_of(cue.value);
    ids.after = cue.id;
  }
}

const Words::Entry& Words::unlisted(lexicon::Tag tag, std::string_view word) const {
  if (tag == lexicon::Tag::noun && ends_in(measure_endings_, word)) return measure_;
  if ((tag == lexicon::Tag::noun || tag == lexicon::Tag::unknown) && ends_in(office_endings_, word)) return office_;
  return opens_with_every(word) ? every_ : entries_[0];
}

bool Words::opens_with_every(std::string_view word) const {
  return std::any_of(every_openings_.begin(), every_openings_.end(),
                     [&](std::string_view opening) { return word.starts_with(opening); });
}

// By itself, as behind a word that is split off, or in three code points and more: 力量 and 多数 measure nothing.
bool Words::ends_in(const std::vector<std::string_view>& endings, std::string_view word) {
  constexpr std::size_t kThree = 3 * base::kIdeographSize;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word == ending || (word.size() >= kThree && word.ends_with(ending));
  });
}

const Words::Entry& Words::opening(std::string_view text) const {
  constexpr std::size_t kLongest = 4 * base::kIdeographSize;
  const Entry* longest = entries_.data();
  lexicon_.each(text.substr(0, kLongest), 0, patterns::Use::word, [&](const lexicon::Found& word) {
    if (entries_[word.usage].meanings != 0) longest = &entries_[word.usage];
  });
  return *longest;
}

}  // namespace zhibiao::indicators
