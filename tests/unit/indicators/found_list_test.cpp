#include "indicators/found_list.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace zhibiao::indicators {
namespace {

// All that a reader might give, and what none does.
class Composer {
 public:
  Found one() {
    Found found;
    found.text = range(40);
    found.sentence = is() ? last_sentence_ : last_sentence_ = range(9000);
    found.node = is() ? 3 : is() ? outline::kNoNode : number(1U << 20U);
    found.kind = static_cast<Kind>(number(8));
    found.role = static_cast<Role>(number(2));
    found.comparator = static_cast<Comparator>(number(6));
    found.change = static_cast<Change>(number(3));
    found.pattern = is() ? "unit.zuo" : word();
    if (is()) found.unit = word();
    if (is()) found.metric = range(20);
    if (is()) found.base = range(20);
    if (is()) found.value = Decimal{std::to_string(number(1U << 30U))};
    if (is()) found.high = Decimal{"-0.50"};
    if (is()) found.period = word();
    found.placeholder = is();
    if (is()) found.stated = Stated{Decimal{"1.2"}, is() ? std::optional(Decimal{"3"}) : std::nullopt, word()};
    if (found.value && is()) found.stated = Stated{*found.value, found.high, "万座"};
    if (is()) found.table = TableCell{is() ? "甲" : word(), word()};
    found.refused = is();
    found.unread = is();
    for (std::size_t i = 0; is() && i < 3; ++i) found.evidence.push_back({"value", word(), range(9)});
    return found;
  }

 private:
  std::size_t number(std::size_t below) { return random_() % below; }
  bool is() { return random_() % 2 == 0; }
  std::string word() { return std::string(number(is() ? 4 : 20000), 'x') + std::to_string(number(9000)); }
  base::Range range(std::size_t longest) {
    const std::size_t begin = number(is() ? 100 : 1U << 30U);
    return {begin, begin + number(longest)};
  }

  std::mt19937_64 random_{7};
  base::Range last_sentence_;
};

void expect_same(const Found& is, const Found& wanted, std::size_t at) {
  EXPECT_EQ(is.text, wanted.text) << at;
  EXPECT_EQ(is.sentence, wanted.sentence) << at;
  EXPECT_EQ(is.node, wanted.node) << at;
  EXPECT_EQ(is.kind, wanted.kind) << at;
  EXPECT_EQ(is.role, wanted.role) << at;
  EXPECT_EQ(is.comparator, wanted.comparator) << at;
  EXPECT_EQ(is.change, wanted.change) << at;
  EXPECT_EQ(is.pattern, wanted.pattern) << at;
  EXPECT_EQ(is.unit, wanted.unit) << at;
  EXPECT_EQ(is.metric, wanted.metric) << at;
  EXPECT_EQ(is.base, wanted.base) << at;
  EXPECT_EQ(is.value, wanted.value) << at;
  EXPECT_EQ(is.high, wanted.high) << at;
  EXPECT_EQ(is.period, wanted.period) << at;
  EXPECT_EQ(is.placeholder, wanted.placeholder) << at;
  EXPECT_EQ(is.stated, wanted.stated) << at;
  EXPECT_EQ(is.table, wanted.table) << at;
  EXPECT_EQ(is.refused, wanted.refused) << at;
  EXPECT_EQ(is.unread, wanted.unread) << at;
  ASSERT_EQ(is.evidence.size(), wanted.evidence.size()) << at;
  for (std::size_t i = 0; i < is.evidence.size(); ++i) {
    EXPECT_EQ(is.evidence[i].field, wanted.evidence[i].field);
    EXPECT_EQ(is.evidence[i].rule, wanted.evidence[i].rule);
    EXPECT_EQ(is.evidence[i].word, wanted.evidence[i].word);
  }
}

void expect_same(const FoundList& is, const std::vector<Found>& wanted) {
  ASSERT_EQ(is.size(), wanted.size());
  std::size_t at = 0;
  for (const Found& found : is) {
    expect_same(found, wanted[at], at);
    ++at;
  }
  EXPECT_EQ(at, wanted.size());
}

TEST(FoundList, GivesBackWhatWasPutIn) {
  Composer composer;
  std::vector<Found> all;
  FoundList list;
  for (std::size_t i = 0; i < 5000; ++i) list.push_back(all.emplace_back(composer.one()));
  expect_same(list, all);
  expect_same(FoundList(list), all);
  EXPECT_EQ(list.refused(), std::count_if(all.begin(), all.end(), [](const Found& found) { return found.refused; }));
}

TEST(FoundList, PutsTwoInTheOrderOfTheirPlaces) {
  for (const bool sorted : {true, false}) {
    Composer composer;
    std::vector<Found> first;
    std::vector<Found> second;
    for (std::size_t i = 0; i < 1500; ++i) (i % 3 == 0 ? second : first).push_back(composer.one());
    const auto place = [](base::Range text) { return text.begin / 7; };  // so that some are equal
    const auto before = [&](const Found& a, const Found& b) { return place(a.text) < place(b.text); };
    if (sorted) {
      std::stable_sort(first.begin(), first.end(), before);
      std::stable_sort(second.begin(), second.end(), before);
    }
    FoundList one;
    FoundList other;
    for (const Found& found : first) one.push_back(found);
    for (const Found& found : second) other.push_back(found);
    std::vector<Found> all = first;
    all.insert(all.end(), second.begin(), second.end());
    std::stable_sort(all.begin(), all.end(), before);
    expect_same(FoundList::in_order(std::move(one), std::move(other), place), all);
  }
}

TEST(FoundList, IsSmallOfATextOfNothingButFigures) {
  FoundList list;
  Found found;
  found.pattern = "unit.ge";
  found.unit = "个";
  found.kind = Kind::count;
  found.sentence = {1000, 9000};
  const std::size_t before = ::mallinfo2().uordblks;
  for (std::size_t i = 0; i < 100'000; ++i) {
    found.text = {1000 + 4 * i, 1002 + 4 * i};
    found.value = Decimal{std::to_string(i % 10)};
    found.stated = Stated{*found.value, {}, "个"};
    list.push_back(found);
  }
  EXPECT_LT(::mallinfo2().uordblks - before, 100'000U * 16);
}

}  // namespace
}  // namespace zhibiao::indicators
