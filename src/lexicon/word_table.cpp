#include "lexicon/word_table.h"

#include <array>
#include <cstring>

#include "base/utf8.h"

namespace zhibiao::lexicon {
namespace {

constexpr unsigned kBits = 21;
constexpr std::uint64_t kMask = (std::uint64_t{1} << kBits) - 1;
constexpr std::array<char, 8> kMagic{'Z', 'B', 'W', 'O', 'R', 'D', 'S', '1'};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t places = 0;
  std::uint32_t shift = 0;
  float owners = 0;
  std::uint32_t unused = 0;
};

std::uint64_t key_of(WordTable::Place from, char32_t code) { return (std::uint64_t{from} << kBits) | code; }

}  // namespace

WordTable::WordTable() : ends_(1), steps_(1024), shift_(64 - 10) {}

std::size_t WordTable::slot(std::uint64_t key) const {
  std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> shift_);
  while (steps_[at] != 0 && steps_[at] >> kBits != key) at = (at + 1) & (steps_.size() - 1);
  return at;
}

WordTable::Place WordTable::step(Place from, char32_t code) const {
  const std::uint64_t found = steps_[slot(key_of(from, code))];
  return found == 0 ? kNowhere : static_cast<Place>(found & kMask);
}

void WordTable::grow() {
  std::vector<std::uint64_t> old(steps_.size() * 2);
  old.swap(steps_);
  --shift_;
  for (const std::uint64_t step : old) {
    if (step != 0) steps_[slot(step >> kBits)] = step;
  }
}

void WordTable::add(std::string_view word, End end) {
  Place place = kRoot;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint sign = base::decode_code_point(word, at);
    at += sign.size;
    const std::uint64_t key = key_of(place, sign.value);
    std::size_t found = slot(key);
    if (steps_[found] == 0) {
      if (ends_.size() > kMask) return;
      if (ends_.size() * 2 > steps_.size()) {
        grow();
        found = slot(key);
      }
      steps_[found] = (key << kBits) | ends_.size();
      ends_.emplace_back();
    }
    place = static_cast<Place>(steps_[found] & kMask);
  }
  if (ends_[place].tag == kNoWord) ends_[place] = end;
}

std::string WordTable::bytes(float owners) const {
  Header header;
  header.places = static_cast<std::uint32_t>(ends_.size());
  header.shift = shift_;
  header.owners = owners;
  const std::size_t ends = ends_.size() * sizeof(End);
  const std::size_t steps = steps_.size() * sizeof(std::uint64_t);
  std::string file(sizeof header + ends + steps, '\0');
  std::memcpy(file.data(), &header, sizeof header);
  std::memcpy(file.data() + sizeof header, ends_.data(), ends);
  std::memcpy(file.data() + sizeof header + ends, steps_.data(), steps);
  return file;
}

std::optional<WordTable> WordTable::read(std::string_view bytes, float& owners) {
  Header header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.shift < 32 || header.shift > 63) return std::nullopt;
  const std::size_t ends = header.places * sizeof(End);
  const std::size_t slots = std::size_t{1} << (64 - header.shift);
  if (bytes.size() != sizeof header + ends + slots * sizeof(std::uint64_t)) return std::nullopt;
  WordTable table;
  table.ends_.resize(header.places);
  table.steps_.resize(slots);
  table.shift_ = header.shift;
  std::memcpy(table.ends_.data(), bytes.data() + sizeof header, ends);
  std::memcpy(table.steps_.data(), bytes.data() + sizeof header + ends, slots * sizeof(std::uint64_t));
  owners = header.owners;
  return table;
}

}  // namespace zhibiao::lexicon
