// Words as a trie over code points, in two flat arrays: the places (what a word that ends here costs and is, and which
// signs may follow) and an open hash from a place and a code point to the next place. A step is one look-up, whatever
// the number of words; the arrays are written to a file as they are when the program is built and used in place when it
// starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::lexicon {

class WordTable {
 public:
  using Place = std::uint32_t;
  static constexpr Place kRoot = 0;
  static constexpr Place kNowhere = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoWord = 0xFF;

  struct End {
    float cost = 0;
    std::uint32_t tag : 8 = kNoWord;
    std::uint32_t usage : 24 = 0;  // its owner's number, 0 for none
  };
  static constexpr std::uint32_t kMostUsages = 0xFFFFFF;

  WordTable();  // no words
  WordTable(WordTable&&) noexcept = default;
  WordTable& operator=(WordTable&&) noexcept = default;

  [[nodiscard]] Place step(Place from, char32_t code) const {
    if (((places_[from].followers >> follower(code)) & 1U) == 0) return kNowhere;
    const std::uint64_t found = steps_[slot(key_of(from, code))];
    return found == 0 ? kNowhere : static_cast<Place>(found & kMask);
  }
  // A split looks for no word that begins with another sign.
  [[nodiscard]] static constexpr bool may_begin(char32_t code) { return code - kFirstIdeograph < kIdeographs; }
  // The first step of all, without a search for an ideograph and what stands before those: most look-ups end here.
  [[nodiscard]] Place first(char32_t code) const { return code < kFirsts ? firsts_[code] : step(kRoot, code); }
  // The word that ends at `place`; its tag is kNoWord where none does.
  [[nodiscard]] const End& end(Place place) const { return places_[place].end; }
  // Places are numbered from 0; this is one more than the last.
  [[nodiscard]] std::size_t size() const { return size_; }
  // Where `word` ends, whether it is a word or not; kNowhere where the table is full.
  Place add_place(std::string_view word);
  // A word that is there already stays what it is.
  void add(std::string_view word, End end);
  void set_usage(Place place, std::uint32_t number);
  void set_cost(Place place, float cost);
  void forget_usages();

  // The table with one number of its owner's, as a file of this machine's byte order.
  [[nodiscard]] std::string bytes(float owners) const;
  // Nothing where `bytes` is no such file. They are used where they are, as long as no word is added, and must outlive
  // the table.
  [[nodiscard]] static std::optional<WordTable> read(std::string_view bytes, float& owners);

 private:
  struct Elsewhere {};
  explicit WordTable(Elsewhere) {}

  static constexpr unsigned kBits = 21;
  static constexpr std::uint64_t kMask = (std::uint64_t{1} << kBits) - 1;
  static constexpr char32_t kFirstIdeograph = 0x4E00;
  static constexpr char32_t kFirsts = 0xA000;
  static constexpr char32_t kIdeographs = kFirsts - kFirstIdeograph;

  struct Entry {
    End end;
    std::uint64_t followers = 0;  // a bit for each code point that a step from here may have: most look-ups fail here
  };

  [[nodiscard]] static unsigned follower(char32_t code) { return (code ^ (code >> 6U)) & 63U; }
  [[nodiscard]] static std::uint64_t key_of(Place from, char32_t code) { return (std::uint64_t{from} << kBits) | code; }
  [[nodiscard]] std::size_t slot(std::uint64_t key) const {
    std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> shift_);
    while (steps_[at] != 0 && steps_[at] >> kBits != key) at = (at + 1) & last_slot_;
    return at;
  }
  void own();
  void grow();
  void look_at_own();

  const Entry* places_ = nullptr;
  const std::uint64_t* steps_ = nullptr;  // place (21 bits), code point (21), next place (21, never 0); 0: free
  const Place* firsts_ = nullptr;         // by code point: the place of words that begin with it, kNowhere for none
  std::size_t size_ = 0;                  // of places_
  std::size_t last_slot_ = 0;
  std::uint32_t shift_ = 0;  // 64 less the bits of a slot's number
  std::vector<Entry> own_places_;
  std::vector<std::uint64_t> own_steps_;
  std::vector<Place> own_firsts_;
};

}  // namespace zhibiao::lexicon
