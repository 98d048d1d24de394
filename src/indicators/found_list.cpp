#include "indicators/found_list.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace zhibiao::indicators {
namespace {

constexpr std::size_t kBlock = std::size_t{32} << 10;
constexpr std::size_t kUsual = 1024;  // an item of more may make its block grow
constexpr std::size_t kMostWords = 4096;
constexpr std::size_t kLongestWord = 256;

// What an item holds, in the order in which it is written.
enum Bit : unsigned {
  kSentence,  // another than the last one's
  kNode,
  kRow,
  kMetric,
  kValue,
  kHigh,
  kBase,
  kPeriod,
  kPlaceholder,
  kStated,
  kStatedAsValue,
  kTable,
  kRefused,
  kIsUnread,
  kEvidence,
  kKind,  // the first of the numbers that follow the bits
};

constexpr unsigned kKindBits = 3;
constexpr unsigned kRoleBits = 1;
constexpr unsigned kComparatorBits = 3;

std::uint64_t bit(bool is, Bit at) { return std::uint64_t{is} << at; }
bool has(std::uint64_t bits, Bit at) { return (bits >> at & 1U) != 0; }

// Small for what stands near, before or behind.
std::uint64_t zigzag(std::size_t number, std::size_t beside) {
  return number >= beside ? std::uint64_t{number - beside} << 1U : (std::uint64_t{beside - number} << 1U) - 1;
}

}  // namespace

void FoundList::put(std::uint64_t number) {
  std::string& block = blocks_.back();
  for (; number >= 0x80; number >>= 7U) block += static_cast<char>(0x80U | (number & 0x7FU));
  block += static_cast<char>(number);
}

void FoundList::put_signed(std::size_t number, std::size_t beside) { put(zigzag(number, beside)); }

void FoundList::put_bytes(const std::string& bytes) {
  put(bytes.size());
  blocks_.back() += bytes;
}

// By its number, or 0 and itself where there are too many.
void FoundList::put_word(const std::string& word) {
  auto known = numbers_.find(word);
  if (known == numbers_.end() && words_.size() < kMostWords && word.size() <= kLongestWord) {
    words_.push_back(word);
    known = numbers_.emplace(word, words_.size()).first;
  }
  put(known == numbers_.end() ? 0 : known->second);
  if (known == numbers_.end()) put_bytes(word);
}

void FoundList::put_range(base::Range range, std::size_t beside) {
  put_signed(range.begin, beside);
  put(range.size());
}

void FoundList::push_back(const Found& found) {
  if (blocks_.empty() || blocks_.back().size() > kBlock - kUsual) blocks_.emplace_back().reserve(kBlock);
  const bool first = size_++ == 0;
  refused_ += found.refused ? 1 : 0;
  const bool as_value = found.stated && found.value == found.stated->value && found.high == found.stated->high;
  const bool sentence = first || found.sentence != sentence_;
  const bool node = first || found.node != node_;
  const bool row = found.table && found.table->row != row_;
  std::uint64_t numbers = static_cast<std::uint64_t>(found.change);
  numbers = numbers << kComparatorBits | static_cast<std::uint64_t>(found.comparator);
  numbers = numbers << kRoleBits | static_cast<std::uint64_t>(found.role);
  numbers = numbers << kKindBits | static_cast<std::uint64_t>(found.kind);
  put(bit(sentence, kSentence) | bit(node, kNode) | bit(row, kRow) | bit(found.metric.has_value(), kMetric) |
      bit(found.value.has_value(), kValue) | bit(found.high.has_value(), kHigh) | bit(found.base.has_value(), kBase) |
      bit(found.period.has_value(), kPeriod) | bit(found.placeholder, kPlaceholder) |
      bit(found.stated.has_value(), kStated) | bit(as_value, kStatedAsValue) | bit(found.table.has_value(), kTable) |
      bit(found.refused, kRefused) | bit(found.unread, kIsUnread) | bit(!found.evidence.empty(), kEvidence) |
      numbers << kKind);
  const std::size_t at = found.text.begin;
  put_range(found.text, sentence_.begin);
  if (sentence) put_range(sentence_ = found.sentence, at);
  if (node) put((node_ = found.node) + 1);  // 0 for kNoNode
  put_word(found.pattern);
  put_word(found.unit);
  if (found.metric) put_range(*found.metric, at);
  if (found.value) put_bytes(found.value->text);
  if (found.high) put_bytes(found.high->text);
  if (found.base) put_range(*found.base, at);
  if (found.period) put_word(*found.period);
  if (found.stated) {
    put_word(found.stated->unit);
    if (!as_value) {
      put(found.stated->high ? 1 : 0);
      put_bytes(found.stated->value.text);
      if (found.stated->high) put_bytes(found.stated->high->text);
    }
  }
  if (row) put_bytes(row_ = found.table->row);
  if (found.table) put_word(found.table->column);
  if (found.evidence.empty()) return;
  put(found.evidence.size());
  for (const Evidence& evidence : found.evidence) {
    put_word(evidence.field);
    put_word(evidence.rule);
    put_range(evidence.word, at);
  }
}

class FoundList::Reader : public Walker<Found> {
 public:
  explicit Reader(const FoundList& list) : list_(list) {}

  bool next(Found& found) override {
    if (left_.empty()) {
      if (block_ == list_.blocks_.size()) return false;
      left_ = list_.blocks_[block_++];
    }
    read(found);
    return true;
  }

  // Of the blocks so many are done with.
  [[nodiscard]] std::size_t blocks_done() const { return block_ - (left_.empty() ? 0 : 1); }
  // The first block is there no more.
  void drop_block() { --block_; }

