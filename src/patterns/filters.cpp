#include "patterns/filters.h"

#include <string_view>
#include <unordered_map>

namespace zhibiao::patterns {
namespace {

template <class Packs, class Visit>
void each_regex(Packs& packs, const Visit& visit) {
  const auto all = [&](auto& entries) {
    for (auto& entry : entries) visit(entry);
  };
  all(packs.headings);
  all(packs.lines);
  all(packs.exclusions);
  all(packs.indicators);
  all(packs.tables);
}

}  // namespace

void find_filters(PackSet& packs) {
  each_regex(packs, [](RegexEntry& entry) { entry.filter = base::filter_of(entry.expression); });
}

void take_filters(PackSet& packs, const PackSet& compiled) {
  std::unordered_map<std::string_view, const base::RegexFilter*> known;
  each_regex(compiled, [&](const RegexEntry& entry) { known.emplace(entry.expression, entry.needed()); });
  each_regex(packs, [&](RegexEntry& entry) {
    const auto found = known.find(entry.expression);
    if (found != known.end() && found->second != nullptr) entry.filter = *found->second;
  });
}

}  // namespace zhibiao::patterns
