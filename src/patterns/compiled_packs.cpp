#include "patterns/compiled_packs.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace zhibiao::patterns {
namespace {

constexpr std::string_view kMagic = "ZBPACKS6";

class PackWriter {
 public:
  explicit PackWriter(std::string& out) : out_(out) {}

  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_enum_v<T> || std::is_arithmetic_v<T>) {
      const auto number = static_cast<std::uint64_t>(value);
      out_.append(reinterpret_cast<const char*>(&number), sizeof number);
    } else {
      fields(*this, value);
    }
  }
  void operator()(const std::string& text) {
    (*this)(text.size());
    out_ += text;
  }
  template <std::size_t size>
  void operator()(const std::bitset<size>& bits) {
    (*this)(bits.count());
    for (std::size_t bit = bits._Find_first(); bit < size; bit = bits._Find_next(bit)) (*this)(bit);
  }
  void operator()(const std::u32string& signs) {
    (*this)(signs.size());
    out_.append(reinterpret_cast<const char*>(signs.data()), signs.size() * sizeof(char32_t));
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(values.size());
    for (const T& value : values) (*this)(value);
  }

 private:
  std::string& out_;
};

class PackSource {
 public:
  explicit PackSource(std::string_view bytes) : rest_(bytes) {}

  // All was there, and nothing more.
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_enum_v<T> || std::is_arithmetic_v<T>) {
      value = static_cast<T>(number());
    } else {
      fields(*this, value);
    }
  }
  void operator()(std::string& text) { text = take(number()); }
  template <std::size_t size>
  void operator()(std::bitset<size>& bits) {
    for (std::uint64_t count = number(); good_ && count > 0; --count) {
      const std::uint64_t bit = number();
      if (bit >= size) good_ = false;
      if (good_) bits.set(bit);
    }
  }
  void operator()(std::u32string& signs) {
    const std::string_view bytes = take(number() * sizeof(char32_t));
    signs.resize(bytes.size() / sizeof(char32_t));
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(signs.data()));
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    if (number() != 0) (*this)(value.emplace());
  }
  template <class T>
  void operator()(std::vector<T>& values) {
    const std::uint64_t count = number();
    if (count > rest_.size()) good_ = false;  // each takes a byte at least
    if (!good_) return;
    values.resize(count);
    for (T& value : values) (*this)(value);
  }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) good_ = false;
    if (!good_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t number() {
    std::uint64_t number = 0;
    const std::string_view bytes = take(sizeof number);
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(&number));  // none where the bytes have run out
    return number;
  }

  std::string_view rest_;
  bool good_ = true;
};

// What each entry consists of, once for both ways.
template <class Archive, class T>
void entry_fields(Archive& archive, T& entry) {
  archive(entry.id);
  archive(entry.title);
  archive(entry.file);
  archive(entry.line);
}

template <class Archive, class T>
void regex_fields(Archive& archive, T& entry) {
  entry_fields(archive, entry);
  archive(entry.expression);
  archive(entry.filter);
}

template <class T, class Wanted>
concept Is = std::is_same_v<std::remove_const_t<T>, Wanted>;

template <class Archive, Is<base::CodePointRange> T>
void fields(Archive& archive, T& range) {
  archive(range.first);
  archive(range.last);
}

template <class Archive, Is<base::RegexFilter> T>
void fields(Archive& archive, T& filter) {
  archive(filter.literals);
  archive(filter.first);
}

template <class Archive, Is<Unit> T>
void fields(Archive& archive, T& unit) {
  entry_fields(archive, unit);
  archive(unit.kind);
  archive(unit.unit);
  archive(unit.words);
}

template <class Archive, Is<Heading> T>
void fields(Archive& archive, T& heading) {
  regex_fields(archive, heading);
  archive(heading.ordinal);
  archive(heading.inline_items);
  archive(heading.own_line);
  archive(heading.confirmed);
  archive(heading.series);
}

template <class Archive, Is<Line> T>
void fields(Archive& archive, T& line) {
  regex_fields(archive, line);
  archive(line.role);
  archive(line.value);
  archive(line.longest);
}

template <class Archive, Is<Exclusion> T>
void fields(Archive& archive, T& exclusion) {
  regex_fields(archive, exclusion);
}

template <class Archive, Is<Cue> T>
void fields(Archive& archive, T& cue) {
  entry_fields(archive, cue);
  archive(cue.cue);
  archive(cue.value);
  archive(cue.position);
  archive(cue.words);
}

template <class Archive, Is<IndicatorPattern> T>
void fields(Archive& archive, T& indicator) {
  regex_fields(archive, indicator);
  archive(indicator.kind);
}

template <class Archive, Is<TableWord> T>
void fields(Archive& archive, T& word) {
  regex_fields(archive, word);
  archive(word.tells);
  archive(word.value);
}

template <class Archive, Is<TokenClass> T>
void fields(Archive& archive, T& token_class) {
  entry_fields(archive, token_class);
  archive(token_class.any);
  archive(token_class.all);
  archive(token_class.none);
  archive(token_class.words);
  archive(token_class.shortest);
  archive(token_class.longest);
  archive(token_class.expression);
}

template <class Archive, Is<NeededLetter> T>
void fields(Archive& archive, T& needed) {
  archive(needed.letter);
  archive(needed.side);
}

template <class Archive, Is<TokenExpression> T>
void fields(Archive& archive, T& expression) {
  archive(expression.regex);
  archive(expression.needed);
  archive(expression.before);
  archive(expression.behind);
  archive(expression.any_before);
  archive(expression.any_behind);
  archive(expression.stops_before);
  archive(expression.stops_behind);
}

template <class Archive, Is<PhraseRule> T>
void fields(Archive& archive, T& rule) {
  entry_fields(archive, rule);
  archive(rule.expression);
  archive(rule.last);
  archive(rule.refused);
  archive(rule.comparator);
  archive(rule.change);
  archive(rule.role);
  archive(rule.usual_role);
  archive(rule.earlier_name);
  archive(rule.no_name);
  archive(rule.compiled);
}

template <class Archive, Is<Step> T>
void fields(Archive& archive, T& step) {
  entry_fields(archive, step);
}

template <class Archive, Is<Piece> T>
void fields(Archive& archive, T& piece) {
  entry_fields(archive, piece);
  archive(piece.expression);
}

template <class Archive, Is<PackSet> T>
void fields(Archive& archive, T& packs) {
  archive(packs.units);
  archive(packs.headings);
  archive(packs.lines);
  archive(packs.exclusions);
  archive(packs.cues);
  archive(packs.indicators);
  archive(packs.tables);
  archive(packs.classes);
  archive(packs.phrases);
  archive(packs.steps);
  archive(packs.pieces);
  archive(packs.terms);
}

}  // namespace

std::string compiled_packs(const PackSet& packs) {
  std::string bytes(kMagic);
  PackWriter writer(bytes);
  fields(writer, packs);
  return bytes;
}

std::optional<PackSet> read_compiled_packs(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  PackSource source(bytes.substr(kMagic.size()));
  PackSet packs;
  fields(source, packs);
  if (!source.done()) return std::nullopt;
  packs.as_built = true;
  return packs;
}

}  // namespace zhibiao::patterns
