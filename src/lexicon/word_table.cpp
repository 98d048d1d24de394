#include "lexicon/word_table.h"

#include <array>
#include <cstring>

#include "base/utf8.h"

namespace zhibiao::lexicon {
namespace {

constexpr std::uint32_t kFewestBits = 10;
constexpr std::array<char, 8> kMagic{'Z', 'B', 'W', 'O', 'R', 'D', 'S', '5'};

constexpr std::size_t kFirstsSize = 0xA000 * sizeof(WordTable::Place);

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t places = 0;
  std::uint32_t shift = 0;
  float owners = 0;
  std::uint32_t unused = 0;
};

}  // namespace

WordTable::WordTable()
    : shift_(64 - kFewestBits),
      own_places_(1),
      own_steps_(std::size_t{1} << kFewestBits),
      own_firsts_(kFirsts, kNowhere) {
  look_at_own();
}

void WordTable::look_at_own() {
  places_ = own_places_.data();
  steps_ = own_steps_.data();
  firsts_ = own_firsts_.data();
  size_ = own_places_.size();
  last_slot_ = own_steps_.size() - 1;
}

void WordTable::own() {
  if (!own_places_.empty()) return;
  own_places_.assign(places_, places_ + size_);
  own_steps_.assign(steps_, steps_ + last_slot_ + 1);
  own_firsts_.assign(firsts_, firsts_ + kFirsts);
  look_at_own();
}

void WordTable::grow() {
  std::vector<std::uint64_t> old(own_steps_.size() * 2);
  old.swap(own_steps_);
  --shift_;
  look_at_own();
  for (const std::uint64_t step : old) {
    if (step != 0) own_steps_[slot(step >> kBits)] = step;
  }
}

WordTable::Place WordTable::add_place(std::string_view word) {
  own();
  Place place = kRoot;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint sign = base::decode_code_point(word, at);
    at += sign.size;
    const std::uint64_t key = key_of(place, sign.value);
    std::size_t found = slot(key);
    if (own_steps_[found] == 0) {
      if (own_places_.size() > kMask) return kNowhere;
      if (own_places_.size() * 10 > own_steps_.size() * 7) {
        grow();
        found = slot(key);
      }
      own_steps_[found] = (key << kBits) | own_places_.size();
      own_places_[place].followers |= std::uint64_t{1} << follower(sign.value);
      if (place == kRoot && sign.value < kFirsts) own_firsts_[sign.value] = static_cast<Place>(own_places_.size());
      own_places_.emplace_back();
      look_at_own();
    }
    place = static_cast<Place>(own_steps_[found] & kMask);
  }
  return place;
}

void WordTable::add(std::string_view word, End end) {
  const Place place = add_place(word);
  if (place != kNowhere && own_places_[place].end.tag == kNoWord) own_places_[place].end = end;
}

void WordTable::set_cost(Place place, float cost) {
  own();
  own_places_[place].end.cost = cost;
}

void WordTable::set_usage(Place place, std::uint32_t number) {
  own();
  own_places_[place].end.usage = number & kMostUsages;
}

void WordTable::forget_usages() {
  own();
  for (Entry& place : own_places_) place.end.usage = 0;
}

std::string WordTable::bytes(float owners) const {
  Header header;
  header.places = static_cast<std::uint32_t>(size_);
  header.shift = shift_;
  header.owners = owners;
  const std::size_t places = size_ * sizeof(Entry);
  const std::size_t steps = (last_slot_ + 1) * sizeof(std::uint64_t);
  std::string file(sizeof header + places + steps + kFirstsSize, '\0');
  char* to = file.data();
  const auto put = [&](const void* from, std::size_t size) {
    std::memcpy(to, from, size);
    to += size;
  };
  put(&header, sizeof header);
  put(places_, places);
  put(steps_, steps);
  put(firsts_, kFirstsSize);
  return file;
}

std::optional<WordTable> WordTable::read(std::string_view bytes, float& owners) {
  Header header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.shift < 32 || header.shift > 63 || header.places == 0) return std::nullopt;
  const std::size_t places = header.places * sizeof(Entry);
  const std::size_t slots = std::size_t{1} << (64 - header.shift);
  const std::size_t steps = slots * sizeof(std::uint64_t);
  if (bytes.size() != sizeof header + places + steps + kFirstsSize) return std::nullopt;
  const char* const first = bytes.data() + sizeof header;
  WordTable table{Elsewhere{}};
  table.shift_ = header.shift;
  if (reinterpret_cast<std::uintptr_t>(first) % alignof(Entry) == 0) {
    table.places_ = reinterpret_cast<const Entry*>(first);
    table.steps_ = reinterpret_cast<const std::uint64_t*>(first + places);
    table.firsts_ = reinterpret_cast<const Place*>(first + places + steps);
    table.size_ = header.places;
    table.last_slot_ = slots - 1;
  } else {
    table.own_places_.resize(header.places);
    table.own_steps_.resize(slots);
    table.own_firsts_.resize(kFirsts);
    std::memcpy(table.own_places_.data(), first, places);
    std::memcpy(table.own_steps_.data(), first + places, steps);
    std::memcpy(table.own_firsts_.data(), first + places + steps, kFirstsSize);
    table.look_at_own();
  }
  owners = header.owners;
  return table;
}

}  // namespace zhibiao::lexicon
