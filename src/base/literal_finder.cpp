#include "base/literal_finder.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool begins_with(std::string_view text, std::string_view literal) {
  return text.size() >= literal.size() && std::equal(literal.begin(), literal.end(), text.begin(),
                                                     [](char left, char right) { return left == lower(right); });
}

// Of the code point at `at`: by its last byte, in which neighbours differ.
std::uint64_t bit_of_second(std::string_view text, std::size_t at) {
  const std::size_t last = std::min(at + decode_code_point(text, at).size, text.size()) - 1;
  return std::uint64_t{1} << static_cast<unsigned char>(lower(text[last])) % 64;
}

// The bytes of a code point, the first one lowest; an ASCII letter in lower case.
struct Bytes {
  std::uint32_t bytes = 0;
  std::uint32_t size = 1;
};

Bytes bytes_at(std::string_view text, std::size_t at) {
  std::uint32_t bytes = 0;
  if (text.size() - at >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  const std::uint32_t first = bytes & 0xFFU;
  if (first >= 0xE0 && first < 0xF0) return {bytes & 0xFFFFFFU, 3};
  if (first < 0x80) return {static_cast<std::uint32_t>(lower(static_cast<char>(first))), 1};
  return first < 0xE0 ? Bytes{bytes & 0xFFFFU, 2} : Bytes{bytes, 4};
}

}  // namespace

LiteralFinder::LiteralFinder(std::vector<Literal> literals) {
  std::map<std::string, std::vector<int>> owners;
  for (Literal& literal : literals) owners[std::move(literal.text)].push_back(literal.owner);
  for (auto& [text, of_text] : owners) {
    const CodePoint first = decode_code_point(text, 0);
    if (groups_.empty() || groups_.back().first != first.value) {
      std::uint16_t& of_slot = slots_.at(slot(bytes_at(text, 0).bytes));
      groups_.push_back({first.value, literals_.size(), 0, of_slot});
      of_slot = static_cast<std::uint16_t>(groups_.size());
    }
    Group& group = groups_.back();
    if (text.size() == first.size) {
      group.alone = true;
    } else {
      group.second |= bit_of_second(text, first.size);
    }
    literals_.push_back({text, std::move(of_text)});
    group.end = literals_.size();
  }
}

void LiteralFinder::add_owners(std::string_view text, std::size_t at, char32_t sign, std::size_t size,
                               std::vector<int>& owners) const {
  for (std::size_t number = slots_[slot(bytes_at(text, at).bytes)]; number != 0; number = groups_[number - 1].next) {
    const Group& group = groups_[number - 1];
    if (group.first != sign) continue;
    const std::size_t behind = at + size;
    if (!group.alone && (behind >= text.size() || (group.second & bit_of_second(text, behind)) == 0)) return;
    for (std::size_t i = group.begin; i < group.end; ++i) {
      if (!begins_with(text.substr(at), literals_[i].text)) continue;
      owners.insert(owners.end(), literals_[i].owners.begin(), literals_[i].owners.end());
    }
    return;
  }
}

void LiteralFinder::owners_in(std::string_view text, std::vector<int>& owners) const {
  for (std::size_t at = 0; at < text.size();) {
    const Bytes read = bytes_at(text, at);
    if (slots_[slot(read.bytes)] != 0) {
      const CodePoint sign = decode_code_point(text, at);
      const char32_t lowered = read.size == 1 ? char32_t{read.bytes} : sign.value;
      add_owners(text, at, lowered, sign.size, owners);
    }
    at += read.size;
  }
}

}  // namespace zhibiao::base
