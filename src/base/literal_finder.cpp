#include "base/literal_finder.h"

#include <algorithm>
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

}  // namespace

LiteralFinder::LiteralFinder(std::vector<Literal> literals) {
  std::map<std::string, std::vector<int>> owners;
  for (Literal& literal : literals) owners[std::move(literal.text)].push_back(literal.owner);
  for (auto& [text, of_text] : owners) {
    const char32_t first = decode_code_point(text, 0).value;
    if (groups_.empty() || groups_.back().first != first) groups_.push_back({first, literals_.size(), 0});
    literals_.push_back({text, std::move(of_text)});
    groups_.back().end = literals_.size();
    begins_[first % kSlots / 64] |= std::uint64_t{1} << first % 64;
  }
}

void LiteralFinder::owners_in(std::string_view text, std::vector<int>& owners) const {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint read = decode_code_point(text, at);
    const char32_t sign =
        read.value < 0x80 ? static_cast<unsigned char>(lower(static_cast<char>(read.value))) : read.value;
    if ((begins_[sign % kSlots / 64] >> sign % 64 & 1U) != 0) {
      const auto group =
          std::partition_point(groups_.begin(), groups_.end(), [&](const Group& each) { return each.first < sign; });
      if (group != groups_.end() && group->first == sign) {
        for (std::size_t i = group->begin; i < group->end; ++i) {
          if (!begins_with(text.substr(at), literals_[i].text)) continue;
          owners.insert(owners.end(), literals_[i].owners.begin(), literals_[i].owners.end());
        }
      }
    }
    at += read.size;
  }
}

}  // namespace zhibiao::base
