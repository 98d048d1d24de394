// What the words of a table are used for. A usage is the entries of the packs that list a word, and what each uses it
// for; words that the same entries list share one number, so that there are far fewer of them than words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "patterns/uses.h"

namespace zhibiao::lexicon {

class Usages {
 public:
  // That an entry lists the word.
  struct Listing {
    patterns::Use use = patterns::Use::word;
    std::uint32_t entry = 0;
    auto operator<=>(const Listing&) const = default;  // NOLINT(modernize-use-nullptr): of what it becomes
  };

  Usages() = default;

  // 0 is the usage of a word that nobody lists, and that begins no other that somebody does.
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] patterns::Uses uses(std::uint32_t usage) const { return all_[usage].uses; }
  // Of the longer words that begin so.
  [[nodiscard]] patterns::Uses beyond(std::uint32_t usage) const { return all_[usage].beyond; }
  // In the order of the packs: of equal uses the first outranks the others.
  template <class Take>
  void each(std::uint32_t usage, const Take& take) const {
    const Usage& of = all_[usage];
    for (std::uint32_t i = of.first; i < of.first + of.count; ++i) take(listings_[i]);
  }

  // The number of a usage, a new one where there is none like it.
  std::uint32_t number(const std::vector<Listing>& listings, patterns::Uses beyond);

  [[nodiscard]] std::string bytes() const;
  // False where they are not what bytes() gave.
  bool read(std::string_view bytes);

 private:
  struct Usage {
    patterns::Uses uses;
    patterns::Uses beyond;
    std::uint32_t first = 0;  // of listings_
    std::uint32_t count = 0;
  };

  std::vector<Usage> all_{Usage()};
  std::vector<Listing> listings_;
  std::map<std::pair<std::vector<Listing>, patterns::Uses>, std::uint32_t> numbers_;  // of those that number() made
};

}  // namespace zhibiao::lexicon