 private:
  std::uint64_t take() {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return number;
    }
  }

  std::size_t take_signed(std::size_t beside) {
    const std::uint64_t number = take();
    return (number & 1U) == 0 ? beside + (number >> 1U) : beside - ((number + 1) >> 1U);
  }

  base::Range take_range(std::size_t beside) {
    const std::size_t begin = take_signed(beside);
    return {begin, begin + take()};
  }

  std::string_view take_bytes() {
    const std::size_t size = take();
    const std::string_view bytes = left_.substr(0, size);
    left_.remove_prefix(size);
    return bytes;
  }

  std::string_view take_word() {
    const std::size_t number = take();
    return number == 0 ? take_bytes() : std::string_view(list_.words_[number - 1]);
  }

  template <class T>
  static T& made(std::optional<T>& value) {
    return value ? *value : value.emplace();
  }

  void decimal(bool is, std::optional<Decimal>& value) {
    is ? static_cast<void>(made(value).text = take_bytes()) : value.reset();
  }

  void range(bool is, std::size_t beside, std::optional<base::Range>& value) {
    is ? static_cast<void>(value = take_range(beside)) : value.reset();
  }

  void read(Found& found) {
    const std::uint64_t bits = take();
    std::uint64_t numbers = bits >> kKind;
    const auto take_bits = [&](unsigned count) {
      return std::exchange(numbers, numbers >> count) & ((1U << count) - 1);
    };
    found.kind = static_cast<Kind>(take_bits(kKindBits));
    found.role = static_cast<Role>(take_bits(kRoleBits));
    found.comparator = static_cast<Comparator>(take_bits(kComparatorBits));
    found.change = static_cast<Change>(numbers);
    found.placeholder = has(bits, kPlaceholder);
    found.refused = has(bits, kRefused);
    found.unread = has(bits, kIsUnread);
    found.text = take_range(sentence_.begin);
    const std::size_t at = found.text.begin;
    if (has(bits, kSentence)) sentence_ = take_range(at);
    found.sentence = sentence_;
    if (has(bits, kNode)) node_ = take() - 1;
    found.node = node_;
    found.pattern = take_word();
    found.unit = take_word();
    range(has(bits, kMetric), at, found.metric);
    decimal(has(bits, kValue), found.value);
    decimal(has(bits, kHigh), found.high);
    range(has(bits, kBase), at, found.base);
    has(bits, kPeriod) ? static_cast<void>(made(found.period) = take_word()) : found.period.reset();
    has(bits, kStated) ? read_stated(bits, found) : found.stated.reset();
    has(bits, kTable) ? read_table(bits, found) : found.table.reset();
    read_evidence(has(bits, kEvidence) ? take() : 0, at, found.evidence);
  }

  void read_stated(std::uint64_t bits, Found& found) {
    Stated& stated = made(found.stated);
    stated.unit = take_word();
    if (has(bits, kStatedAsValue)) {
      stated.value = *found.value;
      stated.high = found.high;
      return;
    }
    const bool high = take() != 0;
    stated.value.text = take_bytes();
    decimal(high, stated.high);
  }

  void read_table(std::uint64_t bits, Found& found) {
    if (has(bits, kRow)) row_ = take_bytes();
    TableCell& cell = made(found.table);
    cell.row = row_;
    cell.column = take_word();
  }

  void read_evidence(std::size_t count, std::size_t at, std::vector<Evidence>& all) {
    all.resize(count);
    for (Evidence& evidence : all) {
      evidence.field = take_word();
      evidence.rule = take_word();
      evidence.word = take_range(at);
    }
  }

  const FoundList& list_;
  std::size_t block_ = 0;  // the next
  std::string_view left_;
  base::Range sentence_;
  std::size_t node_ = 0;
  std::string row_;
};

FoundList::const_iterator FoundList::begin() const { return const_iterator(std::make_unique<Reader>(*this)); }

// Frees what was gone through.
class FoundList::Consumer {
 public:
  Consumer(FoundList list, const Place& place) : list_(std::move(list)), place_(place), reader_(list_) { step(); }

  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] std::size_t place() const { return at_; }
  [[nodiscard]] const Found& found() const { return found_; }

  void step() {
    at_end_ = !reader_.next(found_);
    at_ = at_end_ ? 0 : place_(found_.text);
    while (reader_.blocks_done() > 0) {
      list_.blocks_.pop_front();
      reader_.drop_block();
    }
  }

 private:
  FoundList list_;
  const Place& place_;
  Reader reader_;
  Found found_;
  std::size_t at_ = 0;
  bool at_end_ = false;
};

FoundList FoundList::in_order(FoundList first, FoundList second, const Place& place) {
  // Nearly always each is in order by itself.
  const auto sorted = [&](FoundList list) {
    std::size_t last = 0;
    const bool ascending = std::all_of(list.begin(), list.end(), [&](const Found& found) {
      const std::size_t at = place(found.text);
      return std::exchange(last, at) <= at;
    });
    if (ascending) return list;
    std::vector<Found> all(list.begin(), list.end());
    std::stable_sort(all.begin(), all.end(),
                     [&](const Found& a, const Found& b) { return place(a.text) < place(b.text); });
    FoundList result;
    for (const Found& found : all) result.push_back(found);
    return result;
  };
  FoundList merged;
  Consumer a(sorted(std::move(first)), place);
  Consumer b(sorted(std::move(second)), place);
  while (!a.at_end() || !b.at_end()) {
    Consumer& next = b.at_end() || (!a.at_end() && a.place() <= b.place()) ? a : b;
    merged.push_back(next.found());
    next.step();
  }
  return merged;
}

}  // namespace zhibiao::indicators
